"""Legal time limits: the day is not counted on which something was received.

How many days, and which kind, is a setting of each regulation: 14 calendar days for an
objection under PP 46/2011 and PP 30/2019 (the kind of day unconfirmed), 14 working days for
the objection and 7 for its decision under PermenPANRB 6/2022.
"""
from datetime import timedelta

try:
    from .errors import RuleError
    from .values import to_count, to_date
except ImportError:  # the file runs by itself: python -m doctest
    from errors import RuleError
    from values import to_count, to_date

KINDS = ('calendar', 'working')
LONGEST = 3660  # days: ten years, so that a slip of the pen is noticed


def deadline(start_date, days, kind='calendar', holidays=frozenset(), weekend=(5, 6)):
    """The last day on which something is still in time.

    :param start_date: the day of receipt; day 1 is the day after
    :param int days: 0 or more
    :param str kind: 'calendar', or 'working': neither one of the holidays (dates) nor of the
        weekend (weekdays, Monday is 0)
    :returns: date. A calendar limit that ends on a holiday is not moved: no source says so
    :raises RuleError: not a date, not a whole number of days, unknown kind, no working day at all

    >>> from datetime import date
    >>> deadline(date(2026, 1, 30), 14), deadline(date(2026, 1, 30), 14, 'working')
    (datetime.date(2026, 2, 13), datetime.date(2026, 2, 19))
    """
    day, left = to_date(start_date, 'start date'), _days(days)
    if kind not in KINDS:
        raise RuleError('unknown_kind', value=kind)
    if kind == 'calendar':
        return day + timedelta(days=left)
    return _working_deadline(day, left, holidays, weekend)


def _days(days):
    number = to_count(days, 'number of days')
    if number > LONGEST:
        raise RuleError('outside_range', what='number of days', value=number, low=0, high=LONGEST)
    return number


def _working_deadline(day, left, holidays, weekend):
    if set(range(7)) <= set(weekend):
        raise RuleError('no_working_day')
    while left:
        day += timedelta(days=1)
        if day.weekday() not in weekend and day not in holidays:
            left -= 1
    return day


def days_left(today, deadline):
    """Calendar days until the deadline: 0 on its last day, negative when it is over.

    :raises RuleError: not a date

    >>> from datetime import date
    >>> days_left(date(2026, 2, 10), date(2026, 2, 13))
    3
    """
    return (to_date(deadline, 'deadline') - to_date(today)).days
