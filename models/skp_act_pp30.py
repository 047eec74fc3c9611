from odoo import models

from ..rules.permenpanrb8_2021 import FIGURES
from ..rules.values import plain, to_decimal


class SkpAct(models.AbstractModel):
    """What PP 30/2019 and PermenPANRB 8/2021 ask of a plan, a month, a result and a changed result."""

    _inherit = 'skp.act'

    def _missing_targets_pp30(self, lines):
        """Each result of the plan has an indicator with a target (PermenPANRB 8/2021)."""
        yield from self._without_indicator(lines.plan_id.line_ids)

    def _without_indicator(self, lines):
        for line in lines.filtered(lambda line: not line.indicator_ids):
            yield self.env._(
                "“%(activity)s” has no indicator: add one with its target, or remove the row (PermenPANRB 8/2021).",
                activity=line.name)

    def _missing_realise(self, task, order):
        yield from super()._missing_realise(task, order)
        if task.plan_id.scheme_code == 'pp30':  # additional tasks come during the year
            yield from self._without_indicator(task.plan_id.line_ids)

    def _missing_measure(self, task, order):
        yield from super()._missing_measure(task, order)
        if task.plan_id.scheme_code == 'pp30':
            yield from self._untold_less(task.plan_id)

    def _untold_less(self, plan):
        """Where less is better, nothing told would score highest: somebody has to enter the figure."""
        told = plan.realisation_ids.line_ids.filtered('is_filled').indicator_id
        for row in plan.appraisal_ids.line_ids.measurement_ids:
            if row.indicator_id.smaller_is_better and not row.is_corrected and row.indicator_id not in told:
                yield self.env._(
                    "%(indicator)s of “%(activity)s” was told in no month, and less is the better result: correct it "
                    "with the year's figure (zero counts).",
                    indicator=row.indicator_id._label(), activity=row.line_name)

    def _missing_result_pp30(self, appraisal):
        highest = appraisal.plan_id.scheme_id._figures()['behaviour_max']
        unscored = appraisal.behaviour_ids.filtered(lambda row: not row.score)
        if unscored:
            yield self.env._(
                "No score yet for %(aspects)s: enter a number from 1 to %(highest)s.",
                aspects=", ".join(unscored.mapped('name')), highest=plain(highest))
        if appraisal.innovation and not (appraisal.innovation_note or '').strip():
            yield self.env._(
                "The innovation is not described: write the new idea and how it improved performance, or take the tick "
                "away (PP 30/2019 Pasal 41(5)).")

    def _missing_change_pp30(self, values):
        try:
            score = to_decimal(values.get('new_score'), 'score')
        except ValueError as error:
            yield self._rule_text(error)
        else:
            highest = FIGURES['score_max']
            if not 0 < score <= highest.value:
                yield self.env._(
                    "New score is %(score)s: enter the value that the superior sets, above 0 and at most %(highest)s "
                    "(%(article)s).", score=score, highest=plain(highest.value), article=highest.article)
