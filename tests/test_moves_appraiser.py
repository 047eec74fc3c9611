from datetime import date, timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, tagged

from .common_cases import rows
from .common_moves import MovesMixin


@tagged('-at_install', 'post_install')
class TestChangeOfAppraiser(MovesMixin, TransactionCase):
    """A whole team gets another appraiser: the law says for each person who evaluates the running span."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office_6(2024)
        cls.make_units()

    def running(self, people=None, months=0):
        plans = self.walk(self.open_case(people), 'realisation')
        for plan in plans if months else ():
            self.walk_months(plan, months)
        return plans.sudo()

    # -- the law's cases ---------------------------------------------------------------------------

    def test_purnama(self):
        """The rows of the law through the engine: who evaluates the span, and whose the case is afterwards."""
        for row in rows('permenpanrb6_appraiser_moves'):
            if row['moved_on'] and row['moved_on'] <= row['span_end']:
                with self.subTest(row['note']), self.env.cr.savepoint() as point:
                    self.check_purnama(row)
                    point.rollback()

    def check_purnama(self, row):
        end, moved_on = self.day(row['span_end']), self.day(row['moved_on'])
        cycle = 'quarterly' if end.month in (3, 6, 9, 12) else 'monthly'
        plan = self.walk(self.open_in(self.make_period_6(end.year, cycle)), 'realisation').sudo()
        span = plan._span_ending(end.replace(day=1))
        with freeze_time(moved_on):
            wizard = self.change_appraiser(moved_on)
            wizard.action_move()
        if row['evaluates'] == 'no':
            self.assertIn(f"{self.new_head.name} evaluates it (lampiran IV.A.14.a)", wizard.outcome)
            self.assertEqual((plan.appraiser_id, plan.superior_id), (self.new_head, self.head))
            return
        self.assertIn("still evaluates the old unit for it (lampiran IV.A.14.b)", wizard.outcome)
        self.assertEqual((plan.appraiser_id, plan.successor_id), (self.section_head, self.new_head))
        self.assertIn("still evaluates", plan.successor_sentence)
        evaluation = self.env['skp.evaluation'].sudo()._make([(plan, span)])
        self.assertIn("IV.A.14.b", evaluation.evaluator_sentence)
        with freeze_time(end):
            self.rate_spans(plan)
            evaluation.with_user(self.section_head.user_id).action_issue()
        self.assertEqual((plan.appraiser_id, plan.superior_id), (self.new_head, self.head))
        self.assertFalse(plan.successor_id)

    @freeze_time('2024-09-25')
    def test_goes_over_with_the_measurement(self):
        """The month that ends the span is measured by the old appraiser, and the next month comes to the new one."""
        plan = self.running()
        with freeze_time('2024-10-05'):
            plan = self.walk_months(plan, 8)
        self.change_appraiser('2024-09-25').action_move()
        with freeze_time('2024-10-05'):
            self.fill_month(plan)
            self.complete(plan)
            self.assertEqual(plan.current_user_id, self.section_head.user_id)
            self.rate_spans(plan)
            self.complete(plan)
        self.assertEqual((plan.appraiser_id, plan.realisation_ids[-1:].month), (self.new_head, date(2024, 10, 1)))
        self.assertEqual(plan._verify()[0], [])
        self.assertEqual(plan.signature_ids.sorted('id')[-1].name, self.section_head.name)

    @freeze_time('2024-08-01')
    def test_from_a_day_to_come(self):
        plan = self.running()
        self.change_appraiser('2024-08-25').action_move()
        self.assertEqual(plan.appraiser_id, self.section_head)
        with freeze_time('2024-08-25'):
            self.env['skp.task']._cron_check_desks()
            self.assertEqual((plan.appraiser_id, plan.superior_id), (self.new_head, self.head))
            notes = len(plan.message_ids)
            self.env['skp.task']._cron_check_desks()
            self.assertEqual(len(plan.message_ids), notes)

    @freeze_time('2024-09-25')
    def test_personnel_office_sets_the_manager_meanwhile(self):
        """The new manager in the employee record does not take the span away from who still evaluates it."""
        plan = self.running()
        self.change_appraiser('2024-09-25').action_move()
        self.worker.parent_id = self.new_head
        self.assertEqual(plan.appraiser_id, self.section_head)

    def test_other_regulation(self):
        plan = self.walk(self.open_in(self.make_period(2025)), 'realisation').sudo()
        wizard = self.change_appraiser('2025-09-25')
        self.assertIn("knows no evaluation within the year", wizard.preview)
        wizard.action_move()
        self.assertEqual((plan.appraiser_id, plan._verify()[0]), (self.new_head, []))
        self.walk(plan, 'done')

    # -- who is held back --------------------------------------------------------------------------

    def test_held_back(self):
        """Of the team, the new appraiser is not handed to himself, and who gives a result finishes it."""
        self.new_head.parent_id = self.section_head
        given = self.running(self.worker, 12)
        own = self.running(self.new_head)
        moves = self.running(self.make_person("Dewi Lestari", 'dewi', manager=self.section_head))
        wizard = self.change_appraiser('2024-08-25')
        self.assertEqual(wizard.ready_count, 1)
        wizard.action_move()
        behind = wizard.outcome.split("Held back")[1]
        self.assertIn("cannot appraise the own SKP", behind)
        self.assertIn("is giving the result", behind)
        self.assertEqual(moves.appraiser_id, self.new_head)
        self.assertEqual((given.sudo().appraiser_id, own.appraiser_id), (self.section_head, self.section_head))

    def test_handed_to_oneself(self):
        self.running()
        wizard = self.change_appraiser('2024-08-25', to_id=self.section_head.id)
        self.assertEqual(wizard.ready_count, 0)
        with self.assertRaisesRegex(UserError, "would follow the own self"):
            wizard.action_move()

    def test_nobody_above(self):
        plan = self.running()
        self.head.parent_id = self.head.department_id.manager_id = False
        wizard = self.change_appraiser('2024-08-25', to_id=self.head.id)
        with self.assertRaisesRegex(UserError, "Nobody is above Dra. Ratna Dewi"):
            wizard.action_move()
        self.assertEqual(plan.appraiser_id, self.section_head)

    def test_by_the_own_hand(self):
        self.running()
        with self.assertRaisesRegex(UserError, "concerns yourself"):
            self.change_appraiser('2024-08-25', to_id=self.data_manager.id).action_move()
        self.walk(self.open_case(self.data_manager), 'realisation')
        wizard = self.change_appraiser('2024-08-25', only_ids=[(6, 0, self.data_manager.ids)])
        with self.assertRaisesRegex(UserError, "concerns yourself"):
            wizard.action_move()

    def test_two_open_cases(self):
        """Last year's case was over before the move: whoever had it finishes it."""
        older = self.walk(self.open_in(self.make_period_6(2023)), 'realisation').sudo()
        plan = self.running()
        wizard = self.change_appraiser('2024-08-25')
        self.assertEqual(wizard.ready_count, 1)
        wizard.action_move()
        self.assertIn("was over on 12/31/2023", wizard.outcome)
        self.assertEqual((older.appraiser_id, plan.appraiser_id), (self.section_head, self.new_head))

    def test_nobody(self):
        with self.assertRaisesRegex(UserError, "Nobody is to be moved"):
            self.change_appraiser('2024-08-25').action_move()
        self.assertFalse(self.change_appraiser(self.day('2024-08-25') + timedelta(days=1)).preview)

    @freeze_time('2024-09-25')
    def test_old_appraiser_is_archived_before_handing_over(self):
        """Whoever was named follows at once, not whom the resolver would find."""
        plan = self.running()
        self.change_appraiser('2024-09-25').action_move()
        self.section_head.active = False
        self.assertEqual((plan.appraiser_id, plan.superior_id), (self.new_head, self.head))
