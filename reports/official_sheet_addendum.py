from odoo import models

from ..rules import indonesian


class ReportHrSkpSheet(models.AbstractModel):
    """What the sheets of the plan say of the addendum that made the printed version."""

    _inherit = 'report.hr_skp.sheet'

    def _sheet(self, plan):
        return {**super()._sheet(plan), 'addendum': self._addendum(plan) if self._signed == 'plan' else []}

    def _addendum(self, plan):
        """Its number and basis, the lines below the title; none for the first version."""
        last = plan._last_addendum()
        return [
            f"ADDENDUM KE-{last.number}",
            f"Dasar: {last.letter} tanggal {indonesian.date_long(last.letter_date)}"] if last else []
