from odoo import api, fields, models
from odoo.exceptions import UserError

from .skp_guarded_signed import ENGINE


class SkpPlan(models.Model):
    """A move that was recorded by mistake: taken back while nothing has come of it, with what it had closed."""

    _inherit = 'skp.plan'

    can_take_move_back = fields.Boolean(compute='_compute_can_take_move_back')

    @api.depends('moved_on', 'current_task_id')
    @api.depends_context('uid')
    def _compute_can_take_move_back(self):
        for plan in self:
            plan.can_take_move_back = bool(plan.moved_on) and not plan._move_back_refusal()

    def action_take_move_back(self):
        """Take a recorded move back: the case goes on where it stood, the one in the new unit is removed.

        Unit and manager on the employee's record stay as they are.

        :raises UserError: with the reason the user may not
        """
        self.ensure_one()
        self.check_access('read')
        # sudo: skp.plan - the lock needs no right to write; whether the user may act is judged below
        sentence = self.sudo()._refuse_locked() or self._move_back_refusal()
        if sentence:
            raise UserError(sentence)
        # sudo: skp.plan - the case and its log are written by the engine alone; judged just above
        self.sudo().with_context(tracking_disable=True, **ENGINE)._take_move_back()
        return {'type': 'ir.actions.client', 'tag': 'soft_reload'}

    # -- Why not -----------------------------------------------------------------------------------

    def _move_back_refusal(self):
        """Why the current user may not take the move back; None when nothing stands against it."""
        # sudo: skp.plan - both parts are judged whole, also what is hidden from the asker
        case = self.sudo()
        if not case.moved_on:
            return self.env._("%(plan)s was not closed by a move: there is nothing to take back.", plan=self.name)
        if not self._is_managed() or case.employee_id.user_id == self.env.user:
            return self.env._(
                "The move of %(plan)s is taken back by a data manager whose own SKP it is not.", plan=self.name)
        return case._refuse_begun_parts()

    def _refuse_begun_parts(self):
        """What was done in one of the two parts since the move was recorded."""
        after = self.moved_to_ids
        begun = after.task_ids.filtered(lambda task: task.state == 'done') or after.filtered(
            lambda plan: self.env['skp.act']._changed_since(plan.current_task_id, plan.create_date)).current_task_id
        done = begun or self.task_ids.filtered(
            lambda task: task.state == 'done' and task.decision != 'moved' and task.done_at > self.moved_at)
        if done or self.signature_ids.filtered(lambda row: row.signed_at > self.moved_at):
            return self.env._(
                "“%(step)s” of %(plan)s has begun since the move was recorded: what was done stays on record, and so "
                "does the move.", step=done[:1].name or self.current_task_id.name, plan=(done[:1].plan_id or self).name)
        if 'closed' in (self | after).period_id.mapped('state'):
            return self.env._("The period of %(plan)s is closed: reopen it first.", plan=self.name)
        return None

    # -- Doing it ----------------------------------------------------------------------------------

    def _take_move_back(self):
        ended = self.task_ids.filtered(lambda task: task.decision == 'moved' and not task.taken_back)
        sentence = self.env._("The move was taken back by %(user)s. %(sentence)s", user=self.env.user.name,
                              sentence=self._went_sentence())
        self.moved_to_ids.line_ids.unlink()
        self.moved_to_ids.unlink()
        self.write({'moved_on': False, 'moved_letter': False, 'moved_by_id': False, 'moved_at': False})
        month = self._reached_month()
        if month and self.appraisal_ids._is_blank() and self._next_month(month):
            self.appraisal_ids.unlink()  # made because the move had cut the months short
        if ended:
            self.current_task_id._set_aside('withdrawn', sentence)
            ended.taken_back = True
            spec = self.env['skp.task']._specify(self, ended.step_id, ended.act, ended.role, ended.realisation_id)
            spec.update(opened_by_return=ended.opened_by_return, return_reason=ended.return_reason)
            self.env['skp.act']._enter([spec])
            self.env['skp.task']._open([spec])
        self._log_step({self.id: sentence})
