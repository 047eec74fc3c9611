from odoo import fields, models
from odoo.exceptions import UserError

from .lost_connection import tells_lost_connection
from .office_clock import on_office_clock
from .skp_guarded_signed import ENGINE
from .skp_task_refusal import NOT_ACTED


class SkpTask(models.Model):
    """Taking a step back: by who did it while the next person has not acted, then by an administrator."""

    _inherit = 'skp.task'

    decision = fields.Selection(selection_add=[('withdrawn', "Withdrawn")])
    taken_back = fields.Boolean(readonly=True, help="The step was done, and taken back afterwards.")

    @on_office_clock
    @tells_lost_connection
    def take_back(self, reason=''):
        """Take a completed step back: it opens again, and what followed it is withdrawn.

        Nothing is erased: the step, the one that followed and the signatures stay on record.

        :param str reason: why; an administrator who takes back somebody else's step has to say it
        :return: id of the task that is open now
        :raises UserError: with the reason the user may not take it back
        """
        self.ensure_one()
        self.check_access('read')
        words = str(reason or '').strip()
        # sudo: skp.plan - the lock needs no right to write; whether the user may act is judged below
        if not self.plan_id.sudo().try_lock_for_update(allow_referencing=True):
            raise UserError(self.env._(
                "Somebody is working on %(plan)s at this moment: reload the page and look again.",
                plan=self.plan_id.name))
        sentence = self._undo_refusal(words)
        if sentence:
            raise UserError(sentence)
        # sudo: skp.task - the case and its log are written by the engine alone; judged just above
        return self.sudo().with_context(tracking_disable=True, **ENGINE)._take_back(words).id

    # -- Why not -----------------------------------------------------------------------------------

    def _undo_refusal(self, reason):
        """Why the current user may not take this step back; None when nothing stands against it."""
        self.ensure_one()
        # sudo: skp.task - the whole case is judged, also what is hidden from the asker
        task = self.sudo()
        return task._refuse_not_last() or task._refuse_closed_period() or (
            None if task._is_own_and_untouched() else task._refuse_undo_by_office(reason))

    def _refuse_not_last(self):
        last = self.plan_id.task_ids._last_done()
        if self.state != 'done' or not last:
            return self.env._("“%(step)s” of %(plan)s is not completed: there is nothing to take back.",
                              step=self.name, plan=self.plan_id.name)
        if self != last:
            return self.env._(
                "“%(step)s” of %(plan)s is not the last completed step: “%(last)s” has to be taken back first.",
                step=self.name, plan=self.plan_id.name, last=last.name)
        return None

    def _refuse_closed_period(self):
        if self.period_id.state == 'closed':
            return self.env._("Period %(period)s is closed: reopen it first.", period=self.period_id.name)
        return None

    def _is_own_and_untouched(self):
        """Whether the user did this step and the next person has not begun with what follows."""
        following = self.plan_id.current_task_id
        return bool(
            self.done_by_id == self.env.user and following and not following.started_at
            and not self.env['skp.act']._changed_since(following, self.done_at))

    def _refuse_undo_by_office(self, reason):
        """What stands against an administrator; the same for everybody who came too late."""
        values = {'step': self.name, 'plan': self.plan_id.name}
        if not self.env.user.has_group('hr_skp.group_administrator'):
            if self.done_by_id == self.env.user:
                return self.env._(
                    "“%(step)s” of %(plan)s cannot be taken back any more, because what follows it has begun: ask an "
                    "SKP administrator.", **values)
            return self.env._(
                "“%(step)s” of %(plan)s was completed by %(user)s: only %(user)s can take it back while nobody has "
                "gone on, afterwards an SKP administrator.", **values, user=self.done_by_id.name)
        if self._concerns_user():
            return self.env._(
                "“%(step)s” of %(plan)s concerns yourself: another administrator has to take it back.", **values)
        if not reason:
            return self.env._(
                "Reason is empty: write why “%(step)s” of %(plan)s is taken back; it stays on record.", **values)
        return None

    def _concerns_user(self):
        """Whether the case is the user's own, by the employee's login or by a step done as the employee."""
        plan = self.plan_id
        return plan.employee_id.user_id == self.env.user or any(
            task.role == 'employee' and task.done_by_id == self.env.user and task.decision not in NOT_ACTED
            for task in plan.task_ids)

    def _last_done(self):
        """The step of one case's steps that was completed last and still counts."""
        return self.filtered(
            lambda task: task.state == 'done' and task.decision != 'withdrawn' and not task.taken_back
        ).sorted('id')[-1:]

    # -- Doing it ----------------------------------------------------------------------------------

    def _take_back(self, reason):
        """Withdraw what followed, undo what the step did, and open it again."""
        plan, following = self.plan_id, self.plan_id.current_task_id
        self.env['skp.act']._undo(self, following)
        following._set_aside('withdrawn', reason)
        self.taken_back = True
        self._unsettle_party()
        spec = self._specify(plan, self.step_id, self.act, self.role, self.realisation_id)
        spec['return_reason'] = reason or False
        again = self._open([spec])
        plan._log_step({plan.id: " · ".join(filter(None, (
            self.env._("%(step)s: taken back by %(user)s", step=self.name, user=self.env.user.name), reason)))})
        return again

    def _unsettle_party(self):
        """The signer is told anew on the document, unless another signature of the own still stands on it."""
        chain = self.plan_id.signature_ids
        mine = chain.filtered(lambda row: row.task_id == self)
        others = chain.filtered(
            lambda row: row.document == mine.document and row.role == mine.role and not row.task_id.taken_back)
        if mine and not others:
            self.plan_id._party(mine.document, mine.role).signed_at = False
