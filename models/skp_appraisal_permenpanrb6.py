from odoo import api, fields, models

from ..rules import permenpanrb6_2022
from .skp_appraisal import RATINGS
from .skp_scheme_predicate import ORGANISATION_PREDICATES


class SkpAppraisal(models.Model):
    """The yearly evaluation by PermenPANRB 6/2022: two ratings and the predicate where they meet, no score."""

    _inherit = 'skp.appraisal'

    is_qualitative = fields.Boolean(compute='_compute_is_qualitative')
    study_failed = fields.Boolean(
        string="Study Assignment Failed",
        help="The employee's study (tugas belajar) ended without success: the predicate is poor or very poor "
             "(PermenPANRB 6/2022, lampiran IV.B.3.b.3.d).")
    suggested_rating = fields.Selection(RATINGS, compute='_compute_suggestion')
    suggestion = fields.Char(compute='_compute_suggestion', help="What the regulation's guide makes of the results.")
    organisation_predicate = fields.Selection(
        ORGANISATION_PREDICATES, readonly=True,
        help="The organisation's result that counted when the appraiser signed.")
    organisation_name = fields.Char(string="Organisation's Result", compute='_compute_organisation')
    organisation_sentence = fields.Char(compute='_compute_organisation')
    head_hint = fields.Char(compute='_compute_organisation')
    evaluation_ids = fields.Many2many('skp.evaluation', string="Issued Evaluations", compute='_compute_evaluations')

    @property
    def _guarded_fields(self):
        return super()._guarded_fields | {'organisation_predicate'}

    @api.depends('plan_id')
    def _compute_is_qualitative(self):
        for appraisal in self:
            appraisal.is_qualitative = appraisal.plan_id._is_qualitative()

    @api.depends('plan_id')
    @api.depends_context('uid')
    def _compute_evaluations(self):
        issued = self.env['skp.evaluation'].search([('plan_id', 'in', self.plan_id.ids), ('state', '=', 'issued')])
        for appraisal in self:
            appraisal.evaluation_ids = issued.filtered(lambda row, case=appraisal.plan_id: row.plan_id == case)

    @api.depends('line_ids.rating')
    @api.depends_context('lang')
    def _compute_suggestion(self):
        """The guide of lampiran IV.B.3.b.1.d, beside the appraiser's own decision."""
        labels = dict(self._fields['results_rating']._description_selection(self.env))
        self.suggested_rating = self.suggestion = False
        for appraisal in self.filtered(lambda appraisal: appraisal.scheme_code == 'permenpanrb6'):
            ratings = {
                kind: rows.mapped('rating') for kind, rows in
                appraisal.line_ids.filtered('rating').grouped(lambda row: row.plan_line_id.kind).items()}
            suggested = permenpanrb6_2022.suggest_results(
                ratings.get('main', ()), ratings.get('additional', ()), appraisal.plan_id.scheme_id._figures())
            appraisal.suggested_rating = suggested
            appraisal.suggestion = appraisal._suggestion_sentence(ratings, labels)

    def _suggestion_sentence(self, ratings, labels):
        """How many results have which rating, and what the guide makes of it."""
        given = [rating for rows in ratings.values() for rating in rows]
        if not given:
            return False
        counts = ", ".join(f"{given.count(code)} × {label}" for code, label in labels.items() if code in given)
        if not self.suggested_rating:
            return self.env._("%(counts)s: the regulation's guide names no rating here; you decide.", counts=counts)
        return self.env._(
            "%(counts)s: by the regulation's guide %(rating)s. You decide, with the feedback and the contribution to "
            "the organisation.", counts=counts, rating=labels[self.suggested_rating])

    @api.depends('organisation_predicate', 'made_on')
    @api.depends_context('lang')
    def _compute_organisation(self):
        rated = self.filtered(lambda appraisal: appraisal.scheme_code == 'permenpanrb6')
        live = self.env['skp.organisation']._predicate_for(rated.plan_id, 'year', fields.Date.context_today(self))
        heads = self.env['skp.organisation']._led_by(rated.plan_id)
        for appraisal in self:
            predicate, sentence = live.get(appraisal.plan_id.id, (False, False))
            code = appraisal.organisation_predicate if appraisal.made_on else predicate
            names = appraisal.plan_id.scheme_id._predicate_names('organisation')
            appraisal.organisation_name = names.get(code)
            appraisal.organisation_sentence = sentence if code == predicate else False
            own = heads.get(appraisal.plan_id.id)
            appraisal.head_hint = own and self.env._(
                "%(employee)s leads a unit whose own result is %(predicate)s: the rating of a head's results follows "
                "it.",
                employee=appraisal.employee_id.name, predicate=names.get(own))

    def _figures_permenpanrb6(self):
        """The predicate from the quadrant (lampiran IV.B.3.b.3); there is no score."""
        both = self.results_rating and self.behaviour_rating
        return {'rating': both and permenpanrb6_2022.rating(self.results_rating, self.behaviour_rating)}

    # -- Making ------------------------------------------------------------------------------------

    @api.model
    def _make(self, plans):
        super()._make(plans)
        rated = plans.filtered(lambda plan: plan.scheme_code == 'permenpanrb6')
        appraisals = self.search([('plan_id', 'in', rated.ids)])
        appraisals._propose()

    def _propose(self):
        """Put what the months and the feedback tell where the appraiser has not written anything yet."""
        told = self.env['skp.realisation.line']._told(self.plan_id)
        heard = self.env['skp.feedback']._heard(self.plan_id)
        whole = self.line_ids.filtered(lambda line: line.appraisal_id.is_qualitative)
        rows = [(line, line.plan_line_id, self.env['skp.indicator']) for line in whole] + [
            (row, row.indicator_id.line_id, row.indicator_id) for row in (self.line_ids - whole).measurement_ids]
        for row, result, indicator in rows:
            row.realised_text = row.realised_text or result._told(indicator, told)
            row.feedback = row.feedback or result._heard(indicator, heard)
        for row in self.behaviour_ids:
            row.feedback = row.feedback or heard.get((row.appraisal_id.plan_id, row.aspect_id))

    def _fix_organisation(self):
        """Keep the organisation's result that counts on the day the appraiser signs."""
        results = self.env['skp.organisation']._predicate_for(self.plan_id, 'year', fields.Date.context_today(self))
        for appraisal in self:
            appraisal.organisation_predicate = results[appraisal.plan_id.id][0]

    def _content(self):
        rated = {
            row.code: [row.rating or '', row.feedback or '']
            for row in self.behaviour_ids if row.rating or row.feedback}
        return {
            **super()._content(),
            **{name: self[name] for name in ('study_failed', 'organisation_predicate') if self[name]},
            **({'behaviour_ratings': rated} if rated else {}),
        }
