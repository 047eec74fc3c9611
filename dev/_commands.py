"""The commands behind ./dev/run, ./dev/test, ./dev/odoo, ./dev/bench and ./dev/verify."""

import errno
import os
import signal
import sys

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


def run_main(args):
    """Serve the demo office."""
    from _serve import serve

    return serve(args)


def test_main(args):
    """Run the suite."""
    from _suite import run

    return run(args)


def bench_main(args):
    """Measure the bulk work."""
    from _bench import bench

    return bench(args)


def verify_main(args):
    """Compare every case of a database with its signatures."""
    from _verify import verify

    return verify(args)


def main(name, *args):
    """Run the command `name`; whatever the user can mend is told in one sentence."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        commands = {
            "odoo": odoo_main, "run": run_main, "test": test_main, "bench": bench_main, "verify": verify_main}
        return commands[name](list(args))
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
