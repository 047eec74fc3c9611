from odoo import models


class SkpPeriod(models.Model):
    """Printing the sheets of a period, or of one unit of it."""

    _inherit = 'skp.period'

    def action_print_many(self):
        """Choose the unit and the sheet to print."""
        self.ensure_one()
        self.check_access('read')
        return self.env['skp.print']._open({'default_period_id': self.id})
