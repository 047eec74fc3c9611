"""./dev/bench: what bulk work costs, beside approving as many stock leaves in the same run."""

import contextlib
import os
import subprocess
import time
import urllib.error
import urllib.request

import _system
from _database import create, update
from _env import ADDON, REPO, Fail, free_port, run_logged, say
from _kill_print import kill_print
from _odoo import get_odoo
from _postgres import Postgres

DATABASE = f"{ADDON}_bench"
PARTS = ("all", "print", "kill", "office")


def bench(args):
    """Measure with `args[0]` employees (1000): all, printing alone, a print job that is killed, or an office's year.

    The database is kept for the next run; the cases in it are rolled back, or made in a copy.
    """
    size, part = (*args, *("1000", "all")[len(args):])[:2]
    if not size.isdigit():
        raise Fail(f"“{size}” is not a number of employees: give one, such as 1000.")
    if part not in PARTS:
        raise Fail(f"“{part}” is no part of the bench: give one of {', '.join(PARTS)}.")
    _system.ensure(_system.PDF, _system.BROWSER, _system.BENCH)
    odoo = get_odoo()
    postgres = Postgres(odoo)
    prepare(odoo, postgres)
    if part == "kill":
        return kill_print(odoo, postgres, DATABASE, int(size))
    if part == "office":
        return office(odoo, postgres, size)
    with server(odoo) as url, open(REPO / "dev" / "bench_cases.py") as script:
        env = {**odoo.env, "BENCH_SIZE": size, "BENCH_PART": part, "BENCH_URL": url}
        return subprocess.run(
            odoo.command("shell", "-d", DATABASE, "--no-http", "--log-level=warn"), stdin=script, env=env).returncode


def office(odoo, postgres, size):
    """A year of an office, committed batch by batch in a copy of the database."""
    name = f"{DATABASE}_{os.getpid()}"
    try:
        postgres.copy(DATABASE, name)
        with open(REPO / "dev" / "bench_office.py") as script:
            return subprocess.run(
                odoo.command("shell", "-d", name, "--no-http", "--log-level=warn"), stdin=script,
                env={**odoo.env, "BENCH_SIZE": size}).returncode
    finally:
        postgres.drop(name)


def prepare(odoo, postgres):
    """The database of the bench, with stock leaves to compare with."""
    if postgres.exists(DATABASE):
        update(odoo, postgres, DATABASE)
    else:
        create(odoo, postgres, DATABASE)
        say("Installing hr_holidays to compare with …")
        run_logged(odoo.command("-d", DATABASE, "-i", "hr_holidays", "--stop-after-init", "--no-http"),
                   "Installing hr_holidays", "repair what Odoo complains about", show=60, env=odoo.env)


@contextlib.contextmanager
def server(odoo):
    """An Odoo that gives wkhtmltopdf its style sheets, on the loopback alone; its address."""
    port = free_port()
    process = subprocess.Popen(
        odoo.command("-d", DATABASE, "--http-port", str(port), "--max-cron-threads=0", "--log-level=error"),
        env=odoo.env, stdin=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(process, f"{url}/web/health")
        yield url
    finally:
        process.terminate()
        process.wait()


def wait_for(process, url, seconds=120):
    """Return once `url` answers."""
    for _attempt in range(seconds * 5):
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            return urllib.request.urlopen(url, timeout=10).close()
        if process.poll() is not None:
            break
        time.sleep(0.2)
    raise Fail("The Odoo that serves wkhtmltopdf does not answer: look at what it printed above.")
