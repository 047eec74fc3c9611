from odoo import api, models
from odoo.fields import Domain

from ..rules import indonesian, months
from ..rules.values import figure


class SkpRealisationLine(models.Model):
    """What the months tell of a result, for whoever evaluates it."""

    _inherit = 'skp.realisation.line'

    @api.model
    def _shown(self, plans, first=None, last=None):
        """The cells of some cases in the months of some days; None: in all months."""
        months_of = Domain('realisation_id.month', '>=', first.replace(day=1)) & Domain(
            'realisation_id.month', '<=', last) if first else Domain.TRUE
        return self.search(Domain('realisation_id.plan_id', 'in', plans.ids) & months_of)

    @api.model
    def _told(self, plans, first=None, last=None):
        """What the months tell of each indicator: its figure added up, and the notes month by month.

        :param plans: ``skp.plan`` recordset, read in one query
        :param date first: the first day that counts; None: all
        :return: {indicator: text}; an indicator of which nothing is told is left out
        """
        cells = self._shown(plans, first, last).filtered('is_filled')
        texts = {
            indicator: rows.sorted(lambda row: row.realisation_id.month)._told_of_one()
            for indicator, rows in cells.grouped('indicator_id').items()}
        return {indicator: text for indicator, text in texts.items() if text}

    def _told_of_one(self):
        """The cells of one indicator as a text."""
        indicator = self.indicator_id
        noted = [(row.realisation_id.month, row.note.strip()) for row in self if (row.note or '').strip()]
        notes = [f"{indonesian.month_name(month.month)} {month.year}: {note}" for month, note in noted]
        typed = [(figure(row.value), None) for row in self if row.value or not row.note]
        if not typed:
            return "\n".join(notes)
        total = indonesian.number_plain(months.add_up(indicator.aggregation, typed))
        return "\n".join([f"{total} {indicator.unit or ''}".strip(), *notes])
