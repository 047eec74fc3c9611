"""A table of a recap as plain values: one list of columns and rows for the PDF and for the workbook."""
from collections import Counter
from decimal import Decimal
from typing import NamedTuple

from ..rules import indonesian, nip

NUMBERS = ('number', 'score')  # styles of columns that hold figures


class Column(NamedTuple):
    """What a column is called, how wide it is on paper in mm (0: what is left), and what it holds."""

    label: str
    width: int = 0
    style: str = 'text'  # text, center, digits, number, score


class Strong(tuple):
    """A row that stands out, such as one of averages."""


class Table(NamedTuple):
    """A table below its title. A row is a tuple of values; a text alone is a heading over the rows below it."""

    title: str
    columns: tuple
    rows: list
    total: str = ''  # label of a last row that adds up the columns of numbers
    empty: str = "Tidak ada."

    def sums(self):
        """The last row: its label, and the sum of each column of numbers; empty texts between them."""
        lines = [row for row in self.rows if not isinstance(row, str | Strong)]
        return [self.total, *(
            sum(line[place] or 0 for line in lines) if column.style == 'number' else ''
            for place, column in enumerate(self.columns) if place)]


def counted(title, label, width, pairs, words):
    """A table that counts: how often each word stands beside each name.

    :param list pairs: (name, word)
    :param list words: the columns, in their order
    """
    counts, names = Counter(pairs), dict.fromkeys(name for name, _word in pairs)
    columns = (Column(label, width), *(Column(word.upper(), 24, 'number') for word in words),
               Column("JUMLAH", 24, 'number'))
    rows = [(name, *(counts[name, word] for word in words), sum(counts[name, word] for word in words))
            for name in names]
    return Table(title, columns, rows, "JUMLAH")


def written(value, style):
    """A value as it stands on paper.

    >>> written(Decimal('87.5'), 'score'), written(1200, 'number'), written(0, 'number'), written(None, 'text')
    ('87,50', '1.200', '-', '')
    """
    if style in NUMBERS and isinstance(value, int | float | Decimal):
        return indonesian.number(value) if style == 'score' else indonesian.number_plain(value) if value else '-'
    return nip.format_nip(value) if style == 'digits' else str(value or '')
