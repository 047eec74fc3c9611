from odoo import api, models
from odoo.tools import format_date, format_datetime

from .skp_task import Order

JUDGES = {'review', 'measure', 'assess', 'behaviour', 'explain', 'decide', 'ratify'}
APPRAISING = ('measure', 'assess', 'behaviour')
ABOVE = {'ratify', 'decide'}
NOT_ACTED = ('withdrawn', 'taken_over', 'silent', 'moved', 'set_aside')  # closed by somebody, and not done
NEEDS_REASON = {'return', 'object', 'confirm', 'change'}
VALUE_NAMES = {
    'archive_class_id', 'archive_medium', 'archive_number', 'archive_place', 'drawing', 'fault', 'items',
    'new_behaviour_rating', 'new_results_rating', 'new_score', 'scan_ids'}


class SkpTask(models.Model):
    """Why somebody may not act: the one function that buttons, guards and messages share."""

    _inherit = 'skp.task'

    @api.model
    def _order_to_ask(self):
        """The order that moves nothing: asks whether the user may act at all."""
        return Order(None, '', {})

    def _refusals(self, order):
        """The reason each of these tasks may not be completed by the current user with this order.

        :param order: ``Order``; its decision ``None`` asks whether the user may act at all
        :return: {task id: sentence}, without the tasks that may move
        """
        # sudo: skp.task - the lock needs no right to write; whether the user may act is judged below
        locked = self.sudo().try_lock_for_update(allow_referencing=True)._ids if order.decision else self._ids
        # sudo: skp.act - what is missing is judged on the whole case, also on figures hidden from the asker
        missing = self.env['skp.act'].sudo()._missing(self.sudo(), order)
        own = self._own_cases()
        refusals = {}
        for task in self:
            sentence = (
                self._refuse_locked(task, locked) or task._refuse_closed() or task._refuse_stranger()
                or task._refuse_self(own) or task._refuse_order(order) or self._refuse_scans(task, order)
                or " ".join(missing.get(task.id, ()))
            )
            if sentence:
                refusals[task.id] = sentence
        return refusals

    def _refuse_locked(self, task, locked):
        if task.id not in locked:
            return self.env._(
                "Somebody is completing “%(step)s” of %(plan)s at this moment: reload the page and look again.",
                step=task.name, plan=task.plan_id.name)

    def _refuse_closed(self):
        if self.state != 'open':
            return self.env._(
                "“%(step)s” of %(plan)s was already completed by %(user)s on %(moment)s. %(now)s "
                "Reload the page to go on from there.",
                step=self.name, plan=self.plan_id.name, user=self.done_by_id.name,
                moment=format_datetime(self.env, self.done_at), now=self.plan_id._holder_sentence())

    def _refuse_stranger(self):
        if not self.user_id and self.desk_user_id != self.env.user:
            return self.env._(
                "“%(step)s” of %(plan)s waits for %(holder)s, who has no login: %(recorder)s records it with the scan "
                "of the signed page.", step=self.name, plan=self.plan_id.name, holder=self.holder_name,
                recorder=self.desk_user_id.name)
        if self.desk_user_id != self.env.user:
            return self.env._(
                "“%(step)s” of %(plan)s is with %(holder)s since %(since)s: only %(holder)s can complete it.",
                step=self.name, plan=self.plan_id.name, holder=self.holder_name,
                since=format_date(self.env, self.assigned_at))
        return self._refuse_ended()

    def _own_cases(self):
        """Cases that concern the current user: {plan id: {'appraised'} or {'appraiser'} or both}.

        Appraised is whose case it is or who acted in it as the employee before, appraiser who measured or scored
        it, whatever records the login is linked to now.
        """
        judging = self.filtered(lambda task: task.act in JUDGES)
        # sudo: skp.task - whose case it is has to be known to judge; only the comparison comes out
        acted = self.sudo()._read_group([
            ('plan_id', 'in', judging.plan_id.ids), ('done_by_id', '=', self.env.uid), ('on_paper', '=', False),
            ('decision', 'not in', NOT_ACTED),
            # an evaluation that was taken over is above no appraisal: its case, or the span, is final with it
            '|', ('role', '=', 'employee'), '&', ('act', 'in', APPRAISING), ('role', '=', 'appraiser'),
        ], ['plan_id', 'role']) if judging else []
        own = {}
        for plan, role in acted:
            own.setdefault(plan.id, set()).add('appraised' if role == 'employee' else 'appraiser')
        # sudo: hr.employee - the same comparison with the login of the appraised
        for plan in judging.sudo().plan_id.filtered(lambda plan: plan.employee_id.user_id == self.env.user):
            own.setdefault(plan.id, set()).add('appraised')
        return own

    def _refuse_self(self, own):
        """Nobody judges the own SKP, and nobody ratifies or defends on appeal the own appraisal."""
        part = own.get(self.plan_id.id, ())
        if self.act in JUDGES and 'appraised' in part:
            return self.env._(
                "“%(step)s” of %(plan)s concerns yourself: somebody else has to do it.",
                step=self.name, plan=self.plan_id.name)
        if self.act in ABOVE and 'appraiser' in part:
            return self.env._(
                "“%(step)s” of %(plan)s is about the appraisal that you gave yourself: somebody above you has to do "
                "it.", step=self.name, plan=self.plan_id.name)

    def _refuse_order(self, order):
        """A decision that the step does not offer, or one without the words it needs."""
        if order.decision is None:
            return None
        if order.decision not in self._decisions():
            labels = dict(self._fields['decision']._description_selection(self.env))
            return self.env._(
                "“%(step)s” of %(plan)s cannot end with “%(decision)s”; choose one of: %(offered)s.",
                step=self.name, plan=self.plan_id.name, decision=labels.get(order.decision, order.decision),
                offered=", ".join(labels[code] for code in self._decisions()))
        if self._needs_reason(order) and not order.reason:
            return self.env._(
                "Reason is empty: write why, so that %(people)s can act on it.", people=self.plan_id.name)
        unknown = order.values.keys() - VALUE_NAMES
        if unknown:
            return self.env._("“%(names)s” means nothing to this step.", names=", ".join(sorted(unknown)))
        return self._refuse_unconfirmed(order) or self._refuse_drawing(order) or self._refuse_fault(order)

    def _needs_reason(self, order):
        """Whether an order says nothing without words; an objection may have them on its items."""
        if order.decision == 'object' and order.values.get('items'):
            return False
        return order.decision in NEEDS_REASON or self.act in ('explain', 'clarify')
