"""./dev/upgrade: databases of the versions before, made by their own code with its demo office, brought up to date.

The code of each version is taken from the history of this repository: a shallow clone has none.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from _database import QUIET, template
from _env import ADDON, REPO, Fail, cache, run_logged, say
from _odoo import get_odoo
from _postgres import Postgres

DEV = REPO / "dev"
# the last commit of each version before this one
VERSIONS = {"19.0.1.0.0": "5cb3338", "19.0.2.0.0": "a4055f0"}
# what people wrote and signed; master data that a version words anew is not among it
KEPT = ("skp_plan", "skp_plan_line", "skp_indicator", "skp_realisation", "skp_realisation_line", "skp_appraisal",
        "skp_appraisal_line", "skp_measurement", "skp_behaviour", "skp_objection", "skp_party", "skp_signature",
        "skp_task", "skp_copy", "skp_paraf", "skp_previous", "skp_delegation", "skp_period", "skp_evaluation",
        "skp_evaluation_line", "skp_organisation", "skp_feedback", "skp_expectation", "hr_employee", "hr_version",
        "res_users", "res_company", "mail_activity")
OK = re.compile(r"^upgrade: (ok|FAILED) (.*)$", re.MULTILINE)


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
    failed = [text for text, passed in results if not passed]
    for text, passed in results:
        print(f"{'ok' if passed else 'FAILED'} {text}")
    print(f"upgrade: {len(results) - len(failed)} passed, {len(failed)} failed", flush=True)
    return int(bool(failed))


class Upgrade:
    """One database from a version before to this one."""

    def __init__(self, odoo, postgres, version, name):
        self.odoo, self.postgres, self.version, self.name = odoo, postgres, version, name
        self.results = []

    def run(self):
        """[(what was checked, passed?)]"""
        say(f"Installing {ADDON} {self.version} with its demo office …")
        self.postgres.copy(template(self.odoo, self.postgres, demo=True), self.name)
        self.load(self.old_code(), "-i", "--with-demo")
        before = self.snapshot()
        say("Updating it …")
        self.load(self.present_code(), "-u")
        self.compare(before, self.snapshot(before))
        self.work()
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

    def snapshot(self, earlier=None):
        """What the database holds now (in the tables and columns of an earlier snapshot)."""
        path = cache("logs", f"{self.name}.json")
        if earlier:
            path.write_text(json.dumps({"tables": earlier["tables"]}))
        command = [self.odoo.python, str(DEV / "_snapshot.py"), self.name, *([str(path)] if earlier else [])]
        done = subprocess.run(command, env=self.odoo.env, text=True, stdout=subprocess.PIPE, check=True)
        path.unlink(missing_ok=True)
        return json.loads(done.stdout)

    def compare(self, before, after):
        """Nothing that people wrote or signed is lost or changed."""
        for table in KEPT:
            there, now = before["rows"].get(table), after["rows"].get(table)
            if there is not None:
                gone = sorted((key for key in there if now is None or there[key] != now.get(key)), key=int)
                text = f"{self.version}: {len(there)} rows of {table} as before"
                self.results.append((f"{text}{f'; not: {gone[:20]}' if gone else ''}", not gone))

    def work(self):
        """Go on with the cases by the present code."""
        with open(DEV / "upgrade_work.py") as source:
            done = subprocess.run(
                self.odoo.command("shell", "-d", self.name, *self.options(Path(cache("upgrade", "present"))),
                                  "--no-http", "--log-level=warn"),
                stdin=source, env=self.odoo.env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        found = OK.findall(done.stdout)
        if done.returncode or not found or "Traceback" in done.stdout:
            print(done.stdout)
            self.results.append((f"{self.version}: going on", False))
        self.results += [(f"{self.version}: {text}", word == "ok") for word, text in found]
