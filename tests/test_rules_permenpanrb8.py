"""PP 30/2019 and PermenPANRB 8/2021 against their tables: every worked example, every edge of a band."""
from decimal import Decimal

from odoo.tests import BaseCase

from ..rules import permenpanrb8_2021 as pp30
from ..rules.errors import RuleError
from .common_cases import decimal, rows


def target(row):
    """A number, or a range where the row has an upper end."""
    return row['target_low'] if row['target_high'] is None else (row['target_low'], row['target_high'])


def split(cell):
    return cell.split(';') if cell else []


class Pp30Case(BaseCase):

    def check(self, table, compute, columns):
        """Of each row the figures, or the refusal."""
        for row in rows(table):
            with self.subTest(**row):
                if row['error']:
                    with self.assertRaises(RuleError) as refused:
                        compute(row)
                    self.assertEqual(refused.exception.code, row['error'])
                    continue
                result = compute(row)
                for column, figure in columns.items():
                    self.assertEqual(getattr(result, figure), decimal(row[column]))
                    self.assertIs(type(getattr(result, figure)), Decimal)
                self.assertEqual(getattr(result, 'rating', None), row.get('rating'))


class TestPp30Indicator(Pp30Case):

    def test_achievements(self):
        for row in rows('pp30_achievement'):
            with self.subTest(**row):
                smaller, maximum = bool(row['smaller_is_better']), bool(row['is_maximum'])
                self.assertEqual(
                    pp30.achievement(row['realised'], target(row), smaller_is_better=smaller),
                    decimal(row['achievement']))
                result = pp30.indicator(row['realised'], target(row), smaller, maximum)
                self.assertEqual(
                    (result.achievement, result.percent, result.category, result.score),
                    (decimal(row['achievement']), decimal(row['percent']), row['category'], decimal(row['score'])))
                self.assertEqual(
                    [(step.name, step.result) for step in result.steps],
                    [('achievement', result.achievement), ('percent', result.percent), ('indicator', result.score)])

    def test_source_slips_are_not_reproduced(self):
        slips = [row for row in rows('pp30_achievement') if 'source slip' in (row['note'] or '')]
        for row in slips:
            with self.subTest(**row):
                self.assertNotIn(str(pp30.achievement(row['realised'], target(row))), row['printed'])
        self.assertEqual(len(slips), 1)

    def test_refused(self):
        for row in rows('pp30_achievement_refused'):
            with self.subTest(**row), self.assertRaises(RuleError) as refused:
                pp30.achievement(row['realised'], target(row))
            self.assertEqual(refused.exception.code, row['error'])

    def test_a_target_of_three_ends_is_no_range(self):
        with self.assertRaisesRegex(ValueError, "it must be a number, or a range: its lower and its upper end"):
            pp30.achievement(1, (1, 2, 3))

    def test_a_refusal_says_value_article_and_way_out(self):
        for arguments, sentence in (
            ((10, (90, 80)), "from 90 down to 80; by PermenPANRB 8/2021 .* Write the lower end first"),
            ((10, 0), "is 0; by PermenPANRB 8/2021 it must be more than 0. Leave out"),
        ):
            with self.subTest(arguments=arguments), self.assertRaisesRegex(ValueError, sentence):
                pp30.achievement(*arguments)
        with self.assertRaisesRegex(ValueError, "SKP score is 121; by PP 30/2019 it lies between 0 and 120. Enter"):
            pp30.appraisal(121, 100)

    def test_scores(self):
        for row in rows('pp30_indicator'):
            with self.subTest(**row):
                maximum = bool(row['is_maximum'])
                score = pp30.indicator_score(row['percent'], is_maximum=maximum)
                self.assertEqual((score, score.as_tuple().exponent), (decimal(row['score']), -2))
                self.assertEqual(pp30.category(row['percent'], is_maximum=maximum), row['category'])

    def test_calculation_is_shown(self):
        for arguments, formulas in (
            ((70, (80, 90)), ['70 / 80 × 100', '≈ 87.5', '70 + (89 − 70) / (99 − 80) × (88 − 80)']),
            ((9, (7, 8), True), ['(1 + (1 − 9 / 8)) × 100', '≈ 87.5', '70 + (89 − 70) / (99 − 80) × (88 − 80)']),
            ((85, (80, 90)), ['80 ≤ 85 ≤ 90', '≈ 100', '100 = 100']),
            ((100, 100, False, True), ['100 / 100 × 100', '≈ 100', '100 ≥ 100']),
            ((1, 2), ['1 / 2 × 100', '≈ 50', '50 / 59 × 49']),
        ):
            with self.subTest(arguments=arguments):
                result = pp30.indicator(*arguments)
                self.assertEqual([step.formula for step in result.steps], formulas)
                self.assertEqual({step.article for step in result.steps}, {"PermenPANRB 8/2021"})


