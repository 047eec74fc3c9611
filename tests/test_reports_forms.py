"""Every format of PermenPANRB 6/2022 as it prints, beside the texts of the law's own pages (cases/forms.csv)."""
import csv

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .test_reports_regulations import FORMS, FormCase, fixed_texts

SLIPS = {"1 PEGAWAI YANG DINILAI"}  # of the law, for “1.”, in Format D.1.3
# format: report, whose case, approach
PRINTED = {
    'A.1.1': ('report_plan', 'section_head', 'qualitative'), 'A.1.2': ('report_plan', 'section_head', 'quantitative'),
    'A.1.3': ('report_indicator_manual', 'section_head', 'quantitative'),
    'A.1.4': ('report_workblock', 'section_head', 'quantitative'),
    'A.1.5': ('report_role_matrix', 'section_head', 'quantitative'),
    'A.1.6': ('report_plan', 'worker', 'qualitative'), 'A.1.7': ('report_plan', 'worker', 'quantitative'),
    'A.1.8': ('report_plan', 'worker', 'quantitative'),
    'B.1.1': ('report_action_plan', 'worker', 'quantitative'), 'B.1.2': ('report_progress', 'worker', 'quantitative'),
    'B.1.3': ('report_feedback', 'worker', 'qualitative'), 'B.1.4': ('report_feedback', 'section_head', 'quantitative'),
    'B.1.5': ('report_feedback', 'worker', 'quantitative'),
    'B.1.6': ('report_coaching', 'worker', 'quantitative'), 'B.1.7': ('report_mentoring', 'worker', 'quantitative'),
    'B.1.8': ('report_guidance_feedback', 'worker', 'quantitative'),
    'B.1.9': ('report_competence', 'worker', 'quantitative'),
    'B.1.10': ('report_behaviour_problem', 'worker', 'quantitative'),
    'C.1.1': ('report_appraisal', 'worker', 'qualitative'),
    'C.1.2': ('report_appraisal', 'section_head', 'quantitative'),
    'C.1.3': ('report_appraisal', 'worker', 'quantitative'), 'D.1.1': ('report_appraisal', 'worker', 'quantitative'),
    'D.1.2': ('report_document_superior', 'worker', 'quantitative'),
    'D.1.3': ('report_appraisal', 'worker', 'changed'),
}


def formats():
    """The formats whose texts are written down."""
    with FORMS.open(encoding='utf-8', newline='') as table:
        return {row['format'] for row in csv.DictReader(table)}


