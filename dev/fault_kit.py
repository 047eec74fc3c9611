"""Children that are killed at an exact moment, and what has to hold in the database afterwards."""

import contextlib
import itertools
import json
import os
import resource
import signal
import sys
import traceback

import odoo
import odoo.service.server
from odoo import api
from odoo.modules.registry import Registry
from odoo.service.model import retrying
from odoo.sql_db import Cursor
from odoo.tools import config

config.parse_config(["--no-http", "--max-cron-threads=0", "--log-level=critical"], setup_logging=True)
COUNTS = {"passed": 0, "failed": 0, "kills": 0}


def check(right, what):
    """Count one thing that has to hold; say which one does not."""
    COUNTS["passed" if right else "failed"] += 1
    if not right:
        print(f"  FAILED: {what}", flush=True)
    return right


# ------------------------------------------------------------------ this process

def start(name):
    """Load the registry once; the children inherit it, without a connection."""
    odoo.service.server.load_server_wide_modules()
    return Registry(name)


@contextlib.contextmanager
def environment(registry, user=api.SUPERUSER_ID, **context):
    """An environment in a transaction of its own; no connection is left open for a child to inherit."""
    try:
        with registry.cursor() as cr:
            yield api.Environment(cr, user, {"tracking_disable": True, "no_reset_password": True, **context})
    finally:
        odoo.sql_db.close_all()


# ------------------------------------------------------------------ children

class Child:
    """A process that does one thing as a client's call would, perhaps only up to the n-th moment.

    A moment is before a statement, before and after a commit, before a file is stored: killed there, the server
    dies between any two steps of what it does.
    """

    def __init__(self, registry, call, user=api.SUPERUSER_ID, kill_at=None, before=None, gate=None):
        self.read, write = os.pipe()
        self.pid = os.fork()
        if self.pid:
            os.close(write)
            return
        os.close(self.read)
        try:
            self.live(registry, call, user, kill_at, before, gate, write)
        finally:
            os._exit(0)

    def live(self, registry, call, user, kill_at, before, gate, write):
        """What the child does; its outcome goes through the pipe."""
        moments = count_moments(kill_at)
        if gate:
            os.read(gate, 1)  # everybody starts when the parent closes the gate
        try:
            with registry.cursor() as cr:
                env = api.Environment(cr, user, {})
                if before:
                    before(env)
                said = retrying(lambda: call(env), env)
            outcome = {"said": repr(said)[:2000]}
        except Exception as error:
            outcome = {"error": type(error).__name__, "said": str(error), "trace": traceback.format_exc()[-4000:]}
        os.write(write, json.dumps({**outcome, "moments": next(moments)}).encode())

    def wait(self):
        """The outcome, or None when it was killed."""
        with os.fdopen(self.read, "rb") as pipe:
            text = pipe.read()
        _pid, status = os.waitpid(self.pid, 0)
        if os.WIFSIGNALED(status):
            COUNTS["kills"] += 1
            return None
        return json.loads(text)


def count_moments(kill_at):
    """Count the moments of this process from now on, and end it at the one asked for."""
    moments = itertools.count()

    def moment():
        if next(moments) == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def before(method):
        def wrapped(*args, **kwargs):
            moment()
            return method(*args, **kwargs)
        return wrapped

    def around(method):
        def wrapped(*args, **kwargs):
            moment()
            result = method(*args, **kwargs)
            moment()
            return result
        return wrapped

    Cursor.execute, Cursor.commit = before(Cursor.execute), around(Cursor.commit)
    os.replace = around(os.replace)
    return moments


def do(registry, call, user=api.SUPERUSER_ID, **options):
    """Let a child do something to its end; the outcome, None when it was killed."""
    return Child(registry, call, user, **options).wait()


def rehearse(registry, call, user=api.SUPERUSER_ID):
    """How many moments something has: done once, and undone."""
    def undone(env):
        commit, env.cr.commit = env.cr.commit, lambda: env.cr.flush()
        call(env)
        env.cr.flush()
        env.cr.rollback()
        env.cr.commit = commit
    outcome = do(registry, undone, user)
    if "error" in outcome:
        sys.exit(outcome["trace"])
    return outcome["moments"]


def together(registry, *calls):
    """Let several (call, user) run at the same time; their outcomes."""
    gate, opener = os.pipe()
    children = []
    for call, user in calls:
        children.append(Child(registry, call, user, gate=gate))
    os.close(gate)
    os.write(opener, b"x" * len(calls))
    os.close(opener)
    return [child.wait() for child in children]


def full_disk(size):
    """From now on this process stores no file larger than `size` bytes: what a full disk does to it."""
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


# ------------------------------------------------------------------ what has to hold

