from odoo import models
from odoo.exceptions import UserError


class ReportHrSkpReportWorkblock(models.AbstractModel):
    """Values of the Workblock, one for each indicator; strategy and milestones are written by hand (Format A.1.4)."""

    _name = 'report.hr_skp.report_workblock'
    _inherit = ['report.hr_skp.permenpanrb6']
    _description = "Workblock of PermenPANRB 6/2022"

    _regulations = ('permenpanrb6',)
    _document = 'plan'
    _title = "Workblock untuk Identifikasi Strategi Pencapaian Hasil Kerja"

    def _sheet(self, plan):
        lines = sorted(plan.line_ids, key=lambda line: (line.kind != 'main', line.sequence, line.id))
        rows = [
            {'result': line.name, 'indicator': indicator.name or '', 'unit': indicator.unit or '',
             'measure': self._measure(indicator)}
            for line in lines for indicator in line.indicator_ids]
        return {**self._head(plan), 'is_draft': False, 'indicators': rows or [dict.fromkeys(
            ('result', 'indicator', 'unit', 'measure'), '')]}


class ReportHrSkpReportIndicatorManual(models.AbstractModel):
    """Values of the Manual Indikator Kinerja, one for each indicator of an executive (Format A.1.3)."""

    _name = 'report.hr_skp.report_indicator_manual'
    _inherit = ['report.hr_skp.report_workblock']
    _description = "Indicator Manual of PermenPANRB 6/2022"

    _title = "Manual Indikator Kinerja"

    def _check_printable(self, plans):
        super()._check_printable(plans)
        other = [plan for plan in plans if plan.form_kind != 'executive']
        if other:
            raise UserError(self.env._(
                "%(plan)s has the form of administrators and functional posts: the indicator manual belongs to senior "
                "executives and heads of independent units. Choose their form in the SKP first.", plan=other[0].name))
