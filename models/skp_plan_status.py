from datetime import timedelta

from odoo import api, fields, models

from .office_clock import on_office_clock


class SkpPlan(models.Model):
    """Cases that are set aside while their employee has a special status: on record, and in no percentage."""

    _inherit = 'skp.plan'

    status_id = fields.Many2one(
        'skp.status', string="Set aside for", readonly=True, copy=False, index='btree_not_null', ondelete='restrict')
    set_aside_on = fields.Date(string="Set aside on", readonly=True, copy=False)

    @property
    def _guarded_fields(self):
        return super()._guarded_fields | {'status_id', 'set_aside_on'}

    def _settle_status(self):
        """Set these cases aside, or take them up again, as the status of their employees is today; one query.

        In superuser mode. Run twice it changes nothing.
        """
        today = self._today()
        covering = self.env['skp.status']._covering(self.employee_id, today)
        wanted = {
            plan: row if (row := covering.get(plan.employee_id.id)) and plan.current_task_id
            and plan.ends_on >= row.date_from else self.env['skp.status'] for plan in self}
        back = self.filtered(lambda plan: plan.status_id and not wanted[plan])
        back._come_back()
        fresh = self.filtered(lambda plan: wanted[plan] and plan.status_id != wanted[plan])
        for row, plans in fresh.grouped(lambda plan: wanted[plan]).items():
            plans.write({'status_id': row.id, 'set_aside_on': today})
        fresh._log_step({plan.id: plan._aside_sentence() for plan in fresh})

    def _come_back(self):
        """Take cases up again after the status: the days of the open step count from now."""
        self.write({'status_id': False, 'set_aside_on': False})
        tasks = self.current_task_id
        if tasks:
            tasks._set_deadlines()
            for deadline, due in tasks.grouped('deadline').items():
                due.activity_id.date_deadline = deadline
        self._log_step({plan.id: self.env._("The special status is over: the SKP counts again.") for plan in self})

    def _aside_sentence(self):
        """Why the case is set aside; empty while it counts."""
        # sudo: skp.status - the sentence is for whoever may read the case
        row = self.sudo().status_id
        return '' if not row else self.env._(
            "Set aside: %(status)s. It counts in no target and no percentage meanwhile.", status=row._words())

    @api.depends('status_id')
    def _compute_status(self):
        super()._compute_status()

    def _holder_sentence(self):
        return " ".join(filter(None, (self._aside_sentence(), super()._holder_sentence())))


class SkpTask(models.Model):
    """Steps of cases that are set aside wait without a reminder."""

    _inherit = 'skp.task'

    @api.model
    def _to_remind(self, today):
        return super()._to_remind(today).filtered(lambda task: not task.plan_id.status_id)

    @api.model
    @on_office_clock
    def _cron_check_desks(self):
        super()._cron_check_desks()
        today = fields.Date.context_today(self)
        begun = self.env['skp.status'].search([
            ('date_from', '<=', today), '|', ('date_to', '=', False), ('date_to', '>=', today)])
        self.env['skp.plan'].search([
            '|', ('status_id', '!=', False), '&', ('current_task_id', '!=', False),
            ('employee_id', 'in', begun.employee_id.ids)])._settle_status()


class SkpPeriod(models.Model):
    """Periods open without people who have a special status, and close without their cases."""

    _inherit = 'skp.period'

    def _gaps(self, employees):
        gaps = super()._gaps(employees)
        day = min(max(fields.Date.context_today(self), self.date_from), self.date_to)
        # sudo: hr.employee - names, for a data manager without HR rights
        people = {person.id: person for person in employees._origin.sudo()}
        for employee_id, row in self.env['skp.status']._covering(employees._origin, day).items():
            gaps.setdefault(employee_id, self.env._(
                "%(employee)s has a special status (%(status)s) and is in no target meanwhile: open the period for "
                "this person when it is over.", employee=people[employee_id].name, status=row._words()))
        return gaps

    def _begins_for(self, employees):
        """From when the period counts for people who had a special status at its beginning: {employee id: date}."""
        rows = self.env['skp.status']._covering(employees, self.date_from)
        return {
            employee_id: row.date_to + timedelta(days=1) for employee_id, row in rows.items()
            if row.date_to and row.date_to < self.date_to}

    def _unfinished(self):
        """The domain of the cases that keep these periods open."""
        return [('period_id', 'in', self.ids), ('state', '!=', 'done'), ('status_id', '=', False)]
