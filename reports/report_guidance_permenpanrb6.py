from odoo import models


class ReportHrSkpGuidance(models.AbstractModel):
    """What the forms of coaching, mentoring and counselling share: the people; the rest is written by hand."""

    _name = 'report.hr_skp.guidance'
    _inherit = ['report.hr_skp.permenpanrb6']
    _description = "Guidance Form of PermenPANRB 6/2022"

    _regulations = ('permenpanrb6',)
    _document = 'plan'

    def _sheet(self, plan):
        parties = self._head(plan)['parties']
        return {
            **self._head(plan), 'is_draft': False, 'place_date': self._place_on(plan, False),
            'parties': {**parties, 'guide': self._person_values({})}}


class ReportHrSkpReportCoaching(models.AbstractModel):
    """Pelaksanaan Coaching (Format B.1.6)."""

    _name = 'report.hr_skp.report_coaching'
    _inherit = ['report.hr_skp.guidance']
    _description = "Coaching Form"

    _title = "Pelaksanaan Coaching"


class ReportHrSkpReportMentoring(models.AbstractModel):
    """Pelaksanaan Mentoring (Format B.1.7)."""

    _name = 'report.hr_skp.report_mentoring'
    _inherit = ['report.hr_skp.guidance']
    _description = "Mentoring Form"

    _title = "Pelaksanaan Mentoring"


class ReportHrSkpReportGuidanceFeedback(models.AbstractModel):
    """Umpan Balik Pelaksanaan Bimbingan Kinerja (Format B.1.8)."""

    _name = 'report.hr_skp.report_guidance_feedback'
    _inherit = ['report.hr_skp.guidance']
    _description = "Feedback on Guidance"

    _title = "Umpan Balik Pelaksanaan Bimbingan Kinerja"


class ReportHrSkpReportCompetence(models.AbstractModel):
    """Evaluasi Kompetensi Pegawai sebagai Tindak Lanjut Bimbingan Kinerja (Format B.1.9)."""

    _name = 'report.hr_skp.report_competence'
    _inherit = ['report.hr_skp.guidance']
    _description = "Competence Evaluation"

    _title = "Evaluasi Kompetensi Pegawai"


class ReportHrSkpReportBehaviourProblem(models.AbstractModel):
    """Laporan Permasalahan Perilaku Kerja (Format B.1.10)."""

    _name = 'report.hr_skp.report_behaviour_problem'
    _inherit = ['report.hr_skp.guidance']
    _description = "Behaviour Problem Report"

    _title = "Laporan Permasalahan Perilaku Kerja"
