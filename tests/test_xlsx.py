import doctest
import io
import re
import tempfile
from pathlib import Path

import openpyxl

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..reports import xlsx_sheet
from ..reports.xlsx_sheet import Book, Cell
from ..rules import nip
from .common import BEHAVIOUR, ArrangedOffice, SkpCommon
from .common_crosscheck import Workbook
from .common_permenpanrb6 import Permenpanrb6Common
from .common_pp30 import Pp30Mixin
from .common_rpc import RpcCase

HOSTILE = ("=cmd|'/c calc'!A1", "+1", "-1+2", "@SUM(A1)", "\t=1+1", "\r=1+1", "<script>alert(1)</script>", "{=1+1}",
           "http://example.com", "=HYPERLINK(\"http://example.com\")")


class Made(Workbook):
    """A finished workbook without the results that were written beside its formulas."""

    def __init__(self, folder, content):
        self.folder = Path(folder)
        self.path = self.folder / 'written.xlsx'
        openpyxl.load_workbook(io.BytesIO(content)).save(self.path)


def recalculated(content):
    """The workbook as LibreOffice reckons its formulas anew."""
    with tempfile.TemporaryDirectory(prefix='hr_skp_xlsx_') as folder:
        return openpyxl.load_workbook(Made(folder, content)._converted(), data_only=True)


def values(sheet):
    """What stands in the cells of a sheet: {place: value}."""
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}


class XlsxMixin:
    """Makes workbooks as somebody and reads them back."""

    def made(self, kind, records, user):
        """Name and content of a workbook, from a cold cache."""
        self.env.flush_all()
        self.env.invalidate_all()
        report = self.env[f'report.hr_skp.xlsx_{kind}'].with_user(user)
        return report._workbook(report._records(records.ids))

    def book(self, kind, records, user):
        return openpyxl.load_workbook(io.BytesIO(self.made(kind, records, user)[1]))

    def row_of(self, sheet, text):
        """The values of the first row in which a text stands, without the empty cells."""
        return next(filtered for row in sheet.iter_rows(values_only=True)
                    if text in (filtered := [value for value in row if value is not None]))

    def assertTexts(self, texts, sheet):
        found = [str(value) for value in values(sheet).values()]
        for text in texts:
            self.assertTrue(any(text in value for value in found), text)

    def assertReckoned(self, content, least):
        """Each formula comes to what was written beside it, and there are some; returns the first sheet reckoned."""
        formulas = openpyxl.load_workbook(io.BytesIO(content))
        written = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        reckoned, count = recalculated(content), 0
        for sheet in formulas:
            for place, value in values(sheet).items():
                if sheet[place].data_type == 'f':
                    count += 1
                    stored = written[sheet.title][place].value
                    # an empty text is read back as nothing
                    self.assertEqual(reckoned[sheet.title][place].value or 0, stored or 0, f"{place} {value}")
        self.assertGreaterEqual(count, least)
        return reckoned.active

    def assertPrints(self, sheet, paper, head):
        """The sheet is landscape, as wide as the paper, and repeats its head."""
        self.assertEqual((sheet.page_setup.orientation, sheet.page_setup.paperSize), ('landscape', paper))
        self.assertEqual((sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight), (True, 0))
        first, last = (int(number) for number in re.findall(r'\d+', sheet.print_title_rows))
        self.assertIn(head, [cell.value for row in sheet.iter_rows(min_row=first, max_row=last) for cell in row])
        self.assertTrue(sheet.print_area.endswith(f"${sheet.max_row}"), sheet.print_area)
        self.assertEqual(sheet.oddFooter.right.text, "Halaman &P dari &N")


