"""The sheets of PermenPANRB 6/2022 beside the fixed texts of the law's own formats (cases/forms.csv)."""
import csv
import subprocess
from pathlib import Path

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from ..reports import distribution_svg
from ..rules import permenpanrb6_distribution
from .common_permenpanrb6 import Permenpanrb6Mixin
from .test_reports import SheetCase

FORMS = Path(__file__).parent / 'cases/forms.csv'
# what the law leaves to be filled in, and how this office's sheets fill it in
FILLED = {
    '(NAMA INSTANSI)': "Balai Uji", '(tempat), (tanggal, bulan, tahun)': "Padang, ", '(NIP)': "NIP. ",
    'Kuantitas/ Kualitas/ Waktu/ Biaya': "Kuantitas",
    # the emblem is printed where the office has put it as its logo; the value's name is that of the core values
    '(LAMBANG GARUDA)': "", 'Berorientasi pelayanan': "Berorientasi Pelayanan",
}
LONG = "menyusun bahan perumusan kebijakan teknis kepegawaian yang sesuai ketentuan " * 4


def fixed_texts(form):
    """The texts of a format as a filled-in sheet bears them."""
    with FORMS.open(encoding='utf-8', newline='') as table:
        rows = [row for row in csv.DictReader(table) if row['format'] == form]
    for row in rows:
        if row['kind'] == 'hint' or row['text'] == '(Nama)':
            continue
        if row['text'].startswith('PERIODE PENILAIAN'):
            yield "PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2024"
        elif row['text'].startswith('FORMAT '):
            yield row['text'].replace("FORMAT", "Format")
        else:
            yield FILLED.get(row['text'], row['text'])


def flowing(pdf):
    """The text of each page cell by cell, with single blanks: what stands in one cell is one piece."""
    done = subprocess.run(['pdftotext', '-raw', '-', '-'], input=pdf, capture_output=True, check=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split('\f')[:-1]]


