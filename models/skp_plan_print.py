from odoo import models

from ..rules import file_names


class SkpPlan(models.Model):
    """What the printed files of a case are called, and printing many of them."""

    _inherit = 'skp.plan'

    def _file_name(self, kind):
        """The name of a sheet's file: 2025_SKP_196604081990031002_Budi_Santoso."""
        person = self._party('appraisal', 'employee') or self._party('plan', 'employee')
        return file_names.file_name(self.date_to.year, kind, person.nip, person.name or '')

    def action_print_many(self):
        """Choose what to print of these cases."""
        self.check_access('read')
        return self.env['skp.print']._open({'default_plan_ids': [(6, 0, self.ids)]})
