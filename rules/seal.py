"""One way to write a content down, and the digest that a signature keeps of it.

The same content gives the same bytes on every machine and in every year: keys sorted, text
in Unicode's composed form (NFC), no spaces, no binary fractions. Each digest also covers
the one before it, so that a chain of signatures cannot lose or swap a link unseen.
"""
import hashlib
import json
import re
import unicodedata
from datetime import date
from decimal import Decimal

try:
    from .errors import RuleError
except ImportError:  # the file runs by itself: python -m doctest
    from errors import RuleError

DIGEST = re.compile(r'[0-9a-f]{64}')


def canonical(data):
    """The bytes of a record or list: JSON, UTF-8, sorted keys, no spaces.

    Decimals are written as text with the decimals they have (1.50 is not 1.5: a signature
    covers what was printed), dates and naive datetimes in ISO form.

    :param data: dict with text keys, or list; in it text, int, bool, None, Decimal, date,
        naive datetime, dict, list, tuple
    :raises RuleError: anything else, a float above all

    >>> canonical({'b': Decimal('88.67'), 'a': [date(2025, 12, 17), True, None]}).decode()
    '{"a":["2025-12-17",true,null],"b":"88.67"}'
    >>> canonical({'score': 88.67})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    errors.RuleError: “88.67” at /score is a binary fraction, ...
    """
    if not isinstance(data, dict | list | tuple):
        raise RuleError('seal_top', value=data)
    content = json.dumps(_plain(data, ''), sort_keys=True, ensure_ascii=False, separators=(',', ':'))
    return content.encode()


def digest(data, previous=''):
    """Hexadecimal SHA-256 of the previous digest followed by the canonical content.

    :param str previous: the digest before this one in the chain, '' for the first
    :raises RuleError: as ``canonical``; a previous that is not a digest

    >>> first = digest({'score': Decimal('88.67')})
    >>> first[:16], digest({'score': Decimal('88.67')}, first)[:16]
    ('fe51d1d9de524b07', '188a077047f47df8')
    """
    if previous and not DIGEST.fullmatch(previous):
        raise RuleError('seal_digest', value=previous)
    return hashlib.sha256(previous.encode() + canonical(data)).hexdigest()


def _plain(value, where):
    if isinstance(value, dict):
        return _record(value, where)
    if isinstance(value, list | tuple):
        return [_plain(item, f"{where}/{index}") for index, item in enumerate(value)]
    return _leaf(value, where)


def _record(record, where):
    result = {}
    for key, value in record.items():
        if not isinstance(key, str):
            raise RuleError('seal_type', value=key, where=where or '/')
        name = _text(key, where)
        if name in result:
            raise RuleError('seal_twice', value=name, where=where or '/')
        result[name] = _plain(value, f"{where}/{name}")
    return result


def _leaf(value, where):
    if isinstance(value, str):
        return _text(value, where)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal) and value.is_finite():
        return format(value, 'f')
    if isinstance(value, date) and not getattr(value, 'tzinfo', None):
        return value.isoformat()
    if isinstance(value, float):
        raise RuleError('seal_float', value=value, where=where)
    raise RuleError('seal_type', value=value, where=where)


def _text(text, where):
    try:
        text.encode()
    except UnicodeEncodeError:
        raise RuleError('seal_type', value=ascii(text), where=where or '/') from None
    return unicodedata.normalize('NFC', text)