class TestPp30Year(Pp30Case):

    def test_skp(self):
        def compute(row):
            lines = [(kind, score) for kind in ('agreement', 'initiative') for score in split(row[kind])]
            return pp30.skp(lines, (task.split(' ') for task in split(row['additional'])))
        self.check('pp30_skp', compute, {'main': 'main', 'additional_total': 'additional', 'skp': 'score'})

    def test_skp_is_shown(self):
        steps = pp30.skp([('agreement', '98.67'), ('initiative', 109)], [('unit', 120), ('agency', 109)]).steps
        self.assertEqual(
            [(step.name, step.formula, str(step.result)) for step in steps], [
                ('average_agreement', '(98.67) / 1', '98.67'),
                ('average_initiative', '(109) / 1', '109.00'),
                ('main_agreement', '98.67 × 60 %', '59.20'),
                ('main_initiative', '109 × 40 %', '43.60'),
                ('main', '59.2 + 43.6', '102.80'),
                ('additional_task', '100 / 100 × 5 × 120 / 100', '6.00'),
                ('additional_task', '80 / 100 × 5 × 109 / 100', '4.36'),
                ('additional', '6 + 4.36 = 10.36 > 10', '10.00'),
                ('skp', '102.8 + 10', '112.80'),
            ])

    def test_a_line_is_the_average_of_its_indicators(self):
        result = pp30.line([109, 88, 88])
        self.assertEqual((result.score, result.steps[0].formula), (Decimal('95.00'), '(109 + 88 + 88) / 3'))
        with self.assertRaisesRegex(ValueError, "score of the line is 120.01; by PP 30/2019"):
            pp30.line([109, '120.01'])
        with self.assertRaisesRegex(ValueError, "“109” is a text, not a list of scores"):
            pp30.line('109')

    def test_unknown_kind(self):
        with self.assertRaisesRegex(ValueError, "“routine” is not known here; use one of: agreement, initiative"):
            pp30.main([('routine', 100)])

    def test_behaviour(self):
        self.check(
            'pp30_behaviour', lambda row: pp30.behaviour({name: row[name] for name in pp30.BEHAVIOURS}),
            {'total': 'total', 'average': 'average'})

    def test_behaviour_refuses_an_aspect_of_another_regulation(self):
        with self.assertRaisesRegex(ValueError, "“integrity” is not known here; use one of: service, commitment"):
            pp30.behaviour(dict.fromkeys((*pp30.BEHAVIOURS, 'integrity'), 100))

    def test_appraisal(self):
        def compute(row):
            return pp30.appraisal(
                row['skp'], row['behaviour'], innovation=bool(row['innovation']), peers_asked=bool(row['peers_asked']))
        self.check('pp30_appraisal', compute, {name: name for name in ('skp_share', 'behaviour_share', 'score')})

    def test_appraisal_is_shown(self):
        steps = pp30.appraisal(112, 115).steps
        self.assertEqual([(step.name, step.formula) for step in steps], [
            ('skp', '112 × 70 %'), ('behaviour', '115 × 30 %'), ('score', '78.4 + 34.5'),
            ('without_innovation', '112.9 ≥ 110'), ('rating', '112.9 ≥ 90')])
        self.assertEqual(steps[0].article, "PP 30/2019 Pasal 41")

    def test_year_2021(self):
        self.check(
            'pp30_year_2021',
            lambda row: pp30.year_2021(row['pp46_score'], row['pp30_score'], bool(row['innovation'])),
            {name: name for name in ('first_share', 'second_share', 'score')})

    def test_bands(self):
        for row in rows('pp30_bands'):
            with self.subTest(**row):
                innovation = bool(row['innovation'])
                self.assertEqual(pp30.band(row['score'], innovation), row['rating'])
                self.assertEqual(pp30.band_steps(row['score'], innovation)[-1].name, 'rating')