@tagged('-at_install', 'post_install')
class TestXlsxSheet(ArrangedOffice, SkpCommon):
    """The writer by itself."""

    def written(self, *texts, name="Lembar"):
        book = Book('a4', "Uji")
        sheet = book.sheet(name, (20,))
        sheet.write(*([Cell(text)] for text in texts))
        return openpyxl.load_workbook(io.BytesIO(book.finished()))

    def test_hostile_texts_stay_texts(self):
        sheet = self.written(*HOSTILE).active
        for (cell,), text in zip(sheet.iter_rows(), HOSTILE, strict=True):
            self.assertEqual((cell.data_type, cell.value, cell.hyperlink), ('s', text.replace('\r', '\n'), None))
            self.assertEqual(cell.quotePrefix, text[0] in '=+-@\t\r')

    def test_examples(self):
        self.assertEqual(doctest.testmod(xlsx_sheet).failed, 0)

    def test_money(self):
        """Rupiah as the sheets write it, sen only where there are any; a wide figure shrinks."""
        book = Book('a4', "Uji")
        book.sheet("Uang", (10,)).write([Cell(5_000_000, 'money')], [Cell(1500.5, 'money')])
        first, second = (cell for (cell,) in openpyxl.load_workbook(io.BytesIO(book.finished())).active.iter_rows())
        self.assertEqual(first.number_format, '[$-421]"Rp"#,##0')
        self.assertEqual(second.number_format, '[$-421]"Rp"#,##0.00')
        self.assertTrue(first.alignment.shrink_to_fit)

    def test_long_text_is_kept(self):
        [long] = [cell.value for cell in self.written("x" * 40000).active['A']]
        self.assertEqual((len(long), long[-2:]), (32767, "x…"))

    def test_sheet_names(self):
        book = Book('a4', "Uji")
        names = ["[a]:*?/\\b", "'", "history", "Siti " * 20, "Siti " * 20, "SITI " * 20, ""]
        for name in names:
            book.sheet(name, (5,)).line("x")
        found = openpyxl.load_workbook(io.BytesIO(book.finished())).sheetnames
        self.assertEqual(len({name.lower() for name in found}), len(names))
        for name in found:
            self.assertRegex(name, r"^[^\[\]:*?/\\']{1,31}$")
            self.assertNotEqual(name.lower(), 'history')

    def test_file_names(self):
        self.assertEqual(xlsx_sheet.file_name(2025, "SKP", "1985", "../a b\\c\r\n\"d\""), "2025_SKP_1985_a_b_c_d.xlsx")
        self.assertLessEqual(len(xlsx_sheet.file_name("x" * 500)), 125)


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestPlanXlsx(ArrangedOffice, XlsxMixin, SkpCommon):
    """The plan of PP 46/2011."""

    def test_figures(self):
        plan = self.open_case()
        self.fill_plan(plan, [("Menilai angka kredit", 1250.5, 'berkas', 100, 12, 5_000_000),
                              ("Menyusun laporan", 12, 'laporan', 95, 12, 0), ("Rapat", 3, 'rapat', 100, 6, 1500.75)])
        plan.line_ids[0].with_user(self.worker.user_id).credit = 0.125
        plan.line_ids[1].with_user(self.worker.user_id).credit = 1.2
        name, content = self.made('plan', plan, self.worker.user_id)
        self.assertEqual(name, f"2025_SKP_{self.worker.skp_nip}_Siti_Aminah_S_Kom.xlsx")
        [sheet] = openpyxl.load_workbook(io.BytesIO(content))
        self.assertTexts(("FORMULIR SASARAN KERJA", "KONSEP", "I. PEJABAT PENILAI", "KUANT/OUTPUT", "KUAL/MUTU",
                          self.worker.name, self.section_head.name, nip.format_nip(self.worker.skp_nip)), sheet)
        self.assertEqual(self.row_of(sheet, "Menilai angka kredit"), [
            1, "Menilai angka kredit", 0.125, 1250.5, 'berkas', 100, 12, 'bulan', 5000000])
        self.assertEqual(self.row_of(sheet, "Menyusun laporan")[2:], [1.2, 12, 'laporan', 95, 12, 'bulan', '-'])
        total = self.row_of(self.assertReckoned(content, 2), "JUMLAH")
        self.assertEqual(total, ["JUMLAH", 1.325, 5001500.75])

    def test_print_setup(self):
        plan = self.walk(self.open_case(), 'realisation')
        [sheet] = self.book('plan', plan, self.worker.user_id)
        self.assertPrints(sheet, 9, "KUANT/OUTPUT")
        head = next(cell.row for cell in sheet['A'] if cell.value == "NO" and sheet.cell(cell.row, 3).value == "AK")
        merged = {str(area) for area in sheet.merged_cells.ranges}
        self.assertLessEqual({f"A{head}:A{head + 1}", f"D{head}:I{head}", f"D{head + 1}:E{head + 1}"}, merged)
        self.assertNotIn("KONSEP", str(values(sheet)))
        self.company.skp_paper = 'f4'
        [sheet] = self.book('plan', plan, self.worker.user_id)
        self.assertPrints(sheet, 14, "KUANT/OUTPUT")

    def test_hostile_plan(self):
        plan = self.open_case()
        self.fill_plan(plan, [(text, 12, text, 100, 12, 0) for text in HOSTILE])
        self.worker.name = "=1+1 [x]/:*?'"
        plan.sudo().party_ids._refresh()
        [sheet] = self.book('plan', plan, self.data_manager.user_id)
        formulas = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == 'f']
        self.assertEqual(len(formulas), 2, "the two totals alone")
        self.assertLessEqual({text.replace('\r', '\n') for text in HOSTILE}, set(values(sheet).values()))
        self.assertEqual(sheet.title, "=1+1  x")

    def test_sixty_lines(self):
        plan = self.open_case()
        self.fill_plan(plan, [(f"Kegiatan {number}. " + "panjang sekali " * 20, 1, 'dok', 100, 1, 1000)
                              for number in range(1, 61)])
        name, content = self.made('plan', plan, self.worker.user_id)
        [sheet] = openpyxl.load_workbook(io.BytesIO(content))
        numbers = [row[0] for row in sheet.iter_rows(values_only=True) if str(row[1]).startswith("Kegiatan ")]
        self.assertEqual(numbers, list(range(1, 61)))
        self.assertEqual(self.row_of(self.assertReckoned(content, 2), "JUMLAH")[-1], 60000)

    def test_many_plans(self):
        """A sheet for each, and no query for each."""
        plans = self.open_case(self.make_workers(12))
        self.fill_plan(plans)
        self.made('plan', plans[:2], self.data_manager.user_id)
        counts = []
        for some in (plans[:3], plans):
            before = self.env.cr.sql_log_count
            name, content = self.made('plan', some, self.data_manager.user_id)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(name, "2025_SKP_12_Pegawai.xlsx")
        self.assertEqual(len(openpyxl.load_workbook(io.BytesIO(content)).sheetnames), 12)
        self.assertLessEqual(counts[1], counts[0] + 2, "queries of 3 and of 12")
        self.assertLessEqual(counts[1], 30)

    def test_every_reader_gets_the_same(self):
        self.env['res.lang']._activate_lang('id_ID')
        plan = self.walk(self.open_case(), 'realisation')
        for kind in ('plan', 'realisation'):
            found = []
            for lang in ('en_US', 'id_ID'):
                self.worker.user_id.lang = lang
                found.append([values(sheet) for sheet in self.book(kind, plan, self.worker.user_id)])
            self.assertEqual(*found)

    def test_refused(self):
        plan = self.walk(self.open_case(), 'review')
        with self.assertRaises(AccessError):
            self.made('plan', plan, self.stranger.user_id)
        with self.assertRaisesRegex(UserError, "has no month yet"):
            self.made('realisation', plan, self.worker.user_id)
        with self.assertRaisesRegex(UserError, "choose between 1 and 500"):
            self.made('plan', plan.browse(), self.worker.user_id)


