from odoo.exceptions import UserError
from odoo.tests import freeze_time, new_test_user, tagged

from ..models.skp_guarded_signed import ENGINE
from .common import SkpCommon, make_nip
from .common_workbook import HEAD_ROW, WorkbookMixin


class OfficeBookMixin(WorkbookMixin):
    """A template of the office, filled in row by row."""

    def template(self, kind, user, rows=()):
        book = self.downloaded('import', self.wizard(kind, user), user)
        for number, row in enumerate(rows, 1):
            self.fill(book.worksheets[0], number, **row)
        return book

    def rows_of(self, book):
        """The rows of a workbook by the name of the person."""
        sheet = book.worksheets[0]
        return {self.cell(sheet, "NAMA", row).value: row for row in range(1, sheet.max_row - HEAD_ROW + 1)}


@tagged('-at_install', 'post_install')
@freeze_time('2025-02-03')
class TestImportPlans(OfficeBookMixin, SkpCommon):
    """Plans by NIP: activities with their targets, into plans that are the user's to write."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.silent = cls.env['hr.employee'].create({
            'name': "Rahmat Tanpa Akun", 'company_id': cls.company.id, 'skp_nip': make_nip(sex='1'),
            'parent_id': cls.section_head.id, 'skp_post_kind': 'executor'})
        cls.plans = cls.open_case(cls.worker | cls.silent)
        cls.plan = cls.plans.filtered(lambda plan: plan.employee_id == cls.silent)
        cls.user = cls.data_manager.user_id

    def row(self, **more):
        return {
            'NIP': self.silent.skp_nip, 'KEGIATAN_/_HASIL_KERJA': "Menyusun laporan",
            'ASPEK_/_PERSPEKTIF': "Kuantitas", 'TARGET': 12, 'SATUAN': "laporan", **more}

    def bring(self, rows, user=None, **values):
        user = user or self.user
        return self.brought('plans', user, self.template('plans', user, rows), **values)

    def test_lists_and_texts(self):
        book = self.template('plans', self.user)
        rules = {rule.type: rule.formula1 for rule in book.worksheets[0].data_validations.dataValidation}
        self.assertIn("Kuantitas", rules['list'])
        self.assertEqual(self.cell(book.worksheets[0], "NIP", 1).number_format, '@')

    def test_a_plan_comes_in(self):
        rows = [self.row(), self.row(**{'ASPEK_/_PERSPEKTIF': "Kualitas", 'TARGET': "100", 'SATUAN': "%"}),
                self.row(**{'ASPEK_/_PERSPEKTIF': "Waktu", 'TARGET': "12", 'SATUAN': "bulan"}),
                self.row(**{'KEGIATAN_/_HASIL_KERJA': "Melayani tamu", 'TARGET': "1.200,5"})]
        wizard = self.bring(rows)
        self.assertEqual((wizard.error_count, wizard.change_count), (0, 4))
        self.assertFalse(self.plan.line_ids)
        wizard.action_store()
        self.assertEqual(self.plan.line_ids.mapped('name'), ["Menyusun laporan", "Melayani tamu"])
        self.assertEqual(self.plan.line_ids[0].indicator_ids.mapped('target'), [12, 100, 12])
        self.assertEqual(self.plan.line_ids[1].quantity_target, 1200.5)
        again = self.bring(rows)
        self.assertEqual((again.error_count, again.change_count, again.same_count), (0, 0, 4))
        self.bring([self.row(TARGET=15)]).action_store()
        self.assertEqual(self.plan.line_ids[0].quantity_target, 15)
        self.assertEqual(len(self.plan.line_ids), 2)

    def test_faults(self):
        cases = [
            ({'NIP': "123"}, 'A', "18"), ({'NIP': 198503172010012001}, 'A', "stored as a number"),
            ({'NIP': None}, 'A', "has to be filled in"), ({'NIP': make_nip()}, 'A', "has no SKP in this period"),
            ({'NIP': self.worker.skp_nip}, 'A', "not yours to write"), ({'TARGET': "banyak"}, 'G', "no number"),
            ({'TARGET': 0}, 'G', "above zero"), ({'TARGET': -1}, 'G', "less than 0"),
            ({'KEGIATAN_/_HASIL_KERJA': ""}, 'D', "has to be filled in"), ({'JENIS': "Lain"}, 'C', "not in the list"),
            ({'KEGIATAN_/_HASIL_KERJA': "=A1"}, 'D', "formula"), ({'ASPEK_/_PERSPEKTIF': None}, 'E', "aspect"),
            ({'KEGIATAN_/_HASIL_KERJA': "x" * 501}, 'D', "501 characters"), ({'SAMPAI': "x"}, 'H', "no number"),
            ({'ASPEK_/_PERSPEKTIF': "Anggaran"}, 'A', "one indicator of one aspect|without"),
        ]
        for change, column, words in cases:
            with self.subTest(change=change):
                wizard = self.bring([self.row(**change)])
                [(place, sentence)] = self.told(wizard).items()
                self.assertEqual(place[1], f"{column}{HEAD_ROW + 1}")
                self.assertRegex(sentence, words)
                self.assertFalse(wizard.change_count)
        self.assertFalse(self.plan.line_ids)

    def test_a_faulty_row_among_good_ones(self):
        """What the database refuses is told for its row alone; the others of the batch are stored."""
        rows = [self.row(**{'KEGIATAN_/_HASIL_KERJA': f"Kegiatan {number}"}) for number in range(9)]
        rows[4]['ASPEK_/_PERSPEKTIF'] = "Anggaran"
        rows[7] = dict(rows[6])
        wizard = self.bring(rows)
        self.assertEqual(
            {place for _sheet, place in self.told(wizard)}, {f"A{HEAD_ROW + 5}", f"D{HEAD_ROW + 8}"})
        wizard.action_store()
        self.assertEqual(len(self.plan.line_ids), 7)

    def test_the_employee_brings_the_own_plan(self):
        own = self.plans - self.plan
        self.bring([self.row(NIP=self.worker.skp_nip)], self.worker.user_id).action_store()
        self.assertEqual(own.line_ids.name, "Menyusun laporan")
        self.assertEqual(own.line_ids.create_uid, self.worker.user_id)
        wizard = self.bring([self.row()], self.worker.user_id)
        self.assertIn("has no SKP in this period that you may read", "".join(self.told(wizard).values()))

    def test_no_period(self):
        with self.assertRaisesRegex(UserError, "Period is empty"):
            self.bring([self.row()], period_id=False)


@tagged('-at_install', 'post_install')
@freeze_time('2025-02-03')
class TestImportStaff(OfficeBookMixin, SkpCommon):
    """Staff facts, for HR officers: what changes from what to what, before it does."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = new_test_user(
            cls.env, 'officer.import', groups='hr.group_hr_user', company_id=cls.company.id,
            company_ids=[(6, 0, cls.company.ids)])

    def bring(self, **by_name):
        book = self.template('staff', self.officer)
        rows = self.rows_of(book)
        for person, values in by_name.items():
            self.fill(book.worksheets[0], rows[self[person].name], **values)
        return self.brought('staff', self.officer, book)

    def __getitem__(self, name):
        return getattr(self, name)

    def test_for_hr_officers_alone(self):
        for person in (self.worker, self.data_manager, self.administrator, self.section_head):
            wizard = self.wizard('staff', person.user_id)
            for method in (wizard.action_download, wizard.action_check):
                with self.assertRaisesRegex(UserError, "HR officer"):
                    method()

    def test_differences(self):
        wizard = self.bring(worker={
            'GOLONGAN_RUANG': "III/b", 'JENIS_JABATAN': "pengawas", 'TMT_PANGKAT': "01-04-2024",
            'NIP_ATASAN_LANGSUNG': self.head.skp_nip, 'JABATAN': "Analis"})
        self.assertFalse(wizard.error_count)
        self.assertEqual(wizard.change_count, 5)
        sentences = " ".join(self.told(wizard, 'change').values())
        for words in ("“III/a” becomes “III/b”", "“Pelaksana” becomes “Analis”", "“–” becomes “01-04-2024”"):
            self.assertIn(words, sentences)
        self.assertEqual(self.worker.parent_id, self.section_head)
        wizard.action_store()
        worker = self.worker
        self.assertEqual(
            (worker.skp_rank_id.code, worker.skp_post_kind, str(worker.skp_rank_date), worker.parent_id),
            ("III/b", 'supervisor', '2024-04-01', self.head))
        self.assertEqual(worker.job_title, "Analis")

    def test_a_number_that_is_new(self):
        self.stranger.skp_nip = False
        number = make_nip()
        self.bring(stranger={'NIP': number}).action_store()
        self.assertEqual(self.stranger.skp_nip, number)

    def test_faults(self):
        cases = [
            ({'NIP': "19850317201001200"}, "18"), ({'NIP': self.head.skp_nip}, "stands twice"),
            ({'GOLONGAN_RUANG': "X/z"}, "not in the list"), ({'TMT_PANGKAT': "31-02-2024"}, "no date"),
            ({'TMT_PANGKAT': 5}, "no date"), ({'NIP_ATASAN_LANGSUNG': make_nip()}, "No employee of this company"),
            ({'NIP_ATASAN_LANGSUNG': self.worker.skp_nip}, "own manager"),
            ({'JENIS_JABATAN': "Raja"}, "not in the list"),
        ]
        for change, words in cases:
            with self.subTest(change=change):
                wizard = self.bring(worker=change)
                [sentence] = self.told(wizard).values()
                self.assertIn(words, sentence)
        self.assertEqual(self.worker.skp_rank_id.code, "III/a")

    def test_stale(self):
        book = self.template('staff', self.officer)
        self.fill(book.worksheets[0], self.rows_of(book)[self.worker.name], JABATAN="Analis")
        self.worker.job_title = "Arsiparis"
        wizard = self.brought('staff', self.officer, book)
        self.assertIn("“Arsiparis” now", "".join(self.told(wizard).values()))

    def test_other_companies(self):
        other = self.env['res.company'].create({'name': "Dinas Lain"})
        person = self.make_person("Orang Jauh", 'far', company=other)
        self.assertNotIn(person.name, self.rows_of(self.template('staff', self.officer)))
        book = self.template('staff', self.officer)
        self.fill(book.worksheets[0], 1, KUNCI=self.env['skp.import.staff']._key(person.id, 'x'), JABATAN="Analis")
        wizard = self.brought('staff', self.officer, book)
        self.assertIn("none of yours", "".join(self.told(wizard).values()))


