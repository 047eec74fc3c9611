from odoo import api, fields, models
from odoo.tools import format_date

from .skp_task_step_in import EXPLAINING


class SkpPlan(models.Model):
    """Whether the superior has stepped in, or may: the buttons, and the sentence that everybody reads."""

    _inherit = 'skp.plan'

    taken_over_on = fields.Date(
        string="Taken over on", readonly=True, copy=False,
        help="The day on which the superior took the yearly evaluation over. The result is final (PermenPANRB 6/2022, "
             "Lampiran Bab IV.A.11).")
    takeover_sentence = fields.Char(compute='_compute_takeover_sentence')
    step_in = fields.Char(compute='_compute_step_in', help="How the user may step in now: take_over, go_on or nothing.")

    @property
    def _guarded_fields(self):
        return super()._guarded_fields | {'taken_over_on'}

    @api.depends('taken_over_on')
    @api.depends_context('lang')
    def _compute_takeover_sentence(self):
        for plan in self:
            plan.takeover_sentence = plan.taken_over_on and self.env._(
                "The superior took the evaluation over on %(date)s, because the appraiser had not evaluated in time: "
                "the result is final.", date=format_date(self.env, plan.taken_over_on))

    @api.depends('current_task_id')
    @api.depends_context('uid')
    def _compute_step_in(self):
        for plan in self:
            task = plan.current_task_id
            kind = 'go_on' if task.act in EXPLAINING else task._takeover_day() and 'take_over'
            refuse = task._refuse_going_on if kind == 'go_on' else task._refuse_takeover
            plan.step_in = kind if kind and not task._refuse_step_in(refuse) else False

    def action_step_in(self):
        """Ask why the user takes the open step over, or goes on without it."""
        self.ensure_one()
        title = self.env._("Go on without it") if self.step_in == 'go_on' else self.env._("Take over")
        return {
            'type': 'ir.actions.act_window', 'name': title, 'res_model': 'skp.step.in', 'view_mode': 'form',
            'target': 'new', 'context': {'default_task_id': self.current_task_id.id},
        }
