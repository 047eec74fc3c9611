"""Runs inside `odoo shell`: makes an office, measures, rolls everything back."""
# ruff: noqa: F821  (env is the shell's)
import base64
import os
import platform
import resource
import time

from odoo.addons.hr_skp.models.skp_task import Order

SIZE = int(os.environ['BENCH_SIZE'])
PLAN = [("Menyusun laporan", 12, 'laporan'), ("Memproses berkas", 240, 'berkas')]
STOCK_SHEET = """
    <t t-name="hr_skp.bench_stock"><t t-call="web.html_container"><t t-foreach="docs" t-as="doc">
        <t t-call="web.external_layout"><div class="page">
            <h2>Sasaran Kerja Pegawai</h2>
            <table class="table table-sm">
                <tr t-foreach="['employee', 'appraiser', 'superior']" t-as="role">
                    <td t-out="role"/><td t-out="doc[role + '_id'].name"/>
                </tr>
            </table>
            <table class="table table-sm table-bordered">
                <thead><tr><th>No</th><th>Kegiatan</th><th>Target</th></tr></thead>
                <tr t-foreach="doc.line_ids" t-as="line">
                    <td t-out="line_index + 1"/><td t-out="line.name"/>
                    <td><div t-foreach="line.indicator_ids" t-as="indicator"
                        t-out="'%s %s' % (indicator.target, indicator.unit)"/></td>
                </tr>
            </table>
        </div></t>
    </t></t></t>"""
rows = []
env = env(context={'no_reset_password': True})  # else as a client's call: tracking and notices on


def cpu_seconds():
    """What this process and those that it waited for have used."""
    return sum(os.times()[:4])


def measure(title, count, call, browse=None):
    """Run a call from a cold record cache; remember queries, CPU and wall time for each record."""
    env.cr.flush()  # with the tracking that was left for the end of the transaction
    env.cr.execute("ANALYZE")
    env.invalidate_all()
    queries, cpu, wall = env.cr.sql_log_count, cpu_seconds(), time.perf_counter()
    result = call()
    env.cr.flush()
    rows.append((title, count, (env.cr.sql_log_count - queries) / count,
                 (cpu_seconds() - cpu) * 1000 / count, (time.perf_counter() - wall) * 1000 / count))
    print("{:62} {:7d} {:9.3f} {:9.2f} {:9.2f}".format(*rows[-1]), flush=True)
    return result


def make_people(count, managers):
    """Employees with logins, spread over managers."""
    users = env['res.users'].create([
        {'name': f"Bench {index}", 'login': f"bench{time.time_ns()}{index}"} for index in range(count)])
    return env['hr.employee'].create([
        {'name': user.name, 'user_id': user.id, 'skp_post_kind': 'executor',
         'parent_id': managers[index % len(managers)].id if managers else False}
        for index, user in enumerate(users)])


def fill(plans):
    """The same two activities for everybody."""
    lines = env['skp.plan.line'].create([
        {'plan_id': plan.id, 'name': name} for plan in plans for name, _target, _unit in PLAN])
    targets = {name: (target, unit) for name, target, unit in PLAN}
    env['skp.indicator'].create([
        {'line_id': line.id, 'aspect': aspect, 'target': target, 'unit': unit}
        for line in lines
        for aspect, target, unit in (
            ('quantity', *targets[line.name]), ('quality', 100, '%'), ('time', 12, 'bulan'))])


def shift(plans, decision='done', **values):
    """Move the present step of all cases as one batch, whoever holds it: the way to the step that is measured."""
    env['skp.task'].browse(plans.current_task_id.ids)._move(Order(decision, '', values))
    return env['skp.plan'].browse(plans.ids)


def complete(plans, decision='done'):
    """Complete the present step in one call, as the one person who holds all of it."""
    tasks = plans.current_task_id
    result = env['skp.task'].with_user(tasks.user_id).browse(tasks.ids).complete(decision)
    assert len(result['completed']) == len(plans), result


