from odoo import models

from .report_plan import ReportHrSkpReportPlan


class ReportHrSkpReportPlanPp30(models.AbstractModel):
    """Values of the Sasaran Kinerja Pegawai by PP 30/2019 and PermenPANRB 8/2021."""

    _name = 'report.hr_skp.report_plan_pp30'
    _inherit = ['report.hr_skp.pp30']
    _description = "SKP of PermenPANRB 8/2021"

    _document = 'plan'
    _signed = 'plan'
    _title = "Sasaran Kinerja Pegawai"
    _final_states = ReportHrSkpReportPlan._final_states

    def _sheet(self, plan):
        return {
            **super()._sheet(plan),
            'by_perspective': self._has_perspective(plan),
            'parts': [
                ("A. KINERJA UTAMA", self._rows(plan, 'main')),
                ("B. KINERJA TAMBAHAN", self._rows(plan, 'additional'))],
            'place_date': self._place_and_date(plan),
        }
