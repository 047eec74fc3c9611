"""How official sheets write numbers, amounts and dates."""
from datetime import date

from odoo.tests import BaseCase

from ..rules import indonesian
from ..rules.errors import RuleError
from .common_cases import decimal, rows


class TestIndonesian(BaseCase):

    def test_written(self):
        for row in rows('indonesian_numbers'):
            places = [int(row['places'])] if row['places'] else []
            with self.subTest(**row):
                self.assertEqual(getattr(indonesian, row['function'])(row['value'], *places), row['text'])

    def test_parsed(self):
        for row in rows('indonesian_parsed'):
            with self.subTest(**row):
                if row['value'] == 'refused':
                    with self.assertRaises(RuleError):
                        indonesian.parse_number(row['text'] or '')
                else:
                    self.assertEqual(indonesian.parse_number(row['text']), decimal(row['value']))

    def test_months(self):
        self.assertEqual(
            [date(2025, month, 1).strftime('%m') + indonesian.month_name(month) for month in (1, 5, 8, 12)],
            ['01Januari', '05Mei', '08Agustus', '12Desember'])
        for number in (0, 13, 'May'):
            with self.subTest(number=number), self.assertRaises(RuleError):
                indonesian.month_name(number)

    def test_dates(self):
        self.assertEqual(indonesian.date_long(date(2025, 12, 17)), '17 Desember 2025')
        self.assertEqual(indonesian.period(date(2025, 1, 2), date(2025, 12, 31)), '2 Januari s/d 31 Desember 2025')
        self.assertEqual(indonesian.period(date(2024, 7, 1), date(2025, 6, 30)), '1 Juli 2024 s/d 30 Juni 2025')
        with self.assertRaisesRegex(ValueError, "ends on 2025-01-01, before it begins on 2025-01-02"):
            indonesian.period(date(2025, 1, 2), date(2025, 1, 1))
        with self.assertRaisesRegex(ValueError, "“17-12-2025”, which is not a date"):
            indonesian.date_long('17-12-2025')

    def test_dash(self):
        self.assertEqual([indonesian.dash(value) for value in (None, False, '', ' ')], ['-'] * 4)
        self.assertEqual([indonesian.dash(value) for value in (0, '0', 'nota')], ['0', '0', 'nota'])
