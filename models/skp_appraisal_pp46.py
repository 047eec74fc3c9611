from odoo import models

from ..rules import pp46_2011
from ..rules.values import figure


class SkpAppraisal(models.Model):
    """Prestasi kerja by PP 46/2011: activities, bonuses, behaviour, 60/40."""

    _inherit = 'skp.appraisal'

    def _results_pp46(self):
        """The calculations of SKP, behaviour and result by ``rules/``; None where a figure is missing yet."""
        figures = self.plan_id.scheme_id._figures()
        skp, behaviour, result = self._skp_pp46(figures), None, None
        if self.behaviour_ids and all(row.score for row in self.behaviour_ids):
            behaviour = pp46_2011.behaviour(
                {row.code: figure(row.score) for row in self.behaviour_ids}, figures=figures)
        if skp and behaviour:
            result = pp46_2011.appraisal(skp.score, behaviour.average, figures=figures)
        return skp, behaviour, result

    def _skp_pp46(self, figures):
        if not self.line_ids:
            return None
        lines = self.plan_id.line_ids
        additional = sum(line.kind == 'additional' for line in lines)
        creations = [line.creativity_level for line in lines if line.kind == 'creativity']
        return pp46_2011.skp_result(
            [figure(line.score) for line in self.line_ids], additional, creations, figures=figures)

    def _figures_pp46(self):
        skp, behaviour, result = self._results_pp46()
        vals = {'additional_tasks': sum(line.kind == 'additional' for line in self.plan_id.line_ids)}
        if skp:
            vals.update(activity_average=skp.average, additional_value=skp.additional,
                        creativity_value=skp.creativity, skp_score=skp.score)
        if behaviour:
            vals.update(behaviour_total=behaviour.total, behaviour_average=behaviour.average,
                        behaviour_score=behaviour.weighted)
        if result:
            vals.update(skp_share=result.skp_share, score=result.score, rating=result.rating)
        return vals


class SkpAppraisalLine(models.Model):
    """One kegiatan tugas jabatan by Perka BKN 1/2013."""

    _inherit = 'skp.appraisal.line'

    def _result_pp46(self):
        """The calculation of ``rules/pp46_2011``; None while an aspect is missing."""
        pairs = {
            row.aspect: (figure(row.used), figure(row.indicator_id.target)) for row in self.measurement_ids
        }
        return pp46_2011.activity(pairs) if {'quantity', 'quality', 'time'} <= pairs.keys() else None
