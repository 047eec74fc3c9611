from markupsafe import Markup

from odoo import models
from odoo.tools import formatLang

NOTE = Markup(' <em class="text-muted">%s</em>')


class SkpRealisationLine(models.Model):
    """A cell of a month in words, for whoever decides on many of them."""

    _inherit = 'skp.realisation.line'

    def _beside_target(self):
        """The cell in words: its aspect, what was realised, and the target of the year."""
        digits = 0 if self.value == int(self.value) else 2
        value = formatLang(self.env, self.value, digits=digits) if self.is_filled else "–"
        text = Markup("%s %s / %s") % (self.indicator_id._label(), value, self.indicator_id.printed_target or "–")
        return text + (NOTE % self.note if self.note else '')
