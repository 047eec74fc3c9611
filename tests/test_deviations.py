from datetime import datetime, timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, tagged

from .common import SkpCommon

WIB, WITA, WIT = 'Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'


class DeviationCase(SkpCommon):
    """An office that works Monday to Friday, 8–12 and 13–16, in western time; the clock stands still."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.calendar = cls.company.resource_calendar_id = cls.make_calendar()
        cls.env['hr.employee'].search([('company_id', '=', cls.company.id)]).write({
            'resource_calendar_id': cls.calendar.id, 'tz': WIB})

    @classmethod
    def make_calendar(cls):
        return cls.env['resource.calendar'].create({
            'name': "Jam kerja", 'company_id': cls.company.id, 'tz': WIB, 'attendance_ids': [(5, 0, 0)] + [
                (0, 0, {'name': "Kerja", 'dayofweek': str(day), 'hour_from': begin, 'hour_to': end,
                        'day_period': period})
                for day in range(5) for begin, end, period in (
                    (8, 12, 'morning'), (12, 13, 'lunch'), (13, 16, 'afternoon'))]})

    def holiday(self, day, company=None):
        """A day off for a whole office, midnight to midnight in western time."""
        start = datetime.fromisoformat(day) - timedelta(hours=7)
        leave = self.env['resource.calendar.leaves'].create({
            'name': "Libur", 'date_from': start, 'date_to': start + timedelta(hours=23, minutes=59),
            'calendar_id': False})
        leave.flush_recordset()  # its company is computed, from whoever happens to flush
        leave.company_id = company or self.company

    def run_step(self, assigned, done, started=None, plan=None, decision='done', **more):
        """Complete the present step of a case, its moments given in UTC; the task that closed comes back."""
        task = (plan or self.planned()).current_task_id
        task.sudo().assigned_at = assigned
        if started:
            with freeze_time(started):
                task.with_user(task.user_id).action_start()
        with freeze_time(done):
            task.with_user(task.user_id).complete(decision, **more)
        return task

    def planned(self):
        """A case whose plan (standard: 300 minutes) waits to be handed over."""
        with freeze_time('2025-03-03 01:00:00'):
            plan = self.open_case().with_env(self.env)
            self.fill_plan(plan)
        return plan

    def late_plan(self, plan=None):
        """A plan that took ten hours of work, handed over; the standard is five."""
        return self.run_step('2025-03-03 01:00:00', '2025-03-04 04:00:00', plan=plan)


@tagged('-at_install', 'post_install')
class TestWorkingMinutes(DeviationCase):
    """Waiting and work in working hours. Monday 3 March 2025, 8.00 in western time is 1.00 UTC."""

    def test_hours(self):
        for name, assigned, started, done, waiting, work in (
            ('never started', '2025-03-03 01:00:00', None, '2025-03-03 02:30:00', 0, 90),
            ('waited, then worked', '2025-03-03 01:00:00', '2025-03-03 02:00:00', '2025-03-03 02:20:00', 60, 20),
            ('over lunch', '2025-03-03 04:30:00', None, '2025-03-03 06:30:00', 0, 60),
            ('overnight', '2025-03-03 08:30:00', None, '2025-03-04 01:30:00', 0, 60),
            ('over the weekend', '2025-03-07 08:00:00', None, '2025-03-10 02:00:00', 0, 120),
            ('outside working hours', '2025-03-08 01:00:00', None, '2025-03-08 05:00:00', 0, 0),
            ('a begun minute', '2025-03-03 01:00:00', None, '2025-03-03 01:04:59', 0, 4),
        ):
            with self.subTest(name):
                task = self.run_step(assigned, done, started, self.fresh())
                self.assertEqual((task.waiting_minutes, task.work_minutes), (waiting, work))

    def fresh(self):
        """A case of somebody new at its first step."""
        with freeze_time('2025-03-03 01:00:00'):
            plan = self.open_case(self.make_person(
                "Baru", f"baru{self.env['skp.plan'].search_count([])}", manager=self.section_head)).with_env(self.env)
            self.fill_plan(plan)
        plan.employee_id.write({'resource_calendar_id': self.calendar.id, 'tz': WIB})
        return plan

    def test_holiday(self):
        self.holiday('2025-03-04')
        task = self.run_step('2025-03-03 08:00:00', '2025-03-05 02:00:00')
        self.assertEqual(task.work_minutes, 120, "Tuesday is a holiday")

    def test_holiday_entered_later(self):
        self.assertEqual(self.run_step('2025-03-03 08:00:00', '2025-03-05 02:00:00').work_minutes, 540)
        self.holiday('2025-03-04')
        task = self.run_step('2025-03-03 08:00:00', '2025-03-05 02:00:00', plan=self.fresh())
        self.assertEqual(task.work_minutes, 120)

    def test_holiday_of_another_company(self):
        other = self.env['res.company'].create({'name': "Dinas Lain"})
        self.holiday('2025-03-04', other)
        self.assertEqual(self.run_step('2025-03-03 08:00:00', '2025-03-05 02:00:00').work_minutes, 540)

    def test_time_zones(self):
        """From 7.30 to 9.30 in western time: the same moments are other hours of work further east."""
        for tz, minutes in ((WIB, 90), (WITA, 120), (WIT, 120)):
            with self.subTest(tz):
                plan = self.fresh()
                plan.employee_id.tz = tz
                task = self.run_step('2025-03-03 00:30:00', '2025-03-03 02:30:00', plan=plan)
                self.assertEqual(task.work_minutes, minutes)
        plan = self.fresh()
        plan.employee_id.tz = WIT
        task = self.run_step('2025-03-03 06:00:00', '2025-03-03 08:00:00', plan=plan)
        self.assertEqual(task.work_minutes, 60, "in eastern time the office closes at 14.00 western time")

    def test_own_working_hours(self):
        morning = self.make_calendar()
        morning.attendance_ids.filtered(lambda row: row.day_period != 'morning').unlink()
        plan = self.fresh()
        plan.employee_id.resource_calendar_id = morning
        task = self.run_step('2025-03-03 01:00:00', '2025-03-03 09:00:00', plan=plan)
        self.assertEqual(task.work_minutes, 240)

    def test_month_report(self):
        """The clock of a monthly report begins when its month is over."""
        plan = self.walk(self.open_case(), 'realisation')
        self.fill_month(plan)
        task = self.run_step('2025-01-10 01:00:00', '2025-02-03 01:20:00', plan=plan)  # the 1st is a Saturday
        self.assertEqual((task.waiting_minutes, task.work_minutes, task.misses_time), (0, 20, False))
        self.complete(plan)
        self.fill_month(plan)
        early = self.run_step('2025-02-03 01:20:00', '2025-02-27 01:20:00', '2025-02-03 02:00:00', plan)
        self.assertEqual((early.waiting_minutes, early.work_minutes), (0, 0), "handed over before the month ends")

    def test_start_is_the_holders(self):
        task = self.planned().current_task_id
        with self.assertRaisesRegex(UserError, "is with Siti Aminah, S.Kom. since"):
            task.with_user(self.section_head.user_id).action_start()
        with self.assertRaises(AccessError):
            task.with_user(self.stranger.user_id).action_start()
        with freeze_time('2025-03-03 03:00:00'):
            task.with_user(self.worker.user_id).action_start()
        with freeze_time('2025-03-03 04:00:00'):
            task.with_user(self.worker.user_id).action_start()
        self.assertEqual(task.started_at, datetime(2025, 3, 3, 3), "pressed again, it changes nothing")

    def test_deadline(self):
        """Fourteen working days for the plan, five for its review; a holiday and the weekend do not count."""
        plan = self.planned()
        self.assertEqual(plan.current_task_id.step_id.deadline_days, 14)
        self.assertEqual(plan.deadline, fields.Date.to_date('2025-03-21'))
        self.holiday('2025-03-12')
        self.run_step('2025-03-06 01:00:00', '2025-03-06 02:00:00', plan=plan)
        self.assertEqual(plan.deadline, fields.Date.to_date('2025-03-14'))


@tagged('-at_install', 'post_install')
class TestRegister(DeviationCase):
    """What missed its standard, who accounts for it, and who sees it."""

    def test_kept(self):
        task = self.run_step('2025-03-03 01:00:00', '2025-03-03 04:00:00')
        self.assertEqual((task.standard_minutes, task.overrun_minutes, task.deviation), (300, 0, False))
        with self.assertRaisesRegex(UserError, "kept its standard"):
            task.with_user(self.worker.user_id).justify("Tidak perlu")

    def test_late(self):
        task = self.late_plan()
        self.assertEqual((task.work_minutes, task.overrun_minutes), (600, 300))
        self.assertTrue(task.misses_time and task.deviation)
        self.assertEqual(task.deviation_sentence, "Time: 600 of 300 minutes")

    def test_returned(self):
        plan = self.planned()
        task = self.run_step('2025-03-03 01:00:00', '2025-03-03 02:00:00', plan=plan)
        back = self.run_step('2025-03-03 02:00:00', '2025-03-03 02:30:00', plan=plan, decision='return',
                             reason="Lampiran tidak ada", values={'fault': 'completeness'})
        self.assertTrue(task.misses_completeness and task.deviation and not task.misses_output)
        self.assertEqual((back.work_minutes, back.deviation), (30, False), "the clock of who returns it stops")
        again = self.run_step('2025-03-03 02:30:00', '2025-03-03 02:40:00', plan=plan)
        self.assertEqual((again.work_minutes, again.deviation), (10, False), "the step opened anew has its own clock")

    def test_returned_through_the_dialog(self):
        plan = self.planned()
        task = self.run_step('2025-03-03 01:00:00', '2025-03-03 02:00:00', plan=plan)
        appraiser = self.section_head.user_id
        action = plan.current_task_id.with_user(appraiser).action_complete_selected()
        dialog = Form(self.env['skp.complete'].with_user(appraiser).with_context(**action['context']))
        dialog.reason = "Salah"
        dialog.save().action_return()
        self.assertEqual(task.fault, 'output')

    def test_unknown_fault(self):
        plan = self.walk(self.open_case(), 'review')
        with self.assertRaisesRegex(UserError, "Fault is “beauty”: choose one of completeness, output"):
            self.complete(plan, 'return', "Salah", {'fault': 'beauty'})

    def test_justify(self):
        task = self.late_plan()
        for text in ('', '   ', None):
            with self.assertRaisesRegex(UserError, "Justification of “.+ is empty: write .+600 of 300 minutes"):
                task.with_user(self.worker.user_id).justify(text)
        with self.assertRaisesRegex(UserError, "only Siti Aminah, S.Kom. can justify it"):
            task.with_user(self.section_head.user_id).justify("Bukan saya")
        with self.assertRaises(AccessError):
            task.with_user(self.stranger.user_id).justify("Bukan saya")
        task.with_user(self.worker.user_id).justify("  Jaringan putus  ")
        self.assertEqual(task.justification, "Jaringan putus")
        self.assertTrue(task.justified_at)

    def test_dialog(self):
        task, user = self.late_plan(), self.worker.user_id
        self.assertTrue(task.with_user(user).can_justify)
        self.assertFalse(task.with_user(self.section_head.user_id).can_justify)
        context = task.with_user(user).action_justify()['context']
        dialog = Form(self.env['skp.justify'].with_user(user).with_context(**context))
        dialog.text = "Listrik padam"
        dialog.save().action_save()
        self.assertEqual(task.justification, "Listrik padam")

    def test_remark(self):
        """The appraiser remarks on the employee's step, the superior on the appraiser's, an administrator on others."""
        plan = self.planned()
        late = self.late_plan(plan)
        review = self.run_step('2025-03-04 04:00:00', '2025-03-05 04:00:00', plan=plan, decision='agree')
        self.assertTrue(review.deviation)
        people = (self.worker, self.section_head, self.head, self.data_manager, self.administrator)
        for task, right in ((late, self.section_head), (review, self.head)):
            for person in people:
                reader = task.with_user(person.user_id)
                self.assertEqual(reader.can_remark, person == right, (task.name, person.name))
                if person != right:
                    with self.assertRaisesRegex(UserError, f"only {right.name} can remark on it"):
                        reader.remark_on("Bukan wewenang")
        with self.assertRaisesRegex(UserError, "Superior's Remark of .+ is empty"):
            late.with_user(self.section_head.user_id).remark_on(" ")
        late.with_user(self.worker.user_id).justify("Jaringan putus")
        late.with_user(self.section_head.user_id).remark_on("Diterima")
        self.assertEqual((late.remark, late.remarked_by_id), ("Diterima", self.section_head.user_id))
        with self.assertRaisesRegex(UserError, "it stays so"):
            late.with_user(self.worker.user_id).justify("Lain")

    def test_remark_on_the_office(self):
        plan = self.walk(self.open_case(), 'handover')
        task = self.run_step('2025-03-03 01:00:00', '2025-03-04 04:00:00', plan=plan)
        self.assertFalse(task.with_user(self.head.user_id).can_remark)
        self.assertTrue(task.with_user(self.administrator.user_id).can_remark)

    def owing(self, setting):
        """A case back on the employee's desk, whose plan was late and came back, under a setting."""
        self.company.skp_justification = setting
        plan = self.planned()
        task = self.late_plan(plan)
        self.complete(plan, 'return', "Salah")
        return plan, task

    def test_required(self):
        plan, task = self.owing('required')
        with self.assertRaisesRegex(UserError, r"missed its standard \(.+600 of 300 .+Results / Deviations first"):
            self.complete(plan)
        self.assertEqual(plan.state, 'plan')
        task.with_user(self.worker.user_id).justify("Jaringan putus")
        self.complete(plan)
        self.assertEqual(plan.state, 'review')

    def test_asked(self):
        plan, task = self.owing('asked')
        dialog = self.env['skp.complete'].with_user(self.worker.user_id).new(
            {'task_ids': [(6, 0, plan.current_task_id.ids)]})
        self.assertIn("1 of your steps missed the standard", dialog.owed)
        self.complete(plan)
        self.assertEqual(plan.state, 'review')

    def test_off(self):
        plan, task = self.owing('off')
        dialog = self.env['skp.complete'].with_user(self.worker.user_id).new(
            {'task_ids': [(6, 0, plan.current_task_id.ids)]})
        self.assertFalse(dialog.owed)
        self.complete(plan)
        self.assertTrue(task.deviation, "the register is kept all the same")

    def test_who_sees_what(self):
        plan = self.planned()
        late = self.late_plan(plan)
        review = self.run_step('2025-03-04 04:00:00', '2025-03-05 04:00:00', plan=plan, decision='agree')
        for person, seen in (
            (self.worker, late), (self.section_head, late | review), (self.head, late | review),
            (self.data_manager, late | review), (self.administrator, late | review),
            (self.stranger, self.env['skp.task']),
        ):
            model = self.env['skp.task'].with_user(person.user_id)
            action = model.action_open_register()
            self.assertEqual(model.search(action['domain']), seen, person.name)

    def test_recap(self):
        plan = self.planned()
        self.late_plan(plan)
        self.run_step('2025-03-04 04:00:00', '2025-04-02 04:00:00', plan=plan, decision='agree')
        domain = [('deviation', '=', True), ('company_id', '=', self.company.id)]
        rows = self.env['skp.task'].with_user(self.data_manager.user_id)._read_group(
            domain, ['done_at:month', 'step_id', 'holder_name', 'department_id'], ['__count', 'overrun_minutes:sum'])
        self.assertEqual(
            [(month.month, step.act, holder, unit, count) for month, step, holder, unit, count, _over in rows], [
                (3, 'plan', "Siti Aminah, S.Kom.", self.worker.department_id, 1),
                (4, 'review', "Budi Santoso, S.E.", self.worker.department_id, 1)])
        self.assertEqual(rows[0][-1], 300)

    def test_proposed_for_revision(self):
        workers = self.make_workers(5)
        workers.write({'resource_calendar_id': self.calendar.id, 'tz': WIB})
        with freeze_time('2025-03-03 01:00:00'):
            plans = self.open_case(workers)
            self.fill_plan(plans)
        step, steps = plans.current_task_id.step_id, self.env['skp.sop.step'].with_user(self.data_manager.user_id)
        for plan in plans[:4]:
            self.late_plan(plan)
        self.assertEqual(steps.browse(step.id).read(['runs', 'misses', 'never_met'])[0], {
            'id': step.id, 'runs': 4, 'misses': 4, 'never_met': False}, "four runs are too few")
        self.late_plan(plans[4])
        steps.invalidate_model()
        self.assertEqual(steps.search([('never_met', '=', True)]), step)
        self.assertEqual(steps.browse(step.id).median_minutes, 600)
        self.assertNotIn(step, steps.search([('never_met', '=', False)]))
        self.run_step('2025-03-03 01:00:00', '2025-03-03 02:00:00', plan=self.planned())
        steps.invalidate_model()
        self.assertFalse(steps.search([('never_met', '=', True)]), "one run kept it")
