from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

TITLES = {'plt': "Plt.", 'plh': "Plh."}  # as the official sheets write them


class SkpDelegation(models.Model):
    """Plt or Plh: who acts for whom, between which dates, by which letter. It starts and ends by itself."""

    _name = 'skp.delegation'
    _description = 'SKP Delegation'
    _inherit = ['skp.dated']
    _check_company_auto = True

    employee_id = fields.Many2one(
        'hr.employee', string="Replaced", required=True, index=True, ondelete='restrict')
    delegate_id = fields.Many2one(
        'hr.employee', string="Acting", required=True, index=True, ondelete='restrict', check_company=True)
    company_id = fields.Many2one(related='employee_id.company_id', store=True, precompute=True, index=True)
    kind = fields.Selection(
        [('plt', "Plt. (the post is vacant)"), ('plh', "Plh. (the holder is away)")], default='plh', required=True)
    date_to = fields.Date(required=True)
    letter = fields.Char(help="Number of the letter that orders it.")
    letter_date = fields.Date()

    _dates_ordered = models.Constraint(
        'CHECK(date_from <= date_to)', "The delegation ends before it begins: correct its dates.")

    @api.depends('kind', 'delegate_id')
    def _compute_display_name(self):
        for row in self:
            row.display_name = row._titled_name()

    # -- Constraints -------------------------------------------------------------------------------

    @api.constrains('employee_id', 'delegate_id')
    def _check_not_oneself(self):
        # sudo: hr.employee - the sentence names people the writer may be unable to read
        for row in self.sudo().filtered(lambda row: row.employee_id == row.delegate_id):
            raise ValidationError(self.env._(
                "Acting is %(person)s, the one to be replaced: choose somebody else.", person=row.employee_id.name))

    @api.constrains('letter', 'employee_id')
    def _check_letter(self):
        # sudo: hr.employee - the sentence names people the writer may be unable to read
        for row in self.sudo().filtered(lambda row: not (row.letter or '').strip()):
            raise ValidationError(self.env._(
                "Letter is empty: enter the number of the letter by which %(delegate)s acts for %(person)s.",
                delegate=row.delegate_id.name, person=row.employee_id.name))

    @api.constrains('employee_id', 'date_from', 'date_to')
    def _check_overlap(self):
        for first, _second in self._clashes():
            raise ValidationError(self.env._(
                "%(acting)s acts for %(person)s already from %(start)s to %(end)s (letter %(letter)s): choose "
                "dates that do not overlap with it.", acting=first._titled_name(), person=first.employee_id.name,
                start=format_date(self.env, first.date_from), end=format_date(self.env, first.date_to),
                letter=first.letter))

    # -- CRUD --------------------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._refuse_own_letter()
        rows.employee_id._skp_settle()
        return rows

    def write(self, vals):
        people = self.employee_id
        result = super().write(vals)
        self._refuse_own_letter()
        (people | self.employee_id)._skp_settle()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        # sudo: skp.task - steps of cases that the remover may not read hold the delegation as well
        used = self.env['skp.task'].sudo().search([('delegation_id', 'in', self.ids)], limit=1)
        if used:
            raise ValidationError(self.env._(
                "%(delegation)s stands on steps of SKP already and stays on record: end it today instead.",
                delegation=used.delegation_id._titled_name()))

    def _refuse_own_letter(self):
        """Raise when somebody enters the letter by which he acts himself; a constraint would run in superuser mode."""
        # sudo: hr.employee - the login of who acts counts also where the writer may not read it
        own = self.sudo().delegate_id.filtered(lambda person: person.user_id == self.env.user)
        if own and not self.env.su:
            raise ValidationError(self.env._(
                "Acting is %(person)s, which is yourself: another data manager enters the letter.",
                person=own[0].name))

    # -- Helpers -----------------------------------------------------------------------------------

    @api.model
    def _acting(self, people, date, barred=()):
        """Who stands in for whom on a date: {employee id: delegation}.

        :param people: ``hr.employee`` who may be replaced
        :param barred: ids of employees who cannot act, being about to leave
        """
        rows = self.search(Domain('employee_id', 'in', people.ids) & self._on(date))
        return {
            row.employee_id.id: row for row in rows
            if row.delegate_id.active and row.delegate_id.id not in barred}

    def _titled_name(self):
        """The acting person as the register and the sheets name him: Plt. Name; empty without a delegation."""
        # sudo: hr.employee - the name of who acts is no secret of the personnel office
        return f"{TITLES[self.kind]} {self.sudo().delegate_id.name}" if self.kind and self.delegate_id else ''

    def _titled_post(self, post):
        """The post of the replaced person as the acting one holds it."""
        return " ".join(filter(None, (TITLES[self.kind], post)))
