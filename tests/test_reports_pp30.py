"""The sheets of PP 30/2019 and PermenPANRB 8/2021."""
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .common_pp30 import Pp30Mixin
from .test_reports import SheetCase
from .test_reports_regulations import flowing

COLUMNS = (
    "No Rencana Kinerja Indikator Kinerja Individu Target Realisasi Capaian IKI Kategori Capaian IKI "
    "Nilai Capaian IKI Nilai Tertimbang")


@tagged('-at_install', 'post_install')
@freeze_time('2025-02-15 03:00:00')
class TestPp30Sheets(Pp30Mixin, SheetCase):

    def pages(self, report, plan, user):
        self.env.flush_all()
        self.env.invalidate_all()
        reports = self.env['ir.actions.report'].with_user(user)
        return flowing(reports._render_qweb_pdf(f'hr_skp.{report}', plan.ids)[0])

    def test_plan(self):
        plan = self.open_case()
        self.fill_plan(plan)
        text = " ".join(self.pages('report_plan', plan, self.worker.user_id))
        self.assertTexts((
            "SASARAN KINERJA PEGAWAI", "KONSEP", "A. KINERJA UTAMA 1", "B. KINERJA TAMBAHAN 1",
            "10 – 12 laporan", "95 %",
            "Rencana Kinerja Aspek Indikator Kinerja Individu Target", self.worker.name, self.section_head.name), text)
        self.assertNotIn("FORMULIR SASARAN KERJA", text)

    def test_appraisal(self):
        plan = self.walk(self.open_case(), 'response')
        appraisal = plan.sudo().appraisal_ids
        text = " ".join(self.pages('report_appraisal', plan, self.worker.user_id))
        self.assertTexts((
            "PENILAIAN KINERJA PEGAWAI NEGERI SIPIL", f"Aspek {COLUMNS}", "A. KINERJA UTAMA", "B. KINERJA TAMBAHAN",
            "NILAI AKHIR SKP " + self.written(appraisal.skp_score), "Orientasi Pelayanan 110,00",
            "Nilai rata-rata 100,00", "NILAI KINERJA PEGAWAI " + self.written(appraisal.score),
            "PREDIKAT KINERJA " + appraisal.rating_name, "95 % 93 % 98% Cukup 88,00"), text)
        self.assertNotIn("PENILAIAN PRESTASI KERJA", text)

    def written(self, value):
        return f"{value:.2f}".replace(".", ",")

    def test_perspective_of_an_executive(self):
        plan = self.open_case()
        self.add_indicator(plan, {'perspective': 'budget', 'name': "Penyerapan", 'target': 95, 'unit': '%'})
        text = " ".join(self.pages('report_plan', plan, self.worker.user_id))
        self.assertTexts(("Perspektif Indikator Kinerja Individu", "Anggaran Penyerapan 95 %"), text)

    def add_indicator(self, plan, vals, name="Anggaran terkelola"):
        return plan.env['skp.plan.line'].with_user(plan.sudo().employee_id.user_id).create({
            'plan_id': plan.id, 'kind': 'main', 'name': name, 'indicator_ids': [Command.create(vals)]})

    def test_sixty_results(self):
        plan = self.open_case()
        for number in range(60):
            vals = {'aspect': 'quantity', 'name': f"Indikator {number}", 'target': 1}
            self.add_indicator(plan, vals, f"Hasil-{number}.")
        self.env['skp.appraisal'].sudo()._make(plan.sudo())
        for report, user in (('report_plan', self.worker.user_id), ('report_appraisal', self.section_head.user_id)):
            pages = self.pages(report, plan, user)
            for number in range(60):
                self.assertEqual(sum(f"Hasil-{number}." in page for page in pages), 1)
            self.assertTexts((self.worker.name, self.section_head.name), pages[-1])

    def test_hidden_from_the_employee(self):
        plan = self.walk(self.open_case(), 'behaviour')
        with self.assertRaisesRegex(UserError, "no appraisal yet"):
            self.pages('report_appraisal', plan, self.worker.user_id)
