from datetime import date

from freezegun import freeze_time

from odoo.tests import TransactionCase, tagged
from odoo.tools.convert import convert_file

from ..models.skp_plan import STATES
from ..rules import nip

FILES = (
    'hr_department', 'res_users', 'hr_employee', 'skp_period', 'skp_archive', 'skp_case', 'agency_users', 'agency',
    'agency_case', 'skp_loan')
LOGINS = [
    'pegawai', *(f'pegawai{number}' for number in range(2, 9)), 'penilai', 'penilai2', 'kepala', 'pengelola',
    'admin_skp', 'sesditjen',
]


class DemoCase(TransactionCase):
    """Loads the demo files as an installation with demo data would."""

    @classmethod
    def load(cls):
        for name in FILES:
            convert_file(cls.env, 'hr_skp', f'demo/{name}_demo.xml', {}, mode='init', noupdate=True)
        periods = cls.env.ref('hr_skp.skp_period_last_year') | cls.env.ref('hr_skp.skp_period_this_year')
        cls.plans = periods.plan_ids


@tagged('-at_install', 'post_install')
class TestDemo(DemoCase):
    """The demo office shows a case at every phase."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.load()

    def case(self, login, year):
        return self.plans.filtered(
            lambda plan: plan.employee_id.user_id.login == f'{login}@bgtk.example' and plan.date_from.year == year)

    def test_every_phase(self):
        self.assertEqual(set(self.plans.mapped('state')), {code for code, _label in STATES})

    def test_people(self):
        users = self.env['res.users'].search([('login', 'in', [f'{login}@bgtk.example' for login in LOGINS])])
        self.assertEqual(len(users), len(LOGINS))
        for employee in users.employee_id:
            self.assertEqual(nip.parse(employee.skp_nip).kind, 'pns')
            self.assertTrue(employee.skp_rank_id and employee.skp_post_kind and employee.job_title, employee.name)
        self.assertEqual(len(users.employee_id), len(LOGINS))
        self.assertGreaterEqual(len(self.plans.department_id), 2)

    def test_logins_work(self):
        """The password of a login is the part before its @."""
        for login in ('pegawai', 'penilai', 'kepala', 'pengelola', 'admin_skp'):
            credential = {'type': 'password', 'login': f'{login}@bgtk.example', 'password': login}
            user = self.env['res.users'].search([('login', '=', f'{login}@bgtk.example')])
            user.with_user(user)._check_credentials(credential, {'interactive': True})

    def test_returned(self):
        returned = self.plans.filtered('returned')
        self.assertEqual(sorted(returned.mapped('state')), ['plan', 'realisation'])
        self.assertTrue(all(plan.return_reason for plan in returned))

    def test_objections(self):
        """One is answered and waits for the superior, one was decided."""
        last_year = date.today().year - 1
        waiting = self.case('pegawai3', last_year)
        self.assertEqual((waiting.state, waiting.current_task_id.act), ('objection', 'decide'))
        self.assertTrue(waiting.objection_ids.answer)
        decided = self.case('pegawai4', last_year)
        self.assertEqual(decided.objection_ids.decision, 'change')
        self.assertEqual(decided.appraisal_ids.final_score, decided.objection_ids.new_score)
        self.assertNotEqual(decided.appraisal_ids.final_score, decided.appraisal_ids.score)

    def test_archived(self):
        plan = self.case('pegawai', date.today().year - 1)
        self.assertEqual(plan.state, 'done')
        self.assertEqual(plan.archive_place, 'Rak A-3/2')
        self.assertEqual(plan.archive_number, f'014/B7.8/KP.05.01/{plan.date_from.year}')
        self.assertEqual(len(plan.realisation_ids), 12)
        appraisal = plan.appraisal_ids
        # average of the activities 89.84, 1 for two additional tasks, 3 for the creation of use to the own unit
        self.assertEqual(appraisal.skp_score, 93.84)
        self.assertEqual(appraisal.behaviour_average, 91.6)
        self.assertEqual(appraisal.score, 92.94)
        self.assertEqual(appraisal.rating_name, "Sangat Baik")

    def test_archive(self):
        """The case that is archived has its file beside an old year, and that one is out on loan."""
        files = self.case('pegawai', date.today().year - 1).employee_id.skp_file_ids.sorted('year')
        self.assertEqual([bool(file.plan_id) for file in files], [False, True])
        self.assertEqual(files.classification_id, self.env.ref('hr_skp.skp_classification_appraisal'))
        self.assertEqual(files[0].loan_ids.state, 'overdue')

    def test_each_step_by_its_holder(self):
        """Nobody stood in for anybody, the superuser least of all."""
        for task in self.plans.task_ids.filtered(lambda task: task.state == 'done'):
            self.assertEqual(task.done_by_id, task.user_id)
            self.assertNotEqual(task.done_by_id, self.env.ref('base.user_root'))

    def test_nothing_left_behind(self):
        self.assertFalse(self.env.ref('hr_skp.skp_case_walk', raise_if_not_found=False))
        self.assertFalse(self.env.ref('hr_skp.agency_case_walk', raise_if_not_found=False))

    def test_agency(self):
        """The second office: a team of ten under PermenPANRB 6/2022, three of them rated, one signed."""
        period = self.env.ref('hr_skp.skp_period_agency')
        self.assertEqual((period.scheme_id.code, period.sop_id.code), ('permenpanrb6', 'sop_92'))
        acts = sorted(period.plan_ids.current_task_id.mapped('act'))
        self.assertEqual(acts, ['assess'] * 9 + ['respond'])
        ratings = sorted(filter(None, period.plan_ids.appraisal_ids.mapped('rating')))
        self.assertEqual(ratings, ['good', 'good', 'very_good'])
        self.assertTrue(all(period.plan_ids.appraisal_ids.line_ids.measurement_ids.mapped('realised_text')))
        for employee in period.plan_ids.employee_id:
            self.assertFalse(nip.warnings(nip.parse(employee.skp_nip), sex=employee.sex), employee.name)


@tagged('-at_install', 'post_install')
class TestDemoInJanuary(DemoCase):
    """On the first working day of a year no month is over yet."""

    def test_every_phase(self):
        with freeze_time('2027-01-04 03:00:00'):
            self.load()
        self.assertEqual(set(self.plans.mapped('state')), {code for code, _label in STATES})
        self.assertEqual({plan.date_from.year for plan in self.plans}, {2026, 2027})
