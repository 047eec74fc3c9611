from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from ..rules import nip
from .test_reports import SheetCase

ACHIEVEMENT_LABELS = (
    "PENILAIAN CAPAIAN SASARAN KERJA", "PEGAWAI NEGERI SIPIL", "Jangka waktu penilaian", "I. KEGIATAN TUGAS JABATAN",
    "AK", "TARGET", "REALISASI", "KUANT/", "KUAL/", "WAKTU", "BIAYA", "PENGHITUNGAN", "NILAI",
    "II. TUGAS TAMBAHAN DAN KREATIVITAS / UNSUR PENUNJANG", "a. Tugas Tambahan", "b. Kreativitas",
    "Nilai Capaian SKP", "Pejabat Penilai,",
)
MONTH_LABELS = (
    "LEMBAR REALISASI SASARAN KERJA PEGAWAI", "I. PEJABAT PENILAI", "II. PEGAWAI NEGERI SIPIL YANG DINILAI",
    "III. KEGIATAN TUGAS JABATAN", "TARGET SETAHUN", "REALISASI BULAN INI", "KUANT/OUTPUT", "WAKTU", "BIAYA",
    "CATATAN", "BUKTI DUKUNG", "Pejabat Penilai,", "Pegawai Negeri Sipil Yang Dinilai,",
)
SIX_LINES = "\n".join(f"Butir {number} dari uraian" for number in range(1, 7))


