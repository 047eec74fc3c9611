from odoo import fields, models


class SkpPlan(models.Model):
    """The way from a case to its copy sheet."""

    _inherit = 'skp.plan'

    ekinerja_ids = fields.One2many('skp.ekinerja', 'plan_id', string="Copy Sheet for e-Kinerja")

    def action_ekinerja(self):
        """Open the copy sheet for e-Kinerja BKN, brought up to the case."""
        self.ensure_one()
        sheet = self.env['skp.ekinerja']._of(self)
        sheet._refresh()
        return sheet.action_open()
