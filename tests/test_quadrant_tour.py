from odoo.tests import HttpCase, tagged

from .common_team import TeamMixin


@tagged('-at_install', 'post_install')
class TestQuadrantTour(TeamMixin, HttpCase):
    """A section head rates ten people in the quadrant, sees the distribution warned of, and signs all at once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()
        cls.make_team()

    def test_team_of_ten(self):
        tasks = self.cases.current_task_id
        self.start_tour('/odoo', 'hr_skp_appraiser_rates_team', login=self.section_head.user_id.login)
        self.env.invalidate_all()
        # two above in both, six as expected, one below in results, one below in behaviour
        ratings = {row.employee_id.name: row.rating for row in self.rows}
        self.assertEqual(ratings, {
            "Ahmad Fauzi": 'very_good', "Dewi Lestari": 'very_good', "Eka Putri": 'good', "Fajar Nugroho": 'good',
            "Gita Savitri": 'good', "Hendra Wijaya": 'good', "Indah Permata": 'good', "Joko Susilo": 'good',
            "Kartika Sari": 'needs_improvement', "Lukman Hakim": 'poor'})
        self.assertEqual(set(tasks.mapped('state')), {'done'})
        self.assertEqual(set(tasks.mapped('done_by_id')), {self.section_head.user_id})
        self.assertEqual(set(self.rows.mapped('organisation_predicate')), {'good'})
        self.assertTrue(all(self.rows.mapped('made_on')))
        self.assertFalse(any(task in tasks for task in self.cases.current_task_id))

    def test_one_form(self):
        """The quadrant of a single appraisal: chosen by the keyboard, changed by a click, saved, signed."""
        case = self.cases[0]
        self.start_tour(
            f'/odoo/skp-results/{case.appraisal_ids.id}', 'hr_skp_appraiser_rates_one',
            login=self.section_head.user_id.login)
        self.env.invalidate_all()
        row = case.appraisal_ids
        self.assertEqual((row.results_rating, row.behaviour_rating, row.rating), ('meets', 'above', 'good'))
        self.assertTrue(row.made_on)
