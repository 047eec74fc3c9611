from odoo import models


class ReportHrSkpReportDocumentSuperior(models.AbstractModel):
    """Values of the Dokumen Evaluasi that the superior signs in the appraiser's place (Format D.1.2).

    The appraiser did not evaluate in time, or did not sign (lampiran V.A.8): whoever prints it knows that.
    """

    _name = 'report.hr_skp.report_document_superior'
    _inherit = ['report.hr_skp.report_appraisal_permenpanrb6']
    _description = "Evaluation Document Signed by the Superior"

    _regulations = ('permenpanrb6',)
    _signed = None  # by the superior, by hand
    _title = "Dokumen Evaluasi Kinerja Pegawai"

    def _check_printable(self, plans):
        super()._check_printable(plans)
        self.env['report.hr_skp.report_appraisal']._check_printable(plans)

    def _sheet(self, plan):
        return {
            **super()._sheet(plan), 'changed': False, 'superior_signs': True,
            'template': 'hr_skp.report_document_superior_sheet'}
