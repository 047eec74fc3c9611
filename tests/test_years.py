from odoo.exceptions import UserError, ValidationError
from odoo.tests import TransactionCase, tagged

from .common import ArrangedOffice
from .common_pp30 import Pp30Mixin


@tagged('-at_install', 'post_install')
class TestYears(ArrangedOffice, Pp30Mixin, TransactionCase):
    """A year in parts: the halves of 2021, several posts, a study assignment; the figures are worked out by hand.

    Six of twelve months under PP 46/2011: quantity 50, quality 100, time 76 − (126 − 100) = 50: 200 / 3 = 66,67;
    with half of the cost 50 too: 250 / 4 = 62,50; SKP (66,67 + 62,50) / 2 = 64,59
    64,59 × 60 % + 88 × 40 % = 38,75 + 35,20 = 73,95
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()

    def halves(self):
        """The appraisals of both halves of 2021, archived."""
        older = self.pp46_period.copy({'name': "2021 PP 46", 'date_from': '2021-01-01', 'date_to': '2021-06-30'})
        newer = self.make_pp30_period('2021-07-01', '2021-12-31')
        first = self.walk(self.open_case(period=older), 'done')
        return first.appraisal_ids, self.walk(self.open_case(period=newer), 'archive').appraisal_ids

    def test_2021(self):
        """73,95 × 50 % + 111,03 × 50 % = 36,98 + 55,52 = 92,50 (SE MenPANRB 3/2021)."""
        first, second = self.halves()
        self.assertEqual((first.final_score, second.final_score), (73.95, 111.03))
        self.assertFalse(second.year_half_id, "not before both are archived")
        self.walk(second.plan_id, 'done')
        self.assertEqual(second.year_half_id, first)
        self.assertEqual(
            (second.year_first_share, second.year_second_share, second.year_score), (36.98, 55.52, 92.5))
        self.assertEqual(second.year_rating_name, "Baik")
        self.assertFalse(first.year_half_id, "told on the second half alone")

    def test_2021_is_told_to_who_may_read_both(self):
        first, second = self.halves()
        self.walk(second.plan_id, 'done')
        self.assertEqual(second.with_user(self.worker.user_id).year_score, 92.5)
        first.plan_id.sudo().write({'appraiser_id': self.stranger.id, 'superior_id': self.top.id})
        self.assertEqual(second.with_user(self.section_head.user_id).score, 111.03)
        self.assertEqual(second.with_user(self.section_head.user_id).year_score, 0)

    def test_one_half_is_no_year(self):
        period = self.make_pp30_period('2021-07-01', '2021-07-31')
        self.assertEqual(self.walk(self.open_case(period=period), 'done').appraisal_ids.year_score, 0)

    def test_part_year(self):
        """Three of six pieces: 50 + 100 + 76 = 226 / 3 = 75,33; (64,59 + 75,33) / 2 = 69,96."""
        first, second = self.env['skp.plan'].with_user(self.data_manager.user_id).create([
            {'period_id': self.pp46_period.id, 'employee_id': self.worker.id, 'date_from': start, 'date_to': end}
            for start, end in (('2025-01-01', '2025-06-30'), ('2025-07-01', '2025-12-31'))])
        self.walk(first, 'done')
        self.fill_plan(second, [("Menyusun laporan", 6, 'laporan', 100, 6, 0)])
        self.walk(second, 'done')
        first, second = first.appraisal_ids, second.appraisal_ids
        self.assertEqual((first.skp_score, second.skp_score), (64.59, 75.33))
        self.assertEqual((first.part_year_score, second.part_year_score), (0, 69.96))
        self.assertIn("(64.59 + 75.33) / 2 = 69.96 (Perka BKN 1/2013, unconfirmed)", second.part_year_text)

    def study(self):
        """A study assignment under PP 46/2011, at the appraiser's step."""
        plan = self.open_case(period=self.pp46_period.copy({'name': "Tugas belajar", 'date_to': '2025-01-31'}))
        plan.with_user(self.data_manager.user_id).is_study = True
        self.complete(plan)
        return self.walk(plan, 'behaviour')

    def test_study(self):
        """3,46 / 4 × 100 = 86,50; 86,50 × 60 % + 88 × 40 % = 51,90 + 35,20 = 87,10."""
        plan = self.study()
        appraisal = plan.appraisal_ids.with_user(self.section_head.user_id)
        self.score(plan)
        with self.assertRaisesRegex(UserError, "The grade index of the study assignment is empty: enter it"):
            self.complete(plan)
        for index in (4.01, -1):
            with self.assertRaisesRegex(ValidationError, "it lies between 0 and 4 .Perka BKN 1/2013, unconfirmed"):
                appraisal.study_index = index
        appraisal.study_index = 3.46
        self.assertEqual((appraisal.skp_score, appraisal.skp_share, appraisal.score), (86.5, 51.9, 87.1))
        self.assertEqual(appraisal.rating_name, "Baik")
        self.assertIn("Not confirmed by the text of the regulation: ", appraisal.unconfirmed_note)
        self.walk(plan, 'done')
        self.assertIn('study_index', plan.appraisal_ids._content())
        self.assertTrue(plan._content('plan', False)['study'])

    def test_study_stays(self):
        plan = self.study()
        with self.assertRaisesRegex(UserError, "is approved: whether it is a study assignment stays"):
            plan.with_user(self.data_manager.user_id).is_study = False

    def test_plan_without_activities_is_no_study(self):
        plan = self.open_case(period=self.pp46_period)
        with self.assertRaisesRegex(UserError, "The plan has no activity yet"):
            self.complete(plan)
