"""What a signature covers in each model of a case: the fields that its ``_content()`` writes down."""
from odoo import models


class SkpPlan(models.Model):
    """The agreement itself, and the days it covers."""

    _inherit = 'skp.plan'

    _signed_fields = frozenset({
        'is_study', 'approach', 'form_kind', 'date_from', 'date_to', 'moved_on', 'moved_letter'})
    _signed_path = None  # a new case has no signature to ask for

    def _signature_over(self, names=None):
        return self._settled('dates' if {'date_from', 'date_to'} & set(names or ()) else 'agreement')


class SkpPlanLine(models.Model):
    """An activity or result of the plan."""

    _inherit = 'skp.plan.line'

    _signed_fields = frozenset({
        'plan_id', 'kind', 'sequence', 'name', 'creativity_level', 'reference', 'credit', 'main_kind', 'scope',
        'superior_text', 'superior_indicator'})

    def _signature_over(self, names=None):
        return self.plan_id._settled('lines' if self.kind == 'main' else 'extra')


class SkpIndicator(models.Model):
    """An indicator with its target."""

    _inherit = 'skp.indicator'

    _signed_fields = frozenset({
        'line_id', 'aspect', 'name', 'target', 'unit', 'aggregation', 'target_text', 'perspective',
        'smaller_is_better', 'is_maximum', 'target_high'})

    def _signature_over(self, names=None):
        return self.line_id._signature_over()


class SkpExpectation(models.Model):
    """What is expected of behaviour."""

    _inherit = 'skp.expectation'

    _signed_fields = frozenset({'plan_id', 'aspect_id', 'text'})
    _signed_part = 'agreement'


class SkpAppendix(models.Model):
    """What is agreed besides."""

    _inherit = 'skp.appendix'

    _signed_fields = frozenset({'plan_id', 'kind', 'sequence', 'text'})
    _signed_part = 'agreement'


class SkpRealisation(models.Model):
    """A month."""

    _inherit = 'skp.realisation'

    _signed_fields = frozenset({'plan_id', 'month'})

    def _signature_over(self, names=None):
        return self.plan_id._settled('month', self)


class SkpRealisationLine(models.Model):
    """A figure of a month."""

    _inherit = 'skp.realisation.line'

    _signed_fields = frozenset({
        'realisation_id', 'indicator_id', 'value', 'is_filled', 'note', 'attachment_ids', 'evidence_url',
        'evidence_ref', 'evidence_name'})

    def _signature_over(self, names=None):
        return self.realisation_id._signature_over()


class SkpAppraisal(models.Model):
    """The result."""

    _inherit = 'skp.appraisal'

    _signed_fields = frozenset({
        'plan_id', 'additional_tasks', 'skp_score', 'behaviour_average', 'score', 'rating', 'recommendation',
        'results_rating', 'behaviour_rating', 'study_failed', 'organisation_predicate', 'study_index', 'innovation',
        'innovation_note'})
    _signed_part = 'appraisal'


class SkpAppraisalLine(models.Model):
    """The result of one activity."""

    _inherit = 'skp.appraisal.line'

    _signed_fields = frozenset({
        'appraisal_id', 'plan_line_id', 'total', 'score', 'realised_text', 'feedback', 'rating'})
    _signed_part = 'appraisal'
    _signed_path = 'appraisal_id.plan_id'


class SkpMeasurement(models.Model):
    """A measured indicator."""

    _inherit = 'skp.measurement'

    _signed_fields = frozenset({
        'appraisal_line_id', 'indicator_id', 'is_corrected', 'corrected', 'reason', 'used', 'realised_text',
        'feedback'})
    _signed_part = 'appraisal'
    _signed_path = 'appraisal_line_id.appraisal_id.plan_id'


class SkpBehaviour(models.Model):
    """The judgement of one aspect of behaviour."""

    _inherit = 'skp.behaviour'

    _signed_fields = frozenset({'appraisal_id', 'aspect_id', 'score', 'rating', 'feedback'})
    _signed_part = 'appraisal'
    _signed_path = 'appraisal_id.plan_id'


class SkpObjection(models.Model):
    """The objection and what was decided on it."""

    _inherit = 'skp.objection'

    _signed_fields = frozenset({
        'plan_id', 'reason', 'answer', 'decision', 'decision_text', 'new_score', 'new_results_rating',
        'new_behaviour_rating', 'withdrawn_on', 'explanation', 'answer_missed_on', 'explanation_missed_on',
        'silence_note'})
    _signed_part = 'objection'


class SkpObjectionItem(models.Model):
    """One thing that an objection contests."""

    _inherit = 'skp.objection.item'

    _signed_fields = frozenset({'objection_id', 'name', 'reason'})
    _signed_part = 'objection'
    _signed_path = 'objection_id.plan_id'


class SkpParty(models.Model):
    """A person as the document prints them: fixed by the own signature."""

    _inherit = 'skp.party'

    _signed_fields = frozenset({
        'plan_id', 'document', 'role', 'name', 'nip', 'rank', 'post', 'unit', 'is_structural'})

    def _signature_over(self, names=None):
        return self.signed_at and self.plan_id.signature_ids.filtered(
            lambda row: row.document == self.document and row.role == self.role and not row.task_id.taken_back
        ).sorted('id')[-1:]
