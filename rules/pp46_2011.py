"""Prestasi kerja under PP 46/2011 and Perka BKN 1/2013.

In force from 1 January 2014; used for the last time for January - June 2021 (SE MenPANRB
3/2021), though offices still work by its sheets. How well each rule is known:

- confirmed in public texts: quantity, quality, the 24 % limit, the 1.76 formula, the average
  over 3 or 4 aspects, 60/40, the bands;
- [code-confirmed only], that is known from three public programs and not read in the Perka:
  the formula above 24 %, the zero of an activity not done, the bonuses and that they are
  added after averaging;
- uncertain: several creations are added up; a year in two posts is a plain average; how a
  figure between two bands (75.5) is read.

A target is the year's figure in the unit of its plan; scores have two decimals, half up.
"""
from dataclasses import dataclass
from decimal import Decimal

try:
    from .calculation import Step, average_of, refuse_unknown, share, sum_formula, within
    from .errors import RuleError
    from .pp46_activity import activity
    from .values import plain, printed, to_count, to_decimal
except ImportError:  # the file runs by itself: python -m doctest
    from calculation import Step, average_of, refuse_unknown, share, sum_formula, within
    from errors import RuleError
    from pp46_activity import activity
    from values import plain, printed, to_count, to_decimal

__all__ = ['activity', 'appraisal', 'band', 'behaviour', 'part_year', 'skp', 'skp_result']

LAW, PERKA = "PP 46/2011", "Perka BKN 1/2013"
BEHAVIOURS = ('service', 'integrity', 'commitment', 'discipline', 'cooperation', 'leadership')
CREATIVITY = {'unit': 3, 'organisation': 6, 'nation': 12}  # [code-confirmed only]
SKP_WEIGHT, BEHAVIOUR_WEIGHT = Decimal('0.60'), Decimal('0.40')
# Sangat Baik, Baik, Cukup, Kurang; below all of them Buruk.
BANDS = ((91, 'very_good'), (76, 'good'), (61, 'fair'), (51, 'poor'))


@dataclass(frozen=True)
class Skp:
    """Nilai capaian SKP: the average of the activities and the bonuses on top of it."""

    average: Decimal
    additional: Decimal
    creativity: Decimal
    score: Decimal
    steps: tuple


@dataclass(frozen=True)
class Behaviour:
    """Perilaku kerja: sum, average, and its 40 % share."""

    total: Decimal
    average: Decimal
    weighted: Decimal
    steps: tuple


@dataclass(frozen=True)
class Appraisal:
    """Nilai prestasi kerja with its two shares and its predicate."""

    skp_share: Decimal
    behaviour_share: Decimal
    score: Decimal
    rating: str
    steps: tuple


def skp(activity_scores, additional_tasks=0, creativity=()):
    """Nilai capaian SKP: average of the activities + additional tasks + creativity.

    :param activity_scores: the activities' scores; at least one
    :param int additional_tasks: how many tugas tambahan were done in the year
    :param creativity: for each creation who vouches for its use: 'unit' (head of unit at
        eselon II, 3), 'organisation' (PPK, 6), 'nation' (the President, 12)
    :raises RuleError: no score, not a number, not a whole number of tasks, unknown creativity

    Source: Perka BKN 1/2013; the bonuses [code-confirmed only].

    >>> skp(['88.67', '92.00'], additional_tasks=4, creativity=['unit'])
    Decimal('95.34')
    """
    return skp_result(activity_scores, additional_tasks, creativity).score


def skp_result(activity_scores, additional_tasks=0, creativity=()):
    """As ``skp``, with the parts and the calculation.

    >>> skp_result([80, 90], additional_tasks=7).steps[-1].formula
    '85 + 3 + 0'
    """
    scores, average = average_of(activity_scores)
    creativity = tuple(creativity)
    additional = _additional_bonus(additional_tasks)
    created = _creativity_bonus(creativity)
    score = average + additional + created
    steps = (
        Step('average', f"({sum_formula(scores)}) / {len(scores)}", average, PERKA),
        Step('additional', str(to_count(additional_tasks)), additional, PERKA),
        Step('creativity', sum_formula([CREATIVITY[item] for item in creativity]), created, PERKA),
        Step('skp', sum_formula((average, additional, created)), score, PERKA),
    )
    return Skp(average, additional, created, score, steps)


