from odoo import api, fields, models

from ..rules.values import figure
from .skp_scheme_predicate import PREDICATES
from .skp_typed import WHOLE

FIGURES = (
    'additional_value', 'creativity_value', 'activity_average', 'skp_score', 'behaviour_total', 'behaviour_average',
    'behaviour_score', 'skp_share', 'score')
RATINGS = [('above', "Above expectation"), ('meets', "Meets expectation"), ('below', "Below expectation")]


class SkpAppraisal(models.Model):
    """Measurement, behaviour and result of a plan. All figures come from ``rules/``.

    Figures are half-up to two decimals as the sheet prints them, in points (0 until complete).
    """

    _name = 'skp.appraisal'
    _description = 'SKP Appraisal'
    _inherit = ['skp.guarded']
    _order = 'period_id desc, id desc'
    _rec_name = 'plan_id'

    _guarded_fields = frozenset({
        'plan_id', 'employee_id', 'period_id', 'company_id', 'department_id', 'state', 'additional_tasks',
        'additional_value', 'creativity_value', 'activity_average', 'skp_score', 'behaviour_total',
        'behaviour_average', 'behaviour_score', 'skp_share', 'score', 'rating', 'final_score', 'final_rating',
        'made_on', 'received_on', 'ratified_on',
    })

    plan_id = fields.Many2one('skp.plan', required=True, ondelete='cascade', index=True)
    employee_id = fields.Many2one(related='plan_id.employee_id', store=True, precompute=True, index=True)
    period_id = fields.Many2one(related='plan_id.period_id', store=True, precompute=True, index=True)
    company_id = fields.Many2one(related='plan_id.company_id', store=True, precompute=True, index=True)
    department_id = fields.Many2one(related='plan_id.department_id', store=True, precompute=True)
    state = fields.Selection(related='plan_id.state', string="Phase")
    scheme_code = fields.Selection(related='plan_id.scheme_code')
    line_ids = fields.One2many('skp.appraisal.line', 'appraisal_id', string="Activities")
    measurement_ids = fields.One2many('skp.measurement', 'appraisal_id')
    behaviour_ids = fields.One2many('skp.behaviour', 'appraisal_id', context=WHOLE)

    additional_tasks = fields.Integer(compute='_compute_scores', store=True, aggregator=None)
    additional_value = fields.Float(digits=(16, 2), compute='_compute_scores', store=True, aggregator=None)
    creativity_value = fields.Float(digits=(16, 2), compute='_compute_scores', store=True, aggregator=None)
    activity_average = fields.Float(digits=(16, 2), compute='_compute_scores', store=True, aggregator=None)
    skp_score = fields.Float(
        string="SKP Score", digits=(16, 2), compute='_compute_scores', store=True, aggregator='avg')
    behaviour_total = fields.Float(digits=(16, 2), compute='_compute_scores', store=True, aggregator=None)
    behaviour_average = fields.Float(digits=(16, 2), compute='_compute_scores', store=True, aggregator='avg')
    behaviour_score = fields.Float(
        digits=(16, 2), compute='_compute_scores', store=True, aggregator='avg',
        help="The weighted share of behaviour in the result.")
    skp_share = fields.Float(
        digits=(16, 2), compute='_compute_scores', store=True, aggregator=None,
        help="The weighted share of the SKP score in the result.")
    score = fields.Float(digits=(16, 2), compute='_compute_scores', store=True, aggregator='avg')
    rating = fields.Selection(PREDICATES, compute='_compute_scores', store=True)
    results_rating = fields.Selection(RATINGS, help="Rating hasil kerja (PermenPANRB 6/2022).")
    behaviour_rating = fields.Selection(RATINGS, help="Rating perilaku kerja (PermenPANRB 6/2022).")
    final_score = fields.Float(
        digits=(16, 2), compute='_compute_final', store=True, aggregator='avg',
        help="The score after the superior's decision on an objection.")
    final_rating = fields.Selection(PREDICATES, compute='_compute_final', store=True)
    rating_name = fields.Char(compute='_compute_rating_name', help="The regulation's word for the final rating.")
    skp_rating_name = fields.Char(compute='_compute_skp_rating_name')
    recommendation = fields.Text()
    made_on = fields.Date(help="Made by the appraiser (box 9).")
    received_on = fields.Date(help="Received by the employee (box 10).")
    ratified_on = fields.Date(help="Received and ratified by the superior (box 11).")
    is_my_turn = fields.Boolean(related='plan_id.is_my_turn')
    status_sentence = fields.Char(related='plan_id.status_sentence')

    _plan_unique = models.Constraint('UNIQUE(plan_id)', "The SKP has an appraisal already.")

    @api.depends(
        'line_ids.score', 'behaviour_ids.score', 'plan_id.line_ids.kind', 'plan_id.line_ids.creativity_level',
        'results_rating', 'behaviour_rating')
    def _compute_scores(self):
        for appraisal in self:
            appraisal.update(appraisal._figures())

    @api.depends(
        'score', 'rating', 'plan_id.objection_ids.decision', 'plan_id.objection_ids.new_score', 'plan_id.state')
    def _compute_final(self):
        for appraisal in self:
            changed = appraisal.plan_id.objection_ids._changing()
            appraisal.final_score = changed.new_score or appraisal.score
            appraisal.final_rating = changed.new_rating or appraisal.rating

    @api.depends('final_rating', 'plan_id.scheme_id')
    def _compute_rating_name(self):
        for appraisal in self:
            appraisal.rating_name = appraisal.plan_id.scheme_id._predicate_names().get(appraisal.final_rating)

    @api.depends('skp_score', 'plan_id.scheme_id')
    def _compute_skp_rating_name(self):
        for appraisal in self:
            appraisal.skp_rating_name = appraisal.line_ids and appraisal.plan_id.scheme_id._word_of(appraisal.skp_score)

    def action_act(self):
        """Open the dialog that completes the present step of the case."""
        return self.plan_id.action_act()

    def action_print(self):
        """Print the Penilaian Prestasi Kerja."""
        return self.plan_id.action_print_appraisal()

    def _figures(self):
        """Every figure of the result as far as it can be told, by the regulation's own arithmetic: {field: value}."""
        vals = dict.fromkeys(FIGURES, 0.0)
        vals.update(additional_tasks=0, rating=False)
        vals.update(getattr(self, f'_figures_{self.scheme_code}', dict)())
        return vals

    @api.model
    def _make(self, plans):
        """Make the appraisal of each plan, or bring the months' figures of an existing one up to date."""
        self.env['skp.party']._make(plans, 'appraisal')
        there = self.search([('plan_id', 'in', plans.ids)])
        appraisals = self.create([{'plan_id': plan.id} for plan in plans - there.plan_id])
        appraisals._make_rows()
        there._make_added_rows()
        (there | appraisals).line_ids.measurement_ids._add_up_months()

    def _make_rows(self):
        """Make the rows of new appraisals: activities with their aspects, and the behaviour to score."""
        lines = self.env['skp.appraisal.line'].create([
            {'appraisal_id': appraisal.id, 'plan_line_id': line.id}
            for appraisal in self
            for line in appraisal.plan_id.line_ids if line._is_measured()
        ])
        self.env['skp.measurement'].create([
            {'appraisal_line_id': line.id, 'indicator_id': indicator.id}
            for line in lines for indicator in line.plan_line_id.indicator_ids
        ])
        self.env['skp.behaviour'].create([
            {'appraisal_id': appraisal.id, 'aspect_id': aspect.id}
            for appraisal in self
            for aspect in appraisal.plan_id.scheme_id.aspect_ids
            if not aspect.structural_only or appraisal.plan_id._party('appraisal', 'employee').is_structural
        ])

    def _make_added_rows(self):
        """Rows of what the plan got since: additional results, and their indicators, come during the year."""
        self.env['skp.appraisal.line'].create([
            {'appraisal_id': appraisal.id, 'plan_line_id': line.id}
            for appraisal in self
            for line in appraisal.plan_id.line_ids.filtered(lambda line: line._is_measured())
            - appraisal.line_ids.plan_line_id])
        self.env['skp.measurement'].create([
            {'appraisal_line_id': line.id, 'indicator_id': indicator.id}
            for line in self.line_ids
            for indicator in line.plan_line_id.indicator_ids - line.measurement_ids.indicator_id])

    def _content(self):
        return {
            'lines': [line._content() for line in self.line_ids.sorted('id')],
            'behaviour': {row.code: figure(row.score) for row in self.behaviour_ids},
            'additional_tasks': self.additional_tasks,
            'skp': figure(self.skp_score), 'behaviour_average': figure(self.behaviour_average),
            'score': figure(self.score), 'rating': self.rating or '', 'recommendation': self.recommendation or '',
            # only where the regulation has them: what was signed before they existed keeps its digest
            **{name: self[name] for name in ('results_rating', 'behaviour_rating') if self[name]},
        }
