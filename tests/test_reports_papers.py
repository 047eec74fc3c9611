import base64
import io
import re
import subprocess

from PIL import Image

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, tagged

from ..rules import nip
from .common_sop_92 import Sop92Mixin
from .test_deviations import DeviationCase
from .test_reports import SheetCase

A4, F4 = (595, 842), (609, 935)  # points


def sizes_of(pdf):
    """Width and height in whole points of each page of a PDF, as pdfinfo tells them."""
    done = subprocess.run(['pdfinfo', '-l', '-1', '-'], input=pdf, capture_output=True, check=True)
    found = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", done.stdout.decode())
    return {(round(float(width)), round(float(height))) for width, height in found}


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestReceipt(Sop92Mixin, SheetCase):
    """Tanda Terima of a hand-over between two people."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_sop_92()

    def tasks(self, plan, act):
        return plan.sudo().task_ids.filtered(lambda task: task.act == act and task.state == 'done').sorted('id')

    def test_hand_over_between_named_people(self):
        plan = self.walk_92(self.open_92(), None)
        first, second, third = self.tasks(plan, 'hand_over')
        for task, giver, taker in ((first, self.staff, self.section_head), (second, self.section_head, self.head),
                                   (third, self.section_head, self.worker)):
            [page] = self.print_pages('report_receipt', task, self.data_manager.user_id)
            self.assertTexts(("BALAI UJI", "TANDA TERIMA BERKAS", "Yang menyerahkan,", "Yang menerima,",
                              "Padang, 17 Desember 2025", "SOP 92 langkah"), page)
            self.assertIn(task.step_id.standard_output.split()[0], page)
            for person in (giver, taker):
                self.assertGreaterEqual(page.count(person.name), 2)
                self.assertIn(f"NIP. {nip.format_nip(person.skp_nip)}", page)

    def test_receive(self):
        plan = self.walk_92(self.open_92(), None)
        [page] = self.print_pages('report_receipt', self.tasks(plan, 'receive'), self.worker.user_id)
        self.assertRegex(page, rf"{re.escape(self.section_head.name)} +{re.escape(self.worker.name)}")

    def test_hands_nothing_over(self):
        plan = self.walk_92(self.open_92(), 'respond')
        for task in (self.tasks(plan, 'assess'), plan.current_task_id):
            with self.assertRaisesRegex(UserError, "hands nothing over"):
                self.print_pages('report_receipt', task, self.data_manager.user_id)

    def test_stranger_prints_nothing(self):
        plan = self.walk_92(self.open_92(), 'assess')
        with self.assertRaises(AccessError):
            self.print_pages('report_receipt', self.tasks(plan, 'hand_over'), self.stranger.user_id)


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestArchivePapers(SheetCase):
    """Archive labels and the archive register, of a period of one month."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.period.date_from = '2025-12-01'

    def archived(self, count):
        return self.walk(self.open_case(self.make_workers(count)), 'done')

    def test_labels(self):
        plans = self.archived(11)
        pages = self.print_pages('report_archive_label', plans, self.data_manager.user_id)
        self.assertEqual(len(pages), 2, "ten on a page")
        words = "".join(pages)
        for plan in plans.sudo():
            person = plan.employee_id
            self.assertTexts((plan.archive_number, person.name, nip.format_nip(person.skp_nip)), words)
        self.assertEqual(words.count("Rak 1"), 11)

    def test_no_label_before_the_archive(self):
        with self.assertRaisesRegex(UserError, "no file number"):
            self.print_pages('report_archive_label', self.open_case(), self.data_manager.user_id)

    def test_register(self):
        plans = self.archived(3) | self.open_case()
        [page] = self.print_pages('report_archive_register', self.period, self.data_manager.user_id)
        self.assertTexts(("BALAI UJI", "DAFTAR ARSIP SASARAN KINERJA PEGAWAI", "NOMOR ARSIP", "NIP",
                          "KLASIFIKASI", "PENYIMPANAN", "RETENSI S/D", "Padang, 17 Desember 2025",
                          self.data_manager.name, nip.format_nip(self.data_manager.skp_nip)), page)
        numbers = plans.filtered('archive_number').sorted('archive_number').mapped('archive_number')
        places = [page.index(number) for number in numbers]
        self.assertEqual(places, sorted(places))
        self.assertNotIn(self.worker.name, page)

    def test_long_register(self):
        self.archived(40)
        pages = self.print_pages('report_archive_register', self.period, self.data_manager.user_id)
        self.assertGreater(len(pages), 1)
        for number, page in enumerate(pages, 1):
            self.assertTexts(("NOMOR ARSIP", f"Halaman {number} dari {len(pages)}"), page)
        self.assertRegex(pages[-1], r"Rak 1[\s\S]+Pengelola Data dan Informasi,")

    def test_empty_register(self):
        [page] = self.print_pages('report_archive_register', self.period, self.data_manager.user_id)
        self.assertIn("Belum ada berkas", page)


