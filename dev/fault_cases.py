"""What is broken in the middle, case by case: `fault_cases.py <database> [case …]`."""

import os
import random
import sys
import time

from fault_kit import COUNTS, check, do, environment, full_disk, look, start, sweep, together  # finds the addons

# isort: split
from freezegun import freeze_time

from odoo import fields
from odoo.addons.hr_skp.models import skp_period_job
from odoo.addons.hr_skp.tests.common import OfficeMixin

PEOPLE = ("head", "top", "section_head", "worker", "data_manager", "administrator", "stranger", "company", "period")
MANY, KILLS, BATCH = 2000, 50, 40  # people of an opening, kills of it, people of a transaction
OPEN = "hr_skp.ir_cron_open_period"


class Office(OfficeMixin):
    """The office of the tests; its records are taken anew in each transaction."""

    users = {}

    @classmethod
    def make(cls, registry):
        """Make the office for good."""
        with environment(registry) as cls.env:
            cls.make_office()
            cls.env["ir.cron"].search([]).active = False
            cls.env.ref("hr_skp.ir_cron_make_copies").active = cls.env.ref(OPEN).active = True
            cls.records = {name: (getattr(cls, name)._name, getattr(cls, name).id) for name in PEOPLE}
            cls.users = {name: getattr(cls, name).user_id.id for name in PEOPLE if "user_id" in getattr(cls, name)}

    @classmethod
    def at(cls, env):
        """The office in another transaction."""
        cls.env = env
        for name, (model, res_id) in cls.records.items():
            setattr(cls, name, env[model].browse(res_id))
        return cls

    @classmethod
    def short_case(cls, env, year, state="plan"):
        """The id of a case of one month, walked to a phase."""
        office = cls.at(env)
        period = office.make_period(year)
        plan = env["skp.plan"].create({
            "period_id": period.id, "employee_id": office.worker.id, "date_from": f"{year}-12-01"})
        office.walk(plan, state)
        return plan.id


def completing(plan_id, decision="done", reason="", values=None):
    """A call that completes the present step of a case, as the client names it: by the id of the step."""
    def call(env):
        plan = env["skp.plan"].sudo().browse(plan_id)
        task = env["skp.task"].browse(call.task_id or plan.current_task_id.id)
        return task.complete(decision, reason, values)
    call.task_id = None
    return call


def holder(env, plan_id):
    """The id of whose turn it is."""
    return env["skp.plan"].browse(plan_id).current_task_id.user_id.id


# ------------------------------------------------------------------ kills

def case_completing(registry):
    """Each step of the procedure, killed between any two of its moments."""
    steps = [("plan", "done"), ("review", "agree"), ("realisation", "done"), ("measurement", "done"),
             ("behaviour", "done"), ("response", "object"), ("objection", "done"), ("objection", "done"),
             ("objection", "confirm"), ("handover", "done"), ("ratification", "done")]
    with environment(registry) as env:
        plan_id = Office.short_case(env, 2024)
    for state, decision in steps:
        with environment(registry) as env:
            office, plan = Office.at(env), env["skp.plan"].browse(plan_id)
            check(plan.state == state, f"the case stands at {plan.state}, not at {state}")
            {"plan": office.fill_plan, "realisation": office.fill_month, "behaviour": office.score}.get(
                state, lambda _plan: None)(plan)
            user = holder(env, plan_id)
        sweep(registry, f"completing “{state}” ({decision})",
              completing(plan_id, decision, "Sesuai catatan" if state in ("response", "objection") else ""), user,
              every=1 if state in ("review", "ratification") else 3)
    case_archiving(registry, plan_id)


def case_archiving(registry, plan_id=None):
    """The last step, then the copy that the scheduler files."""
    with environment(registry) as env:
        plan_id = plan_id or Office.short_case(env, 2023, "archive")
        user = holder(env, plan_id)
    sweep(registry, "archiving", completing(plan_id, values={"archive_place": "Rak 1"}), user)
    sweep(registry, "filing the archived copy", lambda env: env["skp.plan"]._cron_make_copies(), every=2, commits=True)
    with environment(registry) as env:
        plan = env["skp.plan"].browse(plan_id)
        check(plan.state == "done" and plan.archive_number and plan.copy_id.pdf, "the case is archived with its copy")
        check(env["skp.copy"].search_count([("plan_id", "=", plan_id)]) == 1, "the case has one copy")


