"""How every official sheet comes out on paper with few and many rows; a sheet that is not listed here fails."""
import re
import subprocess
from collections import namedtuple

from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from ..reports import pdf_engine
from ..wizards.skp_recap import KINDS
from .test_reports import KB_PER_PAGE, SheetCase
from .test_reports_regulations import flowing

SIZES = (1, 15, 60)
FILL = "menyusun bahan perumusan kebijakan teknis yang sesuai ketentuan " * 5  # six lines and more in its column
ROW = r"akhir\d+\."  # the end of a row
VALUES = "Kolaboratif"  # the last value of behaviour

# cases: name of the records in ``cls.cases``; user: who prints; head: on each page with rows, '' where there are none;
# signed: caption and the people whose names stand below it; beside: what stands above on the same page
Sheet = namedtuple('Sheet', 'report cases user head signed beside', defaults=('section_head', '', (), ''))
BOTH = ('employee', 'appraiser')
SHEETS = [
    Sheet('report_plan', 'pp46', head="III. KEGIATAN TUGAS JABATAN", signed=("Pejabat Penilai,", *BOTH), beside=ROW),
    Sheet('report_realisation', 'months', head="REALISASI BULAN INI", signed=("Pejabat Penilai,", *BOTH), beside=ROW),
    Sheet('report_realisations', 'pp46', head="REALISASI BULAN INI", signed=("Pejabat Penilai,", *BOTH), beside=ROW),
    Sheet('report_achievement', 'pp46', head="I. KEGIATAN TUGAS JABATAN", signed=("Pejabat Penilai,", 'appraiser'),
          beside="Nilai Capaian SKP"),
    Sheet('report_calculation', 'pp46', head="URAIAN PERHITUNGAN"),
    Sheet('report_appraisal', 'pp46', signed=("11. DITERIMA TANGGAL,", 'employee', 'appraiser', 'superior'),
          beside="8. REKOMENDASI"),
    Sheet('report_booklet', 'pp46', signed=("11. DITERIMA TANGGAL,", 'employee', 'appraiser', 'superior'),
          beside="8. REKOMENDASI"),
    Sheet('report_behaviour', 'pp46'),
    Sheet('report_archive_label', 'pp46', 'data_manager'),
    Sheet('report_archive_register', 'period', 'data_manager', signed=("Pengelola Data dan Informasi,",),
          beside="Rak 1"),
    Sheet('report_file_index', 'files', 'data_manager', signed=("Pengelola Data dan Informasi,",), beside="Rak 1"),
    Sheet('report_loan', 'loan', 'data_manager', signed=("Peminjam,",), beside="SLIP PEMINJAMAN BERKAS"),
    Sheet('report_dossier', 'dossier', 'data_manager'),
    Sheet('report_dossier_findings', 'dossier', 'data_manager'),
    Sheet('report_receipt', 'handed_over', 'data_manager', signed=("Yang menyerahkan,",), beside="TANDA TERIMA"),
    Sheet('report_deviation', 'late', 'data_manager', signed=("Pengelola Data dan Informasi,",), beside="Listrik"),
    Sheet('report_objection', 'objected', signed=("Atasan Pejabat Penilai,", 'superior'), beside=r"akhir3\."),
    Sheet('report_objection_record', 'objected', signed=("Atasan Pejabat Penilai,", 'superior'),
          beside="bersifat final"),
    *(Sheet('report_recap', f'recap_{kind}', 'data_manager') for kind, _label in KINDS),
    Sheet('report_disposition', 'disposition', 'data_manager'),
    Sheet('report_sop', 'sop'),
    Sheet('report_sop_actual', 'sop', 'data_manager'),
    Sheet('report_plan', 'pp30', head="Indikator Kinerja Individu Target", signed=("Pejabat Penilai", *BOTH),
          beside=ROW),
    Sheet('report_appraisal', 'pp30', head="Nilai Tertimbang", signed=("Pejabat Penilai", 'appraiser'),
          beside="REKOMENDASI"),
    Sheet('report_plan', 'staff', head="RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI*",
          signed=("Pejabat Penilai Kinerja", *BOTH), beside=f"{VALUES}|KONSEKUENSI"),
    Sheet('report_plan', 'executive', head="PERSPEKTIF (1)", signed=("Pejabat Penilai Kinerja", *BOTH),
          beside=f"{VALUES}|KONSEKUENSI"),
    Sheet('report_appraisal', 'staff', head="UMPAN BALIK BERKELANJUTAN",
          signed=("Pejabat Penilai Kinerja", 'appraiser'), beside="PREDIKAT KINERJA PEGAWAI"),
    Sheet('report_evaluation', 'spans', head="UMPAN BALIK BERKELANJUTAN",
          signed=("Pejabat Penilai Kinerja", 'appraiser'), beside="PREDIKAT KINERJA PEGAWAI"),
    Sheet('report_document_superior', 'staff', signed=("Atasan Pejabat Penilai Kinerja", 'employee', 'superior'),
          beside="CATATAN/ REKOMENDASI"),
    Sheet('report_action_plan', 'staff', head="HASIL KERJA", signed=("Pegawai yang Dinilai", 'employee'), beside=ROW),
    Sheet('report_progress', 'staff', head="HASIL KERJA", signed=("Pegawai yang Dinilai", 'employee'), beside=ROW),
    Sheet('report_feedback', 'staff', head="UMPAN BALIK BERKELANJUTAN", signed=("Pejabat Penilai Kinerja", *BOTH),
          beside=VALUES),
    Sheet('report_indicator_manual', 'executive', head="MANUAL INDIKATOR KINERJA"),
    Sheet('report_workblock', 'executive', head="WORKBLOCK"),
    Sheet('report_role_matrix', 'executive', head="JABATAN OUTCOME ANTARA/ OUTPUT/ LAYANAN"),
    Sheet('report_coaching', 'staff', signed=("Pegawai yang Dinilai", 'employee'), beside="LANGKAH KEDEPAN"),
    Sheet('report_mentoring', 'staff', signed=("Pegawai yang Dinilai", 'employee'), beside="JURNAL MENTORING"),
    Sheet('report_guidance_feedback', 'staff', signed=("Pegawai yang Dinilai", 'employee'), beside="KRITERIA"),
    Sheet('report_competence', 'staff', signed=("Pihak Lain yang Diberikan Penugasan Khusus",), beside="Istimewa"),
    Sheet('report_behaviour_problem', 'staff', signed=("Pejabat Penilai Kinerja", 'appraiser'),
          beside="RETROSPEKTIF"),
]


