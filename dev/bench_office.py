"""Runs inside `odoo shell`: a year of an office of BENCH_SIZE people, beside the same rows by raw SQL and stock leaves.

Each has eight results, each measured by quantity, quality, cost and time, and twelve months of the first three (time
follows from them): 288 figures a head. Batches are committed, as on the cron workers; the database is a copy that is
dropped afterwards. Months two to twelve are copied by SQL from the first, which the engine opened.
"""
# ruff: noqa: F821  (env is the shell's)
import os
import platform
import time

from odoo.addons.hr_skp.models.skp_guarded_signed import ENGINE
from odoo.addons.hr_skp.models.skp_task import Order
from odoo.tests import Form

SIZE = int(os.environ['BENCH_SIZE'])
BATCH = 500
RESULTS, MONTHS = 8, 12
TARGETS = (('quantity', 12, 'laporan'), ('quality', 100, '%'), ('cost', 1_200_000, 'Rp'), ('time', 12, 'bulan'))
LEAVE, HAND_OVER = "stock leave: approve, one call", "hand the plan over, a case"
AGREE = "agree and sign, a case, and open its month"
MONTH = "months by the calendar, a figure"
CALENDAR = 50  # cases whose months the calendar opens, undone afterwards
spent = {}  # CPU ms of each operation
env = env(context={'no_reset_password': True, 'tracking_disable': True})


def measure(title, count, call):
    """Run a call from a cold record cache; tell queries, CPU of this process and time for each of `count`."""
    env.cr.flush()
    env.cr.commit()
    env.cr.execute("ANALYZE")
    env.invalidate_all()
    queries, cpu, wall = env.cr.sql_log_count, time.process_time(), time.perf_counter()
    result = call()
    env.cr.flush()
    wall = time.perf_counter() - wall
    queries, cpu = (env.cr.sql_log_count - queries) / count, (time.process_time() - cpu) * 1000 / count
    spent[title] = cpu
    print(f"{title:<52} {count:>9} {queries:>9.4f} {cpu:>9.3f} {wall * 1000 / count:>9.3f}", flush=True)
    return result, wall


def compare_leaves():
    """How many times the CPU of a step of ours the approval of a stock leave takes."""
    figures_cpu = spent[MONTH] * RESULTS * (len(TARGETS) - 1)
    for title, cpu in (
            (HAND_OVER, spent[HAND_OVER]), (AGREE, spent[AGREE]),
            (f"{AGREE}, without the figures of the month", spent[AGREE] - figures_cpu)):
        print(f"{'':4}a stock leave takes {spent[LEAVE] / cpu:.1f} times the CPU of: {title}", flush=True)


def compare(title, ours, raw):
    """The ratio to the same rows by raw SQL, by time."""
    print(f"{'':4}{title}: {ours / raw:.1f} times raw SQL", flush=True)


# ------------------------------------------------------------------ people, made by SQL: Odoo's create takes minutes

def make_people():
    """Everybody below one appraiser and one superior, in a company of their own."""
    company = env['res.company'].create({'name': f"Bench {time.time_ns()}"})
    env.user.company_ids |= company
    top = env['hr.employee'].create({'name': "Bench top", 'company_id': company.id})
    user = env['res.users'].create({
        'name': "Bench head", 'login': "bench", 'company_id': company.id, 'company_ids': [(6, 0, company.ids)]})
    head = env['hr.employee'].create({
        'name': "Bench head", 'company_id': company.id, 'parent_id': top.id, 'user_id': user.id})
    login = env['res.users'].create({
        'name': "Bench", 'login': "bench 0", 'company_id': company.id, 'company_ids': [(6, 0, company.ids)]})
    one = env['hr.employee'].create({
        'name': "Bench", 'company_id': company.id, 'parent_id': head.id, 'skp_post_kind': 'executor'})
    env.cr.flush()
    logins = clone('res_users', login.id, 'login', [f"bench {number}" for number in range(1, SIZE)], 'text')
    resources = clone('resource_resource', one.resource_id.id, 'id', [0] * (SIZE - 1))
    people = clone('hr_employee', one.id, 'resource_id', resources)
    versions = clone('hr_version', one.version_id.id, 'employee_id', people)
    for table, rows in (('hr_employee', people), ('resource_resource', resources)):
        env.cr.execute(f"""UPDATE {table} SET user_id = pair.login FROM unnest(%s, %s) AS pair(row_id, login)
                           WHERE {table}.id = pair.row_id""", [rows, logins])
    one.user_id = login
    env.cr.flush()
    env.cr.execute("""UPDATE hr_employee SET current_version_id = version.id FROM hr_version version
                      WHERE version.employee_id = hr_employee.id AND version.id = ANY(%s)""", [versions])
    env.cr.commit()
    env.invalidate_all()
    return company, head


