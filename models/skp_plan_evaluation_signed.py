from odoo import models


class SkpPlan(models.Model):
    """Who signs the measurement of a span's last month signs its evaluation, too."""

    _inherit = 'skp.plan'

    def _month_content(self, realisation):
        content, span = super()._month_content(realisation), self._span_ending(realisation.month)
        issued = self.evaluation_ids.filtered(lambda row: row.span == span and row.state == 'issued')
        return {**content, 'evaluation': issued._content()} if issued else content


class SkpEvaluation(models.Model):
    """The evaluation of a span: frozen by the signature on its last month."""

    _inherit = 'skp.evaluation'

    _signed_fields = frozenset({
        'plan_id', 'span', 'date_from', 'date_to', 'results_rating', 'behaviour_rating', 'organisation_predicate',
        'note'})

    def _signature_over(self, names=None):
        plan = self.plan_id
        month = plan.realisation_ids.filtered(lambda sheet: plan._span_ending(sheet.month) == self.span)
        return plan._settled('month', month) if month and self.state == 'issued' else plan.signature_ids.browse()


class SkpEvaluationLine(models.Model):
    """A result or an aspect of behaviour in the evaluation of a span."""

    _inherit = 'skp.evaluation.line'

    _signed_fields = frozenset({
        'evaluation_id', 'plan_line_id', 'indicator_id', 'aspect_id', 'rating', 'realised_text', 'feedback'})

    def _signature_over(self, names=None):
        return self.evaluation_id._signature_over()
