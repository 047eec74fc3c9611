"""Checks of realisation and ratings (see ``checks`` for the case)."""
from decimal import Decimal

try:
    from .checks_finding import CheckFinding
    from .permenpanrb6_2022 import follow_study_failure
    from .values import plain, to_decimal
except ImportError:  # the file runs by itself: python -m doctest
    from checks_finding import CheckFinding
    from permenpanrb6_2022 import follow_study_failure
    from values import plain, to_decimal

# from how many on it is worth a word that all are equal; no text names a number
EQUAL_PEOPLE = 3
EQUAL_ASPECTS = 3
RATING_WORDS = {'above': 'above expectation', 'meets': 'as expected', 'below': 'below expectation'}
LESS_IS_OFTEN_BETTER = ('time', 'cost')


def _indicators(case):
    return [(line, indicator) for line in case.get('lines', ()) for indicator in line.get('indicators', ())]


def _number(value):
    """The value as a Decimal, None for a text or nothing."""
    plain_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    return to_decimal(value) if plain_number else None


def reached(indicator):
    """Whether the realised figure of an indicator reached its target; None where figures do not say.

    Of time and cost, less may be better or worse: without ``smaller_is_better`` nothing is said of them.

    >>> reached({'target': 90, 'realised': 70}), reached({'target': (80, 90), 'realised': 85})
    (False, True)
    >>> reached({'target': 'Baik', 'realised': 70}) is None
    True
    """
    smaller = indicator.get('smaller_is_better')
    if smaller is None and indicator.get('aspect') in LESS_IS_OFTEN_BETTER:
        return None
    target = indicator.get('target')
    if isinstance(target, list | tuple) and len(target) == 2:
        target = target[1] if smaller else target[0]
    target, realised = _number(target), _number(indicator.get('realised'))
    if target is None or realised is None:
        return None
    return realised <= target if smaller else realised >= target


def _told(line, indicator):
    """The words of a sentence about one indicator's figures."""
    target = indicator['target']
    ends = target if isinstance(target, list | tuple) else [target]
    return {
        'name': line['name'], 'indicator': indicator['name'], 'value': plain(to_decimal(indicator['realised'])),
        'target': '–'.join(plain(to_decimal(end)) for end in ends)}


def _word(rating):
    """A rating or predicate as a word in a sentence (one of ``errors.TERMS``); a score as it is."""
    return RATING_WORDS.get(rating, rating.replace('_', ' ')) if isinstance(rating, str) else rating


def check_evidence(case):
    """A realised figure without evidence.

    Source: PermenPANRB 6/2022 Pasal 12 (evidence is agreed in the plan) and the evaluation form's column
    "realisasi berdasarkan bukti dukung".

    >>> line = {'name': 'RPP', 'indicators': [{'id': 7, 'name': 'RPP selesai', 'realised': 1, 'evidence': 0}]}
    >>> [finding.key for finding in check_evidence({'lines': [line]})]
    ['indicator:7']
    """
    for line, indicator in _indicators(case):
        if indicator.get('realised') and indicator.get('evidence') == 0:
            yield CheckFinding('check_no_evidence', 'warning', f"indicator:{indicator['id']}", 'evidence', {
                'name': line['name'], 'indicator': indicator['name'], 'value': indicator['realised']})


def check_line_ratings(case):
    """A line rated above with a target missed, or below with every target reached.

    >>> missed = {'id': 7, 'name': 'Indeks', 'target': 90, 'realised': 70}
    >>> line = {'id': 3, 'name': 'Tersusunnya RPP', 'rating': 'above', 'indicators': [missed]}
    >>> [(finding.code, finding.key) for finding in check_line_ratings({'lines': [line]})]
    [('check_rated_above', 'line:3')]
    """
    for line in case.get('lines', ()):
        missed, known = _figures([line])
        if line.get('rating') == 'above' and missed:
            yield CheckFinding('check_rated_above', 'warning', f"line:{line['id']}", 'rating', _told(*missed[0]))
        if line.get('rating') == 'below' and known and not missed:
            yield CheckFinding(
                'check_rated_below', 'warning', f"line:{line['id']}", 'rating', {'name': line['name']})


def _figures(lines):
    """The indicators that missed their target, and all of which figures say something."""
    known = [(line, indicator) for line, indicator in _indicators({'lines': lines}) if reached(indicator) is not None]
    return [pair for pair in known if not reached(pair[1])], known


def check_results(case):
    """Results rated above with a main target missed, or below with every target reached.

    Source: PermenPANRB 6/2022, Lampiran Bab IV.B.3.a.1.d (no main result below expectation).

    >>> line = {'name': 'RPP', 'indicators': [{'id': 7, 'name': 'Indeks', 'target': 90, 'realised': 90}]}
    >>> [finding.code for finding in check_results({'results': 'below', 'lines': [line]})]
    ['check_results_below']
    """
    lines = case.get('lines', ())
    missed, _known = _figures([line for line in lines if line.get('kind', 'main') == 'main'])
    if case.get('results') == 'above' and missed:
        yield CheckFinding('check_results_above', 'warning', 'rating', 'results', _told(*missed[0]))
    all_missed, known = _figures(lines)
    if case.get('results') == 'below' and known and not all_missed:
        yield CheckFinding('check_results_below', 'warning', 'rating', 'results', {'count': len(known)})


def check_behaviours(case):
    """Every aspect of behaviour has the same score.

    >>> scores = {'service': 90, 'integrity': 90, 'commitment': 90}
    >>> [finding.severity for finding in check_behaviours({'behaviours': scores})]
    ['note']
    """
    scores = [score for score in case.get('behaviours', {}).values() if score not in (None, False)]
    if len(scores) >= EQUAL_ASPECTS and len(set(scores)) == 1:
        yield CheckFinding('check_equal_behaviour', 'note', 'behaviour', 'score', {
            'count': len(scores), 'value': _word(scores[0])})


def check_peers(case):
    """Everybody whom the appraiser rated has the same rating.

    >>> [finding.key for finding in check_peers({'peer_ratings': ['good', 'good', 'good']})]
    ['peers']
    """
    ratings = [rating for rating in case.get('peer_ratings', ()) if rating not in (None, False, '')]
    if len(ratings) >= EQUAL_PEOPLE and len(set(ratings)) == 1:
        yield CheckFinding('check_equal_ratings', 'note', 'peers', 'rating', {
            'count': len(ratings), 'value': _word(ratings[0])})


def check_study(case):
    """A study assignment ended without success, and the predicate is neither poor nor very poor.

    Source: PermenPANRB 6/2022, Lampiran Bab IV.B.3.a.3.d and b.3.d; other regulations have no such rule.

    >>> case = {'scheme': 'permenpanrb6', 'study_failed': True, 'predicate': 'good'}
    >>> [finding.severity for finding in check_study(case)]
    ['block']
    """
    if case.get('scheme') == 'permenpanrb6' and case.get('study_failed') and case.get('predicate'):
        for finding in follow_study_failure(case['predicate']):
            yield CheckFinding(finding.code, 'block', 'rating', 'predicate', finding.values)


RATING_CHECKS = (
    check_evidence, check_line_ratings, check_results, check_behaviours, check_peers, check_study)