def measure_cases(per_superior, head, top):
    """Cases of one month under one appraiser, each of his cases ratified by a superior with so many of them."""
    appraiser = make_people(1, head)
    superiors = make_people(max(SIZE // per_superior, 1), top)
    people = make_people(SIZE, appraiser)
    period = env['skp.period'].create({
        'name': "Bench", 'date_from': '2025-12-01', 'date_to': '2025-12-31',
        'sop_id': env.ref('hr_skp.sop_pos_544').id, 'scheme_id': env.ref('hr_skp.scheme_pp46').id})
    plans = measure("open a period", SIZE, lambda: period._open_for(people))
    for index, plan in enumerate(plans):
        plan.superior_id = superiors[index % len(superiors)]
    fill(plans)
    plans = shift(plans)
    measure("review every plan, one call (the next step on as many desks)", SIZE, lambda: complete(plans, 'agree'))
    plans.realisation_ids.line_ids.write({'value': 1})
    plans = shift(plans)
    measure("measure the year, one call", SIZE, lambda: complete(plans))
    plans.appraisal_ids.behaviour_ids.write({'score': 90})
    plans = shift(shift(plans), 'accept')
    measure(f"hand over, one call ({per_superior} for each superior)", SIZE, lambda: complete(plans))
    return plans


def measure_leaves(people):
    """Approve as many stock leaves as there were plans."""
    kind = env['hr.leave.type'].create({
        'name': "Bench", 'requires_allocation': False, 'leave_validation_type': 'hr'})
    leaves = measure("stock leave: create", len(people), lambda: env['hr.leave'].create([
        {'employee_id': person.id, 'holiday_status_id': kind.id,
         'request_date_from': '2026-06-01', 'request_date_to': '2026-06-02'} for person in people]))
    measure("stock leave: approve, one call", len(people), lambda: leaves.action_approve())


def measure_screens(plans):
    """A list of 80 rows and one case's form."""
    reader = plans[0].appraiser_id.user_id
    name = {'fields': {'display_name': {}}}
    measure("list of 80 (queries in all)", 1, lambda: env['skp.plan'].with_user(reader).web_search_read([], {
        'name': {}, 'employee_id': name, 'state': {}, 'current_user_id': name, 'deadline': {}, 'rating_name': {},
    }, limit=80))


def print_job(plans):
    """The print job of some cases, driven to its end as the scheduler does, but in this transaction."""
    job = env['skp.print.job'].with_user(plans[0].appraiser_id.user_id)._order_job(
        "Bench", env.ref('hr_skp.action_report_plan'), 'pdf', plans).sudo()
    while job.state == 'waiting':
        job._print_batch()
    assert not job.refused_ids, job.refused_ids[0].reason
    return job


def measure_prints(plans):
    """Sheets of 1, 100 and 1,000 cases, as far as there are so many: seconds, memory, and what one more sheet costs."""
    spent, notes = [(0, 0)], []
    for size in (size for size in (1, 100, 1000) if size <= len(plans)):
        job = measure("print plans, one job", size, lambda: print_job(plans[:size]))  # noqa: B023
        spent.append((size, rows[-1][4] * size))
        more = (spent[-1][1] - spent[-2][1]) / (size - spent[-2][0])
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # of a child it would count the fork, too
        notes.append(f"{size} sheets: {spent[-1][1] / 1000:.1f} s in all, each further one {more:.0f} ms; "
                     f"{len(base64.b64decode(job.result)) / 1024 / size:.0f} KB a sheet; this process has had "
                     f"{memory:.0f} MB at most")
    return notes + measure_stock_prints(plans[:20])


def measure_stock_prints(plans):
    """The same rows on a stock report with Odoo's letterhead, printed one by one by wkhtmltopdf."""
    ours = rows[-1]
    if env['ir.actions.report'].get_wkhtmltopdf_state() == 'install':
        return ["wkhtmltopdf is not installed: nothing to compare the printing with (Debian package wkhtmltopdf)"]
    env['ir.config_parameter'].set_param('report.url', os.environ['BENCH_URL'])
    env['ir.ui.view'].create({
        'name': "Bench", 'type': 'qweb', 'key': 'hr_skp.bench_stock', 'arch': STOCK_SHEET})
    report = env['ir.actions.report'].create({
        'name': "Bench", 'model': 'skp.plan', 'report_type': 'qweb-pdf', 'report_name': 'hr_skp.bench_stock'})
    env['ir.model.data'].create({
        'module': 'hr_skp', 'name': 'bench_stock', 'model': 'ir.ui.view',
        'res_id': env['ir.ui.view'].search([('key', '=', 'hr_skp.bench_stock')]).id})
    printed = measure("stock report by wkhtmltopdf, one by one", len(plans), lambda: [
        report._render_qweb_pdf(report.report_name, plan.ids)[0] for plan in plans])
    size = sum(map(len, printed)) / 1024 / len(printed)
    return [f"the stock report, {size:.0f} KB a sheet, takes {rows[-1][4] / ours[4]:.1f} times as long as one of "
            f"{ours[1]:.0f} sheets, and {rows[-1][3] / ours[3]:.1f} times its CPU (that of the server that it asks for "
            "style sheets is not counted)"]


def measure_office():
    """Everything: the bulk work, screens, sheets, and stock leaves beside it."""
    top = make_people(1, None)
    head = make_people(1, top)
    for per_superior in (10, 100):
        plans = measure_cases(per_superior, head, top)
    measure_screens(plans)
    printed = measure_prints(plans)
    measure_leaves(plans.employee_id)
    review, leave = rows[1], rows[-1]
    print(f"\nreviewing a plan takes 1/{leave[3] / review[3]:.0f} of the CPU time of approving a stock leave "
          f"and 1/{leave[2] / review[2]:.0f} of its queries")
    print(*printed, sep="\n")


def measure_sheets():
    """Printing alone, of plans that are agreed and signed."""
    people = make_people(SIZE, make_people(1, make_people(1, make_people(1, None))))
    period = env['skp.period'].create({
        'name': "Bench", 'date_from': '2025-12-01', 'date_to': '2025-12-31',
        'sop_id': env.ref('hr_skp.sop_pos_544').id, 'scheme_id': env.ref('hr_skp.scheme_pp46').id})
    plans = period._open_for(people)
    fill(plans)
    print("", *measure_prints(shift(shift(plans), 'agree')), sep="\n")


print(f"{SIZE} employees, Python {platform.python_version()}, {os.cpu_count()} cores\n")
print(f"{'operation':62} {'records':>7} {'queries':>9} {'CPU ms':>9} {'wall ms':>9}")
try:
    {'all': measure_office, 'print': measure_sheets}[os.environ['BENCH_PART']]()
finally:
    env.cr.rollback()
