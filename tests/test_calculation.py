import io
import re

from pypdf import PdfReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tools import formatLang

from .common import OfficeMixin, SkpCommon
from .common_rpc import RpcCase
from .test_reports import SheetCase

BONUS = [('additional', False)] * 4 + [('creativity', 'unit'), ('creativity', 'organisation')]
# Perka BKN 1/2013: (name, quantity, quality, months, cost) as planned, and as realised in the same order
CASES = [
    ([("Menyusun laporan", 12, 100, 12, 0)], [(12, 100, 12, 0)], False),
    ([("Menyusun laporan", 2, 100, 12, 0)], [(2, 90, 12, 0)], False),
    ([("Menyusun laporan", 12, 100, 12, 5_000_000)], [(11, 87.5, 13, 4_800_000)], False),
    ([("Memproses berkas", 24, 100, 12, 5_000_000)], [(24, 95, 6, 3_100_000)], True),  # more than 24 % saved
    ([("Memproses berkas", 24, 100, 12, 0), ("Menyusun laporan", 3, 100, 6, 0)], [(0, 0, 0, 0), (1, 76, 6, 0)], True),
    ([("Menyusun laporan", 7, 90, 3, 0)] * 3, [(7, 88.88, 3, 0), (5, 91.11, 2.5, 0), (6, 66.67, 3.5, 0)], True),
]
SCORES = {'service': 80, 'integrity': 90, 'commitment': 90, 'discipline': 90, 'cooperation': 90, 'leadership': 91}
# section, label, formula, result, article, confirmed; worked by hand: 2 of 2 at 90 in 12 of 12 months; and
# 24 of 24 at 95 in 6 of 12 months for 3.1 of 5 million
EXPECTED = [
    ("Activity: Menyusun laporan", "Quantity", "2 / 2 × 100", "100.00", "Perka BKN 1/2013", True),
    ("Activity: Menyusun laporan", "Quality", "90 / 100 × 100", "90.00", "Perka BKN 1/2013", True),
    ("Activity: Menyusun laporan", "Time", "(1.76 × 12 − 12) / 12 × 100", "76.00", "Perka BKN 1/2013 (≤ 24 %)", True),
    ("Activity: Menyusun laporan", "Sum of the aspects", "100 + 90 + 76", "266.00", "Perka BKN 1/2013", True),
    ("Activity: Menyusun laporan", "Score of the activity", "266 / 3", "88.67", "Perka BKN 1/2013", True),
    ("Activity: Memproses berkas", "Quantity", "24 / 24 × 100", "100.00", "Perka BKN 1/2013", True),
    ("Activity: Memproses berkas", "Quality", "95 / 100 × 100", "95.00", "Perka BKN 1/2013", True),
    ("Activity: Memproses berkas", "Time", "76 − ((1.76 × 12 − 6) / 12 × 100 − 100)", "50.00",
     "Perka BKN 1/2013 (> 24 %)", False),
    ("Activity: Memproses berkas", "Cost", "76 − ((1.76 × 5,000,000 − 3,100,000) / 5,000,000 × 100 − 100)", "62.00",
     "Perka BKN 1/2013 (> 24 %)", False),
    ("Activity: Memproses berkas", "Sum of the aspects", "100 + 95 + 50 + 62", "307.00", "Perka BKN 1/2013", True),
    ("Activity: Memproses berkas", "Score of the activity", "307 / 4", "76.75", "Perka BKN 1/2013", True),
    ("SKP Score", "Average of the activities", "(88.67 + 76.75) / 2", "82.71", "Perka BKN 1/2013", True),
    ("SKP Score", "Additional tasks", "4 ≤ 4 ≤ 6", "2.00", "Perka BKN 1/2013", False),
    ("SKP Score", "Creativity", "3 + 6", "9.00", "Perka BKN 1/2013", False),
    ("SKP Score", "SKP Score", "82.71 + 2 + 9", "93.71", "Perka BKN 1/2013", True),
    ("Behaviour", "Orientasi Pelayanan", "80 ≥ 76", "80.00 (Baik)", "Perka BKN 1/2013", True),
    ("Behaviour", "Integritas", "90 ≥ 76", "90.00 (Baik)", "Perka BKN 1/2013", True),
    ("Behaviour", "Komitmen", "90 ≥ 76", "90.00 (Baik)", "Perka BKN 1/2013", True),
    ("Behaviour", "Disiplin", "90 ≥ 76", "90.00 (Baik)", "Perka BKN 1/2013", True),
    ("Behaviour", "Kerjasama", "90 ≥ 76", "90.00 (Baik)", "Perka BKN 1/2013", True),
    ("Behaviour", "Sum", "80 + 90 + 90 + 90 + 90", "440.00", "Perka BKN 1/2013", True),
    ("Behaviour", "Average", "440 / 5", "88.00", "Perka BKN 1/2013", True),
    ("Behaviour", "Share of behaviour in the result", "88 × 40 %", "35.20", "PP 46/2011", True),
    ("Result", "Share of the SKP score", "93.71 × 60 %", "56.23", "PP 46/2011", True),
    ("Result", "Share of behaviour", "88 × 40 %", "35.20", "PP 46/2011", True),
    ("Result", "Score", "56.23 + 35.2", "91.43", "Perka BKN 1/2013", True),
    ("Result", "Rating", "91.43 ≥ 91", "Sangat Baik", "Perka BKN 1/2013", True),
]