@tagged('-at_install', 'post_install')
class TestPlanXlsxPermenpanrb6(ArrangedOffice, XlsxMixin, Permenpanrb6Common):
    """The formats A.1.1, A.1.2, A.1.6, A.1.7 and A.1.8 of PermenPANRB 6/2022."""

    def plan_of(self, employee, approach=None):
        plan = self.open_in(self.period, employee)
        if approach:
            plan.sudo().approach = approach
        self.fill_plan(plan)
        return plan

    def test_staff(self):
        plan = self.plan_of(self.worker)
        [sheet] = self.book('plan', plan, self.worker.user_id)
        self.assertPrints(sheet, 9, "ASPEK")
        self.assertTexts(("PENDEKATAN HASIL KERJA KUANTITATIF", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI",
                          "A. UTAMA", "B. TAMBAHAN", "PERILAKU KERJA", "Ekspektasi Khusus Pimpinan:",
                          "DUKUNGAN SUMBER DAYA", "KONSEKUENSI"), sheet)
        self.assertEqual(self.row_of(sheet, "Jumlah laporan yang disampaikan")[-3:], [
            "Kuantitas", "Jumlah laporan yang disampaikan", "12 laporan"])

    def test_executive_and_figures(self):
        plan = self.plan_of(self.section_head)
        plan.line_ids.indicator_ids[0].sudo().write({'target_text': False, 'target': 1250.5, 'unit': "orang"})
        [sheet] = self.book('plan', plan, self.section_head.user_id)
        self.assertTexts(("BAGI PEJABAT PIMPINAN TINGGI", "PERSPEKTIF"), sheet)
        self.assertEqual(self.row_of(sheet, "Indeks kepuasan pengguna layanan")[-4:], [
            "Indeks kepuasan pengguna layanan", 1250.5, "orang", "Penerima Layanan"])

    def test_qualitative(self):
        plan = self.plan_of(self.worker, 'qualitative')
        [sheet] = self.book('plan', plan, self.worker.user_id)
        self.assertTexts(("KUALITATIF", "UKURAN KEBERHASILAN/ INDIKATOR KINERJA INDIVIDU",
                          "Keluhan berkurang dari tahun sebelumnya"), sheet)

    def test_months_in_words(self):
        plan = self.walk(self.plan_of(self.worker), 'realisation')
        self.fill_month(plan)
        [sheet] = self.book('realisation', plan, self.worker.user_id)
        self.assertTexts(("JANUARI 2024", "DESEMBER 2024", "Berjalan sesuai rencana aksi"), sheet)

    def test_recap(self):
        period = self.make_period_6(2023, date_from='2023-12-01')
        plan = self.walk(self.open_in(period), 'measurement')
        self.rate_spans(plan)
        self.walk(plan, 'response')
        name, content = self.made('recap', period, self.section_head.user_id)
        self.assertEqual(name, "2023_Rekap_Subbagian_Umum.xlsx")
        [sheet] = openpyxl.load_workbook(io.BytesIO(content))
        word = plan.sudo().appraisal_ids.rating_name
        self.assertEqual(self.row_of(sheet, self.worker.skp_nip)[-3:], [
            "Sesuai Ekspektasi", "Sesuai Ekspektasi", word])
        self.assertReckoned(content, 10)
        self.assertNotIn("Rata-rata", str(values(sheet)))


