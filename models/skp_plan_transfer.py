from datetime import date
from typing import Any, NamedTuple

from odoo import fields, models
from odoo.tools import format_date

GIVEN = ('behaviour', 'response', 'objection', 'handover', 'ratification', 'archive')  # the result is being given


class Transfer(NamedTuple):
    """A move of employees as somebody orders it: records of Odoo, empty where nothing is said."""

    moved_on: date
    letter: str
    appraiser: Any  # hr.employee; empty: leaves the office, no SKP goes on here
    department: Any  # hr.department
    period: Any  # skp.period of the new unit; empty: that of the case
    lines: Any  # skp.plan.line to be taken along


class SkpPlan(models.Model):
    """A move of the employee within the year: the part here is closed, the rest goes on in the new unit.

    PermenPANRB 6/2022, lampiran IV.A.13: the new appraiser evaluates the span of the move and the year. By the older
    regulations each part is measured and appraised where it was worked.
    """

    _inherit = 'skp.plan'

    # -- Why not -----------------------------------------------------------------------------------

    def _refuse_transfer(self, order):
        """Why this case cannot be closed and go on as ordered; None when nothing stands against it.

        In superuser mode; the user is judged too.

        :param order: ``Transfer``
        """
        return self._refuse_moving(order.moved_on) or self._refuse_late_months(order.moved_on) or (
            order.appraiser and self._refuse_new_part(order)) or None

    def _refuse_moving(self, day):
        """What stands against a move away on a day, wherever to."""
        names = {'plan': self.name, 'date': format_date(self.env, day)}
        if self.moved_on:
            return self.env._(
                "%(plan)s was closed by a move already. %(sentence)s", sentence=self.move_sentence, **names)
        if self.state == 'done':
            return self.env._(
                "%(plan)s is completed and filed: it stays as it is. An administrator can take steps back.", **names)
        if self.state in GIVEN or self._new_unit_evaluates() and not self.appraisal_ids._is_blank():
            return self.env._(
                "The result of %(plan)s is being given already: it is finished where it is. %(holder)s",
                holder=self._holder_sentence(), **names)
        if day == self.date_from:
            return self.env._(
                "%(plan)s begins on %(date)s itself: nothing of it would stay in the old unit. Change the appraiser "
                "instead.", **names)
        if self.period_id.state == 'closed':
            return self.env._("Period %(period)s is closed: reopen it first.", period=self.period_id.name)
        if self.employee_id.user_id == self.env.user:
            return self.env._("%(plan)s is your own: another data manager has to record the move.", **names)
        return None

    def _months_after(self, day):
        """The sheets of months that begin after the old unit was left."""
        return self.realisation_ids.filtered(lambda sheet: sheet.month >= day)

    def _refuse_late_months(self, day):
        """A month that was reported, or begun to be, beyond the date."""
        for sheet in self._months_after(day).sorted('month'):
            if sheet.state != 'open' or sheet.line_ids._typed() or self._signed_tasks(sheet):
                return self.env._(
                    "%(month)s of %(plan)s holds figures of the old unit already: choose a later date, or let them be "
                    "taken out first.", month=sheet.display_name, plan=self.name)
        return None

    def _signed_tasks(self, sheet):
        return self.signature_ids.task_id.filtered(lambda task: task.realisation_id == sheet)

    def _refuse_new_part(self, order):
        """What stands against the case that goes on in the new unit."""
        appraiser, person = order.appraiser, self.employee_id
        values = {'employee': person.name, 'appraiser': appraiser.name}
        if appraiser == person:
            return self.env._("%(employee)s cannot be the own appraiser: choose another person.", **values)
        if not appraiser.active or appraiser.company_id != self.company_id:
            return self.env._(
                "%(appraiser)s is archived or of another office and cannot appraise %(employee)s: choose another "
                "person.", **values)
        if not appraiser._skp_climb(person)[0]:
            return self.env._(
                "Appraiser's superior of %(employee)s is empty: set a manager on %(appraiser)s.", **values)
        if (appraiser, self._new_unit(order)) == (self.appraiser_id, self.department_id):
            return self.env._(
                "%(employee)s is in this unit with %(appraiser)s already: choose another unit or appraiser.", **values)
        if appraiser.user_id == self.env.user and person._skp_climb()[0] != appraiser:
            return self.env._(
                "You would put yourself above %(employee)s by your own hand: another data manager has to record the "
                "move.", **values)
        return self._refuse_new_period(order.period or self.period_id, order.moved_on)

    def _refuse_new_period(self, period, day):
        if period.state == 'closed' or period.company_id != self.company_id or (
                not period.date_from <= day <= period.date_to):
            return self.env._(
                "Period %(period)s is closed, of another office, or does not cover %(date)s: choose another period.",
                period=period.name, date=format_date(self.env, day))
        return None

    # -- What will happen --------------------------------------------------------------------------

    def _transfer_sentence(self, order):
        """What an order will do with this case, in one sentence for each part."""
        end = format_date(self.env, fields.Date.subtract(order.moved_on, days=1))
        if self._new_unit_evaluates():
            sentence = self.env._(
                "%(plan)s ends on %(end)s with %(appraiser)s and is kept: periodic evaluations issued so far stay. The "
                "span of the move and the year are evaluated by the new appraiser (lampiran IV.A.13).",
                plan=self.name, end=end, appraiser=self.appraiser_id.name)
        else:
            sentence = self.env._(
                "%(plan)s ends on %(end)s: its months until then are measured, and %(appraiser)s appraises the part.",
                plan=self.name, end=end, appraiser=self.appraiser_id.name)
        if not order.appraiser:
            return sentence + " " + self.env._("No SKP goes on in this office.")
        return sentence + " " + self.env._(
            "From %(date)s it goes on with %(appraiser)s, superior %(superior)s, in %(unit)s; %(count)s rows are taken "
            "along to be reviewed.", date=format_date(self.env, order.moved_on), appraiser=order.appraiser.name,
            superior=order.appraiser._skp_climb(self.employee_id)[0].name,
            unit=self._new_unit(order).name or self.company_id.name,
            count=len(order.lines.filtered(lambda line: line.plan_id == self)))

    def _new_unit(self, order):
        """The unit of the new part: the one named, else that of the new appraiser."""
        return order.department or order.appraiser.department_id or self.employee_id.department_id

    def _new_unit_evaluates(self):
        """Whether the year's result is the new unit's alone (PermenPANRB 6/2022, lampiran IV.A.13.b)."""
        return self.scheme_code == 'permenpanrb6'

    # -- Doing it ----------------------------------------------------------------------------------

    def _transfer(self, order):
        """Close this case and open the one in the new unit; in superuser mode, under the engine's mark.

        :param order: ``Transfer``, judged by ``_refuse_transfer()``
        :return: the case in the new unit; empty for somebody who leaves the office
        """
        self.write({
            'moved_on': order.moved_on, 'moved_letter': order.letter or False, 'moved_by_id': self.env.uid,
            'moved_at': fields.Datetime.now()})
        self.env['skp.task']._end_by_move(self)
        fresh = self._go_on(order) if order.appraiser else self.browse()
        self._log_step({self.id: self._went_sentence()})
        return fresh

    def _go_on(self, order):
        """The case of the rest of the range; made with the rights of who orders it."""
        period = order.period or self.period_id
        made = self.sudo(False).create({
            'period_id': period.id, 'employee_id': self.employee_id.id, 'date_from': order.moved_on,
            'date_to': min(self.date_to, period.date_to), 'appraiser_id': order.appraiser.id,
            'superior_id': order.appraiser._skp_climb(self.employee_id)[0].id})
        # sudo: skp.plan - unit and origin are the engine's own writing; the case was made by the user's right
        fresh = made.sudo()
        fresh.write({
            'moved_from_id': self.id, 'department_id': self._new_unit(order).id,
            'line_ids': fresh._copied_rows(order.lines.filtered(lambda line: line.plan_id == self))})
        fresh._log_step({fresh.id: fresh._came_sentence()})
        return fresh