def columns_of(table, *but):
    """The columns of a table that a row may be copied with."""
    env.cr.execute("""SELECT column_name FROM information_schema.columns
                      WHERE table_name = %s AND is_generated = 'NEVER'""", [table])
    return [name for [name] in env.cr.fetchall() if name not in ('id', *but)]


def clone(table, row_id, name, values, kind='int'):
    """Copy one row as often as there are values for one of its columns; the new ids."""
    names = columns_of(table, name)
    target, source = "", ""
    if name != 'id':
        target, source = f', "{name}"', ", value"
    listed = ", ".join(f'"{column}"' for column in names)
    env.cr.execute(f"""INSERT INTO {table} ({listed}{target}) SELECT {listed}{source}
                       FROM {table}, unnest(%s::{kind}[]) value WHERE {table}.id = %s RETURNING id""", [values, row_id])
    return [res_id for [res_id] in env.cr.fetchall()]


# ------------------------------------------------------------------ raw SQL

def raw(*copies, unchecked=()):
    """Seconds that the same rows take by one INSERT … SELECT for each of the arguments of ``copy_rows``; undone.

    The database checks them as it checks ours, but for foreign keys of tables that are `unchecked`.
    """
    with env.cr.savepoint() as point:
        for table in unchecked:
            env.cr.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        started = time.perf_counter()
        for copy in copies:
            copy_rows(*copy)
        env.cr.execute("SET CONSTRAINTS ALL IMMEDIATE")
        spent = time.perf_counter() - started
        point.rollback()
    return spent


