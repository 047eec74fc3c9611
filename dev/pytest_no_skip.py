"""A pytest plugin: a test that would be skipped fails instead, and a missing tool is named by its package."""

import pytest

HINTS = {"chrome": "chromium", "pango": "libpango-1.0-0", "pdfto": "poppler-utils"}


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Turn the report of a skipped test into that of a failed one."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{hint(reason)}{reason}: no test may be skipped ({item.nodeid})"
    elif report.failed and call.excinfo and call.excinfo.errisinstance(OSError):
        advice = hint(str(call.excinfo.value))
        report.sections += [("Missing", advice)] if advice else []


def hint(reason):
    """What to install, when `reason` speaks of a tool we know."""
    package = next((name for word, name in HINTS.items() if word in reason.lower()), None)
    return f"Install the package {package}. " if package else ""
