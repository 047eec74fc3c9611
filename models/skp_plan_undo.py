from odoo import api, fields, models
from odoo.exceptions import UserError


class SkpPlan(models.Model):
    """The button that takes the last step back, shown to whoever may."""

    _inherit = 'skp.plan'

    can_take_back = fields.Boolean(compute='_compute_can_take_back')

    @api.depends('task_ids.state', 'task_ids.taken_back')
    @api.depends_context('uid')
    def _compute_can_take_back(self):
        office = self.env.user.has_group('hr_skp.group_administrator')
        for plan in self:
            last = plan.task_ids._last_done()
            asked = office or last.done_by_id == self.env.user
            plan.can_take_back = bool(last) and asked and not last._undo_refusal('?')

    def action_take_back(self):
        """Ask why the last step is taken back.

        :raises UserError: the user may not take it back
        """
        self.ensure_one()
        last = self.task_ids._last_done()
        sentence = last._undo_refusal('?') if last else self.env._(
            "Nothing is completed yet in %(plan)s.", plan=self.name)
        if sentence:
            raise UserError(sentence)
        return {
            'type': 'ir.actions.act_window', 'name': self.env._("Take back “%(step)s”", step=last.name),
            'res_model': 'skp.task.undo', 'view_mode': 'form', 'target': 'new', 'context': {'default_task_id': last.id},
        }
