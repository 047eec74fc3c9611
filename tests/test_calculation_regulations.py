from odoo.exceptions import UserError
from odoo.tests import TransactionCase, freeze_time, tagged
from odoo.tools import formatLang

from ..models.skp_guarded_signed import ENGINE
from .common_pp30 import Pp30Mixin
from .test_permenpanrb6_evaluation import EvaluationCommon

# (label, formula, result, confirmed) of the whole case in common_pp30, worked by hand
REPORT = "Laporan kepegawaian tersedia tepat waktu"
PP30 = {
    f"Result: {REPORT}": [
        ("Quantity (Jumlah laporan) – Achievement in percent", "10 ≤ 12 ≤ 12", "100.0", False),
        ("Quantity (Jumlah laporan) – Rounded to a whole percent", "≈ 100", "100", True),
        ("Quantity (Jumlah laporan) – Score of the indicator", "100 = 100", "109.00", True),
        ("Quality (Kesesuaian data) – Achievement in percent", "93 / 95 × 100", "97.9", True),
        ("Quality (Kesesuaian data) – Rounded to a whole percent", "≈ 97.8947", "98", True),
        ("Quality (Kesesuaian data) – Score of the indicator", "70 + (89 − 70) / (99 − 80) × (98 − 80)", "88.00", True),
        ("Time (Hari kerja tiap laporan) – Achievement in percent", "(1 + (1 − 4 / 5)) × 100", "120.0", True),
        ("Time (Hari kerja tiap laporan) – Rounded to a whole percent", "≈ 120", "120", True),
        ("Time (Hari kerja tiap laporan) – Score of the indicator", "120 > 110", "120.00", True),
        ("Score, the average of the indicators", "(109 + 88 + 120) / 3", "105.67", False),
    ],
    "SKP Score": [
        ("Average by performance agreement or directive", "(105.67) / 1", "105.67", True),
        ("Average by action plan or strategic initiative", "(120) / 1", "120.00", True),
        ("Share of performance agreement or directive", "105.67 × 60 %", "63.40", False),
        ("Share of action plan or strategic initiative", "120 × 40 %", "48.00", False),
        ("Main performance", "63.4 + 48", "111.40", True),
        ("Tim reformasi birokrasi bekerja – Additional task", "80 / 100 × 5 × 109 / 100", "4.36", False),
        ("Additional performance", "4.36", "4.36", True),
        ("SKP Score", "111.4 + 4.36", "115.76", True),
    ],
    "Behaviour": [
        ("Orientasi Pelayanan", "0 ≤ 110 ≤ 120", "110.00", False),
        ("Komitmen", "0 ≤ 100 ≤ 120", "100.00", False),
        ("Inisiatif Kerja", "0 ≤ 90 ≤ 120", "90.00", False),
        ("Kerja Sama", "0 ≤ 100 ≤ 120", "100.00", False),
        ("Sum", "110 + 100 + 90 + 100", "400.00", True),
        ("Average", "400 / 4", "100.00", True),
    ],
    "Result": [
        ("Share of the SKP score", "115.76 × 70 %", "81.03", True),
        ("Share of behaviour", "100 × 30 %", "30.00", True),
        ("Score", "81.03 + 30", "111.03", True),
        ("High enough for the best rating, which asks for an innovation", "111.03 ≥ 110", "111.03", True),
        ("Rating", "111.03 ≥ 90", "Baik", True),
    ],
}
FIGURES = ('activity_average', 'additional_value', 'skp_score', 'behaviour_total', 'behaviour_average',
           'behaviour_score', 'skp_share', 'score')


def written(sections):
    """The steps of each section as the tables above have them."""
    return {section['title']: [
        (step['label'], step['formula'], step['result'], step['confirmed']) for step in section['steps']]
        for section in sections}


