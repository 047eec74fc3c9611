"""Runs inside `odoo shell`: opens a period for BENCH_SIZE people in batches, beside the same rows by raw SQL.

    BENCH_SIZE=10000 ./dev/odoo shell -d hr_skp_bench --no-http --log-level=warn < dev/bench_open.py

Each batch is committed, as on the cron workers; everything is removed at the end.
"""
# ruff: noqa: F821  (env is the shell's)
import os
import time

SIZE = int(os.environ.get('BENCH_SIZE', 1000))
TABLES = ('skp_plan', 'skp_party', 'skp_task', 'mail_activity', 'mail_message')
env = env(context={'no_reset_password': True, 'tracking_disable': True})


def measure(title, call):
    """Run a call from a cold record cache; tell queries and time for each of the people."""
    env.cr.flush()
    env.invalidate_all()
    queries, cpu, wall = env.cr.sql_log_count, time.process_time(), time.perf_counter()
    result = call()
    env.cr.flush()
    spent = time.perf_counter() - wall
    queries, cpu = (env.cr.sql_log_count - queries) / SIZE, (time.process_time() - cpu) * 1000 / SIZE
    print(f"{title:<44} {SIZE:>7} {queries:>9.3f} {cpu:>9.2f} {spent * 1000 / SIZE:>9.2f}", flush=True)
    return result, spent


def make_people():
    """Everybody below one appraiser and one superior, in a company of their own."""
    company = env['res.company'].create({'name': f"Bench {time.time_ns()}"})
    env.user.company_ids |= company
    top = env['hr.employee'].create({'name': "Bench top", 'company_id': company.id})
    head = env['hr.employee'].create({'name': "Bench head", 'company_id': company.id, 'parent_id': top.id})
    one = env['hr.employee'].create({'name': "Bench", 'company_id': company.id, 'parent_id': head.id})
    env.cr.flush()
    resources = clone('resource_resource', one.resource_id.id, 'id', [0] * (SIZE - 1))  # Odoo's create takes minutes
    people = clone('hr_employee', one.id, 'resource_id', resources)
    versions = clone('hr_version', one.version_id.id, 'employee_id', people)
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


def clone(table, row_id, name, values):
    """Copy one row as often as there are values for one of its columns; the new ids."""
    names = columns_of(table, name)
    target, source = "", ""
    if name != 'id':
        target, source = f', "{name}"', ", value"
    listed = ", ".join(f'"{column}"' for column in names)
    env.cr.execute(f"""INSERT INTO {table} ({listed}{target}) SELECT {listed}{source}
                       FROM {table}, unnest(%s::int[]) value WHERE {table}.id = %s RETURNING id""", [values, row_id])
    return [res_id for [res_id] in env.cr.fetchall()]


def raw_copy(plans):
    """The same rows again, by one INSERT … SELECT for each table, undone afterwards."""
    with env.cr.savepoint() as point:
        env.cr.execute("ALTER TABLE skp_plan DISABLE TRIGGER ALL; ALTER TABLE skp_task DISABLE TRIGGER ALL")
        for table, key, shift in (
                ('skp_plan', 'id', "date_from = r.date_from - 10000, archive_number = NULL, current_task_id = NULL"),
                ('skp_party', 'plan_id', "document = 'appraisal'"), ('skp_task', 'plan_id', "state = 'done'"),
                ('mail_activity', 'res_id', "res_id = r.res_id"), ('mail_message', 'res_id', "res_id = r.res_id")):
            copy_rows(table, key, shift, plans.ids)
        point.rollback()


def copy_rows(table, key, shift, keys):
    """Copy the rows of one table under new ids."""
    columns = columns_of(table)
    changed = dict(part.split(' = ', 1) for part in shift.split(', '))
    values = ", ".join(changed.get(name, f'r."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    where = " AND r.model = 'skp.plan'" if table == 'mail_message' else (
        " AND r.res_model = 'skp.plan'" if table == 'mail_activity' else "")
    rows = f"SELECT {values} FROM {table} r WHERE r.{key} = ANY(%s){where}"
    env.cr.execute(f"INSERT INTO {table} ({names}) {rows}", [keys])


print(f"{'operation':<44} {'people':>7} {'queries':>9} {'CPU ms':>9} {'wall ms':>9}")
company, head = make_people()
period = env['skp.period'].create({
    'name': "Bench", 'company_id': company.id, 'sop_id': env.ref('hr_skp.sop_pos_544').id, 'date_from': '2025-01-01',
    'date_to': '2025-12-31', 'scheme_id': env.ref('hr_skp.scheme_pp46').id, 'data_manager_id': env.uid})
env.cr.commit()
try:
    job, _spent = measure("dry run", lambda: env['skp.period.job'].create({'period_id': period.id}))
    env.cr.commit()

    def open_all():
        """All batches, as the scheduler does them."""
        job.action_open()
        env.cr.commit()
        env['skp.period.job']._run()
    _none, spent = measure("open, in batches", open_all)
    assert (job.state, job.made) == ('done', SIZE), (job.state, job.made)
    _none, raw = measure("the same rows by raw SQL", lambda: raw_copy(period.plan_ids))
    print(f"opening is {spent / raw:.1f} times raw SQL; {SIZE} people in {spent:.1f} s")
finally:
    env.cr.rollback()
    with env.registry.cursor() as cr:
        cr.execute("SELECT id FROM skp_plan WHERE period_id = %s", [period.id])
        plans = [row[0] for row in cr.fetchall()]
        cr.execute("UPDATE skp_plan SET current_task_id = NULL WHERE period_id = %s", [period.id])
        cr.execute("DELETE FROM mail_activity WHERE res_model = 'skp.plan' AND res_id = ANY(%s)", [plans])
        cr.execute("DELETE FROM mail_message WHERE model = 'skp.plan' AND res_id = ANY(%s)", [plans])
        cr.execute("DELETE FROM skp_plan WHERE period_id = %s", [period.id])
        cr.execute("DELETE FROM skp_period WHERE id = %s", [period.id])
