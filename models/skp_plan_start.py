from odoo import api, fields, models


class SkpPlan(models.Model):
    """The button with which the holder of a case starts the clock of the own work."""

    _inherit = 'skp.plan'

    can_start = fields.Boolean(compute='_compute_can_start')

    @api.depends('current_user_id', 'current_task_id.started_at')
    @api.depends_context('uid')
    def _compute_can_start(self):
        for plan in self:
            plan.can_start = plan.is_my_turn and not plan.current_task_id.started_at

    def action_start(self):
        """Start working on the present step: until now it was waiting."""
        self.current_task_id.action_start()
