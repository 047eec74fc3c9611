"""Builds offices and cases for the tests; it never asserts."""
from odoo.tests import TransactionCase, new_test_user

from ..models.skp_guarded_signed import ENGINE

LINES = [
    # name, quantity, unit, quality, months, cost
    ("Menyusun laporan kepegawaian", 12, 'laporan', 100, 12, 0),
    ("Memproses usul kenaikan pangkat", 24, 'berkas', 100, 12, 5_000_000),
]
BEHAVIOUR = {'service': 80, 'integrity': 90, 'commitment': 90, 'discipline': 90, 'cooperation': 90, 'leadership': 91}
NIPS = iter(range(1, 100000))


def make_nip(birth='19850317', appointed='201001', sex='2'):
    """A well-formed NIP that no other test employee has."""
    return f"{birth}{appointed}{sex}{next(NIPS) % 999 + 1:03d}"


class ArrangedOffice:
    """Before an office: its tests arrange what a sheet prints, also under signatures, as the engine alone may."""

    office_context = ENGINE


class OfficeMixin:
    """An office with one employee, appraiser, superior and data manager, and methods that walk cases."""

    office_context = {}

    @classmethod
    def make_office(cls):
        env = cls.env = cls.env(context=dict(
            cls.env.context, tracking_disable=True, no_reset_password=True, **cls.office_context))
        cls.company = env['res.company'].create({'name': "Balai Uji", 'city': "Padang"})
        cls.head = cls.make_person("Dra. Ratna Dewi, M.Pd.", 'head', structural=True)
        cls.top = cls.make_person("Prof. Dr. Hasan Basri", 'top', structural=True)
        cls.head.parent_id = cls.top
        cls.section_head = cls.make_person("Budi Santoso, S.E.", 'section_head', manager=cls.head, structural=True)
        cls.worker = cls.make_person("Siti Aminah, S.Kom.", 'worker', manager=cls.section_head)
        cls.data_manager = cls.make_person(
            "Andi Pratama, A.Md.", 'data_manager', manager=cls.section_head, groups='hr_skp.group_data_manager')
        cls.administrator = cls.make_person(
            "Wahyu Hidayat", 'administrator', manager=cls.section_head, groups='hr_skp.group_administrator')
        cls.stranger = cls.make_person("Orang Lain", 'stranger', manager=cls.head)
        cls.period = cls.make_period(2025)

    @classmethod
    def make_person(cls, name, login, manager=None, groups='base.group_user', structural=False, company=None):
        """An employee with a login named after the test class, so that classes never collide."""
        company = company or cls.company
        user = new_test_user(
            cls.env, f"{login}.{cls.__name__.lower()}", groups=groups, name=name, company_id=company.id,
            company_ids=[(6, 0, company.ids)], password=login)
        department = cls.env['hr.department'].search([('company_id', '=', company.id)], limit=1) or cls.env[
            'hr.department'].create({'name': "Subbagian Umum", 'company_id': company.id})
        return cls.env['hr.employee'].create({
            'name': name, 'user_id': user.id, 'company_id': company.id, 'skp_nip': make_nip(),
            'parent_id': manager.id if manager else False, 'department_id': department.id,
            'job_title': "Kepala" if structural else "Pelaksana",
            'skp_rank_id': cls.env.ref('hr_skp.rank_iii_a').id,
            'skp_post_kind': 'supervisor' if structural else 'executor',
        })

    @classmethod
    def make_period(cls, year, company=None):
        return cls.env['skp.period'].create({
            'name': str(year), 'date_from': f'{year}-01-01', 'date_to': f'{year}-12-31',
            'company_id': (company or cls.company).id, 'sop_id': cls.env.ref('hr_skp.sop_pos_544').id,
            'scheme_id': cls.env.ref('hr_skp.scheme_pp46').id, 'data_manager_id': cls.data_manager.user_id.id,
            'place': "Padang",
        })

    @classmethod
    def make_workers(cls, count, manager=None):
        """Many employees, each with a login, made quickly."""
        users = cls.env['res.users'].with_context(no_reset_password=True).create([
            {'name': f"Pegawai {index}", 'login': f"bulk{index}.{cls.__name__.lower()}",
             'company_id': cls.company.id, 'company_ids': [(6, 0, cls.company.ids)]}
            for index in range(count)
        ])
        return cls.env['hr.employee'].create([
            {'name': user.name, 'user_id': user.id, 'company_id': cls.company.id, 'skp_nip': make_nip(),
             'parent_id': (manager or cls.section_head).id, 'skp_post_kind': 'executor'}
            for user in users
        ])

    # -- walking -----------------------------------------------------------------------------------

    @classmethod
    def open_case(cls, employee=None):
        """A case at its first step."""
        return cls.period.with_user(cls.data_manager.user_id)._open_for(employee or cls.worker)

    @classmethod
    def fill_plan(cls, plans, lines=None):
        """Write the activities as the employees themselves."""
        for plan in plans:
            plan.env['skp.plan.line'].with_user(plan.sudo().employee_id.user_id).create([
                {'plan_id': plan.id, 'name': name, 'quantity_target': quantity, 'quantity_unit': unit,
                 'quality_target': quality, 'time_target': months, 'time_unit': 'bulan', 'cost_target': cost}
                for name, quantity, unit, quality, months, cost in lines or LINES
            ])

    @classmethod
    def fill_month(cls, plans):
        """Enter a twelfth of each target, quality as planned, as the employees themselves."""
        for plan in plans:
            sheet = plan.sudo().current_task_id.realisation_id
            for line in sheet.line_ids.with_user(plan.sudo().employee_id.user_id):
                share = 1 if line.aspect == 'quality' else 12
                line.value = line.target / share

    @classmethod
    def score(cls, plans, scores=None):
        """Score behaviour as the appraisers themselves."""
        for plan in plans:
            for row in plan.sudo().appraisal_ids.behaviour_ids.with_user(plan.sudo().appraiser_id.user_id):
                row.score = (scores or BEHAVIOUR)[row.code]

    @classmethod
    def complete(cls, plans, decision='done', reason='', values=None):
        """Complete the present step as whoever holds it."""
        for user, tasks in plans.sudo().current_task_id.grouped('user_id').items():
            result = tasks.with_user(user).complete(decision, reason, values)
        return result

    @classmethod
    def walk(cls, plans, state):
        """Take cases forward until they stand at a phase ('realisation': the first month)."""
        steps = {
            'plan': lambda: (cls.fill_plan(plans.filtered(lambda plan: not plan.line_ids)), cls.complete(plans)),
            'review': lambda: cls.complete(plans, 'agree'),
            'realisation': lambda: (cls.fill_month(plans), cls.complete(plans)),
            'measurement': lambda: cls.complete(plans),
            'behaviour': lambda: (cls.score(plans), cls.complete(plans)),
            'response': lambda: cls.complete(plans, 'accept'),
            'handover': lambda: cls.complete(plans),
            'ratification': lambda: cls.complete(plans),
            'archive': lambda: cls.complete(plans, values={'archive_place': "Rak 1"}),
        }
        plans = plans.sudo()
        while plans[:1].state != state:
            steps[plans[:1].state]()
        return plans.with_env(cls.env)


class SkpCommon(OfficeMixin, TransactionCase):
    """The office of one test class, inside a transaction."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()
