"""Whether the sheets of a promotion dossier (berkas kenaikan pangkat) agree with each other and with the employee.

Promotion files come back when the sheets of the two years differ in a name, a number or a date. A dossier is a dict:

- ``years``: the calendar years asked for;
- ``employee``: what the record says today, ``{'id', 'name', 'nip', 'rank', 'post', 'unit'}``;
- ``sheets``: each ``{'id', 'title', 'date_from', 'date_to', 'name', 'nip', 'rank', 'post', 'unit', 'appraiser',
  'scheme' ('dp3', 'pp46', 'pp30', 'permenpanrb6' or 'other'), 'score', 'predicate' (the word), 'signed',
  'ratified', 'paper'}``: the last three say whether it is signed, ratified, and there to be bound in.

Findings carry the key 'sheet:<id>', 'employee' or 'dossier'. None of them forbids anything.
"""
from datetime import date, timedelta

try:
    from . import permenpanrb8_2021, pp46_2011
    from .checks_finding import SEVERITIES, CheckFinding
    from .values import plain, printed, to_decimal
except ImportError:  # the file runs by itself: python -m doctest
    import permenpanrb8_2021
    import pp46_2011
    from checks_finding import SEVERITIES, CheckFinding
    from values import plain, printed, to_decimal

RECORD = 'the employee record'
SAME = (
    ('name', 'dossier_name', 'warning'), ('nip', 'dossier_nip', 'warning'), ('rank', 'dossier_rank', 'note'),
    ('post', 'dossier_post', 'note'), ('unit', 'dossier_unit', 'note'))
# the words of the regulations from DP3 (PP 10/1979) on, gravest last
WORDS = {
    'istimewa': 'very_good', 'amat baik': 'very_good', 'sangat baik': 'very_good', 'baik': 'good', 'cukup': 'fair',
    'sedang': 'poor', 'butuh perbaikan': 'needs_improvement', 'kurang': 'poor', 'buruk': 'very_poor',
    'sangat kurang': 'very_poor'}
# DP3 ends with Sedang and Kurang where PP 46/2011 has Kurang and Buruk: the same limits
DP3 = {**WORDS, 'kurang': 'very_poor'}
BANDS = {'dp3': pp46_2011.band, 'pp46': pp46_2011.band, 'pp30': permenpanrb8_2021.band}
SHOWN = {'very_good': "Sangat Baik", 'good': "Baik", 'fair': "Cukup", 'poor': "Kurang", 'very_poor': "Buruk"}
SHOWN_BY = {
    'dp3': {**SHOWN, 'very_good': "Amat Baik", 'poor': "Sedang", 'very_poor': "Kurang"},
    'pp30': {**SHOWN, 'very_poor': "Sangat Kurang"}}


def check(dossier):
    """All findings about a dossier, the gravest first.

    :param dict dossier: as the module says
    :returns: list of CheckFinding

    >>> [(found.code, found.key) for found in check({'years': [2024], 'sheets': []})]
    [('dossier_missing_year', 'dossier')]
    """
    found = [finding for function in ALL for finding in function(dossier)]
    return sorted(found, key=lambda finding: SEVERITIES.index(finding.severity))


def _sheets(dossier):
    return sorted(dossier.get('sheets', ()), key=lambda sheet: (sheet['date_from'], sheet['date_to']))


def _on(sheet, code, severity, field, **values):
    return CheckFinding(code, severity, f"sheet:{sheet['id']}", field, {'sheet': sheet['title'], **values})


def check_years(dossier):
    """A year without any sheet.

    >>> sheet = {'id': 1, 'title': 'SKP 2025', 'date_from': date(2025, 1, 1), 'date_to': date(2025, 12, 31)}
    >>> [found.values for found in check_years({'years': [2024, 2025], 'sheets': [sheet]})]
    [{'year': '2024'}]
    """
    covered = {
        year for sheet in _sheets(dossier) for year in range(sheet['date_from'].year, sheet['date_to'].year + 1)}
    for year in sorted(set(dossier.get('years', ())) - covered):
        yield CheckFinding('dossier_missing_year', 'warning', 'dossier', 'file_ids', {'year': str(year)})


