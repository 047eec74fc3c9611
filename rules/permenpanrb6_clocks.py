"""Who evaluates when under PermenPANRB 6/2022: spans, windows, moves, limits in working days."""
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

try:
    from . import clocks
    from .calculation import refuse_unknown
    from .errors import RuleError
    from .figures import in_force
    from .permenpanrb6_figures import FIGURES
    from .values import to_count, to_date
except ImportError:  # the file runs by itself: python -m doctest
    import clocks
    from calculation import refuse_unknown
    from errors import RuleError
    from figures import in_force
    from permenpanrb6_figures import FIGURES
    from values import to_count, to_date

CYCLES = {'monthly': 1, 'quarterly': 3}  # months of a span
CLOCKS = (
    'handover_days', 'receipt_days', 'report_days', 'takeover_days', 'takeover_handover_days', 'takeover_receipt_days',
    'objection_days', 'decision_days')


@dataclass(frozen=True)
class Move:
    """What a moved employee's periodic evaluation may rest on: two spans (code, first, last).

    ``span`` of the new unit, by its result, or by agreement ``previous``, the last one evaluated in the old unit.
    """

    span: tuple
    previous: tuple


def deadline(code, start_date, figures=None, holidays=frozenset(), weekend=(5, 6)):
    """The last day of one of the law's limits, which all count working days.

    :param str code: one of CLOCKS
    :param start_date: signing (handover), receipt (receipt, objection, decision) or the end of the evaluation
        window (report, takeover); day 1 is the day after
    :returns: date
    :raises RuleError: an unknown code, not a date

    Source: PermenPANRB 6/2022, Lampiran Bab V.A and V.B.

    >>> deadline('decision_days', date(2026, 2, 2))
    datetime.date(2026, 2, 11)
    """
    refuse_unknown([code], CLOCKS)
    return clocks.deadline(start_date, in_force(FIGURES, figures)[code], 'working', holidays, weekend)


def plan_deadline(year, figures=None):
    """The last day on which the plan of a year is set in time: the end of January.

    Source: PermenPANRB 6/2022 Pasal 14(1).

    >>> plan_deadline(2026)
    datetime.date(2026, 1, 31)
    """
    return _month_end(year, to_count(in_force(FIGURES, figures)['plan_set_month']))


def evaluation_window(year, figures=None):
    """First and last day of the yearly evaluation: end of December to the end of January.

    The law names no first day; it opens as many days before the year's end as a periodic evaluation does.

    Source: PermenPANRB 6/2022, Lampiran Bab IV.A.8.

    >>> evaluation_window(2025)
    (datetime.date(2025, 12, 22), datetime.date(2026, 1, 31))
    """
    end_month = to_count(in_force(FIGURES, figures)['evaluation_end_month'])
    return _opens(date(year, 12, 31), figures), _month_end(year + 1, end_month)


def takeover_from(kind, last_day, figures=None):
    """The first day on which the superior may act in place of an appraiser who did not.

    The law dates the plan and the yearly evaluation. Of a periodic evaluation it dates the beginning alone; here it
    is over with its span, and the office's procedure gives the days that it may still take.

    :param str kind: 'plan' to set it, 'span' for a periodic evaluation, 'year' for the yearly one
    :param last_day: of the plan or of the span
    :returns: date
    :raises RuleError: an unknown kind, not a date

    Source: PermenPANRB 6/2022, Lampiran Bab II.A (setting the plan), IV.A.8 and IV.A.11.

    >>> [takeover_from(kind, date(2025, 12, 31)).isoformat() for kind in ('plan', 'span', 'year')]
    ['2025-02-01', '2026-01-01', '2026-02-01']
    """
    refuse_unknown([kind], ('plan', 'span', 'year'))
    day = to_date(last_day, 'last day')
    if kind == 'plan':
        day = plan_deadline(day.year, figures)
    elif kind == 'year':
        day = evaluation_window(day.year, figures)[1]
    return day + timedelta(days=1)