@tagged('-at_install', 'post_install')
class TestDeviationSheet(DeviationCase, SheetCase):
    """Register Penyimpangan Mutu Baku."""

    def test_register(self):
        task = self.late_plan()
        task.with_user(self.worker.user_id).justify("Listrik padam.\nBerkas ditulis ulang.")
        [page] = self.print_pages('report_deviation', task, self.data_manager.user_id)
        self.assertTexts(("BALAI UJI", "REGISTER PENYIMPANGAN MUTU BAKU", "4 Maret 2025", self.worker.name,
                          "Waktu: 10 jam", "(baku 5", "Listrik padam.", "Berkas ditulis ulang."), page)
        self.assertIn(self.data_manager.name, page)
        [own] = self.print_pages('report_deviation', task, self.worker.user_id)
        self.assertEqual(own, page)

    def test_many_rows_in_one_register(self):
        plans = self.open_case(self.make_workers(30))
        self.env['skp.task'].sudo().browse(plans.current_task_id.ids).write({'assigned_at': '2025-03-03 01:00:00'})
        self.fill_plan(plans)
        with freeze_time('2025-03-04 04:00:00'):
            tasks = plans.current_task_id
            self.complete(plans)
        for number, task in enumerate(tasks.sudo(), 1):
            task.justification = f"Alasan ke-{number}.\n" + "\n".join("baris" for _line in range(5))
        pages = self.print_pages('report_deviation', tasks, self.data_manager.user_id)
        self.assertGreater(len(pages), 2)
        for number, page in enumerate(pages, 1):
            self.assertTexts(("PERTANGGUNGJAWABAN", f"Halaman {number} dari {len(pages)}"), page)
        for number in range(1, 31):
            self.assertEqual(sum(f"ke-{number}." in page for page in pages), 1)
        self.assertRegex(pages[-1], r"ke-\d+\.[\s\S]+Pengelola Data dan Informasi,")

    def test_step_that_kept_its_standard(self):
        task = self.run_step('2025-03-03 01:00:00', '2025-03-03 02:00:00')
        with self.assertRaisesRegex(UserError, "kept its standard"):
            self.print_pages('report_deviation', task, self.data_manager.user_id)

    def test_same_in_every_language(self):
        self.env['res.lang']._activate_lang('id_ID')
        task, texts = self.late_plan(), []
        for code in ('en_US', 'id_ID'):
            self.data_manager.user_id.lang = code
            texts.append(self.print_pages('report_deviation', task, self.data_manager.user_id))
        self.assertEqual(*texts)


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestPaper(SheetCase):
    """The office's paper and letterhead."""

    def pdf(self, report, records, user=None):
        reports = self.env['ir.actions.report'].with_user(user or self.section_head.user_id)
        return reports._render_qweb_pdf(f'hr_skp.{report}', records.ids)[0]

    def test_every_sheet_on_the_offices_paper(self):
        plan = self.walk(self.open_case(), 'done')
        unfiled = self.walk(self.open_case(self.make_workers(1)), 'archive')  # the archived copy keeps its paper
        sheets = (
            ('report_plan', plan, True), ('report_achievement', plan, True), ('report_booklet', plan, True),
            ('report_realisations', plan, True), ('report_appraisal', unfiled, False),
            ('report_behaviour', plan, False),
            ('report_archive_label', plan, False), ('report_sop', plan.sop_id, True),
            ('report_archive_register', self.period, True),
        )
        for paper, size in (('a4', A4), ('f4', F4)):
            self.company.skp_paper = paper
            for report, records, across in sheets:
                with self.subTest(report, paper=paper):
                    if report == 'report_sop':  # of no office: it takes the reader's
                        self.section_head.user_id.company_id = self.company
                    [found] = sizes_of(self.pdf(report, records))
                    wanted = size[::-1] if across else size
                    self.assertLessEqual(max(abs(one - other) for one, other in zip(found, wanted, strict=True)), 1)

    def test_a4_is_the_default(self):
        self.assertEqual(self.company.skp_paper, 'a4')

    def test_signatures_together_on_both_papers(self):
        workers = iter(self.make_workers(8))
        for paper in ('a4', 'f4'):
            self.company.skp_paper = paper
            for count in (11, 12, 13, 14):
                plan = self.open_case(next(workers))
                self.fill_plan(plan, [(f"Baris ke-{number}.", 1, 'naskah', 100, 1, 0) for number in range(count)])
                last = self.print_pages('report_plan', plan, self.data_manager.user_id)[-1]
                self.assertTexts((self.section_head.name, plan.sudo().employee_id.name, "ke-"), last)

    def test_letterhead(self):
        picture = io.BytesIO()
        Image.new('RGB', (300, 300), 'navy').save(picture, 'PNG')
        self.company.write({
            'skp_letterhead_lines': "PEMERINTAH PROVINSI SUMATERA BARAT\n\nDINAS PENDIDIKAN",
            'street': "Jalan Sudirman 1", 'zip': "25111", 'phone': "0751 123",
            'logo': base64.b64encode(picture.getvalue())})
        plan = self.walk(self.open_case(), 'response')
        self.complete(plan, 'object', "Nilai disiplin tidak sesuai.")
        page = self.print_pages('report_objection', plan, self.worker.user_id)[0]
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        self.assertEqual(lines[:3], ["PEMERINTAH PROVINSI SUMATERA BARAT", "DINAS PENDIDIKAN", "BALAI UJI"])
        self.assertIn("Jalan Sudirman 1, Padang 25111", lines[3])
        self.assertIn("Telepon 0751 123", lines[4])
        html = self.env['ir.actions.report'].with_user(self.worker.user_id)._render_qweb_html(
            'hr_skp.report_objection', plan.ids)[0]
        self.assertIn(b'data:image/png;base64,', html)

    def test_settings(self):
        self.administrator.user_id.group_ids += self.env.ref('base.group_system')
        settings = self.env['res.config.settings'].with_user(self.administrator.user_id).with_company(self.company)
        with Form(settings) as form:
            form.skp_paper = 'f4'
            form.skp_letterhead_lines = "PEMERINTAH KOTA PADANG"
        form.record.execute()
        self.assertEqual((self.company.skp_paper, self.company.skp_letterhead_lines), ('f4', "PEMERINTAH KOTA PADANG"))

    def test_print_menus(self):
        plan = self.walk(self.open_case(), 'response')
        menu = self.env['ir.actions.actions'].with_user(self.data_manager.user_id)
        for model, reports in (
            ('skp.plan', {'report_plan', 'report_achievement', 'report_booklet', 'report_realisations',
                          'report_behaviour', 'report_objection', 'report_objection_record', 'report_archive_label'}),
            ('skp.realisation', {'report_realisation'}), ('skp.period', {'report_archive_register'}),
            ('skp.task', {'report_receipt', 'report_deviation'}),
        ):
            offered = {action['id'] for action in menu.get_bindings(model).get('report', ())}
            wanted = {self.env.ref(f'hr_skp.action_{name}').id for name in reports}
            self.assertLessEqual(wanted, offered, model)
        objection = self.env.ref('hr_skp.action_report_objection')
        valid = objection.get_valid_action_reports('skp.plan', plan.ids)
        self.assertEqual(valid, [], "nobody has objected")