@tagged('-at_install', 'post_install')
class TestXlsxPp30(ArrangedOffice, XlsxMixin, Pp30Mixin, SkpCommon):
    """The sheets of PermenPANRB 8/2021."""

    def test_plan(self):
        plan = self.walk(self.open_case(), 'realisation')
        [sheet] = self.book('plan', plan, self.worker.user_id)
        self.assertPrints(sheet, 9, "Aspek")
        self.assertTexts(("A. KINERJA UTAMA", "B. KINERJA TAMBAHAN", "Jumlah laporan", "10 – 12 laporan"), sheet)
        self.assertEqual(self.row_of(sheet, "Kesesuaian data")[-4:], ["Kualitas", "Kesesuaian data", 95, "%"])

    def test_months_and_recap(self):
        plan = self.walk(self.open_case(), 'response')
        appraisal = plan.sudo().appraisal_ids
        content = self.made('realisation', plan, self.worker.user_id)[1]
        sheet = self.assertReckoned(content, len(appraisal.line_ids.measurement_ids))
        for row in appraisal.line_ids.measurement_ids:
            self.assertEqual(self.row_of(sheet, row.indicator_id.name)[-1], row.realised)
        content = self.made('recap', self.period, self.section_head.user_id)[1]
        self.assertEqual(self.row_of(self.assertReckoned(content, 8), self.worker.skp_nip)[-4:], [
            appraisal.skp_score, appraisal.behaviour_average, appraisal.final_score, appraisal.rating_name])


