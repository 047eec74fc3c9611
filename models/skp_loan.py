from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class SkpLoan(models.Model):
    """Who has a paper file out of the archive, what for and until when; a page of the loan book."""

    _name = 'skp.loan'
    _description = 'Loan of an Archived SKP'
    _inherit = ['skp.guarded']
    _order = 'lent_on desc, id desc'

    _fixed_fields = frozenset({'file_id'})
    _guarded_fields = frozenset({'reminded_on', 'company_id'})

    file_id = fields.Many2one('skp.file', string="SKP", required=True, ondelete='restrict', index=True)
    company_id = fields.Many2one(related='file_id.company_id', store=True, precompute=True, index=True)
    borrower_id = fields.Many2one('hr.employee', string="Employee", ondelete='restrict',
                                  help="Empty for somebody from another office.")
    borrower = fields.Char(
        string="Borrowed by", compute='_compute_borrower', store=True, precompute=True, readonly=False, required=True)
    purpose = fields.Char(required=True)
    lent_on = fields.Date(required=True, default=fields.Date.context_today)
    due_on = fields.Date(
        string="Due Back", compute='_compute_due_on', store=True, precompute=True, readonly=False, required=True)
    returned_on = fields.Date()
    state = fields.Selection(
        [('out', "Out"), ('overdue', "Overdue"), ('returned', "Returned")], compute='_compute_state',
        search='_search_state')
    reminded_on = fields.Date(readonly=True)

    _one_open = models.UniqueIndex(
        "(file_id) WHERE returned_on IS NULL", "The file is out already: enter its return first.")
    _due_after = models.Constraint(
        'CHECK(due_on >= lent_on)', "The file is due back before it is lent: correct a date.")
    _returned_after = models.Constraint(
        'CHECK(returned_on IS NULL OR returned_on >= lent_on)',
        "The file came back before it was lent: correct a date.")

    @api.depends('borrower_id')
    def _compute_borrower(self):
        for loan in self:
            loan.borrower = loan.borrower_id.name or loan.borrower

    @api.depends('lent_on', 'file_id')
    def _compute_due_on(self):
        for loan in self:
            days = (loan.file_id.company_id or self.env.company).skp_loan_days
            loan.due_on = loan.lent_on and loan.lent_on + timedelta(days=days)

    @api.depends('returned_on', 'due_on')
    def _compute_state(self):
        today = fields.Date.context_today(self)
        for loan in self:
            late = loan.due_on and loan.due_on < today
            loan.state = 'returned' if loan.returned_on else 'overdue' if late else 'out'

    def _search_state(self, operator, value):
        if operator != 'in':
            return NotImplemented
        today = fields.Date.context_today(self)
        domains = {
            'returned': [('returned_on', '!=', False)],
            'overdue': [('returned_on', '=', False), ('due_on', '<', today)],
            'out': [('returned_on', '=', False), ('due_on', '>=', today)]}
        return fields.Domain.OR(domains[code] for code in value if code in domains)

    @api.depends('borrower', 'file_id')
    def _compute_display_name(self):
        for loan in self:
            loan.display_name = " – ".join(filter(None, (loan.file_id.display_name, loan.borrower)))

    @api.constrains('file_id', 'lent_on')
    def _check_lendable(self):
        for file in self.file_id:
            if file.medium == 'electronic' or file.disposed_on:
                raise ValidationError(self.env._(
                    "%(file)s is not on paper in the archive: only a paper file is lent.", file=file.display_name))

    @api.constrains('returned_on', 'lent_on')
    def _check_not_ahead(self):
        today = fields.Date.context_today(self)
        for loan in self:
            if max(loan.lent_on, loan.returned_on or loan.lent_on) > today:
                raise ValidationError(self.env._(
                    "%(loan)s is dated after today: a loan and its return are entered when they happen.",
                    loan=loan.display_name))

    def write(self, vals):
        closed = self.filtered('returned_on')
        if closed and not self.env.su and vals:
            raise UserError(self.env._(
                "%(loan)s is over since its return and stays on record as it is: enter a new loan.",
                loan=closed[0].display_name))
        result = super().write(vals)
        if vals.get('returned_on'):
            self.flush_recordset(['returned_on'])  # one open loan a file: the database checks it at the next INSERT
        return result

    def action_return(self):
        """Enter that the files came back today."""
        self.filtered(lambda loan: not loan.returned_on).write({'returned_on': fields.Date.context_today(self)})

    def action_print(self):
        """Print the borrowing slips."""
        return self.env.ref('hr_skp.action_report_loan').report_action(self)


class SkpFile(models.Model):
    _inherit = 'skp.file'

    loan_ids = fields.One2many('skp.loan', 'file_id', string="Loans")
    borrower = fields.Char(string="Out with", compute='_compute_borrower', search='_search_borrower')

    @api.constrains('disposed_on', 'medium')
    def _check_not_lent(self):
        for file in self.filtered(lambda file: file.disposed_on or file.medium == 'electronic'):
            if file.borrower:
                raise ValidationError(self.env._(
                    "%(file)s is out with %(borrower)s: enter its return first.", file=file.display_name,
                    borrower=file.borrower))

    @api.depends('loan_ids.returned_on', 'loan_ids.borrower')
    def _compute_borrower(self):
        # sudo: skp.loan - who has the file now is told to whoever may read the file
        for file, row in zip(self, self.sudo(), strict=True):
            file.borrower = row.loan_ids.filtered(lambda loan: not loan.returned_on)[:1].borrower

    def _search_borrower(self, operator, value):
        if operator not in ('in', 'ilike'):
            return NotImplemented
        nobody = operator == 'in' and False in value
        out = [('loan_ids', 'any', [('returned_on', '=', False), ('borrower', '!=' if nobody else operator,
                                                                  False if nobody else value)])]
        return ['!', *out] if nobody else out

    def action_lend(self):
        """Open a new loan of this file."""
        self.check_access('write')
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window', 'res_model': 'skp.loan', 'view_mode': 'form', 'target': 'new',
            'name': self.env._("Lend the file"), 'context': {'default_file_id': self.id}}
