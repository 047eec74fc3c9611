"""./dev/test: the suite, dealt out to pytest-odoo and, beside it, Odoo's own runner at install."""

import os
import re
import signal
import subprocess

import _system
from _database import create, template, update
from _env import ADDON, REPO, cache, free_port
from _odoo import get_odoo, mount, require_modules
from _postgres import Postgres

ODOO_RESULT = re.compile(r"(\d+) failed, (\d+) error\(s\) of (\d+) tests")
ODOO_SKIPPED = re.compile(r" INFO \S+ odoo\.addons\.\S+: skipped ")


def run(args):
    """Run everything, or only pytest with `args`; return the exit code."""
    _system.ensure(_system.PDF, _system.BROWSER, _system.SHEET)
    odoo = get_odoo()
    if not odoo.own:
        require_modules(odoo.python, odoo.env, ("weasyprint", "pytest", "pytest_odoo", "websocket"))
    postgres = Postgres(odoo)
    kept = os.environ.get("HR_SKP_KEEP_DB")
    if kept:
        (update if postgres.exists(kept) else create)(odoo, postgres, kept)
        return run_pytest(odoo, kept, args)[0]
    names = [f"{ADDON}_test_{os.getpid()}_{part}" for part in ("pytest", "install")]
    try:
        if args:
            create(odoo, postgres, names[0])
            return run_pytest(odoo, names[0], args)[0]
        return run_all(odoo, postgres, *names)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for name in names:
            postgres.drop(name)


def run_all(odoo, postgres, for_pytest, for_install):
    """Both runners side by side, each test by one of them, and the doctests; the last line is pytest's."""
    doctests = run_doctests(odoo)
    by_install, by_pytest = deal((REPO / "tests").glob("test_*.py"))
    at_install = start_install_run(odoo, postgres, for_install, by_install)
    try:
        create(odoo, postgres, for_pytest)
        make_bundles(odoo, for_pytest)
        code, result = run_pytest(odoo, for_pytest, by_pytest)
        installed = finish_install_run(at_install)
    finally:
        at_install[0].terminate()
        at_install[0].wait()
    print(f"\ndoctests: {doctests[1]}\nodoo --test-enable: {installed[1]}\npytest: {result}", flush=True)
    return int(bool(code or doctests[0] or installed[0]))


def deal(paths):
    """Two hands of files of about the same size, which is about the same time: largest first, there and back."""
    hands = [], []
    ordered = sorted(paths, key=lambda path: (-path.stat().st_size, path.name))
    for index, path in enumerate(ordered):
        hands[index % 4 in (1, 2)].append(str(path.relative_to(REPO)))
    return [sorted(hand) for hand in hands]


# ------------------------------------------------------------------ doctests

def run_doctests(odoo):
    """The examples in the rules on bare Python (-E: without Odoo); return (failed?, summary)."""
    files = sorted(str(path.relative_to(REPO)) for path in (REPO / "rules").glob("*.py"))
    command = [odoo.python, "-E", "-B", "-m", "doctest", "-v", *files]
    done = subprocess.run(command, cwd=REPO, stdin=subprocess.DEVNULL, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        print(done.stdout)
    passed = sum(map(int, re.findall(r"^(\d+) passed", done.stdout, re.MULTILINE)))
    return done.returncode, f"{'FAILED' if done.returncode else 'passed'}: {passed} passed in {len(files)} files"


# ------------------------------------------------------------------ Odoo's own runner

def start_install_run(odoo, postgres, name, files):
    """Start the installation with Odoo's own runner on test files in the background; return (process, log)."""
    postgres.copy(template(odoo, postgres), name)
    log = cache("logs", f"{name}.log")
    port = str(free_port())
    tags = ",".join(f"/{ADDON}/{file}" for file in files)
    args = ["-d", name, "-i", ADDON, "--test-enable", "--stop-after-init", "--test-tags", tags,
            "--http-port", port, "--max-cron-threads=0", "--log-handler=werkzeug:WARNING"]
    with open(log, "w") as handle:
        process = subprocess.Popen(odoo.command(*args), env=odoo.env, stdin=subprocess.DEVNULL,
                                   stdout=handle, stderr=subprocess.STDOUT)
    return process, log


def finish_install_run(started):
    """Wait for Odoo's own runner, print its log whole and return (failed?, summary)."""
    process, log = started
    code = process.wait()
    text = log.read_text(errors="replace")
    log.unlink()
    print(f"\n===== odoo -i {ADDON} --test-enable =====\n{text}", flush=True)
    failed, errors, count = (int(n) for n in (ODOO_RESULT.findall(text) or [(0, 0, 0)])[-1])
    skipped = len(ODOO_SKIPPED.findall(text))
    bad = bool(code or failed or errors or skipped or not count)
    return bad, f"{'FAILED' if bad else 'passed'}: {failed} failed, {errors} errors, {skipped} skipped of {count} tests"


# ------------------------------------------------------------------ pytest-odoo

def make_bundles(odoo, name):
    """Make the client's bundles once, as Odoo's own runner does; else each class with a browser makes them anew."""
    subprocess.run(odoo.command("shell", "-d", name, "--no-http", "--log-level=warn"), env=odoo.env, text=True,
                   input="env['ir.qweb']._pregenerate_assets_bundles()\nenv.cr.commit()\n", check=True)


def run_pytest(odoo, name, args):
    """Run pytest in the mounted addons folder, showing its output; return (exit code, its last line)."""
    addons = mount()
    paths, options = translate(args)
    command = [odoo.python, "-m", "pytest", f"--rootdir={addons}", "-p", "pytest_no_skip", "--odoo-http",
               f"--odoo-database={name}", "--odoo-log-level=warn", "--odoo-extra=max-cron-threads=0",
               "-W", "ignore:'crypt' is deprecated",
               *options, *(paths or [f"{ADDON}/tests"])]
    env = {**odoo.env, "PYTHONPATH": os.pathsep.join([str(REPO / "dev"), odoo.env["PYTHONPATH"]])}
    last = "nothing ran"
    with subprocess.Popen(command, cwd=addons, env=env, stdin=subprocess.DEVNULL, text=True, errors="replace",
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        for line in process.stdout:
            print(line, end="", flush=True)
            last = line.strip(" =\n") or last
    return process.returncode or int(bool(re.search(r"\d+ skipped", last))), last


def translate(args):
    """Paths inside the repository as pytest sees them below the mounted folder, and all other arguments."""
    paths, options = [], []
    for arg in args:
        file, *test = arg.split("::", 1)
        inside = not arg.startswith("-") and (REPO / file).exists()
        if inside:
            paths.append("::".join([f"{ADDON}/{(REPO / file).relative_to(REPO)}", *test]))
        else:
            options.append(arg)
    return paths, options
