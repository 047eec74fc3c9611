from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

KINDS = [
    ('study', "Study assignment"),
    ('unpaid_leave', "Leave outside the state's charge"),
    ('pre_retirement', "Pre-retirement leave"),
    ('retirement', "Retirement age reached"),
    ('assigned', "Assigned to another body"),
    ('suspended', "Suspended from the post"),
    ('other', "Other"),
]


class SkpStatus(models.Model):
    """A special status of an employee: while it lasts the person is in no target and no percentage.

    Running cases are set aside on record and come back when it ends. A study assignment and an assignment to another
    body are evaluated all the same by the home office (PermenPANRB 6/2022, lampiran IV.A.15-17): whoever does so marks
    the row as still appraised.
    """

    _name = 'skp.status'
    _description = 'Special Status of an Employee'
    _inherit = ['skp.dated', 'mail.thread']

    employee_id = fields.Many2one(
        'hr.employee', required=True, index=True, ondelete='restrict', tracking=True)
    company_id = fields.Many2one(related='employee_id.company_id', store=True, precompute=True, index=True)
    kind = fields.Selection(KINDS, required=True, tracking=True)
    date_from = fields.Date(tracking=True)
    date_to = fields.Date(tracking=True, help="Empty: until further notice.")
    letter = fields.Char(tracking=True, help="Number of the decision.")
    note = fields.Char()
    still_appraised = fields.Boolean(
        tracking=True,
        help="The person stays in targets and percentages, as for a study assignment that the home office evaluates "
             "(PermenPANRB 6/2022, lampiran IV.A.15-17).")
    effect = fields.Char(compute='_compute_effect', help="What the status means for the running SKP.")

    _dates_ordered = models.Constraint(
        'CHECK(date_to IS NULL OR date_from <= date_to)', "The status ends before it begins: correct its dates.")

    @api.depends('employee_id', 'kind')
    def _compute_display_name(self):
        for row in self:
            # sudo: hr.employee - the name is no secret of the personnel office
            row.display_name = f"{row.sudo().employee_id.name or ''} – {row._kind_words()}"

    @api.depends('employee_id', 'kind', 'date_from', 'date_to', 'letter', 'still_appraised')
    @api.depends_context('lang')
    def _compute_effect(self):
        for row in self:
            row.effect = row._effect_sentence() if row.employee_id and row.kind and row.date_from else False

    def _effect_sentence(self):
        """What the status does to the SKP that run in its days, told before anything is stored."""
        if self.still_appraised:
            return self.env._("Still appraised: nothing is set aside.")
        # sudo: skp.plan - which cases run is no secret to the data manager
        running = self.env['skp.plan'].sudo().search([
            ('employee_id', '=', self.employee_id._origin.id), ('current_task_id', '!=', False),
            ('ends_on', '>=', self.date_from), *([('date_from', '<=', self.date_to)] if self.date_to else [])])
        if not running:
            return self.env._("No SKP runs in these days; periods are opened without this person while they last.")
        sentence = self.env._(
            "Set aside from %(date)s: %(plans)s.", date=format_date(self.env, self.date_from),
            plans=", ".join(running.mapped('name')))
        return sentence if not self.date_to else sentence + " " + self.env._(
            "It comes back after %(date)s.", date=format_date(self.env, self.date_to))

    # -- Constraints -------------------------------------------------------------------------------

    @api.constrains('employee_id', 'date_from', 'date_to')
    def _check_overlap(self):
        for first, _second in self._clashes():
            raise ValidationError(self.env._(
                "%(employee)s has the status “%(kind)s” already, %(days)s: choose dates that do not overlap "
                "with it.", employee=first.employee_id.name, kind=first._kind_words(), days=first._day_words()))

    # -- CRUD --------------------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._refuse_own()
        rows._settle()
        return rows

    def write(self, vals):
        people = self.employee_id
        result = super().write(vals)
        self._refuse_own()
        self._settle(people)
        return result

    def unlink(self):
        """As in Odoo; the cases that were set aside by the status come back."""
        self.check_access('unlink')
        self._refuse_own()
        people = self.employee_id
        # sudo: skp.plan - the link is the engine's
        self.env['skp.plan'].sudo().search([('status_id', 'in', self.ids)])._come_back()
        result = super().unlink()
        self.browse()._settle(people)
        return result

    def _refuse_own(self):
        """Raise when a data manager records the own status; a constraint would run in superuser mode."""
        # sudo: hr.employee - the login counts also where the writer may not read it
        if not self.env.su and self.env.user in self.sudo().employee_id.user_id:
            raise ValidationError(self.env._(
                "The status is your own: another data manager has to record it."))

    # -- Helpers -----------------------------------------------------------------------------------

    def _settle(self, people=None):
        """Set cases of these employees aside, or take them up again, as their status is today."""
        # sudo: skp.plan - a case is written by the engine alone
        employees = (people or self.employee_id) | self.employee_id
        self.env['skp.plan'].sudo().search([
            ('employee_id', 'in', employees.ids), '|', ('current_task_id', '!=', False), ('status_id', '!=', False),
        ])._settle_status()

    @api.model
    def _covering(self, employees, day):
        """The status that takes employees out of targets on a day: {employee id: row}; one query.

        :param employees: ``hr.employee`` recordset
        """
        # sudo: skp.status - a status counts, whoever asks
        rows = self.sudo().search(
            Domain('employee_id', 'in', employees.ids) & Domain('still_appraised', '=', False) & self._on(day))
        return {row.employee_id.id: row for row in rows}

    def _kind_words(self):
        return dict(self._fields['kind']._description_selection(self.env)).get(self.kind, '')

    def _day_words(self):
        """The dates of the status in words."""
        start = format_date(self.env, self.date_from)
        if not self.date_to:
            return self.env._("since %(start)s, until further notice", start=start)
        return self.env._("from %(start)s to %(end)s", start=start, end=format_date(self.env, self.date_to))

    def _words(self):
        """Kind, dates and letter in one phrase."""
        letter = self.env._("letter %(letter)s", letter=self.letter) if self.letter else ''
        return ", ".join(filter(None, (f"{self._kind_words()} {self._day_words()}", letter)))
