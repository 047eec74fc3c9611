"""What somebody typed into a cell of a workbook, as a plain value.

A spreadsheet hands over numbers, dates and texts, whatever the column asks for. A text is read as
Indonesians write (1.234,5) and as machines do (1234.5), and refused where the two differ: “1,234” may be
one and a quarter or a thousand. Nothing is rounded in silence and no formula is reckoned.
"""
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

try:
    from . import nip
    from .errors import RuleError
    from .values import plain, printed, to_amount, to_decimal
except ImportError:  # the file runs by itself: python -m doctest
    import nip
    from errors import RuleError
    from values import plain, printed, to_amount, to_decimal

PLACES = 2  # decimals that are kept of a figure
SHOWN = 60  # characters of a cell that a sentence repeats
POINT = re.compile(r'-?\d+(\.\d{1,2})?|-?\d{1,3}(,\d{3})+\.\d+|-?\d{4,}\.\d+', re.ASCII)
COMMA = re.compile(r'-?(\d{1,3}(\.\d{3})+|\d+)(,\d{1,2})?|-?\d{1,3}(\.\d{3})+,\d+|-?\d{4,},\d+', re.ASCII)
DAYS = (re.compile(r'(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})', re.ASCII),
        re.compile(r'(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})', re.ASCII))
YEARS = range(1930, 2101)
CONTROL = re.compile('[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]')


@dataclass(frozen=True)
class Column:
    """A column of a workbook: what it is called, what it takes, and whether it is read back.

    ``choices`` maps the words of a list to their values; ``most`` is the longest text that is taken.
    """

    key: str
    label: str
    kind: str = 'text'  # text, number, date, choice, nip
    width: int = 14
    is_entry: bool = True
    is_required: bool = False
    is_hidden: bool = False
    most: int = 0
    choices: dict = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Typed:
    """A cell as the file has it."""

    value: object = None
    is_formula: bool = False
    is_percent: bool = False  # shown as one: 0.9 stands for 90 %


def parse(column, typed):
    """The value of a cell, None where it is empty.

    :param Column column: what the cell has to hold
    :param Typed typed: what it holds
    :returns: str, Decimal, date, or the value of the word chosen
    :raises RuleError: anything else, with the sentence for the person who typed it

    >>> number = Column('value', "REALISASI", 'number')
    >>> [parse(number, Typed(value)) for value in ('1.234,5', '1234.5', 12, ' ', None)]
    [Decimal('1234.5'), Decimal('1234.5'), Decimal('12'), None, None]
    >>> parse(number, Typed('abc'))
    Traceback (most recent call last):
    ...
    errors.RuleError: “abc” is no number; write it in digits, such as 12 or 87,5.
    """
    value = typed.value.strip() if isinstance(typed.value, str) else typed.value
    if typed.is_formula:
        raise RuleError('cell_formula', value=shown(value))
    if value is None or value == '':
        if column.is_required:
            raise RuleError('cell_empty')
        return None
    return READERS[column.kind](column, value, typed)


def shown(value):
    """What a sentence repeats of a cell.

    >>> shown('x' * 100)[-3:], shown(Decimal('12.50')), shown(3.0), shown(datetime(2025, 1, 2))
    ('xx…', '12.5', '3', '2025-01-02')
    """
    if isinstance(value, float | Decimal):
        value = plain(Decimal(str(value)))
    if isinstance(value, datetime):
        value = value.date()
    text = CONTROL.sub('�', '' if value is None else str(value))
    return text if len(text) <= SHOWN else f"{text[:SHOWN - 1]}…"


def number(text):
    """A figure written as text, in Indonesian or in plain digits.

    :raises RuleError: not a number, or one that reads differently in the two ways

    >>> number('1.234.567,5'), number('1,234.5'), number('87,5'), number('1.500'), number('-3')
    (Decimal('1234567.5'), Decimal('1234.5'), Decimal('87.5'), Decimal('1500'), Decimal('-3'))
    >>> number('1,234')
    Traceback (most recent call last):
    ...
    errors.RuleError: “1,234” can be read in two ways; write 1234 or 1,23.
    """
    if COMMA.fullmatch(text):
        return to_decimal(text.replace('.', '').replace(',', '.'))
    if POINT.fullmatch(text):
        return to_decimal(text.replace(',', ''))
    if re.fullmatch(r'-?\d{1,3},\d{3}', text, re.ASCII):
        raise RuleError('cell_ambiguous', value=shown(text))
    raise RuleError('cell_number', value=shown(text))


def _number(column, value, typed):
    if typed.is_percent:
        raise RuleError('cell_percent', value=shown(value))
    if isinstance(value, str):
        value = number(value)
    elif isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise RuleError('cell_number', value=shown(value))
    amount = to_amount(value)
    kept = printed(amount, PLACES)
    if abs(amount - kept) > Decimal('1e-9') * max(1, abs(amount)):  # nearer is what a program makes of 0.1 + 0.2
        raise RuleError('cell_places', value=shown(amount), count=PLACES)
    return Decimal(plain(kept))


def _text(column, value, typed):
    text = _written(value)
    if CONTROL.search(text):
        raise RuleError('cell_control', value=shown(text))
    if column.most and len(text) > column.most:
        raise RuleError('cell_long', count=len(text), most=column.most)
    return text


def _written(value):
    """A text; a number as somebody would write it, without the zeros that a program adds."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float | Decimal):
        return plain(Decimal(str(value)))
    if isinstance(value, datetime):
        value = value.date()
    return value.replace('\r\n', '\n').replace('\r', '\n') if isinstance(value, str) else str(value)


def _day(column, value, typed):
    if isinstance(value, datetime):
        value = value.date()
    if not isinstance(value, date):
        match = next((found for way in DAYS if (found := way.fullmatch(str(value)))), None)
        try:
            value = date(*(int(match[part]) for part in 'ymd'))
        except (TypeError, ValueError):
            raise RuleError('cell_date', value=shown(value)) from None
    if value.year not in YEARS:  # a plain number in a cell for dates is a day of 1900
        raise RuleError('cell_date', value=shown(value))
    return value


def _choice(column, value, typed):
    words = {word.casefold(): choice for word, choice in column.choices.items()}
    text = _written(value).casefold()
    if text not in words:
        raise RuleError('cell_choice', value=shown(value), allowed=', '.join(column.choices))
    return words[text]


def _nip(column, value, typed):
    """A NIP; as a number a spreadsheet has lost its last digits already."""
    if not isinstance(value, str):
        raise RuleError('cell_digits', value=shown(value))
    return nip.parse(value.replace('-', '').lstrip("'")).digits


READERS = {'text': _text, 'number': _number, 'date': _day, 'choice': _choice, 'nip': _nip}
