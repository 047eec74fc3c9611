"""./dev/run: serve the demo office until Ctrl+C."""

import argparse
import os
import subprocess
import time
import urllib.error
import urllib.request

import _system
from _database import create, update
from _env import Fail, cache, port_is_free
from _odoo import get_odoo
from _postgres import Postgres, checked

LOGINS = "SELECT login FROM res_users WHERE active AND (login = 'admin' OR login LIKE '%@%.example') ORDER BY id"


def serve(args):
    """Make or update the demo database, serve it, and tell where and for whom."""
    options, extra = parse(args)
    if not port_is_free(options.port):
        raise Fail(f"Port {options.port} is taken: stop what listens there, or take another one with --port.")
    _system.ensure(_system.PDF)
    odoo = get_odoo()
    postgres = Postgres(odoo)
    name = checked(os.environ.get("HR_SKP_DB") or "hr_skp_demo")
    bring_up(odoo, postgres, name, options.fresh)
    log = cache("logs", f"{name}.log")
    command = odoo.command("-d", name, f"--db-filter=^{name}$", f"--http-port={options.port}", *extra)
    with open(log, "w") as handle:
        server = subprocess.Popen(command, env=odoo.env, stdin=subprocess.DEVNULL, stdout=handle, stderr=handle)
    try:
        wait_for(server, options.port, log)
        greet(options.port, [row[0] for row in postgres.sql(LOGINS, database=name)], log)
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        stop(server)


def bring_up(odoo, postgres, name, fresh):
    """Make the database with the demo office, or bring the one there is up to date."""
    if fresh:
        postgres.drop(name)
    if postgres.exists(name):
        update(odoo, postgres, name)
    else:
        create(odoo, postgres, name, demo=True, languages=["id_ID"])


def parse(args):
    """Our own options, and the rest for Odoo."""
    parser = argparse.ArgumentParser(prog="./dev/run", description="Serves hr_skp with its demo office; other "
                                     "options are Odoo's. HR_SKP_DB names another database than hr_skp_demo.")
    parser.add_argument("--port", type=int, default=8069, help="the port to listen on (8069)")
    parser.add_argument("--fresh", action="store_true", help="drop the demo database and begin anew")
    return parser.parse_known_args(args)


def wait_for(server, port, log):
    """Wait until the login page answers."""
    for _ in range(240):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/web/login", timeout=30):
                return
        except (urllib.error.URLError, OSError):
            if server.poll() is not None:
                break
            time.sleep(0.5)
    raise Fail(f"Odoo does not answer on port {port}: read {log} for the reason.")


def greet(port, logins, log):
    """Print the address and the demo logins, last of all."""
    print(f"\nhr_skp is served at http://localhost:{port} (Ctrl+C stops it; its log is {log})\n")
    print(f"  {'login':<34} password")
    for login in logins:
        print(f"  {login:<34} {login.partition('@')[0]}")
    print(flush=True)


def stop(server):
    """End the server, politely first."""
    server.terminate()
    try:
        server.wait(15)
    except subprocess.TimeoutExpired:
        server.kill()
