"""PP 46/2011 against its tables: every figure, every edge of a band."""
from decimal import Decimal

from odoo.tests import BaseCase

from ..rules import pp46_2011
from ..rules.errors import RuleError
from .common_cases import decimal, pairs, rows

ASPECTS = ('quantity', 'quality', 'time', 'cost')
TWO_PLACES = Decimal('0.01').as_tuple().exponent


class TestPp46Activity(BaseCase):

    def test_activities(self):
        for row in rows('pp46_activity'):
            with self.subTest(**row):
                result = pp46_2011.activity(pairs(row, ASPECTS))
                expected = {name: decimal(row[name]) for name in ASPECTS if row[name]}
                self.assertEqual(result.aspects, expected)
                self.assertEqual((result.total, result.score), (decimal(row['total']), decimal(row['score'])))

    def test_figures_are_printable(self):
        for row in rows('pp46_activity'):
            with self.subTest(**row):
                result = pp46_2011.activity(pairs(row, ASPECTS))
                for figure in (*result.aspects.values(), result.total, result.score):
                    self.assertEqual(figure.as_tuple().exponent, TWO_PLACES)
                    self.assertFalse(figure.is_zero() and figure.is_signed(), "-0 is never printed")

    def test_source_slips_are_not_reproduced(self):
        slips = [row for row in rows('pp46_activity') if 'source slip' in (row['note'] or '')]
        for row in slips:
            with self.subTest(**row):
                score = pp46_2011.activity(pairs(row, ASPECTS)).score
                self.assertNotIn(str(score), row['printed'])
        self.assertEqual(len(slips), 4)

    def test_refused(self):
        for row in rows('pp46_activity_refused'):
            with self.subTest(**row), self.assertRaises(RuleError) as refused:
                pp46_2011.activity(pairs(row, ASPECTS))
            self.assertEqual(refused.exception.code, row['error'])

    def test_unknown_aspect_and_half_a_pair(self):
        aspects = {'quantity': (1, 1), 'quality': (90, 100), 'time': (12, 12)}
        with self.assertRaisesRegex(ValueError, "“beauty” is not known here; use one of: quantity"):
            pp46_2011.activity({**aspects, 'beauty': (1, 1)})
        with self.assertRaisesRegex(ValueError, "a pair: the realised figure and the target"):
            pp46_2011.activity({**aspects, 'cost': 5})

    def test_cost_may_be_none(self):
        aspects = {'quantity': (2, 2), 'quality': (90, 100), 'time': (12, 12)}
        self.assertEqual(pp46_2011.activity({**aspects, 'cost': None}), pp46_2011.activity(aspects))

    def test_float_is_read_as_written(self):
        aspects = {'quantity': (2.0, 2.0), 'quality': (90.0, 100.0), 'time': (9.12, 12.0)}
        self.assertEqual(pp46_2011.activity(aspects).aspects['time'], Decimal('100.00'))

    def test_calculation_is_shown(self):
        result = pp46_2011.activity({'quantity': (2, 2), 'quality': (90, 100), 'time': (9, 12)})
        time = next(step for step in result.steps if step.name == 'time')
        self.assertEqual(time.formula, "76 − ((1.76 × 12 − 9) / 12 × 100 − 100)")
        self.assertEqual(time.article, "Perka BKN 1/2013 (> 24 %)")
        self.assertEqual([step.name for step in result.steps], ['quantity', 'quality', 'time', 'total', 'score'])
        self.assertEqual(result.steps[-1].result, result.score)


