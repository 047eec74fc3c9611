from odoo.tests import HttpCase, tagged

from .common import OfficeMixin

HELD = {"Pegawai 7", "Pegawai 23", "Pegawai 41"}


@tagged('-at_install', 'post_install')
class TestCheckTeamTour(OfficeMixin, HttpCase):
    """An appraiser clears sixty rows in the browser; three are held back, each with its reason on screen."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()
        cls.plans = cls.walk(cls.env['skp.plan'].create([
            {'period_id': cls.period.id, 'employee_id': worker.id, 'date_from': '2025-12-01'}
            for worker in cls.make_workers(60)]), 'behaviour').sudo()
        cls.score(cls.plans)
        cls.held = cls.plans.filtered(lambda plan: plan.employee_id.name in HELD)
        cls.held.appraisal_ids.behaviour_ids.filtered(lambda row: row.code == 'discipline').score = 0
        cls.env.flush_all()

    def test_sixty_with_three_held_back(self):
        self.start_tour('/odoo', 'hr_skp_appraiser_clears_sixty', login=self.section_head.user_id.login, timeout=180)
        self.plans.invalidate_recordset()
        self.assertEqual(set((self.plans - self.held).mapped('state')), {'response'})
        self.assertEqual(set(self.held.mapped('state')), {'behaviour'})
        signed = self.plans.signature_ids.filtered(lambda row: row.task_id.act == 'behaviour')
        self.assertEqual(signed.plan_id, self.plans - self.held)
