from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..rules import permenpanrb6_2022, permenpanrb6_clocks
from .office_clock import on_office_clock
from .skp_appraisal import RATINGS
from .skp_organisation import SPANS
from .skp_scheme_predicate import ORGANISATION_PREDICATES, PERIODIC_PREDICATES


class SkpEvaluation(models.Model):
    """What an appraiser makes of one span of a year: ratings, the predicate, the words to the employee.

    PermenPANRB 6/2022, lampiran IV.A.8.a and B.3.a. The employee sees it once issued; then it never changes.
    """

    _name = 'skp.evaluation'
    _description = 'SKP Periodic Evaluation'
    _inherit = ['skp.rows', 'skp.guarded']
    _order = 'plan_id, date_from'

    _guarded_fields = frozenset({
        'plan_id', 'employee_id', 'period_id', 'company_id', 'span', 'date_from', 'date_to', 'rating',
        'organisation_predicate', 'state', 'issued_on', 'issued_by_id'})
    _row_fields = frozenset({'line_ids', 'behaviour_ids'})

    plan_id = fields.Many2one('skp.plan', string="SKP", required=True, ondelete='cascade', index=True)
    employee_id = fields.Many2one(related='plan_id.employee_id', store=True, precompute=True, index=True)
    period_id = fields.Many2one(related='plan_id.period_id', store=True, precompute=True, index=True)
    company_id = fields.Many2one(related='plan_id.company_id', store=True, precompute=True, index=True)
    is_qualitative = fields.Boolean(compute='_compute_is_qualitative')
    span = fields.Selection(SPANS[1:], required=True)
    date_from = fields.Date(required=True)
    date_to = fields.Date(required=True)
    state = fields.Selection([('draft', "Draft"), ('issued', "Issued")], default='draft', required=True, index=True)
    results_rating = fields.Selection(RATINGS, help="Rating hasil kerja.")
    behaviour_rating = fields.Selection(RATINGS, help="Rating perilaku kerja.")
    rating = fields.Selection(PERIODIC_PREDICATES, string="Predicate", compute='_compute_rating', store=True)
    rating_name = fields.Char(string="Predicate in Words", compute='_compute_names')
    organisation_predicate = fields.Selection(
        ORGANISATION_PREDICATES, help="The organisation's result that counted when the evaluation was issued.")
    organisation_name = fields.Char(string="Organisation's Result", compute='_compute_names')
    organisation_sentence = fields.Char(compute='_compute_names')
    evaluator_sentence = fields.Char(compute='_compute_evaluator_sentence')
    note = fields.Text(string="Notes and Recommendation", help="Catatan/rekomendasi for the next span.")
    line_ids = fields.One2many('skp.evaluation.line', 'evaluation_id', string="Work Results", domain=[
        ('plan_line_id', '!=', False)])
    behaviour_ids = fields.One2many('skp.evaluation.line', 'evaluation_id', domain=[
        ('aspect_id', '!=', False)])
    issued_on = fields.Date()
    issued_by_id = fields.Many2one('res.users', string="Issued by", ondelete='restrict')
    can_edit = fields.Boolean(compute='_compute_can_edit')

    _span_unique = models.Constraint('UNIQUE(plan_id, span)', "The SKP has an evaluation of this span already.")

    @api.depends('plan_id', 'span')
    @api.depends_context('lang')
    def _compute_display_name(self):
        labels = dict(self._fields['span']._description_selection(self.env))
        for row in self:
            row.display_name = f"{row.plan_id.name} · {labels.get(row.span, '')}"

    @api.depends('plan_id')
    def _compute_is_qualitative(self):
        for row in self:
            row.is_qualitative = row.plan_id._is_qualitative()

    @api.depends('results_rating', 'behaviour_rating')
    def _compute_rating(self):
        for row in self:
            both = row.results_rating and row.behaviour_rating
            row.rating = both and permenpanrb6_2022.rating(row.results_rating, row.behaviour_rating)

    @api.depends('rating', 'organisation_predicate', 'state')
    @api.depends_context('lang')
    def _compute_names(self):
        """What was issued keeps the organisation's result of that day; a draft shows the one that counts now."""
        for span, rows in self.grouped('span').items():
            drafts = rows.filtered(lambda row: row.state == 'draft')
            live = self.env['skp.organisation']._predicate_for(drafts.plan_id, span, fields.Date.context_today(self))
            for row in rows:
                scheme = row.plan_id.scheme_id
                predicate, sentence = live.get(row.plan_id.id) if row in drafts else (row.organisation_predicate, False)
                row.rating_name = scheme._predicate_names().get(row.rating)
                row.organisation_name = scheme._predicate_names('organisation').get(predicate)
                row.organisation_sentence = sentence

    @api.depends('plan_id', 'span')
    def _compute_evaluator_sentence(self):
        for row in self:
            case = row.plan_id
            inside = row.span in case._spans()
            row.evaluator_sentence = inside and case._evaluator(row.span, case._moves_within(row.span))[1]

    @api.depends('state')
    @api.depends_context('uid')
    def _compute_can_edit(self):
        for row in self:
            row.can_edit = row.state == 'draft' and row.span in row.plan_id._spans() and row.plan_id._is_judge()

    # -- Making and issuing ------------------------------------------------------------------------

    @api.model
    def _make(self, wanted):
        """Make the evaluations of (case, span) pairs with their rows, or bring drafts up to date.

        :return: the evaluations, those that were there among them
        """
        plans = self.env['skp.plan'].union(*(plan for plan, _span in wanted))
        there = {(row.plan_id, row.span): row for row in self.search([('plan_id', 'in', plans.ids)])}
        fresh = [(plan, span, *plan._spans()[span]) for plan, span in wanted if (plan, span) not in there]
        made = self.create([
            {'plan_id': plan.id, 'span': span, 'date_from': first, 'date_to': last}
            for plan, span, first, last in fresh])
        rows = made.union(*(there[pair] for pair in wanted if pair in there))
        self.env['skp.evaluation.line']._make(rows.filtered(lambda row: row.state == 'draft'))
        return rows

    def _missing_ratings(self):
        """What keeps drafts from being issued, in sentences."""
        labels = dict(self._fields['span']._description_selection(self.env))
        for row in self.filtered(lambda row: row.state == 'draft'):
            absent = [
                self._fields[name]._description_string(self.env) for name in ('results_rating', 'behaviour_rating')
                if not row[name]]
            if absent:
                yield self.env._(
                    "Evaluation of %(span)s (%(plan)s) has no %(ratings)s yet: choose above, meets or below "
                    "expectation.", span=labels[row.span], plan=row.plan_id.name, ratings=", ".join(absent))

    @on_office_clock
    def action_issue(self):
        """Issue evaluations: from now on the employee reads them, and they never change.

        :raises UserError: not the user's to issue, a rating is missing, or the span is not at its end yet
        """
        self.check_access('read')
        today = fields.Date.context_today(self)
        for row in self:
            if row.state == 'issued' or not row.can_edit or row.plan_id.scheme_code != 'permenpanrb6':
                raise UserError(self.env._(
                    "%(evaluation)s is issued, or it is somebody else's to issue.", evaluation=row.display_name))
            if not permenpanrb6_clocks.evaluates_span(row.date_to, today, row.plan_id.scheme_id._figures()):
                raise UserError(self.env._(
                    "%(evaluation)s runs until %(end)s: it can be issued when the evaluation of the span begins, "
                    "shortly before that day.", evaluation=row.display_name, end=format_date(self.env, row.date_to)))
        missing = list(self._missing_ratings())
        if missing:
            raise UserError("\n".join(missing))
        # sudo: skp.evaluation - guarded fields; who may issue was judged just above
        self.sudo()._issue()

    def _issue(self):
        """Fix drafts as they stand, with the organisation's result that counts now."""
        today = fields.Date.context_today(self)
        for span, rows in self.filtered(lambda row: row.state == 'draft').grouped('span').items():
            results = self.env['skp.organisation']._predicate_for(rows.plan_id, span, today)
            for row in rows:
                row.write({
                    'state': 'issued', 'issued_on': today, 'issued_by_id': self.env.uid,
                    'organisation_predicate': results[row.plan_id.id][0]})

    def _content(self):
        return {
            'span': self.span, 'from': self.date_from, 'to': self.date_to, 'results': self.results_rating or '',
            'behaviour': self.behaviour_rating or '', 'organisation': self.organisation_predicate or '',
            'note': self.note or '',
            'rows': [row._content() for row in (self.line_ids | self.behaviour_ids).sorted('id')]}
