from unittest.mock import patch

from odoo.tests import HttpCase, tagged

from ..models import skp_period_job
from .common import OfficeMixin


@tagged('-at_install', 'post_install')
class TestPeriodOpenTour(OfficeMixin, HttpCase):
    """A personnel officer opens a period: dry run, a gap looked at, the work in the background, its result."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()
        cls.officer = cls.data_manager.user_id
        cls.officer.group_ids += cls.env.ref('hr.group_hr_user')
        cls.make_workers(4)
        cls.worker.skp_nip = False

    def test_dry_run_progress_result(self):
        with patch.object(skp_period_job, 'BATCH', 4):
            self.start_tour('/odoo', 'hr_skp_officer_opens_period', login=self.officer.login)
            job = self.env['skp.period.job'].search([])
            self.assertEqual((job.state, job.total, job.made), ('waiting', 9, 0))
            self.assertFalse(self.period.plan_ids)
            with self.enter_registry_test_mode():
                self.env.ref('hr_skp.ir_cron_open_period').method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual((job.state, job.made), ('done', 9))
        self.start_tour('/odoo', 'hr_skp_officer_sees_result', login=self.officer.login)
