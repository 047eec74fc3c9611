"""How long a file is kept (jadwal retensi arsip, JRA): years active, years inactive, then its final fate.

Source: UU 43/2009 Pasal 1 number 22 and PP 28/2012 Pasal 53-56: a schedule names the time of keeping and whether
an archive is then destroyed (musnah) or kept for ever (permanen). The years themselves are each office's own
schedule. They count from the day on which the file is closed.
"""
from typing import NamedTuple

try:
    from .errors import RuleError
    from .values import to_count, to_date
except ImportError:  # the file runs by itself: python -m doctest
    from errors import RuleError
    from values import to_count, to_date

MOST = 200  # years


class Retention(NamedTuple):
    """The last active day, and the last day of all."""

    active_until: object
    due_on: object


def years_after(day, years):
    """The same day some years later; 28 February where that year has no 29th.

    >>> from datetime import date
    >>> years_after(date(2024, 2, 29), 1), years_after(date(2024, 2, 29), 4)
    (datetime.date(2025, 2, 28), datetime.date(2028, 2, 29))
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def retention(closed_on, active, inactive):
    """When a file leaves the active archive, and when its time is over.

    :param date closed_on: the day on which the file is closed
    :param int active: years in the active archive
    :param int inactive: years in the inactive one, after these
    :raises RuleError: not a date; years that are no whole number, or more than 200

    >>> from datetime import date
    >>> retention(date(2025, 12, 31), 2, 3)
    Retention(active_until=datetime.date(2027, 12, 31), due_on=datetime.date(2030, 12, 31))
    """
    start = to_date(closed_on)
    total = to_count(active, 'number of years') + to_count(inactive, 'number of years')
    if total > MOST:
        raise RuleError('retention_long', value=total, limit=MOST)
    return Retention(years_after(start, int(active)), years_after(start, int(total)))
