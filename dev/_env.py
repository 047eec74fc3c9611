"""Where things are kept, and how a command is run or refused. Standard library only."""

import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent
ADDON = "hr_skp"
LOCK_FILE = REPO / "dev" / "requirements.lock"


class Fail(Exception):
    """One sentence for the user: what is wrong and what to do about it."""


def say(text):
    """Tell the user what is going on; standard output belongs to the command itself."""
    print(text, file=sys.stderr, flush=True)


def short_hash(*parts):
    """A short stable key for a name made of `parts`."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:10]


def cache(*parts):
    """A path in the user's cache folder; its parent folder exists afterwards."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    path = Path(home, ADDON, *parts)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fail(f"Cannot write to {path.parent} ({error.strerror}): "
                   "set XDG_CACHE_HOME to a folder of yours.") from None
    return path


def require_space(path, gigabytes):
    """Refuse early when the disk cannot hold what is about to be fetched."""
    free = shutil.disk_usage(path).free / 1e9
    if free < gigabytes:
        raise Fail(f"{path} has {free:.1f} GB free and {gigabytes} GB are needed: "
                   "free some space or set XDG_CACHE_HOME to a folder on another disk.")


@contextlib.contextmanager
def locked(name):
    """Only one process at a time does the work called `name`."""
    with open(cache("locks", name), "w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def run_logged(command, what, advice, show=0, **options):
    """Run `command` with its output in a log; when it fails, `show` its last lines and name the log."""
    log = cache("logs", re.sub(r"\W+", "-", what) + f"-{os.getpid()}.log")
    with open(log, "w") as handle:
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=handle,
                                  stderr=subprocess.STDOUT, **options)
        except FileNotFoundError:
            raise Fail(f"The command {command[0]} is missing: install it and try again.") from None
    if done.returncode:
        if show:
            say("".join(log.read_text(errors="replace").splitlines(keepends=True)[-show:]))
        raise Fail(f"{what} failed ({last_line(log)}): {advice} (the log is {log}).")
    log.unlink()


def last_line(log):
    """The last line of a log, short enough for a sentence."""
    lines = log.read_text(errors="replace").split("\n")
    return next((line.strip()[:160] for line in reversed(lines) if line.strip()), "no output")


def output_of(command, **options):
    """What `command` prints, or an empty string when it cannot run or fails."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, **options)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def port_is_free(port, host="127.0.0.1"):
    """Whether a server may listen on `port`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def free_port():
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def addon_files():
    """The files Odoo installs: all but the hidden ones, `dev` and Python's own caches."""
    for folder, folders, names in os.walk(REPO):
        folders[:] = sorted(n for n in folders if n not in ("dev", "__pycache__") and not n.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(".pyc"):
                yield Path(folder, name)


def addon_hash():
    """Changes when an installed database has to be updated (tests do not count)."""
    digest = hashlib.sha256()
    for path in addon_files():
        if path.relative_to(REPO).parts[0] != "tests":
            digest.update(str(path.relative_to(REPO)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
