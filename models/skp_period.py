from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import RedirectWarning, UserError, ValidationError
from odoo.tools import format_date

LONGEST = relativedelta(years=2)


class SkpPeriod(models.Model):
    """A year, or a part of one, that an office appraises by one procedure and one regulation."""

    _name = 'skp.period'
    _description = 'SKP Period'
    _inherit = ['skp.guarded', 'mail.thread']
    _order = 'date_from desc, id desc'
    _check_company_auto = True

    _guarded_fields = frozenset({'state'})

    name = fields.Char(required=True)
    date_from = fields.Date(required=True, default=lambda self: fields.Date.today().replace(month=1, day=1))
    date_to = fields.Date(required=True, default=lambda self: fields.Date.today().replace(month=12, day=31))
    company_id = fields.Many2one('res.company', required=True, index=True, default=lambda self: self.env.company)
    sop_id = fields.Many2one(
        'skp.sop', string="Procedure", required=True, check_company=True, domain="[('state', '=', 'published')]",
        tracking=True)
    scheme_id = fields.Many2one(
        'skp.scheme', string="Regulation", required=True, tracking=True, domain="[('state', '=', 'published')]")
    data_manager_id = fields.Many2one(
        'res.users', required=True, default=lambda self: self.env.user, tracking=True,
        domain=lambda self: [('all_group_ids', 'in', self.env.ref('hr_skp.group_data_manager').ids)],
        help="Hands the sheets over and archives them (Pengelola Data dan Informasi).")
    place = fields.Char(
        default=lambda self: self.env.company.city, help="The town that sheets name before the date.")
    state = fields.Selection(
        [('draft', "Draft"), ('open', "Open"), ('closed', "Closed")], default='draft', required=True, readonly=True,
        copy=False, tracking=True)
    plan_ids = fields.One2many('skp.plan', 'period_id', string="SKP")
    plan_count = fields.Integer(compute='_compute_plan_count')

    _dates_ordered = models.Constraint(
        'CHECK(date_from <= date_to)', "The period ends before it begins: correct its dates.")

    @api.depends('plan_ids')
    def _compute_plan_count(self):
        counts = dict(self.env['skp.plan']._read_group(
            [('period_id', 'in', self.ids)], ['period_id'], ['__count']))
        for period in self:
            period.plan_count = counts.get(period, 0)

    @api.constrains('sop_id')
    def _check_sop_published(self):
        for period in self.filtered(lambda period: period.sop_id.state == 'draft'):
            raise ValidationError(self.env._(
                "Procedure “%(sop)s” is a draft: publish it before period %(period)s runs by it.",
                sop=period.sop_id.name, period=period.name))

    @api.constrains('date_from', 'date_to', 'scheme_id')
    def _check_regulation(self):
        """A period belongs to one regulation: not before it, not across its end."""
        for period in self.filtered(lambda period: period.date_from <= period.date_to):
            if period.scheme_id.state == 'draft':
                raise ValidationError(self.env._(
                    "“%(scheme)s” is a draft: publish it before period %(period)s is appraised by it.",
                    scheme=period.scheme_id.display_name, period=period.name))
            period.scheme_id._refuse_range(period.date_from, period.date_to)

    @api.constrains('date_from', 'date_to')
    def _check_length(self):
        for period in self.filtered(lambda period: period.date_from + LONGEST <= period.date_to):
            raise ValidationError(self.env._(
                "Period %(period)s runs from %(start)s to %(end)s: an SKP is planned and appraised by the year. Choose "
                "dates less than two years apart.", period=period.name,
                start=format_date(self.env, period.date_from), end=format_date(self.env, period.date_to)))

    @api.constrains('date_from', 'date_to', 'scheme_id')
    def _check_unused(self):
        """Dates and regulation of a period stand once cases run in it."""
        # sudo: skp.plan - the check counts every case, also those the writer may not read
        used = self.sudo().filtered('plan_ids.signature_ids')
        if used:
            raise ValidationError(self.env._(
                "Period %(period)s has signed cases: its dates and regulation stay. "
                "Make another period for another range.", period=used[0].name))
        self._check_cases_inside()

    def _check_cases_inside(self):
        """Cases that nobody has signed yet keep their dates and regulation too."""
        # sudo: skp.plan - the check counts every case, also those the writer may not read
        for plan in self.sudo().plan_ids:
            period = plan.period_id
            if plan.scheme_id != period.scheme_id or not (
                    period.date_from <= plan.date_from and plan.date_to <= period.date_to):
                raise ValidationError(self.env._(
                    "%(plan)s is opened in %(period)s by its former dates and regulation: delete it first, or make "
                    "another period.", plan=plan.name, period=period.name))

    def _open_for(self, employees):
        """Make one case for each employee, its first task on the first actor's desk.

        :param employees: ``hr.employee`` recordset, of any size
        :return: the ``skp.plan`` made
        :raises UserError: the period is closed
        """
        self.ensure_one()
        self._refuse_closed()
        self._move_to('open')
        begins = self._begins_for(employees)
        return self.env['skp.plan'].create([
            {'period_id': self.id, 'employee_id': employee.id, **(
                {'date_from': begins[employee.id]} if employee.id in begins else {})} for employee in employees
        ])

    def _refuse_closed(self):
        if self.state == 'closed':
            raise UserError(self.env._("Period %(period)s is closed: reopen it first.", period=self.name))

    def _move_to(self, state):
        """Write the state for somebody who may write the period; no client writes it directly."""
        self.check_access('write')
        # sudo: skp.period - a guarded field, written by the actions alone
        self.sudo().state = state

    def _gaps(self, employees):
        """Why employees cannot have a case in this period yet.

        :param employees: ``hr.employee`` recordset
        :return: {employee id: sentence}, without those who can
        """
        self.ensure_one()
        # sudo: hr.employee - managers count also where the asker may not read them
        employees = employees._origin.sudo()
        # sudo: skp.plan - an overlap counts also with a case the asker may not read
        taken = self.env['skp.plan'].sudo().search([
            ('employee_id', 'in', employees.ids),
            ('date_from', '<=', self.date_to), ('ends_on', '>=', self.date_from)]).grouped('employee_id')
        gaps = {employee.id: self._gap(employee, taken.get(employee)) for employee in employees}
        return {employee_id: sentence for employee_id, sentence in gaps.items() if sentence}

    def _gap(self, employee, taken):
        """Why one employee cannot have a case, given the overlapping ones; None when nothing stands against it."""
        if taken:
            return self.env._(
                "%(employee)s already has “%(plan)s” in this range.", employee=employee.name, plan=taken[0].name)
        if not employee.active or employee.company_id != self.company_id:
            return self.env._(
                "%(employee)s has left %(company)s.", employee=employee.name, company=self.company_id.name)
        appraiser, steps = employee._skp_climb()
        if not appraiser:
            return self.env._(
                "Nobody is above %(employee)s: set a manager on the employee. %(steps)s",
                employee=employee.name, steps=" ".join(steps))
        superior, steps = appraiser._skp_climb(employee)
        if not superior:
            return self.env._(
                "Appraiser's superior of %(employee)s is empty: set a manager on %(appraiser)s. %(steps)s",
                employee=employee.name, appraiser=appraiser.name, steps=" ".join(steps))
        return None

    def action_open_for(self):
        """Show for whom the period can be opened; nothing is made yet."""
        self.ensure_one()
        jobs = self.env['skp.period.job']
        draft = jobs.search(
            [('period_id', '=', self.id), ('state', '=', 'draft'), ('create_uid', '=', self.env.uid)], limit=1)
        if draft:
            draft.action_check()
        return (draft or jobs.create({'period_id': self.id}))._show()

    def action_open_jobs(self):
        """List the openings of this period, with whom each left out."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window', 'name': self.env._("Openings of %(period)s", period=self.name),
            'res_model': 'skp.period.job', 'view_mode': 'list,form', 'domain': [('period_id', '=', self.id)],
            'context': {'create': False}}

    def action_close(self):
        """Close the period when every case in it is archived."""
        self.check_access('write')
        unfinished = self.env['skp.plan']._read_group(self._unfinished(), ['period_id'], ['__count'])
        for period, count in unfinished:
            raise RedirectWarning(self.env._(
                "Period %(period)s still has %(count)s unfinished SKP.", period=period.name, count=count), {
                    **period.action_open_plans(), 'views': [(False, 'list'), (False, 'form')],
                    'domain': period._unfinished()}, self.env._("See them"))
        self._move_to('closed')

    def action_reopen(self):
        """Open a closed period again."""
        self._move_to('open')

    def action_open_plans(self):
        """List the SKP of this period."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.name,
            'res_model': 'skp.plan',
            'view_mode': 'list,kanban,form',
            'domain': [('period_id', '=', self.id)],
        }
