from odoo import models

from ..rules.values import figure, plain
from .skp_calculation_words import CORRECTED, REALISED, USED


class SkpMeasurement(models.Model):
    """The facts that a formula takes."""

    _inherit = 'skp.measurement'

    def _inputs(self, writer):
        """Realised and target in words, and why the appraiser corrected the months."""
        words = USED if self.aspect in ('time', 'cost') else REALISED
        money = self.unit == 'Rp'
        realised, *ends = (
            ('Rp' if money else '') + writer.formula(plain(figure(value)))
            for value in (self.used, self.target, self.indicator_id.target_high or None) if value is not None)
        text = writer.say(
            words, realised=realised, target=" – ".join(ends), unit='' if money else self.unit or '').strip()
        if self.is_corrected and self.reason:
            return f"{text}. {writer.say(CORRECTED, reason=self.reason)}"
        return text
