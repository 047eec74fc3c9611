"""Prestasi kerja under PP 46/2011 and Perka BKN 1/2013.

In force from 1 January 2014; used for the last time for January - June 2021 (SE MenPANRB
3/2021), though offices still work by its sheets. How well each rule is known:

- confirmed in public texts: quantity, quality, the 24 % limit, the 1.76 formula, the average
  over 3 or 4 aspects, 60/40, the bands;
- [code-confirmed only], that is known from three public programs and not read in the Perka:
  the formula above 24 %, the zero of an activity not done, the bonuses and that they are
  added after averaging;
- [GK], general knowledge: the 14 days, the scale of the grade index;
- uncertain: several creations are added up; a year in two posts is a plain average; how a
  figure between two bands (75.5) is read.

A target is the year's figure in the unit of its plan; scores have two decimals, half up.
"""
from dataclasses import dataclass
from decimal import Decimal

try:
    from .calculation import Step, banded, refuse_unknown, share, sum_formula, within
    from .errors import RuleError
    from .figures import in_force, weights
    from .pp46_activity import activity
    from .pp46_figures import FIGURES, LAW, PERKA
    from .pp46_skp import part_year, part_year_result, skp, skp_result, study
    from .values import plain, printed, to_decimal
except ImportError:  # the file runs by itself: python -m doctest
    from calculation import Step, banded, refuse_unknown, share, sum_formula, within
    from errors import RuleError
    from figures import in_force, weights
    from pp46_activity import activity
    from pp46_figures import FIGURES, LAW, PERKA
    from pp46_skp import part_year, part_year_result, skp, skp_result, study
    from values import plain, printed, to_decimal

__all__ = [
    'FIGURES', 'activity', 'appraisal', 'band', 'band_step', 'behaviour', 'part_year', 'part_year_result', 'skp',
    'skp_result', 'study',
]

BEHAVIOURS = ('service', 'integrity', 'commitment', 'discipline', 'cooperation', 'leadership')
BANDS = ('very_good', 'good', 'fair', 'poor')  # Sangat Baik, Baik, Cukup, Kurang; below all of them Buruk


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


def behaviour(scores, figures=None):
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
    in_use = in_force(FIGURES, figures)
    given = [_behaviour_score(name, scores.get(name), in_use['behaviour_max']) for name in BEHAVIOURS
             if name != 'leadership' or scores.get(name) is not None]
    total = sum(given)
    average = Step('average', f"{plain(total)} / {len(given)}", printed(total / len(given)), PERKA)
    weighted = share('weighted', average.result, in_use['behaviour_weight'] / 100, LAW)
    steps = (Step('total', sum_formula(given), total, PERKA), average, weighted)
    return Behaviour(total, average.result, weighted.result, steps)


def _behaviour_score(name, score, highest):
    if score is None:
        raise RuleError('missing_behaviour', what=name)
    return within(score, name, highest, PERKA)


def appraisal(skp, behaviour_average, figures=None):
    """Nilai prestasi kerja = SKP × 60 % + behaviour average × 40 %, each share rounded.

    :param skp: nilai capaian SKP (may exceed 100)
    :param behaviour_average: 0..100
    :raises RuleError: not a number, a behaviour average outside 0..100, weights that do not add up to 100

    Source: PP 46/2011, Perka BKN 1/2013.

    >>> result = appraisal(92, '85.60')
    >>> result.skp_share, result.behaviour_share, result.score, result.rating
    (Decimal('55.20'), Decimal('34.24'), Decimal('89.44'), 'good')
    """
    in_use = in_force(FIGURES, figures)
    skp_weight, behaviour_weight = weights(in_use, 'skp_weight', 'behaviour_weight', LAW)
    average = within(behaviour_average, 'behaviour average', in_use['behaviour_max'], PERKA)
    first = share('skp', printed(to_decimal(skp, 'SKP score')), skp_weight, LAW)
    second = share('behaviour', average, behaviour_weight, LAW)
    score = first.result + second.result
    rating, rating_step = _rated(score, in_use)
    steps = (first, second, Step('score', sum_formula((first.result, second.result)), score, PERKA), rating_step)
    return Appraisal(first.result, second.result, score, rating, steps)


def band(score, figures=None):
    """Predicate of an SKP score, a behaviour aspect or the appraisal.

    ``very_good`` Sangat Baik from 91, ``good`` Baik from 76, ``fair`` Cukup from 61,
    ``poor`` Kurang from 51, ``very_poor`` Buruk below. The text names whole numbers only
    (76-90, 91 and up); a figure between, such as 90.50, belongs to the band whose lower
    bound it has reached. The score is rounded as printed first.

    :raises RuleError: not a number

    >>> band(91), band('90.99'), band('60.50'), band(50)
    ('very_good', 'good', 'poor', 'very_poor')
    """
    return _rated(score, in_force(FIGURES, figures))[0]


def band_step(score, figures=None):
    """Why ``band`` says what it says: a Step.

    >>> band_step('89.44').formula, band_step(12).formula
    ('89.44 ≥ 76', '12 < 51')
    """
    return _rated(score, in_force(FIGURES, figures))[1]


def _rated(score, in_use):
    bounds = [(in_use[f'band_{code}'], code) for code in BANDS]
    return banded(printed(to_decimal(score, 'score')), bounds, PERKA)
