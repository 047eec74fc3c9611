from datetime import date, timedelta

from odoo import api, fields, models
from odoo.tools import format_date

from ..rules import permenpanrb6_clocks
from .office_clock import on_office_clock
from .skp_task_refusal import APPRAISING

# the limits of a case that was taken over, by the code of the regulation's figure
LIMITS = {'respond': 'takeover_receipt_days', 'receive': 'takeover_receipt_days', 'hand_over': 'takeover_handover_days'}


class SkpTask(models.Model):
    """The superior acts where the appraiser did not in time (PermenPANRB 6/2022, Lampiran Bab II.A, IV.A.11, V.A.8).

    A plan or a periodic evaluation is taken over by itself; a yearly evaluation with everything that follows: the
    superior signs Format D.1.2 and the result is final. Nobody ratifies it and nobody objects to it.
    """

    _inherit = 'skp.task'

    decision = fields.Selection(selection_add=[('taken_over', "Taken over by the superior")])
    takeover_activity_id = fields.Many2one('mail.activity', ondelete='set null', index='btree_not_null')

    # -- When --------------------------------------------------------------------------------------

    def _takeover_kind(self):
        """What would be taken over here: 'plan', 'span', 'year'; None where the regulation knows no takeover."""
        if self.act not in ('review', *APPRAISING) or not self._figure('takeover_days'):
            return None
        if self.act == 'review':
            return 'plan'
        plan, month = self.plan_id, self.realisation_id
        over = fields.Date.context_today(self) >= self._law_day('year')
        if self.act == 'measure' and not over and plan._next_month(month):
            return 'span' if plan._span_ending(month.month) else None
        return 'year'

    def _law_day(self, kind):
        """The first day on which the regulation lets the superior act."""
        plan = self.plan_id
        last = plan._spans()[plan._span_ending(self.realisation_id.month)][1] if kind == 'span' else plan.date_to
        return permenpanrb6_clocks.takeover_from(kind, last, plan.scheme_id._figures())

    def _takeover_day(self):
        """The first day on which this step can be taken over; False where it cannot.

        The end of a periodic evaluation is not in the law: the procedure's own days go before it, as they do for a
        plan that is made later in the year.
        """
        kind = self.role == 'appraiser' and self._takeover_kind()
        if not kind:
            return False
        day = self._law_day(kind)
        return day if kind == 'year' or not self.deadline else max(day, self.deadline + timedelta(days=1))

    def _takeover_due(self, kind):
        """The last day for the superior to sign, counted from the end of the evaluation."""
        return self._legal_day(self._figure('takeover_days'), self._law_day(kind) - timedelta(days=1))

    def _legal_deadline(self):
        plan = self.plan_id
        kind = self.role == 'superior' and self.act in APPRAISING and self._takeover_kind()
        if kind:
            return self._takeover_due(kind)
        if plan.taken_over_on and self.act in LIMITS:
            return self._legal_day(self._figure(LIMITS[self.act]), self._due_from())
        return super()._legal_deadline()

    # -- Taking over -------------------------------------------------------------------------------

    @on_office_clock
    def take_over(self, reason=''):
        """Take an appraiser's step over, which was not done in time.

        :param str reason: why; stays on record
        :return: id of the step that is open now
        :raises UserError: with the reason the user may not take it over
        """
        task, words = self._step_in(self._refuse_takeover, reason)
        return task._take_over(words).id

    def _refuse_takeover(self):
        """Why this step cannot be taken over today; None when nothing stands against it."""
        day = self._takeover_day()
        if not day:
            return self.env._(
                "“%(step)s” of %(plan)s cannot be taken over: PermenPANRB 6/2022 alone knows that, for a plan or an "
                "evaluation that the appraiser has not given in time.", step=self.name, plan=self.plan_id.name)
        if fields.Date.context_today(self) < day:
            return self.env._(
                "“%(step)s” of %(plan)s is still the appraiser's: it can be taken over from %(date)s.",
                step=self.name, plan=self.plan_id.name, date=format_date(self.env, day))
        return None

    def _take_over(self, reason):
        """Put the appraiser's step aside and open it again for the superior, on record."""
        plan, kind = self.plan_id, self._takeover_kind()
        self._set_aside('taken_over', reason)
        if kind == 'year':
            plan.taken_over_on = fields.Date.context_today(self)
        again = self._open([self._specify(plan, self.step_id, self.act, 'superior', self.realisation_id)])
        plan._log_step({plan.id: self.env._(
            "“%(step)s” was taken over from %(holder)s by %(superior)s: %(reason)s", step=self.name,
            holder=self.holder_name, superior=again.holder_name, reason=reason)})
        return again

    # -- What follows ------------------------------------------------------------------------------

    @api.model
    def _specify(self, plan, step, act=None, role=None, realisation=None, returned_for=''):
        spec = super()._specify(plan, step, act, role, realisation, returned_for)
        if plan.taken_over_on and spec['role'] == 'appraiser':
            spec['role'] = 'superior'
        return spec

    def _next_spec(self, order):
        """The superior's own signature has settled a case that was taken over: what leads to ratifying falls away."""
        spec = super()._next_spec(order)
        if not self.plan_id.taken_over_on:
            return spec
        step = self.env['skp.sop.step'].browse(spec and spec['step_id'])
        while step.act == 'ratify' or step.act == 'hand_over' and step.next_step_id.act == 'ratify':
            step = step.next_step_id
            spec = self._specify(self.plan_id, step) if step else None
        return spec

    def _decisions(self):
        offered = super()._decisions()
        return ('accept',) if self.act == 'respond' and self.plan_id.taken_over_on else offered

    def _refuse_order(self, order):
        if order.decision in ('object', 'return') and self.act == 'respond' and self.plan_id.taken_over_on:
            return self.env._(
                "The result of %(plan)s was given by the superior in the appraiser's place and is final (PermenPANRB "
                "6/2022, Lampiran Bab IV.A.11): it can be accepted only.", plan=self.plan_id.name)
        return super()._refuse_order(order)

    # -- Suggestion --------------------------------------------------------------------------------

    def _close(self, order):
        super()._close(order)
        self.takeover_activity_id.action_archive()

    def _set_aside(self, decision, reason):
        super()._set_aside(decision, reason)
        self.takeover_activity_id.action_archive()

    @api.model
    @on_office_clock
    def _cron_suggest_takeovers(self):
        """Tell the superiors of steps whose appraiser let the law's time pass; a second run tells nobody again."""
        today = fields.Date.context_today(self)
        tasks = self.search([
            ('state', '=', 'open'), ('role', '=', 'appraiser'), ('act', 'in', ('review', *APPRAISING)),
            ('takeover_activity_id', '=', False), ('plan_id.scheme_code', '=', 'permenpanrb6'),
            ('plan_id.status_id', '=', False)])
        late = tasks.filtered(lambda task: (task._takeover_day() or date.max) <= today)
        late._suggest_takeover()

    def _suggest_takeover(self):
        """One activity for each step on the superior's desk, made in one batch without a mail for each."""
        duty, todo = self.plan_id._duty(), self.env.ref('mail.mail_activity_data_todo')
        model_id = self.env['ir.model']._get_id('skp.plan')
        vals_list = []
        for task in self:
            desk = self.env['res.users'].browse(task.plan_id._desk('superior', duty)['desk_user_id'])
            speaker = task.with_context(lang=desk.lang)
            kind = task._takeover_kind()
            vals_list.append({
                'res_model_id': model_id, 'res_id': task.plan_id.id, 'activity_type_id': todo.id,
                'user_id': desk.id, 'date_deadline': task.deadline if kind == 'plan' else task._takeover_due(kind),
                'summary': speaker.env._(
                    "Take over from %(holder)s: %(step)s", holder=task.holder_name, step=speaker.name)})
        activities = self.env['mail.activity'].with_context(mail_activity_quick_update=True).create(vals_list)
        for task, activity in zip(self, activities, strict=True):
            task.takeover_activity_id = activity
