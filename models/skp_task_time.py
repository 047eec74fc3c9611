from datetime import datetime, time, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from pytz import timezone

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..rules import working_time
from .resource_calendar import to_utc

BY_CALENDAR = {'respond'}  # an objection has 14 calendar days (PP 46/2011, PP 30/2019)
HORIZON = 45  # days looked ahead beside twice the days allowed: room for the longest row of holidays


class Desk(NamedTuple):
    """Whose hours count: working calendar, time zone, and the office whose holidays are cut out (by id)."""

    calendar_id: int
    tz: str
    company_id: int


class SkpTask(models.Model):
    """The time a step took, in the office's working hours, against its standard (mutu baku waktu).

    *Waiting* runs from the moment the step is assigned until its holder presses Start working, *work*
    from there until it is done; nobody has to press it, then everything is work. Only the working
    hours of the holder's calendar (else the company's) count, without the company's holidays, in the
    holder's own time zone. The clock of a monthly report starts when its month is over, however early
    the sheet was opened: until then nothing can be late. Sending work back ends the step of whoever
    sends it back, and with it that person's clock; the step opened anew has a clock of its own.
    """

    _inherit = 'skp.task'

    department_id = fields.Many2one(
        'hr.department', string="Unit", related='plan_id.department_id', store=True, precompute=True)
    started_at = fields.Datetime()
    waiting_minutes = fields.Integer(string="Waiting (minutes)")
    work_minutes = fields.Integer(string="Work (minutes)")
    standard_minutes = fields.Integer(
        string="Standard (minutes)", compute='_compute_standard_minutes', store=True, precompute=True, aggregator='avg')
    overrun_minutes = fields.Integer(string="Over the Standard (minutes)")

    @api.depends('act', 'step_id.standard_minutes')
    def _compute_standard_minutes(self):
        """The step's own; the answer to an objection and its decision have none in the procedure."""
        for task in self:
            task.standard_minutes = task.step_id.standard_minutes if task.act == task.step_id.act else 0

    # -- Starting ----------------------------------------------------------------------------------

    def action_start(self):
        """Start working on open steps: waiting ends, the work against the standard begins.

        :raises UserError: when the step is closed, or on somebody else's desk
        """
        self.check_access('read')
        own = self._own_cases()
        held = [
            sentence for task in self
            if (sentence := task._refuse_closed() or task._refuse_stranger() or task._refuse_self(own))]
        if held:
            raise UserError("\n".join(held))
        # sudo: skp.task - the log is written by the engine alone; who may start was judged just above
        self.sudo().filtered(lambda task: not task.started_at).started_at = fields.Datetime.now()

    def _reassign(self, user, name):
        """Another person's clock starts when the work lands on the own desk."""
        moved = self.filtered(lambda task: task.user_id != user)
        super()._reassign(user, name)
        moved.write({'assigned_at': fields.Datetime.now(), 'started_at': False})

    # -- Closing -----------------------------------------------------------------------------------

    def _close(self, order):
        self._write_minutes(fields.Datetime.now())
        super()._close(order)

    def _write_minutes(self, now):
        """Write down waiting and work of tasks that close now."""
        calendars = self.env['resource.calendar']
        for desk, tasks in self._by_desk().items():
            spans = {task: task._span(desk.tz) for task in tasks}
            hours = calendars._skp_hours(*desk, min(span[0] for span in spans.values()), now)
            for (begun, started, standard), alike in tasks.grouped(
                    lambda task, spans=spans: (*spans[task], task.standard_minutes)).items():
                work = working_time.minutes_between(hours, started, now)
                alike.write({
                    'waiting_minutes': working_time.minutes_between(hours, begun, min(started, now)),
                    'work_minutes': work,
                    'overrun_minutes': working_time.overrun(work, standard),
                })
        self.mapped('deviation')  # computed now, so that it is written together with the rest

    def _span(self, tz):
        """When the clock of this task began, and when work on it started."""
        begun = self.assigned_at
        if self.act == 'realise' and self.realisation_id:
            month_over = datetime.combine(self.realisation_id.month + relativedelta(months=1), time.min)
            begun = max(begun, to_utc(timezone(tz).localize(month_over)))
        return begun, max(begun, self.started_at or begun)

    def _by_desk(self):
        """The tasks by the hours that count for them: {``Desk``: tasks}."""
        nobody = self.env['hr.employee']
        people = {task: task.delegation_id.delegate_id or task.plan_id._person(task.role) for task in self}
        office = self.filtered(lambda task: not people[task])
        if office:
            clerks = {(clerk.user_id, clerk.company_id): clerk for clerk in nobody.search([
                ('user_id', 'in', office.user_id.ids), ('company_id', 'in', office.company_id.ids)])}
            people |= {task: clerks.get((task.user_id, task.company_id), nobody) for task in office}
        nobody.union(*people.values()).resource_id.fetch(['calendar_id', 'tz'])  # all at once, not one by one below
        return self.grouped(lambda task: task._desk(people[task].resource_id))

    def _desk(self, resource):
        calendar = resource.calendar_id or self.company_id.resource_calendar_id
        return Desk(calendar.id, resource.tz or calendar.tz or 'UTC', self.company_id.id)

    # -- Deadlines ---------------------------------------------------------------------------------

    def _set_deadlines(self):
        """Date each task by the company's working days, the response to the result by calendar days."""
        starts = {task: task._due_from() for task in self}
        for company, tasks in self.grouped('company_id').items():
            first, last = min(starts[task] for task in tasks), max(starts[task] for task in tasks)
            ahead = 2 * max(tasks.step_id.mapped('deadline_days')) + HORIZON
            days = company.resource_calendar_id._skp_days(
                company.resource_calendar_id.id, company.id, first, last + timedelta(days=ahead))
            for (step, act, start), alike in tasks.grouped(lambda task: (task.step_id, task.act, starts[task])).items():
                allowed = step.deadline_days
                alike.deadline = (
                    start + timedelta(days=allowed) if act in BY_CALENDAR
                    else working_time.due_day(days, start, allowed))

    def _due_from(self):
        """The day from which the days of the deadline count: today, for a monthly report the month's last."""
        start = fields.Date.context_today(self)
        if self.act == 'realise' and self.realisation_id:
            start = max(start, self.realisation_id.month + relativedelta(months=1, days=-1))
        return start
