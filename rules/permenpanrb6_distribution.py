"""How the predicates of a unit should be distributed, by the result of its organisation.

PermenPANRB 6/2022 (Lampiran Bab IV.B.2) draws one curve for each result, highest at the predicate of the same
name; SE MenPANRB 3/2023 adds shares. Both are a consideration for the leader: what does not fit is a
warning, nobody's rating is ever cut.

Limits are shares, and people are whole: where no distribution of so few people could meet them all (one person
in an excellent unit), one finding says so in place of the shares. A predicate that should not occur at all is
reported for any number of people.
"""
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

try:
    from .calculation import refuse_unknown
    from .errors import Finding
    from .figures import in_force
    from .permenpanrb6_figures import FIGURES
    from .values import plain, printed, to_count
except ImportError:  # the file runs by itself: python -m doctest
    from calculation import refuse_unknown
    from errors import Finding
    from figures import in_force
    from permenpanrb6_figures import FIGURES
    from values import plain, printed, to_count

PREDICATES = ('very_poor', 'poor', 'needs_improvement', 'good', 'very_good')
# (code of the finding, the predicates counted together, the figure) for each result of the organisation; a predicate
# without a limit is free
LIMITS = {
    'excellent': (
        ('distribution_most', ('very_good',), 'majority_share'),
        ('distribution_at_most', ('very_good',), 'excellent_mode_max'),
    ),
    'good': (
        ('distribution_most', ('good',), 'majority_share'),
        ('distribution_at_most', ('good',), 'good_mode_max'),
        ('distribution_people', ('needs_improvement', 'poor'), 'good_lower_people'),
    ),
    'needs_improvement': (
        ('distribution_at_least', ('needs_improvement',), 'needs_improvement_mode_min'),
        ('distribution_at_most', ('very_good',), 'needs_improvement_very_good_max'),
    ),
    'poor': (
        ('distribution_at_least', ('poor',), 'poor_mode_min'),
        ('distribution_at_least', ('needs_improvement',), 'poor_needs_improvement_min'),
        ('distribution_at_most', ('very_good',), 'poor_very_good_max'),
    ),
    'very_poor': (
        ('distribution_at_least', ('very_poor',), 'very_poor_mode_min'),
        ('distribution_at_least', ('needs_improvement', 'poor'), 'very_poor_middle_min'),
        ('distribution_at_most', ('very_good',), 'very_poor_very_good_max'),
    ),
}
# an illustration: the law draws the curves without numbers; these keep to the limits, in percent
CURVES = {
    'excellent': (0, 5, 10, 25, 60),
    'good': (5, 5, 15, 60, 15),
    'needs_improvement': (5, 15, 60, 15, 5),
    'poor': (15, 60, 15, 5, 5),
    'very_poor': (60, 25, 10, 5, 0),
}


def expected_curve(organisation):
    """The shape of the law's curve for a result of the organisation, for drawing it.

    :returns: {predicate: percent} from very_poor to very_good, 100 together. The law draws the curve without
        numbers; the shares are an illustration within the limits of the circular
    :raises RuleError: an unknown result

    Source: PermenPANRB 6/2022, Lampiran Bab IV.B.2.

    >>> expected_curve('excellent')['very_good']
    Decimal('60')
    """
    refuse_unknown([organisation], LIMITS)
    return {predicate: Decimal(share) for predicate, share in zip(PREDICATES, CURVES[organisation], strict=True)}


def check_distribution(organisation, counts, figures=None):
    """Where the predicates of a unit differ from the pattern for the result of its organisation.

    :param dict counts: {predicate: number of employees}; a predicate left out counts 0
    :returns: list of Finding, all of them warnings; empty where it fits or nobody is rated yet
    :raises RuleError: an unknown result, predicate or figure, not a whole number of employees

    Source: SE MenPANRB 3/2023; PermenPANRB 6/2022 Pasal 24-25.

    >>> str(check_distribution('excellent', {'very_good': 8, 'good': 2})[0]).partition(';')[0]
    '8 of 10 employees (80 %) are rated very good'
    """
    refuse_unknown([organisation], LIMITS)
    refuse_unknown(counts, PREDICATES)
    people = {predicate: to_count(counts.get(predicate, 0), 'number of employees') for predicate in PREDICATES}
    total = sum(people.values())
    if not total:
        return []
    limits = _limits(organisation, figures)
    broken = [limit for limit in limits if _broken(limit, people, total)]
    if _possible(limits, total):
        return [_finding(limit, organisation, people, total) for limit in broken]
    never = [limit for limit in broken if limit[0] == 'distribution_never']
    return [_finding(limit, organisation, people, total) for limit in never] + [_too_few(organisation, total)]


def _limits(organisation, figures):
    """The limits in force; at most 0 % is "nobody", whatever the number of people."""
    force = in_force(FIGURES, figures)
    return [
        ('distribution_never' if code == 'distribution_at_most' and not force[figure] else code, predicates,
         force[figure])
        for code, predicates, figure in LIMITS[organisation]]


def _bounds(limit, total):
    """The fewest and the most people, in whole persons, that a limit allows."""
    code, _predicates, figure = limit
    share = figure * total / 100
    if code in ('distribution_at_most', 'distribution_never'):
        return 0, int(share.to_integral_value(ROUND_FLOOR))
    if code == 'distribution_people':
        return int(figure.to_integral_value(ROUND_CEILING)), total
    if code == 'distribution_most':
        return int(share.to_integral_value(ROUND_FLOOR)) + 1, total
    return int(share.to_integral_value(ROUND_CEILING)), total


def _broken(limit, people, total):
    low, high = _bounds(limit, total)
    return not low <= sum(people[predicate] for predicate in limit[1]) <= high


def _possible(limits, total):
    """Whether any distribution of so many people keeps to all limits; a free predicate takes up the rest."""
    ranges = {}
    for limit in limits:
        low, high = _bounds(limit, total)
        lowest, highest = ranges.get(limit[1], (0, total))
        ranges[limit[1]] = max(low, lowest), min(high, highest)
    return all(low <= high for low, high in ranges.values()) and sum(low for low, _high in ranges.values()) <= total


def _finding(limit, organisation, people, total):
    code, predicates, figure = limit
    count = sum(people[predicate] for predicate in predicates)
    return Finding(code, values={
        'organisation': _word(organisation), 'predicate': ' or '.join(_word(name) for name in predicates),
        'count': count, 'total': total, 'share': _percent(Decimal(count) * 100 / total),
        'limit': plain(figure) if code == 'distribution_people' else _percent(figure)})


def _too_few(organisation, total):
    return Finding('distribution_too_few', values={
        'organisation': _word(organisation), 'total': total, 'share': _percent(Decimal(100) / total)})


def _word(code):
    """A code as a word in a sentence (one of ``errors.TERMS``)."""
    return code.replace('_', ' ')


def _percent(share):
    return f"{plain(printed(share))} %"
