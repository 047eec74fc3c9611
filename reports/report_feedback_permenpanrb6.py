from collections import namedtuple

from odoo import fields, models

Told = namedtuple('Told', 'realised_text feedback')
FORMS = {'C.1.1': 'B.1.3', 'C.1.2': 'B.1.4', 'C.1.3': 'B.1.5'}  # the record of each evaluation


class ReportHrSkpReportFeedback(models.AbstractModel):
    """Values of the Rekaman Informasi Umpan Balik Berkelanjutan, one sheet for each span with feedback.

    Format B.1.3 where results are planned in words, B.1.4 and B.1.5 where they are counted (lampiran III.C).
    """

    _name = 'report.hr_skp.report_feedback'
    _inherit = ['report.hr_skp.report_appraisal_permenpanrb6']
    _description = "Feedback Record of PermenPANRB 6/2022"

    _regulations = ('permenpanrb6',)
    _document = 'plan'
    _signed = None  # by hand, when it is talked over
    _title = "Rekaman Informasi Umpan Balik Berkelanjutan"

    def _get_report_values(self, docids, data=None):
        plans = self.env['skp.plan'].browse(docids)
        self._check_printable(plans)
        wanted = {plan: self._spans_told(plan) for plan in plans}
        cells, feedback = self.env['skp.realisation.line'], self.env['skp.feedback']
        told = {
            days: (cells._told(plans, *days), feedback._heard(plans, *days))
            for days in {days for spans in wanted.values() for days in spans.values()}}
        docs = [
            {**self._head(plan),
             'sheets': [self._record(plan, code, *told[days]) for code, days in spans.items()]}
            for plan, spans in wanted.items()]
        return {'doc_ids': plans.ids, 'doc_model': plans._name, 'docs': docs}

    def _spans_told(self, plan):
        """The spans with feedback; the present one, to write on, where there is none: {code: (first, last day)}."""
        spans, today = plan._spans(), fields.Date.context_today(self)
        days = plan.feedback_ids.mapped('date')
        codes = [code for code, (first, last) in spans.items() if any(first <= day <= last for day in days)]
        begun = [code for code, (first, _last) in spans.items() if first <= today] or list(spans)[:1]
        return {code: spans[code] for code in codes or begun[-1:]}

    def _record(self, plan, code, told, heard):
        """One span: what was realised in it beside what was said of it."""
        none = self.env['skp.indicator']
        rows = {
            (line.id, indicator.id): Told(line._told(indicator, told), line._heard(indicator, heard))
            for line in plan.line_ids for indicator in (none, *line.indicator_ids)}
        return {
            **self._head(plan),
            'form': FORMS[self._form(plan)],
            'is_draft': False,
            'span': self._span(plan, code),
            'results': self._results(plan, rows),
            'behaviours': self._behaviours(plan, {
                aspect.id: heard.get((plan, aspect)) for aspect in plan.scheme_id.aspect_ids}),
            'received_on': self._place_on(plan, False),
        }
