from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ..models.skp_guarded_signed import ENGINE
from .common import SkpCommon


@tagged('-at_install', 'post_install')
class TestPlanTemplate(SkpCommon):
    """Plans that start from what the office expects of a post, or from last year; each row is looked at again."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.job = cls.env['hr.job'].create({'name': "Analis", 'company_id': cls.company.id})
        cls.by_kind = cls.make_template("Pelaksana", post_kind='executor')
        cls.by_post = cls.make_template("Analis", job_ids=[(6, 0, cls.job.ids)])

    @classmethod
    def make_template(cls, name, **values):
        return cls.env['skp.template'].with_user(cls.data_manager.user_id).create({
            'name': name, 'company_id': cls.company.id, 'scheme_code': 'pp46', **values,
            'line_ids': [(0, 0, {'name': f"Tugas {name}", 'indicator_ids': [
                (0, 0, {'aspect': 'quantity', 'target': 12, 'unit': 'laporan'}),
                (0, 0, {'aspect': 'quality', 'target': 100, 'unit': '%'})]})]})

    def open_from_templates(self, people):
        self.env['skp.period.job'].with_user(self.data_manager.user_id).create({
            'period_id': self.period.id, 'employee_ids': people.ids, 'use_templates': True}).action_open()
        return self.period.plan_ids

    def test_employee_starts_from_the_template(self):
        plan = self.open_case().with_user(self.worker.user_id)
        plan.action_use_template()
        line = plan.main_line_ids
        self.assertEqual((line.name, line.quantity_target, line.quality_target), ("Tugas Pelaksana", 12, 100))
        self.assertTrue(line.to_review and plan.has_copied_rows)
        line.name = "Tugas saya"
        plan.invalidate_recordset()
        self.assertFalse(line.to_review or plan.has_copied_rows)
        with self.assertRaisesRegex(UserError, "has activities already: remove them"):
            plan.action_use_template()

    def test_own_post_before_the_kind(self):
        self.worker.job_id = self.job
        plans = self.open_from_templates(self.worker | self.stranger).grouped('employee_id')
        self.assertEqual(plans[self.worker].main_line_ids.name, "Tugas Analis")
        self.assertEqual(plans[self.stranger].main_line_ids.name, "Tugas Pelaksana")
        self.assertTrue(all(plan.main_line_ids.to_review for plan in plans.values()))

    def test_other_regulation_other_company(self):
        self.by_kind.scheme_code = 'pp30'
        plan = self.open_case().with_user(self.worker.user_id)
        with self.assertRaisesRegex(UserError, "Balai Uji has no template for the post of Siti Aminah"):
            plan.action_use_template()
        self.by_kind.write({'scheme_code': 'pp46', 'active': False})
        with self.assertRaises(UserError):
            plan.action_use_template()

    def test_only_while_the_rows_may_be_written(self):
        plan = self.walk(self.open_case(), 'review')
        plan.sudo().with_context(**ENGINE).line_ids.unlink()
        for person in (self.worker, self.section_head, self.data_manager):
            with self.assertRaises(UserError):
                plan.with_user(person.user_id).action_use_template()

    def test_for_nobody(self):
        with self.assertRaisesRegex(ValidationError, "Template “X” is for nobody: choose posts or a kind"):
            self.make_template("X")

    def test_last_year_without_a_step_for_it(self):
        """Where the employee prepares the own plan, last year's rows are one click away too."""
        self.walk(self.open_case(), 'realisation')
        later = self.make_period(2026).with_user(self.data_manager.user_id)._open_for(self.worker)
        plan = later.with_user(self.worker.user_id)
        plan.action_copy_previous()
        self.assertEqual(plan.main_line_ids.mapped('quantity_target'), [12.0, 24.0])
        self.assertTrue(all(plan.main_line_ids.mapped('to_review')))

    def test_queries_follow_the_batch(self):
        people = self.make_workers(60)

        def count(chosen):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.open_from_templates(chosen)
            self.env.flush_all()
            return self.cr.sql_log_count - before
        count(people[:10])  # warm
        few, many = count(people[10:20]), count(people[20:])
        self.assertLess(many - few, 30, f"{few} queries for 10 plans, {many} for 40")
