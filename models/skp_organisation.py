from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from ..rules import permenpanrb6_clocks
from .skp_scheme_predicate import ORGANISATION_PREDICATES

# the code of a span within its period; ``rules/`` writes the year before it
SPANS = [
    ('year', "Year"), ('Q1', "Quarter I"), ('Q2', "Quarter II"), ('Q3', "Quarter III"), ('Q4', "Quarter IV"),
    ('M01', "January"), ('M02', "February"), ('M03', "March"), ('M04', "April"), ('M05', "May"), ('M06', "June"),
    ('M07', "July"), ('M08', "August"), ('M09', "September"), ('M10', "October"), ('M11', "November"),
    ('M12', "December")]


class SkpOrganisation(models.Model):
    """The result of the unit that an appraiser leads, over a year or a span of it (capaian kinerja organisasi).

    It is measured elsewhere; here it is entered with its letter, and guides the predicates of the unit's people
    (PermenPANRB 6/2022, lampiran IV.B.1). Nobody enters the result of the own unit.
    """

    _name = 'skp.organisation'
    _description = "SKP Organisation's Result"
    _inherit = ['skp.guarded']
    _order = 'period_id desc, leader_id, span'
    _rec_name = 'leader_id'
    _check_company_auto = True

    _fixed_fields = frozenset({'period_id', 'leader_id', 'span'})

    period_id = fields.Many2one('skp.period', required=True, index=True, ondelete='restrict', check_company=True)
    company_id = fields.Many2one(related='period_id.company_id', store=True, precompute=True, index=True)
    leader_id = fields.Many2one(
        'hr.employee', string="Head of the Unit", required=True, index=True, ondelete='restrict', check_company=True,
        help="The appraiser (pejabat penilai) who leads the unit.")
    department_id = fields.Many2one(related='leader_id.department_id', string="Unit")
    span = fields.Selection(SPANS, required=True, default='year')
    predicate = fields.Selection(ORGANISATION_PREDICATES, required=True)
    predicate_name = fields.Char(compute='_compute_predicate_name', help="The regulation's word for it.")
    letter = fields.Char(help="Number of the decision that sets the result.")
    decided_on = fields.Date(required=True, default=fields.Date.context_today)
    note = fields.Text()

    _span_unique = models.UniqueIndex(
        "(period_id, leader_id, span)", "This unit has a result for the span already: change that one.")

    @api.depends('predicate', 'period_id.scheme_id')
    def _compute_predicate_name(self):
        for row in self:
            row.predicate_name = row.period_id.scheme_id._predicate_names('organisation').get(row.predicate)

    @api.constrains('predicate', 'letter', 'leader_id', 'decided_on')
    def _check_writer(self):
        """The leader's own superior decides; whoever else enters it names the letter, and nobody the own result."""
        # sudo: hr.employee - who leads and who is above counts also where the writer may not read it
        for row in self.sudo():
            if self.env.user == row.leader_id.user_id and not self.env.su:
                raise ValidationError(self.env._(
                    "%(leader)s leads the unit: nobody enters the result of the own unit. The data manager or the "
                    "superior does.", leader=row.leader_id.name))
            if not (row.letter or '').strip() and self.env.user != row.leader_id.parent_id.user_id:
                raise ValidationError(self.env._(
                    "Letter of the result of the unit led by %(leader)s is empty: write the number of the decision.",
                    leader=row.leader_id.name))

    # -- What counts for a case --------------------------------------------------------------------

    @api.model
    def _predicate_for(self, plans, span, today):
        """The organisation's result that counts for each case, with the sentence that says why.

        :param plans: ``skp.plan`` recordset, all read in one query
        :param str span: a code of SPANS
        :param date today: the day on which it is asked
        :return: {plan id: (predicate code or False, sentence)}
        """
        # sudo: skp.organisation - the result of the unit counts, whoever asks
        rows = self.sudo().search([('leader_id', 'in', plans.appraiser_id.ids), ('span', '=', span)])
        found = {}
        for plan in plans:
            mine = rows.filtered(lambda row, plan=plan: row.leader_id == plan.appraiser_id)
            present = mine.filtered(lambda row, plan=plan: row.period_id == plan.period_id)[:1]
            if span == 'year':
                found[plan.id] = mine._of_the_year(plan, present, today)
            else:
                found[plan.id] = present.predicate, present._sentence(plan, span)
        return found

    @api.model
    def _led_by(self, plans):
        """The year's result of the unit that each appraised person leads: {plan id: predicate}, without the others."""
        # sudo: skp.organisation - the head's own case shows the result of the unit, whoever reads it
        rows = self.sudo().search([
            ('span', '=', 'year'), ('leader_id', 'in', plans.employee_id.ids),
            ('period_id', 'in', plans.period_id.ids)])
        results = {(row.period_id, row.leader_id): row.predicate for row in rows}
        pairs = {plan.id: (plan.period_id, plan.employee_id) for plan in plans}
        return {plan_id: results[pair] for plan_id, pair in pairs.items() if pair in results}

    def _of_the_year(self, plan, present, today):
        """The year's result, or last year's where it was not out in time (lampiran IV.B.1.f)."""
        year = plan.date_to.year
        before = self.filtered(lambda row: row.period_id.date_to.year == year - 1)[:1]
        predicate, of_year = permenpanrb6_clocks.organisation_predicate(
            present.predicate, before.predicate, today, year, present.decided_on or None, plan.scheme_id._figures())
        if of_year == year or not predicate:
            return predicate or False, present._sentence(plan, 'year') if of_year == year else self._late(plan, year)
        end = permenpanrb6_clocks.evaluation_window(year, plan.scheme_id._figures())[1]
        return predicate, self.env._(
            "The organisation's result of %(year)s was not out by %(end)s, so that of %(before)s counts: "
            "%(predicate)s.", year=str(year), end=format_date(self.env, end), before=str(of_year),
            predicate=before.predicate_name)

    def _late(self, plan, year):
        # sudo: hr.employee - the sentence names the head of the unit, also to who may not read employees
        leader = plan.appraiser_id.sudo().name
        return self.env._(
            "No result of the unit led by %(leader)s was out in time for %(year)s, and none of the year before is "
            "here: enter that one.", leader=leader, year=str(year))

    def _sentence(self, plan, span):
        """The result of one span in a sentence; the way out where nobody has entered it."""
        # sudo: hr.employee - the sentence names the head of the unit, also to who may not read employees
        leader = plan.appraiser_id.sudo().name
        label = dict(self._fields['span']._description_selection(self.env))[span]
        if not self:
            return self.env._(
                "Nobody has entered the result of the unit led by %(leader)s yet (%(period)s, %(span)s): the data "
                "manager does it with the letter, or the superior of %(leader)s.",
                leader=leader, period=plan.period_id.name, span=label)
        return self.env._(
            "Organisation's result (unit led by %(leader)s, %(period)s, %(span)s): %(predicate)s, decided on %(date)s"
            " %(letter)s.", leader=leader, period=plan.period_id.name, span=label, predicate=self.predicate_name,
            date=format_date(self.env, self.decided_on), letter=f"({self.letter})" if self.letter else '')