def _additional_bonus(count):
    """0 -> 0, 1-3 -> 1, 4-6 -> 2, 7 and more -> 3 [code-confirmed only]."""
    number = to_count(count, 'number of additional tasks')
    return printed(Decimal(min(-(-number // 3), 3)))


def _creativity_bonus(items):
    """Sum over the creations; whether several add up is uncertain."""
    refuse_unknown(items, CREATIVITY)
    return printed(Decimal(sum(CREATIVITY[item] for item in items)))


def part_year(scores):
    """SKP score of a year spent in several posts: the plain average of the parts.

    **Uncertain**: told as (old post + new post) / 2, the text itself not seen.

    :raises RuleError: no score, not a number

    >>> part_year(['88.67', '92.00'])
    Decimal('90.34')
    """
    return average_of(scores)[1]


def behaviour(scores):
    """Perilaku kerja: average of the aspects and its 40 % share.

    :param dict scores: 0..100 for service, integrity, commitment, discipline, cooperation, and
        leadership (absent or None unless the post is structural; PP 46/2011 Pasal 12(2), the
        article's number unconfirmed)
    :raises RuleError: an aspect missing or unknown, a score outside 0..100

    Source: PP 46/2011, Perka BKN 1/2013.

    >>> result = behaviour({'service': 80, 'integrity': 90, 'commitment': 90, 'discipline': 90,
    ...                     'cooperation': 90, 'leadership': 91})
    >>> result.total, result.average, result.weighted
    (Decimal('531.00'), Decimal('88.50'), Decimal('35.40'))
    """
    refuse_unknown(scores, BEHAVIOURS)
    given = [_behaviour_score(name, scores.get(name)) for name in BEHAVIOURS
             if name != 'leadership' or scores.get(name) is not None]
    total = sum(given)
    average = Step('average', f"{plain(total)} / {len(given)}", printed(total / len(given)), PERKA)
    weighted = share('weighted', average.result, BEHAVIOUR_WEIGHT, LAW)
    steps = (Step('total', sum_formula(given), total, PERKA), average, weighted)
    return Behaviour(total, average.result, weighted.result, steps)


def _behaviour_score(name, score):
    if score is None:
        raise RuleError('missing_behaviour', what=name)
    return within(score, name, 0, 100)


def appraisal(skp, behaviour_average):
    """Nilai prestasi kerja = SKP × 60 % + behaviour average × 40 %, each share rounded.

    :param skp: nilai capaian SKP (may exceed 100)
    :param behaviour_average: 0..100
    :raises RuleError: not a number, a behaviour average outside 0..100

    Source: PP 46/2011, Perka BKN 1/2013.

    >>> result = appraisal(92, '85.60')
    >>> result.skp_share, result.behaviour_share, result.score, result.rating
    (Decimal('55.20'), Decimal('34.24'), Decimal('89.44'), 'good')
    """
    first = share('skp', printed(to_decimal(skp, 'SKP score')), SKP_WEIGHT, LAW)
    second = share('behaviour', within(behaviour_average, 'behaviour average', 0, 100), BEHAVIOUR_WEIGHT, LAW)
    score = first.result + second.result
    steps = (first, second, Step('score', sum_formula((first.result, second.result)), score, PERKA))
    return Appraisal(first.result, second.result, score, band(score), steps)


def band(score):
    """Predicate of an SKP score, a behaviour aspect or the appraisal.

    ``very_good`` Sangat Baik from 91, ``good`` Baik from 76, ``fair`` Cukup from 61,
    ``poor`` Kurang from 51, ``very_poor`` Buruk below. The text names whole numbers only
    (76-90, 91 and up); a figure between, such as 90.50, belongs to the band whose lower
    bound it has reached. The score is rounded as printed first.

    :raises RuleError: not a number

    >>> band(91), band('90.99'), band('60.50'), band(50)
    ('very_good', 'good', 'poor', 'very_poor')
    """
    number = printed(to_decimal(score, 'score'))
    return next((code for lower, code in BANDS if number >= lower), 'very_poor')