def case_opening(registry):
    """A small opening, at once."""
    with environment(registry) as env:
        office = Office.at(env)
        manager = office.users["data_manager"]
        few = env["skp.period.job"].with_user(manager).create({
            "period_id": office.make_period(2022).id, "employee_ids": (office.worker | office.stranger).ids}).id
    sweep(registry, "opening for two, at once", lambda env: env["skp.period.job"].browse(few).action_open(), manager,
          every=2)
    with environment(registry) as env:
        check(env["skp.period.job"].browse(few).made == 2, "two were opened")


def case_batches(registry):
    """An opening for 2,000 in batches on the scheduler, whose worker is killed fifty times."""
    job_id, period_id = order_many(registry, Office.users["data_manager"])
    kills = kill_opening(registry)
    done = do(registry, lambda env: env["skp.period.job"]._run())
    check("error" not in done, done.get("trace"))
    with environment(registry) as env:
        job, plans = env["skp.period.job"].browse(job_id), env["skp.plan"].search([("period_id", "=", period_id)])
        people = len(plans.employee_id)
        check((len(plans), people, job.made, job.state) == (MANY, MANY, MANY, "done"),
              f"{len(plans)} cases for {people} people, {job.made} on the job, which is {job.state}")
    check(not look(registry)[0], look(registry)[0])
    print(f"opening for {MANY}: killed {kills} times; {len(plans)} cases for {people} people, each once", flush=True)


def order_many(registry, manager):
    """2,000 people whose opening waits for the scheduler."""
    skp_period_job.BATCH = BATCH
    with environment(registry) as env:
        office = Office.at(env)
        people = env["hr.employee"].create([
            {"name": f"Pegawai {index}", "company_id": office.company.id, "parent_id": office.section_head.id}
            for index in range(MANY)])
        period = office.make_period(2025)
        job = env["skp.period.job"].with_user(manager).create({"period_id": period.id, "employee_ids": people.ids})
        job.action_open()
        check(job.state == "waiting", "the opening waits for the scheduler")
        return job.id, period.id


def kill_opening(registry):
    """Kill the worker at moments drawn by lot, each time somewhere in the batches that are left."""
    draw, kills = random.Random(7), 0
    while kills < KILLS:
        outcome = do(registry, lambda env: env["skp.period.job"]._run(), kill_at=draw.randrange(150))
        if outcome is not None:
            check(False, f"the opening ended after {kills} kills: {outcome}")
            break
        kills += 1
        if not kills % 10:
            broken = look(registry)[0]
            check(not broken, f"opening, killed {kills} times: {broken}")
    return kills


# ------------------------------------------------------------------ several at once

def case_races(registry):
    """Real cursors: two complete one step, one completes what another takes back, two open one period."""
    for year in (2014, 2015, 2016, 2020, 2023):
        with environment(registry) as env:
            plan_id = Office.short_case(env, year, "review")
            call, user = completing(plan_id, "agree"), holder(env, plan_id)
            call.task_id = env["skp.plan"].browse(plan_id).current_task_id.id
        judge(registry, "completing twice", together(registry, (call, user), (call, user)), losers=1)
        with environment(registry) as env:
            task_id = call.task_id
            Office.at(env).fill_month(env["skp.plan"].browse(plan_id))
            nxt, employee = completing(plan_id), holder(env, plan_id)
            nxt.task_id = env["skp.plan"].browse(plan_id).current_task_id.id
        judge(registry, "completing what is taken back", together(
            registry, (nxt, employee), (lambda env: env["skp.task"].browse(task_id).take_back(), user)),  # noqa: B023
            losers=1)
    open_together(registry)
    fill_together(registry)


def judge(registry, title, outcomes, losers):
    """Exactly so many lose, each with a sentence of ours, and nothing is broken."""
    lost = [outcome for outcome in outcomes if "error" in outcome]
    check(len(lost) == losers, f"{title}: {len(lost)} of {len(outcomes)} lost: {outcomes}")
    for outcome in lost:
        check(outcome["error"] in ("UserError", "ValidationError") and len(outcome["said"]) > 20,
              f"{title}: {outcome}")
    broken = look(registry)[0]
    check(not broken, f"{title}: {broken}")
    print(f"{title}: {'; '.join(outcome['said'] for outcome in lost)}", flush=True)