class TestPp30Figures(BaseCase):
    """A dated scheme hands other figures in."""

    def test_each_figure_counts(self):
        scores = {'service': 120, 'commitment': 120, 'initiative': 120, 'cooperation': 120}
        for figures, compute, expected in (
            ({'skp_weight_alone': 50, 'behaviour_weight_alone': 50},
             lambda figures: pp30.appraisal(100, 90, figures=figures).score, Decimal('95.00')),
            ({'skp_weight_peers': 55, 'behaviour_weight_peers': 45},
             lambda figures: pp30.appraisal(100, 90, peers_asked=True, figures=figures).score, Decimal('95.50')),
            ({'band_very_good': 111}, lambda figures: pp30.band(110, True, figures), 'good'),
            ({'band_good': 95.5}, lambda figures: pp30.band('95.49', figures=figures), 'fair'),
            ({'band_fair': 60}, lambda figures: pp30.band(60, figures=figures), 'fair'),
            ({'band_poor': 40}, lambda figures: pp30.band(40, figures=figures), 'poor'),
            ({'score_max': 110}, lambda figures: pp30.skp([('agreement', 109)], [('unit', 109)], figures).score, 110),
            ({'indicator_maximum': 115}, lambda figures: pp30.indicator_score(200, figures=figures), 115),
            ({'indicator_very_good': 112}, lambda figures: pp30.indicator(101, 100, figures=figures).score, 112),
            ({'indicator_good': 105}, lambda figures: pp30.indicator_score(100, figures=figures), 105),
            ({'main_agreement_weight': 50, 'main_initiative_weight': 50},
             lambda figures: pp30.main([('agreement', 100), ('initiative', 90)], figures).score, 95),
            ({'scope_unit': 10, 'additional_very_good': 50, 'additional_max': 5},
             lambda figures: pp30.additional([('unit', 120)], figures).score, 5),
            ({'half_weight': 40}, lambda figures: pp30.year_2021(50, 100, figures=figures).score, 80),
        ):
            with self.subTest(figures=figures):
                self.assertEqual(compute(figures), expected)
                self.assertNotEqual(compute(None), expected)
        with self.assertRaisesRegex(ValueError, "service is 120; by PermenPANRB 8/2021 it lies between 0 and 100"):
            pp30.behaviour(scores, {'behaviour_max': 100.0})

    def test_weights_share_the_whole(self):
        with self.assertRaisesRegex(
                ValueError, "“skp_weight_alone” and “behaviour_weight_alone” add up to 110 percent; by PP 30/2019"):
            pp30.appraisal(100, 90, figures={'skp_weight_alone': 80})
        with self.assertRaisesRegex(ValueError, "first half-year is 101; by SE MenPANRB 3/2021"):
            pp30.year_2021(90, 90, figures={'half_weight': 101})

    def test_unknown_figure(self):
        with self.assertRaisesRegex(ValueError, "“skp_weight” is not known here"):
            pp30.appraisal(100, 90, figures={'skp_weight': 80})

    def test_each_figure_names_its_text(self):
        for code, figure in pp30.FIGURES.items():
            with self.subTest(code=code):
                self.assertRegex(figure.article, r"(PP|PermenPANRB|SE MenPANRB) \d+/\d{4}")
                self.assertIs(type(figure.value), Decimal)
