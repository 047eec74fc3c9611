from odoo import api, fields, models
from odoo.exceptions import ValidationError


class SkpLockException(models.Model):
    """Further working days that a unit and those below it have before a month is locked."""

    _name = 'skp.lock.exception'
    _description = 'SKP Month Lock Exception'
    _inherit = ['skp.typed']
    _order = 'department_id, month_from, id'
    _check_company_auto = True

    department_id = fields.Many2one(
        'hr.department', string="Unit", required=True, index=True, ondelete='cascade', check_company=True)
    company_id = fields.Many2one('res.company', required=True, index=True, default=lambda self: self.env.company)
    days = fields.Integer(string="Further Working Days", required=True, default=5)
    month_from = fields.Date(string="From Month", help="Empty: from the beginning.")
    month_to = fields.Date(string="To Month", help="Empty: without an end.")
    reason = fields.Char(required=True, help="Why the unit needs longer, for example no network at the site.")

    _days_range = models.Constraint('CHECK(days BETWEEN 1 AND 90)', "Further working days: enter 1 to 90.")

    @api.constrains('month_from', 'month_to')
    def _check_months(self):
        for row in self.filtered(lambda row: row.month_from and row.month_to and row.month_from > row.month_to):
            raise ValidationError(self.env._(
                "The exception of %(unit)s ends before it begins: correct its months.", unit=row.department_id.name))

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._date_open_months()
        return rows

    def write(self, vals):
        before = self.department_id
        result = super().write(vals)
        self._date_open_months(before)
        return result

    def unlink(self):
        before = self.department_id
        result = super().unlink()
        self._date_open_months(before)
        return result

    def _date_open_months(self, also=()):
        """Date the open months of these units anew."""
        units = self.exists().department_id.union(*also)
        # sudo: skp.realisation - dates are kept by the office's rules, whoever changes an exception
        self.env['skp.realisation'].sudo()._date_open([('plan_id.department_id', 'child_of', units.ids)])

    def _further(self, sheets):
        """Further working days of months by the units that the people belonged to: {sheet: int}.

        :param sheets: ``skp.realisation`` recordset
        """
        rows = self.search([('company_id', 'in', sheets.plan_id.company_id.ids)])
        rows.department_id.mapped('parent_path')
        return {sheet: max((row.days for row in rows if row._covers(sheet)), default=0) for sheet in sheets}

    def _covers(self, sheet):
        path = sheet.plan_id.department_id.parent_path or ''
        return (
            path.startswith(self.department_id.parent_path)
            and not (self.month_from and sheet.month < self.month_from.replace(day=1))
            and not (self.month_to and sheet.month > self.month_to))
