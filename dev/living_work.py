"""Stock work beside the addon, or after it: each line is one passed operation. Run by dev/_living.py in a shell.

Everything is rolled back. With the addon installed a case is then taken to its archive, and stays.
"""
import os

from odoo.exceptions import AccessError

env = env(context=dict(env.context, tracking_disable=True, no_reset_password=True))  # noqa: F821 - the shell's own


def employee(login):
    """An employee of the office by the name that living_people.py gave."""
    return env['hr.employee'].with_context(active_test=False).search([('name', '=', login)], limit=1)


officer, plain, worker = (employee(login).user_id for login in ('kepegawaian', 'biasa', 'pegawai'))


def leaves():
    """A leave asked for by an employee, approved and refused by the officer."""
    kind = env['hr.leave.type'].search([('name', '=', "Cuti Lama")])
    for month, decide in ((5, 'action_approve'), (6, 'action_refuse')):
        leave = env['hr.leave'].with_user(plain).create({
            'employee_id': employee('biasa').id, 'holiday_status_id': kind.id, 'name': "Cuti",
            'request_date_from': f'2027-{month:02d}-03', 'request_date_to': f'2027-{month:02d}-04'})
        getattr(leave.with_user(officer), decide)()
        assert leave.state == {'action_approve': 'validate', 'action_refuse': 'refuse'}[decide], leave.state


def managers():
    """Managers changed one by one and many at once, also of people who lead each other."""
    officers = env['hr.employee'].with_user(officer)
    officers.browse(employee('pegawai').id).parent_id = employee('kepala').id
    team = officers.search([('parent_id', '=', employee('kasubag').id)])
    team.write({'parent_id': employee('atasan').id})
    officers.browse(employee('lingkar-a').id).parent_id = False


def archiving():
    """An employee archived and back, a manager archived, a login taken away."""
    person = env['hr.employee'].with_user(officer).browse(employee('biasa').id)
    person.action_archive()
    person.action_unarchive()
    env['hr.employee'].with_user(officer).browse(employee('kasubag').id).action_archive()
    employee('pegawai').user_id.action_archive()


def hiring():
    """A new employee, a new unit, and somebody removed."""
    person = env['hr.employee'].with_user(officer).create({'name': "Baru", 'company_id': officer.company_id.id})
    person.unlink()
    env['hr.department'].with_user(officer).create({'name': "Baru", 'company_id': officer.company_id.id})


def reading():
    """A plain user reads colleagues on hr.employee.public, and nothing private."""
    public = env['hr.employee.public'].with_user(plain).search([])
    public.read(['name', 'job_title', 'parent_id', 'department_id', 'user_id'])
    assert employee('kepala').id in public.ids
    try:
        env['hr.employee'].with_user(plain).browse(employee('kepala').id).read(['private_email'])
    except AccessError:
        return
    raise AssertionError("a plain user reads private data")


def screens():
    """The forms and lists of stock HR open for the officer."""
    for model in ('hr.employee', 'hr.leave', 'hr.department', 'res.users', 'res.company'):
        asker = env[model].with_user(officer if model.startswith('hr.') else env.ref('base.user_admin'))
        for kind in ('form', 'list', 'search'):
            asker.get_view(view_type=kind)
        asker.search([], limit=5).read()


def refusal(operation):
    """Run one operation and take everything back; return what went wrong."""
    try:
        with env.cr.savepoint():
            operation()
            env.flush_all()
            raise InterruptedError
    except InterruptedError:
        return None
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    finally:
        env.invalidate_all()


for operation in (leaves, managers, archiving, hiring, reading, screens):
    found = refusal(operation)
    print(f"living: {'FAILED' if found else 'ok'} {operation.__name__}{f': {found}' if found else ''}")

if os.environ.get("LIVING") == "with":
    from odoo.addons.hr_skp.tests.common import OfficeMixin, make_nip

    office = type('Office', (OfficeMixin,), {'env': env, 'company': employee('kepala').company_id})
    for login, name in {'pegawai': 'worker', 'kasubag': 'section_head', 'kepala': 'head',
                        'pengelola': 'data_manager'}.items():
        setattr(office, name, employee(login))
        employee(login).write({
            'skp_nip': make_nip(), 'skp_rank_id': env.ref('hr_skp.rank_iii_a').id,
            'skp_post_kind': 'executor' if login in ('pegawai', 'pengelola') else 'supervisor'})
    office.data_manager.user_id.group_ids |= env.ref('hr_skp.group_data_manager')
    office.period = office.make_period(2025)
    signed = office.walk(office.open_case(), 'done')
    signed._archived_pdfs()
    opened = office.period.with_user(office.data_manager.user_id)._open_for(employee('biasa'))
    going = office.walk(opened, 'realisation')
    env.cr.commit()
    print(f"living: {'ok' if signed.copy_id and going.current_task_id else 'FAILED'} cases signed and under way")
    env['ir.module.module'].search([('name', '=', 'hr_skp')]).button_immediate_uninstall()
    print("living: ok uninstalled")
