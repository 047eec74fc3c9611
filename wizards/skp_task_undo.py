from odoo import api, fields, models


class SkpTaskUndo(models.TransientModel):
    """The dialog that takes a completed step back."""

    _name = 'skp.task.undo'
    _description = 'Take Back an SKP Step'
    _inherit = ['skp.dialog']

    task_id = fields.Many2one('skp.task', required=True, readonly=True, ondelete='cascade')
    plan_id = fields.Many2one(related='task_id.plan_id')
    reason = fields.Text()
    needs_reason = fields.Boolean(compute='_compute_needs_reason')

    @api.depends('task_id')
    def _compute_needs_reason(self):
        for wizard in self:
            wizard.needs_reason = bool(wizard.task_id and wizard.task_id._undo_refusal(''))

    def action_take_back(self):
        """Take the step back and reload the case."""
        self.ensure_one()
        self.task_id.take_back(self.reason)
        return {'type': 'ir.actions.client', 'tag': 'soft_reload'}
