from dateutil.relativedelta import relativedelta

from odoo import fields, models
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

    def _holder(self, role):
        """Who acts for a role: (``res.users``, name). The user is empty for somebody without a login."""
        person = self._person(role)
        user = person.user_id if role in ('employee', 'appraiser', 'superior') else self.period_id.data_manager_id
        return user, person.name or user.name

    def _party(self, document, role):
        """The snapshot of a person as a document prints it."""
        self.ensure_one()
        return self.party_ids.filtered(lambda party: (party.document, party.role) == (document, role))

    def _refuse_own_choice(self):
        """Raise when somebody opens the own case with other people above than the office has put there."""
        # sudo: hr.employee - who is above whom counts also where the asker may not read it
        for plan in self.sudo().filtered(lambda plan: plan.employee_id.user_id == self.env.user):
            usual = plan.employee_id.parent_id
            if not self.env.su and (plan.appraiser_id, plan.superior_id) != (usual, usual.parent_id):
                raise UserError(self._own_choice_sentence())

    def _own_choice_sentence(self):
        return self.env._("Nobody chooses the own appraiser: another data manager has to do it.")

    def _people_changed(self):
        """Hand the open task over to a newly chosen appraiser or superior."""
        self.party_ids._refresh()
        for task in self.current_task_id:
            user, name = task.plan_id._holder(task.role)
            if user != task.user_id or name != task.holder_name:
                task._reassign(user, name)

    # -- Months ------------------------------------------------------------------------------------

    def _months(self):
        """First days of the months this case spans."""
        self.ensure_one()
        first = self.date_from.replace(day=1)
        count = (self.date_to.year - first.year) * 12 + self.date_to.month - first.month + 1
        return [first + relativedelta(months=index) for index in range(count)]

    def _next_month(self, realisation):
        """The month after a realisation (or the first one), False after the last."""
        months = self._months()
        index = months.index(realisation.month) + 1 if realisation else 0
        return months[index] if index < len(months) else False

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
            content['month'] = realisation._content()
        if document == 'appraisal':
            content['appraisal'] = self.appraisal_ids._content()
            content['objection'] = [objection._content() for objection in self.objection_ids]
        return content

    def _log_step(self, bodies):
        """One note in the chatter of each case: {plan id: text}."""
        if bodies:
            self.browse(bodies)._message_log_batch(bodies)

    def _today(self):
        """Today in the reader's time zone."""
        return fields.Date.context_today(self)
