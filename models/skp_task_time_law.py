from datetime import timedelta

from odoo import models

from ..rules import working_time

# the limit of the regulation for an act, by the code of its figure
LIMITS = {
    'respond': 'objection_days', 'explain': 'decision_days', 'decide': 'decision_days',
    'hand_over': 'handover_days', 'receive': 'receipt_days', 'archive': 'report_days',
}


class SkpTask(models.Model):
    """The regulation's own limits where the procedure names none: by the working days of PermenPANRB 6/2022.

    PP 46/2011 and PP 30/2019 limit the objection alone, by calendar days. An answer to an objection has no limit of
    its own; it comes within the one of the decision, which counts from the day of the objection.
    """

    _inherit = 'skp.task'

    def _set_deadlines(self):
        super()._set_deadlines()
        for task in self:
            working = task.plan_id.scheme_code == 'permenpanrb6'
            limit = task._legal_limit()
            if limit is not None and (working or task.act == 'respond'):
                task.deadline = task._legal_day(limit, working)

    def _legal_limit(self):
        """Days by the step of the procedure, else by the regulation; None where neither has anything to add.

        The answer to an objection and its decision are no steps of the procedure, the law alone dates them.
        """
        own = self.step_id.deadline_days if self.act == self.step_id.act else 0
        if own:
            return own if self.act == 'respond' else None
        value = self.plan_id.scheme_id._figures().get(LIMITS.get(self.act))
        return None if value is None else int(value)

    def _legal_day(self, limit, working):
        """The last day of a limit; day 1 is the day after the one it counts from."""
        start = self._due_from()
        if self.act in ('explain', 'decide'):
            start = self.plan_id.objection_ids.sorted('id')[-1:].filed_on or start
        if not working:
            return start + timedelta(days=limit)
        calendar = self.company_id.resource_calendar_id
        days = calendar._skp_days(calendar.id, self.company_id.id, start, start + timedelta(days=3 * limit + 60))
        return working_time.due_day(days, start, limit)
