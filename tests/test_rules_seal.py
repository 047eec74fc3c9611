"""A seal stands for exactly one content."""
from datetime import UTC, date, datetime
from decimal import Decimal

from odoo.tests import BaseCase

from ..rules import seal
from ..rules.errors import RuleError

SHEET = {'name': 'Siti Aminah', 'score': Decimal('88.60'), 'on': date(2025, 12, 31), 'lines': [1, True, None]}


class TestSeal(BaseCase):

    def test_written_in_one_way(self):
        self.assertEqual(
            seal.canonical(SHEET),
            b'{"lines":[1,true,null],"name":"Siti Aminah","on":"2025-12-31","score":"88.60"}')
        self.assertEqual(seal.canonical(dict(reversed(SHEET.items()))), seal.canonical(SHEET))
        self.assertEqual(seal.canonical({'lines': (1, 2)}), seal.canonical({'lines': [1, 2]}))

    def test_accents_are_composed(self):
        self.assertEqual(seal.digest({'name': 'Rene\u0301'}), seal.digest({'name': 'Ren\u00e9'}))

    def test_known_digest(self):
        first = seal.digest({'score': Decimal('88.67')})
        self.assertEqual(first, 'fe51d1d9de524b07' + first[16:])
        self.assertEqual(len(first), 64)

    def test_any_change_shows(self):
        original = seal.digest(SHEET)
        for change in ({'score': Decimal('88.61')}, {'score': Decimal('88.6')}, {'name': 'Siti aminah'},
                       {'on': date(2026, 1, 1)}, {'lines': [1, True]}, {'extra': None}):
            with self.subTest(change=change):
                self.assertNotEqual(seal.digest({**SHEET, **change}), original)
        self.assertNotEqual(seal.digest(SHEET, original), original, "the digest before it is covered too")

    def test_refused(self):
        for content, code in (
            ({'score': 88.6}, 'seal_float'),
            ({'score': Decimal('NaN')}, 'seal_type'),
            ({'scan': b'pdf'}, 'seal_type'),
            ({'people': {'a', 'b'}}, 'seal_type'),
            ({1: 'one'}, 'seal_type'),
            ({'at': datetime(2025, 1, 1, tzinfo=UTC)}, 'seal_type'),
            ({'name': '\ud800'}, 'seal_type'),
            ({'e\u0301': 1, '\u00e9': 2}, 'seal_twice'),
            ('text', 'seal_top'),
        ):
            with self.subTest(content=content), self.assertRaises(RuleError) as refused:
                seal.canonical(content)
            self.assertEqual(refused.exception.code, code)

    def test_refused_previous_digest(self):
        for previous in ('abc', 'G' * 64, 'A' * 64):
            with self.subTest(previous=previous), self.assertRaises(RuleError):
                seal.digest(SHEET, previous)

    def test_the_place_is_named(self):
        with self.assertRaisesRegex(ValueError, "at /lines/0/score is a binary fraction"):
            seal.canonical({'lines': [{'score': 0.5}]})
