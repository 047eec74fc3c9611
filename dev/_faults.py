"""./dev/faults: what is left when the server, its database or its disk gives way in the middle."""

import os
import re
import subprocess

from _database import create, update
from _env import ADDON, REPO
from _odoo import get_odoo
from _postgres import Postgres

BASE = f"{ADDON}_faults_base"
RESULT = re.compile(r"^faults: .*$", re.MULTILINE)


def faults(args):
    """Run the cases named in `args` (all); the database they break is a copy, dropped afterwards."""
    odoo = get_odoo()
    postgres = Postgres(odoo)
    (update if postgres.exists(BASE) else create)(odoo, postgres, BASE)
    return run_faults(odoo, postgres, BASE, args)[0]


def run_faults(odoo, postgres, source, args=()):
    """Run the cases in a copy of the database `source`; return (failed?, the last line)."""
    name = f"{ADDON}_faults_{os.getpid()}"
    postgres.copy(source, name)
    try:
        return watch([odoo.python, str(REPO / "dev" / "fault_cases.py"), name, *args], odoo.env)
    finally:
        postgres.drop(name)


def watch(command, env):
    """Show what a command prints; return (failed?, its line with the counts)."""
    path = os.pathsep.join([str(REPO / "dev"), env["PYTHONPATH"]])
    result = "FAILED: no result"
    with subprocess.Popen(command, env={**env, "PYTHONPATH": path}, stdin=subprocess.DEVNULL, text=True,
                          errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        for line in process.stdout:
            print(line, end="", flush=True)
            result = line.strip().removeprefix("faults: ") if RESULT.match(line) else result
    return process.returncode, result
