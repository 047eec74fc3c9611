"""What the regulations share: a line of shown calculation, an average, a weighted share, a band."""
from dataclasses import dataclass
from decimal import Decimal

try:
    from .errors import RuleError
    from .values import plain, printed, to_decimal
except ImportError:  # the file runs by itself: python -m doctest
    from errors import RuleError
    from values import plain, printed, to_decimal


@dataclass(frozen=True)
class Step:
    """One line of a shown calculation: what, with which numbers, how much, by which text."""

    name: str
    formula: str
    result: Decimal | str  # the code of a predicate where a regulation gives no number
    article: str


@dataclass(frozen=True)
class Score:
    """One score with its calculation."""

    score: Decimal
    steps: tuple


def sum_formula(numbers):
    """The numbers of a sum, as written on one line.

    >>> sum_formula([Decimal('100.00'), 90]), sum_formula([])
    ('100 + 90', '0')
    """
    return ' + '.join(plain(Decimal(number)) for number in numbers) or '0'


def average_of(values):
    """The values as printed, and their average as printed.

    :raises RuleError: no value, or one that is not a number

    >>> average_of(['88.67', 92])
    ([Decimal('88.67'), Decimal('92.00')], Decimal('90.34'))
    """
    if isinstance(values, str):
        raise RuleError('not_scores', value=values)
    scores = [printed(to_decimal(value, 'score')) for value in values]
    if not scores:
        raise RuleError('no_scores')
    return scores, printed(sum(scores) / len(scores))


def share(name, score, weight, article):
    """A score's weighted share, rounded as printed: a Step.

    >>> share('behaviour', Decimal('85.60'), Decimal('0.40'), 'PP 46/2011')
    Step(name='behaviour', formula='85.6 × 40 %', result=Decimal('34.24'), article='PP 46/2011')
    """
    return Step(name, f"{plain(score)} × {plain(weight * 100)} %", printed(score * weight), article)


def capped(name, numbers, highest, article):
    """A sum of printed numbers that stops at its limit: a Step.

    >>> capped('additional', [Decimal('6.00'), Decimal('6.00')], Decimal(10), 'PermenPANRB 8/2021').formula
    '6 + 6 = 12 > 10'
    """
    total, formula = sum(numbers, Decimal('0.00')), sum_formula(numbers)
    if total > highest:
        return Step(name, f"{formula} = {plain(total)} > {plain(highest)}", printed(highest), article)
    return Step(name, formula, total, article)


def within(value, what, high, article):
    """A score as printed, refused outside 0..high.

    :raises RuleError: not a number, or outside

    >>> within('88.5', 'discipline', 100, 'PP 46/2011')
    Decimal('88.50')
    """
    number = to_decimal(value, what)
    if not 0 <= number <= high:
        raise RuleError('score_outside', what=what, value=plain(number), high=plain(Decimal(high)), article=article)
    return printed(number)


def banded(score, bounds, article):
    """The band whose lower bound a printed score has reached, and the Step that says so.

    :param bounds: (lower bound, code) of each band, the highest first; below them all ``very_poor``
    :returns: (code, Step)

    >>> code, step = banded(Decimal('89.44'), [(91, 'very_good'), (76, 'good')], 'PP 46/2011')
    >>> code, step.formula
    ('good', '89.44 ≥ 76')
    """
    for lower, code in bounds:
        if score >= lower:
            return code, Step('rating', f"{plain(score)} ≥ {plain(Decimal(lower))}", score, article)
    return 'very_poor', Step('rating', f"{plain(score)} < {plain(Decimal(lower))}", score, article)


def refuse_unknown(given, allowed):
    """Refuse the first of the given codes that is not allowed.

    >>> refuse_unknown(['beauty'], ('quantity', 'quality'))
    Traceback (most recent call last):
    ...
    errors.RuleError: “beauty” is not known here; use one of: quantity, quality.
    """
    for name in given:
        if name not in allowed:
            raise RuleError('unknown_key', value=name, allowed=', '.join(allowed))
