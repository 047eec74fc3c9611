"""Kinerja under PP 30/2019 and PermenPANRB 8/2021: July - December 2021.

How well each rule is known:

- confirmed in public texts: an indicator's percent and its score from 100 % down, above 110 %
  and at the highest that can be reached; the end of a range that counts; the weighting of an
  additional task and its limit of 10; SKP = main + additional performance; 70/30 or 60/40;
  the bands from Cukup up, with the innovation; at most 120; two halves of 50 % each in 2021;
- [GK], general knowledge or own choice, the text not seen: 100 % inside a range, the score
  between 101 and 110 %, Kurang from 50, behaviour on a scale to 120, no score below 0, a line
  as the average of its indicators, the weights of the two kinds of main performance (the
  regulation's filled-in sheet adds 59,2 and 43,6 = 40 % of 109), the scopes of additional
  tasks, the first half of 2021 without a conversion.

Officials and functional posts (JA, JF) have the same formulas on quantity, quality, time and
cost. A percent is a whole one before it is converted; scores have two decimals, half up.
"""
from dataclasses import dataclass
from decimal import Decimal

try:
    from .calculation import Step, banded, capped, refuse_unknown, share, sum_formula, within
    from .errors import RuleError
    from .figures import in_force, weights
    from .permenpanrb8_figures import FIGURES, PASAL_41, PERMEN, PP, SE, bounds
    from .permenpanrb8_indicator import achievement, category, indicator, indicator_score
    from .permenpanrb8_skp import additional, line, main, skp
    from .values import plain, printed, to_decimal
except ImportError:  # the file runs by itself: python -m doctest
    from calculation import Step, banded, capped, refuse_unknown, share, sum_formula, within
    from errors import RuleError
    from figures import in_force, weights
    from permenpanrb8_figures import FIGURES, PASAL_41, PERMEN, PP, SE, bounds
    from permenpanrb8_indicator import achievement, category, indicator, indicator_score
    from permenpanrb8_skp import additional, line, main, skp
    from values import plain, printed, to_decimal

__all__ = [
    'FIGURES', 'achievement', 'additional', 'appraisal', 'band', 'band_steps', 'behaviour', 'category', 'indicator',
    'indicator_score', 'line', 'main', 'skp', 'year_2021',
]

BEHAVIOURS = ('service', 'commitment', 'initiative', 'cooperation', 'leadership')


@dataclass(frozen=True)
class Behaviour:
    """Perilaku kerja: sum and average of the aspects."""

    total: Decimal
    average: Decimal
    steps: tuple


@dataclass(frozen=True)
class Appraisal:
    """Nilai kinerja with its two shares and its predicate."""

    skp_share: Decimal
    behaviour_share: Decimal
    score: Decimal
    rating: str
    steps: tuple


@dataclass(frozen=True)
class Year:
    """The whole-year value of 2021 with the shares of its halves and its predicate."""

    first_share: Decimal
    second_share: Decimal
    score: Decimal
    rating: str
    steps: tuple


def behaviour(scores, figures=None):
    """Perilaku kerja: the average of its five aspects. Returns a Behaviour.

    :param dict scores: 0..120 [GK] for service, commitment, initiative, cooperation, and leadership
        (absent or None for who has no such duty [GK])
    :raises RuleError: an aspect missing or unknown, a score outside 0..120

    >>> behaviour({'service': 110, 'commitment': 100, 'initiative': 90, 'cooperation': 100}).average
    Decimal('100.00')
    """
    refuse_unknown(scores, BEHAVIOURS)
    highest = in_force(FIGURES, figures)['behaviour_max']
    given = [_behaviour_score(name, scores.get(name), highest) for name in BEHAVIOURS
             if name != 'leadership' or scores.get(name) is not None]
    total = Step('total', sum_formula(given), sum(given), PERMEN)
    average = Step('average', f"{plain(total.result)} / {len(given)}", printed(total.result / len(given)), PERMEN)
    return Behaviour(total.result, average.result, (total, average))


def _behaviour_score(name, score, highest):
    if score is None:
        raise RuleError('missing_behaviour', what=name)
    return within(score, name, highest, PERMEN)


