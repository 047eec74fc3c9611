"""The figures of a regulation that may change by date: weights, bands, limits.

A module of a regulation lists its own with the article each comes from. An office's dated scheme
hands other values in; what it leaves out stays as the regulation has it.
"""
from dataclasses import dataclass
from decimal import Decimal

try:
    from .calculation import refuse_unknown
    from .errors import RuleError
    from .values import plain, to_decimal
except ImportError:  # the file runs by itself: python -m doctest
    from calculation import refuse_unknown
    from errors import RuleError
    from values import plain, to_decimal


@dataclass(frozen=True)
class Figure:
    """One figure: its value, in the unit of its code (percent, points, days), and where it stands.

    ``confirmed`` is False where the text itself was not seen; an office then checks the value.
    """

    value: Decimal
    article: str
    confirmed: bool = True


def in_force(table, given=None):
    """The value of every figure: the regulation's own, or the one given instead.

    :param dict table: {code: Figure} of the regulation
    :param dict given: {code: number} of a dated scheme; None for the regulation as published
    :returns: {code: Decimal}
    :raises RuleError: an unknown code, or not a number

    >>> table = {'skp_weight': Figure(Decimal(60), 'PP 46/2011'), 'band_good': Figure(Decimal(76), 'Perka')}
    >>> in_force(table, {'band_good': '75.5'})
    {'skp_weight': Decimal('60'), 'band_good': Decimal('75.5')}
    """
    given = given or {}
    refuse_unknown(given, table)
    return {code: to_decimal(given.get(code, figure.value), code) for code, figure in table.items()}


def weights(in_use, first, second, article):
    """Two weights in percent as fractions, refused unless they share the whole.

    :param dict in_use: what ``in_force`` returned
    :raises RuleError: they do not add up to 100

    >>> weights({'skp_weight': Decimal(60), 'behaviour_weight': Decimal(40)}, 'skp_weight', 'behaviour_weight', 'PP')
    (Decimal('0.6'), Decimal('0.4'))
    """
    total = in_use[first] + in_use[second]
    if total != 100:
        raise RuleError('weights_total', first=first, second=second, value=plain(total), article=article)
    return in_use[first] / 100, in_use[second] / 100
