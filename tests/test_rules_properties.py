"""What holds for any figures, not only for those of the tables (needs ``hypothesis``)."""
from dataclasses import astuple
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ..rules import indonesian, months, pp46_2011

# the same examples on every run, and none kept on disk
steady = settings(deadline=None, derandomize=True, database=None)


def decimals(low, high):
    return st.decimals(low, high, places=2)


realised = decimals(0, 10**9)
target = decimals('0.01', 10**9)
pair = st.tuples(realised, target)
percent = decimals(0, 100)


def leaves(value):
    """The plain values inside a result."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        return [leaf for item in value for leaf in leaves(item)]
    return [value]


class TestProperties(BaseCase):

    @steady
    @given(pair, realised, pair, pair)
    def test_more_output_never_lowers_quantity(self, quantity, more, quality, time):
        aspects = {'quality': quality, 'time': time}
        less_done = pp46_2011.activity({'quantity': quantity, **aspects})
        more_done = pp46_2011.activity({'quantity': (quantity[0] + more, quantity[1]), **aspects})
        self.assertLessEqual(less_done.aspects['quantity'], more_done.aspects['quantity'])

    @steady
    @given(pair, realised, pair, pair)
    def test_more_output_never_lowers_an_activity_that_was_done(self, quantity, more, quality, time):
        done = (quantity[0] + Decimal('0.01'), quantity[1])
        less_done, more_done = (
            pp46_2011.activity({'quantity': (output, done[1]), 'quality': quality, 'time': time})
            for output in (done[0], done[0] + more))
        self.assertLessEqual(less_done.score, more_done.score)

    @steady
    @given(pair, pair, pair, st.none() | pair)
    def test_activity_is_made_of_printed_decimals(self, quantity, quality, time, cost):
        result = pp46_2011.activity({'quantity': quantity, 'quality': quality, 'time': time, 'cost': cost})
        figures = [leaf for leaf in leaves(astuple(result)) if not isinstance(leaf, str)]
        self.assertTrue(all(type(figure) is Decimal for figure in figures))
        self.assertTrue(all(figure.as_tuple().exponent == -2 for figure in figures))
        self.assertEqual(result.total, sum(result.aspects.values()))

    @steady
    @given(realised, target)
    def test_time_never_exceeds_one_hundred(self, used, planned):
        aspects = {'quantity': (1, 1), 'quality': (1, 1), 'time': (used, planned)}
        self.assertLessEqual(pp46_2011.activity(aspects).aspects['time'], 100)

    @steady
    @given(decimals(-100, 1000), decimals(0, 100), percent, percent)
    def test_appraisal_grows_with_both_shares(self, skp, more, one, other):
        lower, higher = sorted((one, other))
        before, after = pp46_2011.appraisal(skp, lower), pp46_2011.appraisal(skp + more, higher)
        self.assertLessEqual(before.score, after.score)
        codes = ['very_poor', 'poor', 'fair', 'good', 'very_good']
        self.assertLessEqual(codes.index(before.rating), codes.index(after.rating))

    @steady
    @given(st.lists(st.tuples(st.none() | percent, st.none() | realised), max_size=12))
    def test_weighted_average_stays_among_the_values(self, rows):
        values = [value for value, _quantity in rows if value is not None]
        year = months.add_up('weighted_average', rows)
        self.assertTrue(min(values, default=0) <= year <= max(values, default=0))

    @steady
    @given(decimals(-(10**14), 10**14), st.booleans())
    def test_numbers_round_trip(self, value, grouping):
        self.assertEqual(indonesian.parse_number(indonesian.number(value, grouping=grouping)), value)
