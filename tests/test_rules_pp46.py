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

    def test_part_year(self):
        for row in rows('pp46_part_year'):
            with self.subTest(**row):
                self.assertEqual(pp46_2011.part_year(row['scores'].split(';')), decimal(row['skp']))

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
        with self.assertRaisesRegex(ValueError, "behaviour average is 100.01; it must lie between 0 and 100"):
            pp46_2011.appraisal(90, '100.01')

    def test_bands(self):
        for row in rows('pp46_bands'):
            with self.subTest(**row):
                self.assertEqual(pp46_2011.band(row['score']), row['rating'])
