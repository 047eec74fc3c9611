from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import SkpCommon


@tagged('-at_install', 'post_install')
class TestMonthOpening(SkpCommon):
    """January was handed over and lies with the appraiser; in Padang it is March now."""

    @classmethod
    @freeze_time('2025-01-31')
    def setUpClass(cls):
        super().setUpClass()
        cls.company.skp_lock_days = 5
        cls.env.company.resource_calendar_id.tz = 'Asia/Jakarta'
        cls.plan = cls.walk(cls.open_case(), 'measurement').sudo()

    def open_months(self):
        with self.enter_registry_test_mode():
            self.env.ref('hr_skp.ir_cron_open_months').method_direct_trigger()
        self.env.invalidate_all()
        return self.plan.realisation_ids.sorted('month')

    def own(self, record):
        return record.with_user(self.worker.user_id)

    # -- what is opened ----------------------------------------------------------------------------

    @freeze_time('2025-03-10')
    def test_months_that_have_begun(self):
        january, *ahead = self.open_months()
        self.assertEqual([sheet.month for sheet in ahead], [date(2025, 2, 1), date(2025, 3, 1)])
        for sheet in ahead:
            self.assertEqual((sheet.state, sheet.opened_on, sheet.closes_on), ('open', False, False))
        for sheet in ahead:
            self.assertEqual(sheet.line_ids.indicator_id, january.line_ids.indicator_id)
            self.assertFalse(any(sheet.line_ids.mapped('is_filled')))
        self.assertEqual(len(self.plan.task_ids.filtered(lambda task: task.state == 'open')), 1)
        self.assertEqual(len(self.open_months()), 3, "a second run opens nothing")

    @freeze_time('2025-01-31 16:59:00')
    def test_not_before_the_month_begins_where_the_office_is(self):
        self.assertEqual(len(self.open_months()), 1)

    @freeze_time('2025-01-31 17:10:00')
    def test_when_it_has_begun_where_the_office_is(self):
        self.assertEqual(len(self.open_months()), 2)

    @freeze_time('2025-03-10')
    def test_cases_that_report_no_month_now(self):
        """Not agreed yet, of somebody on leave, of a closed period, and of a year that is over."""
        early = self.open_case(self.stranger).sudo()
        with freeze_time('2026-02-01'):
            self.assertEqual(len(self.open_months()), 1)
        self.period.sudo().state = 'closed'
        self.assertEqual(len(self.open_months()), 1)
        self.period.sudo().state = 'open'
        status = self.env['skp.status'].sudo().create({
            'employee_id': self.worker.id, 'kind': 'study', 'date_from': '2025-03-01', 'letter': "SK-1"})
        self.assertEqual(self.plan.status_id, status)
        self.assertEqual(len(self.open_months()), 1)
        self.assertFalse(early.realisation_ids)

    # -- typing ------------------------------------------------------------------------------------

    @freeze_time('2025-02-10')
    def test_the_employee_types_while_the_appraiser_has_the_month_before(self):
        january, february = self.open_months()
        self.assertFalse(self.own(january).can_edit)
        self.assertTrue(self.own(february).can_edit)
        self.own(february.line_ids[0]).value = 2
        editable = [month['editable'] for month in self.own(self.plan).get_month_grid()['months']]
        self.assertEqual(editable, [False, True] + [False] * 10)
        with self.assertRaises(AccessError):
            self.own(january.line_ids[0]).value = 2

    @freeze_time('2025-02-10')
    def test_nobody_else_types(self):
        _january, february = self.open_months()
        for person in (self.section_head, self.head, self.data_manager, self.stranger):
            user = person.user_id
            with self.subTest(user.login), self.assertRaises(AccessError):
                february.line_ids[0].with_user(user).value = 2
        with self.assertRaises(AccessError):
            self.own(february).opened_on = '2025-02-01'
        with self.assertRaises(AccessError):
            self.env['skp.realisation'].with_user(self.worker.user_id).create(
                {'plan_id': self.plan.id, 'month': '2025-05-01', 'opened_on': False})

    @freeze_time('2025-02-10')
    def test_not_handed_over_before_its_step(self):
        _january, february = self.open_months()
        self.assertFalse(february.opened_on, "the button that hands a month over is hidden")
        with self.assertRaisesRegex(UserError, self.section_head.name):
            self.own(self.plan.current_task_id).complete()

    @freeze_time('2025-04-10')
    def test_the_step_takes_the_month_up(self):
        january, february, march, april = self.open_months()
        self.own(february.line_ids[0]).value = 2
        self.complete(self.plan)
        task = self.plan.current_task_id
        self.assertEqual((january.state, task.act, task.realisation_id), ('measured', 'realise', february))
        self.assertEqual((february.opened_on, february.closes_on), (date(2025, 4, 10), date(2025, 4, 17)))
        self.assertEqual(february.line_ids[0].value, 2)
        self.assertTrue(self.own(march).can_edit, "the months beyond stay open")
        self.assertFalse(march.closes_on)
        self.fill_month(self.plan)
        self.complete(self.plan)
        self.complete(self.plan)
        self.assertEqual(self.plan.current_task_id.realisation_id, march)
        self.assertFalse(april.opened_on)

    def test_the_whole_year(self):
        with freeze_time('2025-12-20'):
            self.assertEqual(len(self.open_months()), 12)
            self.walk(self.plan, 'done')
        self.assertEqual(len(self.plan.realisation_ids), 12)
        self.assertEqual(set(self.plan.realisation_ids.mapped('state')), {'measured'})
        self.assertTrue(self.plan.appraisal_ids.score)

    # -- backwards and aside -----------------------------------------------------------------------

    def take_back(self):
        """Take the last step back as an administrator, who may also when the next one has begun."""
        last = self.plan.task_ids._last_done()
        last.with_user(self.administrator.user_id).take_back("Keliru")
        self.env.invalidate_all()

    @freeze_time('2025-03-10')
    def test_measure_taken_back_leaves_the_next_month_open_to_type(self):
        january, february, _march = self.open_months()
        self.complete(self.plan)
        self.take_back()
        self.assertEqual((self.plan.current_task_id.realisation_id, january.state), (january, 'submitted'))
        self.assertFalse(february.opened_on)
        self.assertTrue(february.line_ids)
        self.assertTrue(self.own(february).can_edit)

    @freeze_time('2025-03-10')
    def test_plan_that_opens_again_leaves_nothing_behind(self):
        """Back to the plan: rows may go there, so no empty figure may hold them; the months are filled again later."""
        sheets = self.open_months()
        self.own(sheets[1].line_ids[0]).value = 3
        for _step in ('realise', 'review'):
            self.take_back()
        self.assertEqual(self.plan.current_task_id.act, 'review')
        self.assertFalse(any(self.own(sheet).can_edit for sheet in sheets), "the plan is not agreed")
        self.assertFalse(sheets[2].line_ids)
        self.complete(self.plan, 'agree')
        self.assertEqual(self.plan.current_task_id.realisation_id, sheets[0])
        self.assertEqual([len(sheet.line_ids) for sheet in sheets], [len(sheets[0].line_ids)] * 3)
        self.assertEqual(sheets[1].line_ids[0].value, 3)

    @freeze_time('2025-03-10')
    def test_transfer_drops_empty_months_beyond_it(self):
        self.open_months()
        self.assertIsNone(self.plan._refuse_late_months(date(2025, 2, 1)))
        self.plan.realisation_ids.sorted('month')[-1].line_ids[0].with_user(self.worker.user_id).value = 1
        self.assertRegex(self.plan._refuse_late_months(date(2025, 2, 1)), "March 2025 .* holds figures")


@tagged('-at_install', 'post_install')
class TestMonthOpeningAtOnce(SkpCommon):
    """Many cases cost what one batch costs."""

    @freeze_time('2025-03-10')
    def test_queries(self):
        workers = self.make_workers(50)
        with freeze_time('2025-01-10'):
            plans = self.walk(self.period.with_user(self.data_manager.user_id)._open_for(workers), 'realisation').sudo()
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(19):
            plans._open_months()
        self.assertEqual(len(plans.realisation_ids), 150)
        self.assertEqual(len(plans.realisation_ids.line_ids), 3 * len(plans.realisation_ids[0].line_ids) * 50)
