"""Working minutes between two moments, and days by which work is due."""
from datetime import date, datetime, timedelta

from odoo.tests import BaseCase

from ..rules.working_time import due_day, merge, minutes_between, overrun

MONDAY = datetime(2025, 3, 3)


def office(days=5):
    """Working hours 8–12 and 13–16 on the first days of the week."""
    return merge([
        (MONDAY + timedelta(days=day, hours=begin), MONDAY + timedelta(days=day, hours=end))
        for day in range(days) for begin, end in ((8, 12), (13, 16))])


def at(day, hour, minute=0, second=0):
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute, seconds=second)


class TestWorkingTime(BaseCase):

    def test_minutes(self):
        hours = office()
        for name, start, end, minutes in (
            ('within the morning', at(0, 9), at(0, 10, 30), 90),
            ('over lunch', at(0, 11, 30), at(0, 13, 30), 60),
            ('within lunch', at(0, 12, 10), at(0, 12, 50), 0),
            ('overnight', at(0, 15, 30), at(1, 8, 30), 60),
            ('over the weekend', at(4, 15), at(7, 9), 60),
            ('a whole week', at(0, 0), at(7, 0), 5 * 7 * 60),
            ('a begun minute', at(0, 9), at(0, 9, 4, 59), 4),
            ('nothing', at(0, 9), at(0, 9), 0),
            ('a clock set back', at(0, 10), at(0, 9), 0),
            ('before all', at(-2, 0), at(-1, 0), 0),
            ('after all', at(9, 0), at(10, 0), 0),
        ):
            with self.subTest(name):
                self.assertEqual(minutes_between(hours, start, end), minutes)

    def test_no_working_hours(self):
        self.assertEqual(minutes_between([], at(0, 8), at(1, 8)), 0)

    def test_overrun(self):
        for minutes, standard, over in ((61, 60, 1), (60, 60, 0), (0, 60, 0), (600, 0, 0)):
            with self.subTest(minutes=minutes, standard=standard):
                self.assertEqual(overrun(minutes, standard), over)

    def test_due_day(self):
        week = [date(2025, 3, day) for day in (3, 4, 5, 6, 7, 10, 11, 12)]
        for name, days, start, count, due in (
            ('within the week', week, 3, 2, 5),
            ('over the weekend', week, 6, 2, 10),
            ('handed over on Saturday', week, 8, 1, 10),
            ('on the same day', week, 3, 0, 3),
            ('on the same day, a Sunday', week, 9, 0, 10),
            ('a holiday on Monday', [day for day in week if day.day != 10], 7, 1, 11),
            ('beyond what is known', week, 12, 3, 15),
            ('no working day known', [], 3, 5, 8),
        ):
            with self.subTest(name):
                self.assertEqual(due_day(days, date(2025, 3, start), count), date(2025, 3, due))
