"""./dev/living: the addon comes to a database that is in use, works beside what is there, and leaves it as it was."""

import os

from _database import QUIET, template
from _env import ADDON, run_logged
from _odoo import get_odoo
from _postgres import Postgres
from _stage import Stage, closing

# rows that Odoo itself writes anew whenever a module comes or goes, or while it runs: no content of theirs
ODOOS_OWN = {
    "ir_module_module": "the state of the addon itself",
    "ir_module_module_dependency": "read anew from the manifests",
    "ir_attachment": "asset bundles are made anew",
    "ir_cron": "when a job ran last",
    "ir_cron_trigger": "when a job runs next",
    "ir_logging": "the log",
    "ir_model_constraint": "foreign keys on stock tables stay registered, as of hr_holidays; the keys themselves go",
    "ir_model": "the words that a model says of itself are those of the last class that extends it",
    "orm_signaling_registry": "counts how often the registry was loaded",
    "res_users_log": "logins",
    "res_device_log": "logins",
}


def living(_args):
    """Run it all; print what was compared and the count, and return the exit code."""
    odoo = get_odoo()
    postgres = Postgres(odoo)
    name = f"{ADDON}_living_{os.getpid()}"
    try:
        return closing("living", Living(odoo, postgres, name).run())
    finally:
        postgres.drop(name)


class Living(Stage):
    """One database from before the addon until after it."""

    def run(self):
        """[(what was checked, passed?)]"""
        self.postgres.copy(template(self.odoo, self.postgres, also=("hr_holidays",)), self.name)
        self.script("living_people.py")
        before = self.snapshot()
        run_logged(self.odoo.command("-d", self.name, "-i", ADDON, *QUIET), "Installing beside what is there",
                   "repair what Odoo complains about", show=60, env=self.odoo.env)
        self.compare_rows("installed", before, self.snapshot(before), added=True)
        self.script("living_work.py", about="with the addon: ", LIVING="with")
        after = self.snapshot()
        self.compare_schema(before, after)
        self.compare_rows("uninstalled", before, after)
        self.script("living_work.py", about="after the addon: ", LIVING="after")
        return self.results

    def compare_schema(self, before, after):
        """Every table, column, constraint, index, view … is what it was."""
        for kind, there in before["schema"].items():
            now = after["schema"][kind]
            self.tell(f"uninstalled: {len(there)} {kind} as before",
                      [key for key in there.keys() | now.keys() if there.get(key) != now.get(key)])

    def compare_rows(self, stage, before, after, added=False):
        """No row that was there is lost or changed; none is new unless they may be."""
        wrong, counted = [], 0
        for table, there in before["rows"].items():
            now = after["rows"].get(table, {})
            counted += len(there)
            if table not in ODOOS_OWN:
                keys = there.keys() if added else there.keys() | now.keys()
                wrong += [f"{table} {key}" for key in keys if there.get(key) != now.get(key)]
        self.tell(f"{stage}: {counted} rows in {len(before['rows'])} tables as before", wrong, shown=40)
