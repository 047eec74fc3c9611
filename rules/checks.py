"""Checks before signing: what somebody would want to know before a sheet is signed.

A case is a plain dict; every key may be left out, and a check whose keys are absent says nothing:

- ``scheme``: 'pp46', 'pp30' or 'permenpanrb6';
- ``date_from``, ``date_to``: the plan's range; ``period_from``, ``period_to``: the period's;
  ``agreed_on``: the day on which the plan was agreed;
- ``employee``, ``appraiser``, ``superior``: None where nobody is, else ``{'id', 'name', 'nip', 'rank',
  'birth_date', 'sex' ('male' | 'female'), 'kind' ('pns' | 'pppk', by the rank), 'nip_exempt'}``; the last is
  true for a minister or a head of region, who has neither NIP nor rank;
- ``lines``: each ``{'id', 'name', 'kind' ('main' | 'additional'), 'rating', 'indicators'}``, the rating one of
  'above', 'meets', 'below', each indicator ``{'id', 'name', 'aspect', 'target', 'realised', 'evidence',
  'smaller_is_better'}``: target a number, (low, high) or a text; realised a number, a text or None; evidence
  the number of documents;
- ``results``: the rating of the results as a whole; ``behaviours``: {aspect: score or rating};
  ``peer_ratings``: the ratings that the appraiser gave all employees; ``predicate`` and ``study_failed``: the
  predicate, and whether a study assignment ended without success.

Each check is a small function of the case that yields findings; ``ALL`` lists them.
"""
try:
    from . import nip
    from .checks_finding import SEVERITIES, CheckFinding
    from .checks_rating import RATING_CHECKS
    from .checks_wording import check_wording
    from .errors import RuleError
    from .permenpanrb6_clocks import plan_deadline
    from .values import to_date
except ImportError:  # the file runs by itself: python -m doctest
    import nip
    from checks_finding import SEVERITIES, CheckFinding
    from checks_rating import RATING_CHECKS
    from checks_wording import check_wording
    from errors import RuleError
    from permenpanrb6_clocks import plan_deadline
    from values import to_date

PARTIES = ('employee', 'appraiser', 'superior')


def check(case, checks=None):
    """All findings about a case, the gravest first.

    :param dict case: as the module says
    :param checks: functions of a case that yield findings; None for ALL
    :returns: list of CheckFinding
    :raises RuleError: a value of the wrong kind, such as a text for a date

    >>> sari = {'id': 1, 'name': 'Sari'}
    >>> [(finding.code, finding.severity, finding.key) for finding in check({'employee': sari, 'appraiser': sari})]
    [('check_self_appraisal', 'block', 'plan')]
    """
    found = [finding for function in (ALL if checks is None else checks) for finding in function(case)]
    return sorted(found, key=lambda finding: SEVERITIES.index(finding.severity))


def _people(case):
    return [(f'party:{role}', case[role]) for role in PARTIES if case.get(role)]


def check_nip(case):
    """NIP missing, malformed, or different from birth date, sex and kind on record.

    >>> [finding.code for finding in check_nip({'employee': {'name': 'Sari', 'nip': '1966'}})]
    ['nip_length']
    """
    for key, person in _people(case):
        if 'nip' not in person or person.get('nip_exempt'):
            continue
        if not person['nip']:
            yield CheckFinding('check_no_nip', 'warning', key, 'nip', {'person': person['name']})
            continue
        for fault in _nip_faults(person):
            yield CheckFinding(fault.code, 'warning', key, 'nip', fault.values)


def _nip_faults(person):
    try:
        parsed = nip.parse(person['nip'])
    except RuleError as error:
        return [error]
    return nip.warnings(parsed, person.get('birth_date'), person.get('sex'), person.get('kind'))


def check_rank(case):
    """Somebody on the sheet has no rank.

    >>> [finding.key for finding in check_rank({'employee': {'name': 'Sari', 'rank': ''}})]
    ['party:employee']
    """
    for key, person in _people(case):
        if 'rank' in person and not person['rank'] and not person.get('nip_exempt'):
            yield CheckFinding('check_no_rank', 'warning', key, 'rank', {'person': person['name']})


