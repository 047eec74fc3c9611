from odoo import api, fields, models

from ..models.skp_task_step_in import EXPLAINING


class SkpStepIn(models.TransientModel):
    """The dialog in which the superior takes an appraiser's step over, or goes on without an explanation."""

    _name = 'skp.step.in'
    _description = 'Step in for Somebody'
    _inherit = ['skp.dialog']

    task_id = fields.Many2one('skp.task', required=True, readonly=True, ondelete='cascade')
    plan_id = fields.Many2one(related='task_id.plan_id')
    holder_name = fields.Char(related='task_id.holder_name')
    step_name = fields.Char(related='task_id.name')
    goes_on = fields.Boolean(compute='_compute_goes_on')
    reason = fields.Text()

    @api.depends('task_id')
    def _compute_goes_on(self):
        for wizard in self:
            wizard.goes_on = wizard.task_id.act in EXPLAINING

    def action_step_in(self):
        """Step in and reload the case."""
        self.ensure_one()
        if self.goes_on:
            self.task_id.go_on_without(self.reason)
        else:
            self.task_id.take_over(self.reason)
        return {'type': 'ir.actions.client', 'tag': 'soft_reload'}
