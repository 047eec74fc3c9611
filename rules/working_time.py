"""Minutes of working time between two moments, for the standard time (mutu baku waktu) of an SOP step.

The office's calendar comes in as plain intervals of work, holidays already cut out; PermenPANRB
35/2012 asks a procedure for its time and leaves the calendar to the office.
"""
from datetime import datetime, timedelta


def merge(intervals):
    """The intervals in order, touching and overlapping ones joined.

    :param intervals: ``(start, end)`` pairs of datetimes, all with or all without a time zone
    :returns: list of pairs
    :raises ValueError: an interval ends before it begins

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

    >>> day = lambda hour, minute=0: datetime(2025, 3, 3, hour, minute)
    >>> office = merge([(day(8), day(12)), (day(13), day(16))])
    >>> minutes_between(office, day(11, 30), day(13, 15)), minutes_between(office, day(17), day(20))
    (45, 0)
    """
    total = sum(
        (max(min(end, stop) - max(start, begin), timedelta()) for begin, stop in intervals), timedelta())
    return int(total.total_seconds() // 60)


def overrun(minutes, standard):
    """By how many minutes a step missed its standard; 0 when it kept it or has none.

    >>> overrun(75, 60), overrun(60, 60), overrun(500, 0)
    (15, 0, 0)
    """
    return max(minutes - standard, 0) if standard else 0
