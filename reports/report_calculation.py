from odoo import models

from ..models.skp_calculation_writer import Writer


class ReportHrSkpReportCalculation(models.AbstractModel):
    """Values of the Lampiran Perhitungan: every step of the result, as the screen shows it."""

    _name = 'report.hr_skp.report_calculation'
    _inherit = ['report.hr_skp.sheet']
    _description = "SKP Calculation Sheet"

    _document = 'appraisal'
    _final_states = frozenset({'archive', 'done'})

    def _check_printable(self, plans):
        super()._check_printable(plans)
        self.env['report.hr_skp.report_appraisal']._check_printable(plans)

    def _sheet(self, plan):
        appraisal = plan.appraisal_ids
        sections = appraisal._calculation(paper=True)
        return {
            **super()._sheet(plan),
            'regulation': plan.scheme_id.regulation or plan.scheme_id.name,
            'sections': sections,
            'notes': list(filter(None, appraisal._notes(Writer(self.env, paper=True), sections).values())),
        }
