from odoo import models


class ReportHrSkpReportDocumentSuperior(models.AbstractModel):
    """Values of the Dokumen Evaluasi that the superior signs in the appraiser's place (Format D.1.2).

    The appraiser did not evaluate in time, or did not sign (lampiran V.A.8). Of a case that was taken over it bears the
    seal; of any other it is a form to be signed by hand.
    """

    _name = 'report.hr_skp.report_document_superior'
    _inherit = ['report.hr_skp.report_appraisal_permenpanrb6']
    _description = "Evaluation Document Signed by the Superior"

    _regulations = ('permenpanrb6',)
    _title = "Dokumen Evaluasi Kinerja Pegawai"

    def _check_printable(self, plans):
        super()._check_printable(plans)
        self.env['report.hr_skp.report_appraisal']._check_printable(plans)

    def _sheet(self, plan):
        values = super()._sheet(plan)
        return {
            **values, 'seal': values['seal'] if plan.taken_over_on else None, 'changed': False, 'superior_signs': True,
            'template': 'hr_skp.report_document_superior_sheet'}
