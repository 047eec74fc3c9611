"""The number under which a file is archived, by the office's own pattern.

A pattern is plain text with named parts in braces, such as ``{seq:04d}/{class}/{unit}/{month_roman}/{year}``.
Nothing in it is evaluated: a part is one of PARTS and nothing else, and only the serial number takes a width.
"""
import re
from string import Formatter

try:
    from .errors import RuleError
except ImportError:  # the file runs by itself: python -m doctest
    from errors import RuleError

PARTS = ('seq', 'class', 'unit', 'month', 'month_roman', 'year', 'year2')
YEARS = {'year', 'year2'}
WIDTH = re.compile(r'0?[1-9]d?', re.ASCII)
ROMAN = ('I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII')
LONGEST = 120


def parse(pattern):
    """The pieces of a pattern.

    :returns: list of (text before, name of the part or None, width of the serial number)
    :raises RuleError: a brace without its partner, an unknown part, none or several serial numbers

    >>> parse('SKP/{year}/{seq:04d}')
    [('SKP/', 'year', 0), ('/', 'seq', 4)]
    >>> parse('{seq}/{nip.x}')  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    errors.RuleError: “nip.x” is no part of a file number; use one of: seq, class, ...
    """
    text = (pattern or '').strip()
    if len(text) > LONGEST:
        raise RuleError('number_long', value=text, limit=LONGEST)
    try:
        found = list(Formatter().parse(text))
    except ValueError as error:
        raise RuleError('number_braces', value=text) from error
    pieces = [(before, name, _width(name, spec, conversion)) for before, name, spec, conversion in found]
    serials = sum(name == 'seq' for _before, name, _width in pieces)
    if serials != 1:
        raise RuleError('number_serial', value=text, count=serials)
    return pieces


def _width(name, spec, conversion):
    if name is None:
        return 0
    if name not in PARTS or conversion:
        raise RuleError('number_part', value=name, allowed=', '.join(PARTS))
    if not spec:
        return 0
    if name != 'seq' or not WIDTH.fullmatch(spec):
        raise RuleError('number_width', value=spec, part=name)
    return int(spec.strip('d'))


def parts(pattern):
    """Names of the parts that a pattern uses.

    :raises RuleError: as ``parse``

    >>> sorted(parts('{seq}/{unit}'))
    ['seq', 'unit']
    """
    return {name for _before, name, _width in parse(pattern) if name}


def starts_anew(pattern):
    """Whether the serial number starts again each year: where the number names its year.

    >>> starts_anew('{seq}/{year2}'), starts_anew('{class}-{seq}')
    (True, False)
    """
    return bool(parts(pattern) & YEARS)


def render(pattern, serial, day, classification='', unit=''):
    """A number.

    :param int serial: from 1 on
    :param date day: of archiving
    :param str classification: code of the classification
    :param str unit: the office's own code
    :raises RuleError: as ``parse``; a part that the pattern uses is empty

    >>> from datetime import date
    >>> render('{seq:04d}/{class}/{unit}/{month_roman}/{year}', 7, date(2026, 2, 28), 'KP.05.01', 'B7.8')
    '0007/KP.05.01/B7.8/II/2026'
    >>> render('{seq:2d}-{{a}}-{month}{year2}', 123, date(2026, 2, 28))
    '123-{a}-0226'
    """
    values = {
        'class': (classification or '').strip(), 'unit': (unit or '').strip(), 'month': f'{day.month:02d}',
        'month_roman': ROMAN[day.month - 1], 'year': str(day.year), 'year2': f'{day.year % 100:02d}'}
    return ''.join(before + _part(name, width, serial, values) for before, name, width in parse(pattern))


def _part(name, width, serial, values):
    if name == 'seq':
        return str(serial).zfill(width)
    if name and not values[name]:
        raise RuleError('number_no_class' if name == 'class' else 'number_no_unit')
    return values[name] if name else ''
