"""Dates, numbers and amounts as official sheets write them in Bahasa Indonesia.

Independent of the user's language and of the server's locale: a sheet reads the same whoever
prints it. Decimal comma, dots between thousands.
"""
import re
from decimal import Decimal

try:
    from .errors import RuleError
    from .values import plain, printed, to_amount, to_date, to_decimal
except ImportError:  # the file runs by itself: python -m doctest
    from errors import RuleError
    from values import plain, printed, to_amount, to_date, to_decimal

MONTHS = ('Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli',
          'Agustus', 'September', 'Oktober', 'November', 'Desember')
DAYS = ('Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu')
WRITTEN = re.compile(r'-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?', re.ASCII)


def month_name(number):
    """Name of month 1..12.

    :raises RuleError: another number

    >>> month_name(12)
    'Desember'
    """
    if number not in range(1, 13):
        raise RuleError('bad_month', value=number)
    return MONTHS[int(number) - 1]


def date_long(value):
    """A date in words.

    :raises RuleError: not a date

    >>> from datetime import date
    >>> date_long(date(2025, 12, 17))
    '17 Desember 2025'
    """
    day = to_date(value)
    return f"{day.day} {month_name(day.month)} {day.year}"


def day_name(value):
    """The day of the week of a date.

    :raises RuleError: not a date

    >>> from datetime import date
    >>> day_name(date(2025, 12, 17))
    'Rabu'
    """
    return DAYS[to_date(value).weekday()]


def period(date_from, date_to):
    """From one day to another; the first year only where it differs.

    :raises RuleError: not a date, or the end before the beginning

    >>> from datetime import date
    >>> period(date(2025, 1, 2), date(2025, 12, 31)), period(date(2024, 7, 1), date(2025, 6, 30))
    ('2 Januari s/d 31 Desember 2025', '1 Juli 2024 s/d 30 Juni 2025')
    """
    start, end = to_date(date_from, 'first day'), to_date(date_to, 'last day')
    if end < start:
        raise RuleError('period_backwards', start=start.isoformat(), end=end.isoformat())
    first = date_long(start)
    if start.year == end.year:
        first = first.removesuffix(f" {start.year}")
    return f"{first} s/d {date_long(end)}"


def number(value, places=2, grouping=True):
    """A number with exactly ``places`` decimals, half up.

    :raises RuleError: not a number

    >>> number('1234567.891'), number(-1234, 0, grouping=False), number('-0.001')
    ('1.234.567,89', '-1234', '0,00')
    """
    text = format(printed(to_decimal(value), places), ',f' if grouping else 'f')
    return text.translate(str.maketrans(',.', '.,'))


def number_plain(value, places=2):
    """A number with at most ``places`` decimals and no trailing zeros.

    >>> number_plain('12.00'), number_plain(9.5), number_plain(5000)
    ('12', '9,5', '5.000')
    """
    rounded = printed(to_decimal(value), places)
    return number(rounded, max(0, -Decimal(plain(rounded)).as_tuple().exponent))


def rupiah(value):
    """An amount in rupiah; sen only where there are any.

    :raises RuleError: not a number

    >>> rupiah(3800000), rupiah('1500.5'), rupiah(-250)
    ('Rp3.800.000', 'Rp1.500,50', '-Rp250')
    """
    amount = printed(to_decimal(value))
    text = number(abs(amount), 0 if amount == amount.to_integral_value() else 2)
    return f"{'-' if amount < 0 else ''}Rp{text}"


def dash(value):
    """The text of a value, or '-' where there is none (None, False, blank). Zero is a value.

    >>> dash(''), dash(None), dash(0), dash('3 laporan')
    ('-', '-', '0', '3 laporan')
    """
    text = '' if value is None or value is False else str(value)
    return text if text.strip() else '-'


def parse_number(text):
    """Read a number as written in Indonesia.

    Strict on purpose: '1.5' is refused, because it may mean one and a half or be a slip for 1.500.

    :returns: Decimal
    :raises RuleError: not written that way

    >>> parse_number('1.234,50'), parse_number('87,5')
    (Decimal('1234.50'), Decimal('87.5'))
    >>> parse_number('1.5')  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    errors.RuleError: “1.5” is not a number as written in Indonesia; dots separate thousands ...
    """
    written = str(text).strip()
    if not WRITTEN.fullmatch(written):
        raise RuleError('not_indonesian_number', value=text)
    return to_decimal(written.replace('.', '').replace(',', '.'))


def minutes(value):
    """A standard time, to the whole minute.

    :raises RuleError: not a number, negative

    >>> minutes(300), minutes(30), minutes(90), minutes(0)
    ('5 jam', '30 menit', '1 jam 30 menit', '0 menit')
    """
    hours, rest = divmod(int(printed(to_amount(value, 'number of minutes'), 0)), 60)
    parts = [f"{hours} jam"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} menit")
    return ' '.join(parts)
