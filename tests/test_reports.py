import base64
import io

from PIL import Image

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..rules import nip
from .common import ArrangedOffice, SkpCommon
from .test_report_engine import pages_of, require_engine

PLAN_LABELS = (
    "FORMULIR SASARAN KERJA", "PEGAWAI NEGERI SIPIL", "I. PEJABAT PENILAI", "II. PEGAWAI NEGERI SIPIL YANG DINILAI",
    "Nama", "NIP", "Pangkat/Gol.Ruang", "Jabatan", "Unit Kerja", "III. KEGIATAN TUGAS JABATAN", "AK", "TARGET",
    "KUANT/OUTPUT", "KUAL/", "WAKTU", "BIAYA", "Pejabat Penilai,", "Pegawai Negeri Sipil Yang Dinilai,",
)
# page by page, in the order of the booklet
APPRAISAL_LABELS = (
    ("PENILAIAN PRESTASI KERJA", "PEGAWAI NEGERI SIPIL", "JANGKA WAKTU PENILAIAN", "1.", "YANG DINILAI", "2.",
     "PEJABAT PENILAI", "3.", "ATASAN PEJABAT PENILAI", "a. Nama", "b. NIP", "c. Pangkat, golongan ruang",
     "d. Jabatan/Pekerjaan", "e. Unit Organisasi"),
    ("4.", "UNSUR YANG DINILAI", "JUMLAH", "a. Sasaran Kerja Pegawai (SKP)", "b. Perilaku Kerja",
     "1. Orientasi Pelayanan", "2. Integritas", "3. Komitmen", "4. Disiplin", "5. Kerjasama", "6. Kepemimpinan",
     "7. Jumlah", "8. Nilai rata-rata", "9. Nilai Perilaku Kerja", "NILAI PRESTASI KERJA",
     "5. KEBERATAN DARI PEGAWAI NEGERI SIPIL YANG DINILAI (APABILA ADA)", "Tanggal,"),
    ("6. TANGGAPAN PEJABAT PENILAI ATAS KEBERATAN", "7. KEPUTUSAN ATASAN PEJABAT PENILAI ATAS KEBERATAN", "Tanggal,"),
    ("8. REKOMENDASI", "9. DIBUAT TANGGAL,", "10. DITERIMA TANGGAL,", "11. DITERIMA TANGGAL,"),
)
KB_PER_PAGE = 40