RULES = {
    "a case has no open step and is not done, or has one and is": """
        SELECT plan.id FROM skp_plan plan LEFT JOIN skp_task task ON task.plan_id = plan.id AND task.state = 'open'
        GROUP BY plan.id HAVING count(task.id) <> CASE WHEN plan.state = 'done' THEN 0 ELSE 1 END""",
    "a case stands elsewhere than its newest step": """
        SELECT plan.id FROM skp_plan plan
        JOIN skp_task task ON task.id = (SELECT max(id) FROM skp_task WHERE plan_id = plan.id)
        WHERE plan.current_task_id IS DISTINCT FROM CASE WHEN task.state = 'open' THEN task.id END
           OR (task.state = 'done') <> (plan.state = 'done')""",
    "an open step lies on a desk without its activity": """
        SELECT task.id FROM skp_task task LEFT JOIN mail_activity activity ON activity.id = task.activity_id
        WHERE task.state = 'open' AND task.desk_user_id IS NOT NULL
          AND (activity.id IS NULL OR NOT activity.active OR activity.user_id <> task.desk_user_id)""",
    "an activity lies on a desk without its open step": """
        SELECT activity.id FROM mail_activity activity
        LEFT JOIN skp_task task ON task.activity_id = activity.id AND task.state = 'open'
        WHERE activity.res_model = 'skp.plan' AND activity.active AND task.id IS NULL""",
    "two files have one number": """
        SELECT archive_number FROM skp_plan WHERE archive_number IS NOT NULL
        GROUP BY company_id, archive_number HAVING count(*) > 1""",
    "an employee has two cases on one day": """
        SELECT one.id FROM skp_plan one JOIN skp_plan two ON two.employee_id = one.employee_id AND two.id > one.id
        WHERE two.date_from <= one.date_to AND two.date_to >= one.date_from""",
    "a chain of signatures is broken": """
        SELECT id FROM (SELECT id, coalesce(previous_digest, '') AS previous,
            coalesce(lag(digest) OVER (PARTITION BY plan_id ORDER BY id), '') AS digest FROM skp_signature) chain
        WHERE previous <> digest""",
    "a time is negative": """
        SELECT id FROM skp_task WHERE waiting_minutes < 0 OR work_minutes < 0""",
    "a case has not three people on its plan": """
        SELECT plan_id FROM skp_party WHERE document = 'plan' GROUP BY plan_id HAVING count(*) <> 3""",
    "a month is there twice, or without figures": """
        SELECT sheet.id FROM skp_realisation sheet
        LEFT JOIN skp_realisation_line line ON line.realisation_id = sheet.id
        GROUP BY sheet.id HAVING count(line.id) = 0""",
}


def sound(env):
    """What is broken in the database, in sentences; files of attachments are looked at too."""
    broken = []
    for sentence, query in RULES.items():
        env.cr.execute(query)
        broken += [f"{sentence}: {row}" for row in env.cr.fetchmany(3)]
    attachments = env["ir.attachment"].search([("res_model", "=like", "skp.%"), ("res_field", "in", [False, "pdf"])])
    for file in attachments.filtered("store_fname"):
        if file.checksum != file._compute_checksum(file.raw):
            broken.append(f"the file of {file.name} is not what was stored")
    return broken


def fingerprint(env):
    """One text for all that the addon keeps: the same before and after, nothing has moved."""
    env.cr.execute("""
        SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
        AND (table_name LIKE 'skp\\_%' OR table_name IN ('mail_activity', 'mail_message')) ORDER BY 1""")
    prints = []
    for [table] in env.cr.fetchall():
        env.cr.execute(f"SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM {table} t")
        prints.append(f"{table} {env.cr.fetchone()[0]}")
    return prints


def look(registry):
    """(what is broken, the fingerprint) as the next process would find it."""
    with environment(registry) as env:
        return sound(env), fingerprint(env)


def sweep(registry, title, call, user=api.SUPERUSER_ID, every=1, commits=False):
    """Kill something at its moments in turn, then let it end.

    :param every: at each n-th moment
    :param commits: whether it commits on its way, and goes on from there when it is done again
    """
    moments = rehearse(registry, call, user)
    broken, before = look(registry)
    check(not broken, f"{title}, before: {broken}")
    kills, moved = 0, False
    for moment in range(0, 4 * moments, every):
        outcome = do(registry, call, user, kill_at=moment)
        broken, after = look(registry)
        check(not broken, f"{title}, killed at moment {moment} of {moments}: {broken}")
        if outcome is not None:
            check("error" not in outcome, f"{title}, done again: {outcome.get('said')}\n{outcome.get('trace')}")
            break
        kills += 1
        moved = moved or after != before
        if moved and not commits:  # killed after its commit: it is done
            break
    print(f"{title}: killed {kills} times at {moments} moments and sound each time", flush=True)
    return kills