@tagged('-at_install', 'post_install')
class TestMonthsXlsx(ArrangedOffice, XlsxMixin, SkpCommon):
    """The realisation of PP 46/2011: the formulas add up as the months do."""

    FIGURES = {'quantity': (2, 0, 7.25), 'quality': (90, 70, 81.33), 'cost': (100.5, 0, 333333.33), 'time': (1, 0, 2)}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.period.date_from = '2025-10-01'
        cls.plan = cls.walk(cls.open_case(), 'behaviour').sudo()

    def tell(self, aggregation=None):
        """Uneven months, added up anew."""
        if aggregation:
            self.plan.line_ids.indicator_ids.filtered(lambda row: row.aspect == 'quality').aggregation = aggregation
        for cell in self.plan.realisation_ids.line_ids:
            index = self.plan._months().index(cell.realisation_id.month)
            cell.write({'value': self.FIGURES[cell.aspect][index]})
        self.plan.realisation_ids.sorted('month')[1].line_ids[:1].write({'is_filled': False})
        self.plan.appraisal_ids.line_ids.measurement_ids._add_up_months()

    def totals(self, content):
        """The year's figures in the order of the rows."""
        sheet = self.assertReckoned(content, 10)
        column = next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == "REALISASI SETAHUN")
        return [row[column - 1] for row in sheet.iter_rows(values_only=True) if row[2] in xlsx_sides()]

    def test_totals(self):
        for method in ('weighted_average', 'average', 'sum', 'last', 'maximum'):
            with self.subTest(method=method):
                self.tell(method)
                content = self.made('realisation', self.plan, self.worker.user_id)[1]
                rows = self.plan.appraisal_ids.line_ids.measurement_ids
                order = {row.indicator_id: row.realised for row in rows}
                lines = self.plan.line_ids.sorted(lambda line: (line.sequence, line.id))
                self.assertEqual(self.totals(content), [order[row] for line in lines for row in line.indicator_ids])

    def test_no_output(self):
        """Without any quantity the quality is the plain average, and no month counts."""
        self.tell()
        self.plan.realisation_ids.line_ids.filtered(lambda row: row.aspect == 'quantity').write({'is_filled': False})
        self.plan.appraisal_ids.line_ids.measurement_ids._add_up_months()
        content = self.made('realisation', self.plan, self.worker.user_id)[1]
        quality = self.plan.appraisal_ids.line_ids[:1].measurement_ids.filtered(lambda row: row.aspect == 'quality')
        self.assertEqual(self.totals(content)[:3], ['-', quality.realised, '-'])

    def test_sheet(self):
        self.plan.realisation_ids.line_ids[0].note = "=1+1"
        name, content = self.made('realisation', self.plan, self.worker.user_id)
        self.assertEqual(name, f"2025_Realisasi_{self.worker.skp_nip}_Siti_Aminah_S_Kom.xlsx")
        [sheet] = openpyxl.load_workbook(io.BytesIO(content))
        self.assertTexts(("OKTOBER 2025", "NOVEMBER 2025", "DESEMBER 2025", "Oktober: =1+1"), sheet)
        self.assertPrints(sheet, 9, "REALISASI BULAN")
        self.assertNotIn("JANUARI", str(values(sheet)))


def xlsx_sides():
    """What the months' sheet calls the aspects."""
    return {"Kuantitas", "Kualitas", "Waktu", "Biaya"}


