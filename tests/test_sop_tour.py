from odoo.tests import HttpCase, tagged

from .common_sop_any import AnySopMixin


@tagged('-at_install', 'post_install')
class TestSopTour(AnySopMixin, HttpCase):
    """A third office writes its procedure on the screen, without code, and a case runs by it to its end."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()

    def test_third_procedure(self):
        self.start_tour('/odoo', 'hr_skp_administrator_writes_sop', login=self.administrator.user_id.login)
        sop = self.env['skp.sop'].search([('code', '=', 'ringkas')])
        self.assertEqual((sop.state, sop.version), ('published', 1))
        steps = sop.step_ids.sorted('sequence')
        self.assertEqual(steps.mapped('act'), ['plan', 'assess', 'ratify', 'archive'])
        self.assertEqual(steps.mapped('role'), ['employee', 'appraiser', 'superior', 'data_manager'])
        plan = self.open_by(sop)
        self.fill_any(plan.current_task_id)
        self.start_tour('/odoo', 'hr_skp_employee_plans_by_third_sop', login=self.worker.user_id.login)
        plan.invalidate_recordset()
        self.assertEqual(plan.current_task_id.act, 'assess')
        self.walk_any(plan, [])
        self.assertEqual(plan.state, 'done')
        self.assertEqual(plan.task_ids.sorted('id').mapped('step_id'), steps)
        self.assertEqual(plan.appraisal_ids.score, 90.4)
