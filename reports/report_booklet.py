from odoo import models

from . import booklet


class ReportHrSkpReportBooklet(models.AbstractModel):
    """The Penilaian Prestasi Kerja as a booklet: the sheet's own pages, folded for printing on both sides."""

    _name = 'report.hr_skp.report_booklet'
    _inherit = ['report.hr_skp.report_appraisal']
    _description = "Performance Appraisal Booklet"

    _regulations = ('pp46',)

    def _finish(self, pdf):
        return booklet.fold(pdf)
