from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import SkpCommon
from .common_sop_92 import Sop92Mixin


@tagged('-at_install', 'post_install')
class TestSop92(Sop92Mixin, SkpCommon):
    """Collecting SKP by SOP 92: eight steps, no months, ending with the employee's receipt."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_sop_92()

    def test_eight_steps(self):
        plan = self.walk_92(self.open_92(), None)
        self.assertEqual(plan.task_ids.sorted('id').mapped('act'), [
            'prepare', 'hand_over', 'assess', 'respond', 'hand_over', 'ratify', 'hand_over', 'receive'])
        self.assertEqual(plan.task_ids.sorted('id').mapped('done_by_id'), (
            self.staff | self.section_head | self.worker | self.head).user_id)
        self.assertEqual(plan.state, 'done')
        self.assertFalse(plan.archived_on or plan.realisation_ids or plan.activity_ids)
        self.assertIn("by Siti Aminah", plan.status_sentence)
        appraisal = plan.appraisal_ids
        # 12/12, 100/100, 12/12 months: 100 + 100 + 76 = 276 / 3 = 92
        self.assertEqual((appraisal.skp_score, appraisal.behaviour_average, appraisal.score), (92.0, 88.0, 90.4))
        self.assertTrue(appraisal.made_on and appraisal.received_on and appraisal.ratified_on)
        signed = plan.signature_ids.sorted('id')
        self.assertEqual(signed.mapped('role'), ['appraiser', 'employee', 'superior'])
        self.assertEqual(set(signed.mapped('document')), {'appraisal'})

    def test_many_cases_in_one_go(self):
        plans = self.walk_92(self.open_92(self.make_workers(5)), 'ratify')
        self.assertEqual(set(plans.mapped('state')), {'ratification'})

    def test_prepare_needs_the_previous_year(self):
        plan = self.open_92()
        self.assertEqual((plan.state, plan.current_user_id), ('plan', self.staff.user_id))
        with self.assertRaisesRegex(UserError, "no activity yet.*previous year's SKP is missing"):
            self.complete(plan)
        self.prepare(plan, 'entered')
        with self.assertRaisesRegex(UserError, "Year, Predicate, Scan of the previous SKP is empty"):
            self.complete(plan)
        scan = self.env['ir.attachment'].with_user(self.staff.user_id).create({'name': "2023.pdf", 'raw': b"x"})
        plan.previous_ids.with_user(self.staff.user_id).write(
            {'year': 2023, 'predicate': "Baik", 'scan_ids': [(6, 0, scan.ids)]})
        self.complete(plan)
        self.assertEqual(plan.current_task_id.step_id, self.env.ref('hr_skp.sop_92_step_2'))

    def test_copied_cannot_be_claimed(self):
        plan = self.open_92()
        self.prepare(plan, 'copied')
        with self.assertRaisesRegex(UserError, "nothing was copied"):
            self.complete(plan)
        with self.assertRaises(AccessError):
            plan.previous_ids.with_user(self.staff.user_id).source_plan_id = plan

    def test_copy_previous(self):
        self.walk(self.open_case(), 'realisation')
        later = self.make_period(2026)
        later.write({'sop_id': self.period_92.sop_id.id, 'staff_id': self.staff.user_id.id})
        plan = self.open_92(period=later).with_user(self.staff.user_id)
        plan.action_copy_previous()
        self.assertEqual(len(plan.main_line_ids), 2)
        self.assertEqual(plan.main_line_ids.mapped('quantity_target'), [12.0, 24.0])
        self.assertEqual(plan.main_line_ids.mapped('cost_target'), [0.0, 5000000.0])
        self.assertTrue(all(plan.main_line_ids.mapped('to_review')))
        plan.main_line_ids[0].quantity_target = 15
        self.assertEqual(plan.main_line_ids.mapped('to_review'), [False, True])
        self.assertEqual((plan.previous_ids.kind, plan.previous_ids.year), ('copied', 2025))
        with self.assertRaisesRegex(UserError, "has activities already"):
            plan.action_copy_previous()
        self.complete(plan)

    def test_nothing_to_copy(self):
        plan = self.open_92()
        with self.assertRaisesRegex(UserError, "No earlier SKP of Siti Aminah"):
            plan.with_user(self.staff.user_id).action_copy_previous()

    def test_only_the_staff_prepares(self):
        plan = self.open_92()
        for person in (self.worker, self.section_head, self.data_manager, self.head):
            with self.assertRaises(AccessError):
                plan.env['skp.plan.line'].with_user(person.user_id).create({'plan_id': plan.id, 'name': "X"})
            with self.assertRaises(AccessError):
                plan.env['skp.previous'].with_user(person.user_id).create({'plan_id': plan.id, 'kind': 'none'})
        plan = self.walk_92(plan, 'hand_over')
        with self.assertRaises(AccessError):
            plan.line_ids.with_user(self.staff.user_id).name = "Lain"

    def test_nobody_prepares_the_own_forms(self):
        plan = self.open_92(self.staff)
        self.assertEqual(plan.current_user_id, self.section_head.user_id)
        with self.assertRaises(AccessError):
            plan.env['skp.plan.line'].with_user(self.staff.user_id).create({'plan_id': plan.id, 'name': "X"})
        self.prepare(plan)
        self.complete(plan)

    def test_assess_needs_every_figure_and_score(self):
        plan = self.walk_92(self.open_92(), 'assess')
        self.assertEqual(plan.state, 'measurement')
        with self.assertRaisesRegex(UserError, "Realised Quantity, Quality, Time.*No score yet"):
            self.complete(plan)
        rows = plan.appraisal_ids.sudo().line_ids.measurement_ids
        for person in (self.worker, self.staff, self.head):
            with self.assertRaises(AccessError):
                rows.with_user(person.user_id).write({'corrected': 1})
            with self.assertRaises(AccessError):
                plan.sudo().appraisal_ids.behaviour_ids.with_user(person.user_id).write({'score': 90})
        self.assess(plan)
        self.complete(plan)
        self.assertTrue(plan.sudo().appraisal_ids.made_on)
        with self.assertRaises(AccessError):
            rows.with_user(self.section_head.user_id).write({'corrected': 1})

    def test_disagreement_goes_back_to_the_appraiser(self):
        plan = self.walk_92(self.open_92(), 'respond')
        self.complete(plan, 'return', "Mutu belum sesuai")
        self.assertEqual((plan.current_task_id.act, plan.state), ('assess', 'measurement'))
        self.assertTrue(plan.returned)
        row = plan.sudo().appraisal_ids.behaviour_ids[0].with_user(self.section_head.user_id)
        row.score = 95
        self.complete(plan)
        self.complete(plan, 'accept')
        self.assertEqual(plan.current_task_id.step_id, self.env.ref('hr_skp.sop_92_step_5'))
        self.assertEqual(len(plan.appraisal_ids), 1)

    def test_two_procedures_at_once_in_one_office(self):
        """Two units of one office, each by its own procedure in the same year, chosen by the wizard's units."""
        unit = self.env['hr.department'].create({'name': "Bidang E-Government", 'company_id': self.company.id})
        self.stranger.department_id = unit
        period = self.make_period(2025)
        period.write({'sop_id': self.period_92.sop_id.id, 'staff_id': self.staff.user_id.id})
        wizard = self.env['skp.period.job'].with_user(self.data_manager.user_id).create(
            {'period_id': period.id, 'department_ids': [(6, 0, unit.ids)]})
        self.assertEqual(wizard.ready_count, 1)
        wizard.action_open()
        self.assertEqual(period.plan_ids.employee_id, self.stranger)
        one, other = self.open_case(), period.plan_ids
        self.assertEqual((one.current_task_id.act, other.current_task_id.act), ('plan', 'prepare'))
        self.walk(one, 'review')
        self.walk_92(other, None)
        self.assertEqual((one.sop_id.code, one.state), ('pos_544', 'review'))
        self.assertEqual((other.sop_id.code, other.state), ('sop_92', 'done'))

    def test_another_staff_takes_over(self):
        plan = self.open_92()
        self.period_92.staff_id = self.administrator.user_id
        self.assertEqual(plan.current_user_id, self.administrator.user_id)
        self.period_92.staff_id = False
        self.assertEqual(plan.current_user_id, self.data_manager.user_id)
