from dateutil.relativedelta import relativedelta

from odoo import models
from odoo.exceptions import UserError


class SkpPlan(models.Model):
    """The case as the engine sees it: its people, its months, and the content that gets signed."""

    _inherit = 'skp.plan'

    # -- People ------------------------------------------------------------------------------------

    def _person(self, role):
        """The ``hr.employee`` of a role of this case; empty for the roles of the office."""
        return {
            'employee': self.employee_id, 'appraiser': self.appraiser_id, 'superior': self.superior_id,
        }.get(role, self.env['hr.employee'])

    def _party(self, document, role):
        """The snapshot of a person as a document prints it."""
        self.ensure_one()
        return self.party_ids.filtered(lambda party: (party.document, party.role) == (document, role))

    def _refuse_own_choice(self):
        """Raise when somebody opens the own case with other people above than the office has put there."""
        # sudo: hr.employee - who is above whom counts also where the asker may not read it
        for plan in self.sudo().filtered(lambda plan: plan.employee_id.user_id == self.env.user):
            usual = plan.employee_id._skp_climb()[0]
            above = usual._skp_climb(plan.employee_id)[0]
            if not self.env.su and (plan.appraiser_id, plan.superior_id) != (usual, above):
                raise UserError(self._own_choice_sentence())

    def _refuse_own_appointment(self):
        """Raise when a data manager makes himself the judge of a case that the office gives to somebody else."""
        # sudo: hr.employee - who is above whom counts also where the asker may not read it
        for plan in self.sudo() if not self.env.su else ():
            for person, below in ((plan.appraiser_id, plan.employee_id), (plan.superior_id, plan.appraiser_id)):
                if person.user_id == self.env.user and person != below._skp_climb(plan.employee_id)[0]:
                    raise UserError(self.env._(
                        "%(person)s cannot be put above %(plan)s by the own hand: another data manager does it, or "
                        "the personnel office sets the manager.", person=person.name, plan=plan.name))

    def _own_choice_sentence(self):
        return self.env._("Nobody chooses the own appraiser: another data manager has to do it.")

    # -- Months ------------------------------------------------------------------------------------

    def _months(self):
        """First days of the months this case spans."""
        self.ensure_one()
        first = self.date_from.replace(day=1)
        count = (self.ends_on.year - first.year) * 12 + self.ends_on.month - first.month + 1
        return [first + relativedelta(months=index) for index in range(count)]

    def _next_month(self, realisation):
        """The month after a realisation (or the first one), False after the last."""
        months = self._months()
        index = months.index(realisation.month) + 1 if realisation else 0
        return months[index] if index < len(months) else False

    def _last_tasks(self):
        """The newest step of each case, the only one that can be open: {plan id: task, empty before the first}."""
        rows = self.env['skp.task']._read_group([('plan_id', 'in', self.ids)], ['plan_id'], ['id:max'])
        newest = {plan.id: task_id for plan, task_id in rows}
        tasks = {task.id: task for task in self.env['skp.task'].browse(newest.values())}
        return {plan.id: tasks.get(newest.get(plan.id), self.env['skp.task']) for plan in self}

    # -- Engine ------------------------------------------------------------------------------------

    def _start(self):
        """Open the first task of new cases, in one batch."""
        self.env['skp.party']._make(self, 'plan')
        self.env['skp.task']._open([
            self.env['skp.task']._specify(plan, plan.sop_id._first_step()) for plan in self
        ])

    # -- Content -----------------------------------------------------------------------------------

    def _content(self, document, realisation):
        """What a signature on a document puts a name to, in plain values for ``rules/seal.py``."""
        self.ensure_one()
        content = {
            'document': document,
            'case': self.id,
            'from': self.date_from,
            'to': self.date_to,
            'people': {party.role: party._content() for party in self.party_ids if party.document == document},
            'lines': [line._content() for line in self.line_ids.sorted(lambda line: (line.sequence, line.id))],
        }
        if realisation:
            content.update(self._month_content(realisation))
        if document == 'appraisal':
            content['appraisal'] = self.appraisal_ids._content()
            content['objection'] = [objection._content() for objection in self.objection_ids]
        return content

    def _month_content(self, realisation):
        """What a signature covers of one month besides the case itself."""
        return {'month': realisation._content()}

    def _log_step(self, bodies):
        """One note in the chatter of each case: {plan id: text}."""
        if bodies:
            self.browse(bodies)._message_log_batch(bodies)

    def _today(self):
        """Today where the office is."""
        return (self.company_id[:1] or self.env.company)._skp_today()
