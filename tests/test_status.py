from datetime import date

from freezegun import freeze_time

from odoo.exceptions import RedirectWarning, ValidationError
from odoo.tests import TransactionCase, tagged

from ..models.skp_status import KINDS
from .common_moves import MovesMixin


@tagged('-at_install', 'post_install')
@freeze_time('2025-05-05')
class TestSpecialStatus(MovesMixin, TransactionCase):
    """A special status takes a person out of targets and percentages, and gives the case back when it ends."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()
        cls.make_units()

    def night(self):
        self.env['skp.task']._cron_check_desks()

    def glance(self):
        return self.env['skp.glance'].with_user(self.data_manager.user_id).get_glance(self.period.id)

    def test_each_kind(self):
        """Set aside from the first day on, with the reason in the case's sentence; back on the day after the last."""
        plan = self.walk(self.open_case(), 'realisation').sudo()
        other = self.walk(self.open_case(self.stranger), 'realisation').sudo()
        for kind, _label in KINDS:
            with self.subTest(kind), self.env.cr.savepoint() as point:
                row = self.give_status(self.worker, kind, '2025-05-05', '2025-06-30')
                self.assertEqual((plan.status_id, plan.set_aside_on), (row, date(2025, 5, 5)))
                self.assertRegex(plan.status_sentence, "^Set aside: .* from 05/05/2025 to 06/30/2025, letter 800/127")
                self.assertIn("Set aside", plan.message_ids[0].body)
                self.assertEqual(self.glance()['total'], 1)
                self.assertFalse(other.status_id)
                with freeze_time('2025-06-30'):
                    self.night()
                    self.assertTrue(plan.status_id)
                with freeze_time('2025-07-01'):
                    self.night()
                    self.assertFalse(plan.status_id)
                    self.assertGreater(plan.deadline, date(2025, 7, 1), "the days count anew")
                    self.assertEqual(plan.activity_ids.date_deadline, plan.deadline)
                    self.assertNotIn("Set aside", plan.status_sentence)
                    notes = len(plan.message_ids)
                    self.night()
                    self.assertEqual(len(plan.message_ids), notes, "a second check changes nothing")
                    self.assertEqual(self.glance()['total'], 2)
                point.rollback()

    def test_begins_by_itself(self):
        plan = self.walk(self.open_case(), 'realisation').sudo()
        row = self.give_status(self.worker, 'unpaid_leave', '2025-06-01')
        self.assertIn("Set aside from 06/01/2025", row.effect)
        self.assertFalse(self.env['skp.status'].new({'date_from': '2025-06-01'}).effect)
        self.night()
        self.assertFalse(plan.status_id)
        with freeze_time('2025-06-01'):
            self.night()
            self.assertEqual(plan.status_id, row)

    def test_still_appraised(self):
        """A study assignment that the home office evaluates (lampiran IV.A.16)."""
        plan = self.walk(self.open_case(), 'realisation').sudo()
        row = self.give_status(self.worker, 'study', '2025-05-01', still_appraised=True)
        self.assertFalse(plan.status_id)
        self.assertIn("nothing is set aside", row.effect)
        row.still_appraised = False
        self.assertEqual(plan.status_id, row)
        row.unlink()
        self.assertFalse(plan.status_id)

    def test_period_opens_without(self):
        self.give_status(self.worker, 'pre_retirement', '2025-01-01', '2025-12-31')
        job = self.env['skp.period.job'].with_user(self.data_manager.user_id).create({
            'period_id': self.period.id, 'employee_ids': [(6, 0, (self.worker | self.stranger).ids)]})
        self.assertEqual((job.ready_count, job.left_out_count), (1, 1))
        self.assertRegex(job.left_out_ids.sentence, "has a special status .Pre-retirement leave from 01/01/2025")
        job.action_open()
        self.assertFalse(self.env['skp.plan'].search([('employee_id', '=', self.worker.id)]))

    def test_period_begins_after_it(self):
        self.give_status(self.worker, 'study', '2024-09-01', '2025-03-31')
        self.assertEqual(self.open_case().date_from, date(2025, 4, 1))

    def test_no_reminder_and_no_overdue_step(self):
        plan = self.walk(self.open_case(), 'realisation').sudo()
        self.company.skp_reminder_days = "0"
        plan.current_task_id.deadline = '2025-05-01'
        tasks = self.env['skp.task']
        self.assertIn(plan.current_task_id, tasks._to_remind(date(2025, 5, 5)))
        self.assertEqual(len(self.glance()['people']), 1)
        self.walk(self.open_case(self.stranger), 'realisation')
        self.give_status(self.worker, 'study', '2025-05-05')
        self.assertNotIn(plan.current_task_id, tasks._to_remind(date(2025, 5, 5)))
        self.assertFalse(self.glance()['people'])

    def test_period_closes_without(self):
        self.walk(self.open_case(), 'realisation')
        with self.assertRaisesRegex(RedirectWarning, "1 unfinished"):
            self.period.action_close()
        self.give_status(self.worker, 'retirement', '2025-05-05')
        self.period.action_close()
        self.assertEqual(self.period.state, 'closed')

    def test_in_no_distribution(self):
        period = self.make_period_6(2025)
        plan = self.walk(self.open_in(period), 'realisation')
        team = self.env['skp.appraisal'].with_user(self.section_head.user_id)
        self.assertEqual(team._team_cases(), plan)
        self.give_status(self.worker, 'assigned', '2025-05-05')
        self.assertFalse(team._team_cases())

    # -- bad input ---------------------------------------------------------------------------------

    def test_overlap(self):
        self.give_status(self.worker, 'study', '2025-01-01')
        with self.assertRaisesRegex(ValidationError, "has the status “Study assignment” already, since 01/01/2025"):
            self.give_status(self.worker, 'other', '2025-06-01')

    def test_own(self):
        with self.assertRaisesRegex(ValidationError, "The status is your own"):
            self.give_status(self.data_manager, 'study', '2025-05-05')

    def test_own_is_not_removed(self):
        colleague = self.make_person(
            "Dewi", 'second_manager', manager=self.section_head, groups='hr_skp.group_data_manager')
        status = self.env['skp.status'].with_user(colleague.user_id).create({
            'employee_id': self.data_manager.id, 'kind': 'suspended', 'date_from': '2025-03-01', 'letter': "1"})
        with self.assertRaisesRegex(ValidationError, "The status is your own"):
            status.with_user(self.data_manager.user_id).unlink()
        status.unlink()

    def test_dates(self):
        with self.assertRaisesRegex(Exception, "ends before it begins|dates_ordered"):
            self.give_status(self.worker, 'study', '2025-05-05', '2025-05-04')
