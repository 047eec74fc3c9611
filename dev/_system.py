"""The system packages that PDF, browser and spreadsheet tests need, installed when we may."""

import ctypes
import glob
import os
import shutil
import subprocess

from _env import Fail, locked, output_of, run_logged, say


def library(name):
    """A probe for a shared library."""
    def found():
        try:
            return bool(ctypes.CDLL(name))
        except OSError:
            return False
    return found


def command(*names):
    """A probe for a command that has one of `names`."""
    return lambda: any(shutil.which(name) for name in names)


def calc():
    """Whether LibreOffice is here with its spreadsheet part."""
    office = shutil.which("soffice")
    return bool(office) and os.path.exists(os.path.join(os.path.dirname(os.path.realpath(office)), "libsclo.so"))


def font(pattern):
    """A probe for a font file."""
    return lambda: bool(glob.glob(f"/usr/share/fonts/**/{pattern}", recursive=True))


PDF = {
    "libpango-1.0-0": library("libpango-1.0.so.0"),
    "libpangoft2-1.0-0": library("libpangoft2-1.0.so.0"),
    "libharfbuzz-subset0": library("libharfbuzz-subset.so.0"),
    "fontconfig": command("fc-match"),
    "fonts-dejavu-core": font("DejaVuSans.ttf"),
    "fonts-liberation": font("LiberationSans-Regular.*"),
}
BROWSER = {
    "chromium": command("google-chrome", "chromium", "chromium-browser", "google-chrome-stable"),
    "poppler-utils": command("pdftotext"),
}
SHEET = {"libreoffice-calc-nogui": calc}
BENCH = {"wkhtmltopdf": command("wkhtmltopdf")}


def ensure(*tables):
    """Install what is missing; where that is not allowed or fails, name it and go on."""
    with locked("apt"):
        missing = [name for table in tables for name, present in table.items() if not present()]
        if not missing:
            return
        names = " ".join(missing)
        prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
        if not shutil.which("apt-get") or prefix and not may_sudo():
            say(f"Missing system packages: {names}. Install them (apt-get install {names}); tests that need them fail.")
            return
        say(f"Installing {names} …")
        try:
            install(prefix, missing)
        except Fail as error:
            say(f"{error} Tests that need {names} fail.")


def may_sudo():
    """Whether sudo works without a password."""
    return bool(shutil.which("sudo")) and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0


def install(prefix, missing):
    """Install packages, after reading the package lists when apt does not know all of them."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-o", "DPkg::Lock::Timeout=300"]
    get = [*apt, "install", "--no-install-recommends", *missing]
    if not output_of([*get, "--simulate"], env=env):
        run_logged([*apt, "update"], "Reading the package lists", "check the network", env=env)
    try:
        run_logged(get, "Installing system packages", "install them yourself", env=env)
    except Fail:  # the lists may be older than the archive
        run_logged([*apt, "update"], "Reading the package lists", "check the network", env=env)
        run_logged(get, "Installing system packages", "install them yourself", env=env)
