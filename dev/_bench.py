"""./dev/bench: what bulk work costs, beside approving as many stock leaves in the same run."""

import subprocess

from _database import create, update
from _env import ADDON, REPO, Fail, run_logged, say
from _odoo import get_odoo
from _postgres import Postgres

DATABASE = f"{ADDON}_bench"


def bench(args):
    """Measure with `args[0]` employees (1000); the database is kept for the next run, its cases are rolled back."""
    if args and not args[0].isdigit():
        raise Fail(f"“{args[0]}” is not a number of employees: give one, such as 1000.")
    odoo = get_odoo()
    postgres = Postgres(odoo)
    if postgres.exists(DATABASE):
        update(odoo, postgres, DATABASE)
    else:
        create(odoo, postgres, DATABASE)
        say("Installing hr_holidays to compare with …")
        run_logged(odoo.command("-d", DATABASE, "-i", "hr_holidays", "--stop-after-init", "--no-http"),
                   "Installing hr_holidays", "repair what Odoo complains about", show=60, env=odoo.env)
    env = {**odoo.env, "BENCH_SIZE": args[0] if args else "1000"}
    with open(REPO / "dev" / "bench_cases.py") as script:
        return subprocess.run(
            odoo.command("shell", "-d", DATABASE, "--no-http", "--log-level=warn"), stdin=script, env=env).returncode

