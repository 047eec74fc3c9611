from odoo import api, fields, models
from odoo.tools import format_date

from ..models.skp_plan_transfer import Transfer
from .skp_move import Verdict


class SkpMoveTransfer(models.TransientModel):
    """Employees move to another unit within the year: the part here is closed, the rest goes on there."""

    _name = 'skp.move.transfer'
    _description = 'Transfer of Employees'
    _inherit = ['skp.move']

    employee_ids = fields.Many2many('hr.employee', string="Employees", required=True)
    leaves = fields.Boolean(string="Leaves the Office", help="No SKP goes on here.")
    department_id = fields.Many2one('hr.department', string="New Unit")
    appraiser_id = fields.Many2one('hr.employee', string="New Appraiser")
    period_id = fields.Many2one(
        'skp.period', string="Period of the New Unit", help="Empty: the period that the SKP runs in.")
    line_ids = fields.Many2many(
        'skp.plan.line', string="Taken along", compute='_compute_line_ids', store=True, readonly=False,
        compute_sudo=False, help="Rows of the plan that go along, each to be reviewed.")
    update_employee = fields.Boolean(
        string="Update the Employee Record", default=lambda self: self.env['hr.employee'].has_access('write'),
        help="Unit and manager of the employee are set too, by your own right as personnel office.")

    @api.depends('employee_ids', 'moved_on')
    def _compute_line_ids(self):
        for wizard in self:
            plans = wizard._cases().values() if wizard.moved_on else ()
            rows = self.env['skp.plan'].union(*plans).line_ids.filtered(lambda line: line.kind == 'main')
            wizard.line_ids = self.env['skp.plan.line'].browse(rows.ids)

    @api.depends(
        'employee_ids', 'moved_on', 'leaves', 'department_id', 'appraiser_id', 'period_id', 'line_ids', 'letter',
        'update_employee')
    @api.depends_context('lang', 'uid')
    def _compute_preview(self):
        super()._compute_preview()

    def _cases(self):
        """The case of each employee that covers the date: {employee id: plan}; in superuser mode."""
        # sudo: skp.plan - judged below for the user, who sees sentences alone
        plans = self.env['skp.plan'].sudo().search([
            ('employee_id', 'in', self.employee_ids._origin.ids), ('company_id', 'in', self.env.companies.ids),
            ('date_from', '<=', self.moved_on), ('date_to', '>=', self.moved_on)], order='date_from')
        return {plan.employee_id.id: plan for plan in plans}

    def _what(self):
        # sudo: hr.employee - who is above whom counts also where the orderer may not read it
        order = self.sudo()
        return Transfer(
            self.moved_on, (self.letter or '').strip(),
            order.appraiser_id._origin.browse() if self.leaves else order.appraiser_id._origin,
            order.department_id._origin, order.period_id._origin, order.line_ids._origin)

    def _verdicts(self):
        cases, order, later = self._cases(), self._what(), self._later_cases()
        # sudo: hr.employee - names, for a data manager without HR rights
        return [
            self._verdict(person, cases.get(person.id), order, later.get(person, ()))
            for person in self.employee_ids._origin.sudo()]

    def _verdict(self, person, plan, order, later):
        """What becomes of one employee."""
        if not plan:
            return Verdict(self.env['skp.plan'], person.name, self._nothing_covers(person), True)
        if not order.appraiser and not self.leaves:
            return Verdict(plan, person.name, self.env._(
                "New appraiser is empty: choose who appraises in the new unit, or say that the employee leaves the "
                "office."), True)
        refusal = plan._refuse_transfer(order)
        return Verdict(plan, person.name, refusal or self._sentence(person, plan, order, later), bool(refusal))

    def _sentence(self, person, plan, order, later):
        """What will be done, and what is left to be done by hand: a manager of a day to come, SKP that begin later."""
        sentence = plan._transfer_sentence(order)
        if self.update_employee and order.appraiser and self.moved_on > fields.Date.context_today(self):
            sentence += " " + self.env._(
                "On the employee record the manager stays %(manager)s until then: set it on %(date)s.",
                manager=person.parent_id.name or "–", date=format_date(self.env, self.moved_on))
        for case in later:
            sentence += " " + self.env._(
                "%(plan)s, which begins later, stays with %(appraiser)s: write the new appraiser on it.",
                plan=case.name, appraiser=case.appraiser_id.name)
        return sentence

    def _later_cases(self):
        """The open cases that begin after the move: {employee: plans}."""
        # sudo: skp.plan - sentences alone come out, to the data manager who moves the people
        return self.env['skp.plan'].sudo().search([
            ('employee_id', 'in', self.employee_ids._origin.ids), ('company_id', 'in', self.env.companies.ids),
            ('current_task_id', '!=', False), ('date_from', '>', self.moved_on)]).grouped('employee_id')

    def _nothing_covers(self, person):
        """Which SKP the employee has instead of one that covers the date."""
        # sudo: skp.plan - the sentence names the range of a case, to a data manager
        last = self.env['skp.plan'].sudo().search(
            [('employee_id', '=', person.id), ('company_id', 'in', self.env.companies.ids)],
            order='date_from desc', limit=1)
        date = format_date(self.env, self.moved_on)
        if not last:
            return self.env._("%(employee)s has no SKP: there is nothing to move.", employee=person.name)
        return self.env._(
            "No SKP of %(employee)s covers %(date)s; the last one, “%(plan)s”, runs from %(start)s to %(end)s. Correct "
            "the date.", employee=person.name, date=date, plan=last.name,
            start=format_date(self.env, last.date_from), end=format_date(self.env, last.date_to))

    def _carry_out(self, plan):
        fresh = plan._transfer(self._what())
        if self.update_employee and fresh:
            self._update(plan.employee_id.with_env(self.env))
        return plan | fresh

    def _update(self, person):
        """Write unit and manager by the user's own right: the unit from the date on, the manager once it has come."""
        if self.department_id:
            person.create_version({'date_version': self.moved_on, 'department_id': self.department_id.id})
            later = person.version_ids.filtered(lambda version: version.date_version >= self.moved_on)
            later.department_id = self.department_id
        if self.moved_on <= fields.Date.context_today(self):
            person.parent_id = self.appraiser_id
