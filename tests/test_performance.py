from odoo.tests import Form, tagged, warmup

from .common import SkpCommon

NAME = {'fields': {'display_name': {}}}


@tagged('-at_install', 'post_install')
class TestPerformance(SkpCommon):
    """Query budgets for batches of 100: they follow the batch, not the row."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.workers = cls.make_workers(100)
        december = [
            {'period_id': cls.period.id, 'employee_id': worker.id, 'date_from': '2025-12-01'}
            for worker in cls.workers
        ]
        cls.plans = cls.walk(cls.env['skp.plan'].create(december), 'review').sudo()

    def setUp(self):
        super().setUp()
        self.cool_down()

    def cool_down(self):
        """Start a count from a cold record cache."""
        self.env.flush_all()
        self.env.invalidate_all()

    def open_tasks(self):
        """The present tasks as their holder's client names them: by id."""
        tasks = self.plans.current_task_id
        return self.env['skp.task'].with_user(tasks.user_id).browse(tasks.ids)

    def count_queries(self, call):
        """Queries of a call, its flush included."""
        self.cool_down()
        before = self.cr.sql_log_count
        call()
        self.env.cr.flush()
        return self.cr.sql_log_count - before

    @warmup
    def test_open_period(self):
        """100 cases, with 300 people, 100 tasks and 100 activities below them."""
        period = self.make_period(2024).with_user(self.data_manager.user_id)
        self.cool_down()
        with self.assertQueryCount(36):
            period._open_for(self.workers)

    @warmup
    def test_review_hundred_plans(self):
        tasks = self.open_tasks()
        self.cool_down()
        with self.assertQueryCount(49):
            result = tasks.complete('agree')
        self.assertEqual(len(result['completed']), 100)
        self.assertFalse(result['held_back'])

    def test_steps_of_the_office(self):
        """Whatever one person completes for 100 cases costs at most one query a case, cold caches included."""
        plans, counts = self.plans, {}
        values = {'archive_place': "Rak 1"}
        while plans[0].state != 'done':
            state, decision = plans[0].state, {'review': 'agree', 'response': 'accept'}.get(plans[0].state, 'done')
            plans.realisation_ids.line_ids.write({'value': 1})
            plans.appraisal_ids.behaviour_ids.write({'score': 90})
            user = plans.current_task_id.user_id
            if len(user) == 1:
                tasks = self.open_tasks()
                counts[state] = self.count_queries(lambda: tasks.complete(decision, '', values))  # noqa: B023
            else:
                self.complete(plans, decision)
        self.assertEqual(set(plans.mapped('state')), {'done'})
        self.assertLessEqual(max(counts.values()), 100, f"queries of each step: {counts}")

    @warmup
    def test_list_of_eighty(self):
        plans = self.env['skp.plan'].with_user(self.section_head.user_id)
        self.cool_down()
        with self.assertQueryCount(9):
            plans.web_search_read([], {
                'name': {}, 'employee_id': NAME, 'department_id': NAME, 'period_id': NAME, 'state': {},
                'current_user_id': NAME, 'deadline': {}, 'returned': {}, 'rating_name': {},
            }, limit=80)

    @warmup
    def test_form_of_a_case(self):
        plan = self.env['skp.plan'].with_user(self.section_head.user_id).browse(self.plans[0].id)
        specification = Form(plan)._view['fields_spec']
        self.cool_down()
        with self.assertQueryCount(11):
            plan.web_read(specification)

    @warmup
    def test_form_of_a_measured_case(self):
        """The richest form: the last month is measured, the result stands, and another one corrects it."""
        plan = self.walk(self.env['skp.plan'].browse(self.plans[:1].ids), 'behaviour').with_user(
            self.section_head.user_id)
        specification = Form(plan)._view['fields_spec']
        self.cool_down()
        with self.assertQueryCount(16):
            plan.web_read(specification)
