"""The recaps of a period in PDF and as workbooks, of a small office whose figures are known."""
import io

import openpyxl

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, tagged

from ..rules import nip
from .common import BEHAVIOUR
from .test_reports import SheetCase
from .test_xlsx import HOSTILE, XlsxMixin, values

KINDS = ('results', 'unfinished', 'deviations', 'objections', 'allowance')


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestRecap(SheetCase, XlsxMixin):
    """Two units, six people: three finished, one with the superior, one objecting, one who has planned nothing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.period.write({'date_from': '2025-12-01', 'name': "Desember"})
        workers = cls.make_workers(18)
        cls.people, cls.others = workers[:6], workers[6:]
        cls.people.department_id = cls.worker.department_id
        cls.second = cls.env['hr.department'].create({'name': "=Bagian [Lain]", 'company_id': cls.company.id})
        cls.people[:2].department_id = cls.second
        cls.people[0].skp_rank_id = cls.env.ref('hr_skp.rank_iv_a')
        cls.people[1:].skp_rank_id = cls.env.ref('hr_skp.rank_iii_a')
        plans = cls.plans = cls.open_case(cls.people)
        moving = plans[:5]
        cls.walk(moving, 'realisation')
        # in one month of twelve: SKP 70,27; with behaviour 95 Baik (80,16), with 80 Cukup (74,16)
        for cell in moving.sudo().realisation_ids.line_ids:
            cell.value = cell.target
        cls.complete(moving)
        cls.walk(moving, 'behaviour')
        for plan, points in zip(moving, (95, 80, 80, 80, 80), strict=True):
            cls.score(plan, dict.fromkeys(BEHAVIOUR, points))
        cls.complete(moving)
        cls.complete(plans[4], 'object', "Tidak sesuai")
        cls.walk(plans[:4], 'ratification')
        cls.walk(plans[:3], 'done')
        late = plans[0].sudo().task_ids.filtered(lambda task: task.act == 'plan')
        late.write({'deviation': True, 'misses_time': True, 'overrun_minutes': 90, 'work_minutes': 390,
                    'justification': "Listrik padam."})

    def recap(self, kind, user, **more):
        return self.env['skp.recap'].with_user(user).create({'kind': kind, 'period_id': self.period.id, **more})

    def pages(self, kind, user, **more):
        return self.print_pages('report_recap', self.recap(kind, user, **more), user)

    def workbook(self, kind, user, **more):
        return self.made('tables', self.recap(kind, user, **more), user)

    # -- Results -----------------------------------------------------------------------------------

    def test_results(self):
        [page] = self.pages('results', self.data_manager.user_id)
        self.assertTexts((
            "BALAI UJI", "REKAPITULASI HASIL PENILAIAN", "PERIODE 1 DESEMBER S/D 31 DESEMBER 2025",
            "Keadaan 17 Desember 2025 pukul ", "dibuat oleh Andi Pratama", "Memuat 3 dari 6 SKP", "=Bagian [Lain]",
            "Rata-rata seluruhnya", "Rata-rata =Bagian [Lain]", "MENURUT GOLONGAN RUANG", "Halaman 1 dari 1"), page)
        for person in self.people[:3]:
            self.assertIn(nip.format_nip(person.skp_nip), page)
        self.assertNotIn(nip.format_nip(self.people[3].skp_nip), page, "not ratified: closed to the data manager")
        self.assertRegex(page, r"Pembina, IV/a +- +1 +- +- +- +1")
        self.assertRegex(page, r"Penata Muda, III/a +- +- +2 +- +- +2")

    def test_ranks_in_the_workbook(self):
        content = self.made('recap', self.period, self.data_manager.user_id)[1]
        reckoned = self.assertReckoned(content, 20)
        rows = [[value for value in row if value is not None] for row in reckoned.iter_rows(values_only=True)]
        [pembina], [penata] = ([row for row in rows if row and row[0] == rank and len(row) > 3] for rank in (
            "Pembina, IV/a", "Penata Muda, III/a"))
        self.assertEqual((pembina[1:], penata[1:]), ([0, 1, 0, 0, 0, 1], [0, 0, 2, 0, 0, 2]))

    # -- Unfinished --------------------------------------------------------------------------------

    def test_unfinished(self):
        [page] = self.pages('unfinished', self.data_manager.user_id)
        self.assertTexts(("Memuat 3 SKP yang belum selesai dari 6 SKP.", "MENURUT LANGKAH PROSEDUR", "MENURUT PEMEGANG",
                          self.head.name, self.section_head.name, self.people[5].name, "17-12-2025"), page)
        self.assertIn("no activity yet", page)
        self.assertNotIn(nip.format_nip(self.people[0].skp_nip), page)

    def test_unfinished_leaves_out_who_is_set_aside(self):
        self.env['skp.status'].with_user(self.data_manager.user_id).create({
            'employee_id': self.people[5].id, 'kind': 'suspended', 'date_from': '2025-12-01', 'letter': "1"})
        [page] = self.pages('unfinished', self.data_manager.user_id)
        self.assertIn("Memuat 2 SKP yang belum selesai dari 5 SKP.", page)
        self.assertNotIn(self.people[5].name, page)

    def test_in_indonesian(self):
        self.env['res.lang']._activate_lang('id_ID')
        found = []
        for lang in ('en_US', 'id_ID'):
            self.data_manager.user_id.lang = lang
            found.append([self.pages(kind, self.data_manager.user_id) for kind in KINDS])
        self.assertEqual(*found)
        self.assertNotIn("no activity yet", str(found))

    # -- Deviations and objections -----------------------------------------------------------------

    def test_deviations(self):
        [page] = self.pages('deviations', self.data_manager.user_id)
        self.assertTexts(("REKAPITULASI PENYIMPANGAN MUTU BAKU", self.people[0].name, "Listrik padam.",
                          "1 jam 30 menit", "JUMLAH"), page)
        self.assertNotIn(self.people[1].name, page)

    def test_objections(self):
        [page] = self.pages('objections', self.data_manager.user_id)
        self.assertTexts((self.people[4].name, "17-12-2025", "Hasil secara", "Belum diputuskan"), page)
        self.complete(self.plans[4], 'done', "Sesuai catatan")
        self.complete(self.plans[4], 'done', "Penjelasan")
        self.complete(self.plans[4], 'change', "Dinaikkan", {'new_score': 91.5})
        [page] = self.pages('objections', self.data_manager.user_id)
        self.assertTexts(("Diubah", "91,50 · Sangat Baik"), " ".join(page.split()))

    # -- Readers -----------------------------------------------------------------------------------

    def test_each_reads_the_own(self):
        """A head has the own people, an employee the own case, a stranger nothing."""
        own = self.people[4].user_id
        [page] = self.pages('objections', own)
        self.assertIn(self.people[4].name, page)
        [page] = self.pages('unfinished', self.people[3].user_id)
        self.assertNotIn(self.people[5].name, page)
        [page] = self.pages('results', self.section_head.user_id)
        self.assertIn(nip.format_nip(self.people[3].skp_nip), page)
        self.assertIn("Memuat 5 dari 6 SKP", page)
        for kind in KINDS:
            with self.assertRaisesRegex(UserError, "You read no SKP of Desember"):
                self.pages(kind, self.stranger.user_id)

    def test_nobody_prints_what_another_asked_for(self):
        recap = self.recap('unfinished', self.data_manager.user_id)
        with self.assertRaises(AccessError):
            self.print_pages('report_recap', recap, self.section_head.user_id)
        with self.assertRaises(AccessError):
            self.made('tables', recap, self.section_head.user_id)

    def test_dialog(self):
        form = Form(self.env['skp.recap'].with_user(self.section_head.user_id))
        self.assertEqual((form.period_id, form.kind), (self.period, 'results'))
        form.kind = 'allowance'
        form.month = 'M12'
        self.assertEqual(form.save()._file_name(), "Status SKP untuk TPP 2025-12")

    def test_buttons(self):
        recap = self.recap('unfinished', self.section_head.user_id)
        self.assertTrue(recap.action_pdf()['skp_weasyprint'])
        self.assertEqual(recap.action_xlsx()['url'], f'/hr_skp/xlsx/tables/{recap.id}')
        recap.kind = 'results'
        self.assertEqual(recap.action_xlsx()['url'], f'/hr_skp/xlsx/recap/{self.period.id}')
        self.assertEqual(self.env['skp.recap'].with_user(self.section_head.user_id).create({}).period_id, self.period)
        action = self.env.ref('hr_skp.action_recap_period').with_user(self.data_manager.user_id)
        opened = action.with_context(active_model='skp.period', active_ids=self.period.ids).run()
        self.assertEqual(opened['context'], {'default_period_id': self.period.id})

    # -- Workbooks ---------------------------------------------------------------------------------

    def test_workbooks(self):
        for kind in KINDS[1:]:
            with self.subTest(kind):
                content = self.workbook(kind, self.data_manager.user_id)[1]
                for sheet in openpyxl.load_workbook(io.BytesIO(content)):
                    self.assertEqual(sheet.page_setup.orientation, 'landscape')
                    XlsxMixin.assertTexts(self, ("BALAI UJI", "DESEMBER 2025", "dibuat oleh Andi Pratama"), sheet)
                self.assertReckoned(content, 0 if kind == 'allowance' else 1)
        name = self.workbook('allowance', self.data_manager.user_id, month='M12')[0]
        self.assertEqual(name, "Status_SKP_untuk_TPP_2025_12.xlsx")

    def test_hostile_texts_stay_texts(self):
        for plan, text in zip(self.plans, HOSTILE, strict=False):
            plan.sudo().party_ids.write({'name': text, 'unit': text, 'nip': text})
            plan.sudo().task_ids.write({'holder_name': text})
            plan.sudo().task_ids.filtered('done_at').write({'justification': text, 'deviation': True})
        for kind in KINDS[1:]:
            book = openpyxl.load_workbook(io.BytesIO(self.workbook(kind, self.data_manager.user_id)[1]))
            for sheet in book:
                for row in sheet.iter_rows():
                    for cell in row:
                        if cell.data_type == 'f':
                            self.assertTrue(cell.value.startswith('=SUM('), cell.value)
                        self.assertIsNone(cell.hyperlink)
            self.assertTrue(set(HOSTILE) & {value for sheet in book for value in values(sheet).values()}, kind)
        for kind in KINDS:
            self.assertTrue(self.pages(kind, self.data_manager.user_id))

    def test_queries_do_not_grow_with_people(self):
        more = self.others
        for kind in KINDS:
            with self.subTest(kind):
                counts = []
                for _size in range(2):
                    self.workbook_or_recap(kind)
                    before = self.env.cr.sql_log_count
                    self.workbook_or_recap(kind)
                    counts.append(self.env.cr.sql_log_count - before)
                    if more:
                        plans = self.open_case(more)
                        self.walk(plans, 'response')
                        self.complete(plans[:6], 'object', "Tidak sesuai")
                        plans.sudo().task_ids.filtered('done_at').write({'deviation': True})
                        more = None
                self.assertLessEqual(counts[1], counts[0] + 3, counts)

    def workbook_or_recap(self, kind):
        user = self.data_manager.user_id
        return self.made('recap', self.period, user) if kind == 'results' else self.workbook(kind, user)
