"""What a check before signing reports."""
import dataclasses

try:
    from .errors import MESSAGES
except ImportError:  # the file runs by itself: python -m doctest
    from errors import MESSAGES

SEVERITIES = ('block', 'warning', 'note')


@dataclasses.dataclass(frozen=True)
class CheckFinding:
    """One finding: how grave, which thing (``key``), which of its fields, and the sentence.

    ``key`` is 'plan', 'rating', 'behaviour', 'peers', 'party:employee', 'party:appraiser', 'party:superior',
    'line:<id>' or 'indicator:<id>'. Only what the law forbids is a 'block'.

    >>> finding = CheckFinding('check_no_nip', 'warning', 'party:employee', 'nip', {'person': 'Sari'})
    >>> str(finding)
    'The NIP of Sari is missing; enter its 18 digits.'
    """

    code: str
    severity: str
    key: str
    field: str
    values: dict = dataclasses.field(default_factory=dict)

    @property
    def template(self):
        """The English sentence with its placeholders (a literal of MESSAGES)."""
        return MESSAGES[self.code]

    def __str__(self):
        return self.template % self.values
