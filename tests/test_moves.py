from datetime import date
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged

from .common_cases import rows
from .common_moves import MovesMixin


@tagged('-at_install', 'post_install')
class TestTransfer(MovesMixin, TransactionCase):
    """An employee moves within the year: both parts stay, each as it was signed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()
        cls.make_units()

    def running(self, months=0):
        plan = self.walk(self.open_case(), 'realisation')
        return self.walk_months(plan, months) if months else plan.sudo()

    def transferred(self, plan, moved_on, **vals):
        """(old part, new part) after the move."""
        wizard = self.transfer(plan.employee_id, moved_on, **vals)
        wizard.action_move()
        return plan, plan.sudo().moved_to_ids

    # -- both parts --------------------------------------------------------------------------------

    def test_two_parts(self):
        plan = self.running(2)
        signed = plan.signature_ids
        wizard = self.transfer(self.worker, '2025-08-25')
        self.assertEqual((wizard.ready_count, len(wizard.line_ids)), (1, 2))
        self.assertIn("ends on 08/24/2025", wizard.preview)
        self.assertIn("From 08/25/2025 it goes on with Rina Marlina, S.H., superior Dra. Ratna Dewi, M.Pd., in Seksi",
                      wizard.preview)
        self.assertFalse(plan.moved_on, "a dry run")
        wizard.action_move()
        fresh = plan.moved_to_ids
        self.assertEqual((plan.date_to, plan.ends_on), (date(2025, 12, 31), date(2025, 8, 24)))
        self.assertEqual((plan.moved_letter, plan.moved_by_id), ("800/125", self.data_manager.user_id))
        self.assertEqual((fresh.date_from, fresh.date_to), (date(2025, 8, 25), date(2025, 12, 31)))
        self.assertEqual((fresh.appraiser_id, fresh.superior_id, fresh.department_id),
                         (self.new_head, self.head, self.new_unit))
        self.assertEqual(fresh.line_ids.mapped('name'), plan.line_ids.mapped('name'))
        self.assertTrue(all(fresh.line_ids.mapped('to_review')))
        self.assertEqual((plan._months()[-1], fresh._months()[0]), (date(2025, 8, 1), date(2025, 8, 1)))
        self.assertEqual(plan.signature_ids, signed)
        self.assertEqual(plan._verify()[0], [])
        self.assertEqual(plan.current_user_id, self.worker.user_id, "March goes on")
        self.assertIn("Counts until 08/24/2025: from 08/25/2025 Siti Aminah, S.Kom. is in another unit (letter: 800/",
                      plan.move_sentence)
        self.assertIn("Rina Marlina, S.H. goes on with it in Seksi Mutasi.", plan.move_sentence)
        self.assertIn("Goes on from the SKP in Subbagian Umum", fresh.move_sentence)
        self.assertEqual((fresh.successor_sentence, plan.successor_sentence), (False, False))

    def test_part_is_finished_and_appraised_by_the_old_appraiser(self):
        plan = self.running()
        plan, fresh = self.transferred(plan, '2025-03-10')
        self.worker.sudo().parent_id = self.new_head
        self.assertEqual(plan.appraiser_id, self.section_head, "the part stays with who had it")
        self.walk(plan, 'done')
        self.assertEqual(len(plan.realisation_ids), 3)
        self.assertEqual(plan.appraisal_ids.made_on and plan.appraisal_ids._content()['rating'] and True, True)
        self.assertEqual(plan.file_id.date_to, date(2025, 3, 9))
        self.assertEqual(plan._verify()[0], [])
        self.walk(fresh, 'done')
        self.assertEqual(len(fresh.realisation_ids), 10)
        both = [plan.appraisal_ids.skp_score, fresh.appraisal_ids.skp_score]
        self.assertAlmostEqual(fresh.appraisal_ids.part_year_score, sum(both) / 2, delta=0.01)

    def test_month_beyond_the_date_falls_away(self):
        """March is open and empty: February, measured already, is measured again as the last month."""
        plan = self.running(2)
        plan, _fresh = self.transferred(plan, '2025-03-01')
        self.assertEqual(plan.realisation_ids.mapped('month'), [date(2025, 1, 1), date(2025, 2, 1)])
        self.assertEqual((plan.state, plan.current_task_id.realisation_id.month), ('measurement', date(2025, 2, 1)))
        self.assertTrue(plan.appraisal_ids)
        self.walk(plan, 'done')
        self.assertEqual(plan._verify()[0], [])
        sheet = self.env['report.hr_skp.report_appraisal']._get_report_values(plan.ids)
        self.assertIn("28 Februari 2025", str(sheet))

    def test_open_measurement_becomes_the_last(self):
        plan = self.running(1)
        self.fill_month(plan)
        self.complete(plan)
        plan, _fresh = self.transferred(plan, '2025-02-15')
        self.assertTrue(plan.appraisal_ids)
        self.walk(plan, 'done')
        self.assertEqual(plan._verify()[0], [])

    def test_plan_not_agreed_yet(self):
        plan = self.walk(self.open_case(), 'review').sudo()
        plan, fresh = self.transferred(plan, '2025-07-01')
        self.assertEqual((plan.state, fresh.state), ('review', 'plan'))

    def test_leaves_the_office(self):
        plan, fresh = self.transferred(self.running(), '2025-07-01', leaves=True, appraiser_id=False)
        self.assertFalse(fresh)
        self.assertEqual(plan.ends_on, date(2025, 6, 30))

    def test_chosen_rows(self):
        plan = self.running()
        _plan, fresh = self.transferred(plan, '2025-07-01', line_ids=[(6, 0, plan.line_ids[:1].ids)])
        self.assertEqual(fresh.line_ids.mapped('name'), plan.line_ids[:1].mapped('name'))

    def test_move_is_frozen_by_the_result(self):
        plan, _fresh = self.transferred(self.running(), '2025-02-01')
        with self.assertRaisesRegex(AccessError, "kept by the procedure"):
            plan.with_user(self.data_manager.user_id).moved_on = '2025-03-01'
        self.walk(plan, 'response')
        with self.assertRaisesRegex(UserError, "is signed by"):
            plan.sudo().moved_letter = "1"

    def test_a_step_that_a_move_ended_is_not_taken_back(self):
        plan = self.running(2)
        plan, _fresh = self.transferred(plan, '2025-03-01')
        ended = plan.task_ids.filtered(lambda task: task.decision == 'moved')
        with self.assertRaisesRegex(UserError, "A move is taken back as a whole"):
            ended.with_user(self.administrator.user_id).take_back("Keliru")

    def test_employee_record_by_the_own_right(self):
        plan = self.running()
        self.transferred(plan, '2025-02-01')
        self.assertEqual(self.worker.parent_id, self.section_head, "a data manager writes no employee record")
        other = self.walk(self.open_case(self.stranger), 'realisation')
        self.data_manager.user_id.group_ids |= self.env.ref('hr.group_hr_user')
        self.transferred(other, '2025-02-01')
        self.assertEqual((self.stranger.parent_id, self.stranger.department_id), (self.new_head, self.new_unit))

    # -- the law's case ----------------------------------------------------------------------------

    def test_employee_moves_of_the_law(self):
        """Sari and the other rows: the new unit evaluates the span, or both agree on the old unit's last result."""
        for row in rows('permenpanrb6_employee_moves'):
            with self.subTest(row['note']), self.env.cr.savepoint() as point:
                self.check_move_of_the_law(row)
                point.rollback()

    def check_move_of_the_law(self, row):
        year = int(row['moved_on'][:4])
        old = self.make_period_6(year, row['old_cycle'])
        new = self.make_period_6(year, row['new_cycle'], name="Y")
        plan = self.walk(self.open_in(old), 'realisation')
        plan, fresh = self.transferred(plan, row['moved_on'], period_id=new.id)
        span, first, last = row['span'].split()
        code = plan._span_code(span)
        moved_on = self.day(row['moved_on'])
        self.assertEqual(list(fresh._spans().items())[0], (code, (moved_on, self.day(last))))
        self.assertFalse([end for _first, end in plan._spans().values() if end >= moved_on], "not the old appraiser's")
        evaluator, sentence = fresh._evaluator(code)
        self.assertEqual(evaluator, self.new_head)
        for day in row['previous'].split()[1:]:
            self.assertIn(self.day(day).strftime('%m/%d/%Y'), sentence)
        self.assertEqual((plan.state, plan.appraisal_ids.ids), ('archive', []), "the year is the new unit's")
        self.complete(plan, values={'archive_place': "Rak 1"})
        self.assertEqual((plan.state, plan.file_id.date_to), ('done', plan.ends_on))
        with patch.object(self.env.registry['ir.cron'], '_commit_progress', return_value=60):
            self.env['skp.plan']._cron_make_copies()
        self.assertFalse(plan.copy_id, "there is no result to file a sheet of")
        self.assertEqual(plan._verify()[0], [])

    # -- bad input ---------------------------------------------------------------------------------

    def held_back(self, wizard, words):
        """The dry run says the words, and nothing can be done."""
        self.assertEqual(wizard.ready_count, 0)
        with self.assertRaisesRegex(UserError, words):
            wizard.action_move()
        self.assertRegex(wizard.preview, words)

    def test_dates(self):
        self.running(2)
        for day, words in (
                ('2024-12-31', "No SKP of Siti Aminah, S.Kom. covers 12/31/2024"),
                ('2025-01-01', "begins on 01/01/2025 itself"),
                ('2026-01-01', "runs from 01/01/2025 to 12/31/2025"),
                ('2025-02-01', "February 2025 .*holds figures of the old unit already")):
            with self.subTest(day):
                self.held_back(self.transfer(self.worker, day), words)
        self.held_back(self.transfer(self.stranger, '2025-07-01'), "Orang Lain has no SKP")

    def test_archived(self):
        self.walk(self.open_case(), 'done')
        self.held_back(self.transfer(self.worker, '2025-07-01'), "is completed and filed")

    def test_result_being_given(self):
        self.walk(self.open_case(), 'behaviour')
        self.held_back(self.transfer(self.worker, '2025-07-01'), "is being given already")

    def test_moved_already(self):
        plan = self.running()
        self.transferred(plan, '2025-07-01')
        self.held_back(self.transfer(self.worker, '2025-05-01'), "closed by a move already")

    def test_appraisers(self):
        self.running()
        for vals, words in (
                ({'appraiser_id': self.worker.id}, "cannot be the own appraiser"),
                ({'appraiser_id': False}, "New appraiser is empty"),
                ({'appraiser_id': self.top.id}, "superior of Siti Aminah, S.Kom. is empty: set a manager on Prof"),
                ({'appraiser_id': self.section_head.id, 'department_id': False}, "is in this unit with .* already"),
                ({'appraiser_id': self.data_manager.id}, "by your own hand"),
                ({'period_id': self.make_period(2024).id}, "does not cover 07/01/2025")):
            with self.subTest(words):
                self.held_back(self.transfer(self.worker, '2025-07-01', **vals), words)
        self.new_head.active = False
        self.held_back(self.transfer(self.worker, '2025-07-01'), "archived or of another office")

    def test_own_case(self):
        self.walk(self.open_case(self.data_manager), 'realisation')
        self.held_back(self.transfer(self.data_manager, '2025-07-01'), "is your own")

    def test_two_open_cases(self):
        """The case that covers the date moves; last year's, not finished yet, stays where it is."""
        older = self.walk(self.make_period(2024).with_user(self.data_manager.user_id)._open_for(self.worker), 'review')
        plan = self.running()
        self.transferred(plan, '2025-07-01')
        self.assertFalse(older.sudo().moved_on)
        self.assertEqual(older.sudo().appraiser_id, self.section_head)

    def test_each_wholly_or_not_at_all(self):
        """Two of three move; the third is named with the reason and stays untouched."""
        other = self.make_person("Dewi Lestari", 'dewi', manager=self.section_head)
        plans = self.walk(self.open_case(self.worker | other), 'realisation')
        filed = self.walk(self.open_case(self.stranger), 'behaviour')
        wizard = self.transfer(self.worker | other | self.stranger, '2025-07-01')
        self.assertEqual(wizard.ready_count, 2)
        wizard.action_move()
        self.assertEqual(len(plans.sudo().moved_to_ids), 2)
        self.assertIn("Orang Lain", wizard.outcome.split("Held back")[1])
        self.assertFalse(filed.sudo().moved_on)
        with self.assertRaisesRegex(UserError, "carried out already"):
            wizard.action_move()


    def test_without_the_right(self):
        self.running()
        for person in (self.worker, self.section_head, self.stranger):
            with self.assertRaises(AccessError):
                self.transfer(self.worker, '2025-07-01', user=person.user_id)
            with self.assertRaises(AccessError):
                self.change_appraiser('2025-07-01', user=person.user_id)
            with self.assertRaises(AccessError):
                self.env['skp.status'].with_user(person.user_id).create({
                    'employee_id': self.worker.id, 'kind': 'study', 'date_from': '2025-01-01'})

    @freeze_time('2025-06-01')
    def test_goes_on_before_the_date_comes(self):
        plan = self.running()
        plan, fresh = self.transferred(plan, '2025-07-01')
        self.assertEqual((plan.current_user_id, fresh.current_user_id), (self.worker.user_id,) * 2)