@tagged('-at_install', 'post_install')
@freeze_time('2026-01-05')
class TestEkinerja(OfficeBookMixin, SkpCommon):
    """The copy sheet for e-Kinerja BKN, and its predicate beside the office's own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.walk(cls.open_case(), 'realisation')
        cls.fill_month(cls.plan)
        cls.user = cls.worker.user_id

    def sheet(self, user=None):
        user = user or self.user
        return self.env['skp.ekinerja'].with_user(user).browse(
            self.plan.with_user(user).action_ekinerja()['res_id'])

    def test_cells_in_order(self):
        sheet = self.sheet()
        texts = sheet.line_ids.mapped('text')
        self.assertEqual(texts[:4], ["Menyusun laporan kepegawaian", "Kuantitas", "12 laporan", "Kualitas"])
        self.assertIn("Realisasi Januari 2025", sheet.line_ids.mapped('part'))
        self.assertEqual(sheet.line_count, len(texts))

    def test_ticks(self):
        sheet = self.sheet()
        first = sheet.line_ids[0]
        first.is_copied = True
        self.assertEqual((first.copied_by_id, sheet.copied_count), (self.user, 1))
        self.sheet()
        self.assertTrue(first.is_copied, "nothing changed")
        self.plan.sudo().with_context(**ENGINE).line_ids[0].name = "Lain"
        self.sheet()
        self.assertEqual((first.text, first.is_copied), ("Lain", False))
        month = sheet.line_ids[-1]
        self.plan.sudo().realisation_ids.line_ids.write({'is_filled': False, 'note': False})
        self.sheet()
        self.assertFalse(month.exists())

    def test_too_long(self):
        self.company.skp_ekinerja_limit = 10
        sheet = self.sheet()
        self.assertTrue(sheet.line_ids[0].is_too_long)
        self.assertEqual(sheet.line_ids[0].length, len("Menyusun laporan kepegawaian"))
        self.company.skp_ekinerja_limit = 0
        self.assertFalse(any(sheet.line_ids.mapped('is_too_long')))

    def test_workbook(self):
        sheet = self.downloaded('ekinerja', self.sheet(), self.user).worksheets[0]
        texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
        self.assertIn("Menyusun laporan kepegawaian", texts)
        self.assertIn("SUDAH DISALIN", texts)

    def test_reconciliation(self):
        """Both predicates side by side, of the cases whose result one may read."""
        plan = self.walk(self.open_case(self.stranger), 'done')
        book = self.template('ekinerja', self.data_manager.user_id, [
            {'NIP': self.stranger.skp_nip, 'PREDIKAT_BKN': "Kurang"},
            {'NIP': self.worker.skp_nip, 'PREDIKAT_BKN': "baik"},
            {'NIP': self.worker.skp_nip, 'PREDIKAT_BKN': "Kurang"},
            {'NIP': self.head.skp_nip, 'PREDIKAT_BKN': "Baik"},
            {'NIP': self.stranger.skp_nip, 'PREDIKAT_BKN': "Hebat"}])
        wizard = self.brought('ekinerja', self.data_manager.user_id, book)
        self.assertEqual((wizard.change_count, wizard.error_count), (2, 3))
        wizard.action_store()
        sheets = self.env['skp.ekinerja'].with_user(self.data_manager.user_id)
        [differing] = sheets.search([('comparison', '=', 'differs')])
        self.assertEqual((differing.plan_id, differing.predicate), (plan, 'poor'))
        self.assertNotIn(differing.own_predicate, (False, 'poor'))
        own = sheets.search([('plan_id', '=', self.plan.id)])
        self.assertEqual((own.comparison, own.own_predicate), ('hidden', False))
        self.assertEqual(sheets.search([('comparison', '=', 'hidden')]), own)
        differing.predicate = differing.own_predicate
        self.assertFalse(sheets.search([('comparison', '=', 'differs')]))
        book = self.template('ekinerja', self.data_manager.user_id, [
            {'NIP': self.worker.skp_nip, 'PREDIKAT_BKN': "Baik"}])
        again = self.brought('ekinerja', self.data_manager.user_id, book)
        self.assertEqual((again.same_count, again.change_count), (1, 0))

    def test_no_hidden_result(self):
        """A predicate of BKN tells the appraised nothing of the office's own before it is handed over."""
        self.score_hidden()
        sheet = self.sheet()
        sheet.predicate = 'good'
        self.assertEqual((sheet.own_predicate, sheet.comparison), (False, 'hidden'))
        for comparison in ('same', 'differs'):
            self.assertFalse(sheet.search([('comparison', '=', comparison)]))
        self.assertTrue(sheet.with_user(self.section_head.user_id).own_predicate)

    def score_hidden(self):
        self.walk(self.plan, 'behaviour')
        self.score(self.plan)

    def test_who_may_bring_predicates(self):
        book = self.template('ekinerja', self.section_head.user_id, [
            {'NIP': self.worker.skp_nip, 'PREDIKAT_BKN': "Baik"}])
        wizard = self.brought('ekinerja', self.section_head.user_id, book)
        self.assertIn("not yours", "".join(self.told(wizard).values()))
