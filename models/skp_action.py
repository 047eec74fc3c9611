from odoo import api, fields, models
from odoo.exceptions import ValidationError


class SkpAction(models.Model):
    """A step towards a result, agreed where it is needed (rencana aksi, PermenPANRB 6/2022, Format B.1.1)."""

    _name = 'skp.action'
    _description = 'SKP Action'
    _inherit = ['skp.guarded']
    _order = 'plan_id, line_id, sequence, id'

    _fixed_fields = frozenset({'plan_id'})

    plan_id = fields.Many2one('skp.plan', required=True, ondelete='cascade', index=True)
    line_id = fields.Many2one(
        'skp.plan.line', string="Result", required=True, ondelete='cascade', index=True,
        domain="[('plan_id', '=', plan_id)]")
    sequence = fields.Integer(default=10)
    name = fields.Char(string="Action", required=True)
    due = fields.Date(help="By when it is to be done.")
    is_done = fields.Boolean(string="Done")
    done_on = fields.Date(compute='_compute_done_on', store=True, help="The day on which it was marked as done.")

    @api.depends('is_done')
    def _compute_done_on(self):
        for action in self:
            action.done_on = action.is_done and (action.done_on or fields.Date.context_today(action))

    @api.constrains('plan_id', 'line_id')
    def _check_line(self):
        for action in self.filtered(lambda action: action.line_id.plan_id != action.plan_id):
            raise ValidationError(self.env._(
                "Action “%(action)s” belongs to a result of another SKP: choose a result of %(plan)s.",
                action=action.name, plan=action.plan_id.name))
