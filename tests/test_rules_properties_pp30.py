"""What holds for any figures of PP 30/2019 and PermenPANRB 8/2021 (needs ``hypothesis``)."""
import ast
from dataclasses import astuple
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ..rules import permenpanrb8_2021 as pp30
from ..rules import pp46_2011
from .test_rules_properties import decimals, leaves, realised, steady, target

score = decimals(0, 120)
ends = st.tuples(target, target).map(lambda pair: tuple(sorted(pair)))
any_target = target | ends
CODES = ['very_poor', 'poor', 'fair', 'good', 'very_good']


class TestPp30Properties(BaseCase):

    @steady
    @given(realised, realised, any_target, st.booleans(), st.booleans())
    def test_better_output_never_lowers_an_indicator(self, done, more, planned, smaller, maximum):
        better, worse = (done, done + more) if smaller else (done + more, done)
        low, high = (pp30.indicator(output, planned, smaller, maximum) for output in (worse, better))
        self.assertLessEqual(low.achievement, high.achievement)
        self.assertLessEqual(low.percent, high.percent)
        self.assertLessEqual(low.score, high.score)
        self.assertLessEqual(CODES.index(low.category), CODES.index(high.category))

    @steady
    @given(decimals(-50, 200), decimals(-50, 200), st.booleans())
    def test_score_grows_with_the_percent_within_its_bounds(self, one, other, maximum):
        low, high = (pp30.indicator_score(percent, maximum) for percent in sorted((one, other)))
        self.assertTrue(0 <= low <= high <= 120)

    @steady
    @given(score, score, st.booleans(), st.booleans())
    def test_weighted_sum_stays_within_its_bounds(self, skp, behaviour, innovation, peers):
        result = pp30.appraisal(skp, behaviour, innovation, peers)
        cent = Decimal('0.01')  # each share is rounded
        self.assertTrue(0 <= result.score <= 120)
        self.assertTrue(min(skp, behaviour) - cent <= result.score <= max(skp, behaviour) + cent)

    @steady
    @given(st.lists(st.tuples(st.sampled_from(['agreement', 'initiative']), score), min_size=1, max_size=8),
           st.lists(st.tuples(st.sampled_from(['unit', 'agency', 'outside']), score), max_size=8))
    def test_skp_stays_within_its_bounds(self, lines, tasks):
        result = pp30.skp(lines, tasks)
        self.assertTrue(0 <= result.additional <= 10)
        self.assertTrue(result.main <= result.score <= 120)

    @steady
    @given(score, score, score)
    def test_an_innovation_never_lowers_the_predicate(self, skp, behaviour, first_half):
        for without, with_one in (
            (pp30.appraisal(skp, behaviour), pp30.appraisal(skp, behaviour, innovation=True)),
            (pp30.year_2021(first_half, skp), pp30.year_2021(first_half, skp, innovation=True)),
        ):
            self.assertEqual(without.score, with_one.score)
            self.assertLessEqual(CODES.index(without.rating), CODES.index(with_one.rating))

    @steady
    @given(realised, any_target, st.booleans(), score, score)
    def test_last_step_of_a_score_is_the_score(self, done, planned, smaller, skp, behaviour):
        self.assertEqual(pp30.indicator(done, planned, smaller).steps[-1].result, pp30.indicator(
            done, planned, smaller).score)
        result = pp30.appraisal(skp, behaviour)
        self.assertEqual(next(step.result for step in result.steps if step.name == 'score'), result.score)


class TestNoFloats(BaseCase):
    """Decimals never pass through floats."""

    @steady
    @given(realised, target, score, score)
    def test_text_float_and_decimal_are_read_alike(self, done, planned, skp, behaviour):
        for compute, arguments in (
            (pp30.indicator, (done, planned)),
            (pp30.indicator, (done, (planned, planned + 1))),
            (pp30.appraisal, (skp, behaviour)),
            (pp30.year_2021, (skp, behaviour)),
        ):
            expected = compute(*arguments)
            for kind in (str, float):
                as_kind = [tuple(map(kind, item)) if isinstance(item, tuple) else kind(item) for item in arguments]
                self.assertEqual(compute(*as_kind), expected)
            figures = [leaf for leaf in leaves(astuple(expected)) if not isinstance(leaf, str)]
            self.assertEqual({type(figure) for figure in figures}, {Decimal})

    @steady
    @given(realised, target, decimals(0, 100))
    def test_pp46_reads_text_float_and_decimal_alike(self, done, planned, percent):
        pair = (done, planned)
        expected = pp46_2011.activity({'quantity': pair, 'quality': (percent, 100), 'time': pair, 'cost': pair})
        for kind in (str, float):
            pair = (kind(done), kind(planned))
            self.assertEqual(expected, pp46_2011.activity(
                {'quantity': pair, 'quality': (kind(percent), 100), 'time': pair, 'cost': pair}))
            self.assertEqual(pp46_2011.appraisal(kind(percent), kind(percent)), pp46_2011.appraisal(percent, percent))

    def test_no_float_is_written_or_made(self):
        """Neither a literal such as 1.76 nor a call of float() stands in the arithmetic."""
        folder = Path(pp46_2011.__file__).parent
        files = [*folder.glob('pp46*.py'), *folder.glob('permenpanrb8*.py'),
                 *(folder / name for name in ('calculation.py', 'figures.py', 'values.py', 'months.py'))]
        self.assertEqual([], [
            f"{path.name}:{node.lineno}" for path in files for node in ast.walk(ast.parse(path.read_text('utf-8')))
            if isinstance(node, ast.Constant) and isinstance(node.value, float)
            or isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == 'float'])