def appraisal(skp, behaviour, innovation=False, peers_asked=False, figures=None):
    """Nilai kinerja = SKP × 70 % + behaviour × 30 %, each share rounded. Returns an Appraisal.

    :param skp: nilai akhir SKP, 0..120
    :param behaviour: the average of the behaviour, 0..120 [GK]
    :param bool innovation: a new idea or way that improved performance and served the
        organisation or the state; without it nobody is Sangat Baik
    :param bool peers_asked: colleagues and subordinates were asked about behaviour: 60 / 40
    :raises RuleError: not a number, a score outside its scale, weights that do not add up to 100

    PP 30/2019 Pasal 41(2)-(5).

    >>> result = appraisal(112, 112, innovation=True)
    >>> result.skp_share, result.behaviour_share, result.score, result.rating
    (Decimal('78.40'), Decimal('33.60'), Decimal('112.00'), 'very_good')
    >>> appraisal(112, 112).rating, appraisal(100, 90, peers_asked=True).score
    ('good', Decimal('96.00'))
    """
    in_use, way = in_force(FIGURES, figures), 'peers' if peers_asked else 'alone'
    fractions = weights(in_use, f'skp_weight_{way}', f'behaviour_weight_{way}', PASAL_41)
    first = share('skp', within(skp, 'SKP score', in_use['score_max'], PP), fractions[0], PASAL_41)
    second = share('behaviour', within(behaviour, 'behaviour score', in_use['behaviour_max'], PERMEN), fractions[1],
                   PASAL_41)
    return _result(Appraisal, first, second, innovation, in_use)


def year_2021(pp46_score, pp30_score, innovation=False, figures=None):
    """The value of 2021: half by PP 46/2011, half by PP 30/2019. Returns a Year.

    The table that converts the first half to the scale of the second was not seen [GK]: it is
    taken as it stands, within 0..120.

    :param pp46_score: nilai prestasi kerja January - June
    :param pp30_score: nilai kinerja July - December, 0..120
    :param bool innovation: as ``appraisal``
    :raises RuleError: not a number, a second half outside 0..120

    SE MenPANRB 3/2021.

    >>> result = year_2021('89.44', 112)
    >>> result.first_share, result.second_share, result.score, result.rating
    (Decimal('44.72'), Decimal('56.00'), Decimal('100.72'), 'good')
    """
    in_use = in_force(FIGURES, figures)
    within(in_use['half_weight'], 'first half-year', 100, SE)
    fraction = in_use['half_weight'] / 100
    taken = printed(min(max(to_decimal(pp46_score, 'first half-year'), Decimal(0)), in_use['score_max']))
    second_half = within(pp30_score, 'second half-year', in_use['score_max'], PP)
    first, second = share('first_half', taken, fraction, SE), share('second_half', second_half, 1 - fraction, SE)
    return _result(Year, first, second, innovation, in_use)


def _result(kind, first, second, innovation, in_use):
    """An Appraisal or a Year of two shares: their sum and its predicate."""
    total = capped('score', [first.result, second.result], in_use['score_max'], PP)
    rating, rating_steps = _rated(total.result, innovation, in_use)
    return kind(first.result, second.result, total.result, rating, (first, second, total, *rating_steps))


def band(score, innovation=False, figures=None):
    """Predicate of a value: ``very_good`` (only with an innovation), ``good``, ``fair``, ``poor``, ``very_poor``.

    Sangat Baik from 110, Baik from 90 (and from 110 without innovation), Cukup from 70, Kurang
    from 50 [GK], below Sangat Kurang [GK]. PP 30/2019 Pasal 41(5).

    :raises RuleError: not a number

    >>> band(112, innovation=True), band(112), band('89.99'), band(70)
    ('very_good', 'good', 'fair', 'fair')
    """
    return _rated(printed(to_decimal(score, 'score')), innovation, in_force(FIGURES, figures))[0]


def band_steps(score, innovation=False, figures=None):
    """Why ``band`` says what it says: its Steps.

    >>> [(step.name, step.formula) for step in band_steps(112)]
    [('without_innovation', '112 ≥ 110'), ('rating', '112 ≥ 90')]
    """
    return _rated(printed(to_decimal(score, 'score')), innovation, in_force(FIGURES, figures))[1]


def _rated(score, innovation, in_use):
    bands = bounds(in_use)
    if innovation or score < in_use['band_very_good']:
        rating, step = banded(score, bands, PASAL_41)
        return rating, (step,)
    highest = banded(score, bands, PASAL_41)[1]
    rating, step = banded(score, bands[1:], PASAL_41)
    return rating, (Step('without_innovation', highest.formula, score, PASAL_41), step)
