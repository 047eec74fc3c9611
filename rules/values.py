"""Reading plain values, and the one rounding of this package.

The texts give two decimals on every sheet and no rounding mode; public sheets show both
88,66 and 88,67 for the same sum. Here every printed figure is rounded half up to two
decimals, and the printed figure goes into the next step.
"""
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

try:
    from .errors import RuleError
except ImportError:  # the file runs by itself: python -m doctest
    from errors import RuleError

LIMIT = Decimal(10) ** 15
STEPS = [Decimal(1).scaleb(-places) for places in range(8)]  # the smallest step of so many decimals
WIDE = Context(prec=80)  # rounding itself never runs out of digits


def to_decimal(value, what='number'):
    """Exact decimal of an int, a Decimal, a text such as '87.5', or a float.

    A float stands for the shortest text that names it (``Decimal(str(x))``), because
    Odoo's float fields hold what somebody typed: 0.1 is one tenth, not its binary neighbour.

    :param what: what the value is, for the error sentence (one of ``errors.TERMS``)
    :raises RuleError: not a number; infinite, or 10^15 and more

    >>> to_decimal('87.5'), to_decimal(0.1), to_decimal(12)
    (Decimal('87.5'), Decimal('0.1'), Decimal('12'))
    >>> to_decimal('87,5', 'target cost')
    Traceback (most recent call last):
    ...
    errors.RuleError: The target cost is “87,5”, which is not a number; write it in digits, such as 12 or 87.5.
    """
    number = value if type(value) is Decimal else _read(value, what)
    if not number.is_finite() or abs(number) >= LIMIT:
        raise RuleError('not_finite', what=what, value=value)
    return number


def _read(value, what):
    """The decimal that a value of another type names."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal) or not _digits(value):
        raise RuleError('not_number', what=what, value=value)
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise RuleError('not_number', what=what, value=value) from None


def _digits(value):
    """Decimal() would also take other scripts' digits and 1_000."""
    return not isinstance(value, str) or (value.isascii() and '_' not in value)


def to_amount(value, what='number'):
    """Decimal that is not negative (a realised figure, a month's value).

    :raises RuleError: as ``to_decimal``; less than 0

    >>> to_amount('3800000')
    Decimal('3800000')
    """
    number = to_decimal(value, what)
    if number < 0:
        raise RuleError('negative', what=what, value=plain(number))
    return number + 0  # -0 becomes 0


def to_count(value, what='number'):
    """Whole number, 0 or more, as an int.

    :raises RuleError: as ``to_decimal``; negative or with decimals

    >>> to_count(3.0)
    3
    """
    number = to_decimal(value, what)
    if number < 0 or number != number.to_integral_value():
        raise RuleError('not_count', what=what, value=plain(number))
    return int(number)


def to_date(value, what='date'):
    """A ``datetime.date``; of a datetime, its day.

    :raises RuleError: anything else

    >>> to_date(datetime(2025, 12, 17, 8, 30))
    datetime.date(2025, 12, 17)
    """
    if isinstance(value, datetime):
        return value.date()
    if not isinstance(value, date):
        raise RuleError('not_date', what=what, value=value)
    return value


def printed(value, places=2):
    """The figure as a sheet prints it: half up, two decimals unless told, never -0.

    >>> printed(Decimal('88.665')), printed(Decimal('-0.001'))
    (Decimal('88.67'), Decimal('0.00'))
    """
    figure = value.quantize(STEPS[places], ROUND_HALF_UP, WIDE)
    return figure if figure else figure.copy_abs()


def plain(value):
    """Digits without trailing zeros or exponent, for a formula or a sentence.

    >>> plain(Decimal('12.00')), plain(Decimal('1E+3')), plain(Decimal('9.120'))
    ('12', '1000', '9.12')
    """
    text = format(value, 'f')
    return text.rstrip('0').rstrip('.') if '.' in text else text


def figure(value):
    """What a sheet prints of a stored number (two decimals); nothing stored prints as zero.

    :param value: int, float, Decimal, or False/None where nothing is stored
    :raises RuleError: not a number

    >>> figure(88.666), figure(False)
    (Decimal('88.67'), Decimal('0.00'))
    """
    return printed(to_decimal(value or 0))