@tagged('-at_install', 'post_install')
@freeze_time('2025-12-17 03:00:00')
class TestCalculationPp30(Pp30Mixin, TransactionCase):
    """PP 30/2019 and PermenPANRB 8/2021, from the indicators to the predicate."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()

    def appraise(self, scores=None, innovation=False, employee=None):
        """The appraisal of the case in ``common_pp30``."""
        plan = self.walk(self.open_case(employee), 'behaviour')
        appraisal = plan.sudo().appraisal_ids
        appraisal.write({'innovation': innovation, 'innovation_note': "Aplikasi baru" if innovation else False})
        self.score(plan, scores)
        self.walk(plan, 'response')
        self.env.flush_all()
        self.env.invalidate_all()
        return appraisal

    def explain(self, record, field=False):
        return self.env['skp.appraisal'].with_user(self.section_head.user_id).explain(record._name, record.id, field)

    def test_every_step(self):
        found = written(self.appraise()._calculation())
        for title, steps in PP30.items():
            self.assertEqual([step[1:] for step in found[title]], [step[1:] for step in steps], title)
        self.assertEqual([step[0] for step in found["SKP Score"]], [step[0] for step in PP30["SKP Score"]])
        self.assertEqual([step[0] for step in found["Result"]], [step[0] for step in PP30["Result"]])
        self.assertEqual([step[0] for step in found[f"Result: {REPORT}"]],
                         [step[0] for step in PP30[f"Result: {REPORT}"]])

    def test_the_last_step_is_the_stored_figure(self):
        workers = iter(self.make_workers(4))
        base = {'service': 110, 'commitment': 100, 'initiative': 90, 'cooperation': 100}
        for change, innovation in (({}, True), ({'service': 120}, False), ({'initiative': 33.33}, False),
                                   (dict.fromkeys(base, 1), True)):
            appraisal = self.appraise({**base, **change}, innovation, next(workers))
            for name in FIGURES:
                [section] = self.explain(appraisal, name)['sections']
                [asked] = [step for step in section['steps'] if step['asked']]
                self.assertEqual(asked['result'], formatLang(self.env, appraisal[name], digits=2), name)
            self.assertEqual(self.explain(appraisal, 'rating_name')['sections'][0]['steps'][-1]['result'],
                             appraisal.rating_name)
            for row in (*appraisal.line_ids, *appraisal.measurement_ids):
                last = self.explain(row, 'score')['sections'][0]['steps'][-1]
                self.assertEqual(last['result'], formatLang(self.env, row.score, digits=2))

    def test_inputs(self):
        row = self.appraise().measurement_ids[0]
        self.assertEqual([step['inputs'] for step in self.explain(row)['sections'][0]['steps']],
                         ["Realised 12, target 10 – 12 laporan", "", ""])

    def test_objection(self):
        appraisal = self.appraise()
        plan = appraisal.plan_id
        self.complete(plan, 'object', "Nilai tidak sesuai.")
        self.complete(plan, 'done', "Berdasarkan catatan.")
        self.complete(plan, 'done', "Penjelasan pegawai")
        self.complete(plan, 'change', "Diterima.", {'new_score': 89.5})
        steps = self.explain(appraisal, 'final_score')['sections'][0]['steps']
        self.assertEqual([(step['formula'], step['result']) for step in steps], [
            ("111.03 → 89.5", "89.50"), ("89.5 ≥ 70", "Cukup")])

    def test_paper(self):
        appraisal = self.appraise()
        titles = [section['title'] for section in appraisal._calculation(paper=True)]
        self.assertEqual(titles[0], f"Rencana kinerja: {REPORT}")
        text = appraisal._as_text(appraisal._calculation(paper=True))
        self.assertIn("Nilai SKP – Bobot perjanjian kinerja atau direktif: 105,67 × 60 % = 63,40", text)


@tagged('-at_install', 'post_install')
@freeze_time('2025-01-15 03:00:00')
class TestCalculationPermenpanrb6(EvaluationCommon):
    """PermenPANRB 6/2022: two ratings, the quadrant, the organisation."""

    def explain(self, appraisal, field=False):
        return self.env['skp.appraisal'].with_user(self.section_head.user_id).explain(
            appraisal._name, appraisal.id, field)

    def steps(self, answer):
        return [(step['label'], step['formula'], step['result'])
                for section in answer['sections'] for step in section['steps']]

    def rated(self, results='above', behaviour='meets'):
        """A case at the response, its results rated one by one, its organisation good."""
        self.env['skp.organisation'].with_user(self.data_manager.user_id).create({
            'period_id': self.period.id, 'leader_id': self.section_head.id, 'span': 'year', 'predicate': 'good',
            'letter': "12/2024", 'decided_on': '2025-01-10'})
        plan = self.walk(self.open_case(), 'behaviour')
        appraisal = plan.sudo().appraisal_ids
        appraisal.line_ids.write({'rating': 'above'})
        self.score(plan, results=results, behaviour=behaviour)
        self.complete(plan)
        return appraisal

    def test_steps(self):
        appraisal = self.rated()
        answer = self.explain(appraisal)
        self.assertEqual(self.steps(answer), [
            ("Results, by the guide", "2 × Above expectation", "Above expectation"),
            ("Rating of the results", "", "Above expectation"),
            ("Rating of the behaviour", "", "Meets expectation"),
            ("Rating", "Above expectation × Meets expectation", "Baik"),
            ("Organisation's result, which guides the distribution", "", "Baik"),
        ])
        self.assertFalse(answer['rounding'], "there is no number")
        self.assertEqual(appraisal.rating_name, "Baik")
        [asked] = [step for step in self.explain(appraisal, 'rating_name')['sections'][0]['steps'] if step['asked']]
        self.assertIn("kuadran", asked['article'])

    def test_every_cell_of_the_quadrant(self):
        appraisal = self.rated().with_context(**ENGINE)  # as nobody else may once it is signed
        for results in ('above', 'meets', 'below'):
            for behaviour in ('above', 'meets', 'below'):
                appraisal.write({'results_rating': results, 'behaviour_rating': behaviour})
                step = self.explain(appraisal, 'rating_name')['sections'][0]['steps'][3]
                self.assertEqual((step['key'], step['result']), ('rating', appraisal.rating_name))

    def test_objection(self):
        appraisal = self.rated()
        plan = appraisal.plan_id
        self.complete(plan, 'object', "Tidak sesuai")
        self.complete(plan, 'done', "Berdasarkan catatan")
        self.complete(plan, 'done', "Penjelasan pegawai")
        self.complete(plan, 'change', "Dinaikkan", {'new_results_rating': 'above', 'new_behaviour_rating': 'above'})
        self.assertEqual(self.steps(self.explain(appraisal, 'rating_name'))[-1], (
            "Rating", "Above expectation × Above expectation", "Sangat Baik"))
        self.assertEqual(appraisal.rating_name, "Sangat Baik")

    def test_paper_and_rights(self):
        appraisal = self.rated()
        text = appraisal._as_text(appraisal._calculation(paper=True))
        self.assertIn("Hasil penilaian – Predikat: Di atas ekspektasi × Sesuai ekspektasi = Baik", text)
        with self.assertRaises(UserError):
            self.env['skp.appraisal'].with_user(self.stranger.user_id).explain('skp.appraisal', appraisal.id)
