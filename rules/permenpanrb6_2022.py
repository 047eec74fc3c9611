"""Kinerja under PermenPANRB 6/2022 and SE MenPANRB 3/2023: ratings and predicates, no score.

In force since 2022. The appraiser rates results and behaviour each as 'above', 'meets' or 'below'
expectation; where the two meet in the quadrant stands the predicate. The organisation's own result says how
predicates should be distributed (``permenpanrb6_distribution``), which is a guide and never a cut; who
evaluates when is in ``permenpanrb6_clocks``.

How to rate the results is told by how many of them are above or below: "most" (sebagian besar) is more than
``majority_share``, "a small part" (sebagian kecil) less than the rest. The same guide asks for feedback that is
mostly positive ('above'), partly ('meets') or mostly not ('below'); that is left to the appraiser, as is
behaviour, of which the law tells in words alone (consistent for oneself, a guardian of the values for others).
"""
from decimal import Decimal

try:
    from .calculation import Step, refuse_unknown
    from .errors import Finding
    from .figures import in_force
    from .permenpanrb6_distribution import check_distribution, expected_curve
    from .permenpanrb6_figures import FIGURES, LAW
except ImportError:  # the file runs by itself: python -m doctest
    from calculation import Step, refuse_unknown
    from errors import Finding
    from figures import in_force
    from permenpanrb6_distribution import check_distribution, expected_curve
    from permenpanrb6_figures import FIGURES, LAW

__all__ = [
    'FIGURES', 'QUADRANT', 'RATINGS', 'STUDY_FAILED', 'check_distribution', 'expected_curve', 'explain',
    'follow_study_failure', 'rating', 'suggest_results']

RATINGS = ('above', 'meets', 'below')
QUADRANT_ARTICLE = f"{LAW}, Lampiran Bab IV.B.3.b.3 (kuadran kinerja pegawai)"
# (results, behaviour): Sangat Baik, Baik, Butuh Perbaikan, Kurang/Misconduct, Sangat Kurang
QUADRANT = {
    ('above', 'below'): 'poor', ('above', 'meets'): 'good', ('above', 'above'): 'very_good',
    ('meets', 'below'): 'poor', ('meets', 'meets'): 'good', ('meets', 'above'): 'good',
    ('below', 'below'): 'very_poor', ('below', 'meets'): 'needs_improvement', ('below', 'above'): 'needs_improvement',
}
STUDY_FAILED = ('poor', 'very_poor')


def rating(results, behaviour):
    """Predicate of an employee, from the quadrant.

    :param str results: the rating of the results, one of RATINGS
    :param str behaviour: the rating of the behaviour, one of RATINGS
    :returns: 'very_good', 'good', 'needs_improvement', 'poor' or 'very_poor'
    :raises RuleError: another rating

    Source: PermenPANRB 6/2022, Lampiran Bab IV.B.3.

    >>> rating('above', 'meets'), rating('above', 'below')
    ('good', 'poor')
    """
    refuse_unknown((results, behaviour), RATINGS)
    return QUADRANT[results, behaviour]


def explain(results, behaviour):
    """How the predicate comes about: a calculation.Step whose result is the predicate's code.

    :raises RuleError: as ``rating``

    >>> step = explain('above', 'meets')
    >>> step.name, step.formula, step.result
    ('rating', 'results above × behaviour meets', 'good')
    """
    return Step('rating', f"results {results} × behaviour {behaviour}", rating(results, behaviour), QUADRANT_ARTICLE)


def suggest_results(main_ratings, additional_ratings=(), figures=None):
    """What the law's guide makes of the ratings of each main and additional result; the appraiser decides.

    'above': most are above, no main one below. 'below': most are below. 'meets': most meet the expectation or
    exceed it, only a small part of the main ones is below. Feedback, the guide's other half, is words.

    :returns: one of RATINGS; None without ratings, and where the guide fits none (half of them below)

    Source: PermenPANRB 6/2022, Lampiran Bab IV.B.3.a.1.d and b.1.d.

    >>> suggest_results(['above', 'above', 'meets']), suggest_results(['above', 'below'], ['meets'])
    ('above', None)
    """
    main, everything = list(main_ratings), [*main_ratings, *additional_ratings]
    refuse_unknown(everything, RATINGS)
    majority = in_force(FIGURES, figures)['majority_share']
    if _share(everything, 'below') > majority:
        return 'below'
    if _share(everything, 'above') > majority and 'below' not in main:
        return 'above'
    if _share(everything, 'above', 'meets') > majority and _share(main, 'below') < 100 - majority:
        return 'meets'
    return None


def _share(ratings, *wanted):
    """Percent of the ratings that are wanted."""
    count = sum(rating in wanted for rating in ratings)
    return Decimal(count * 100) / len(ratings) if ratings else Decimal(0)


def follow_study_failure(predicate):
    """What is wrong with the predicate of somebody whose tugas belajar ended without success (drop-out).

    :param str predicate: the predicate that the appraiser wants to give
    :returns: list of Finding; empty for the two predicates in STUDY_FAILED, between which behaviour decides
    :raises RuleError: an unknown predicate

    Source: PermenPANRB 6/2022, Lampiran Bab IV.B.3.a.3.d and b.3.d.

    >>> follow_study_failure('poor'), [finding.code for finding in follow_study_failure('good')]
    ([], ['study_failed'])
    """
    refuse_unknown([predicate], sorted(set(QUADRANT.values())))
    if predicate in STUDY_FAILED:
        return []
    return [Finding('study_failed', values={'value': predicate.replace('_', ' ')})]
