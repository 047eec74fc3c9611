"""./dev/living: the addon comes to a database that is in use, works beside what is there, and leaves it as it was."""

import json
import os
import re
import subprocess

from _database import QUIET, template
from _env import ADDON, REPO, cache, run_logged
from _odoo import get_odoo
from _postgres import Postgres

DEV = REPO / "dev"
# rows that Odoo itself writes anew whenever a module comes or goes, or while it runs: no content of theirs
ODOOS_OWN = {
    "ir_module_module": "the state of the addon itself",
    "ir_module_module_dependency": "read anew from the manifests",
    "ir_attachment": "asset bundles are made anew",
    "ir_cron": "when a job ran last",
    "ir_logging": "the log",
    "res_users_log": "logins",
    "res_device_log": "logins",
}
OK = re.compile(r"^living: (ok|FAILED) (.*)$", re.MULTILINE)


def living(_args):
    """Run it all; print what was compared and the count, and return the exit code."""
    odoo = get_odoo()
    postgres = Postgres(odoo)
    name = f"{ADDON}_living_{os.getpid()}"
    try:
        results = Living(odoo, postgres, name).run()
    finally:
        postgres.drop(name)
    failed = [text for text, passed in results if not passed]
    for text, passed in results:
        print(f"{'ok' if passed else 'FAILED'} {text}")
    print(f"living: {len(results) - len(failed)} passed, {len(failed)} failed", flush=True)
    return int(bool(failed))


class Living:
    """One database from before the addon until after it."""

    def __init__(self, odoo, postgres, name):
        self.odoo, self.postgres, self.name = odoo, postgres, name
        self.results = []

    def run(self):
        """[(what was checked, passed?)]"""
        self.postgres.copy(template(self.odoo, self.postgres, also=("hr_holidays",)), self.name)
        self.shell("living_people.py")
        before = self.snapshot()
        run_logged(self.odoo.command("-d", self.name, "-i", ADDON, *QUIET), "Installing beside what is there",
                   "repair what Odoo complains about", show=60, env=self.odoo.env)
        self.compare_rows("installed", before, self.snapshot(before), added=True)
        self.work("with")
        after = self.snapshot()
        self.compare_schema(before, after)
        self.compare_rows("uninstalled", before, after)
        self.work("after")
        return self.results

    def shell(self, script, **env):
        """Run one of our scripts in Odoo's shell and return what it printed."""
        with open(DEV / script) as source:
            done = subprocess.run(
                self.odoo.command("shell", "-d", self.name, "--no-http", "--log-level=warn"), stdin=source,
                env={**self.odoo.env, **env}, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode or "Traceback" in done.stdout:
            print(done.stdout)
            self.results.append((f"{script} {env}", False))
        return done.stdout

    def work(self, stage):
        """Stock operations; with the addon also two cases, and its uninstallation."""
        printed = OK.findall(self.shell("living_work.py", LIVING=stage))
        self.results += [(f"{stage} the addon: {text}", word == "ok") for word, text in printed]

    def snapshot(self, earlier=None):
        """What the database holds now (in the tables and columns of an earlier snapshot)."""
        path = cache("logs", f"{self.name}.json")
        if earlier:
            path.write_text(json.dumps({"tables": earlier["tables"]}))
        command = [self.odoo.python, str(DEV / "_snapshot.py"), self.name, *([str(path)] if earlier else [])]
        done = subprocess.run(command, env=self.odoo.env, text=True, stdout=subprocess.PIPE, check=True)
        path.unlink(missing_ok=True)
        return json.loads(done.stdout)

    def compare_schema(self, before, after):
        """Every table, column, constraint, index, view … is what it was."""
        for kind, there in before["schema"].items():
            now = after["schema"][kind]
            differing = sorted(key for key in there.keys() | now.keys() if there.get(key) != now.get(key))
            text = f"uninstalled: {len(there)} {kind} as before"
            self.results.append((f"{text}{''.join(f'; {key}' for key in differing[:9])}", not differing))

    def compare_rows(self, stage, before, after, added=False):
        """No row that was there is lost or changed; none is new unless they may be."""
        wrong, counted = [], 0
        for table, there in before["rows"].items():
            now = after["rows"].get(table, {})
            counted += len(there)
            if table not in ODOOS_OWN:
                keys = there.keys() if added else there.keys() | now.keys()
                wrong += [f"{table} {key}" for key in keys if there.get(key) != now.get(key)]
        text = f"{stage}: {counted} rows in {len(before['rows'])} tables as before"
        self.results.append((f"{text}{''.join(f'; {row}' for row in sorted(wrong)[:40])}", not wrong))