@tagged('-at_install', 'post_install')
@freeze_time('2025-01-15 03:00:00')
class TestForms(FormCase):
    """What stands on each format."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.section_head.parent_id = cls.head
        cls.cases = {}
        for person in ('worker', 'section_head'):
            plan = cls.open_case(getattr(cls, person))
            cls.fill_plan(plan)
            cls.env['skp.appraisal'].sudo()._make(plan.sudo())
            cls.cases[person] = plan

    def pages(self, report, plan, user=None):
        return self.print_flowing(report, plan, user or plan.sudo().appraiser_id.user_id)

    def changed(self):
        """A case whose result the superior has changed."""
        plan = self.walk(self.open_case(self.stranger), 'response')
        self.complete(plan, 'object', "Kontribusi belum dihitung.")
        self.complete(plan, 'done', "Sesuai catatan.")
        self.complete(plan, 'done', "Penjelasan pegawai")
        self.complete(plan, 'change', "Keberatan diterima.", {
            'new_results_rating': 'above', 'new_behaviour_rating': 'above'})
        return plan

    @classmethod
    def complete(cls, plans, *args, **kwargs):
        plans.invalidate_recordset(['evaluation_ids'])
        cls.rate_spans(plans)
        return super().complete(plans, *args, **kwargs)

    def test_every_format_prints(self):
        self.assertEqual(set(PRINTED), formats())
        printed = {}
        for form, key in PRINTED.items():
            report, person, approach = key
            if key not in printed:
                plan = self.changed() if approach == 'changed' else self.cases[person]
                if approach != 'changed':
                    plan.sudo().approach = approach
                printed[key] = self.pages(report, plan)
            # the foot names the form: B.1.1 is not B.1.10
            sheet = " ".join(page for page in printed[key] if f"Format {form} " in page)
            texts = [text for text in fixed_texts(form) if text not in SLIPS]
            self.assertGreater(len(texts), 8, form)
            for text in texts:
                with self.subTest(form=form, text=text):
                    self.assertIn(text, sheet)

    def test_action_plan_and_progress(self):
        plan = self.cases['worker'].sudo()
        line = plan.line_ids[0]
        plan.action_ids = [Command.create({'line_id': line.id, 'name': "Rekonsiliasi data", 'due': '2024-03-31'})]
        [page] = self.pages('report_action_plan', plan)
        self.assertTexts(("Rencana Aksi: 1. Rekonsiliasi data (31 Maret 2024)", line.name, self.worker.name), page)
        [month] = self.env['skp.realisation'].sudo().create([{
            'plan_id': plan.id, 'month': '2024-02-01', 'line_ids': [Command.create({
                'indicator_id': line.indicator_ids[0].id, 'note': "Dua laporan tersusun", 'is_filled': True,
                'attachment_ids': [Command.create({'name': "laporan-februari.pdf", 'raw': b"isi"})]})]}])
        self.assertTrue(month)
        sheet = " ".join(self.pages('report_progress', plan))
        self.assertTexts((
            "Realisasi dan Bukti Dukung: 1. Jumlah laporan yang disampaikan: Februari 2024: Dua laporan tersusun",
            "2. Bukti dukung: laporan-februari.pdf"), sheet)

    def test_feedback_by_span(self):
        plan = self.cases['worker'].sudo()
        plan.approach = 'quantitative'
        plan.feedback_ids = [
            Command.create({'line_id': plan.line_ids[0].id, 'date': '2024-02-10', 'text': "Pertahankan mutunya"}),
            Command.create({
                'expectation_id': plan.expectation_ids[0].id, 'date': '2024-08-10', 'source': "Rekan kerja",
                'text': "Selalu sigap"})]
        pages = self.pages('report_feedback', plan)
        sheets = {}
        for page in pages:
            key = 'Q3' if "Selalu sigap" in page else 'Q1' if "Pertahankan mutunya" in page else 'rest'
            sheets.setdefault(key, []).append(page)
        self.assertEqual(len(sheets['Q1']), 1)
        self.assertEqual(len(sheets['Q3']), 1)
        self.assertEqual(sum("PERIODE: TRIWULAN" in page for page in pages), 2, "a sheet for each span with feedback")
        self.assertIn("Pimpinan: Pertahankan mutunya", sheets['Q1'][0])

    def test_role_matrix(self):
        leader, member = self.cases['section_head'].sudo(), self.cases['worker'].sudo()
        member.line_ids[0].superior_line_id = leader.line_ids[0]
        idle = self.open_case(self.administrator)
        [page] = self.pages('report_role_matrix', leader, self.head.user_id)
        self.assertTexts((
            self.section_head.name, self.worker.name, idle.sudo().employee_id.name, "TIDAK ADA PERAN",
            member.line_ids[0].name, leader.line_ids[0].indicator_ids[0].name), page)
        self.assertNotIn(member.line_ids[1].name, page)

    def test_indicator_sheets(self):
        plan = self.cases['section_head'].sudo()
        for report in ('report_indicator_manual', 'report_workblock'):
            pages = self.pages(report, plan)
            names = plan.line_ids.indicator_ids.mapped('name')
            self.assertEqual(len(pages), len(names))
            for name in names:
                self.assertEqual(sum(name in page for page in pages), 1)

    def test_indicator_manual_is_the_executives(self):
        with self.assertRaisesRegex(UserError, "indicator manual"):
            self.pages('report_indicator_manual', self.cases['worker'])

    def test_superior_signs(self):
        [page] = self.pages('report_document_superior', self.cases['worker'], self.head.user_id)
        self.assertEqual(page.count(self.head.name), 2, "in box 3 and below")
        self.assertEqual(page.count(self.section_head.name), 1, "in box 2")

    def test_only_of_this_regulation(self):
        other = self.old_period.with_user(self.data_manager.user_id)._open_for(self.worker)
        for report in {report for report, _person, _approach in PRINTED.values()} - {'report_plan', 'report_appraisal'}:
            with self.assertRaisesRegex(UserError, "does not have this sheet"):
                self.pages(report, other)

    def test_stranger_prints_nothing(self):
        for report in {report for report, _person, _approach in PRINTED.values()}:
            with self.assertRaises(AccessError):
                self.pages(report, self.cases['worker'], self.stranger.user_id)

    def test_same_in_every_language(self):
        self.env['res.lang']._activate_lang('id_ID')
        leader, user = self.cases['section_head'], self.head.user_id
        for report in {report for report, _person, _approach in PRINTED.values()}:
            texts = []
            for code in ('en_US', 'id_ID'):
                user.lang = code
                texts.append(self.pages(report, leader, user))
            self.assertEqual(*texts, report)

    def test_queries_do_not_grow(self):
        plans = self.open_case(self.make_workers(6))
        self.fill_plan(plans)
        for report in ('report_progress', 'report_feedback', 'report_workblock', 'report_role_matrix',
                       'report_coaching'):
            with self.subTest(report):
                self.queries(report, plans)
                self.assertLessEqual(self.queries(report, plans), self.queries(report, plans[:2]) + 2)

    def queries(self, report, plans):
        self.env.flush_all()
        self.env.invalidate_all()
        values = self.env[f'report.hr_skp.{report}'].with_user(self.data_manager.user_id)
        before = self.env.cr.sql_log_count
        values._get_report_values(plans.ids)
        return self.env.cr.sql_log_count - before