class FormCase(Permenpanrb6Mixin, SheetCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.old_period = cls.period
        cls.section_head.skp_leads_unit = True
        cls.period = cls.make_period_6(2024)

    def print_flowing(self, report, records, user):
        self.env.flush_all()
        self.env.invalidate_all()
        reports = self.env['ir.actions.report'].with_user(user)
        return flowing(reports._render_qweb_pdf(f'hr_skp.{report}', records.ids)[0])

    def assertForms(self, forms, pages):
        """Every fixed text of each format on the pages whose foot names it."""
        for form in forms:
            sheet = " ".join(page for page in pages if f"Format {form}" in page)
            texts = list(fixed_texts(form))
            self.assertGreater(len(texts), 10)
            for text in texts:
                with self.subTest(form=form, text=text):
                    self.assertIn(text, sheet)

    def new_case(self, employee=None, approach='quantitative'):
        plan = self.open_case(employee)
        plan.sudo().approach = approach
        return plan

    def many_results(self, plan, count):
        """So many results with long cells, each with two indicators, and an additional one."""
        self.add_results(plan, *[
            self.result(f"Hasil-{number}. {LONG}", 'main' if number < count else 'additional', [
                {'aspect': aspect, 'name': f"Indikator-{number}-{aspect} {LONG}", 'target_text': "80 – 90%"}
                for aspect in ('quantity', 'quality')], superior_text="Meningkatnya mutu layanan")
            for number in range(1, count + 1)])

    def assertKeptWhole(self, pages, count):
        """Each result on one page, the names that sign on the last page of their form, with something above."""
        for number in range(1, count + 1):
            there = [index for index, page in enumerate(pages) if f"Hasil-{number}." in page]
            self.assertEqual(len(there), 1, number)
            for aspect in ('quantity', 'quality'):
                self.assertIn(f"Indikator-{number}-{aspect}", pages[there[0]])


@tagged('-at_install', 'post_install')
@freeze_time('2025-01-15 03:00:00')
class TestPlanForms(FormCase):
    """Sasaran Kinerja Pegawai, Formats A.1.1, A.1.2, A.1.6-A.1.8."""

    def pages(self, plan, user=None):
        return self.print_flowing('report_plan', plan, user or plan.sudo().employee_id.user_id)

    def test_fixed_texts(self):
        for employee, forms in ((self.section_head, ('A.1.2', 'A.1.1')), (self.worker, ('A.1.7', 'A.1.6'))):
            plan = self.new_case(employee)
            self.fill_plan(plan)
            for form, approach in zip(forms, ('quantitative', 'qualitative'), strict=True):
                plan.sudo().approach = approach
                self.assertForms([form, 'A.1.8'], self.pages(plan))

    def test_values(self):
        plan = self.new_case()
        self.fill_plan(plan)
        plan.sudo().expectation_ids[0].text = "Terbuka terhadap masukan"
        plan.sudo().appendix_ids = [Command.create({'kind': 'resource', 'text': "Laptop dan jaringan"})]
        sheet, appendix = " ".join(self.pages(plan)[:-1]), self.pages(plan)[-1]
        self.assertTexts((
            "1 Meningkatnya mutu layanan kepegawaian Laporan kepegawaian tersusun lengkap dan tepat waktu Kuantitas "
            "Jumlah laporan yang disampaikan 12 laporan Kualitas",
            "Ekspektasi Khusus Pimpinan: Terbuka terhadap masukan",
            "KONSEP", self.worker.name, self.section_head.name, "B. TAMBAHAN - "), sheet)
        self.assertTexts(("1. Laptop dan jaringan", "SKEMA PERTANGGUNGJAWABAN 1. -", "KONSEP"), appendix)

    def test_agreed_plan_is_no_draft(self):
        plan = self.walk(self.new_case(), 'realisation')
        for page in self.pages(plan):
            self.assertNotIn("KONSEP", page)
        self.assertIn("Padang, 15 Januari 2025", self.pages(plan)[-1])

    def test_sizes(self):
        for employee, count in zip((self.worker, self.stranger, self.data_manager), (1, 15, 60), strict=True):
            plan = self.new_case(employee)
            self.many_results(plan, count)
            pages = self.pages(plan)
            self.assertKeptWhole(pages, count)
            form = [page for page in pages if "Format A.1.7" in page]
            names = (employee.name, plan.sudo().appraiser_id.name, "Kolaboratif", "Pejabat Penilai Kinerja")
            self.assertTexts(names, form[-1])
            for number, page in enumerate(pages, 1):
                self.assertIn(f"Halaman {number} dari {len(pages)}", page)
                if "Hasil-" in page:
                    self.assertIn("RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI*", page)

    def test_cell_longer_than_a_page(self):
        """Nothing is lost where a row has to be split, on any of the forms."""
        words, plan = f"Awal {LONG * 12} akhir-{{}}", self.new_case()
        self.add_results(plan, *[
            self.result(words.format(f"hasil{number}"), 'main', [
                {'aspect': 'quantity', 'name': words.format(f"iki{number}"), 'target_text': "1"}],
                superior_text=words.format(f"pimpinan{number}")) for number in (1, 2)])
        plan.sudo().expectation_ids[0].text = words.format("perilaku1")
        plan.sudo().appendix_ids = [Command.create({'kind': 'resource', 'text': words.format("lampiran1")})]
        for approach in ('quantitative', 'qualitative'):
            plan.sudo().approach = approach
            text = "".join("".join(self.pages(plan)).split())
            for end in ("hasil1", "hasil2", "iki1", "iki2", "perilaku1", "lampiran1"):
                self.assertEqual(text.count(f"akhir-{end}"), 1, end)

    def test_signatures_wherever_the_page_ends(self):
        plan = self.new_case()
        for number in range(1, 8):
            self.add_results(plan, self.result(f"Baris {number}", 'main', [
                {'aspect': 'quantity', 'name': "Jumlah", 'target_text': "1"}]))
            pages = [page for page in self.pages(plan) if "Format A.1.7" in page]
            self.assertTexts(
                ("Kolaboratif", self.worker.name, "Pejabat Penilai Kinerja", "** Pimpinan dapat"), pages[-1])

    def test_mixed_batch(self):
        """Each case on the sheet of its own regulation, in one file."""
        plan = self.new_case()
        both = plan | self.old_period.with_user(self.data_manager.user_id)._open_for(self.worker)
        pages = self.print_flowing('report_plan', both, self.data_manager.user_id)
        self.assertTexts(("Format A.1.7", "Format A.1.8"), " ".join(pages))
        self.assertEqual(sum("FORMULIR SASARAN KERJA" in page for page in pages), 1)

    def test_same_in_every_language(self):
        self.env['res.lang']._activate_lang('id_ID')
        plan, texts = self.new_case(), []
        self.fill_plan(plan)
        for code in ('en_US', 'id_ID'):
            self.worker.user_id.lang = code
            texts.append(self.pages(plan))
        self.assertEqual(*texts)

    def test_stranger_prints_nothing(self):
        with self.assertRaises(AccessError):
            self.pages(self.new_case(), self.stranger.user_id)

    def test_queries_do_not_grow(self):
        plans = self.open_case(self.make_workers(8))
        self.fill_plan(plans)
        self.queries(plans)
        self.assertLessEqual(self.queries(plans), self.queries(plans[:2]) + 2)

    def queries(self, plans):
        self.env.flush_all()
        self.env.invalidate_all()
        values = self.env['report.hr_skp.report_plan'].with_user(self.data_manager.user_id)
        before = self.env.cr.sql_log_count
        values._get_report_values(plans.ids)
        return self.env.cr.sql_log_count - before


@tagged('-at_install', 'post_install')
@freeze_time('2025-01-15 03:00:00')
class TestEvaluationForms(FormCase):
    """Hasil Evaluasi and Dokumen Evaluasi, Formats C.1.1-C.1.3, D.1.1 and D.1.3."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['skp.organisation'].create([
            {'period_id': cls.period.id, 'leader_id': leader.id, 'span': span, 'predicate': predicate,
             'letter': "SK 1/2025"}
            for leader, span, predicate in (
                (cls.section_head, 'year', 'good'), (cls.head, 'year', 'excellent'), (cls.section_head, 'Q1', 'poor'))])

    def pages(self, plan, user=None):
        return self.print_flowing('report_appraisal', plan, user or plan.sudo().appraiser_id.user_id)

    def appraised(self, *args):
        """A case with the appraisal that its appraiser is about to fill in."""
        plan = self.new_case(*args)
        self.fill_plan(plan)
        self.env['skp.appraisal'].sudo()._make(plan.sudo())
        return plan

    @classmethod
    def complete(cls, plans, *args, **kwargs):
        """Each span is rated before the step that issues it."""
        plans.invalidate_recordset(['evaluation_ids'])
        cls.rate_spans(plans)
        return super().complete(plans, *args, **kwargs)

    def test_fixed_texts(self):
        for employee, approach, form in (
            (self.worker, 'qualitative', 'C.1.1'), (self.section_head, 'quantitative', 'C.1.2'),
            (self.stranger, 'quantitative', 'C.1.3'),
        ):
            plan = self.appraised(employee, approach)
            self.assertForms([form, 'D.1.1'], self.pages(plan))

    def test_values(self):
        plan = self.appraised()
        appraisal = plan.sudo().appraisal_ids
        appraisal.line_ids.measurement_ids[0].write(
            {'realised_text': "12 laporan, semuanya lengkap", 'feedback': "Pimpinan: pertahankan"})
        appraisal.behaviour_ids[0].feedback = "Rekan kerja: selalu sigap"
        appraisal.write({'results_rating': 'above', 'behaviour_rating': 'meets'})
        appraisal.recommendation = "Diikutsertakan dalam pelatihan"
        pages = self.pages(plan)
        sheet, document = " ".join(pages[:-1]), pages[-1]
        self.assertTexts((
            "12 laporan 12 laporan, semuanya lengkap Pimpinan: pertahankan", "Rekan kerja: selalu sigap", "Frekuensi",
            "CAPAIAN KINERJA ORGANISASI BAIK", "Predikat Kinerja Pegawai", "KONSEP"), sheet)
        self.assertTexts((
            "CAPAIAN KINERJA ORGANISASI : BAIK", "PREDIKAT KINERJA PEGAWAI : BAIK", "Diikutsertakan dalam pelatihan",
            self.head.name), document)

    def test_choice_is_marked(self):
        plan = self.appraised()
        plan.sudo().appraisal_ids.write({'results_rating': 'above', 'behaviour_rating': 'meets'})
        html = self.env['ir.actions.report']._render_qweb_html('hr_skp.report_appraisal', plan.ids)[0].decode()
        for mark in ("<b>DIATAS EKSPEKTASI</b>", "<s>SESUAI EKSPEKTASI</s>", "<b>SESUAI EKSPEKTASI</b>",
                     "<b>IV-AKHIR</b>", "<s>III</s>", "<s>ISTIMEWA</s>", "<s>SANGAT BAIK</s>"):
            self.assertIn(mark, html)

    def test_nothing_is_marked_before_the_rating(self):
        plan = self.appraised()
        html = self.env['ir.actions.report']._render_qweb_html('hr_skp.report_appraisal', plan.ids)[0].decode()
        self.assertIn("DIATAS EKSPEKTASI/ SESUAI EKSPEKTASI/ DIBAWAH EKSPEKTASI**", html)

    def test_sizes(self):
        for employee, count in zip((self.worker, self.stranger, self.data_manager), (1, 15, 60), strict=True):
            plan = self.new_case(employee)
            self.many_results(plan, count)
            self.env['skp.appraisal'].sudo()._make(plan.sudo())
            pages = self.pages(plan)
            self.assertKeptWhole(pages, count)
            form = [page for page in pages if "Format C.1.3" in page]
            self.assertTexts(("PREDIKAT KINERJA PEGAWAI*", plan.sudo().appraiser_id.name), form[-1])
            self.assertTexts(("7. Pegawai yang Dinilai", employee.name, plan.sudo().appraiser_id.name), pages[-1])

    def test_changed_result(self):
        """Format D.1.3 takes the place of D.1.1 once the superior has changed the result."""
        plan = self.walk(self.new_case(), 'response')
        self.complete(plan, 'object', "Kontribusi belum dihitung.")
        self.complete(plan, 'done', "Sesuai catatan.")
        self.complete(plan, 'done', "Penjelasan pegawai")
        self.complete(plan, 'change', "Keberatan diterima.", {
            'new_results_rating': 'above', 'new_behaviour_rating': 'above'})
        pages = self.pages(plan)
        texts = set(fixed_texts('D.1.3')) - {"1 PEGAWAI YANG DINILAI"}  # the law's slip for “1.”
        document = " ".join(page for page in pages if "Format D.1.3" in page)
        self.assertTexts((*texts, "SANGAT BAIK", "Kontribusi belum dihitung.", "Keberatan diterima."), document)

    def test_periodic_evaluation(self):
        plan = self.walk(self.new_case(), 'realisation').sudo()
        evaluation = self.env['skp.evaluation'].sudo()._make([(plan, 'Q1')])
        evaluation.with_user(self.section_head.user_id).write(
            {'results_rating': 'meets', 'behaviour_rating': 'meets', 'note': "Tingkatkan ketelitian"})
        appraiser = self.section_head.user_id
        with self.assertRaises(AccessError):
            self.print_flowing('report_evaluation', evaluation, self.worker.user_id)
        self.assertIn("KONSEP", self.print_flowing('report_evaluation', evaluation, appraiser)[0])
        evaluation.with_user(appraiser).action_issue()
        pages = self.print_flowing('report_evaluation', evaluation, self.worker.user_id)
        self.assertForms(['C.1.3', 'D.1.1'], pages)
        self.assertTexts(("Tingkatkan ketelitian", "CAPAIAN KINERJA ORGANISASI : KURANG"), pages[-1])
        html = self.env['ir.actions.report']._render_qweb_html('hr_skp.report_evaluation', evaluation.ids)[0].decode()
        self.assertTexts(("<b>I</b>", "<s>IV-AKHIR</s>"), html)

    def test_hidden_from_the_employee(self):
        plan = self.walk(self.new_case(), 'behaviour')
        for user in (self.worker.user_id, self.data_manager.user_id):
            with self.assertRaises(UserError) as caught:
                self.pages(plan, user)
            self.assertIn(plan.name, str(caught.exception))

    def test_every_curve_has_its_peak(self):
        """The line is highest over the predicate with the greatest share, and stays within its frame."""
        for organisation in permenpanrb6_distribution.LIMITS:
            drawing = distribution_svg.curve(organisation, "Baik")
            heights = [float(part.split()[-1]) for part in drawing.split(' d="')[1].split('"')[0].split("C")]
            shares = list(permenpanrb6_distribution.expected_curve(organisation).values())
            self.assertEqual(heights.index(min(heights)), shares.index(max(shares)))
            self.assertGreaterEqual(min(heights), distribution_svg.TOP)
