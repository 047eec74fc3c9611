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
from itertools import zip_longest

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


def seal(text, previous=''):
    """Hexadecimal SHA-256 of the previous digest followed by canonical content that is written down already.

    :param str text: what ``canonical`` gave, decoded
    :raises RuleError: a previous that is not a digest

    >>> seal('{"score":"88.67"}') == digest({'score': Decimal('88.67')})
    True
    """
    if previous and not DIGEST.fullmatch(previous):
        raise RuleError('seal_digest', value=previous)
    return hashlib.sha256((previous + text).encode()).hexdigest()


def reread(data):
    """Content as it comes back from its canonical bytes: what was signed is compared with this.

    >>> reread({'score': Decimal('88.67'), 'on': date(2025, 12, 17)})
    {'on': '2025-12-17', 'score': '88.67'}
    """
    return json.loads(canonical(data))


def differences(signed, live, path=()):
    """Where two contents differ: (path, signed value, live value), in the order of the canonical form.

    A key or row that only one of them has counts as None in the other.

    :param signed: what ``reread`` gave when it was signed
    :param live: the same of today

    >>> list(differences({'a': [{'b': '1'}], 'c': 2}, {'a': [{'b': '2'}, 'x'], 'c': 2}))
    [(('a', 0, 'b'), '1', '2'), (('a', 1), None, 'x')]
    """
    if isinstance(signed, dict) and isinstance(live, dict):
        pairs = [(key, signed.get(key), live.get(key)) for key in sorted(signed.keys() | live.keys())]
    elif isinstance(signed, list) and isinstance(live, list):
        pairs = [(index, *pair) for index, pair in enumerate(zip_longest(signed, live))]
    else:
        if signed != live or type(signed) is not type(live):
            yield path, signed, live
        return
    for key, one, other in pairs:
        yield from differences(one, other, (*path, key))


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
    if text.isascii():  # composed already
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        raise RuleError('seal_type', value=ascii(text), where=where or '/') from None
    return unicodedata.normalize('NFC', text)
