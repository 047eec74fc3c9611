from odoo import models

from ..rules import permenpanrb8_2021
from ..rules.indonesian import number, number_plain
from ..rules.values import figure
from .report_appraisal import ReportHrSkpReportAppraisal


class ReportHrSkpReportAppraisalPp30(models.AbstractModel):
    """Values of the Penilaian Kinerja by PP 30/2019 and PermenPANRB 8/2021."""

    _name = 'report.hr_skp.report_appraisal_pp30'
    _inherit = ['report.hr_skp.pp30']
    _description = "Appraisal of PermenPANRB 8/2021"

    _document = 'appraisal'
    _signed = 'appraisal'
    _title = "Penilaian Kinerja Pegawai Negeri Sipil"
    _final_states = ReportHrSkpReportAppraisal._final_states

    def _sheet(self, plan):
        appraisal = plan.appraisal_ids
        figures = plan.scheme_id._figures()
        measured = {
            row.indicator_id.id: self._measured(row, figures) for row in appraisal.line_ids.measurement_ids}
        main = self._rows(plan, 'main', measured)
        added = self._rows(plan, 'additional', measured)
        weighted = {**self._weighted_main(appraisal), **self._weighted_added(plan, appraisal)}
        for row in [*main, *added]:
            row['weighted'] = weighted.get(row['id'], '-')
        return {
            **super()._sheet(plan),
            'by_perspective': self._has_perspective(plan),
            'parts': [
                ("A. KINERJA UTAMA", main, "NILAI KINERJA UTAMA", self._figure(appraisal.activity_average)),
                ("B. KINERJA TAMBAHAN", added, "NILAI KINERJA TAMBAHAN", self._figure(appraisal.additional_value))],
            'skp_score': self._figure(appraisal.skp_score),
            **self._result_values(plan, appraisal),
            'recommendation': appraisal.recommendation or '-',
            'received_on': self._place_on(plan, appraisal.received_on),
            'made_on': self._place_on(plan, appraisal.made_on),
            'ratified_on': self._place_on(plan, appraisal.ratified_on),
        }

    def _measured(self, row, figures):
        """Realised, achievement, category and score of one indicator; dashes while it cannot be told."""
        result = row._indicator_pp30(figures)
        if not result:
            return {'realised': '-', 'achievement': '-', 'category': '-', 'score': '-'}
        return {
            'realised': f"{number_plain(row.used)} {row.indicator_id.unit or ''}".strip(),
            'achievement': f"{number_plain(result.percent)}%", 'category': row.category_name or '-',
            'score': number(row.score)}

    def _weighted_main(self, appraisal):
        """A result of the main performance counts with the average of its indicators."""
        lines = [line for line in appraisal.line_ids if line.plan_line_id.kind == 'main']
        return {line.plan_line_id.id: self._figure(line.score) for line in lines}

    def _weighted_added(self, plan, appraisal):
        """What each additional task adds, by its scope."""
        lines = [line for line in appraisal.line_ids if line.plan_line_id.kind == 'additional' and line.score]
        tasks = [(line.plan_line_id.scope, figure(line.score)) for line in lines]
        steps = permenpanrb8_2021.additional(tasks, figures=plan.scheme_id._figures()).steps
        return {line.plan_line_id.id: number(step.result) for line, step in zip(lines, steps, strict=False)}

    def _result_values(self, plan, appraisal):
        """The two shares with their weights, and the result; dashes until it is complete."""
        skp_weight, behaviour_weight = (number_plain(weight) for weight in appraisal._weights())
        scored = appraisal.behaviour_ids.grouped('code')
        return {
            'behaviours': [
                {'name': aspect.name, 'score': self._figure(scored[aspect.code].score)}
                for aspect in plan.scheme_id.aspect_ids if aspect.code in scored],
            'behaviour_average': self._figure(appraisal.behaviour_average),
            'weights': (skp_weight, behaviour_weight),
            'skp_share': self._figure(appraisal.rating and appraisal.skp_share),
            'behaviour_share': self._figure(appraisal.rating and appraisal.behaviour_score),
            'score': self._figure(appraisal.rating and appraisal.final_score),
            'rating': appraisal.rating_name or '-',
        }

    def _figure(self, value):
        return number(value) if value else '-'
