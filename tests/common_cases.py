"""The law in rows: reads ``tests/cases/*.csv``. Builds, never asserts."""
import csv
from decimal import Decimal
from pathlib import Path

CASES = Path(__file__).parent / 'cases'


def rows(name):
    """Each row of a table as a dict; an empty cell is None."""
    with (CASES / f'{name}.csv').open(encoding='utf-8', newline='') as table:
        for row in csv.DictReader(table):
            yield {column: cell or None for column, cell in row.items()}


def decimal(cell):
    """A figure of a table, None for an empty cell."""
    return None if cell is None else Decimal(cell)


def pairs(row, names):
    """``{'quantity': (realised, target)}`` from columns like quantity_realised, quantity_target."""
    return {name: (row[f'{name}_realised'], row[f'{name}_target'])
            for name in names if row[f'{name}_target'] is not None}
