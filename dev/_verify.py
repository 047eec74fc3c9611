"""./dev/verify: every case of a database beside its signatures."""

import os
import subprocess

from _env import ADDON, REPO, Fail
from _odoo import get_odoo
from _postgres import Postgres


def verify(args):
    """Verify the cases of the database `args[0]`; HR_SKP_DB or the demo office without one."""
    name = args[0] if args else os.environ.get("HR_SKP_DB", f"{ADDON}_demo")
    odoo = get_odoo()
    if not Postgres(odoo).exists(name):
        raise Fail(f"There is no database {name}: name one that has the addon.")
    with open(REPO / "dev" / "verify_cases.py") as script:
        return subprocess.run(
            odoo.command("shell", "-d", name, "--no-http", "--log-level=warn"), stdin=script, env=odoo.env).returncode
