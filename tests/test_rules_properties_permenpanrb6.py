"""What holds for any unit and any range under PermenPANRB 6/2022 (needs ``hypothesis``)."""
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ..rules import permenpanrb6_2022, permenpanrb6_clocks, permenpanrb6_distribution

steady = settings(deadline=None, derandomize=True, database=None)

organisations = st.sampled_from(sorted(permenpanrb6_distribution.LIMITS))
counts = st.fixed_dictionaries({
    predicate: st.integers(0, 40) for predicate in permenpanrb6_distribution.PREDICATES})
ratings = st.lists(st.sampled_from(permenpanrb6_2022.RATINGS), max_size=9)
ORDER = ('below', 'meets', 'above')


class TestPermenpanrb6Properties(BaseCase):

    @steady
    @given(organisations, st.integers(1, 500))
    def test_the_curve_itself_fits(self, organisation, units):
        """A unit of any multiple of twenty people, spread exactly as the curve is drawn."""
        curve = permenpanrb6_2022.expected_curve(organisation)
        people = {predicate: share * units / 5 for predicate, share in curve.items()}
        self.assertEqual(permenpanrb6_2022.check_distribution(organisation, people), [])

    @steady
    @given(organisations, counts, st.integers(2, 9))
    def test_shares_do_not_depend_on_the_size(self, organisation, people, times):
        """What fits a unit fits one that is larger throughout; its limits are shares."""
        larger = {predicate: count * times for predicate, count in people.items()}
        if not permenpanrb6_2022.check_distribution(organisation, people):
            self.assertEqual(permenpanrb6_2022.check_distribution(organisation, larger), [])

    @steady
    @given(organisations, st.integers(1, 12))
    def test_too_few_is_said_only_where_nothing_fits(self, organisation, total):
        spreads = [
            dict(zip(permenpanrb6_distribution.PREDICATES, (a, b, c, d, total - a - b - c - d), strict=True))
            for a in range(total + 1) for b in range(total + 1 - a) for c in range(total + 1 - a - b)
            for d in range(total + 1 - a - b - c)]
        found = [permenpanrb6_2022.check_distribution(organisation, people) for people in spreads]
        too_few = [any(finding.code == 'distribution_too_few' for finding in findings) for findings in found]
        self.assertIn(set(too_few), ({True}, {False}))
        self.assertEqual(all(too_few), all(found))

    @steady
    @given(ratings, ratings, st.integers(0, 8))
    def test_a_better_result_never_suggests_less(self, main, additional, place):
        if place >= len(main):
            return
        better = [*main]
        better[place] = 'above'
        before = permenpanrb6_2022.suggest_results(main, additional)
        after = permenpanrb6_2022.suggest_results(better, additional)
        if before and after:
            self.assertLessEqual(ORDER.index(before), ORDER.index(after))

    @steady
    @given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 800), st.sampled_from(['monthly', 'quarterly']))
    def test_spans_cover_the_range_once(self, first, days, cycle):
        last = first + timedelta(days=days)
        found = permenpanrb6_clocks.spans(first, last, cycle)
        self.assertEqual((found[0][1], found[-1][2]), (first, last))
        self.assertEqual(sum((end - start).days + 1 for _code, start, end in found), days + 1)
        self.assertEqual(len({code for code, _start, _end in found}), len(found))
