from odoo.tests import TransactionCase, tagged

from .common import ArrangedOffice
from .common_rpc import RpcCase
from .common_team import TeamMixin

UNRATED = {'very_poor': 0, 'poor': 0, 'needs_improvement': 0, 'good': 0, 'very_good': 0}


@tagged('-at_install', 'post_install')
class TestTeam(ArrangedOffice, TeamMixin, TransactionCase):
    """The team in the quadrant: what it shows, and who is rated by it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()
        cls.make_team()

    def team(self, person=None, **asked):
        return self.env['skp.appraisal'].with_user((person or self.section_head).user_id).get_team(**asked)

    def rate(self, rows, results, behaviour, person=None):
        return rows.with_user((person or self.section_head).user_id).set_team_rating(results, behaviour)

    def test_content(self):
        self.rate(self.rows[:7], 'above', 'above')
        self.rate(self.rows[7], 'below', 'meets')
        team = self.team()
        self.assertEqual([row['id'] for row in team['periods']], self.period.ids)
        self.assertEqual((team['period_id'], team['span'], team['model']), (self.period.id, 'year', 'skp.appraisal'))
        self.assertEqual([word for _code, word in team['predicates']], [
            "Sangat Kurang", "Kurang/Misconduct", "Butuh Perbaikan", "Baik", "Sangat Baik"])
        self.assertEqual(team['people'], sorted(team['people'], key=lambda row: row['name']))
        people = {row['id']: row for row in team['people']}
        self.assertEqual(set(people), set(self.rows.ids))
        self.assertEqual(people[self.rows[0].id], {
            'id': self.rows[0].id, 'unit': self.section_head.id, 'employee_id': self.workers[0].id,
            'name': "Ahmad Fauzi", 'results': 'above', 'behaviour': 'above', 'predicate': 'very_good',
            'editable': True, 'note': '', 'ready': True, 'refusal': ''})
        unrated = people[self.rows[9].id]
        self.assertEqual((unrated['results'], unrated['predicate'], unrated['ready']), (False, False, False))
        self.assertIn("not chosen yet", unrated['refusal'])
        [unit] = team['units']
        self.assertEqual((unit['id'], unit['name']), (self.section_head.id, self.section_head.name))
        self.assertEqual(unit['counts'], {**UNRATED, 'very_good': 7, 'needs_improvement': 1})
        self.assertEqual(unit['organisation'], "Baik")
        self.assertEqual(unit['expected'], {
            'very_poor': 5, 'poor': 5, 'needs_improvement': 15, 'good': 60, 'very_good': 15})
        self.assertIn("900/12", unit['sentence'])
        self.assertIn("0 of 8 employees (0 %) are rated good", unit['warnings'][0])

    def test_cells_as_the_law_draws_them(self):
        quadrant = self.team()['quadrant']
        self.assertEqual([[cell['name'] for cell in row] for row in quadrant['rows']], [
            ["Kurang/Misconduct", "Baik", "Sangat Baik"],
            ["Kurang/Misconduct", "Baik", "Baik"],
            ["Sangat Kurang", "Butuh Perbaikan", "Butuh Perbaikan"]])
        self.assertEqual([row[0]['results'] for row in quadrant['rows']], ['above', 'meets', 'below'])
        self.assertEqual([cell['behaviour'] for cell in quadrant['rows'][0]], ['below', 'meets', 'above'])
        self.assertEqual(self.rows[0].quadrant, quadrant, "the form draws the same")

    def test_balanced_team_has_no_warning(self):
        self.rate(self.rows[:2], 'above', 'above')
        self.rate(self.rows[2:8], 'meets', 'meets')
        self.rate(self.rows[8:], 'below', 'meets')
        self.assertEqual(self.team()['units'][0]['warnings'], [])

    def test_unknown_organisation(self):
        self.env['skp.organisation'].search([('period_id', '=', self.period.id)]).unlink()
        self.rate(self.rows, 'above', 'above')
        [unit] = self.team()['units']
        self.assertEqual((unit['organisation'], unit['expected'], unit['warnings']), (False, {}, []))
        self.assertIn("enter", unit['sentence'])

    def test_rating_and_taking_it_back(self):
        answer = self.rate(self.rows[:3], 'above', 'meets')
        self.assertEqual(answer, {'rated': self.rows[:3].ids, 'held_back': []})
        self.assertEqual(self.rows[:4].mapped('rating'), ['good'] * 3 + [False])
        self.rate(self.rows[0], False, False)
        self.assertEqual(self.rows[:2].mapped('rating'), [False, 'good'])

    def test_signing(self):
        """The dialog of every step, for all rated together; a signed row is held back with who has it now."""
        self.rate(self.rows, 'meets', 'meets')
        rows = self.rows.with_user(self.section_head.user_id)
        action = rows.action_sign_team()
        self.assertEqual(action['res_model'], 'skp.complete')
        dialog = rows.env['skp.complete'].with_context(**action['context']).create({})
        self.assertEqual(dialog.task_ids, self.cases.current_task_id)
        self.cases[0].current_task_id.with_user(self.section_head.user_id).complete()
        answer = self.rate(self.rows[:2], 'above', 'above')
        self.assertEqual(answer['rated'], self.rows[1].ids)
        self.assertEqual([row['id'] for row in answer['held_back']], self.rows[0].ids)
        self.assertIn("cannot be rated by you now. With", answer['held_back'][0]['reason'])
        self.assertEqual(self.rows[0].rating, 'good')
        signed = next(row for row in self.team()['people'] if row['id'] == self.rows[0].id)
        self.assertFalse(signed['editable'] or signed['ready'])
        self.assertIn("With", signed['note'])

    def test_superior_reads_only(self):
        self.rate(self.rows[:2], 'meets', 'above')
        team = self.team(self.head)
        self.assertEqual(len(team['people']), 10)
        self.assertEqual(team['units'][0]['counts'], {**UNRATED, 'good': 2})
        self.assertFalse(any(row['editable'] or row['ready'] for row in team['people']))

    def test_units_apart(self):
        """Whoever stands above two appraisers sees two units, each with the result of its own organisation."""
        leader = self.make_person("Sri Wahyuni", 'leader', manager=self.head, structural=True)
        other = self.assessable(self.make_person("Tono", 'tono', manager=leader))
        self.set_organisation('excellent', leader)
        team = self.team(self.head)
        self.assertEqual(
            {unit['name']: unit['organisation'] for unit in team['units']},
            {self.section_head.name: "Baik", leader.name: "Istimewa"})
        self.assertEqual([row['id'] for row in team['people'] if row['unit'] == leader.id], other.appraisal_ids.ids)
        self.assertEqual(len(self.team()['people']), 10)

    def test_person_without_login(self):
        self.workers[0].user_id = False
        self.assertEqual(len(self.team()['people']), 10)
        self.assertEqual(self.rate(self.rows[0], 'meets', 'meets')['rated'], self.rows[0].ids)

    def test_delegate_rates(self):
        """Whoever acts for the appraiser by letter has the team on the desk, and rates it."""
        delegate = self.make_person("Plh Umar", 'plh', manager=self.head, structural=True)
        self.env['skp.delegation'].create({
            'employee_id': self.section_head.id, 'delegate_id': delegate.id, 'kind': 'plh', 'letter': "800/1",
            'date_from': '2020-01-01', 'date_to': '2099-12-31'})
        self.cases.sudo()._settle()
        team = self.team(delegate)
        self.assertTrue(team['people'] and all(row['editable'] for row in team['people']))
        self.rate(self.rows[:2], 'above', 'meets', delegate)
        self.assertEqual(self.rows[:2].mapped('rating'), ['good', 'good'])
        self.assertFalse(any(row['editable'] for row in self.team()['people']))

    def test_objection_moves_a_person(self):
        """After the superior changed a result, the person stands where the change says."""
        self.rate(self.rows[0], 'below', 'meets')
        self.env['skp.objection'].create({
            'plan_id': self.cases[0].id, 'reason': "Hasil", 'filed_on': '2025-01-20', 'decision': 'change',
            'new_results_rating': 'meets', 'new_behaviour_rating': 'meets'})
        row = next(row for row in self.team()['people'] if row['id'] == self.rows[0].id)
        self.assertEqual((row['results'], row['predicate']), ('meets', 'good'))

    def test_span(self):
        """A quarter is rated by its own evaluations, whose drafts the appraiser issues."""
        self.assertIn(['Q1', "Quarter I"], self.team()['spans'])
        first = self.env['skp.evaluation']._make([(plan, 'Q1') for plan in self.cases[:3]])
        self.assertEqual((self.team()['absent'], self.team(span='Q1')['absent']), (0, 7))
        evaluations = first.with_user(self.section_head.user_id)
        self.assertEqual(evaluations.begin_team(self.period.id, 'Q1'), 10)
        self.assertEqual(evaluations.begin_team(self.period.id, 'Q1'), 10, "a second time makes none anew")
        self.assertEqual(evaluations.with_user(self.stranger.user_id).begin_team(self.period.id, 'Q1'), 0)
        drafts = first.search([('plan_id', 'in', self.cases.ids)])
        self.set_organisation('excellent', span='Q1')
        team = self.team(span='Q1')
        self.assertEqual((team['model'], team['span']), ('skp.evaluation', 'Q1'))
        self.assertEqual({row['id'] for row in team['people']}, set(drafts.ids))
        self.rate(drafts, 'above', 'above')
        self.assertEqual(set(drafts.mapped('rating')), {'very_good'})
        self.assertEqual(self.team(span='Q1')['units'][0]['organisation'], "Istimewa")
        self.assertEqual(self.team()['units'][0]['counts'], UNRATED, "the year is rated by itself")
        drafts.with_user(self.section_head.user_id).action_sign_team()
        self.assertEqual(set(drafts.mapped('state')), {'issued'})
        self.assertFalse(any(row['editable'] or row['ready'] for row in self.team(span='Q1')['people']))

    def count_queries(self, size):
        """Queries of reading and of rating a team, from cold caches."""
        self.rate(self.rows[:size], 'above', 'above')
        (self.cases[size:] | self.env['skp.plan']).write({'superior_id': self.top.id, 'appraiser_id': self.head.id})
        counts = []
        for call in (self.team, lambda: self.rate(self.rows[:size], 'meets', 'above')):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            call()
            self.env.flush_all()
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(len(self.team()['people']), size)
        return counts

    def test_query_budget(self):
        """Queries do not grow with the team."""
        self.team()  # warms what is cached once and for all
        ten = self.count_queries(10)
        three = self.count_queries(3)
        for few, many, most in zip(three, ten, (25, 8), strict=True):
            self.assertLessEqual(many, few)
            self.assertLessEqual(few, most)


@tagged('-at_install', 'post_install')
class TestTeamRights(TeamMixin, RpcCase):
    """Over HTTP, only the appraiser rates."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_team(2)
        cls.workers[0].user_id.password = cls.workers[0].user_id.login
        cls.other_company = cls.env['res.company'].create({'name': "Instansi Lain"})
        cls.outsider = cls.make_person("Luar", 'outsider', company=cls.other_company)
        colleague = cls.make_person("Sri Wahyuni", 'colleague', manager=cls.head, structural=True)
        cls.others = (
            cls.workers[0], cls.stranger, cls.data_manager, cls.administrator, cls.outsider, colleague)

    def refused_rating(self, user, ids, results='above', behaviour='above'):
        refused = self.ask(user, 'skp.appraisal', 'set_team_rating', ids, results, behaviour)
        self.assertFalse(any(self.rows.mapped('results_rating')))
        return refused and refused.kind

    def test_nobody_else_rates(self):
        for person in self.others:
            with self.subTest(person=person.name):
                self.assertEqual(self.refused_rating(person.user_id, self.rows.ids), 'AccessError')
        self.assertEqual(self.refused_rating(self.head.user_id, self.rows.ids), 'UserError', "the superior reads only")

    def test_nobody_else_reads(self):
        for person in self.others:
            with self.subTest(person=person.name):
                team = self.rpc(person.user_id, 'skp.appraisal', 'get_team')
                self.assertEqual((team['periods'], team['people'], team['units']), ([], [], []))
                nothing = self.rpc(person.user_id, 'skp.appraisal', 'get_team', self.period.id)
                self.assertEqual((nothing['people'], nothing['units']), ([], []))

    def test_own_rating_is_hidden_and_fixed(self):
        """An employee who appraises somebody else sees that one only, and never rates the own case."""
        below = self.assessable(self.make_person("Bawahan", 'below', manager=self.workers[0]))
        user = self.workers[0].user_id
        team = self.rpc(user, 'skp.appraisal', 'get_team')
        self.assertEqual([row['id'] for row in team['people']], below.appraisal_ids.ids)
        mixed = below.appraisal_ids.ids + self.cases.filtered(
            lambda plan: plan.employee_id == self.workers[0]).appraisal_ids.ids
        self.assertEqual(self.refused_rating(user, mixed), 'AccessError')
        self.assertFalse(below.appraisal_ids.results_rating)

    def test_forged(self):
        user = self.section_head.user_id
        self.assertIn(self.refused_rating(user, [*self.rows.ids, 2**30]), ('AccessError', 'MissingError'))
        self.assertEqual(self.refused_rating(user, self.rows.ids, 'perfect', 'above'), 'UserError')
        self.assertEqual(self.refused_rating(user, self.rows.ids, 'above', False), 'UserError')
        self.assertEqual(self.refused_rating(user, []), 'UserError')
        self.assertEqual(self.ask(user, 'skp.appraisal', 'get_team', 2**30).kind, 'UserError')
        self.assertEqual(self.ask(user, 'skp.appraisal', 'get_team', self.period.id, 'Q9').kind, 'UserError')
        signing = self.ask(self.stranger.user_id, 'skp.appraisal', 'action_sign_team', self.rows.ids)
        self.assertEqual(signing.kind, 'AccessError')

    def test_appraiser_rates(self):
        user = self.section_head.user_id
        answer = self.rpc(user, 'skp.appraisal', 'set_team_rating', self.rows.ids, 'above', 'meets')
        self.assertEqual(answer['rated'], self.rows.ids)
        self.rows.invalidate_recordset()
        self.assertEqual(self.rows.mapped('rating'), ['good', 'good'])

    def test_other_regulation(self):
        """A case under PP 46/2011 has no quadrant, and appears in no team."""
        self.period_92 = self.make_period(2023)
        self.period_92.write({'sop_id': self.env.ref('hr_skp.sop_92').id, 'staff_id': self.staff.user_id.id})
        old = self.period_92.with_user(self.data_manager.user_id)._open_for(self.worker).sudo()
        super(TeamMixin, self).prepare(old)
        row = self.env['skp.appraisal'].create({'plan_id': old.id})
        refused = self.ask(self.section_head.user_id, 'skp.appraisal', 'set_team_rating', row.ids, 'above', 'above')
        self.assertIn("no quadrant", refused.sentence)
        self.assertFalse(row.quadrant)
        team = self.rpc(self.section_head.user_id, 'skp.appraisal', 'get_team')
        self.assertEqual([one['id'] for one in team['periods']], self.period.ids)