def open_together(registry):
    """Two officers open one period for overlapping people in the same moment."""
    with environment(registry) as env:
        office = Office.at(env)
        period = office.make_period(2025)
        people = env["hr.employee"].create([
            {"name": f"Bersama {index}", "company_id": office.company.id, "parent_id": office.section_head.id}
            for index in range(30)])
        jobs = [env["skp.period.job"].with_user(office.users[who]).create({
            "period_id": period.id, "employee_ids": chosen.ids}).id
            for who, chosen in (("data_manager", people[:20]), ("administrator", people[10:]))]
        period_id = period.id
    outcomes = together(registry, *(
        (lambda env, job=job: env["skp.period.job"].browse(job).action_open(), Office.users[who])
        for job, who in zip(jobs, ("data_manager", "administrator"), strict=True)))
    check(all("error" not in outcome for outcome in outcomes), f"opening together: {outcomes}")
    with environment(registry) as env:
        rows = env["skp.period.job"].browse(jobs)
        plans = env["skp.plan"].search([("period_id", "=", period_id)])
        check(len(plans) == len(plans.employee_id) == 30 == sum(rows.mapped("made")), f"{len(plans)} cases")
        reasons = rows.left_out_ids.mapped("sentence")
        check(len(reasons) == 10 and all("already has" in reason for reason in reasons), f"left out: {reasons}")
        print(f"opening together: {rows.mapped('made')} made, {len(reasons)} left out: {reasons[:1]}", flush=True)
    broken = look(registry)[0]
    check(not broken, broken)


def fill_together(registry):
    """An employee starts from the office's template in two windows at once."""
    with environment(registry) as env:
        office = Office.at(env)
        plan = office.make_period(2024)._open_for(office.worker)
        env["skp.template"].create({
            "name": "Pelaksana", "company_id": office.company.id, "scheme_code": "pp46", "post_kind": "executor",
            "line_ids": [(0, 0, {"name": "Tugas", "indicator_ids": [(0, 0, {"aspect": "quantity", "target": 12})]})]})
        plan_id, user = plan.id, office.worker.user_id.id
    start = lambda env: env["skp.plan"].browse(plan_id).action_use_template()  # noqa: E731
    judge(registry, "starting from a template twice", together(registry, (start, user), (start, user)), losers=1)
    with environment(registry) as env:
        lines = env["skp.plan"].browse(plan_id).line_ids
        check(len(lines) == 1, f"rows of the template: {lines.mapped('name')}")


# ------------------------------------------------------------------ connection, disk, clock

def case_connection(registry):
    """PostgreSQL ends the connection in the middle of a step."""
    with environment(registry) as env:
        plan_id = Office.short_case(env, 2019, "review")
        user = holder(env, plan_id)
    before, said = look(registry)[1], set()
    for moment in range(2, 60, 6):
        outcome = do(registry, completing(plan_id, "agree"), user, before=lambda env, at=moment: cut(env, at))
        said.add((outcome.get("error"), outcome["said"]))
        broken, after = look(registry)
        check("error" in outcome and not broken and after == before, f"connection lost at {moment}: {outcome} {broken}")
    for error, sentence in said:
        check(error == "UserError" and "connection" in sentence, f"connection lost: {error}: {sentence}")
        print(f"connection lost: {error}: {sentence}", flush=True)
    outcome = do(registry, completing(plan_id, "agree"), user)
    check("error" not in outcome, f"done again after a lost connection: {outcome}")


def cut(env, at):
    """Let the n-th statement from here find that the server has ended the connection."""
    cursor, left = env.cr, [at]
    pid = cursor._cnx.info.backend_pid
    real = cursor.execute

    def execute(*args, **kwargs):
        left[0] -= 1
        if not left[0]:
            with env.registry.cursor() as other:
                other.execute("SELECT pg_terminate_backend(%s)", [pid])
            time.sleep(0.05)
        return real(*args, **kwargs)
    cursor.execute = execute