def copy_rows(table, where, changed, joined=''):
    """Copy the rows of one table under new ids."""
    columns = columns_of(table)
    values = ", ".join(changed.get(name, f'r."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    env.cr.execute(f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} r {joined} WHERE {where}")


def figures(month, other):
    """The arguments that copy the figures of the sheets of one month to those of another."""
    return ('skp_realisation_line', f"{of_period('sheet.plan_id')} AND sheet.month = {month}",
            {'realisation_id': 'fresh.id'}, f"""JOIN skp_realisation sheet ON sheet.id = r.realisation_id
            JOIN skp_realisation fresh ON fresh.plan_id = sheet.plan_id AND fresh.month = {other}""")


def raw_opening():
    """The rows of opened cases."""
    return raw(
        ('skp_plan', of_period('r.id'),
         {'date_from': 'r.date_from - 10000', 'archive_number': 'NULL', 'current_task_id': 'NULL'}),
        ('skp_party', of_period(), {'document': "'appraisal'"}), ('skp_task', of_period(), {'state': "'done'"}),
        ('mail_activity', f"r.res_model = 'skp.plan' AND {of_period('r.res_id')}", {}),
        ('mail_message', f"r.model = 'skp.plan' AND {of_period('r.res_id')}", {}), unchecked=('skp_plan', 'skp_task'))


def of_period(column='r.plan_id'):
    """The condition that a row belongs to a case of the period."""
    return f"{column} IN (SELECT id FROM skp_plan WHERE period_id = {period.id})"


def raw_score():
    """Seconds to write the same rows by one UPDATE a table, with averages in place of the law's arithmetic; undone."""
    with env.cr.savepoint() as point:
        started = time.perf_counter()
        env.cr.execute("""
            UPDATE skp_measurement SET realised = total.value, used = total.value
              FROM (SELECT measured.id, coalesce(sum(line.value), 0) AS value FROM skp_measurement measured
                      JOIN skp_appraisal appraisal ON appraisal.id = measured.appraisal_id AND appraisal.period_id = %s
                      LEFT JOIN skp_realisation_line line ON line.indicator_id = measured.indicator_id
                     GROUP BY measured.id) total
             WHERE total.id = skp_measurement.id""", [period.id])
        env.cr.execute("""
            UPDATE skp_appraisal_line SET total = sum.total, score = sum.total / sum.count
              FROM (SELECT measured.appraisal_line_id, count(*), sum(measured.used / indicator.target * 100) AS total
                      FROM skp_measurement measured
                      JOIN skp_indicator indicator ON indicator.id = measured.indicator_id
                      JOIN skp_appraisal appraisal ON appraisal.id = measured.appraisal_id AND appraisal.period_id = %s
                     GROUP BY measured.appraisal_line_id) sum
             WHERE sum.appraisal_line_id = skp_appraisal_line.id""", [period.id])
        env.cr.execute("""
            UPDATE skp_appraisal SET activity_average = line.score, skp_score = line.score
              FROM (SELECT appraisal_id, avg(score) AS score FROM skp_appraisal_line GROUP BY appraisal_id) line
             WHERE line.appraisal_id = skp_appraisal.id AND skp_appraisal.period_id = %s""", [period.id])
        spent = time.perf_counter() - started
        point.rollback()
    return spent


# ------------------------------------------------------------------ the year

def batches():
    """The cases of the period, in batches that are committed."""
    ids = env['skp.plan'].search([('period_id', '=', period.id)]).ids
    for start in range(0, len(ids), BATCH):
        yield env['skp.plan'].browse(ids[start:start + BATCH])
        env.cr.flush()
        env.cr.commit()
        env.invalidate_all()


def open_all():
    """All batches, as the scheduler does them."""
    job.action_open()
    env.cr.commit()
    env['skp.period.job']._run()
    assert (job.state, job.made) == ('done', SIZE), (job.state, job.made)


def fill_plans():
    """Eight results of four aspects for everybody."""
    for plans in batches():
        lines = env['skp.plan.line'].create([
            {'plan_id': plan.id, 'name': f"Menyusun laporan {number}"} for plan in plans for number in range(RESULTS)])
        env['skp.indicator'].create([
            {'line_id': line.id, 'aspect': aspect, 'target': target, 'unit': unit}
            for line in lines for aspect, target, unit in TARGETS])


def shift(decision='done'):
    """The present step of everybody, batch after batch, as `complete()` moves it once it has judged."""
    for plans in batches():
        tasks = env['skp.task'].browse(plans.current_task_id.ids).with_context(**ENGINE)
        held_back = tasks._move_halving(Order(decision, '', {}))
        assert not held_back, held_back


def open_calendar():
    """The eleven further months of a few cases as the calendar opens them; undone."""
    plans = env['skp.plan'].search([('period_id', '=', period.id)], limit=CALENDAR)
    rows = len(plans) * (MONTHS - 1) * RESULTS * (len(TARGETS) - 1)
    env.cr.commit()
    measure(MONTH, rows, lambda: plans.with_context(**ENGINE)._open_months())
    env.cr.rollback()
    env.invalidate_all()


def fill_months():
    """The sheet that the engine opened becomes December's, filled; eleven more are copied from it by SQL."""
    env.cr.execute(f"""UPDATE skp_realisation_line r SET value = 1, is_filled = TRUE FROM skp_realisation sheet
                       WHERE sheet.id = r.realisation_id AND {of_period('sheet.plan_id')}""")
    env.cr.execute(f"UPDATE skp_realisation r SET month = '2025-12-01' WHERE {of_period()}")
    for month in range(1, MONTHS):
        first = f"DATE '2025-{month:02d}-01'"
        copy_rows('skp_realisation', f"r.month = '2025-12-01' AND {of_period()}",
                  {'month': first, 'state': "'measured'"})
        copy_rows(*figures("DATE '2025-12-01'", first))
    env.cr.commit()
    env.invalidate_all()


def measure_year():
    """From the opening of the period to the scores."""
    _none, ours = measure("open the period: case, people, step, activity", SIZE, open_all)
    compare("opening", ours, raw_opening())
    rows = SIZE * RESULTS * (1 + len(TARGETS))
    _none, ours = measure("plan rows: results and indicators, each", rows, fill_plans)
    compare("plan rows", ours, raw(
        ('skp_plan_line', of_period(), {}),
        ('skp_indicator', f"r.line_id IN (SELECT id FROM skp_plan_line r WHERE {of_period()})", {})))
    measure(HAND_OVER, SIZE, shift)
    _none, ours = measure(AGREE, SIZE, lambda: shift('agree'))
    compare("a month's rows (with the step that opens it)", ours, raw(
        ('skp_realisation', of_period(), {'month': "DATE '2031-01-01'"}),
        figures("DATE '2025-01-01'", "DATE '2031-01-01'")))
    open_calendar()
    fill_months()
    measure("hand a month over, and make the appraisal, a case", SIZE, shift)
    measurements = SIZE * RESULTS * len(TARGETS)
    _none, ours = measure("scores anew from all months, a measurement", measurements, score_anew)
    compare("scores", ours, raw_score())


def in_months():
    """The condition that a figure belongs to a month of the period."""
    return f"r.realisation_id IN (SELECT id FROM skp_realisation r WHERE {of_period()})"


def score_anew():
    """Every figure of the year and the score, as a correction of the months brings them up to date."""
    for plans in batches():
        plans.appraisal_ids.with_context(**ENGINE).line_ids.measurement_ids._add_up_months()


def measure_screen(title, call):
    """What a screen costs once the worker has answered it before: queries and time in all."""
    call()
    measure(title, 1, call)


def measure_screens():
    """What people open, whatever the size of the office."""
    reader = head.user_id
    name = {'fields': {'display_name': {}}}
    columns = {'name': {}, 'employee_id': name, 'state': {}, 'current_user_id': name, 'deadline': {}, 'rating_name': {}}
    measure_screen("list of 80 cases", lambda: env['skp.plan'].with_user(reader).web_search_read([], columns, limit=80))
    tasks = {'name': {}, 'plan_id': name, 'user_id': name, 'deadline': {}}
    measure_screen("list of 80 steps to do", lambda: env['skp.task'].with_user(reader).web_search_read(
        [('state', '=', 'open')], tasks, limit=80))
    measure_screen("search a case by name", lambda: env['skp.plan'].with_user(reader).name_search("Bench", limit=8))
    measure_screen("at a glance", lambda: env['skp.glance'].with_user(reader).get_glance(period.id))
    case = env['skp.plan'].search([('period_id', '=', period.id)], limit=1).with_user(reader)
    asked = Form(case)._view['fields_spec']
    measure_screen("one case, its form", lambda: case.web_read(asked))


def measure_leaves(count):
    """Stock leaves of as many people, at most a thousand of them."""
    env.user.company_id = company
    kind = env['hr.leave.type'].create({
        'name': "Bench", 'requires_allocation': False, 'leave_validation_type': 'hr', 'company_id': company.id})
    people = env['hr.employee'].search([('company_id', '=', company.id), ('name', '=', "Bench")], limit=count)
    stock = env['hr.leave'].with_context(tracking_disable=False)
    leaves, _spent = measure("stock leave: create", count, lambda: stock.create([
        {'employee_id': person.id, 'holiday_status_id': kind.id,
         'request_date_from': '2026-06-01', 'request_date_to': '2026-06-02'} for person in people]))
    measure(LEAVE, count, lambda: leaves.action_approve())
    compare_leaves()


print(f"{SIZE} employees, Python {platform.python_version()}, {os.cpu_count()} cores")
company, head = make_people()
period = env['skp.period'].create({
    'name': "Bench", 'company_id': company.id, 'sop_id': env.ref('hr_skp.sop_pos_544').id, 'date_from': '2025-01-01',
    'date_to': '2025-12-31', 'scheme_id': env.ref('hr_skp.scheme_pp46').id, 'data_manager_id': env.uid})
env.cr.commit()
print(f"{'operation':<52} {'records':>9} {'queries':>9} {'CPU ms':>9} {'wall ms':>9}")
job, _spent = measure("dry run", SIZE, lambda: env['skp.period.job'].create({'period_id': period.id}))
measure_year()
env.cr.execute(f"SELECT count(*) FROM skp_realisation_line r WHERE {in_months()}")
print(f"{'':4}{env.cr.fetchone()[0]} figures of months")
measure_screens()
measure_leaves(min(SIZE, 1000))
