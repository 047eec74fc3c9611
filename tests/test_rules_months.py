"""Months that add up to a year."""
from odoo.tests import BaseCase

from ..rules import months
from ..rules.errors import RuleError
from .common_cases import decimal, rows


def _figures(cell):
    return [None if figure == '-' else figure for figure in cell.split(';')] if cell else []


class TestMonths(BaseCase):

    def test_methods(self):
        for row in rows('months'):
            values = _figures(row['values'])
            quantities = _figures(row['quantities']) or [None] * len(values)
            with self.subTest(**row):
                year = months.add_up(row['method'], zip(values, quantities, strict=True))
                self.assertEqual(str(year), str(decimal(row['year'])))

    def test_each_aspect_has_a_method(self):
        self.assertEqual(set(months.DEFAULT_METHOD), {'quantity', 'quality', 'time', 'cost'})
        self.assertLessEqual(set(months.DEFAULT_METHOD.values()), set(months.METHODS))

    def test_refused(self):
        for method, month, code in (
            ('guess', (1, 1), 'unknown_method'),
            ('sum', (-1, None), 'negative'),
            ('weighted_average', (90, -1), 'negative'),
            ('sum', ('many', None), 'not_number'),
        ):
            with self.subTest(method=method, month=month), self.assertRaises(RuleError) as refused:
                months.add_up(method, [month])
            self.assertEqual(refused.exception.code, code)
