from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged, warmup

from .common import SkpCommon


@tagged('-at_install', 'post_install')
class TestGlance(SkpCommon):
    """The office at a glance: every figure is the number of rows that it opens."""

    @classmethod
    @freeze_time('2025-12-10')
    def setUpClass(cls):
        super().setUpClass()
        workers = cls.make_workers(12)
        plans = cls.env['skp.plan'].create([
            {'period_id': cls.period.id, 'employee_id': worker.id, 'date_from': '2025-12-01'} for worker in workers])
        cls.walk(plans[:3], 'done')
        cls.walk(plans[3:5], 'measurement')
        cls.plans = plans.sudo()

    def glance(self, person=None):
        return self.env['skp.glance'].with_user((person or self.data_manager).user_id).get_glance(self.period.id)

    @freeze_time('2026-02-10')
    def test_figures_are_what_they_open(self):
        glance = self.glance()
        self.assertEqual(glance['total'], 12)
        models = {'phases': 'skp.plan', 'units': 'skp.plan', 'steps': 'skp.task', 'people': 'skp.task'}
        for name, model in models.items():
            self.assertTrue(glance[name])
            for row in glance[name]:
                rows = self.env[model].with_user(self.data_manager.user_id).search_count(row['domain'])
                self.assertEqual(rows, row['count'], f"{name}: {row['name']}")

    @freeze_time('2026-02-10')
    def test_where_everybody_is(self):
        glance = self.glance()
        counts = {row['domain'][1][2]: row['count'] for row in glance['phases']}
        self.assertEqual(counts, {'plan': 7, 'measurement': 2, 'done': 3})
        self.assertEqual([(row['done'], row['count']) for row in glance['months']], [(3, 5)])
        self.assertEqual(glance['weeks'][-1]['count'], 3)
        self.assertEqual(glance['days_left'], -10)

    @freeze_time('2026-02-10')
    def test_people_month_by_month(self):
        team = self.glance(self.section_head)['team']
        self.assertEqual([row['plan_id'] for row in team], self.plans.sorted('name').ids)
        rows = {row['plan_id']: row for row in team}
        december = [rows[plan.id]['months'] for plan in self.plans[2:6]]
        self.assertEqual([[(month['state'], month['pace']) for month in row] for row in december], [
            [('measured', 8)], [('submitted', 8)], [('submitted', 8)], [(False, None)]])
        self.assertEqual([rows[plan.id]['done'] for plan in self.plans[2:6]], [1, 0, 0, 0])
        self.assertEqual(self.glance(self.data_manager)['team'], [], "whoever stands above nobody has no team here")
        case = self.open_case(self.worker)
        self.assertEqual([row['plan_id'] for row in self.glance(self.worker)['team']], case.ids)

    @freeze_time('2025-12-10')
    def test_next_year_opened_ahead_is_not_shown_first(self):
        self.make_period(2026).with_user(self.data_manager.user_id)._open_for(self.stranger)
        glances = self.env['skp.glance'].with_user(self.data_manager.user_id)
        self.assertEqual(glances.get_glance()['period_id'], self.period.id)
        with freeze_time('2026-01-02'):
            self.assertNotEqual(glances.get_glance()['period_id'], self.period.id)

    @freeze_time('2026-02-10')
    def test_pace(self):
        """A month's figures beside an even share of the targets that add up; no quality, nothing untold."""
        sheet = self.plans[3].realisation_ids
        self.assertEqual(sheet._paces(), {sheet.id: 8}, "a twelfth of the year's target, in a plan of one month")
        for row in sheet.line_ids.filtered(lambda row: row.aspect == 'quantity'):
            row.value = row.target
        self.assertEqual(sheet._paces(), {sheet.id: 69}, "two of 100 %, one cost of 8 %")
        sheet.line_ids.is_filled = False
        self.assertEqual(sheet._paces(), {sheet.id: None})

    @freeze_time('2026-02-10')
    def test_everybody_counts_what_they_may_read(self):
        self.assertEqual(self.glance(self.section_head)['total'], 12)
        self.open_case(self.worker)
        self.assertEqual(self.glance(self.worker)['total'], 1)

    def test_a_period_of_others(self):
        self.make_period(2026)
        other = self.make_period(2027)
        with self.assertRaisesRegex(UserError, "choose one of 2025"):
            self.env['skp.glance'].with_user(self.data_manager.user_id).get_glance(other.id)

    def test_nothing_to_read(self):
        glance = self.env['skp.glance'].with_user(self.stranger.user_id).get_glance()
        self.assertEqual(glance, {'periods': []})

    @warmup
    def test_queries_do_not_follow_the_office(self):
        glance = self.env['skp.glance'].with_user(self.data_manager.user_id)
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(20):
            glance.get_glance(self.period.id)