class Pp46Case(SheetCase):
    """Cases of one month, so that many lines are walked quickly."""

    def month_case(self, count=2, text="Menyusun laporan", employee=None):
        """A case of December alone, with its activities written."""
        period = self.period.copy({'date_from': '2025-12-01', 'date_to': '2025-12-31', 'name': "Desember"})
        plan = period.with_user(self.data_manager.user_id)._open_for(employee or self.worker).with_env(self.env)
        self.fill_plan(plan, [
            (f"{text} ke-{number}.", 12, 'laporan', 100, 1, 3_800_000 if number % 2 else 0)
            for number in range(1, count + 1)])
        return plan

    def read_by(self, report, records, user):
        """The same text whoever's language asks."""
        self.env['res.lang']._activate_lang('id_ID')
        texts = []
        for code in ('en_US', 'id_ID'):
            user.lang = code
            texts.append(self.print_pages(report, records, user))
        self.assertEqual(*texts)

    def assertLayout(self, pages, head, names, count):
        """Heads on every page with rows, each line once, the names together on the last page beside a row."""
        for number, page in enumerate(pages, 1):
            self.assertTexts((*head, f"Halaman {number} dari {len(pages)}"), page)
        for number in range(1, count + 1):
            self.assertEqual(sum(f"ke-{number}." in page for page in pages), 1, f"line {number}")
        self.assertTexts(names, pages[-1])

    def objected(self, decide='change'):
        """A case whose employee objected and whose superior has decided."""
        plan = self.walk(self.open_case(), 'response')
        self.complete(plan, 'object', "Nilai disiplin tidak sesuai.")
        self.complete(plan, 'done', "Berdasarkan catatan kehadiran.")
        self.complete(plan, 'done', "Penjelasan pegawai")
        self.complete(plan, decide, "Keberatan dipertimbangkan.", {'new_score': 91.5} if decide == 'change' else None)
        return plan


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestMonthSheet(Pp46Case):
    """Lembar Realisasi, one month and all months."""

    def test_sheet(self):
        plan = self.walk(self.month_case(), 'realisation')
        self.fill_month(plan)
        sheet = plan.realisation_ids
        sheet.line_ids.with_user(self.worker.user_id)[0].note = "Tepat waktu"
        [page] = self.print_pages('report_realisation', sheet, self.worker.user_id)
        self.assertTexts((*MONTH_LABELS, "BULAN DESEMBER 2025", "KONSEP", "Tepat waktu", "Padang, …"), page)
        self.assertRegex(page, r"1 laporan +100 +1 bulan")
        self.assertTexts((nip.format_nip(self.worker.skp_nip), nip.format_nip(self.section_head.skp_nip)), page)
        self.complete(plan)
        [page] = self.print_pages('report_realisation', sheet, self.section_head.user_id)
        self.assertIn("Padang, 17 Desember 2025", page)
        self.assertNotIn("KONSEP", page)

    def test_empty_cells_are_dashes(self):
        plan = self.walk(self.month_case(1), 'realisation')
        [page] = self.print_pages('report_realisation', plan.realisation_ids, self.worker.user_id)
        self.assertRegex(page, r"12 laporan +100 +1 bulan +Rp3\.800\.000 +- +- +- +- +- +-")

    def test_evidence_by_name(self):
        plan = self.walk(self.month_case(1), 'realisation')
        line = plan.realisation_ids.line_ids[0].with_user(self.worker.user_id)
        line.attachment_ids = self.env['ir.attachment'].with_user(self.worker.user_id).create(
            {'name': "bukti.pdf", 'raw': b"x", 'res_model': line._name, 'res_id': line.id})
        for person in (self.worker, self.section_head, self.data_manager):
            [page] = self.print_pages('report_realisation', plan.realisation_ids, person.user_id)
            self.assertIn("bukti.pdf", page)

    def test_lines(self):
        for employee, count, least in zip(self.make_workers(3), (1, 15, 60), (1, 1, 3), strict=True):
            with self.subTest(count):
                plan = self.walk(self.month_case(count, employee=employee), 'realisation')
                pages = self.print_pages('report_realisation', plan.realisation_ids, employee.user_id)
                self.assertGreaterEqual(len(pages), least)
                self.assertLayout(
                    pages, ("III. KEGIATAN TUGAS JABATAN",), (employee.name, self.section_head.name), count)

    def test_all_months(self):
        plan = self.walk(self.open_case(), 'realisation')
        for _month in range(2):
            self.fill_month(plan)
            self.complete(plan)
            self.complete(plan)
        pages = self.print_pages('report_realisations', plan, self.worker.user_id)
        self.assertEqual(len(pages), 3)
        for page, month in zip(pages, ("JANUARI", "FEBRUARI", "MARET"), strict=True):
            self.assertIn(f"BULAN {month} 2025", page)

    def test_no_month_yet(self):
        with self.assertRaisesRegex(UserError, "no month yet"):
            self.print_pages('report_realisations', self.open_case(), self.worker.user_id)

    def test_another_appraiser_within_the_year(self):
        """The month is signed by whoever appraises then; the plan keeps who agreed to it."""
        plan = self.walk(self.open_case(), 'realisation').sudo()
        other = self.make_person("Eko Prasetyo, S.H.", 'other', manager=self.head, structural=True)
        plan.appraiser_id = other
        [page] = self.print_pages('report_realisation', plan.realisation_ids, self.worker.user_id)
        self.assertIn(nip.format_nip(other.skp_nip), page)
        [page] = self.print_pages('report_plan', plan, self.worker.user_id)
        self.assertNotIn(nip.format_nip(other.skp_nip), page)

    def test_same_in_every_language(self):
        plan = self.walk(self.month_case(), 'realisation')
        self.read_by('report_realisation', plan.realisation_ids, self.worker.user_id)

    def test_stranger_prints_nothing(self):
        plan = self.walk(self.month_case(), 'realisation')
        with self.assertRaises(UserError):  # an AccessError is one
            self.print_pages('report_realisation', plan.realisation_ids, self.stranger.user_id)


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestAchievementSheet(Pp46Case):
    """Penilaian Capaian Sasaran Kerja Pegawai Negeri Sipil."""

    def pages(self, plans, user=None):
        return self.print_pages('report_achievement', plans, user or self.section_head.user_id)

    def test_sheet(self):
        plan = self.walk(self.open_case(), 'response')
        [page] = self.pages(plan, self.worker.user_id)
        self.assertTexts(ACHIEVEMENT_LABELS, page)
        self.assertTexts((self.worker.name, "1 Januari s/d 31 Desember 2025", "Padang, 17 Desember 2025",
                          self.section_head.name, nip.format_nip(self.section_head.skp_nip), "Rp5.000.000"), page)
        self.assertNotIn("KONSEP", page)
        self.assertNotIn(self.head.name, page)
        self.assertEqual(page.count("NIP. "), 1, "the appraiser alone signs")

    def test_figures(self):
        """Quantity 100, quality 100, time 76: 276 in three aspects are 92; with cost 352 in four are 88."""
        [page] = self.pages(self.walk(self.open_case(), 'response'))
        self.assertRegex(page, r"276,00 +92,00")
        self.assertRegex(page, r"352,00 +88,00")
        self.assertRegex(page, r"Nilai Capaian SKP +90,00|90,00\s+Nilai Capaian SKP")
        self.assertIn("(Baik)", page)

    def test_additional_tasks_and_creations(self):
        plan = self.walk(self.open_case(), 'response')
        self.env['skp.plan.line'].sudo().create([
            {'plan_id': plan.id, 'name': "Panitia hari jadi", 'kind': 'additional', 'reference': "SK 12"},
            {'plan_id': plan.id, 'name': "Aplikasi arsip", 'kind': 'creativity', 'creativity_level': 'unit'}])
        [page] = self.pages(plan)
        self.assertRegex(page, r"a\. Tugas Tambahan +1\n")
        self.assertRegex(page, r"b\. Kreativitas +3\n")
        self.assertTexts(("Panitia hari jadi – SK 12", "Aplikasi arsip – unit kerja"), page)

    def test_lines(self):
        for employee, count, least in zip(self.make_workers(3), (1, 15, 60), (1, 1, 3), strict=True):
            with self.subTest(count):
                plan = self.walk(self.month_case(count, employee=employee), 'behaviour')
                pages = self.pages(plan)
                self.assertGreaterEqual(len(pages), least)
                names = (self.section_head.name, "Nilai Capaian")
                self.assertLayout(pages, ("I. KEGIATAN TUGAS JABATAN", "PENGHITUNGAN"), names, count)

    def test_long_cells(self):
        plan = self.walk(self.month_case(8, SIX_LINES), 'behaviour')
        pages = self.pages(plan)
        for number in range(1, 9):
            self.assertEqual(sum(f"ke-{number}." in page for page in pages), 1)
        self.assertEqual("".join(pages).count("Butir 6 dari uraian"), 8)

    def test_scores_hidden_from_the_employee(self):
        plan = self.walk(self.open_case(), 'behaviour')
        for report in ('report_achievement', 'report_booklet', 'report_behaviour'):
            for person in (self.worker, self.data_manager):
                with self.subTest(report), self.assertRaisesRegex(UserError, "no appraisal yet"):
                    self.print_pages(report, plan, person.user_id)

    def test_other_regulation(self):
        plan = self.walk(self.open_case(), 'response')
        self.env.cr.execute("UPDATE skp_plan SET scheme_code = 'pp30' WHERE id = %s", plan.ids)
        with self.assertRaisesRegex(UserError, "does not have this sheet"):
            self.pages(plan)

    def test_same_in_every_language(self):
        plan = self.walk(self.open_case(), 'response')
        self.read_by('report_achievement', plan, self.worker.user_id)


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestBooklet(Pp46Case):
    """Penilaian Prestasi Kerja, folded."""

    def pages(self, plans, user=None):
        return self.print_pages('report_booklet', plans, user or self.section_head.user_id)

    def test_double_side_order(self):
        outer, inner = self.pages(self.walk(self.open_case(), 'done'), self.worker.user_id)
        self.assertTexts(("8. REKOMENDASI", "9. DIBUAT TANGGAL", "10. DITERIMA TANGGAL", "11. DITERIMA TANGGAL",
                          "PENILAIAN PRESTASI KERJA", "JANGKA WAKTU PENILAIAN", "YANG DINILAI", "Halaman 4 dari 4",
                          "Halaman 1 dari 4"), outer)
        self.assertTexts(("UNSUR YANG DINILAI", "5. KEBERATAN", "6. TANGGAPAN", "7. KEPUTUSAN", "RAHASIA",
                          "Halaman 2 dari 4", "Halaman 3 dari 4"), inner)
        for page, left, right in ((outer, "8. REKOMENDASI", "PENILAIAN PRESTASI KERJA"),
                                  (inner, "5. KEBERATAN", "7. KEPUTUSAN")):
            self.assertLess(self.column(page, left), 60)
            self.assertGreater(self.column(page, right), 60)
        for person in (self.worker, self.section_head, self.head):
            self.assertEqual(outer.count(f"NIP. {nip.format_nip(person.skp_nip)}"), 1)

    def column(self, page, text):
        return next(line.index(text) for line in page.splitlines() if text in line)

    def test_long_texts_make_more_spreads(self):
        plan = self.walk(self.open_case(), 'response')
        plan.sudo().appraisal_ids.recommendation = "Diikutsertakan dalam pelatihan teknis. " * 150
        pages = self.pages(plan)
        self.assertEqual(len(pages), 4, "eight half pages")
        text = " ".join("".join(pages).split())
        self.assertIn("11. DITERIMA TANGGAL", text)

    def test_two_at_once(self):
        self.assertEqual(len(self.pages(self.walk(self.open_case(self.make_workers(2)), 'response'))), 4)

    def test_same_in_every_language(self):
        self.read_by('report_booklet', self.walk(self.open_case(), 'response'), self.worker.user_id)


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestBehaviourNotebook(Pp46Case):
    """Buku Catatan Penilaian Perilaku."""

    def test_notebook(self):
        plan = self.walk(self.open_case(), 'behaviour')
        self.score(plan)
        plan.appraisal_ids.behaviour_ids.with_user(self.section_head.user_id)[0].note = "Ramah kepada tamu"
        self.complete(plan)
        [page] = self.print_pages('report_behaviour', plan, self.worker.user_id)
        self.assertTexts(("BUKU CATATAN PENILAIAN PERILAKU KERJA", "URAIAN", "NAMA/NIP DAN PARAF", "RAHASIA",
                          "17 Desember 2025", "Penilaian SKP 1 Januari s/d 31 Desember 2025 = 90,00",
                          "Orientasi Pelayanan = 80,00 (Baik): Ramah kepada tamu", "Kepemimpinan = -",
                          "Jumlah = 440,00", "Nilai rata-rata = 88,00 (Baik)", self.section_head.name), page)

    def test_notes_of_the_year(self):
        plan = self.walk(self.open_case(), 'response')
        self.env['skp.feedback'].sudo().create([
            {'plan_id': plan.id, 'line_id': plan.line_ids[0].id, 'date': f'2025-0{month}-03',
             'text': f"Catatan ke-{month}.", 'author_id': self.section_head.user_id.id} for month in range(1, 10)])
        pages = self.print_pages('report_behaviour', plan, self.section_head.user_id)
        self.assertLayout(pages, ("URAIAN",), ("Nilai rata-rata", self.section_head.name), 9)
        self.assertTexts(("3 Januari 2025", "Pimpinan"), pages[0])

    def test_same_in_every_language(self):
        self.read_by('report_behaviour', self.walk(self.open_case(), 'response'), self.worker.user_id)


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestObjectionSheets(Pp46Case):
    """The letter of the keberatan with answer and decision, and the Berita Acara."""

    def test_letter(self):
        letter, decision = self.print_pages('report_objection', self.objected(), self.worker.user_id)
        self.assertTexts(("BALAI UJI", "Padang, 17 Desember 2025", "Keberatan atas Hasil Penilaian", "Yth. Kepala",
                          "89,20 (Baik)", "Nilai disiplin tidak sesuai.", self.worker.name), letter)
        self.assertTexts(("TANGGAPAN PEJABAT PENILAI ATAS KEBERATAN", "Berdasarkan catatan kehadiran.",
                          "KEPUTUSAN ATASAN PEJABAT PENILAI ATAS KEBERATAN", "Keberatan dipertimbangkan.",
                          "Hasil penilaian menjadi 91,50 (Sangat Baik)."), decision)
        self.assertTexts((self.section_head.name, self.head.name), decision)

    def test_open_objection(self):
        plan = self.walk(self.open_case(), 'response')
        self.complete(plan, 'object', "Nilai disiplin tidak sesuai.")
        pages = self.print_pages('report_objection', plan, self.worker.user_id)
        self.assertIn("Padang, …", pages[1])
        with self.assertRaisesRegex(UserError, "not decided"):
            self.print_pages('report_objection_record', plan, self.worker.user_id)

    def test_long_reason(self):
        plan = self.walk(self.open_case(), 'response')
        self.complete(plan, 'object', "Alasan yang panjang. " * 180)
        pages = self.print_pages('report_objection', plan, self.worker.user_id)
        self.assertEqual("".join(pages).count("panjang."), 180)
        self.assertGreater(len(pages), 2)

    def test_no_objection(self):
        with self.assertRaisesRegex(UserError, "no objection"):
            self.print_pages('report_objection', self.walk(self.open_case(), 'response'), self.worker.user_id)

    def test_record(self):
        page = " ".join(self.print_pages('report_objection_record', self.objected('confirm'), self.head.user_id))
        self.assertTexts(("BALAI UJI", "BERITA ACARA", "Rabu, tanggal 17 Desember 2025", "Yang telah didengar",
                          "Nilai disiplin tidak sesuai.", "Berdasarkan catatan kehadiran.",
                          "Hasil penilaian tetap 89,20 (Baik).", "Atasan Pejabat Penilai,"), page)
        for person in (self.worker, self.section_head, self.head):
            self.assertTexts((person.name, nip.format_nip(person.skp_nip)), page)

    def test_same_in_every_language(self):
        plan = self.objected()
        for report in ('report_objection', 'report_objection_record'):
            self.read_by(report, plan, self.worker.user_id)
