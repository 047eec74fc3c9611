"""What is behind each of the commands in this folder."""

import errno
import os
import signal
import sys
from importlib import import_module

from _env import Fail


def odoo_main(args):
    """Run Odoo itself with the addon mounted; a new database of `shell` gets the addon and its demo office."""
    from _database import create
    from _odoo import get_odoo
    from _postgres import Postgres

    odoo = get_odoo()
    postgres = Postgres(odoo)
    name = database_of(args)
    if args[:1] == ["shell"] and name and not postgres.exists(name):
        create(odoo, postgres, name, demo=True, languages=["id_ID"])
    command = odoo.command(*args)
    os.execvpe(command[0], command, odoo.env)


def database_of(args):
    """The database named by `-d NAME`, `-dNAME` or `--database=NAME`."""
    for index, arg in enumerate(args):
        if arg in ("-d", "--database"):
            return args[index + 1] if index + 1 < len(args) else None
        if arg.startswith("--database="):
            return arg.partition("=")[2]
        if arg.startswith("-d") and not arg.startswith("--"):
            return arg[2:]
    return None


# the command: the module that does it, and its function there
MODULES = {
    "bench": ("_bench", "bench"),
    "faults": ("_faults", "faults"),
    "i18n": ("_i18n", "i18n"),
    "lint": ("_lint", "lint"),
    "living": ("_living", "living"),
    "run": ("_serve", "serve"),
    "test": ("_suite", "run"),
    "upgrade": ("_upgrade", "upgrade"),
    "verify": ("_verify", "verify"),
}


def main(name, *args):
    """Run the command `name`; whatever the user can mend is told in one sentence."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        if name == "odoo":
            return odoo_main(list(args))
        module, function = MODULES[name]
        return getattr(import_module(module), function)(list(args))
    except Fail as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        advice = "free some disk space" if full else "check that folder's owner and permissions"
        print(f"{error.strerror} ({error.filename}): {advice} and try again.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
