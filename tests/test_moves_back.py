from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .common import SkpCommon
from .common_moves import MovesMixin


@tagged('-at_install', 'post_install')
class TestMovesBack(MovesMixin, SkpCommon):
    """A transfer recorded by mistake leaves nothing behind, as long as nothing has come of it."""

    @classmethod
    @freeze_time('2025-12-30')
    def setUpClass(cls):
        super().setUpClass()
        cls.make_units()

    def moved(self, moved_on, months=2):
        plan = self.walk_months(self.walk(self.open_case(), 'realisation').sudo(), months, rate=False)
        before = self.picture(plan)
        self.transfer(self.worker, moved_on).action_move()
        self.assertTrue(plan.moved_to_ids)
        return plan, before

    def picture(self, plan):
        """Where a case stands."""
        task = plan.current_task_id
        return (plan.state, task.step_id, task.realisation_id.month, task.user_id, plan.ends_on, plan.moved_on,
                plan.realisation_ids.mapped('month'), plan.appraisal_ids, plan.moved_to_ids)

    def back(self, plan, person=None):
        plan.with_user((person or self.data_manager).user_id).action_take_move_back()
        self.env.invalidate_all()

    def test_before_the_open_month(self):
        """March was open and fell away; February was to be measured again as the last one."""
        plan, before = self.moved('2025-03-01')
        self.assertTrue(plan.with_user(self.data_manager.user_id).can_take_move_back)
        self.assertTrue(plan.appraisal_ids)
        self.back(plan)
        self.assertEqual(self.picture(plan), before)
        self.assertEqual(plan._verify()[0], [])
        self.assertIn("The move was taken back by Andi Pratama", plan.message_ids[0].body)
        self.walk(plan, 'done')
        self.assertEqual(len(plan.realisation_ids), 12)
        self.assertEqual(plan._verify()[0], [])

    def test_within_the_open_month(self):
        plan, before = self.moved('2025-03-10')
        self.back(plan)
        self.assertEqual(self.picture(plan), before)

    def test_again_on_another_day(self):
        plan, _before = self.moved('2025-03-01')
        self.back(plan)
        self.transfer(self.worker, '2025-06-01').action_move()
        self.assertEqual(str(plan.ends_on), '2025-05-31')

    def test_not_once_something_was_done(self):
        plan, _before = self.moved('2025-03-10')
        self.fill_month(plan)
        with freeze_time(plan.moved_at + timedelta(minutes=5)):
            self.complete(plan)
        with self.assertRaisesRegex(UserError, "has begun since the move was recorded"):
            self.back(plan)

    def test_not_once_the_new_unit_has_begun(self):
        plan, _before = self.moved('2025-03-10')
        self.complete(plan.moved_to_ids)
        with self.assertRaisesRegex(UserError, "has begun since the move was recorded"):
            self.back(plan)
        self.assertFalse(plan.with_user(self.data_manager.user_id).can_take_move_back)

    def test_who_may(self):
        plan, _before = self.moved('2025-03-10')
        for person in (self.worker, self.section_head, self.head):
            with self.assertRaisesRegex(UserError, "is taken back by a data manager"):
                self.back(plan, person)
        other = self.open_case(self.data_manager)
        with self.assertRaisesRegex(UserError, "was not closed by a move"):
            self.back(other, self.administrator)
