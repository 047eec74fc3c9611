from typing import NamedTuple

from odoo import api, fields, models

from ..rules import permenpanrb8_2021
from ..rules.values import figure


class LineResult(NamedTuple):
    """A line's sum and average over its indicators, with the calculation."""

    total: object
    score: object
    steps: tuple


class SkpAppraisal(models.Model):
    """Penilaian kinerja by PP 30/2019: main and additional performance, behaviour, the innovation."""

    _inherit = 'skp.appraisal'

    innovation = fields.Boolean(
        help="A new idea or way of working that improved performance and served the organisation or the state; without "
             "it nobody is Sangat Baik (PP 30/2019 Pasal 41(5)).")
    innovation_note = fields.Text(string="What Is New", help="The idea, and how it improved performance.")

    @api.depends(
        'innovation', 'plan_id.period_id.peers_asked', 'plan_id.line_ids.main_kind', 'plan_id.line_ids.scope')
    def _compute_scores(self):
        super()._compute_scores()

    def _figures_pp30(self):
        skp, behaviour, result = self._results_pp30()
        vals = {}
        if skp:
            additional = self.line_ids.filtered(lambda line: line.plan_line_id.kind == 'additional')
            vals.update(activity_average=skp.main, additional_value=skp.additional, skp_score=skp.score,
                        additional_tasks=len(additional))
        if behaviour:
            vals.update(behaviour_total=behaviour.total, behaviour_average=behaviour.average)
        if result:
            vals.update(skp_share=result.skp_share, behaviour_score=result.behaviour_share, score=result.score,
                        rating=result.rating)
        return vals

    def _results_pp30(self):
        """SKP, behaviour and appraisal as ``rules/permenpanrb8_2021`` reckons them; None where a figure is missing."""
        figures = self.plan_id.scheme_id._figures()
        skp, behaviour = self._skp_pp30(figures), self._behaviour_pp30(figures)
        result = None
        if skp and behaviour:
            result = permenpanrb8_2021.appraisal(
                skp.score, behaviour.average, innovation=self.innovation, peers_asked=self.period_id.peers_asked,
                figures=figures)
        return skp, behaviour, result

    def _skp_pp30(self, figures):
        by_kind = self.line_ids.grouped(lambda line: line.plan_line_id.kind)
        if 'main' not in by_kind:
            return None
        main = [(line.plan_line_id.main_kind or 'agreement', figure(line.score)) for line in by_kind['main']]
        additional = [
            (line.plan_line_id.scope or 'unit', figure(line.score)) for line in by_kind.get('additional', ())]
        return permenpanrb8_2021.skp(main, additional, figures=figures)

    def _behaviour_pp30(self, figures):
        if not self.behaviour_ids or not all(row.score for row in self.behaviour_ids):
            return None
        return permenpanrb8_2021.behaviour(
            {row.code: figure(row.score) for row in self.behaviour_ids}, figures=figures)

    def _content(self):
        return {**super()._content(), **({'innovation': self.innovation_note or ''} if self.innovation else {})}


class SkpAppraisalLine(models.Model):
    """One rencana kinerja: the average of its indicators."""

    _inherit = 'skp.appraisal.line'

    @api.depends(
        'measurement_ids.indicator_id.target_high', 'measurement_ids.indicator_id.smaller_is_better',
        'measurement_ids.indicator_id.is_maximum')
    def _compute_score(self):
        super()._compute_score()

    def _result_pp30(self):
        """The calculation of ``rules/permenpanrb8_2021``; None while an indicator cannot be told."""
        figures = self.appraisal_id.plan_id.scheme_id._figures()
        results = [row._indicator_pp30(figures) for row in self.measurement_ids]
        if not results or None in results:
            return None
        line = permenpanrb8_2021.line([result.score for result in results], figures=figures)
        return LineResult(sum(result.score for result in results), line.score, line.steps)
