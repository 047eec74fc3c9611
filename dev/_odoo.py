"""An Odoo 19 to run: the user's own, or Debian's package unpacked beside a Python environment."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

from _env import ADDON, LOCK_FILE, REPO, Fail, cache, locked, output_of, require_space, run_logged, say, short_hash

# What Debian's odoo-19 links to; Font Awesome 7 has other file names than the 4.7 Odoo expects.
DEBIAN_PACKAGES = ("odoo-19", "libjs-jquery", "libjs-jquery-form", "libjs-underscore", "fonts-montserrat",
                   "fonts-roboto-unhinted", "fonts-inconsolata", "fonts-ocr-b", "fonts-font-awesome/bookworm")
# Debian strips this file, and without it the asset bundle logs an error that fails every browser test.
STRIPPED = "addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js"
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
FIND_ODOO = "import odoo.release as r; print(r.version_info[0], list(__import__('odoo').__path__)[0])"
NETWORK = "check the network and try again"


class Odoo:
    """How to start this Odoo: its interpreter, its package folder and the environment it needs."""

    def __init__(self, python, package, own):
        self.python = str(python)
        self.package = Path(package)
        self.own = own  # fetched by us, not given by the user
        self.version = version_of(self.package)
        self.env = dict(os.environ)

    def command(self, *args):
        """The command line of Odoo with `args`."""
        return [self.python, "-m", "odoo", *args]

    def addons_path(self):
        """The folder with the link to this repository, and Odoo's own addons beside the package."""
        beside = self.package.parent / "addons"
        return ",".join(map(str, [mount(), *([beside] if beside.is_dir() else [])]))

    def prepare(self):
        """Set what every process of this Odoo needs in its environment."""
        rc = cache("repos", short_hash(REPO), "odoo.conf")
        options = {"addons_path": self.addons_path(), "data_dir": cache("data"), "http_interface": "127.0.0.1"}
        text = "[options]\n" + "".join(f"{key} = {value}\n" for key, value in options.items())
        if not rc.exists() or rc.read_text() != text:
            rc.write_text(text)
        path = [str(self.package.parent), os.environ.get("PYTHONPATH", "")]
        self.env.update(ODOO_RC=str(rc), PYTHONPATH=os.pathsep.join(filter(None, path)),
                        PYTHONPYCACHEPREFIX=str(cache("pycache")), PYTHONUNBUFFERED="1", PYTHONSAFEPATH="1")
        return self


def mount():
    """The addons folder of this clone: it holds one link, named as the addon, to the repository."""
    link = cache("repos", short_hash(REPO), "addons", ADDON)
    if not link.is_symlink():
        link.symlink_to(REPO)
    return link.parent


def manifest():
    """The manifest of the addon as a dict."""
    try:
        return ast.literal_eval((REPO / "__manifest__.py").read_text())
    except (OSError, ValueError, SyntaxError) as error:
        raise Fail(f"{REPO}/__manifest__.py cannot be read ({error}): repair it first.") from None


def version_of(package):
    """A name of this exact Odoo, for the names of templates."""
    return short_hash(package, (package / "release.py").read_text())


def get_odoo():
    """The user's Odoo when there is one, else ours, fetched when it is not there yet."""
    return (given_odoo() or fetched_odoo()).prepare()


def given_odoo():
    """The Odoo in `ODOO_HOME`, or the one `HR_SKP_PYTHON` or python3 can import."""
    home = os.environ.get("ODOO_HOME")
    python = os.environ.get("HR_SKP_PYTHON") or shutil.which("python3") or sys.executable
    env = dict(os.environ)
    if home:
        env["PYTHONPATH"] = os.pathsep.join(filter(None, [os.path.abspath(home), env.get("PYTHONPATH")]))
    found = output_of([python, "-c", FIND_ODOO], cwd="/", env=env)
    major, _, package = found.partition(" ")
    if major == "19":
        require_modules(python, env)
        return Odoo(python, package, own=False)
    if home:
        raise Fail(f"{python} cannot import Odoo 19 from ODOO_HOME={home}: give the folder that holds the package "
                   "`odoo`, and in HR_SKP_PYTHON the interpreter that has its requirements.")
    return None


def require_modules(python, env, modules=("psycopg2", "weasyprint")):
    """Name what is missing in the user's interpreter; nothing is installed into it."""
    for name in modules:
        if not output_of([python, "-c", f"import {name}; print(1)"], cwd="/", env=env):
            raise Fail(f"{python} has Odoo but cannot import {name}: install the Python package "
                       f"{name.replace('_', '-')} there.")


def fetched_odoo():
    """Debian's Odoo 19 with a virtual environment, both from the cache once they were fetched."""
    with locked("odoo"):
        folder = unpacked_odoo()
        python = virtual_environment()
    return Odoo(python, folder / "usr/lib/python3/dist-packages/odoo", own=True)