class TestPp46Year(BaseCase):

    def test_bonuses(self):
        for row in rows('pp46_bonus'):
            creativity = (row['creativity'] or '').split(';') if row['creativity'] else ()
            with self.subTest(**row):
                result = pp46_2011.skp_result(
                    row['activity_scores'].split(';'), row['additional_tasks'], iter(creativity))
                self.assertEqual(result.score, decimal(row['skp']))
                self.assertEqual(result.steps[-1].result, result.score)

    def test_refused(self):
        for arguments, code in (
            (([],), 'no_scores'),
            (('90',), 'not_scores'),
            ((['ninety'],), 'not_number'),
            (([90], -1), 'not_count'),
            (([90], '1.5'), 'not_count'),
            (([90], 0, ['world']), 'unknown_key'),
        ):
            with self.subTest(arguments=arguments), self.assertRaises(RuleError) as refused:
                pp46_2011.skp(*arguments)
            self.assertEqual(refused.exception.code, code)

    def test_bonuses_are_shown(self):
        for count, formula in ((0, '0'), (3, '1 ≤ 3 ≤ 3'), (4, '4 ≤ 4 ≤ 6'), (20, '20 ≥ 7')):
            with self.subTest(count=count):
                steps = pp46_2011.skp_result([90], count, ['unit', 'organisation']).steps
                self.assertEqual([step.name for step in steps], ['average', 'additional', 'creativity', 'skp'])
                self.assertEqual((steps[1].formula, steps[2].formula), (formula, '3 + 6'))

    def test_part_year(self):
        for row in rows('pp46_part_year'):
            with self.subTest(**row):
                parts = row['scores'].split(';')
                result = pp46_2011.part_year_result(parts)
                self.assertEqual(result.score, decimal(row['skp']))
                self.assertEqual(result.steps[-1].result, result.score)
                self.assertEqual(pp46_2011.part_year(parts), result.score)

    def test_study(self):
        for row in rows('pp46_study'):
            with self.subTest(**row):
                if row['error']:
                    with self.assertRaises(RuleError) as refused:
                        pp46_2011.study(row['index'])
                    self.assertEqual(refused.exception.code, row['error'])
                    continue
                result = pp46_2011.study(row['index'])
                self.assertEqual((result.score, result.steps[-1].result), (decimal(row['skp']),) * 2)

    def test_behaviour(self):
        for row in rows('pp46_behaviour'):
            scores = {name: row[name] for name in pp46_2011.BEHAVIOURS}
            with self.subTest(**row):
                if row['error']:
                    with self.assertRaises(RuleError) as refused:
                        pp46_2011.behaviour(scores)
                    self.assertEqual(refused.exception.code, row['error'])
                    continue
                result = pp46_2011.behaviour(scores)
                self.assertEqual((result.total, result.average, result.weighted),
                                 (decimal(row['total']), decimal(row['average']), decimal(row['weighted'])))

    def test_appraisal(self):
        for row in rows('pp46_appraisal'):
            with self.subTest(**row):
                result = pp46_2011.appraisal(row['skp'], row['behaviour_average'])
                self.assertEqual(
                    (result.skp_share, result.behaviour_share, result.score, result.rating),
                    (decimal(row['skp_share']), decimal(row['behaviour_share']), decimal(row['score']),
                     row['rating']))

    def test_appraisal_refuses_a_behaviour_above_100(self):
        with self.assertRaisesRegex(
                ValueError, "behaviour average is 100.01; by Perka BKN 1/2013 it lies between 0 and 100. Enter"):
            pp46_2011.appraisal(90, '100.01')

    def test_bands(self):
        for row in rows('pp46_bands'):
            with self.subTest(**row):
                self.assertEqual(pp46_2011.band(row['score']), row['rating'])

    def test_appraisal_is_shown(self):
        steps = pp46_2011.appraisal(92, '85.60').steps
        self.assertEqual([(step.name, step.formula) for step in steps], [
            ('skp', '92 × 60 %'), ('behaviour', '85.6 × 40 %'), ('score', '55.2 + 34.24'), ('rating', '89.44 ≥ 76')])


class TestPp46Figures(BaseCase):
    """A dated scheme hands other figures in."""

    def test_each_figure_counts(self):
        scores = dict.fromkeys(pp46_2011.BEHAVIOURS, 90)
        weights = {'skp_weight': 70, 'behaviour_weight': 30}
        for figures, compute, expected in (
            (weights, lambda figures: pp46_2011.appraisal(90, 80, figures).score, 87),
            (weights, lambda figures: pp46_2011.behaviour(scores, figures).weighted, 27),
            ({'band_very_good': 90.5}, lambda figures: pp46_2011.band('90.50', figures), 'very_good'),
            ({'band_good': '75.5'}, lambda figures: pp46_2011.appraisal('75.5', '75.5', figures).rating, 'good'),
            ({'band_fair': 60}, lambda figures: pp46_2011.band(60, figures), 'fair'),
            ({'band_poor': 50}, lambda figures: pp46_2011.band_step(50, figures).formula, '50 ≥ 50'),
            ({'creativity_unit': 2}, lambda figures: pp46_2011.skp([90], 0, ['unit'], figures), 92),
            ({'creativity_organisation': 5}, lambda figures: pp46_2011.skp([90], 0, ['organisation'], figures), 95),
            ({'creativity_nation': 10}, lambda figures: pp46_2011.skp([90], 0, ['nation'], figures), 100),
            ({'study_index_max': 5.0}, lambda figures: pp46_2011.study(4, figures).score, 80),
        ):
            with self.subTest(figures=figures):
                self.assertEqual(compute(figures), expected)
                self.assertNotEqual(compute(None), expected)

    def test_refused(self):
        for figures, sentence in (
            ({'skp_weight': 70}, "“skp_weight” and “behaviour_weight” add up to 110 percent; by PP 46/2011"),
            ({'behaviour_max': 80.0}, "behaviour average is 85; by Perka BKN 1/2013 it lies between 0 and 80"),
            ({'weight': 60}, "“weight” is not known here"),
            ({'skp_weight': 'much'}, "“much”, which is not a number"),
        ):
            with self.subTest(figures=figures), self.assertRaisesRegex(ValueError, sentence):
                pp46_2011.appraisal(90, 85, figures)
        with self.assertRaisesRegex(ValueError, "target of the grade index is 0; by Perka BKN 1/2013"):
            pp46_2011.study(0, {'study_index_max': 0})

    def test_each_figure_names_its_text(self):
        for code, figure in pp46_2011.FIGURES.items():
            with self.subTest(code=code):
                self.assertRegex(figure.article, r"(PP 46/2011|Perka BKN 1/2013)")
                self.assertIs(type(figure.value), Decimal)
