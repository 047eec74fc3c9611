from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import SkpCommon


@tagged('-at_install', 'post_install')
class TestCaseWalk(SkpCommon):
    """One SKP walks POS 544 from plan to archive."""

    def test_whole_year(self):
        plan = self.walk(self.open_case(), 'done')
        appraisal = plan.appraisal_ids
        # 12/12, 100/100, 12/12 months: 100 + 100 + 76 = 276 / 3 = 92; with the cost as planned (76): 352 / 4 = 88
        self.assertEqual(appraisal.line_ids.mapped('score'), [92.0, 88.0])
        self.assertEqual(appraisal.skp_score, 90.0)
        self.assertEqual(appraisal.behaviour_average, 88.0, "no leadership for a post that is not structural")
        self.assertEqual(appraisal.score, 89.2)
        self.assertEqual(appraisal.rating, 'good')
        self.assertEqual(appraisal.rating_name, "Baik")
        self.assertEqual(len(plan.realisation_ids), 12)
        self.assertEqual(set(plan.realisation_ids.mapped('state')), {'measured'})
        acts = plan.task_ids.sorted('id').mapped('act')
        self.assertEqual(acts, ['plan', 'review'] + ['realise', 'measure'] * 12 + [
            'behaviour', 'respond', 'hand_over', 'ratify', 'archive'])
        self.assertFalse(plan.activity_ids, "no activity is left on a desk")
        self.assertTrue(plan.archive_number)

    def test_return_needs_a_reason(self):
        plan = self.walk(self.open_case(), 'review')
        with self.assertRaisesRegex(UserError, "Reason is empty"):
            self.complete(plan, 'return')
        self.complete(plan, 'return', "Target terlalu rendah")
        self.assertEqual(plan.state, 'plan')
        self.assertTrue(plan.returned)
        self.assertIn("Target terlalu rendah", plan.status_sentence)

    def test_objection_changes_the_result(self):
        plan = self.walk(self.open_case(), 'response')
        self.complete(plan, 'object', "Nilai disiplin tidak sesuai")
        self.assertEqual(plan.current_user_id, self.section_head.user_id)
        self.complete(plan, 'done', "Berdasarkan catatan")
        self.complete(plan, 'done', "Penjelasan pegawai")
        self.assertEqual(plan.current_user_id, self.head.user_id)
        self.complete(plan, 'change', "Dinaikkan", {'new_score': 91.5})
        self.assertEqual(plan.state, 'handover')
        self.assertEqual((plan.appraisal_ids.score, plan.appraisal_ids.final_score), (89.2, 91.5))
        self.assertEqual(plan.appraisal_ids.final_rating, 'very_good')

    def test_new_data_manager_takes_over_open_work(self):
        plan = self.walk(self.open_case(), 'handover')
        self.period.data_manager_id = self.administrator.user_id
        self.assertEqual(plan.current_user_id, self.administrator.user_id)
        self.assertEqual(plan.activity_ids.user_id, self.administrator.user_id)

    def test_relinked_login_does_not_judge_its_own_year(self):
        """The employee's login moves to the appraiser's record in mid-year: it still cannot measure its own case."""
        plan = self.walk(self.open_case(), 'measurement')
        login = self.worker.user_id
        self.worker.user_id = False
        self.section_head.user_id = login
        plan.current_task_id._reassign(login, "Budi Santoso, S.E.")
        with self.assertRaisesRegex(UserError, "concerns yourself"):
            plan.current_task_id.with_user(login).complete()

    def test_appraiser_does_not_ratify_what_he_scored(self):
        """The appraiser is promoted to the superior's place before the case gets there."""
        plan = self.walk(self.open_case(), 'ratification')
        scorer = self.section_head.user_id
        plan.current_task_id._reassign(scorer, "Budi Santoso, S.E.")
        with self.assertRaisesRegex(UserError, "the appraisal that you gave yourself"):
            plan.current_task_id.with_user(scorer).complete()
