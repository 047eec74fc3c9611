"""./dev/upgrade: databases of the versions before, made by their own code with its demo office, brought up to date.

The code of each version is taken from the history of this repository: a shallow clone has none.
"""

import os
import re
import shutil
import subprocess

from _database import QUIET, template
from _env import ADDON, REPO, Fail, cache, run_logged, say
from _odoo import get_odoo
from _postgres import Postgres
from _stage import Stage, closing

# the last commit of each version before this one
VERSIONS = {
    "19.0.1.0.0": "5cb3338", "19.0.2.0.0": "a4055f0", "19.0.3.0.0": "ab96966", "19.0.3.1.0": "53f0ab3"}
# what people wrote and signed; master data that a version words anew is not among it
KEPT = ("skp_plan", "skp_plan_line", "skp_indicator", "skp_realisation", "skp_realisation_line", "skp_appraisal",
        "skp_appraisal_line", "skp_measurement", "skp_behaviour", "skp_objection", "skp_party", "skp_signature",
        "skp_task", "skp_copy", "skp_paraf", "skp_previous", "skp_delegation", "skp_period", "skp_evaluation",
        "skp_evaluation_line", "skp_organisation", "skp_feedback", "skp_expectation", "hr_employee", "hr_version",
        "res_users", "res_company", "mail_activity")


def upgrade(args):
    """Upgrade from each version (or those named) and return the exit code."""
    odoo = get_odoo()
    postgres = Postgres(odoo)
    results = []
    for version in args or VERSIONS:
        name = f"{ADDON}_upgrade_{os.getpid()}"
        try:
            results += Upgrade(odoo, postgres, version, name).run()
        finally:
            postgres.drop(name)
    return closing("upgrade", results)


class Upgrade(Stage):
    """One database from a version before to this one."""

    def __init__(self, odoo, postgres, version, name):
        super().__init__(odoo, postgres, name)
        self.version = version

    def run(self):
        """[(what was checked, passed?)]"""
        say(f"Installing {ADDON} {self.version} with its demo office …")
        self.postgres.copy(template(self.odoo, self.postgres, demo=True), self.name)
        self.load(self.old_code(), "-i", "--with-demo")
        before = self.snapshot()
        say("Updating it …")
        self.load(self.present_code(), "-u")
        self.compare(before, self.snapshot(before))
        self.script("upgrade_work.py", *self.options(cache("upgrade", "present")), about=f"{self.version}: ")
        return self.results

    def old_code(self):
        """The folder with the addon as it was."""
        folder = cache("upgrade", self.version, ADDON)
        if not (folder / "__manifest__.py").exists():
            archive = subprocess.run(["git", "-C", str(REPO), "archive", VERSIONS[self.version]], capture_output=True)
            if archive.returncode:
                raise Fail(f"The history of this clone does not reach back to {self.version}: fetch it whole "
                           "(git fetch --unshallow).")
            folder.mkdir(parents=True, exist_ok=True)
            subprocess.run(["tar", "-x", "-C", str(folder)], input=archive.stdout, check=True)
        return folder.parent

    def present_code(self):
        """The folder with the addon as it is, at the version of its newest migration."""
        folder = cache("upgrade", "present", ADDON)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(REPO, folder, ignore=shutil.ignore_patterns(".git", "dev", "__pycache__"))
        newest = max((path.name for path in (folder / "migrations").iterdir()), key=lambda v: v.split("."))
        manifest = folder / "__manifest__.py"
        manifest.write_text(re.sub(r"'version': '[^']+'", f"'version': '{newest}'", manifest.read_text()))
        return folder.parent

    def options(self, addons):
        """Odoo with the addon of that folder in place of ours."""
        return [f"--addons-path={addons},{self.odoo.addons_path().partition(',')[2]}".rstrip(",")]

    def load(self, addons, *how):
        """Install or update."""
        action, *more = how
        run_logged(self.odoo.command("-d", self.name, action, ADDON, *self.options(addons), *more, *QUIET),
                   f"Loading {ADDON} {self.version}", "repair what Odoo complains about", show=60, env=self.odoo.env)

    def compare(self, before, after):
        """Nothing that people wrote or signed is lost or changed."""
        for table in KEPT:
            there, now = before["rows"].get(table), after["rows"].get(table)
            if there is not None:
                self.tell(f"{self.version}: {len(there)} rows of {table} as before",
                          [key for key in there if now is None or there[key] != now.get(key)])