class SheetCase(ArrangedOffice, SkpCommon):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        require_engine()

    def print_pages(self, report, plans, user):
        """The text of each page, once the file is known to be a PDF of a decent size."""
        self.env.flush_all()
        self.env.invalidate_all()
        reports = self.env['ir.actions.report'].with_user(user)
        content, kind = reports._render_qweb_pdf(f'hr_skp.{report}', plans.ids)
        self.assertEqual(kind, 'pdf')
        pages = pages_of(content)
        self.assertLessEqual(len(content) / 1024 / len(pages), KB_PER_PAGE, "KB a page")
        return pages

    def assertTexts(self, texts, page):
        for text in texts:
            self.assertIn(text, page)


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestPlanSheet(SheetCase):
    """Formulir Sasaran Kerja Pegawai Negeri Sipil."""

    def pages(self, plans, user=None):
        return self.print_pages('report_plan', plans, user or self.data_manager.user_id)

    def many_lines(self, count, text="Menyusun laporan"):
        return [(f"{text} ke-{number}.", 12, 'laporan', 100, 12, 3_800_000) for number in range(1, count + 1)]

    def test_form(self):
        plan = self.walk(self.open_case(), 'realisation')
        [page] = self.pages(plan, self.worker.user_id)
        self.assertTexts(PLAN_LABELS, page)
        self.assertTexts((nip.format_nip(self.worker.skp_nip), nip.format_nip(self.section_head.skp_nip)), page)
        self.assertTexts(("Padang, 17 Desember 2025", "Rp5.000.000", "Penata Muda, III/a", "laporan", "bulan"), page)
        self.assertIn("Halaman 1 dari 1", page)
        self.assertNotIn("KONSEP", page)
        self.assertNotIn(self.head.name, page, "the superior is not on this form")

    def test_decimal_comma_and_dashes(self):
        plan = self.open_case()
        self.fill_plan(plan, [("Menilai angka kredit", 1250.5, 'berkas', 100, 12, 0)])
        plan.line_ids.with_user(self.worker.user_id).credit = 0.125
        [page] = self.pages(plan)
        self.assertRegex(page, r"1 +Menilai angka kredit +0,125 +1\.250,5 +berkas +100 +12 +bulan +-\n")

    def test_draft_until_agreed(self):
        plan = self.open_case()
        [page] = self.pages(plan)
        self.assertTexts(("KONSEP", "Padang, …"), page)
        self.walk(plan, 'review')
        self.assertIn("KONSEP", self.pages(plan)[0])

    def test_main_lines_only(self):
        plan = self.walk(self.open_case(), 'realisation')
        self.env['skp.plan.line'].sudo().create({
            'plan_id': plan.id, 'name': "Panitia hari jadi", 'kind': 'additional', 'reference': "SK 12"})
        self.assertNotIn("Panitia hari jadi", "".join(self.pages(plan)))

    def test_three_at_once(self):
        plans = self.open_case(self.make_workers(3))
        pages = self.pages(plans)
        self.assertEqual(len(pages), 3)
        for page, plan in zip(pages, plans, strict=True):
            self.assertTexts((plan.sudo().employee_id.name, "Halaman 1 dari 1"), page)

    def test_sixty_lines(self):
        plan = self.open_case()
        self.fill_plan(plan, self.many_lines(60))
        pages = self.pages(plan)
        self.assertGreater(len(pages), 2)
        for number, page in enumerate(pages, 1):
            self.assertTexts(("III. KEGIATAN TUGAS JABATAN", "KUANT/OUTPUT", f"Halaman {number} dari {len(pages)}",
                              "Formulir Sasaran Kerja Pegawai Negeri Sipil"), page)
        for number in range(1, 61):
            self.assertEqual(sum(f"ke-{number}." in page for page in pages), 1, f"line {number}")

    def test_signatures_stay_together(self):
        """Both names and at least one activity on the last page, wherever the page ends."""
        plan = self.open_case()
        for count in range(1, 6):
            self.fill_plan(plan, self.many_lines(3, f"Baris {count}"))
            pages = self.pages(plan)
            self.assertTexts((self.section_head.name, self.worker.name, "ke-3.", "Pejabat Penilai,"), pages[-1])
            self.assertFalse([page for page in pages[:-1] if "Yang Dinilai," in page])

    def test_long_text_stays_in_its_row(self):
        plan = self.open_case()
        long = "Awal " + "menyusun bahan perumusan kebijakan teknis " * 12
        self.fill_plan(plan, [(f"{number}{long}Akhir{number}", 1, 'naskah', 100, 1, 0) for number in range(10, 22)])
        pages = self.pages(plan)
        for number in range(10, 22):
            self.assertEqual(
                [f"{number}Awal" in page for page in pages], [f"Akhir{number}" in page for page in pages])

    def test_same_in_every_language(self):
        self.env['res.lang']._activate_lang('id_ID')
        plan = self.walk(self.open_case(), 'realisation')
        user = self.worker.user_id
        texts = []
        for code in ('en_US', 'id_ID'):
            user.lang = code
            texts.append(self.pages(plan, user))
        self.assertEqual(*texts)

    def test_logo(self):
        picture = io.BytesIO()
        Image.new('RGB', (400, 400), 'navy').save(picture, 'PNG')
        plan = self.open_case()
        without = self.env['ir.actions.report']._render_qweb_html('hr_skp.report_plan', plan.ids)[0]
        self.company.logo = base64.b64encode(picture.getvalue())
        html = self.env['ir.actions.report']._render_qweb_html('hr_skp.report_plan', plan.ids)[0]
        self.assertNotIn(b'data:image', without, "Odoo's sample logo is not printed")
        self.assertIn(b'data:image/png;base64,', html)
        self.pages(plan)

    def test_stranger_prints_nothing(self):
        plan = self.open_case()
        with self.assertRaises(AccessError):
            self.pages(plan, self.stranger.user_id)

    def test_queries_do_not_grow(self):
        plans = self.open_case(self.make_workers(12))
        self.fill_plan(plans)
        self.queries(plans)  # access rules and the like are cached from here on
        self.assertLessEqual(self.queries(plans), self.queries(plans[:2]) + 2)

    def queries(self, plans):
        self.env.flush_all()
        self.env.invalidate_all()
        values = self.env['report.hr_skp.report_plan'].with_user(self.data_manager.user_id)
        before = self.env.cr.sql_log_count
        values._get_report_values(plans.ids)
        return self.env.cr.sql_log_count - before


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestAppraisalSheet(SheetCase):
    """Penilaian Prestasi Kerja Pegawai Negeri Sipil."""

    def pages(self, plans, user=None):
        return self.print_pages('report_appraisal', plans, user or self.section_head.user_id)

    def test_sheet(self):
        plan = self.walk(self.open_case(), 'done')
        pages = self.pages(plan, self.worker.user_id)
        self.assertEqual(len(pages), 4)
        for number, (labels, page) in enumerate(zip(APPRAISAL_LABELS, pages, strict=True), 1):
            self.assertTexts((*labels, f"Halaman {number} dari 4"), page)
            self.assertEqual("RAHASIA" in page, number > 1)
            self.assertNotIn("KONSEP", page)
        for person in (self.worker, self.section_head, self.head):
            self.assertTexts((person.name, nip.format_nip(person.skp_nip)), pages[0])
            self.assertTexts((person.name, nip.format_nip(person.skp_nip)), pages[3])
        self.assertTexts(("Balai Uji", "1 Januari s/d 31 Desember 2025"), pages[0])
        self.assertEqual(pages[3].count("TANGGAL, 17 Desember 2025"), 3)

    def test_figures(self):
        """SKP 90 × 60 % = 54; behaviour 88 × 40 % = 35,20; together 89,20 (Baik)."""
        page = self.pages(self.walk(self.open_case(), 'response'), self.worker.user_id)[1]
        for row in (
            r"\(SKP\) +90,00 × 60% +54,00", r"Orientasi Pelayanan +80,00 +\(Baik\)", r"Kepemimpinan +- +-",
            r"7\. Jumlah +440,00", r"8\. Nilai rata-rata +88,00 +\(Baik\)",
            r"9\. Nilai Perilaku Kerja +88,00 × 40% +35,20",
            r"89,20\s+(NILAI PRESTASI KERJA\s+)?\(Baik\)",
        ):
            self.assertRegex(page, row)

    def test_leadership_of_a_structural_post(self):
        plan = self.walk(self.open_case(self.section_head), 'response')
        page = self.pages(plan, self.section_head.user_id)[1]
        self.assertRegex(page, r"6\. Kepemimpinan +91,00 +\(Sangat Baik\)")
        self.assertRegex(page, r"8\. Nilai rata-rata +88,50")

    def test_draft_until_ratified(self):
        plan = self.walk(self.open_case(), 'behaviour')
        pages = self.pages(plan)
        self.assertTexts(("KONSEP",), pages[0])
        self.assertRegex(pages[1], r"NILAI PRESTASI KERJA", "dashes until every aspect is scored")
        self.assertNotRegex(pages[1], r"\d,\d\d")
        self.walk(plan, 'ratification')
        self.assertIn("KONSEP", self.pages(plan)[3])

    def test_objection_changes_the_result(self):
        plan = self.walk(self.open_case(), 'response')
        self.complete(plan, 'object', "Nilai disiplin tidak sesuai.")
        self.complete(plan, 'done', "Berdasarkan catatan kehadiran.")
        self.complete(plan, 'done', "Penjelasan pegawai")
        self.complete(plan, 'change', "Keberatan diterima.", {'new_score': 91.5})
        pages = self.pages(plan)
        self.assertTexts(("Nilai disiplin tidak sesuai.", "89,20", "Tanggal, 17 Desember 2025"), pages[1])
        self.assertTexts(("Berdasarkan catatan kehadiran.", "Keberatan diterima.",
                          "Nilai prestasi kerja menjadi 91,50 (Sangat Baik)."), pages[2])

    def test_objection_confirms_the_result(self):
        plan = self.walk(self.open_case(), 'response')
        self.complete(plan, 'object', "Nilai disiplin tidak sesuai.")
        self.complete(plan, 'done', "Berdasarkan catatan kehadiran.")
        self.complete(plan, 'done', "Penjelasan pegawai")
        self.complete(plan, 'confirm', "Keberatan ditolak.")
        self.assertIn("Nilai prestasi kerja tetap 89,20 (Baik).", self.pages(plan)[2])

    def test_long_recommendation(self):
        plan = self.walk(self.open_case(), 'response')
        plan.sudo().appraisal_ids.recommendation = "Diikutsertakan dalam pelatihan teknis. " * 200
        pages = self.pages(plan)
        self.assertGreater(len(pages), 4)
        for label, person in (("9. DIBUAT", self.section_head), ("10. DITERIMA", self.worker), ("11.", self.head)):
            self.assertTrue(any(label in page and person.name in page for page in pages[3:]), label)

    def test_three_at_once(self):
        plans = self.walk(self.open_case(self.make_workers(3)), 'response')
        pages = self.pages(plans)
        self.assertEqual(len(pages), 12)
        self.assertEqual([number for number, page in enumerate(pages) if "Halaman 1 dari 4" in page], [0, 4, 8])

    def test_scores_hidden_from_the_employee(self):
        plan = self.walk(self.open_case(), 'behaviour')
        for user in (self.worker.user_id, self.data_manager.user_id):
            with self.assertRaises(UserError) as caught:
                self.pages(plan, user)
            self.assertIn(plan.name, str(caught.exception))
            self.assertNotIn("\n", str(caught.exception))

    def test_hidden_also_when_in_the_cache(self):
        plan = self.walk(self.open_case(), 'behaviour')
        self.assertTrue(plan.sudo().appraisal_ids.line_ids.mapped('score'))
        reports = self.env['ir.actions.report'].with_user(self.worker.user_id)
        for render in (reports._render_qweb_pdf, reports._render_qweb_html):
            with self.assertRaises(UserError):
                render('hr_skp.report_appraisal', plan.ids)

    def test_no_appraisal_yet(self):
        plan = self.walk(self.open_case(), 'realisation')
        with self.assertRaisesRegex(UserError, "no appraisal yet"):
            self.pages(plan)

    def test_same_in_every_language(self):
        self.env['res.lang']._activate_lang('id_ID')
        plan = self.walk(self.open_case(), 'response')
        texts = []
        for code in ('en_US', 'id_ID'):
            self.worker.user_id.lang = code
            texts.append(self.pages(plan, self.worker.user_id))
        self.assertEqual(*texts)
