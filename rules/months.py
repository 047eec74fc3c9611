"""How the months' realisations add up to the year's figure.

The regulations plan by the year and name no way to add up months; these defaults are this
addon's own, a setting on each indicator, and the appraiser may correct the result.

- ``sum``, ``last``, ``maximum``, ``average``: over the months that have a value
- ``weighted_average``: weighted by the month's quantity; a month without quantity does not
  count, unless no month has any: then the plain average
- ``months_with_output``: number of months whose quantity is above 0; a month without a
  quantity counts when its own value is above 0
"""
from decimal import Decimal

try:
    from .errors import RuleError
    from .values import printed, to_amount
except ImportError:  # the file runs by itself: python -m doctest
    from errors import RuleError
    from values import printed, to_amount

METHODS = ('sum', 'weighted_average', 'average', 'months_with_output', 'last', 'maximum')
DEFAULT_METHOD = {
    'quantity': 'sum',
    'quality': 'weighted_average',
    'time': 'months_with_output',
    'cost': 'sum',
}


def add_up(method, rows):
    """The year's figure of one indicator, as printed (two decimals).

    :param str method: one of METHODS
    :param rows: for each month, in order, ``(value, quantity)``: the indicator's own figure and
        the quantity its activity produced that month; None where nothing was entered
    :returns: Decimal; 0.00 when no month has a figure
    :raises RuleError: unknown method, a figure that is negative or not a number

    >>> add_up('weighted_average', [(90, 1), (80, 3)])
    Decimal('82.50')
    >>> add_up('months_with_output', [(None, 4), (None, 0), (1, None)])
    Decimal('2.00')
    """
    if method not in METHODS:
        raise RuleError('unknown_method', value=method, allowed=', '.join(METHODS))
    months = [(_figure(value, 'value of the month'), _figure(quantity, 'quantity of the month'))
              for value, quantity in rows]
    if method == 'months_with_output':
        return printed(Decimal(sum(1 for month in months if _has_output(*month))))
    filled = [month for month in months if month[0] is not None]
    return printed(_reduce(method, filled)) if filled else Decimal('0.00')


def output(quantities):
    """What an activity produced in a month: the sum, where it counts several quantities; None where none was entered.

    :param quantities: of its indicators; None where nothing was entered

    >>> output([2, None, 3]), output([None])
    (5, None)
    """
    told = [quantity for quantity in quantities if quantity is not None]
    return sum(told) if told else None


def pace(share, months):
    """What a month brought, in percent of an even part of the year's targets: how a year runs, no score.

    :param share: the month's figures as parts of their targets, on average: 0.25 is a quarter; None: nothing was told
    :param int months: how many months the plan has, 1 or more
    :returns: int, rounded half up; None where nothing was told
    :raises RuleError: a share that is negative or not a number

    >>> pace('0.125', 12)
    150
    """
    if share is None:
        return None
    return int(to_amount(share) * months * 100 + Decimal('0.5'))


def _figure(value, what):
    return None if value is None else to_amount(value, what)


def _has_output(value, quantity):
    output = value if quantity is None else quantity
    return output is not None and output > 0


def _reduce(method, filled):
    values = [value for value, _quantity in filled]
    if method == 'sum':
        return sum(values)
    if method == 'last':
        return values[-1]
    if method == 'maximum':
        return max(values)
    weights = [quantity or Decimal(0) for _value, quantity in filled]
    if method == 'average' or not any(weights):
        return sum(values) / len(values)
    return sum(value * weight for value, weight in zip(values, weights, strict=True)) / sum(weights)
