"""An office as it is before the addon comes: two companies, odd employees, leaves. Run by dev/_living.py in a shell."""
from odoo.tests import new_test_user

env = env(context=dict(env.context, tracking_disable=True, no_reset_password=True))  # noqa: F821 - the shell's own
first, second = env['res.company'].create([{'name': "Balai Lama"}, {'name': "Dinas Lama"}])
unit = env['hr.department'].create({'name': "Tata Usaha", 'company_id': first.id})


def person(login, manager=None, groups='base.group_user', company=first, **vals):
    """An employee with a login."""
    user = new_test_user(
        env, f"{login}@lama", groups=groups, name=login, company_id=company.id, company_ids=[(6, 0, company.ids)],
        password=login)
    return env['hr.employee'].create({
        'name': login, 'user_id': user.id, 'company_id': company.id, 'parent_id': manager and manager.id,
        'department_id': unit.id if company == first else False, 'job_title': login, **vals})


top = person('atasan')
head = person('kepala', top)
section_head = person('kasubag', head)
worker = person('pegawai', section_head)
data_manager = person('pengelola', section_head)
officer = person('kepegawaian', head, 'hr.group_hr_user,hr_holidays.group_hr_holidays_user')
plain = person('biasa', section_head)
away = person('pensiun', head)
orphan = person('bawahan-pensiun', away)
one, other = person('lingkar-a'), person('lingkar-b')
nobody = env['hr.employee'].create({'name': "tanpa akun", 'company_id': first.id, 'parent_id': section_head.id})
env['hr.employee'].create({'name': "tanpa apa-apa", 'company_id': second.id})
worker.user_id.company_ids |= second
env['hr.employee'].create({'name': "pegawai di dua kantor", 'user_id': worker.user_id.id, 'company_id': second.id})
env.flush_all()
# as old databases have it: an archived manager whose people still name him, and two who lead each other
env.cr.execute("UPDATE hr_employee SET active = false WHERE id = %s", [away.id])
env.cr.execute("UPDATE hr_employee SET parent_id = %s WHERE id = %s", [other.id, one.id])
env.cr.execute("UPDATE hr_employee SET parent_id = %s WHERE id = %s", [one.id, other.id])
env.invalidate_all()
kind = env['hr.leave.type'].create({'name': "Cuti Lama", 'requires_allocation': False, 'company_id': first.id,
                                    'leave_validation_type': 'hr'})
for index, holder in enumerate((worker, plain, nobody, orphan)):
    leave = env['hr.leave'].create({
        'employee_id': holder.id, 'holiday_status_id': kind.id, 'name': "Pulang kampung",
        'request_date_from': f'2027-03-{index * 7 + 1:02d}', 'request_date_to': f'2027-03-{index * 7 + 3:02d}'})
    if index % 2:
        leave.with_user(officer.user_id).action_approve()
head.activity_schedule('mail.mail_activity_data_todo', user_id=head.user_id.id, summary="Periksa berkas")
env.cr.commit()
print("living: ok an office made as it is before the addon comes")