def virtual_environment():
    """The interpreter of an environment with exactly the packages of the lock file."""
    folder = cache("venv", "py3.11-" + short_hash(LOCK_FILE.read_text()))
    done = folder / "complete"
    if not done.exists():
        base = python311()
        require_space(folder.parent, 1)
        say("Installing the Python packages (about half a minute) …")
        shutil.rmtree(folder, ignore_errors=True)
        run_logged([base, "-m", "venv", folder], "Making a virtual environment",
                   "install the packages python3.11 and python3.11-venv")
        run_logged([folder / "bin/pip", "install", "--no-input", "--no-deps", "-r", LOCK_FILE],
                   "Installing the Python packages", NETWORK)
        done.touch()
    return folder / "bin/python"


def python311():
    """A Python 3.11 that can make virtual environments."""
    for name in (sys.executable, shutil.which("python3.11"), "/usr/bin/python3.11"):
        probe = "import sys, ensurepip; print(*sys.version_info[:2])"
        if name and output_of([name, "-c", probe]) == "3 11":
            return name
    raise Fail("Python 3.11 with venv is missing: install the packages python3.11 and python3.11-venv "
               "(apt-get install python3.11 python3.11-venv).")


def unpacked_odoo():
    """The newest Odoo in the cache; fetched from Debian when there is none."""
    ready = sorted(cache("odoo", "x").parent.glob("19.*"), key=lambda path: path.stat().st_mtime)
    return ready[-1] if ready else fetch_odoo()


def fetch_odoo():
    """Fetch and unpack Debian's Odoo in a working folder, which gets its final name when it is whole."""
    for tool in ("apt-get", "dpkg-deb"):
        if not shutil.which(tool):
            raise Fail(f"{tool} is missing: Odoo is fetched from Debian; elsewhere set ODOO_HOME to an Odoo 19.")
    work = cache("odoo", f"fetching-{os.getpid()}")
    require_space(work.parent, 3)
    say("Fetching Odoo 19 (about 130 MB) …")
    try:
        debs = download(work)
        for deb in debs:
            run_logged(["dpkg-deb", "-x", deb, work / "root"], "Unpacking Odoo", "free some disk space")
        package = work / "root/usr/lib/python3/dist-packages/odoo"
        (package / STRIPPED).parent.mkdir(parents=True, exist_ok=True)
        (package / STRIPPED).touch()
        version = next(deb.name.split("_")[1] for deb in debs if deb.name.startswith("odoo-19"))
        return (work / "root").rename(work.parent / version.replace("%3a", "-"))
    finally:
        shutil.rmtree(work, ignore_errors=True)


def download(work):
    """The packages as files, through an apt with folders of its own, so that no root is needed."""
    for name in ("state/lists/partial", "cache/archives/partial", "debs"):
        (work / name).mkdir(parents=True)
    mirror = debian_mirror(work)
    sources = "".join(f"deb [signed-by={KEYRING}] {mirror} {suite} main\n" for suite in ("unstable", "bookworm"))
    (work / "sources.list").write_text(sources)
    env = apt_env(work, f'Dir::Etc::sourcelist "{work}/sources.list";\nDir::Etc::sourceparts "/dev/null";\n')
    run_logged(["apt-get", "update"], "Reading Debian's package list", NETWORK, env=env)
    run_logged(["apt-get", "download", *DEBIAN_PACKAGES], "Fetching Odoo", NETWORK, env=env, cwd=work / "debs")
    return sorted((work / "debs").glob("*.deb"))


def apt_env(work, sources=""):
    """An environment in which apt keeps its lists and files below `work`."""
    (work / "apt.conf").write_text(
        f'Dir::State "{work}/state";\nDir::Cache "{work}/cache";\nDir::Etc::preferences "/dev/null";\n'
        'Dir::Etc::preferencesparts "/dev/null";\nDir::State::status "/var/lib/dpkg/status";\n'
        'APT::Sandbox::User "";\nAPT::Update::Error-Mode "any";\nAcquire::Languages "none";\n' + sources)
    return {**os.environ, "APT_CONFIG": str(work / "apt.conf")}


def debian_mirror(work):
    """The address of Debian that this machine's apt already uses."""
    ask = ["apt-get", "indextargets", "--format", "$(REPO_URI)",
           "Created-By: Packages", "Origin: Debian", "Label: Debian"]
    found = output_of(ask)
    if not found:  # a bare machine has no lists yet: read them into our own folder
        env = apt_env(work)
        run_logged(["apt-get", "update"], "Reading Debian's package list", NETWORK, env=env)
        found = output_of(ask, env=env)
    if not found:
        raise Fail("apt knows no Debian archive: add one to its sources, or set ODOO_HOME to an Odoo 19.")
    return found.split()[0]


def run_odoo(odoo, args, **options):
    """Run Odoo in the foreground and return its exit code."""
    return subprocess.run(odoo.command(*args), env=odoo.env, **options).returncode