@tagged('-at_install', 'post_install')
class TestRecapXlsx(ArrangedOffice, XlsxMixin, SkpCommon):
    """The recap of a period by unit."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.period.date_from = '2025-12-01'
        cls.people = cls.make_workers(13)
        other = cls.env['hr.department'].create({'name': "=Bagian [Lain]", 'company_id': cls.company.id})
        cls.people[:5].department_id = other
        cls.people[5:].department_id = cls.worker.department_id
        cls.plans = cls.walk(cls.open_case(cls.people), 'realisation')
        for number, plan in enumerate(cls.plans.sudo()):
            for cell in plan.realisation_ids.line_ids:
                cell.value = cell.target * (40 + 5 * number) / 100
        cls.complete(cls.plans)
        cls.walk(cls.plans, 'behaviour')
        for number, plan in enumerate(cls.plans):
            cls.score(plan, dict.fromkeys(BEHAVIOUR, 40 + 5 * number))
        cls.complete(cls.plans)
        cls.walk(cls.plans[1:], 'done')  # the first is not ratified

    def test_recap(self):
        name, content = self.made('recap', self.period, self.data_manager.user_id)
        self.assertEqual(name, "2025_Rekap_Balai_Uji.xlsx")
        [sheet] = openpyxl.load_workbook(io.BytesIO(content))
        self.assertPrints(sheet, 9, "NILAI PRESTASI KERJA")
        reckoned = self.assertReckoned(content, 20)
        for plan in self.plans[1:].sudo():
            appraisal = plan.appraisal_ids
            row = self.row_of(reckoned, plan.employee_id.skp_nip)
            self.assertEqual(row[-4:], [
                appraisal.skp_score, appraisal.behaviour_average, appraisal.final_score, appraisal.rating_name])
        self.assertNotIn(self.people[0].skp_nip, values(sheet).values(), "not ratified: closed to the data manager")
        appraisals = self.plans[1:].sudo().appraisal_ids
        average = self.row_of(reckoned, "Rata-rata seluruhnya")
        self.assertAlmostEqual(average[-1], sum(appraisals.mapped('final_score')) / 12, 2)
        self.assertTexts(("Memuat 12 dari 13 SKP", "=Bagian [Lain]"), sheet)
        self.check_counts(reckoned, appraisals)

    def check_counts(self, sheet, appraisals):
        """The table of predicates: columns of the scheme, rows of the units, and the sum."""
        words = list(self.period.scheme_id._predicate_names().values())
        total, by_rank = (row for row in sheet.iter_rows(values_only=True) if row[0] == "JUMLAH")
        given = appraisals.mapped('rating_name')
        self.assertGreater(len(set(given)), 2)
        for row in (total, by_rank):
            self.assertEqual(list(row[3:3 + len(words) + 1]), [*map(given.count, words), 12])

    def test_what_is_open_to_whom(self):
        """Each reader's recap holds the results that the reader may read, no more."""
        own = self.people[1]
        [sheet] = self.book('recap', self.period, own.user_id)
        numbers = [value for value in values(sheet).values() if value in self.people.mapped('skp_nip')]
        self.assertEqual(numbers, [own.skp_nip])
        [sheet] = self.book('recap', self.period, self.section_head.user_id)
        self.assertIn(self.people[0].skp_nip, values(sheet).values())
        for user in (self.stranger.user_id, self.worker.user_id):
            with self.assertRaisesRegex(UserError, "no result that you may read"):
                self.made('recap', self.period, user)

    def test_queries_follow_the_recap_not_the_row(self):
        """One read for all rows: twelve people cost what one costs."""
        counts = []
        for user in (self.people[1].user_id, self.data_manager.user_id):
            self.made('recap', self.period, user)
            before = self.env.cr.sql_log_count
            self.made('recap', self.period, user)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(max(counts), 20)
        self.assertLessEqual(counts[1], counts[0] + 2)

    def test_locale(self):
        self.env['res.lang']._activate_lang('id_ID')
        found = []
        for lang in ('en_US', 'id_ID'):
            self.data_manager.user_id.lang = lang
            found.append([values(sheet) for sheet in self.book('recap', self.period, self.data_manager.user_id)])
        self.assertEqual(*found)


