from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..rules import file_number
from ..rules.errors import RuleError


class ResCompany(models.Model):
    """How an office numbers, classifies and lends its files."""

    _inherit = 'res.company'

    skp_number_pattern = fields.Char(
        string="Pattern of File Numbers", default='SKP/{year}/{seq:04d}', required=True,
        help="Text with named parts: {seq} or {seq:04d} the serial number, {class}, {unit}, {month}, {month_roman}, "
             "{year}, {year2}. Where it names the year, the serial number starts anew each year.")
    skp_unit_code = fields.Char(string="Code of the Office", help="The {unit} of file numbers, for example B7.8.")
    skp_classification_id = fields.Many2one(
        'skp.classification', string="Usual Archive Classification", check_company=True,
        help="Taken for files of a period that names no other.")
    skp_loan_days = fields.Integer(
        string="Days of a Loan", default=7, required=True, help="After so many days a borrowed file is due back.")
    skp_retention_told = fields.Integer(string="Retention Told in", readonly=True, help="The last year of a reminder.")

    @api.constrains('skp_number_pattern')
    def _check_skp_number_pattern(self):
        for company in self:
            try:
                file_number.parse(company.skp_number_pattern)
            except RuleError as error:
                raise ValidationError(self.env['skp.act']._rule_text(error)) from error

    @api.constrains('skp_loan_days')
    def _check_skp_loan_days(self):
        for company in self:
            if not 0 < company.skp_loan_days <= 365:
                raise ValidationError(self.env._(
                    "Days of a loan are %(value)s: enter 1 to 365.", value=company.skp_loan_days))

    def _skp_number_year(self, day):
        """The year whose serial numbers count on a day; 0 where they do not start anew."""
        return day.year if file_number.starts_anew(self.skp_number_pattern) else 0

    def _skp_number(self, serial, day, classification):
        """A file number by the office's pattern.

        :raises RuleError: a part that the pattern uses is empty
        """
        return file_number.render(
            self.skp_number_pattern, serial, day, classification.code or '', self.skp_unit_code or '')
