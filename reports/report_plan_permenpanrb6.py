from odoo import models

from .report_plan import ReportHrSkpReportPlan


class ReportHrSkpReportPlanPermenpanrb6(models.AbstractModel):
    """Values of the Sasaran Kinerja Pegawai with its Lampiran (PermenPANRB 6/2022).

    Formats A.1.1 and A.1.2 for executives, A.1.6 and A.1.7 for the others, A.1.8 for the Lampiran.
    """

    _name = 'report.hr_skp.report_plan_permenpanrb6'
    _inherit = ['report.hr_skp.permenpanrb6']
    _description = "SKP of PermenPANRB 6/2022"

    _document = 'plan'
    _signed = 'plan'
    _title = "Sasaran Kinerja Pegawai"
    _final_states = ReportHrSkpReportPlan._final_states

    def _sheet(self, plan):
        return {
            **self._head(plan),
            'form': self._form(plan),
            'results': self._results(plan),
            'behaviours': self._behaviours(plan),
            'appendix': {kind: self._appendix(plan, kind) for kind in ('resource', 'accountability', 'consequence')},
            'place_date': self._place_and_date(plan),
        }

    def _form(self, plan):
        """The code of the format."""
        first = 1 if plan.form_kind == 'executive' else 6
        return f'A.1.{first + (plan.approach != "qualitative")}'

    def _appendix(self, plan, kind):
        """What was agreed of one kind; a dash where nothing was."""
        return [row.text for row in plan.appendix_ids if row.kind == kind] or ['-']
