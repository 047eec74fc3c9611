"""NIP and NI PPPK: what they say, and what is refused."""
from datetime import date

from odoo.tests import BaseCase

from ..rules import nip
from ..rules.errors import RuleError
from .common_cases import rows


class TestNip(BaseCase):

    def test_accepted(self):
        for row in rows('nip'):
            if row['error']:
                continue
            with self.subTest(**row):
                parsed = nip.parse(row['nip'])
                year, _dash, month = row['appointed'].partition('-')
                self.assertEqual(
                    (parsed.kind, parsed.birth_date.isoformat(), parsed.appointed, parsed.sex, parsed.serial),
                    (row['kind'], row['birth_date'], (int(year), int(month) if month else None), row['sex'],
                     int(row['serial'])))

    def test_refused(self):
        for row in rows('nip'):
            if not row['error']:
                continue
            with self.subTest(**row), self.assertRaises(RuleError) as refused:
                nip.parse(row['nip'])
            self.assertEqual(refused.exception.code, row['error'])

    def test_printed(self):
        for row in rows('nip'):
            with self.subTest(**row):
                self.assertEqual(nip.format_nip(row['nip']), row['printed'] or '')

    def test_nothing_is_printed_as_nothing(self):
        self.assertEqual([nip.format_nip(empty) for empty in (None, False, '')], [''] * 3)

    def test_mismatches(self):
        parsed = nip.parse('196604081993031009')
        self.assertEqual(nip.mismatches(parsed), [])
        self.assertEqual(nip.mismatches(parsed, date(1966, 4, 8), 'male'), [])
        self.assertEqual(nip.mismatches(parsed, date(1966, 8, 4), 'female'), ['birth_date', 'sex'])
        self.assertEqual(nip.mismatches(parsed, sex='other'), [], "only male and female can be compared")

    def test_young(self):
        for number, expected in (
            ('199004082006031001', ['young']),  # 15 years and 11 months
            ('199004082006041001', []),
            ('199004082005211001', ['young']),
            ('199004082006211001', []),  # no month: the whole year is open
        ):
            with self.subTest(number=number):
                self.assertEqual(nip.mismatches(nip.parse(number)), expected)
