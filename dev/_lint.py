"""./dev/lint: ruff, pylint with pylint-odoo's messages, and Odoo's own test_lint on the addon."""

import os
import re
import subprocess
import sys
from pathlib import Path

from _database import create, update
from _env import ADDON, REPO
from _odoo import get_odoo, mount
from _postgres import Postgres

DEV = REPO / "dev"
DATABASE = f"{ADDON}_lint"
MESSAGE = re.compile(r"^\S+?:\d+: [a-z-]+: ", re.MULTILINE)
ODOO = re.compile(r"^lint: (ok|FAILED) (.*)$", re.MULTILINE)


def lint(_args):
    """Lint alone, with a database of its own that is kept for the next time."""
    odoo = get_odoo()
    postgres = Postgres(odoo)
    (update if postgres.exists(DATABASE) else create)(odoo, postgres, DATABASE)
    started = start(odoo)
    failed, summary = finish(started, odoo, DATABASE)
    print(f"lint: {summary}", flush=True)
    return int(failed)


def start(odoo):
    """Start what needs no database; return the processes."""
    tools = Path(odoo.python).parent
    env = {**odoo.env, "PYTHONPATH": ""}
    commands = {
        "ruff": [tools / "ruff", "check", "--quiet", "--no-cache", "--output-format=concise", "--config",
                 DEV / "ruff.toml", "."],
        "pylint-odoo": [tools / "pylint", f"--rcfile={DEV / 'pylintrc'}", "--ignore=dev", "."],
    }
    return {name: subprocess.Popen(command, cwd=mount() / ADDON, env=env, stdin=subprocess.DEVNULL, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            for name, command in commands.items()}


def finish(started, odoo, database):
    """Wait for all of it, run Odoo's own linters on a database with the addon, print what is wrong.

    Return (failed?, summary).
    """
    failed, parts = False, []
    for name, process in started.items():
        text = process.communicate()[0]
        failed |= bool(process.returncode)
        print(text, end="")
        parts.append(f"{name} {len(MESSAGE.findall(text)) or process.returncode} messages")
    text = run_odoo_lint(odoo, database)
    found = ODOO.findall(text)
    wrong = [name for word, name in found if word != "ok"]
    failed |= bool(wrong or not found)
    if failed:
        print(text)
    parts.append(f"test_lint {len(found) - len(wrong)} passed, {len(wrong)} failed")
    return failed, f"{'FAILED' if failed else 'passed'}: {', '.join(parts)}"


def run_odoo_lint(odoo, database):
    """What Odoo's own linters say; they find pylint beside the interpreter."""
    path = os.pathsep.join([str(Path(odoo.python).parent), os.environ.get("PATH", "")])
    with open(DEV / "lint_odoo.py") as script:
        return subprocess.run(
            odoo.command("shell", "-d", database, "--no-http", "--log-level=warn"), stdin=script, text=True,
            env={**odoo.env, "PATH": path}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout


if __name__ == "__main__":
    sys.exit(lint(sys.argv[1:]))