def words(number):
    """The text of a row: its beginning and its end are found on paper, six lines apart."""
    return f"Baris{number}. {FILL}akhir{number}."


PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
WORD = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')
TOUCH = 1.2  # points by which the boxes of two words may meet without harm


def clashes(pdf):
    """The words that stand outside their page, or on one another: what nobody can read, though it can be searched."""
    done = subprocess.run(['pdftotext', '-bbox', '-', '-'], input=pdf, capture_output=True, check=True)
    found = []
    for width, height, content in PAGE.findall(done.stdout.decode()):
        words = sorted((float(top), float(left), float(bottom), float(right), text)
                       for left, top, right, bottom, text in WORD.findall(content))
        found += [word for word in words if min(word[:2]) < 0 or word[2] > float(height) or word[3] > float(width)]
        found += overlaps(words)
    return found


def overlaps(words):
    """The pairs of words, sorted from the top of the page, that stand on one another."""
    for index, (_top, left, bottom, right, text) in enumerate(words):
        for low, start, _bottom, end, other in words[index + 1:]:
            if low > bottom - TOUCH:
                break
            if min(right, end) - max(left, start) > TOUCH:
                yield text, other


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestSheetsVisual(SheetCase):
    """Nothing is clipped or lost, rows and signatures stay whole, heads and page numbers stand on each page."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        people = iter(cls.make_workers(14))
        cls.cases = {}
        cls.make_pp46(people)
        cls.make_pp30(people)
        cls.make_permenpanrb6(people)
        cls.make_papers(people)
        cls.make_archive()

    # -- Cases, shared by the sheets ---------------------------------------------------------------

    @classmethod
    def make_pp46(cls, people):
        """Cases of December alone, with one, fifteen and sixty activities, walked to the archive."""
        cls.december = cls.period.copy({'date_from': '2025-12-01', 'date_to': '2025-12-31', 'name': "Desember"})
        plans = [cls.open_in(cls.december, person) for person in (next(people) for _size in SIZES)]
        for plan, size in zip(plans, SIZES, strict=True):
            cls.fill_plan(plan, [(words(number), 12, 'laporan', 100, 1, 0) for number in range(1, size + 1)])
        cls.walk(plans[0].union(*plans), 'done')
        cls.cases.update(pp46=plans, months=[plan.realisation_ids for plan in plans], period=[cls.december])

    @classmethod
    def make_pp30(cls, people):
        """Cases of PP 30/2019 that are being appraised."""
        period = cls.period.copy({
            'name': "PP 30", 'date_from': '2025-01-01', 'date_to': '2025-01-31',
            'scheme_id': cls.env.ref('hr_skp.scheme_pp30').id})
        cls.cases['pp30'] = cls.make_results(period, people, {'target': 12, 'unit': 'laporan'})

    @classmethod
    def make_permenpanrb6(cls, people):
        """Cases of PermenPANRB 6/2022 by both forms, that are being evaluated."""
        period = cls.period.copy({
            'name': "PermenPANRB 6/2022", 'scheme_id': cls.env.ref('hr_skp.scheme_permenpanrb6').id,
            'evaluation_cycle': 'quarterly'})
        cls.cases['staff'] = cls.make_results(period, people, {'target_text': "12 laporan"})
        cls.cases['executive'] = cls.make_results(period, people, {'target_text': "12 laporan"})
        for plan in cls.cases['executive']:
            plan.form_kind = 'executive'
            for line in plan.line_ids:  # some of the formats print the indicators alone
                line.indicator_ids.name, line.name = line.name, line.indicator_ids.name
        evaluations = cls.env['skp.evaluation'].sudo()
        cls.cases['spans'] = [evaluations._make([(plan, 'Q1')]) for plan in cls.cases['staff']]

    @classmethod
    def make_results(cls, period, people, indicator):
        """A case for each number of rows, with an appraisal that its appraiser is about to fill in."""
        plans = []
        for size in SIZES:
            plan = cls.open_in(period, next(people)).sudo()
            cls.env['skp.plan.line'].sudo().create([
                {'plan_id': plan.id, 'sequence': number, 'kind': 'main', 'name': words(number), 'indicator_ids': [
                    Command.create({'aspect': 'quantity', 'name': f"Jumlah laporan {number}", **indicator})]}
                for number in range(1, size + 1)])
            plans.append(plan)
        cls.env['skp.appraisal'].sudo()._make(plans[0].union(*plans))
        return plans

    @classmethod
    def make_papers(cls, people):
        """An objection that is decided, a hand-over, a late step, and a case with a chain of initials."""
        plan = cls.walk(cls.open_in(cls.december, next(people)), 'response')
        cls.complete(plan, 'object', words(1))
        cls.complete(plan, 'done', words(2))
        cls.complete(plan, 'done', "Penjelasan pegawai")
        cls.complete(plan, 'confirm', words(3))
        late = plan.sudo().task_ids.filtered(lambda task: task.state == 'done')[:1]
        late.write({'deviation': True, 'justification': "Listrik padam."})
        handed = cls.cases['pp46'][0].sudo().task_ids.filtered(
            lambda task: task.act in ('hand_over', 'receive') and task.state == 'done')[:1]
        sop = cls.env.ref('hr_skp.sop_92')
        year = cls.make_period(2024)
        year.write({'sop_id': sop.id, 'staff_id': cls.data_manager.user_id.id})
        cls.cases.update(objected=[plan], late=[late], handed_over=[handed], sop=[sop],
                         disposition=[cls.open_in(year, next(people))])

    @classmethod
    def make_archive(cls):
        """A file of an old year that is lent, and the dossier of an employee with a file of this year."""
        employee, clerk = cls.cases['pp46'][0].sudo().employee_id, cls.data_manager.user_id
        old = cls.env['skp.file'].create({
            'employee_id': employee.id, 'year': 2024, 'regulation': 'pp46', 'old_score': 80, 'old_predicate': "Baik",
            'appraiser': words(1), 'place': "Rak 1", 'name': employee.name, 'nip': employee.skp_nip})
        loan = cls.env['skp.loan'].with_user(clerk).create({
            'file_id': old.id, 'borrower_id': cls.stranger.id, 'purpose': words(2)})
        dossiers = cls.env['skp.dossier'].with_user(clerk)
        cls.cases.update(files=[old], loan=[loan], dossier=[
            dossiers.browse(dossiers._open(employee.with_user(clerk))['res_id'])])
        recaps = cls.env['skp.recap'].with_user(clerk)
        cls.cases.update({f'recap_{kind}': [recaps.create({'kind': kind, 'period_id': cls.december.id})]
                          for kind, _label in KINDS})

    @classmethod
    def open_in(cls, period, employee):
        return period.with_user(cls.data_manager.user_id)._open_for(employee).with_env(cls.env)

    # -- The sheets --------------------------------------------------------------------------------

    def test_every_sheet_is_listed(self):
        printed = self.env['ir.actions.report'].search([('skp_weasyprint', '=', True)]).mapped('report_name')
        own = {name.removeprefix('hr_skp.') for name in printed if name.startswith('hr_skp.')}
        self.assertEqual(own, {sheet.report for sheet in SHEETS})

    def test_every_sheet(self):
        for sheet in SHEETS:
            reports = self.env['ir.actions.report'].with_user(getattr(self, sheet.user).user_id)
            records = self.cases[sheet.cases][:None if sheet.head else 1]  # without rows all are the same
            for size, record in zip(SIZES, records, strict=False):
                with self.subTest(sheet.report, cases=sheet.cases, size=size):
                    pdf = reports._render_qweb_pdf(f'hr_skp.{sheet.report}', record.ids)[0]
                    pages = flowing(pdf)
                    self.assertEqual(clashes(pdf), [])
                    self.assertLessEqual(len(pdf) / 1024 / len(pages), KB_PER_PAGE)
                    self.assertNumbered(pages, size)
                    self.assertRows(sheet, pages, size)
                    self.assertSigned(sheet, pages, record)

    def test_every_sheet_in_every_language(self):
        self.env['res.lang']._activate_lang('id_ID')
        for sheet in SHEETS:
            user = getattr(self, sheet.user).user_id
            reports = self.env['ir.actions.report'].with_user(user)
            html = []
            for user.lang in ('en_US', 'id_ID'):
                html.append(reports.with_context(lang=user.lang)._render_qweb_html(
                    f'hr_skp.{sheet.report}', self.cases[sheet.cases][0].ids)[0])
            with self.subTest(sheet.report, cases=sheet.cases):
                self.assertEqual(*html)

    def assertNumbered(self, pages, size):
        """As many pages as the rows explain, each with its number; the spreads of a booklet have two."""
        self.assertTrue(pages)
        self.assertLessEqual(len(pages), size + 8)
        found = re.findall(r"Halaman (\d+) dari (\d+)", " ".join(pages))
        self.assertEqual({int(total) for _page, total in found}, {len(found)})
        self.assertEqual(sorted(int(page) for page, _total in found), list(range(1, len(found) + 1)))

    def assertRows(self, sheet, pages, size):
        """Every row from its beginning to its end on one page, below the head of its table."""
        if not sheet.head:
            return
        for number in range(1, size + 1):
            whole = [page for page in pages if f"Baris{number}." in page and f"akhir{number}." in page]
            self.assertTrue(whole, f"row {number}")
        for page in pages:
            if "Baris" in page:
                self.assertIn(sheet.head, page)

    def assertSigned(self, sheet, pages, record):
        """The names below a caption share its page with each other and with something that is signed."""
        if not sheet.signed:
            return
        caption, *roles = sheet.signed
        signed = [page for page in pages if caption in page and "NIP. " in page]
        self.assertTrue(signed, caption)
        for role in roles:
            plan = record if record._name == 'skp.plan' else record.plan_id
            self.assertIn(plan.sudo()[f'{role}_id'].name, signed[-1])
        self.assertRegex(signed[-1], sheet.beside)

    def test_clashes_are_found(self):
        over = pdf_engine.to_pdf("<p style='margin: 0'>Kata</p><p style='margin: -1em 0 0'>Lain</p>")
        beside = pdf_engine.to_pdf("<p style='margin: 0'>Kata</p><p style='margin: 0'>Lain</p>")
        self.assertTrue(clashes(over))
        self.assertEqual(clashes(beside), [])