def check_ranges(dossier):
    """Days of a year asked for that no sheet covers, and days that two sheets cover.

    >>> first = {'id': 1, 'title': 'A', 'date_from': date(2025, 1, 1), 'date_to': date(2025, 6, 30)}
    >>> second = {'id': 2, 'title': 'B', 'date_from': date(2025, 6, 30), 'date_to': date(2025, 11, 30)}
    >>> found = list(check_ranges({'years': [2025], 'sheets': [first, second]}))
    >>> [(finding.code, finding.key, str(finding.values['start'])) for finding in found]
    [('dossier_overlap', 'sheet:2', '2025-06-30'), ('dossier_gap', 'dossier', '2025-12-01')]
    """
    sheets = _sheets(dossier)
    for first, second in zip(sheets, sheets[1:], strict=False):
        if second['date_from'] <= first['date_to']:
            yield _on(second, 'dossier_overlap', 'warning', 'date_from', start=second['date_from'],
                      other=first['title'], end=first['date_to'])
    for year in sorted(set(dossier.get('years', ()))):
        yield from _gaps(year, [sheet for sheet in sheets if sheet['date_from'].year <= year <= sheet['date_to'].year])


def _gaps(year, sheets):
    """The days of a year between its sheets; a year without any is missing as a whole."""
    day, last = date(year, 1, 1), date(year, 12, 31)
    for sheet in sheets:
        if sheet['date_from'] > day:
            yield _gap(day, sheet['date_from'] - timedelta(days=1))
        day = max(day, sheet['date_to'] + timedelta(days=1))
    if sheets and day <= last:
        yield _gap(day, last)


def _gap(start, end):
    return CheckFinding('dossier_gap', 'warning', 'dossier', 'file_ids', {'start': start, 'end': end})


def check_people(dossier):
    """Name, NIP, rank, post or unit that differ from the sheet before, or in the last one from the record of today.

    A blank says nothing about equality; it is told by ``check_blanks``.

    >>> sheets = [{'id': n, 'title': f'SKP {n}', 'date_from': date(n, 1, 1), 'date_to': date(n, 12, 31), 'name': name}
    ...           for n, name in ((2024, 'Sari Dewi'), (2025, 'Sari Dewi, S.E.'))]
    >>> [str(found) for found in check_people({'sheets': sheets})]
    ['The name is “Sari Dewi, S.E.” in “SKP 2025”, but “Sari Dewi” in SKP 2024.']
    """
    sheets, record = _sheets(dossier), dossier.get('employee') or {}
    pairs = [(sheet, before, before['title']) for before, sheet in zip(sheets, sheets[1:], strict=False)]
    pairs += [(sheet, record, RECORD) for sheet in sheets[-1:]]
    for sheet, other, title in pairs:
        for field, code, severity in SAME:
            if _differ(field, sheet.get(field), other.get(field)):
                yield _on(sheet, code, severity, field, value=sheet[field], other=other[field], against=title)


def _differ(field, first, second):
    """Whether two texts differ in more than blanks and case; of a NIP only the digits count."""
    if not first or not second:
        return False
    if field == 'nip':
        return [c for c in first if c.isdigit()] != [c for c in second if c.isdigit()]
    if field == 'name':
        return ''.join(first.split()) != ''.join(second.split())
    return first.lower().split() != second.lower().split()


def check_appraisers(dossier):
    """Another appraiser than on the sheet before: lawful, and asked about.

    >>> sheets = [{'id': n, 'title': str(n), 'date_from': date(n, 1, 1), 'date_to': date(n, 12, 31), 'appraiser': name}
    ...           for n, name in ((2024, 'Budi'), (2025, 'Tono'))]
    >>> [found.severity for found in check_appraisers({'sheets': sheets})]
    ['note']
    """
    sheets = _sheets(dossier)
    for before, sheet in zip(sheets, sheets[1:], strict=False):
        if _differ('appraiser', sheet.get('appraiser'), before.get('appraiser')):
            yield _on(sheet, 'dossier_appraiser', 'note', 'appraiser', value=sheet['appraiser'],
                      other=before['appraiser'], against=before['title'])