class Calculated:
    """Makes appraisals under PP 46/2011 with given figures; it never asserts."""

    @classmethod  # the default is never changed
    # pylint: disable-next=dangerous-default-value
    def measure(cls, planned, realised, bonus, scores=SCORES, state='response', plan=None):
        """The appraisal of a case whose figures the appraiser has put in."""
        plan = cls.walk_with(planned, bonus, plan)
        appraisal = plan.appraisal_ids
        for line, figures in zip(appraisal.line_ids.sorted('id'), realised, strict=True):
            for row in line.measurement_ids:
                used = figures[('quantity', 'quality', 'time', 'cost').index(row.aspect)]
                row.write({'is_corrected': True, 'corrected': used, 'reason': "Menurut berkas"})
        cls.complete(plan)
        cls.score(plan, scores)
        cls.walk(plan, state)
        cls.env.flush_all()
        cls.env.invalidate_all()  # as another request finds it
        return appraisal

    @classmethod
    def open_december(cls, employees):
        """Cases of one month: the appraisal is made at the first measurement."""
        return cls.env['skp.plan'].create([
            {'period_id': cls.period.id, 'employee_id': employee.id, 'date_from': '2025-12-01'}
            for employee in employees])

    @classmethod
    def walk_with(cls, planned, bonus, plan=None):
        plan = plan or cls.open_december(cls.worker)
        cls.fill_plan(plan, [(name, quantity, 'berkas', quality, months, cost)
                             for name, quantity, quality, months, cost in planned])
        if bonus:
            plan.env['skp.plan.line'].sudo().create([
                {'plan_id': plan.id, 'name': f"Tugas {number}", 'kind': kind, 'creativity_level': level,
                 'reference': "SK 12"} for number, (kind, level) in enumerate(BONUS)])
        return cls.walk(plan, 'measurement').sudo()


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestCalculation(Calculated, SkpCommon):
    """The steps of PP 46/2011, written down from the results that gave the stored figures."""

    def explain(self, record, field=False, user=None):
        appraisals = self.env['skp.appraisal'].with_user(user or self.section_head.user_id)
        return appraisals.explain(record._name, record.id, field)

    def steps(self, answer):
        return [(step['label'], step['result']) for section in answer['sections'] for step in section['steps']]

    def printed(self, value):
        return formatLang(self.env, value, digits=2)

    def walked(self, **kwargs):
        planned = [CASES[1][0][0], CASES[3][0][0]]
        return self.measure(planned, [CASES[1][1][0], CASES[3][1][0]], True, **kwargs)

    def test_every_step_of_one_case(self):
        sections = self.walked()._calculation()
        found = [
            (section['title'], step['label'], step['formula'], step['result'], step['article'], step['confirmed'])
            for section in sections for step in section['steps']]
        self.assertEqual(found, EXPECTED)

    def test_inputs(self):
        steps = self.walked()._calculation()[1]['steps']
        self.assertEqual([step['inputs'] for step in steps[:4]], [
            "Realised 24, target 24 berkas. Corrected by the appraiser: Menurut berkas",
            "Realised 95, target 100 %. Corrected by the appraiser: Menurut berkas",
            "Used 6 of 12 bulan. Corrected by the appraiser: Menurut berkas",
            "Used Rp3,100,000 of Rp5,000,000. Corrected by the appraiser: Menurut berkas"])

    def test_the_last_step_is_the_stored_figure(self):
        """Many cases: what is shown can never differ from what is stored."""
        employees = iter(self.make_workers(len(CASES)))
        for planned, realised, bonus in CASES:
            appraisal = self.measure(planned, realised, bonus, plan=self.open_december(next(employees)))
            sections = appraisal._calculation()
            last = {section['key']: section['steps'][-1]['result'] for section in sections}
            for line in appraisal.line_ids:
                self.assertEqual(last[f'skp.appraisal.line,{line.id}'], self.printed(line.score), planned)
            self.assertEqual(last['skp'], self.printed(appraisal.skp_score))
            self.assertEqual(last['behaviour'], self.printed(appraisal.behaviour_score))
            self.assertEqual(last['result'], appraisal.rating_name)
            self.assert_each_figure(appraisal)

    def assert_each_figure(self, appraisal):
        """Whichever figure is asked for, its marked step shows the stored value."""
        for name in ('activity_average', 'additional_value', 'creativity_value', 'skp_score', 'behaviour_total',
                     'behaviour_average', 'behaviour_score', 'skp_share', 'score'):
            [section] = self.explain(appraisal, name)['sections']
            [asked] = [step for step in section['steps'] if step['asked']]
            self.assertEqual(asked['result'], self.printed(appraisal[name]), name)
        for row in appraisal.measurement_ids:
            [step] = self.explain(row, 'score')['sections'][0]['steps']
            self.assertEqual(step['result'], self.printed(row.score))

    def test_behaviour_row_tells_its_predicate(self):
        row = self.walked().behaviour_ids[0]
        self.assertEqual(self.steps(self.explain(row, 'rating_name')), [("Orientasi Pelayanan", "80.00 (Baik)")])

    def test_activity(self):
        line = self.walked().line_ids[0]
        self.assertEqual(self.steps(self.explain(line, 'score'))[-2:], [
            ("Sum of the aspects", "266.00"), ("Score of the activity", "88.67")])

    def test_objection(self):
        appraisal = self.walked()
        self.assertFalse(self.explain(appraisal, 'final_score')['sections'])
        plan = appraisal.plan_id
        self.complete(plan, 'object', "Nilai disiplin tidak sesuai.")
        self.complete(plan, 'done', "Berdasarkan catatan kehadiran.")
        self.complete(plan, 'done', "Penjelasan pegawai")
        self.complete(plan, 'change', "Keberatan diterima.", {'new_score': 90.5})
        self.assertEqual(self.steps(self.explain(appraisal, 'final_score')), [
            ("Score set by the superior", "90.50"), ("Rating", "Baik")])
        formulas = [step['formula'] for step in self.explain(appraisal, 'final_score')['sections'][0]['steps']]
        self.assertEqual(formulas, ["91.43 → 90.5", "90.5 ≥ 76"])
        self.assertEqual(len(self.explain(appraisal, 'rating_name')['sections']), 2)

    def test_nothing_to_show_yet(self):
        plan = self.walk_with(CASES[0][0], False)
        answer = self.explain(plan.appraisal_ids, 'score')
        self.assertFalse(answer['sections'])
        self.assertIn("cannot be calculated yet", answer['empty'])

    def test_notes(self):
        answer = self.explain(self.walked(), 'score')
        self.assertIn("half up to two decimals", answer['rounding'])
        self.assertFalse(answer['unconfirmed'], "nothing in the result is doubtful")
        self.assertIn("was not seen", self.explain(self.walked_again(), 'skp_score')['unconfirmed'])

    def walked_again(self):
        return self.env['skp.appraisal'].search([('plan_id.employee_id', '=', self.worker.id)])

    def test_indonesian_numbers_on_screen(self):
        self.env['res.lang']._activate_lang('id_ID')
        appraisal = self.walked()
        self.section_head.user_id.lang = 'id_ID'
        user = self.section_head.user_id
        answer = self.env['skp.appraisal'].with_user(user).with_context(lang='id_ID').explain(
            'skp.appraisal', appraisal.id, 'skp_score')
        self.assertEqual([step['formula'] for step in answer['sections'][0]['steps']], [
            "(88,67 + 76,75) / 2", "4 ≤ 4 ≤ 6", "3 + 6", "82,71 + 2 + 9"])
        self.assertEqual(answer['sections'][0]['steps'][-1]['result'], "93,71")

    def test_other_questions_are_refused(self):
        appraisal = self.walked()
        for model, record_id, field in (
                ('skp.appraisal', appraisal.id, 'plan_id'), ('res.users', 1, 'login'),
                ('skp.appraisal', [appraisal.id], 'score'), ('skp.appraisal', str(appraisal.id), 'score')):
            with self.assertRaises(UserError):
                self.env['skp.appraisal'].explain(model, record_id, field)

    # -- export ------------------------------------------------------------------------------------

    def test_export(self):
        appraisal = self.walked()
        user = self.section_head.user_id
        self.env.ref('base.group_allow_export').user_ids |= user
        rows = appraisal.with_user(user).export_data(['calculation_text', 'line_ids/calculation_text'])['datas']
        lines = rows[0][0].split("\n")
        self.assertEqual(len(lines), len(EXPECTED))
        self.assertEqual(
            lines[4], "Activity: Menyusun laporan – Score of the activity: 266 / 3 = 88.67 (Perka BKN 1/2013)")
        self.assertEqual(rows[0][1].split("\n"), lines[:5])
        self.assertEqual(rows[1][1].split("\n"), lines[5:11])

    def test_export_queries_do_not_grow(self):
        plans = self.walk(self.open_december(self.make_workers(12)), 'response')
        appraisals = plans.sudo().appraisal_ids.with_user(self.section_head.user_id)
        self.queries(appraisals)  # access rules and the like are cached from here on
        self.assertLessEqual(self.queries(appraisals), self.queries(appraisals[:2]) + 2)

    def queries(self, appraisals):
        self.env.flush_all()
        self.env.invalidate_all()
        appraisals = appraisals.browse(appraisals.ids)  # as a list reads them
        before = self.env.cr.sql_log_count
        appraisals.mapped('calculation_text')
        appraisals.line_ids.mapped('calculation_text')
        return self.env.cr.sql_log_count - before

    # -- rights ------------------------------------------------------------------------------------

    def test_only_who_may_read_the_appraisal(self):
        appraisal = self.walked(state='behaviour')
        rows = [appraisal, appraisal.line_ids[0], appraisal.measurement_ids[0], appraisal.behaviour_ids[0]]
        for person in (self.worker, self.data_manager, self.stranger):
            for row in rows:
                with self.assertRaises(AccessError):
                    self.explain(row, 'score' if row == appraisal else False, person.user_id)
            with self.assertRaises(AccessError):
                appraisal.with_user(person.user_id).mapped('calculation_text')
        with self.assertRaises(UserError):
            appraisal.plan_id.with_user(self.worker.user_id).action_explain()
        self.walk(appraisal.plan_id, 'response')
        self.assertTrue(self.explain(appraisal, 'score', self.worker.user_id)['sections'])
        action = appraisal.plan_id.with_user(self.worker.user_id).action_explain()
        self.assertEqual((action['tag'], action['params']), ('hr_skp.calculation', {'appraisal': appraisal.id}))


