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

    def test_warnings(self):
        for row in rows('nip_warnings'):
            with self.subTest(**row):
                parsed, birth_date = nip.parse(row['nip']), row['birth_date'] and date.fromisoformat(row['birth_date'])
                found = nip.warnings(parsed, birth_date, row['sex'], row['kind'])
                self.assertEqual(';'.join(finding.code for finding in found), row['warnings'] or '')

    def test_warnings_name_both_values(self):
        parsed = nip.parse('196604081993031009')
        birth, sex, kind = map(str, nip.warnings(parsed, date(1966, 8, 4), 'female', 'pppk'))
        for sentence, values in ((birth, ('1966-04-08', '1966-08-04')), (sex, ('male', 'female')),
                                 (kind, ('PNS', 'PPPK'))):
            for value in (*values, '19660408 199303 1 009'):
                self.assertIn(value, sentence)
        [young] = map(str, nip.warnings(nip.parse('199004082006031001')))
        self.assertIn("born on 1990-04-08 and appointed in 2006-03, before the age of 16", young)

    def test_minimum_age_is_a_setting(self):
        parsed = nip.parse('199004082006041001')
        self.assertEqual(nip.warnings(parsed, figures={'minimum_age': 16}), [])
        self.assertEqual([finding.code for finding in nip.warnings(parsed, figures={'minimum_age': 17})], ['nip_young'])
        self.assertFalse(nip.FIGURES['minimum_age'].confirmed)
