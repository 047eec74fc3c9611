from odoo import api, fields, models


class SkpComplete(models.TransientModel):
    """The dialog when a step of somebody without a login is recorded: it asks for the scan."""

    _inherit = 'skp.complete'

    paper_holder = fields.Char(
        compute='_compute_paper_holder', help="Who signed on paper; empty for anybody with a login.")
    scan_ids = fields.Many2many('ir.attachment', string="Signed Page")

    @api.depends('task_ids')
    def _compute_paper_holder(self):
        for wizard in self:
            task = wizard.task_ids[:1]
            wizard.paper_holder = task.holder_name if not task.user_id else False

    def _values(self, decision):
        values = super()._values(decision)
        return {**values, 'scan_ids': self.scan_ids.ids} if self.paper_holder else values
