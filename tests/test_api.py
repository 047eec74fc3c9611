"""JSON-2: the script of docs/api.md is run as it stands, with a key for each person, and rights are the same there."""
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from odoo.tests import tagged
from odoo.tools import mute_logger

from .common_rpc import QUIET, RpcCase

DOCUMENT = Path(__file__).parents[1] / 'docs' / 'api.md'
SCRIPT = re.compile(r'^```python\n(.*?)^```$', re.DOTALL | re.MULTILINE)


@tagged('-at_install', 'post_install')
class TestApi(RpcCase):
    """A case driven by programs, each with the key of one person."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.period.write({'date_from': '2025-12-01', 'date_to': '2025-12-31'})
        cls.plan = cls.open_case()
        people = {'employee': cls.worker, 'appraiser': cls.section_head, 'superior': cls.head,
                  'data_manager': cls.data_manager, 'stranger': cls.stranger}
        cls.keys = {role: cls.make_key(person.user_id) for role, person in people.items()}
        cls.passwords = {
            'employee': 'worker', 'appraiser': 'section_head', 'superior': 'head', 'data_manager': 'data_manager'}

    @classmethod
    def make_key(cls, user):
        return cls.env['res.users.apikeys'].with_user(user).sudo()._generate(None, "Program", False)

    def run_script(self, **changed):
        """The script of the document on bare Python: what it printed, line by line, and its complaint."""
        [script] = SCRIPT.findall(DOCUMENT.read_text(encoding='utf-8'))
        people = {role: {'key': self.keys[role], 'password': self.passwords[role], **changed.get(role, {})}
                  for role in self.passwords}
        self.env.flush_all()
        self.session = None
        self.opener.cookies.clear()
        environment = {'SKP_URL': self.base_url(), 'SKP_PEOPLE': json.dumps(people), 'SKP_PLAN': str(self.plan.id),
                       'PATH': os.environ['PATH'], 'NO_PROXY': '*'}
        with self.allow_requests(all_requests=True), mute_logger(*QUIET, 'odoo.addons.base.models.res_users'):
            done = subprocess.run([sys.executable, '-I', '-c', script], env=environment, capture_output=True, text=True,
                                  timeout=120)
        self.env.invalidate_all()
        return done.stdout.splitlines(), done.stderr

    def ask_json(self, role, model, method, **arguments):
        """What a method answers to somebody: status and body."""
        self.env.flush_all()
        self.session = None
        self.opener.cookies.clear()
        with mute_logger(*QUIET):
            answer = self.url_open(f'/json/2/{model}/{method}', json=arguments, headers={
                'Authorization': f'bearer {self.keys.get(role, role)}'})
        return answer.status_code, answer.json(), answer.text

    # -- The document ------------------------------------------------------------------------------

    def test_the_document_drives_a_whole_case(self):
        printed, complaint = self.run_script()
        self.assertEqual(complaint, '')
        states = list(dict.fromkeys(printed[:-1]))
        self.assertEqual(states[0], 'review')
        plan = self.plan.sudo()
        self.assertEqual((plan.state, plan.archive_place), ('done', "Rak 1"))
        self.assertEqual(printed[-1], f"{plan.appraisal_ids.final_score} {plan.appraisal_ids.rating_name}")
        signed = {(row.role, row.user_id) for row in plan.signature_ids}
        self.assertLessEqual({('employee', self.worker.user_id), ('appraiser', self.section_head.user_id),
                              ('superior', self.head.user_id)}, signed)
        self.assertEqual(plan.task_ids.done_by_id, (
            self.worker | self.section_head | self.head | self.data_manager).user_id)
        kept = str(plan.task_ids.read() + plan.signature_ids.read())
        for password in ('worker', 'section_head', 'head'):
            self.assertNotIn(f"'{password}'", kept)

    def test_a_wrong_password_signs_nothing(self):
        printed, complaint = self.run_script(employee={'password': 'salah'})
        self.addCleanup(self.env.registry._login_failures.clear)
        self.assertEqual((printed, self.plan.state), ([], 'plan'))
        self.assertRegex(complaint, r"^employee is refused \(422\): .*password")
        self.assertFalse(self.plan.sudo().signature_ids)

    # -- The same rights ---------------------------------------------------------------------------

    def assertSentence(self, answer, status, words):
        code, body, text = answer
        self.assertEqual(code, status)
        self.assertRegex(body['message'], words)
        self.assertFalse(body['debug'])
        for trace in ('Traceback', 'File \\"', '.py'):
            self.assertNotIn(trace, text)

    def test_the_case_of_somebody_else(self):
        plan, task = self.plan, self.plan.sudo().current_task_id
        refused = [
            ('skp.plan', 'read', {'ids': plan.ids, 'fields': ['name']}), ('skp.task', 'read', {'ids': task.ids}),
            ('skp.task', 'complete', {'ids': task.ids}),
            ('skp.plan', 'write', {'ids': plan.ids, 'vals': {'name': "X"}}),
            ('skp.plan.line', 'create', {'vals_list': [{'plan_id': plan.id, 'name': "X"}]}),
            ('skp.plan', 'unlink', {'ids': plan.ids})]
        for model, method, arguments in refused:
            with self.subTest(f"{model}.{method}"):
                self.assertSentence(self.ask_json('stranger', model, method, **arguments), 403, r"\w{3,} \w{3,}")
        for model in ('skp.plan', 'skp.task', 'skp.allowance.status'):
            found = self.ask_json('stranger', model, 'search', domain=[['employee_id', '=', self.worker.id]])
            self.assertEqual(found[:2], (200, []))

    def test_not_the_turn(self):
        """A sentence says whose turn it is; a hidden score stays hidden, a guarded field guarded."""
        task = self.plan.sudo().current_task_id
        self.assertSentence(self.ask_json('appraiser', 'skp.task', 'complete', ids=task.ids), 422, self.worker.name)
        self.assertSentence(self.ask_json(
            'employee', 'skp.plan', 'write', ids=self.plan.ids, vals={'state': 'done'}), 403, r"\w{3,} \w{3,}")
        self.walk(self.plan, 'behaviour')
        appraisal = self.plan.sudo().appraisal_ids
        asked = ('skp.appraisal', 'read')
        self.assertSentence(self.ask_json('employee', *asked, ids=appraisal.ids), 403, r"\w{3,} \w{3,}")
        self.assertEqual(self.ask_json('appraiser', *asked, ids=appraisal.ids, fields=['state'])[0], 200)

    def test_doors_that_stay_closed(self):
        self.assertSentence(self.ask_json('employee', 'skp.task', '_move', ids=[]), 403, "_move")
        self.assertSentence(self.ask_json('employee', 'skp.task', 'complete', nonsense=1), 422, "nonsense")
        self.assertEqual(self.ask_json('0' * 40, 'skp.task', 'complete', ids=[])[0], 401)
