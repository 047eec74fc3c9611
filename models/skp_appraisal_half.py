from collections import Counter

from odoo import api, fields, models
from odoo.fields import Domain

from ..rules import permenpanrb8_2021, pp46_2011
from ..rules.values import figure, plain

YEAR = 2021


class SkpAppraisal(models.Model):
    """A year in parts: the two regulations of 2021, and several posts in one year under PP 46/2011.

    Everybody sees it who may read all the parts, and nobody else.
    """

    _inherit = 'skp.appraisal'

    year_half_id = fields.Many2one(
        'skp.appraisal', string="January – June", compute='_compute_year_2021', help="By PP 46/2011.")
    year_first_share = fields.Float(digits=(16, 2), compute='_compute_year_2021', aggregator=None)
    year_second_share = fields.Float(digits=(16, 2), compute='_compute_year_2021', aggregator=None)
    year_score = fields.Float(
        string="Year 2021", digits=(16, 2), compute='_compute_year_2021', aggregator=None,
        help="Half by PP 46/2011, half by PP 30/2019 (SE MenPANRB 3/2021).")
    year_rating_name = fields.Char(string="Rating of 2021", compute='_compute_year_2021')
    part_year_score = fields.Float(
        string="SKP of the Year", digits=(16, 2), compute='_compute_part_year', aggregator=None)
    part_year_text = fields.Char(compute='_compute_part_year')

    @api.depends('final_score', 'innovation', 'plan_id.state')
    @api.depends_context('uid')
    def _compute_year_2021(self):
        halves = self.filtered(
            lambda row: row.scheme_code == 'pp30' and row.plan_id.state == 'done' and row._year() == YEAR)
        firsts = self._archived('pp46', halves.employee_id).filtered(lambda row: row._year() == YEAR)
        by_employee = firsts.grouped('employee_id')
        for appraisal in self:
            first = by_employee.get(appraisal.employee_id, firsts.browse()) if appraisal in halves else firsts.browse()
            appraisal.update(appraisal._year_2021(first))

    def _year_2021(self, first):
        """The whole-year value from one first half (SE MenPANRB 3/2021): {field: value}."""
        if len(first) != 1:
            return {'year_half_id': False, 'year_first_share': 0.0, 'year_second_share': 0.0, 'year_score': 0.0,
                    'year_rating_name': False}
        scheme = self.plan_id.scheme_id
        year = permenpanrb8_2021.year_2021(
            figure(first.final_score), figure(self.final_score), innovation=self.innovation,
            figures=scheme._figures())
        return {'year_half_id': first.id, 'year_first_share': year.first_share,
                'year_second_share': year.second_share, 'year_score': year.score,
                'year_rating_name': scheme._predicate_names().get(year.rating)}

    @api.depends('skp_score', 'plan_id.state')
    @api.depends_context('uid', 'lang')
    def _compute_part_year(self):
        ours = self.filtered(lambda row: row.scheme_code == 'pp46' and row.skp_score)
        parts = (self._archived('pp46', ours.employee_id) | ours).grouped(lambda row: (row.employee_id, row._year()))
        counts = ours._count_parts()
        for appraisal in self:
            year = parts.get((appraisal.employee_id, appraisal._year()), self.browse()) if appraisal in ours else self
            year = year.sorted(lambda row: row.plan_id.date_from)
            last = 1 < len(year) == counts.get((appraisal.employee_id, appraisal._year())) and year[-1] == appraisal
            result = pp46_2011.part_year_result([figure(row.skp_score) for row in year]) if last else None
            appraisal.part_year_score = result.score if result else 0.0
            appraisal.part_year_text = result and self.env._(
                "%(formula)s = %(score)s (%(article)s, unconfirmed): the SKP of this year in several posts.",
                formula=result.steps[0].formula, score=plain(result.score), article=result.steps[0].article)

    def _count_parts(self):
        """In how many cases each employee is appraised in each year: {(employee, year): count}."""
        if not self:
            return {}
        # sudo: skp.plan - the parts that the reader may not read count too; no more than their number comes out
        cases = self.env['skp.plan'].sudo().search([
            ('employee_id', 'in', self.employee_id.ids), ('scheme_code', '=', 'pp46')])
        return Counter(
            (plan.employee_id, plan.date_from.year) for plan in cases
            if plan.state != 'done' or not plan._has_no_result())

    def _archived(self, code, employees):
        """Archived appraisals of employees by a regulation, as far as the user may read them."""
        if not employees:
            return self.browse()
        return self.search(
            Domain('employee_id', 'in', employees.ids) & Domain('plan_id.scheme_id.code', '=', code)
            & Domain('plan_id.state', '=', 'done'))

    def _year(self):
        """The calendar year of the appraisal; None where it runs over two."""
        plan = self.plan_id
        return plan.date_from.year if plan.date_from and plan.date_from.year == plan.date_to.year else None