@tagged('-at_install', 'post_install')
class TestXlsxHttp(RpcCase):
    """The workbooks over HTTP, from the menu to the file."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.period.date_from = '2025-12-01'
        cls.plan = cls.walk(cls.open_case(), 'behaviour')
        company = cls.env['res.company'].create({'name': "Balai Lain"})
        cls.outsider = cls.make_person(
            "Orang Luar", 'outsider', groups='hr_skp.group_data_manager', company=company)

    def fetch(self, person, kind, numbers):
        self.sign_in(person.user_id)
        return self.url_open(f'/hr_skp/xlsx/{kind}/{numbers}')

    def test_download(self):
        answer = self.fetch(self.worker, 'plan', self.plan.id)
        self.assertEqual(answer.status_code, 200)
        self.assertIn(f"2025_SKP_{self.worker.skp_nip}_Siti_Aminah_S_Kom.xlsx", answer.headers['Content-Disposition'])
        self.assertEqual(answer.headers['Cache-Control'], 'no-store')
        self.assertTrue(openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames)
        self.assertEqual(self.fetch(self.worker, 'realisation', self.plan.id).status_code, 200)

    def test_refused(self):
        for person in (self.stranger, self.outsider):
            for kind in ('plan', 'realisation'):
                self.assertEqual(self.fetch(person, kind, self.plan.id).status_code, 403)
        self.assertEqual(self.fetch(self.outsider, 'recap', self.period.id).status_code, 403)
        self.stranger.user_id.group_ids = self.env.ref('base.group_portal')
        for kind, record in (('plan', self.plan), ('realisation', self.plan), ('recap', self.period)):
            self.assertEqual(self.fetch(self.stranger, kind, record.id).status_code, 403, "a portal user")
        self.session = None
        self.authenticate(None, None)
        self.assertIn('/web/login', self.url_open(f'/hr_skp/xlsx/plan/{self.plan.id}').url)

    def test_bad_addresses(self):
        for numbers in ('x', '0', '-1', '1,', '1;2', '999999999999', '٣'):
            self.assertEqual(self.fetch(self.worker, 'plan', numbers).status_code, 404)
        self.assertEqual(self.fetch(self.worker, 'users', 1).status_code, 404)
        self.assertEqual(self.fetch(self.worker, 'plan', 999999999).status_code, 404)

    def test_scores_before_the_hand_over(self):
        """The recap opens to the employee with the appraisal, not before; not at all to others."""
        self.score(self.plan)
        score = self.plan.sudo().appraisal_ids.skp_score
        self.assertGreater(score, 1)
        for kind in ('plan', 'realisation'):
            [sheet] = openpyxl.load_workbook(io.BytesIO(self.fetch(self.worker, kind, self.plan.id).content))
            self.assertNotIn(score, values(sheet).values())
        for person in (self.worker, self.data_manager, self.stranger):
            answer = self.fetch(person, 'recap', self.period.id)
            self.assertEqual(answer.status_code, 422)
            self.assertIn("no result that you may read", answer.text)
        self.assertEqual(self.fetch(self.section_head, 'recap', self.period.id).status_code, 200)
        self.complete(self.plan)
        self.assertEqual(self.plan.state, 'response')
        self.assertEqual(self.fetch(self.worker, 'recap', self.period.id).status_code, 200)
        self.assertEqual(self.fetch(self.data_manager, 'recap', self.period.id).status_code, 422)

    def test_menu(self):
        """The bound actions lead to the files, with the rights of who chooses them."""
        for name, record in (('plan', self.plan), ('realisation', self.plan), ('recap', self.period)):
            action = self.env.ref(f'hr_skp.action_xlsx_{name}')
            self.assertEqual(action.binding_model_id.model, record._name)
            self.sign_in(self.section_head.user_id)
            self.score(self.plan)
            url = self.run_action(action, record)['result']['url']
            self.assertEqual(self.url_open(url).status_code, 200)
            self.sign_in(self.outsider.user_id)
            self.assertIn('AccessError', self.run_action(action, record)['error']['data']['name'])

    def run_action(self, action, record):
        context = {'active_model': record._name, 'active_id': record.id, 'active_ids': record.ids}
        params = {'action_id': action.id, 'context': context}
        return self.url_open('/web/action/run', json={'jsonrpc': '2.0', 'method': 'call', 'params': params}).json()
