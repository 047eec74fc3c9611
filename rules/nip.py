"""The NIP of a PNS and the NI PPPK: 18 digits that carry birth, appointment and sex.

PNS (Perka BKN 22/2007; some sources cite 43/2007): ``YYYYMMDD`` birth, ``YYYYMM`` appointment
as CPNS, ``1`` male or ``2`` female, serial number 001-999. PPPK: in places 13 and 14, instead of
a month, a number tied to the work agreement, mostly 21 and 24 in public samples; sources
disagree on its meaning. There is no check digit.
"""
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

try:
    from .errors import Finding, RuleError
    from .figures import Figure, in_force
    from .values import to_count, to_date
except ImportError:  # the file runs by itself: python -m doctest
    from errors import Finding, RuleError
    from figures import Figure, in_force
    from values import to_count, to_date

SEXES = {'1': 'male', '2': 'female'}
KINDS = {'pns': 'PNS', 'pppk': 'PPPK'}
FIGURES = {'minimum_age': Figure(Decimal(16), "no source states an age at appointment", confirmed=False)}


@dataclass(frozen=True)
class Nip:
    """What an 18-digit number says. ``appointed`` is (year, month), the month None for a PPPK."""

    digits: str
    kind: str
    birth_date: date
    appointed: tuple
    sex: str
    serial: int


def parse(text):
    """Read a NIP or NI PPPK, written with or without spaces and dots.

    :returns: Nip
    :raises RuleError: other characters, not 18 digits, an impossible birth date, a 13th and 14th
        digit that fit neither kind, appointed before the birth date, sex not 1 or 2, serial 000

    >>> nip = parse('19660408 199303 1 009')
    >>> nip.kind, nip.birth_date, nip.appointed, nip.sex, nip.serial
    ('pns', datetime.date(1966, 4, 8), (1993, 3), 'male', 9)
    >>> parse('199009132025242014').appointed
    (2025, None)
    """
    digits = _digits(text)
    birth_date = _birth_date(digits)
    kind, appointed = _appointment(digits)
    # a year without a month reads as its December: no doubt is held against the number
    if (appointed[0], appointed[1] or 12) <= (birth_date.year, birth_date.month):
        raise RuleError('nip_too_early', value=text, found=digits[8:14])
    if digits[14] not in SEXES:
        raise RuleError('nip_sex', value=text, found=digits[14])
    if digits[15:] == '000':
        raise RuleError('nip_serial', value=text)
    return Nip(digits, kind, birth_date, appointed, SEXES[digits[14]], int(digits[15:]))


def _stripped(text):
    return ''.join(str(text or '').replace('.', '').split())


def _digits(text):
    digits = _stripped(text)
    for character in digits:
        if character not in '0123456789':
            raise RuleError('nip_characters', value=text, found=character)
    if len(digits) != 18:
        raise RuleError('nip_length', value=text or '', count=len(digits))
    return digits


def _birth_date(digits):
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        raise RuleError('nip_birth', value=digits, found=digits[:8]) from None


def _appointment(digits):
    year, number = int(digits[8:12]), int(digits[12:14])
    if 1 <= number <= 12:
        return 'pns', (year, number)
    if number >= 21:
        return 'pppk', (year, None)
    raise RuleError('nip_appointment', value=digits, found=digits[12:14])


def format_nip(text):
    """The number as sheets print it, grouped 8-6-1-3.

    What does not have 18 digits (a political appraiser has none) is returned as it stands.

    >>> format_nip('196604081993031009'), format_nip('')
    ('19660408 199303 1 009', '')
    """
    digits = _stripped(text)
    if len(digits) != 18 or not digits.isdecimal():
        return str(text or '').strip()
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def warnings(parsed, birth_date=None, sex=None, kind=None, figures=None):
    """Where a number differs from the record: findings, never a refusal, as public samples hold faulty numbers.

    :param str sex: 'male', 'female'; anything else is not compared
    :param str kind: 'pns' or 'pppk', by the rank on record; anything else is not compared
    :param dict figures: {'minimum_age': years} where an office counts otherwise
    :returns: list of Finding: nip_differs_birth, nip_differs_sex, nip_differs_kind, nip_young

    >>> [finding.code for finding in warnings(parse('196604081993031009'), date(1966, 8, 4), 'male', 'pns')]
    ['nip_differs_birth']
    """
    found = []
    if birth_date and to_date(birth_date, 'birth date') != parsed.birth_date:
        found.append(_warning('nip_differs_birth', parsed, parsed.birth_date, to_date(birth_date)))
    if sex in SEXES.values() and sex != parsed.sex:
        found.append(_warning('nip_differs_sex', parsed, parsed.sex, sex))
    if kind in KINDS and kind != parsed.kind:
        found.append(_warning('nip_differs_kind', parsed, KINDS[parsed.kind], KINDS[kind]))
    return found + _young(parsed, to_count(in_force(FIGURES, figures)['minimum_age'], 'number'))


def _young(parsed, age):
    year, month = parsed.appointed
    if (year - age, month or 12) >= (parsed.birth_date.year, parsed.birth_date.month):
        return []
    appointed = f"{year}-{month:02}" if month else str(year)
    return [_warning('nip_young', parsed, parsed.birth_date, appointed, age=age)]


def _warning(code, parsed, found, value, **more):
    return Finding(code, values={'nip': format_nip(parsed.digits), 'found': found, 'value': value, **more})