def check_blanks(dossier):
    """A sheet that does not say who is appraised, by whom, or how.

    >>> sheet = {'id': 1, 'title': 'SKP 2019', 'date_from': date(2019, 1, 1), 'date_to': date(2019, 12, 31), 'nip': ''}
    >>> [found.values['what'] for found in check_blanks({'sheets': [sheet]})]
    ['NIP number']
    """
    for sheet in _sheets(dossier):
        for field in ('name', 'nip', 'appraiser', 'predicate'):
            if field in sheet and not sheet[field]:
                severity = 'warning' if field == 'predicate' else 'note'  # the others are not compared then
                yield _on(sheet, 'dossier_blank', severity, field, what='NIP number' if field == 'nip' else field)


def check_signed(dossier):
    """A sheet without signature, ratification, or anything to bind in.

    >>> sheet = {'id': 1, 'title': 'SKP 2025', 'date_from': date(2025, 1, 1), 'date_to': date(2025, 12, 31)}
    >>> [found.code for found in check_signed({'sheets': [{**sheet, 'signed': True, 'ratified': False}]})]
    ['dossier_unratified']
    """
    codes = (('signed', 'dossier_unsigned'), ('ratified', 'dossier_unratified'), ('paper', 'dossier_no_paper'))
    for sheet in _sheets(dossier):
        for field, code in codes:
            if field in sheet and not sheet[field]:
                yield _on(sheet, code, 'warning', field)


def check_predicates(dossier):
    """A predicate below Baik, an unknown word, a predicate that its score does not give.

    Source: PP 99/2000 Pasal 7 as changed by PP 12/2002: every element at least good in the last two years; bands of
    PP 46/2011 (also those of PP 10/1979, DP3) and PP 30/2019. PermenPANRB 6/2022 has no score. With an innovation
    PP 30/2019 gives Sangat Baik from 110 on; a sheet does not say whether there was one, so both are taken.

    >>> sheet = {'id': 1, 'title': 'SKP 2016', 'date_from': date(2016, 1, 1), 'date_to': date(2016, 12, 31),
    ...          'scheme': 'pp46', 'score': '74.20', 'predicate': 'Baik'}
    >>> [str(found) for found in check_predicates({'sheets': [sheet]})]
    ['“SKP 2016” is rated “Baik”, but its score 74.2 is “Cukup”; look at the paper again.']
    """
    for sheet in _sheets(dossier):
        word = ' '.join((sheet.get('predicate') or '').lower().split())
        if not word:
            continue
        code = (DP3 if sheet.get('scheme') == 'dp3' else WORDS).get(word)
        if not code:
            yield _on(sheet, 'dossier_unknown_word', 'warning', 'predicate', value=sheet['predicate'])
            continue
        if code not in ('very_good', 'good'):
            yield _on(sheet, 'dossier_below_good', 'warning', 'predicate', value=sheet['predicate'])
        yield from _against_score(sheet, code)


def _against_score(sheet, code):
    band = BANDS.get(sheet.get('scheme'))
    if not band or not sheet.get('score'):
        return
    score = printed(to_decimal(sheet['score'], 'score'))
    expected = {band(score), *([band(score, innovation=True)] if sheet['scheme'] == 'pp30' else [])}
    if code not in expected:
        words = SHOWN_BY.get(sheet['scheme'], SHOWN)
        yield _on(sheet, 'dossier_predicate', 'warning', 'predicate', value=sheet['predicate'], score=plain(score),
                  expected=' / '.join(words[name] for name in sorted(expected)))


ALL = (check_years, check_ranges, check_people, check_appraisers, check_blanks, check_signed, check_predicates)