@tagged('-at_install', 'post_install')
class TestCalculationRights(Calculated, RpcCase):
    """The same over HTTP, as a browser asks."""

    def test_employee_before_and_after_the_hand_over(self):
        plan = self.walk(self.open_case(), 'behaviour')
        appraisal, line = plan.sudo().appraisal_ids, plan.sudo().appraisal_ids.line_ids[0]
        questions = (('skp.appraisal', appraisal.id, 'skp_score'), ('skp.appraisal.line', line.id, 'score'))
        for question in questions:
            refused = self.ask(self.worker.user_id, 'skp.appraisal', 'explain', *question)
            self.assertEqual(refused.kind, 'AccessError')
            self.assertTrue(self.rpc(self.section_head.user_id, 'skp.appraisal', 'explain', *question)['sections'])
        refused = self.ask(self.worker.user_id, 'skp.appraisal', 'read', [appraisal.id], ['calculation_text'])
        self.assertEqual(refused.kind, 'AccessError')
        self.walk(plan, 'response')
        self.env.flush_all()
        for question in questions:
            self.assertTrue(self.rpc(self.worker.user_id, 'skp.appraisal', 'explain', *question)['sections'])
            self.assertEqual(
                self.ask(self.stranger.user_id, 'skp.appraisal', 'explain', *question).kind, 'AccessError')


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestCalculationSheet(Calculated, SheetCase):
    """Lampiran Perhitungan."""

    def text(self, plan, user):
        """The sheet as one text, cell by cell."""
        content, _kind = self.env['ir.actions.report'].with_user(user)._render_qweb_pdf(
            'hr_skp.report_calculation', plan.ids)
        pages = PdfReader(io.BytesIO(content)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    def walked(self):
        planned = [CASES[1][0][0], CASES[3][0][0]]
        return self.measure(planned, [CASES[1][1][0], CASES[3][1][0]], True).plan_id

    def test_sheet(self):
        plan = self.walked()
        page, *_further = self.print_pages('report_calculation', plan, self.worker.user_id)
        self.assertTexts(("LAMPIRAN PERHITUNGAN", self.worker.name, "KONSEP", "Halaman 1 dari "), page)
        text = self.text(plan, self.worker.user_id)
        for row in (
            "Kegiatan: Menyusun laporan", "266 / 3 88,67 Perka BKN 1/2013", "100 + 95 + 50 + 62",
            "Terpakai Rp3.100.000 dari Rp5.000.000. Dikoreksi oleh penilai: Menurut berkas",
            "Rata-rata nilai kegiatan (88,67 + 76,75) / 2 82,71", "Tugas tambahan 4 ≤ 4 ≤ 6 2,00 Perka BKN 1/2013 *",
            "Orientasi Pelayanan 80 ≥ 76 80,00 (Baik)", "Bobot nilai SKP 93,71 × 60 % 56,23 PP 46/2011",
            "Nilai 56,23 + 35,2 91,43", "Predikat 91,43 ≥ 91 Sangat Baik", "dibulatkan setengah ke atas",
            "belum dilihat",
        ):
            self.assertIn(row, text)

    def test_every_text_of_the_calculation_is_printed(self):
        plan = self.walked()
        text = re.sub(r'\s+', "", self.text(plan, self.section_head.user_id))
        for section in plan.sudo().appraisal_ids._calculation(paper=True):
            for value in (section['title'], *(step[key] for step in section['steps'] for key in ('formula', 'result'))):
                self.assertIn(re.sub(r'\s+', "", value), text)

    def test_same_in_every_language(self):
        self.env['res.lang']._activate_lang('id_ID')
        plan, texts = self.walked(), []
        for code in ('en_US', 'id_ID'):
            self.worker.user_id.lang = code
            texts.append(self.text(plan, self.worker.user_id))
        self.assertEqual(*texts)

    def test_hidden_like_the_scores(self):
        plan = self.walk(self.open_case(), 'behaviour')
        with self.assertRaises(UserError):
            self.text(plan, self.worker.user_id)


@tagged('-at_install', 'post_install')
class TestCalculationScreen(Calculated, OfficeMixin, HttpCase):
    """The appraiser opens calculations in a browser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()

    def test_tour(self):
        appraisal = self.measure(CASES[1][0], CASES[1][1], False)
        self.start_tour(
            f'/odoo/skp.appraisal/{appraisal.id}', 'hr_skp_appraiser_explains', login=self.section_head.user_id.login)
