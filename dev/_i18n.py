"""./dev/i18n: write the template from the sources anew, carry the translations over, and name what is missing."""

import subprocess
import tempfile
from pathlib import Path

from _database import create, update
from _env import ADDON, REPO, run_logged
from _odoo import get_odoo
from _postgres import Postgres

DATABASE = f"{ADDON}_i18n"


def i18n(args):
    """Renew i18n/hr_skp.pot and i18n/id.po; `args` are files with further translations. 1 while terms lack one."""
    odoo = get_odoo()
    postgres = Postgres(odoo)
    (update if postgres.exists(DATABASE) else create)(odoo, postgres, DATABASE)
    with tempfile.TemporaryDirectory() as folder:
        exported = Path(folder, f"{ADDON}.pot")
        run_logged(odoo.command("i18n", "export", "-d", DATABASE, "-l", "pot", "-o", str(exported), ADDON),
                   "Exporting the terms", "repair what Odoo complains about", show=60, env=odoo.env)
        merger = REPO / "dev" / "i18n_merge.py"
        return subprocess.run([odoo.python, "-B", str(merger), str(exported), *args], cwd=REPO).returncode
