from odoo import api, fields, models
from odoo.tools import SQL


class SkpFileCounter(models.Model):
    """The last serial number of an office's files in a year; year 0 where the numbers do not start anew.

    Its row is locked until the transaction ends: whoever archives at the same moment waits and starts over, nobody
    gets a number twice, and a number drawn in vain is drawn again. A gap is left only where a number was typed by
    hand or belongs to a case that was reopened.
    """

    _name = 'skp.file.counter'
    _description = 'File Number Counter'
    _inherit = ['skp.typed']
    _order = 'company_id, year desc'
    _rec_name = 'year'

    company_id = fields.Many2one('res.company', required=True, default=lambda self: self.env.company)
    year = fields.Integer(required=True, aggregator=None, help="0 where the number does not name its year.")
    last = fields.Integer(
        string="Last Number", required=True, aggregator=None,
        help="The next file gets the number after it. Numbers that are taken are passed over.")

    _year_unique = models.UniqueIndex("(company_id, year)", "This year has its counter already: change that one.")
    _last_positive = models.Constraint('CHECK(last >= 0)', "The last number cannot be less than 0: enter 0 or more.")

    @api.model
    def _draw(self, company, year, count):
        """Draw serial numbers that follow each other.

        :return: the first of ``count`` numbers
        """
        self.flush_model()
        [(last,)] = self.env.execute_query(SQL(
            """INSERT INTO skp_file_counter (company_id, year, last) VALUES (%(company)s, %(year)s, %(count)s)
               ON CONFLICT (company_id, year) DO UPDATE SET last = skp_file_counter.last + EXCLUDED.last
               RETURNING last""", company=company.id, year=year, count=count))
        self.invalidate_model()
        return last - count + 1

    @api.model
    def _next(self, company, year):
        """The number that would be drawn next, without drawing it."""
        return self.search([('company_id', '=', company.id), ('year', '=', year)]).last + 1
