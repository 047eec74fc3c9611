from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import Form, TransactionCase, tagged

from ..rules.values import figure
from .common import ArrangedOffice
from .common_pp30 import Pp30Mixin


@tagged('-at_install', 'post_install')
class TestPp30(ArrangedOffice, Pp30Mixin, TransactionCase):
    """PP 30/2019 and PermenPANRB 8/2021 in a case; the figures are worked out by hand.

    reports 12 in 10 – 12: 100 % → 109; 93 / 95: 98 % → 70 + 19/19 × 18 = 88; 4 of 5 days, less is better:
    (1 + (1 − 4/5)) × 100 = 120 % → 120; the line (109 + 88 + 120) / 3 = 105,67
    units 4 / 4: 100 % of the highest possible → 120
    meetings 12 / 12: 100 % → 109, Baik: 80 / 100 × 5 × 109 / 100 = 4,36
    main 105,67 × 60 % + 120 × 40 % = 63,40 + 48,00 = 111,40; SKP 111,40 + 4,36 = 115,76
    behaviour (110 + 100 + 90 + 100) / 4 = 100
    appraisal 115,76 × 70 % + 100 × 30 % = 81,03 + 30,00 = 111,03
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()

    def appraised(self, state='response', **period):
        """An appraisal of the month, walked to a phase."""
        self.period.write(period)
        return self.walk(self.open_case(), state).appraisal_ids

    def test_whole_year(self):
        """A year walks POS 544 to the archive."""
        year = self.make_pp30_period('2025-01-01', '2025-12-31')
        plan = self.walk(self.open_case(period=year), 'done')
        appraisal = plan.appraisal_ids
        self.assertEqual(len(plan.realisation_ids), 12)
        self.assertEqual(appraisal.line_ids.mapped('score'), [105.67, 120.0, 109.0])
        self.assertEqual(
            [(row.achievement, row.category_name, row.score) for row in appraisal.line_ids.measurement_ids],
            [(100.0, "Baik", 109.0), (97.9, "Cukup", 88.0), (120.0, "Sangat Baik", 120.0),
             (100.0, "Sangat Baik", 120.0), (100.0, "Baik", 109.0)])
        self.assertEqual(appraisal.line_ids.measurement_ids.mapped('used'), [12, 93, 4, 4, 12])
        self.assertEqual((appraisal.activity_average, appraisal.additional_value), (111.4, 4.36))
        self.assertEqual((appraisal.skp_score, appraisal.additional_tasks), (115.76, 1))
        self.assertEqual((appraisal.behaviour_total, appraisal.behaviour_average), (400.0, 100.0))
        self.assertEqual((appraisal.skp_share, appraisal.behaviour_score, appraisal.score), (81.03, 30.0, 111.03))
        self.assertEqual(appraisal.rating_name, "Baik", "110 and more without an innovation is Baik")
        self.assertEqual(
            (appraisal.skp_share_label, appraisal.behaviour_share_label), ("SKP × 70 %", "Behaviour × 30 %"))
        self.assertTrue(plan.archive_number)
        used = ('behaviour_max', 'main_agreement_weight', 'main_initiative_weight', 'scope_agency')
        names = self.scheme.figure_ids.filtered(lambda row: row.code in used).mapped('name')
        self.assertEqual(
            appraisal.unconfirmed_note, f"Not confirmed by the text of the regulation: {', '.join(names)}.")

    def test_innovation(self):
        appraisal = self.appraised('behaviour')
        plan, own = appraisal.plan_id, appraisal.with_user(self.section_head.user_id)
        self.score(plan)
        self.assertEqual(appraisal.rating, 'good')
        own.innovation = True
        self.assertEqual((appraisal.rating, appraisal.rating_name), ('very_good', "Sangat Baik"))
        with self.assertRaisesRegex(UserError, r"The innovation is not described: write .+Pasal 41\(5\)"):
            self.complete(plan)
        own.innovation_note = "Laporan dibuat dari data presensi"
        self.complete(plan)
        self.assertEqual(appraisal._content()['innovation'], "Laporan dibuat dari data presensi")
        with self.assertRaises(AccessError):
            own.innovation = False

    def test_form_opens(self):
        """Every field of the screen can be told under this regulation."""
        appraisal = self.appraised('behaviour').with_user(self.section_head.user_id)
        with Form(appraisal) as form:
            form.innovation = True
            form.innovation_note = "Aplikasi"
        self.assertTrue(appraisal.innovation)

    def test_innovation_is_signed_only_where_there_is_one(self):
        self.assertNotIn('innovation', self.appraised('behaviour')._content())

    def test_peers(self):
        """115,76 × 60 % + 100 × 40 % = 69,46 + 40,00 (PP 30/2019 Pasal 41(2)-(4))."""
        appraisal = self.appraised(peers_asked=True)
        self.assertEqual((appraisal.skp_share, appraisal.behaviour_score, appraisal.score), (69.46, 40.0, 109.46))
        self.assertEqual(
            (appraisal.skp_share_label, appraisal.behaviour_share_label), ("SKP × 60 %", "Behaviour × 40 %"))
        with self.assertRaisesRegex(ValidationError, "has results already: whether colleagues are asked"):
            self.period.with_user(self.data_manager.user_id).peers_asked = False

    def test_peers_before_the_results(self):
        appraisal = self.appraised('behaviour')
        self.score(appraisal.plan_id)
        self.period.with_user(self.data_manager.user_id).peers_asked = True
        self.assertEqual(appraisal.score, 109.46)

    def test_objection(self):
        plan = self.appraised().plan_id
        self.complete(plan, 'object', "Kesesuaian data salah hitung")
        self.complete(plan, 'done', "Berdasarkan catatan")
        self.complete(plan, 'done', "Penjelasan pegawai")
        for score in (0, 120.5, "seratus"):
            with self.subTest(score=score), self.assertRaisesRegex(
                    UserError, "New score is .+ at most 120|which is not a number"):
                self.complete(plan, 'change', "Dinaikkan", {'new_score': score})
        self.complete(plan, 'change', "Dinaikkan", {'new_score': 115})
        self.assertEqual((plan.appraisal_ids.final_score, plan.appraisal_ids.final_rating), (115, 'good'))

    def test_objection_with_innovation(self):
        plan = self.appraised('behaviour').plan_id
        plan.appraisal_ids.write({'innovation': True, 'innovation_note': "Aplikasi"})
        plan = self.walk(plan, 'response')
        self.complete(plan, 'object', "Kesesuaian data salah hitung")
        self.complete(plan, 'done', "Berdasarkan catatan")
        self.complete(plan, 'done', "Penjelasan pegawai")
        self.complete(plan, 'change', "Dinaikkan", {'new_score': 115})
        self.assertEqual(plan.appraisal_ids.final_rating, 'very_good')

    def test_unscored_behaviour(self):
        plan = self.appraised('behaviour').plan_id
        with self.assertRaisesRegex(UserError, "No score yet for Orientasi Pelayanan, .+ from 1 to 120"):
            self.complete(plan)
        row = plan.appraisal_ids.behaviour_ids[0].with_user(self.section_head.user_id)
        row.score = 120
        with self.assertRaisesRegex(ValidationError, "enter a number from 1 to 120"):
            row.score = 120.01

    def test_smaller_is_better_that_nobody_told(self):
        """A month without output has no days to tell; nothing told must not score 200 %."""
        plan = self.walk(self.open_case(), 'realisation')
        for cell in plan.realisation_ids.line_ids:
            if cell.aspect != 'time':
                cell.value = 0
        self.complete(plan)
        with self.assertRaisesRegex(UserError, r"Time \(Hari kerja tiap laporan\) of .+ was told in no month"):
            self.complete(plan)
        row = plan.appraisal_ids.line_ids.measurement_ids.filtered('indicator_id.smaller_is_better')
        row.with_user(self.section_head.user_id).write({'is_corrected': True, 'corrected': 12, 'reason': "Catatan"})
        self.assertEqual((row.achievement, row.score), (-40.0, 0.0), "(1 + (1 − 12 / 5)) × 100 = −40, scored 0")
        self.complete(plan)
        self.assertEqual(plan.state, 'behaviour')

    def test_additional_task_in_the_year(self):
        """What is given during the year is told from the open month on; without indicator it holds the month back."""
        plan = self.walk(self.open_case(), 'realisation')
        lines = self.env['skp.plan.line'].with_user(self.worker.user_id)
        line = lines.create({'plan_id': plan.id, 'name': "Panitia", 'kind': 'additional'})
        self.assertEqual(line.scope, 'unit')
        self.fill_month(plan)
        with self.assertRaisesRegex(UserError, "“Panitia” has no indicator: add one with its target"):
            self.complete(plan)
        line.indicator_ids = [Command.create({'aspect': 'quantity', 'name': "Acara", 'target': 1, 'unit': 'acara'})]
        cell = plan.realisation_ids.line_ids.filtered(lambda cell: cell.plan_line_id == line)
        cell.with_user(self.worker.user_id).value = 1
        with self.assertRaisesRegex(UserError, "“Panitia” has figures in January 2025"):
            line.indicator_ids.unlink()
        self.complete(plan)
        self.complete(plan)
        # 4,36 for the meetings and 80 / 100 × 5 × 109 / 100 = 4,36 for this one
        self.assertEqual(plan.appraisal_ids.additional_value, 8.72)

    def test_months_add_up(self):
        """Defaults of an indicator; each may be chosen otherwise."""
        plan = self.open_case()
        line = self.env['skp.plan.line'].create({'plan_id': plan.id, 'name': "Hasil"})
        methods = {
            ('quantity', 'laporan'): 'sum', ('quantity', '%'): 'average', ('quality', '%'): 'weighted_average',
            ('time', 'bulan'): 'last', ('time', 'hari'): 'average', ('cost', 'Rp'): 'sum', (False, '%'): 'last'}
        rows = self.env['skp.indicator'].create([
            {'line_id': line.id, 'aspect': aspect, 'unit': unit, 'target': 1} for aspect, unit in methods])
        self.assertEqual(
            {(row.aspect, row.unit): row.aggregation for row in rows}, methods)
        rows[0].with_user(self.worker.user_id).aggregation = 'maximum'
        self.assertEqual(rows[0].aggregation, 'maximum')

    def test_quality_weighs_by_all_quantities(self):
        """90 % in a month with 1 + 1 pieces, 60 % in one with 0 + 1: (90 × 2 + 60 × 1) / 3 = 80."""
        plan = self.open_case(period=self.make_pp30_period('2025-01-01', '2025-02-28'))
        self.env['skp.plan.line'].create({'plan_id': plan.id, 'name': "Hasil", 'indicator_ids': [
            Command.create({'aspect': aspect, 'name': name, 'target': 100})
            for aspect, name in (('quantity', "A"), ('quantity', "B"), ('quality', "Q"))]})
        plan = self.walk(plan, 'realisation')
        for figures in ({'A': 1, 'B': 1, 'Q': 90}, {'A': 0, 'B': 1, 'Q': 60}):
            for cell in plan.current_task_id.realisation_id.line_ids:
                cell.value = figures[cell.indicator_id.name]
            self.complete(plan)
            self.complete(plan)
        self.assertEqual(plan.appraisal_ids.line_ids.measurement_ids.mapped('realised'), [1, 2, 80])

    def test_copy_of_last_year(self):
        """Ranges and conditions come along with the targets."""
        first = self.walk(self.open_case(), 'review')
        plan = self.open_case(period=self.make_pp30_period('2025-02-01', '2025-02-28'))
        plan.sudo().action_copy_previous()
        self.assertEqual(len(plan.line_ids), 2)
        facts = ['target', 'target_high', 'smaller_is_better', 'is_maximum', 'aggregation']
        copied, source = (
            rows.main_line_ids.indicator_ids.sorted('id').mapped(lambda row: [row[name] for name in facts])
            for rows in (plan, first))
        self.assertEqual(copied, source)

    def test_signed_content(self):
        """What is agreed is sealed; facts that are not given leave older digests as they were."""
        plan = self.walk(self.open_case(), 'review')
        contents = [row._content() for row in plan.main_line_ids[0].indicator_ids]
        self.assertEqual(contents[0]['target_high'], figure(12))
        self.assertTrue(contents[2]['smaller_is_better'])
        kinds = [row._content()['main_kind'] for row in plan.main_line_ids]
        self.assertEqual(kinds, ['agreement', 'initiative'])
        self.assertEqual(plan.extra_line_ids._content()['scope'], 'agency')
        older = self.open_case(self.stranger, self.pp46_period)
        self.fill_plan(older)
        line = older.line_ids[0]
        self.assertEqual(set(line._content()), {'name', 'kind', 'level', 'letter', 'credit', 'indicators'})
        self.assertEqual(
            set(line.indicator_ids[0]._content()), {'aspect', 'name', 'target', 'unit', 'aggregation'})
