from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .common_pp30 import Pp30Mixin
from .test_bad_input import BadInputCase


@tagged('-at_install', 'post_install')
class TestPp30BadInput(Pp30Mixin, BadInputCase):
    """Wrong targets, figures and behaviours under PP 30/2019: field, value, article and way out are named."""

    def plan_indicator(self):
        plan = self.open_case()
        self.fill_plan(plan)
        return plan.main_line_ids.indicator_ids[0]

    def test_target(self):
        indicator, user = self.plan_indicator(), self.worker.user_id
        for value, words in ((0, "0.00"), (-3, "-3.00")):
            self.assert_says(
                f"Target of Quantity in “Laporan kepegawaian tersedia tepat waktu” is {words}: enter a number above "
                "zero.+PP 30/2019 dan PermenPANRB 8/2021", user, indicator, 'write', {'target': value})
        self.assertEqual(indicator.target, 10)

    def test_reversed_range(self):
        indicator, user = self.plan_indicator(), self.worker.user_id
        self.assert_says(
            r"Target of Quantity \(Jumlah laporan\) in “Laporan .+” runs from 10.00 down to 8.00: by PermenPANRB "
            "8/2021 a result is compared .+Write the lower end first", user, indicator, 'write', {'target_high': 8})
        self.assert_says("down to -1.00", user, indicator, 'write', {'target_high': -1})
        self.assertEqual(indicator.target_high, 12)

    def test_text_for_a_number(self):
        indicator, user = self.plan_indicator(), self.worker.user_id
        for field, label in (('target', "Target"), ('target_high', "Upper End")):
            for value in ("dua belas", "12,5", float('nan')):
                with self.subTest(field=field, value=value), self.assertRaisesRegex(
                        UserError, f"{label}: The number is “.+”"):
                    indicator.with_user(user).write({field: value})
            self.assert_says(
                f"{label}: The number is “dua belas”, which is not a number; write it in digits", user, indicator,
                'write', {field: "dua belas"})
        self.assert_says(
            "Target: The number is “banyak”", user, self.env['skp.indicator'], 'create',
            {'line_id': indicator.line_id.id, 'aspect': 'quantity', 'target': "banyak"})
        plan = self.walk(indicator.plan_id, 'realisation')
        self.assert_says(
            "Realised: The number is “banyak”", user, plan.realisation_ids.line_ids[0], 'write', {'value': "banyak"})

    def test_range_under_pp46(self):
        plan = self.open_case(self.stranger, self.pp46_period)
        self.fill_plan(plan)
        for vals in ({'target_high': 20}, {'smaller_is_better': True}, {'is_maximum': True}):
            self.assert_says(
                "Target of Quantity in “Menyusun laporan kepegawaian” has a range or a condition, which PP 46/2011",
                self.stranger.user_id, plan.line_ids[0].indicator_ids[0], 'write', vals)

    def test_plan_without_indicator(self):
        plan, user = self.open_case(), self.worker.user_id
        lines = self.env['skp.plan.line'].with_user(user)
        lines.create({'plan_id': plan.id, 'name': "Laporan tersedia"})
        self.assert_says(
            r"“Laporan tersedia” has no indicator: add one with its target, or remove the row \(PermenPANRB 8/2021\)",
            user, plan.current_task_id, 'complete')

    def test_creativity(self):
        plan = self.open_case()
        self.assert_says(
            r"“Aplikasi” is a creation, which PP 30/2019 has no bonus for.+Pasal 41\(5\)", self.worker.user_id,
            self.env['skp.plan.line'], 'create',
            {'plan_id': plan.id, 'name': "Aplikasi", 'kind': 'creativity', 'creativity_level': 'unit'})

    def test_behaviour_over_the_maximum(self):
        plan = self.walk(self.open_case(), 'behaviour')
        self.assert_says(
            "Score of “Komitmen” is 121.00: enter a number from 1 to 120 .PP 30/2019 dan PermenPANRB 8/2021",
            self.section_head.user_id, plan.appraisal_ids.behaviour_ids[1], 'write', {'score': 121})

    def test_leadership(self):
        """Leadership of a post that is not structural: refused to everybody, by both regulations."""
        older = self.open_case(self.stranger, self.pp46_period)
        for case, name, article in (
                (self.open_case(), "Siti Aminah", "PP 30/2019"), (older, "Orang Lain", r"PP 46/2011 Pasal 12\(2\)")):
            plan = self.walk(case, 'behaviour')
            aspect = plan.scheme_id.aspect_ids.filtered('structural_only')
            vals = {'appraisal_id': plan.appraisal_ids.id, 'aspect_id': aspect.id, 'score': 90}
            with self.assertRaisesRegex(
                    ValidationError, f"“Kepemimpinan” cannot be scored for {name}.+{article}"), self.undone():
                self.env['skp.behaviour'].create(vals)
            for user in (plan.appraiser_id.user_id, self.administrator.user_id):
                self.assertEqual(self.ask(user, 'skp.behaviour', 'create', vals).kind, 'AccessError')
            self.assertNotIn(aspect, plan.appraisal_ids.behaviour_ids.aspect_id)

    def test_leadership_follows_the_post(self):
        """A post corrected before the appraiser signs changes what is scored, and nothing is left that is refused."""
        plan = self.walk(self.open_case(), 'behaviour')
        aspect = self.scheme.aspect_ids.filtered('structural_only')
        self.worker.skp_post_kind = 'supervisor'
        plan.party_ids._refresh()
        self.assertIn(aspect, plan.appraisal_ids.behaviour_ids.aspect_id)
        self.score(plan)
        self.worker.skp_post_kind = 'executor'
        plan.party_ids._refresh()
        self.assertNotIn(aspect, plan.appraisal_ids.behaviour_ids.aspect_id)
        self.complete(plan)
        self.assertEqual(plan.appraisal_ids.score, 111.03)

    def test_study(self):
        self.assert_says(
            "follows PP 30/2019, which converts no grade index: plan the results", self.data_manager.user_id,
            self.open_case(), 'write', {'is_study': True})
