from datetime import date

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .common import SkpCommon


@tagged('-at_install', 'post_install')
class TestMonthLock(SkpCommon):
    """January 2025 ends on a Friday: five working days on, the lock falls after Friday 7 February."""

    @classmethod
    @freeze_time('2025-01-10')
    def setUpClass(cls):
        super().setUpClass()
        cls.company.skp_lock_days = 5
        cls.plan = cls.walk(cls.open_case(), 'realisation').sudo()
        cls.sheet = cls.plan.realisation_ids
        cls.line = cls.sheet.line_ids[0].with_user(cls.worker.user_id)
        cls.task = cls.plan.current_task_id.with_user(cls.worker.user_id)

    def ask(self, reason="Jaringan putus"):
        return self.env['skp.unlock'].with_user(self.worker.user_id).create(
            {'realisation_id': self.sheet.id, 'reason': reason})

    def own(self, sheet):
        sheet.invalidate_recordset()
        return sheet.with_user(self.worker.user_id)

    # -- the last day ------------------------------------------------------------------------------

    def test_last_day(self):
        self.assertEqual(self.sheet.closes_on, date(2025, 2, 7))

    def test_office_without_lock(self):
        self.company.skp_lock_days = 0
        self.assertFalse(self.sheet.closes_on)
        with freeze_time('2025-12-01'):
            self.line.value = 1

    def test_a_holiday_moves_it(self):
        holiday = self.env['resource.calendar.leaves'].create({
            'name': "Libur", 'company_id': self.company.id, 'calendar_id': self.company.resource_calendar_id.id,
            'date_from': '2025-02-04 00:00:00', 'date_to': '2025-02-04 23:00:00'})
        self.assertEqual(self.sheet.closes_on, date(2025, 2, 10))
        holiday.unlink()
        self.assertEqual(self.sheet.closes_on, date(2025, 2, 7))

    def test_exception_of_a_unit(self):
        below = self.env['hr.department'].create({
            'name': "Pos Lapangan", 'company_id': self.company.id, 'parent_id': self.plan.department_id.id})
        row = self.env['skp.lock.exception'].create({
            'department_id': self.plan.department_id.id, 'company_id': self.company.id, 'days': 3, 'reason': "Jauh"})
        self.assertEqual(self.sheet.closes_on, date(2025, 2, 12))
        row.month_to = '2024-12-31'
        self.assertEqual(self.sheet.closes_on, date(2025, 2, 7))
        row.write({'department_id': below.id, 'month_to': False})
        self.assertEqual(self.sheet.closes_on, date(2025, 2, 7), "a unit below gives nothing to the one above")
        row.department_id = self.plan.department_id
        row.unlink()
        self.assertEqual(self.sheet.closes_on, date(2025, 2, 7))

    def test_counts_from_the_day_the_sheet_came(self):
        """Somebody else was slow: the employee has the same days."""
        with freeze_time('2025-06-02'):
            late = self.walk(self.period.with_user(self.data_manager.user_id)._open_for(self.stranger), 'realisation')
        self.assertEqual(late.sudo().realisation_ids.closes_on, date(2025, 6, 9))

    # -- locked ------------------------------------------------------------------------------------

    def test_typed_until_the_last_day(self):
        with freeze_time('2025-02-07'):
            self.assertTrue(self.own(self.sheet).can_edit)
            self.line.value = 1

    def test_not_typed_after_it(self):
        with freeze_time('2025-02-08'):
            sheet = self.own(self.sheet)
            self.assertTrue(sheet.is_locked)
            self.assertFalse(sheet.can_edit)
            self.assertFalse(any(month['editable'] for month in sheet.plan_id.get_month_grid()['months']))
            with self.assertRaisesRegex(AccessError, "January 2025 .* is locked since 02/08/2025"):
                self.line.value = 1

    def test_the_days_are_the_offices(self):
        """At 03:00 UTC it is 10 o'clock in Jakarta, and the day before in Pago Pago: no context moves the lock."""
        for zone in ('Asia/Jakarta', 'Pacific/Pago_Pago'):
            with freeze_time('2025-02-08 03:00:00'):
                line = self.line.with_context(tz=zone)
                self.env.invalidate_all()
                with self.assertRaisesRegex(AccessError, "January 2025 .* is locked"):
                    line.value = 1
            self.worker.user_id.tz = 'Pacific/Pago_Pago'
            with freeze_time('2025-02-07 03:00:00'):
                self.env.invalidate_all()
                line.value = 1

    def test_dates_are_the_offices(self):
        """What a step writes down is dated where the office is, also from another zone."""
        with freeze_time('2025-02-07 03:00:00'):
            self.fill_month(self.plan)
            self.task.with_context(tz='Pacific/Pago_Pago').complete()
        self.assertEqual(self.sheet.submitted_on, date(2025, 2, 7))

    def test_not_handed_over_after_it(self):
        with freeze_time('2025-02-07'):
            self.fill_month(self.plan)
        with freeze_time('2025-02-08'), self.assertRaisesRegex(UserError, "January 2025 .* is locked since 02/08/2025"):
            self.task.complete()
        self.own(self.sheet)
        with freeze_time('2025-02-07'):
            self.task.complete()

    def test_sent_back_after_it(self):
        """A month that comes back is typed again: it has the days once more."""
        with freeze_time('2025-02-07'):
            self.fill_month(self.plan)
            self.complete(self.plan)
        with freeze_time('2025-03-03'):
            self.complete(self.plan, 'return', "Bukti kurang")
            self.assertEqual(self.sheet.closes_on, date(2025, 3, 10))
            self.line.value = 2

    # -- unlocking ---------------------------------------------------------------------------------

    @freeze_time('2025-02-08')
    def test_granted_and_closed_by_itself(self):
        row = self.ask()
        self.assertEqual(row.days, 3)
        activity = self.plan.activity_ids.filtered(lambda activity: activity.summary == "Unlock January 2025")
        self.assertEqual(activity.user_id, self.data_manager.user_id)
        row.with_user(self.data_manager.user_id).action_grant()
        self.assertEqual(
            (row.state, row.open_until, row.decided_by_id), ('granted', date(2025, 2, 11), self.data_manager.user_id))
        self.assertFalse(activity.exists().filtered('active'))
        with freeze_time('2025-02-11'):
            self.line.value = 1
        with freeze_time('2025-02-12'):
            self.assertTrue(self.own(self.sheet).is_locked)
            with self.assertRaises(AccessError):
                self.line.value = 2
            self.assertTrue(self.ask("Sekali lagi"), "may be asked for again")

    @freeze_time('2025-02-08')
    def test_refused(self):
        row = self.ask().with_user(self.data_manager.user_id)
        with self.assertRaisesRegex(UserError, "Answer is empty"):
            row.action_refuse()
        row.answer = "Sudah diingatkan tiga kali"
        row.action_refuse()
        self.assertEqual((row.state, self.sheet.closes_on), ('refused', date(2025, 2, 7)))
        self.assertIn("Sudah diingatkan", self.plan.message_ids[0].preview)

    @freeze_time('2025-02-08')
    def test_sentence_names_who_was_asked(self):
        self.ask()
        with self.assertRaisesRegex(UserError, "Andi Pratama.* has been asked"):
            self.task.complete()

    @freeze_time('2025-02-08')
    def test_asked_for_once(self):
        self.ask()
        with self.assertRaises(IntegrityError), mute_logger('odoo.sql_db'), self.env.cr.savepoint():
            self.ask()

    def test_asked_for_only_where_locked(self):
        with freeze_time('2025-02-07'), self.assertRaisesRegex(UserError, "is not locked for you"):
            self.ask()

    @freeze_time('2025-02-08')
    def test_asked_for_by_who_types(self):
        for person in (self.section_head, self.stranger, self.head):
            with self.subTest(person=person.name), self.assertRaises(AccessError):
                self.env['skp.unlock'].with_user(person.user_id).create(
                    {'realisation_id': self.sheet.id, 'reason': "Tolong"})

    @freeze_time('2025-02-08')
    def test_nobody_grants_the_own(self):
        row = self.ask()
        self.worker.user_id.group_ids |= self.env.ref('hr_skp.group_data_manager')
        with self.assertRaises(AccessError):
            row.action_grant()
        with self.assertRaises(AccessError):
            row.days = 60

    @freeze_time('2025-02-08')
    def test_guarded_for_everybody(self):
        row = self.ask()
        for person in (self.worker, self.data_manager, self.administrator):
            for values in ({'state': 'granted'}, {'open_until': '2030-01-01'}, {'reason': "Lain"}):
                with self.subTest(person=person.name, values=values), self.assertRaises(AccessError):
                    row.with_user(person.user_id).write(values)
            with self.subTest(person=person.name), self.assertRaises(AccessError):
                row.with_user(person.user_id).unlink()
        with self.assertRaises(AccessError):
            self.sheet.with_user(self.data_manager.user_id).closes_on = fields.Date.to_date('2030-01-01')

    @freeze_time('2025-02-08')
    def test_decided_once(self):
        row = self.ask().with_user(self.data_manager.user_id)
        row.action_grant()
        with self.assertRaises(UserError):
            row.action_grant()

    # -- many --------------------------------------------------------------------------------------

    def test_dates_of_many_months_cost_no_more(self):
        """A changed setting dates every open month; the holidays are read once."""
        plans = self.walk(self.env['skp.plan'].create([
            {'period_id': self.period.id, 'employee_id': worker.id} for worker in self.make_workers(60)]),
            'realisation')
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(25):
            self.company.skp_lock_days = 7
            self.env.flush_all()
        self.assertEqual(len(set(plans.sudo().realisation_ids.mapped('closes_on'))), 1)
