from datetime import timedelta

from odoo import models

from ..rules import clocks, working_time

# the limit of the regulation for an act, by the code of its figure
LIMITS = {
    'respond': 'objection_days', 'explain': 'answer_days', 'clarify': 'answer_days', 'decide': 'decision_days',
    'hand_over': 'handover_days', 'receive': 'receipt_days', 'archive': 'report_days',
}
SETTLING = ('explain', 'clarify', 'decide')


class SkpTask(models.Model):
    """The regulation's own limits where the procedure names none, in the days that the regulation counts.

    An explanation has a limit of its own only where the office's version of the regulation sets one; it comes within
    the one of the decision, which counts from the day of the objection.
    """

    _inherit = 'skp.task'

    def _set_deadlines(self):
        super()._set_deadlines()
        for last, tasks in self.grouped(lambda task: task._legal_deadline()).items():
            if last:
                tasks.deadline = last

    def _legal_deadline(self):
        """The last day by the regulation; False where it, or the procedure before it, has nothing to add."""
        start = self._due_from()
        if self.act == 'respond' and not self.id:  # about to be opened, perhaps for the second time
            start = self._received_on()
        if self.act not in SETTLING:
            limit = self._legal_limit()
            return limit is not None and self._legal_day(limit, start)
        filed = self.plan_id.objection_ids.sorted('id')[-1:].filed_on or start
        answer = self.act != 'decide' and self._figure('answer_days')
        decision = self._figure('decision_days')
        days = [self._legal_day(answer, start)] if answer else []
        return min(days + ([self._legal_day(decision, filed)] if decision else []), default=False)

    def _legal_limit(self):
        """Days by the step of the procedure, else by the regulation; None where neither has anything to add.

        The days of the procedure to respond are counted as the regulation counts.
        """
        own = self.step_id.deadline_days
        if own:
            return own if self.act == 'respond' else None
        return self._figure(LIMITS.get(self.act)) or None

    def _figure(self, code):
        """A limit of the regulation in whole days; 0 where it has none."""
        return int(self.plan_id.scheme_id._figures().get(code, 0))

    def _legal_day(self, limit, start):
        """The last day of a limit in the regulation's days; day 1 is the day after the one it counts from."""
        if self.plan_id.scheme_id.day_kind != 'working':
            return clocks.deadline(start, limit)
        calendar = self.company_id.resource_calendar_id
        days = calendar._skp_days(calendar.id, self.company_id.id, start, start + timedelta(days=3 * limit + 60))
        return working_time.due_day(days, start, limit)