def organisation_predicate(this_year, last_year, today, year, issued_on=None, figures=None):
    """Which of two results of the organisation counts for the yearly predicate of its people.

    A result that is not out by the end of the evaluation window gives way to last year's, even if it appears
    later. It is always the result of the unit that the appraiser leads.

    :param str this_year: the result of the year that is evaluated; None while it is not out
    :param issued_on: when this year's result was issued; None takes it as issued in time
    :returns: (predicate or None, the year it belongs to)

    Source: PermenPANRB 6/2022, Lampiran Bab IV.B.1.f and g.

    >>> organisation_predicate(None, 'good', date(2026, 1, 31), 2025)
    (None, 2025)
    >>> organisation_predicate(None, 'good', date(2026, 2, 1), 2025)
    ('good', 2024)
    """
    end = evaluation_window(year, figures)[1]
    late = issued_on is not None and to_date(issued_on) > end
    if this_year and not late:
        return this_year, year
    if not late and to_date(today) <= end:
        return None, year
    return last_year or None, year - 1


def spans(date_from, date_to, cycle):
    """The spans of the periodic evaluation, cut to a range.

    :param str cycle: 'monthly' or 'quarterly' (calendar quarters), as the agency sets
    :returns: list of (code, first day, last day); codes such as '2026-02' and '2026-Q1'
    :raises RuleError: another cycle, not a date, a range that ends before it begins

    Source: PermenPANRB 6/2022, Lampiran Bab IV.A.8.

    >>> spans(date(2026, 2, 16), date(2026, 6, 30), 'quarterly')[0]
    ('2026-Q1', datetime.date(2026, 2, 16), datetime.date(2026, 3, 31))
    """
    refuse_unknown([cycle], CYCLES)
    first, last = to_date(date_from, 'first day'), to_date(date_to, 'last day')
    if last < first:
        raise RuleError('period_backwards', start=first, end=last)
    found = []
    while True:
        code, _start, end = _span(first, cycle)
        found.append((code, first, min(end, last)))
        if end >= last:
            return found
        first = end + timedelta(days=1)


def evaluates_span(span_end, moved_on=None, figures=None):
    """Whether an appraiser who moves still evaluates the people of the old unit for a span.

    The window opens ``periodic_window_days`` before the end of the span, its last day included. Whoever moves
    in it or later evaluates; whoever moved earlier leaves the span to the successor.

    :param span_end: the last day of the span
    :param moved_on: first day in the new post; None: does not move
    :raises RuleError: not a date

    Source: PermenPANRB 6/2022, Lampiran Bab IV.A.14, with the case of Purnama (25 August and 25 September).

    >>> [evaluates_span(date(2022, 9, 30), date(2022, month, 25)) for month in (8, 9)]
    [False, True]
    """
    return moved_on is None or to_date(moved_on) >= _opens(to_date(span_end, 'last day'), figures)


def after_move(moved_on, new_cycle, old_cycle):
    """What the periodic evaluation of a moved employee may rest on: the new appraiser does it.

    Either the span of the new unit in which the move falls, by that unit's result and cycle, or, as appraiser
    and employee agree, the old unit's last result: in the first span of a year that of the whole year before.

    :param moved_on: first day in the new unit
    :param str new_cycle: 'monthly' or 'quarterly', as ``old_cycle``
    :returns: Move

    Source: PermenPANRB 6/2022, Lampiran Bab IV.A.13.a, with the case of Sari.

    >>> move = after_move(date(2022, 2, 14), new_cycle='monthly', old_cycle='quarterly')
    >>> move.span[0], move.previous[0]
    ('2022-02', '2021')
    """
    refuse_unknown((new_cycle, old_cycle), CYCLES)
    day = to_date(moved_on)
    before = _span(day, old_cycle)[1] - timedelta(days=1)
    previous = _span(before, old_cycle)
    if before.year < day.year:
        previous = str(before.year), date(before.year, 1, 1), before
    return Move(_span(day, new_cycle), previous)


def _span(day, cycle):
    """The whole calendar span that a day falls in."""
    length = CYCLES[cycle]
    number = (day.month - 1) // length + 1
    code = f"{day.year}-Q{number}" if cycle == 'quarterly' else f"{day.year}-{number:02}"
    return code, date(day.year, (number - 1) * length + 1, 1), _month_end(day.year, number * length)


def _month_end(year, month):
    return date(year, month, monthrange(year, month)[1])


def _opens(end, figures):
    days = to_count(in_force(FIGURES, figures)['periodic_window_days'])
    return end - timedelta(days=max(days, 1) - 1)
