from odoo import models

from ..rules import indonesian
from .distribution_svg import curve
from .report_appraisal import ReportHrSkpReportAppraisal


class ReportHrSkpReportAppraisalPermenpanrb6(models.AbstractModel):
    """Values of the Hasil Evaluasi Kinerja Pegawai with its Dokumen Evaluasi (PermenPANRB 6/2022), of a year.

    Format C.1.1 where results are planned in words, C.1.2 and C.1.3 where they are counted; D.1.1 the document,
    D.1.2 where the superior took it over, D.1.3 after a change by the superior.
    """

    _name = 'report.hr_skp.report_appraisal_permenpanrb6'
    _inherit = ['report.hr_skp.permenpanrb6']
    _description = "Evaluation of PermenPANRB 6/2022"

    _document = 'appraisal'
    _signed = 'appraisal'
    _title = "Hasil Evaluasi Kinerja Pegawai"
    _final_states = ReportHrSkpReportAppraisal._final_states

    def _sheet(self, plan):
        appraisal = plan.appraisal_ids
        rows = [(line.plan_line_id.id, False, line) for line in appraisal.line_ids]
        rows += [(line.plan_line_id.id, row.indicator_id.id, row)
                 for line in appraisal.line_ids for row in line.measurement_ids]
        return {
            **self._head(plan),
            **self._objection(plan),
            **self._evaluation(appraisal, rows, appraisal.behaviour_ids),
            'span': self._span(plan, 'year'),
            'superior_signs': bool(plan.taken_over_on),
            'remarks': appraisal.recommendation or '',
            'final_rating': (appraisal.rating_name or '').upper(),
            'made_on': self._place_on(plan, appraisal.made_on),
            'received_on': self._place_on(plan, appraisal.received_on),
        }

    def _evaluation(self, record, rows, behaviours):
        """What the formats C.1.1-C.1.3 print of a yearly or a periodic evaluation.

        :param record: ``skp.appraisal`` or ``skp.evaluation``
        :param rows: list of (result id, indicator id or False, row with realised_text and feedback)
        :param behaviours: rows with aspect_id and feedback
        """
        plan = record.plan_id
        organisation = self._organisation(record)
        return {
            'form': self._form(plan),
            'organisation': organisation,
            'curve': organisation and curve(organisation, record.organisation_name),
            'results': self._results(plan, {(line, indicator): row for line, indicator, row in rows}),
            'results_rating': record.results_rating,
            'behaviours': self._behaviours(plan, {row.aspect_id.id: row.feedback for row in behaviours}),
            'behaviour_rating': record.behaviour_rating,
            'rating': record.rating,
            'organisation_name': (record.organisation_name or '').upper(),
        }

    def _objection(self, plan):
        """Objection, explanation and decision, which Format D.1.3 prints where the result was changed."""
        objection = plan.objection_ids._standing().with_prefetch(plan.objection_ids._prefetch_ids)
        return {
            'changed': objection.decision == 'change',
            'objection': self._dated(self._grounds(objection), objection.filed_on),
            'answer': self._dated(self._answered(objection), objection.answered_on),
            'decision': self._dated(objection.decision_text, objection.decided_on),
            'decided_on': self._place_on(plan, objection.decided_on),
        }

    def _dated(self, words, day):
        """The words of a box with their day, for which the format has no place of its own."""
        return "\n".join(filter(None, (words, day and f"({self._date(day)})")))

    def _form(self, plan):
        """The code of the format."""
        if plan.approach == 'qualitative':
            return 'C.1.1'
        return 'C.1.2' if plan.form_kind == 'executive' else 'C.1.3'

    def _organisation(self, record):
        """The code of the organisation's result that counts for an evaluation; False while there is none."""
        names = record.plan_id.scheme_id._predicate_names('organisation')
        return next((code for code, name in names.items() if name == record.organisation_name), False)

    def _span(self, plan, code):
        """The span as the head of the formats names it: a quarter to mark, or a month in words."""
        if plan.period_id.evaluation_cycle == 'quarterly':
            return {'quarter': 'Q4' if code == 'year' else code}
        if code == 'year':
            return {'month': "DESEMBER-AKHIR"}
        return {'month': indonesian.month_name(int(code.removeprefix('M'))).upper()}


class ReportHrSkpReportEvaluation(models.AbstractModel):
    """The same formats for one span of the year: the periodic evaluation."""

    _name = 'report.hr_skp.report_evaluation'
    _inherit = ['report.hr_skp.report_appraisal_permenpanrb6']
    _description = "Periodic Evaluation of PermenPANRB 6/2022"

    _document = 'plan'  # whose people are those of the year's beginning
    _signed = None

    def _check_printable(self, evaluations):
        """Refuse what the user may not read: a draft, or somebody else's."""
        evaluations.check_access('read')

    def _get_report_values(self, docids, data=None):
        evaluations = self.env['skp.evaluation'].browse(docids)
        self._check_printable(evaluations)
        docs = [self._evaluation_sheet(row) for row in evaluations]
        return {'doc_ids': evaluations.ids, 'doc_model': evaluations._name, 'docs': docs}

    def _evaluation_sheet(self, evaluation):
        plan = evaluation.plan_id
        rows = [(row.plan_line_id.id, row.indicator_id.id, row) for row in evaluation.line_ids]
        return {
            **self._head(plan),
            **self._evaluation(evaluation, rows, evaluation.behaviour_ids),
            'template': 'hr_skp.report_appraisal_permenpanrb6_sheet',
            'title': self._title,
            'is_draft': evaluation.state != 'issued',
            'span': self._span(plan, evaluation.span),
            'remarks': evaluation.note or '',
            'changed': False,
            'superior_signs': self._is_taken_over(evaluation),
            'final_rating': (evaluation.rating_name or '').upper(),
            'made_on': self._place_on(plan, evaluation.issued_on),
            'received_on': self._place_on(plan, False),
        }

    def _is_taken_over(self, evaluation):
        """Whether the superior gave it in the appraiser's place."""
        plan = evaluation.plan_id
        return any(
            task.role == 'superior' and task.act == 'measure' and task.decision == 'done'
            and plan._span_ending(task.realisation_id.month) == evaluation.span for task in plan.task_ids)