def check_appraiser(case):
    """Nobody appraises, or somebody appraises himself: by law the direct superior does.

    Source: PP 46/2011 and PP 30/2019 (pejabat penilai is the direct superior); PermenPANRB 6/2022,
    Lampiran Bab IV.A.2.

    >>> [finding.code for finding in check_appraiser({'employee': {'id': 1, 'name': 'Sari'}, 'appraiser': None})]
    ['check_no_appraiser']
    """
    employee = case.get('employee') or {}
    if 'appraiser' not in case or not employee:
        return
    if not case['appraiser']:
        yield CheckFinding('check_no_appraiser', 'block', 'plan', 'appraiser', {'person': employee['name']})
    elif case['appraiser']['id'] == employee['id']:
        yield CheckFinding('check_self_appraisal', 'block', 'plan', 'appraiser', {'person': employee['name']})


def check_dates(case):
    """The plan's range is backwards or leaves its period.

    >>> from datetime import date
    >>> found = check_dates({'date_from': date(2026, 7, 1), 'date_to': date(2026, 1, 1)})
    >>> [finding.code for finding in found]
    ['period_backwards']
    """
    if not case.get('date_from') or not case.get('date_to'):
        return
    start, end = to_date(case['date_from'], 'first day'), to_date(case['date_to'], 'last day')
    if end < start:
        yield CheckFinding('period_backwards', 'warning', 'plan', 'date_to', {'start': start, 'end': end})
    if not case.get('period_from') or not case.get('period_to'):
        return
    first, last = to_date(case['period_from'], 'first day'), to_date(case['period_to'], 'last day')
    if start < first or last < end:
        yield CheckFinding(
            'check_outside_period', 'warning', 'plan', 'date_from' if start < first else 'date_to',
            {'start': start, 'end': end, 'first': first, 'last': last})


def check_agreed_in_time(case):
    """The plan of a whole year was agreed after the end of January; who starts later sets a plan later.

    Source: PermenPANRB 6/2022 Pasal 14(1); under PP 46/2011 plans are set in January as well.

    >>> from datetime import date
    >>> found = check_agreed_in_time({'date_from': date(2026, 1, 1), 'agreed_on': date(2026, 2, 1)})
    >>> [finding.severity for finding in found]
    ['note']
    """
    if not case.get('date_from') or not case.get('agreed_on'):
        return
    start, agreed = to_date(case['date_from'], 'first day'), to_date(case['agreed_on'])
    deadline = plan_deadline(start.year)
    if start <= deadline < agreed:
        yield CheckFinding('check_late', 'note', 'plan', 'agreed_on', {'value': agreed, 'deadline': deadline})


def check_lines(case):
    """A plan without a main line, a line without an indicator.

    Source: PermenPANRB 6/2022 Pasal 7(3)a: a plan consists of results with indicators and targets.

    >>> [finding.code for finding in check_lines({'lines': []})]
    ['check_plan_empty']
    """
    if 'lines' not in case:
        return
    if not any(line.get('kind', 'main') == 'main' for line in case['lines']):
        yield CheckFinding('check_plan_empty', 'block', 'plan', 'lines')
    for line in case['lines']:
        if 'indicators' in line and not line['indicators']:
            yield CheckFinding(
                'check_no_indicator', 'warning', f"line:{line['id']}", 'indicators', {'name': line['name']})


def check_targets(case):
    """An indicator without a target, or with the target 0.

    Where less is better, 0 is a target under PermenPANRB 6/2022 (no document lost); the other regulations
    divide by it.

    >>> line = {'name': 'Tersusunnya RPP', 'indicators': [{'id': 1, 'name': 'RPP', 'target': 0}]}
    >>> [finding.code for finding in check_targets({'lines': [line]})]
    ['check_zero_target']
    """
    for line in case.get('lines', ()):
        for indicator in line.get('indicators', ()):
            code = _target_fault(indicator, case.get('scheme'))
            if code:
                yield CheckFinding(code, 'warning', f"indicator:{indicator['id']}", 'target', {
                    'name': line['name'], 'indicator': indicator['name']})


def _target_fault(indicator, scheme):
    target = indicator.get('target', '-')
    if target is None or target is False or isinstance(target, str) and not target.strip():
        return 'check_no_target'
    none_lost = indicator.get('smaller_is_better') and scheme == 'permenpanrb6'
    return 'check_zero_target' if target == 0 and not none_lost else None


ALL = (
    check_appraiser, check_nip, check_rank, check_dates, check_agreed_in_time, check_lines, check_targets,
    check_wording, *RATING_CHECKS)
