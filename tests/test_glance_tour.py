from odoo.tests import HttpCase, tagged

from .common import OfficeMixin


@tagged('-at_install', 'post_install')
class TestGlanceTour(OfficeMixin, HttpCase):
    """A head reads the dashboard in the browser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()
        later = cls.make_period(2026)
        mine = cls.open_case(cls.section_head)
        workers = cls.make_workers(3)
        next_year = later.with_user(cls.data_manager.user_id)._open_for(cls.section_head | workers[0])
        cls.fill_plan(mine, [("Menyusun laporan 2025", 12, 'laporan', 100, 12, 0)])
        cls.fill_plan(next_year[0], [("Menata arsip 2026", 4, 'boks', 100, 12, 0)])
        team = cls.open_case(workers)
        team.sudo().department_id = cls.section_head.department_id
        cls.walk(team, 'review')
        cls.env.flush_all()

    def test_a_head_reads_the_dashboard(self):
        self.start_tour('/odoo', 'hr_skp_head_reads_the_glance', login=self.section_head.user_id.login)
