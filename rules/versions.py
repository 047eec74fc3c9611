"""What changed between two versions of a plan: rows added, removed and changed, field by field.

A change of expectations within the year goes the way of the first agreement (PermenPANRB 6/2022 Pasal 20(4)): the new
version stands beside the old one, and whoever signs sees what is different.

>>> before = {'lines': [{'id': 1, 'name': 'Laporan', 'credit': '0.00', 'indicators': [{'id': 5, 'target': '12'}]},
...                     {'id': 2, 'name': 'Arsip', 'indicators': []}]}
>>> after = {'lines': [{'id': 1, 'name': 'Laporan', 'credit': '0.00', 'indicators': [{'id': 5, 'target': '10'}]},
...                    {'id': 3, 'name': 'Rapat', 'indicators': []}]}
>>> for change in compare(before, after):
...     print(change.kind, change.row, change.part, change.field, change.old, change.new)
changed Laporan ('5',) target 12 10
removed Arsip () name Arsip None
added Rapat () name None Rapat

What is agreed beside the rows:

>>> compare({'agreement': {'approach': 'quantitative', 'appendix': [{'text': 'a'}]}},
...         {'agreement': {'approach': 'qualitative', 'appendix': [{'text': 'a'}, {'text': 'b'}]}})
... # doctest: +NORMALIZE_WHITESPACE
[Change(kind='added', row='', part=('agreement', 'appendix', 2), field='text', old=None, new='b'),
 Change(kind='changed', row='', part=('agreement',), field='approach', old='quantitative', new='qualitative')]
>>> compare(before, before)
[]
"""
from itertools import zip_longest
from typing import NamedTuple

ADDED, REMOVED, CHANGED = 'added', 'removed', 'changed'
ROWS = 'indicators'  # rows within a row
APART = {'id', ROWS}
FIRST = ('name', 'kind', 'aspect', 'target', 'target_text', 'unit')  # the others follow as the content has them


class Change(NamedTuple):
    """One field that differs, in the row it belongs to; ``old`` or ``new`` is None where the row was not there."""

    kind: str
    row: str  # the activity or result; '' for what is agreed beside the rows
    part: tuple  # the way from there to the field: an indicator, an aspect of behaviour
    field: str
    old: object
    new: object


def compare(old, new):
    """The changes from one canonical content of a plan to another, removed rows where they stood.

    Rows are the same where their ids are.

    :param dict old: ``lines`` and whatever else the two share; each line has an ``id``, so have its ``indicators``
    :param dict new: the same of the later version
    :return: list of ``Change``
    """
    changes = []
    for name in sorted((old.keys() | new.keys()) - {'lines'}):
        changes += _beside(old.get(name), new.get(name), (name,))
    for one, other in _paired(old.get('lines', ()), new.get('lines', ())):
        changes += _row(one, other)
    return changes


def without_ids(content):
    """The content as a signature covers it, which knows no ids.

    >>> without_ids({'lines': [{'id': 1, 'name': 'Laporan', 'indicators': [{'id': 5, 'target': '12'}]}]})
    {'lines': [{'name': 'Laporan', 'indicators': [{'target': '12'}]}]}
    """
    if isinstance(content, dict):
        return {key: without_ids(value) for key, value in content.items() if key != 'id'}
    return [without_ids(value) for value in content] if isinstance(content, list) else content


def _paired(old, new):
    """The rows of both by their ids: (old, new), None for the missing one; a removed row comes where it stood.

    >>> list(_paired([{'id': 1}, {'id': 2}, {'id': 3}], [{'id': 3}, {'id': 1}, {'id': 4}]))
    [({'id': 1}, {'id': 1}), ({'id': 2}, None), ({'id': 3}, {'id': 3}), (None, {'id': 4})]
    """
    later = {row['id']: row for row in new}
    earlier = {row['id'] for row in old}
    return [(row, later.get(row['id'])) for row in old] + [(None, row) for row in new if row['id'] not in earlier]


def _row(old, new):
    """The changes of one activity, and of the indicators within it."""
    name = (new or old).get('name', '')
    changes = _fields(old, new, name, ())
    for one, other in _paired((old or {}).get(ROWS, ()), (new or {}).get(ROWS, ())):
        changes += _fields(one, other, name, (_label(other or one),))
    return changes


def _label(indicator):
    """What an indicator is told by: its own words, else its aspect.

    >>> _label({'id': 5, 'name': '', 'aspect': 'quantity'})
    'quantity'
    """
    return indicator.get('name') or indicator.get('aspect') or str(indicator['id'])


def _fields(old, new, row, part):
    """The fields of a row that differ, the name first; of a row that only one side has, each that says something.

    >>> _fields({'id': 1, 'unit': ''}, {'id': 1, 'unit': 'berkas'}, 'Arsip', ())
    [Change(kind='changed', row='Arsip', part=(), field='unit', old='', new='berkas')]
    """
    kind = ADDED if old is None else REMOVED if new is None else CHANGED
    old, new = old or {}, new or {}
    names = [name for name in dict.fromkeys((*FIRST, *old, *new)) if name not in APART]
    pairs = [(name, old.get(name), new.get(name)) for name in names]
    return [Change(kind, row, part, *pair) for pair in pairs if _said(pair[1]) != _said(pair[2])]


def _said(value):
    """A value, None for one that says nothing.

    >>> _said('0.000'), _said(''), _said('12.00')
    (None, None, '12.00')
    """
    return None if str(value or '').strip('0.') == '' else value


def _beside(old, new, part):
    """The changes of what is no row of the plan: a field, or what is below it.

    >>> _beside({'adaptive': 'Cepat'}, {}, ('expectations',))
    [Change(kind='changed', row='', part=('expectations',), field='adaptive', old='Cepat', new=None)]
    """
    if isinstance(old or new, list):
        return _places(old or [], new or [], part)
    if isinstance(old or new, dict):
        return _parts(old or {}, new or {}, part)
    return _fields({part[-1]: old}, {part[-1]: new}, '', part[:-1])


def _places(old, new, part):
    """The changes of a list whose rows have no ids, place by place."""
    pairs = enumerate(zip_longest(old, new), 1)
    return [change for number, pair in pairs for change in _fields(*pair, '', (*part, number))]


def _parts(old, new, part):
    """The changes of each part."""
    return [
        change for name in sorted(old.keys() | new.keys())
        for change in _beside(old.get(name), new.get(name), (*part, name))]
