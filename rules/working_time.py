"""Minutes of working time between two moments, for the standard time (mutu baku waktu) of an SOP step.

The office's calendar comes in as plain intervals of work, holidays already cut out; PermenPANRB
35/2012 asks a procedure for its time and leaves the calendar to the office.
"""
from bisect import bisect_left, bisect_right
from datetime import timedelta
from itertools import takewhile


def merge(intervals):
    """The intervals in order, touching and overlapping ones joined.

    :param intervals: ``(start, end)`` pairs of datetimes, all with or all without a time zone
    :returns: list of pairs
    :raises ValueError: an interval ends before it begins

    >>> from datetime import datetime
    >>> day = lambda hour: datetime(2025, 3, 3, hour)
    >>> merge([(day(13), day(16)), (day(8), day(12)), (day(11), day(13))]) == [(day(8), day(16))]
    True
    """
    merged = []
    for start, end in sorted(intervals):
        if end < start:
            raise ValueError(f"The interval from {start} ends before it begins, at {end}.")
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def minutes_between(intervals, start, end):
    """Whole minutes of work between two moments; a begun minute does not count.

    :param intervals: what ``merge`` returned
    :param datetime start: when the clock starts; ``end`` before it gives 0 (a clock that was set back)
    :returns: int, minutes

    >>> from datetime import datetime
    >>> day = lambda hour, minute=0: datetime(2025, 3, 3, hour, minute)
    >>> office = merge([(day(8), day(12)), (day(13), day(16))])
    >>> minutes_between(office, day(11, 30), day(13, 15)), minutes_between(office, day(17), day(20))
    (45, 0)
    """
    first = bisect_right(intervals, start, key=lambda pair: pair[1])
    within = takewhile(lambda pair: pair[0] < end, intervals[first:])
    total = sum((min(end, stop) - max(start, begin) for begin, stop in within), timedelta())
    return max(int(total.total_seconds() // 60), 0)


def overrun(minutes, standard):
    """By how many minutes a step missed its standard; 0 when it kept it or has none.

    >>> overrun(75, 60), overrun(60, 60), overrun(500, 0)
    (15, 0, 0)
    """
    return max(minutes - standard, 0) if standard else 0


def due_day(working_days, start, days):
    """The day by which something is due when only working days count; the day it starts does not.

    :param working_days: dates on which the office works, in order, holidays already cut out
    :param date start: the day the work was handed over
    :param int days: working days it may take; 0 means the same day, or the next one on which the
        office works
    :returns: date. Where the known working days do not reach that far, the remaining days are
        counted by the calendar

    >>> from datetime import date
    >>> week = [date(2025, 3, day) for day in (3, 4, 5, 6, 7, 10, 11)]
    >>> due_day(week, date(2025, 3, 5), 3), due_day(week, date(2025, 3, 8), 0), due_day([], date(2025, 3, 3), 2)
    (datetime.date(2025, 3, 10), datetime.date(2025, 3, 10), datetime.date(2025, 3, 5))
    """
    if not days:
        ahead = working_days[bisect_left(working_days, start):][:1]
        return ahead[0] if ahead else start
    ahead = working_days[bisect_right(working_days, start):][:days]
    return (ahead[-1] if ahead else start) + timedelta(days=days - len(ahead))
