"""Check of the months' evidence before the year is signed (see ``checks`` for the case)."""
try:
    from .checks_finding import CheckFinding
except ImportError:  # the file runs by itself: python -m doctest
    from checks_finding import CheckFinding


def check_months(case):
    """Months that report figures, none of them with a document.

    ``case['months']``: each ``{'id', 'name', 'realised', 'evidence'}``: whether figures other than 0 are reported,
    and the number of documents. One finding for all months, about the first of them (key 'month:<id>').

    Source: PermenPANRB 6/2022 Pasal 12 (evidence is agreed in the plan); other regulations ask for it in practice.

    >>> months = [{'id': 4, 'name': 'Maret 2026', 'realised': True, 'evidence': 0}]
    >>> [(finding.severity, finding.key) for finding in check_months({'months': months})]
    [('note', 'month:4')]
    """
    bare = [month for month in case.get('months', ()) if month['realised'] and not month['evidence']]
    if bare:
        yield CheckFinding('check_bare_months', 'note', f"month:{bare[0]['id']}", 'evidence', {
            'months': ', '.join(month['name'] for month in bare)})
