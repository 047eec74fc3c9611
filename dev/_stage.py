"""A database that something is done to, looked at before and after: what ./dev/living and ./dev/upgrade share."""

import json
import re
import subprocess

from _env import REPO, cache

DEV = REPO / "dev"
TOLD = re.compile(r"^(?:living|upgrade): (ok|FAILED) (.*)$", re.MULTILINE)


class Stage:
    """One database and what was found of it."""

    def __init__(self, odoo, postgres, name):
        self.odoo, self.postgres, self.name = odoo, postgres, name
        self.results = []  # (what was checked, passed?)

    def tell(self, text, wrong, shown=20):
        """Write down one check: it passed when nothing is wrong."""
        self.results.append((f"{text}{f'; not: {sorted(wrong)[:shown]}' if wrong else ''}", not wrong))

    def script(self, name, *options, about="", **env):
        """Run one of our scripts in Odoo's shell, and write down what it tells of."""
        with open(DEV / name) as source:
            done = subprocess.run(
                self.odoo.command("shell", "-d", self.name, *options, "--no-http", "--log-level=warn"), stdin=source,
                env={**self.odoo.env, **env}, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        told = TOLD.findall(done.stdout)
        self.results += [(f"{about}{text}", word == "ok") for word, text in told]
        if done.returncode or "Traceback" in done.stdout or not told:
            print(done.stdout)
            self.results.append((f"{about}{name} to its end", False))

    def snapshot(self, earlier=None):
        """What the database holds now (in the tables and columns of an earlier snapshot)."""
        path = cache("logs", f"{self.name}.json")
        path.write_text(json.dumps({"tables": earlier["tables"]} if earlier else None))
        try:
            done = subprocess.run([self.odoo.python, str(DEV / "_snapshot.py"), self.name, str(path)],
                                  env=self.odoo.env, text=True, stdout=subprocess.PIPE, check=True)
        finally:
            path.unlink()
        return json.loads(done.stdout)


def closing(title, results):
    """Print every check and the count; return the exit code."""
    failed = sum(not passed for _text, passed in results)
    for text, passed in results:
        print(f"{'ok' if passed else 'FAILED'} {text}")
    print(f"{title}: {len(results) - failed} passed, {failed} failed", flush=True)
    return int(bool(failed))
