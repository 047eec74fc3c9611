from odoo import fields, models


class SkpCompleteLine(models.TransientModel):
    """A row that could not be completed with the others, and why."""

    _name = 'skp.complete.line'
    _description = 'SKP Step Held Back'
    _inherit = ['skp.typed']

    wizard_id = fields.Many2one('skp.complete', required=True, ondelete='cascade', index=True)
    task_id = fields.Many2one('skp.task', required=True, ondelete='cascade')
    plan_id = fields.Many2one(related='task_id.plan_id')
    reason = fields.Char(required=True)
