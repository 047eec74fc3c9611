"""Databases with the addon: a template with everything it depends on, and copies of that."""

import os

from _env import ADDON, Fail, addon_hash, locked, run_logged, say, short_hash
from _odoo import manifest

QUIET = ("--stop-after-init", "--no-http", "--max-cron-threads=0")


def template(odoo, postgres, demo=False, also=()):
    """The database with the addon's dependencies (and other modules) installed, made once for each Odoo and list."""
    depends = sorted({*manifest().get("depends", ["base"]), *also})
    name = f"{ADDON}_template_{'demo_' if demo else ''}{short_hash(odoo.version, *depends)}"
    with locked(name):
        if not postgres.exists(name):
            say(f"Installing {', '.join(depends)} into a template (about a minute, once) …")
            make(odoo, postgres, name, ["-i", ",".join(depends), *demo_option(demo)])
    return name


def demo_option(demo):
    """Odoo's option for demo data."""
    return ["--with-demo"] if demo else []


def make(odoo, postgres, name, args, copy_of=None):
    """Make a database under a working name, and give it its own once it is whole."""
    working = f"{name[:40]}_making_{os.getpid()}"
    postgres.drop(working)
    try:
        if copy_of:
            postgres.copy(copy_of, working)
        run_logged(odoo.command("-d", working, *args, *QUIET), f"Making the database {name}",
                   "repair what Odoo complains about", show=60, env=odoo.env)
        postgres.rename(working, name)
    finally:
        postgres.drop(working)


def create(odoo, postgres, name, demo=False, languages=()):
    """Make the database `name` with the addon installed."""
    if postgres.exists(name):
        raise Fail(f"There is a database {name} already: drop it or take another name.")
    source = template(odoo, postgres, demo)
    say(f"Installing {ADDON} into {name} …")
    code = addon_hash()
    load = [f"--load-language={','.join(languages)}"] if languages else []
    make(odoo, postgres, name, ["-i", ADDON, *demo_option(demo), *load], copy_of=source)
    if demo:
        refuse_demo_failure(postgres, name)
    postgres.set_note(name, code)


def refuse_demo_failure(postgres, name):
    """Odoo goes on without demo data when it fails to load; say so instead of serving an empty office."""
    failed = postgres.sql("SELECT error FROM ir_demo_failure", database=name)
    if failed:
        postgres.drop(name)
        reason = (failed[0][0] or "no reason given").strip().splitlines()[-1]
        raise Fail(f"The demo office could not be loaded ({reason}): repair the files in demo/ and try again.")


def update(odoo, postgres, name):
    """Bring the addon in `name` up to date, when its files changed since it was installed."""
    code = addon_hash()
    if postgres.note(name) != code:
        say(f"Updating {ADDON} in {name} …")
        run_logged(odoo.command("-d", name, "-u", ADDON, *QUIET), f"Updating the database {name}",
                   "repair what Odoo complains about", show=60, env=odoo.env)
        postgres.set_note(name, code)
