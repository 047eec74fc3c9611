"""./dev/bench 90 kill: a print job whose process is killed again and again, in a copy of the bench's database."""

import os
import signal
import subprocess
import time

from _env import ADDON, REPO, Fail

KILLS = 9
BATCH = 5  # sheets a transaction: more of them than kills, or the job is done before it is killed for the last time
# after which line of the process it is killed, and how much later: before, while and after sheets are rendered, and
# between the batches
MOMENTS = (
    ("render 1", 0), ("render 1", 0.4), ("render 2", 0.8), ("rendered 1", 0), ("committed 1", 0), ("render 2", 0.2))


def kill_print(odoo, postgres, source, size):
    """Print `size` sheets through KILLS kills; whether each is printed once in the end."""
    if size < BATCH * 2 * KILLS:
        raise Fail(f"{size} sheets are done before they are killed {KILLS} times: give {BATCH * 2 * KILLS} or more.")
    name = f"{ADDON}_kill_{os.getpid()}"
    postgres.copy(source, name)
    try:
        list(lines_of(start(odoo, name, "prepare", size)))
        kills = [kill(odoo, name, *MOMENTS[number % len(MOMENTS)]) for number in range(KILLS)]
        print(*(f"killed at “{moment}”" for moment in kills), sep="\n")
        *_, result = lines_of(start(odoo, name, "check"))
        print(f"{size} sheets, {kills.count('the end')} of {KILLS} kills too late: {result}")
        return int(not result.startswith("right") or "the end" in kills)
    finally:
        postgres.drop(name)


def start(odoo, name, step, size=0):
    """A process of Odoo that does one step of the case."""
    with open(REPO / "dev" / "kill_print_cases.py") as script:
        return subprocess.Popen(
            odoo.command("shell", "-d", name, "--no-http", "--log-level=critical"), stdin=script, text=True,
            stdout=subprocess.PIPE,
            env={**odoo.env, "KILL_STEP": step, "KILL_SIZE": str(size), "KILL_BATCH": str(BATCH)})


def lines_of(process):
    """What it prints, until it is over."""
    yield from map(str.strip, process.stdout)
    if process.wait():
        raise Fail("A step of the print job failed: look at what it printed above.")


def kill(odoo, name, line, delay):
    """Let the scheduler's method print until a moment, and kill it there; the moment, or “the end”."""
    process = start(odoo, name, "print")
    for said in map(str.strip, process.stdout):
        if said == line:
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
            process.wait()
            return f"{line}, {delay} s later"
    process.wait()
    return "the end"
