"""Legal time limits."""
from datetime import date, datetime

from odoo.tests import BaseCase

from ..rules import clocks
from ..rules.errors import RuleError
from .common_cases import rows


class TestClocks(BaseCase):

    def test_deadlines(self):
        for row in rows('clocks'):
            holidays = {date.fromisoformat(day) for day in (row['holidays'] or '').split(';') if day}
            with self.subTest(**row):
                last = clocks.deadline(date.fromisoformat(row['start']), row['days'], row['kind'], holidays)
                self.assertEqual(last.isoformat(), row['deadline'])

    def test_six_day_week(self):
        self.assertEqual(clocks.deadline(date(2026, 1, 30), 1, 'working', weekend=(6,)), date(2026, 1, 31))

    def test_days_left(self):
        last = date(2026, 2, 13)
        self.assertEqual([clocks.days_left(date(2026, 2, day), last) for day in (10, 13, 14)], [3, 0, -1])
        self.assertEqual(clocks.days_left(datetime(2026, 2, 13, 23, 59), last), 0)

    def test_refused(self):
        today = date(2026, 1, 30)
        for arguments, code in (
            (('today', 1), 'not_date'),
            ((today, -1), 'not_count'),
            ((today, 10**9), 'outside_range'),
            ((today, 1.5), 'not_count'),
            ((today, 1, 'lunar'), 'unknown_kind'),
            ((today, 1, 'working', (), range(7)), 'no_working_day'),
        ):
            with self.subTest(arguments=arguments), self.assertRaises(RuleError) as refused:
                clocks.deadline(*arguments)
            self.assertEqual(refused.exception.code, code)