def case_disk(registry):
    """The disk is full while the archived copy, and a piece of evidence, are stored."""
    with environment(registry) as env:
        plan_id = Office.short_case(env, 2018, "done")
        store = env["ir.attachment"]._filestore()
    files = stored(store)
    said = do(registry, lambda env: env["skp.plan"]._cron_make_copies(), before=lambda _env: full_disk(2048))
    check("error" not in said, f"filing on a full disk: {said}")
    with environment(registry) as env:
        plan = env["skp.plan"].browse(plan_id)
        check(plan.state == "done" and not plan.copy_id, "the case stays archived, without a copy")
    check(stored(store) == files, f"half a file stays: {stored(store) - files}")
    do(registry, lambda env: env["skp.plan"]._cron_make_copies())
    with environment(registry) as env:
        check(bool(env["skp.plan"].browse(plan_id).copy_id.pdf), "the copy is filed once there is room")
    evidence = os.urandom(9000)

    def upload(env):
        return env["ir.attachment"].create({
            "name": "bukti.bin", "raw": evidence, "res_model": "skp.plan", "res_id": plan_id}).id
    said = do(registry, upload, before=lambda _env: full_disk(2048))
    check("error" in said, f"evidence on a full disk: {said}")
    for moment in range(0, 60, 2):  # and killed while it is stored
        if do(registry, upload, kill_at=moment) is not None:
            break
    said = do(registry, upload)
    check("error" not in said, f"evidence again: {said}")
    with environment(registry) as env:
        check(bytes(env["ir.attachment"].browse(int(said["said"])).raw) == evidence, "the evidence is whole")
    broken = look(registry)[0]
    check(not broken, broken)
    print("full disk: no copy and no half of one; filed, and the evidence stored, once there was room", flush=True)


def stored(store):
    """The files of a file store, without Odoo's own list of what may be let go of."""
    return {os.path.join(folder, name) for folder, _folders, names in os.walk(store) for name in names
            if "checklist" not in folder}


def case_clock(registry):
    """The server's clock goes back between the steps of a case, and over the year."""
    days = ("2026-03-10 08:00", "2026-03-09 08:00", "2026-03-12 10:00", "2026-03-12 09:00", "2025-12-31 23:00",
            "2026-03-13 10:00", "2026-03-11 10:00", "2026-03-11 09:59", "2024-12-31 10:00", "2026-03-14 08:00")
    with environment(registry) as env:
        plan_id = Office.short_case(env, 2017)
    for moment in days:
        with environment(registry) as env:
            office, plan = Office.at(env), env["skp.plan"].browse(plan_id)
            if plan.state == "done":
                break
            {"plan": office.fill_plan, "realisation": office.fill_month, "behaviour": office.score}.get(
                plan.state, lambda _plan: None)(plan)
            user = holder(env, plan_id)
            decision = {"review": "agree", "response": "accept"}.get(plan.state, "done")
        said = do(registry, at_time(moment, completing(plan_id, decision, values={"archive_place": "Rak"})), user)
        check("error" not in said, f"at {moment}: {said.get('trace')}")
        broken = look(registry)[0]
        check(not broken, f"clock at {moment}: {broken}")
    with environment(registry) as env:
        plan = env["skp.plan"].browse(plan_id)
        log = plan.task_ids.sorted("id")
        acts = log.mapped("act")
        check((plan.state, acts[0], acts[-1]) == ("done", "plan", "archive"), f"the log: {acts}")
        check(plan._last_tasks()[plan_id] == log[-1:], "the newest step is the last one made")
        print(f"clock back: {len(log)} steps; waiting {log.mapped('waiting_minutes')}, "
              f"work {log.mapped('work_minutes')}, file number {plan.archive_number}", flush=True)


def at_time(moment, call):
    """A call as at another moment."""
    def frozen(env):
        with freeze_time(fields.Datetime.to_datetime(moment + ":00")):
            return call(env)
    return frozen


CASES = {
    name.removeprefix("case_"): case for name, case in globals().copy().items()
    if name.startswith("case_") and name != "case_archiving"}


def main(database, *names):
    """Run the cases and say how many things held."""
    unknown = [name for name in names if name not in CASES]
    if unknown:
        print(f"faults: “{unknown[0]}” is no case: give some of {', '.join(CASES)}.", flush=True)
        return 1
    registry = start(database)
    Office.make(registry)
    for name in names or CASES:
        begun = time.perf_counter()
        print(f"---- {name}", flush=True)
        CASES[name](registry)
        used = sum(os.times()[:4])
        print(f"     {time.perf_counter() - begun:.0f} s, {used:.0f} s of CPU so far", flush=True)
    print(f"faults: {COUNTS['passed']} passed, {COUNTS['failed']} failed; {COUNTS['kills']} kills", flush=True)
    return int(bool(COUNTS["failed"]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
