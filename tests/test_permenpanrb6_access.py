from odoo.tests import tagged

from .common_permenpanrb6 import Permenpanrb6Mixin
from .common_rpc import RpcCase

FORGED = (
    {}, {'su': True}, {'uid': 1}, {'install_mode': True}, {'skp_force': True}, {'default_state': 'draft'},
    {'active_test': False})
DOORS = ('search_count', 'search', 'search_read', 'web_search_read')


@tagged('-at_install', 'post_install')
class TestEvaluationRights(Permenpanrb6Mixin, RpcCase):
    """Who sees and writes evaluations under PermenPANRB 6/2022 over HTTP, whatever context is sent."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.section_head.skp_leads_unit = True
        cls.period = cls.make_period_6(2024)
        cls.plan = cls.walk(cls.open_case(), 'measurement')
        cls.draft = cls.env['skp.evaluation']._make([(cls.plan, 'Q1')])
        cls.people = {
            role: getattr(cls, name).user_id for role, name in (
                ('employee', 'worker'), ('appraiser', 'section_head'), ('superior', 'head'),
                ('data_manager', 'data_manager'), ('administrator', 'administrator'), ('stranger', 'stranger'))}

    def issue(self):
        """Issue the draft as the appraiser."""
        self.rpc(self.people['appraiser'], 'skp.evaluation', 'write', self.draft.ids, {
            'results_rating': 'meets', 'behaviour_rating': 'above'})
        self.rpc(self.people['appraiser'], 'skp.evaluation', 'action_issue', self.draft.ids)

    def seen(self, user, context):
        """The doors through which a user sees the evaluation or a row of it."""
        found = []
        for model, records in (('skp.evaluation', self.draft), ('skp.evaluation.line', self.draft.line_ids)):
            domain = [('id', 'in', records.ids)]
            asked = {'search_read': [['rating']], 'web_search_read': [{'rating': {}}]}
            for door in DOORS:
                answer = self.rpc(user, model, door, domain, *asked.get(door, ()), context=context)
                answer = answer['records'] if isinstance(answer, dict) else answer
                found += [f"{model} {door}"] if answer else []
            refused = self.ask(user, model, 'read', records.ids, ['rating'], context=context)
            found += [] if refused else [f"{model} read"]
        return found

    def test_draft_is_the_appraisers(self):
        for role, user in self.people.items():
            for context in FORGED:
                with self.subTest(role=role, context=context):
                    self.assertEqual(len(self.seen(user, context)), 10 if role == 'appraiser' else 0)

    def test_issued_is_read(self):
        self.issue()
        for role, user in self.people.items():
            with self.subTest(role=role):
                self.assertEqual(len(self.seen(user, {})), 0 if role == 'stranger' else 10)

    def test_nobody_else_writes(self):
        """Neither a draft of somebody else nor what is issued; not even the appraiser, and through no context."""
        for stage in ('draft', 'issued'):
            if stage == 'issued':
                self.issue()
            for role, user in self.people.items():
                if (stage, role) == ('draft', 'appraiser'):
                    continue
                for context in FORGED:
                    with self.subTest(stage=stage, role=role, context=context):
                        for model, ids, vals in (
                                ('skp.evaluation', self.draft.ids, {'results_rating': 'above'}),
                                ('skp.evaluation', self.draft.ids, {'state': 'draft'}),
                                ('skp.evaluation', self.draft.ids, {'behaviour_ids': [
                                    [1, self.draft.behaviour_ids[0].id, {'feedback': "Lain"}]]}),
                                ('skp.evaluation.line', self.draft.line_ids.ids, {'feedback': "Lain"})):
                            self.assertTrue(self.attempt(user, model, 'write', ids, vals, context=context))
                        self.assertTrue(self.attempt(user, 'skp.evaluation', 'unlink', self.draft.ids, context=context))

    def test_appraiser_issues_by_the_button_alone(self):
        appraiser = self.people['appraiser']
        for vals in ({'state': 'issued'}, {'issued_on': '2024-04-01'}, {'rating': 'very_good'},
                     {'organisation_predicate': 'excellent'}, {'date_to': '2024-01-31'}):
            with self.subTest(vals=vals):
                refused = self.attempt(appraiser, 'skp.evaluation', 'write', self.draft.ids, vals)
                self.assertIn("kept by the procedure itself", refused.sentence)
        self.assertTrue(self.attempt(appraiser, 'skp.evaluation', 'create', [{
            'plan_id': self.plan.id, 'span': 'Q3', 'date_from': '2024-07-01', 'date_to': '2024-09-30'}]))
        for role in ('employee', 'superior', 'data_manager', 'stranger'):
            self.assertTrue(self.attempt(self.people[role], 'skp.evaluation', 'action_issue', self.draft.ids))
            self.assertTrue(self.attempt(self.people[role], 'skp.plan', 'action_evaluate', self.plan.ids))

    def test_rows_are_saved_in_the_form(self):
        line, value = self.draft.line_ids[0], self.draft.behaviour_ids[0]
        self.rpc(self.people['appraiser'], 'skp.evaluation', 'web_save', self.draft.ids, {
            'line_ids': [[1, line.id, {'rating': 'above', 'realised_text': "85%"}]],
            'behaviour_ids': [[1, value.id, {'feedback': "Pimpinan: ramah"}]], 'note': "Pertahankan"}, {'note': {}})
        self.assertEqual((line.rating, line.realised_text, value.feedback, self.draft.note), (
            'above', "85%", "Pimpinan: ramah", "Pertahankan"))

    def test_results_are_rated_in_words(self):
        """The appraiser rates each result; under PP 46/2011 the row stays the engine's."""
        self.walk(self.plan, 'behaviour')
        line = self.plan.appraisal_ids.line_ids[0]
        self.rpc(self.people['appraiser'], 'skp.measurement', 'write', line.measurement_ids[:1].ids, {
            'result_rating': 'above', 'realised_text': "12 laporan", 'feedback': "Pimpinan: bagus"})
        self.assertEqual((line.rating, line.measurement_ids[0].realised_text), ('above', "12 laporan"))
        for role, user in self.people.items():
            if role != 'appraiser':
                self.assertTrue(self.attempt(user, 'skp.appraisal.line', 'write', line.ids, {'rating': 'below'}))
        for vals in ({'score': 100}, {'plan_line_id': self.plan.line_ids[1].id}):
            self.assertTrue(self.attempt(self.people['appraiser'], 'skp.appraisal.line', 'write', line.ids, vals))
        refused = self.attempt(self.people['appraiser'], 'skp.appraisal', 'write', line.appraisal_id.ids, {
            'organisation_predicate': 'excellent'})
        self.assertIn("kept by the procedure itself", refused.sentence)
        self.assertEqual([], self.rpc(self.people['employee'], 'skp.appraisal.line', 'search', []))

    @classmethod
    def complete(cls, plans, decision='done', reason='', values=None):
        for plan in plans.sudo().filtered(lambda plan: plan.current_task_id.act == 'measure'):
            plan.evaluation_ids.filtered(lambda row: row.state == 'draft').write(
                {'results_rating': 'meets', 'behaviour_rating': 'meets'})
        return super().complete(plans, decision, reason, values)
