"""PermenPANRB 6/2022 against its tables: quadrant, distribution, clocks, the cases of Sari and Purnama."""
from datetime import date

from odoo.tests import BaseCase

from ..rules import figures, permenpanrb6_2022, permenpanrb6_clocks, permenpanrb6_distribution
from ..rules.errors import TERMS, RuleError
from .common_cases import rows


def day(cell):
    """A day of a table, None for an empty cell."""
    return cell and date.fromisoformat(cell)


def span(cell):
    """``2026-Q1 2026-01-01 2026-03-31`` as (code, first, last)."""
    code, first, last = cell.split()
    return code, day(first), day(last)


def words(cell, separator=None):
    """The words of a cell, none for an empty one."""
    return cell.split(separator) if cell else []


class TestPermenpanrb6(BaseCase):

    def test_quadrant(self):
        table = list(rows('permenpanrb6_quadrant'))
        self.assertEqual(len({(row['results'], row['behaviour']) for row in table}), 9, "every cell once")
        for row in table:
            with self.subTest(**row):
                self.assertEqual(permenpanrb6_2022.rating(row['results'], row['behaviour']), row['predicate'])

    def test_quadrant_refuses(self):
        for results, behaviour in (('Above', 'meets'), ('above', None), ('above', 3), ('', 'below')):
            with self.subTest(results=results, behaviour=behaviour), self.assertRaises(RuleError) as refused:
                permenpanrb6_2022.rating(results, behaviour)
            self.assertEqual(refused.exception.code, 'unknown_key')

    def test_explained(self):
        step = permenpanrb6_2022.explain('below', 'above')
        self.assertEqual((step.formula, step.result), ('results below × behaviour above', 'needs_improvement'))
        self.assertIn('kuadran kinerja pegawai', step.article)

    def test_suggested_results(self):
        for row in rows('permenpanrb6_results'):
            with self.subTest(**row):
                self.assertEqual(
                    permenpanrb6_2022.suggest_results(words(row['main']), words(row['additional'])), row['suggested'])

    def test_majority_is_a_setting(self):
        ratings = ['above', 'above', 'meets']
        for share, expected in ((66, 'above'), (67, 'meets')):
            with self.subTest(share=share):
                self.assertEqual(
                    permenpanrb6_2022.suggest_results(ratings, figures={'majority_share': share}), expected)
        self.assertFalse(permenpanrb6_2022.FIGURES['majority_share'].confirmed)

    def test_study_failed(self):
        for predicate in permenpanrb6_distribution.PREDICATES:
            found = permenpanrb6_2022.follow_study_failure(predicate)
            with self.subTest(predicate=predicate):
                self.assertEqual(bool(found), predicate not in ('poor', 'very_poor'))
        with self.assertRaises(RuleError):
            permenpanrb6_2022.follow_study_failure('fair')

    def test_every_figure_has_its_article(self):
        for code, figure in permenpanrb6_2022.FIGURES.items():
            with self.subTest(code=code):
                self.assertRegex(figure.article, "PermenPANRB 6/2022|SE MenPANRB 3/2023")
        self.assertEqual(figures.in_force(permenpanrb6_2022.FIGURES)['poor_mode_min'], 60)


class TestDistribution(BaseCase):

    def counts(self, row):
        return {predicate: row[predicate] for predicate in permenpanrb6_distribution.PREDICATES}

    def test_every_limit(self):
        for row in rows('permenpanrb6_distribution'):
            with self.subTest(**row):
                found = permenpanrb6_2022.check_distribution(row['organisation'], self.counts(row))
                self.assertEqual([finding.code for finding in found], words(row['findings'], ';'))
                for finding in found:
                    self.assertIn(finding.values.get('predicate', 'good'), TERMS, "can be translated")
                    self.assertIn(finding.values['organisation'], TERMS)
                    self.assertNotIn('_', str(finding))

    def test_sentence_names_the_shares(self):
        counts = {'poor': 2, 'needs_improvement': 1, 'good': 3}
        [finding] = permenpanrb6_2022.check_distribution('poor', counts)
        self.assertIn("2 of 6 employees (33.33 %) are rated poor", str(finding))
        self.assertIn("at least 60 %", str(finding))

    def test_an_office_may_set_other_figures(self):
        counts = {'very_good': 8, 'good': 2}
        self.assertEqual(permenpanrb6_2022.check_distribution('excellent', counts, {'excellent_mode_max': 80}), [])
        with self.assertRaises(RuleError):
            permenpanrb6_2022.check_distribution('excellent', counts, {'excellent_max': 80})

    def test_refused(self):
        for organisation, counts, code in (
            ('very_good', {}, 'unknown_key'),
            ('good', {'fair': 1}, 'unknown_key'),
            ('good', {'good': -1}, 'not_count'),
            ('good', {'good': '1.5'}, 'not_count'),
            ('good', {'good': 'many'}, 'not_number'),
        ):
            with self.subTest(counts=counts), self.assertRaises(RuleError) as refused:
                permenpanrb6_2022.check_distribution(organisation, counts)
            self.assertEqual(refused.exception.code, code)

    def test_curves(self):
        modes = {'excellent': 'very_good', 'good': 'good', 'needs_improvement': 'needs_improvement', 'poor': 'poor',
                 'very_poor': 'very_poor'}
        for organisation, mode in modes.items():
            curve = permenpanrb6_2022.expected_curve(organisation)
            shares = list(curve.values())
            top = list(curve).index(mode)
            with self.subTest(organisation=organisation):
                self.assertEqual(tuple(curve), permenpanrb6_distribution.PREDICATES)
                self.assertEqual((sum(shares), max(shares)), (100, curve[mode]))
                self.assertEqual(shares[:top], sorted(shares[:top]), "rises to the mode")
                self.assertEqual(shares[top:], sorted(shares[top:], reverse=True), "falls from it")


class TestClocks(BaseCase):

    def test_limits(self):
        table = list(rows('permenpanrb6_clocks'))
        self.assertEqual([row['code'] for row in table], list(permenpanrb6_clocks.CLOCKS))
        for row in table:
            figure = permenpanrb6_2022.FIGURES[row['code']]
            with self.subTest(**row):
                self.assertEqual(figure.value, int(row['days']))
                self.assertTrue(figure.article.endswith(row['article']))
                self.assertEqual(permenpanrb6_clocks.deadline(row['code'], day(row['start'])), day(row['last_day']))

    def test_holidays_do_not_count(self):
        last = permenpanrb6_clocks.deadline('decision_days', date(2026, 2, 6), holidays={date(2026, 2, 17)})
        self.assertEqual(last, date(2026, 2, 18))
        with self.assertRaises(RuleError):
            permenpanrb6_clocks.deadline('periodic_window_days', date(2026, 2, 6))

    def test_plan_and_yearly_evaluation(self):
        self.assertEqual(permenpanrb6_clocks.plan_deadline(2026), date(2026, 1, 31))
        self.assertEqual(permenpanrb6_clocks.plan_deadline(2026, {'plan_set_month': 2}), date(2026, 2, 28))
        first, last = permenpanrb6_clocks.evaluation_window(2025)
        self.assertEqual((first, last), (date(2025, 12, 22), date(2026, 1, 31)))
        self.assertTrue(permenpanrb6_clocks.evaluates_span(date(2025, 12, 31), first), "the two windows open together")

    def test_spans(self):
        for row in rows('permenpanrb6_spans'):
            with self.subTest(**row):
                found = permenpanrb6_clocks.spans(day(row['date_from']), day(row['date_to']), row['cycle'])
                self.assertEqual(found, [span(cell) for cell in words(row['spans'], ';')])

    def test_spans_refused(self):
        for first, last, cycle, code in (
            (date(2026, 2, 1), date(2026, 1, 1), 'monthly', 'period_backwards'),
            (date(2026, 1, 1), date(2026, 2, 1), 'yearly', 'unknown_key'),
            ('2026-01-01', date(2026, 2, 1), 'monthly', 'not_date'),
        ):
            with self.subTest(code=code), self.assertRaises(RuleError) as refused:
                permenpanrb6_clocks.spans(first, last, cycle)
            self.assertEqual(refused.exception.code, code)

    def test_appraiser_moves(self):
        for row in rows('permenpanrb6_appraiser_moves'):
            with self.subTest(**row):
                evaluates = permenpanrb6_clocks.evaluates_span(day(row['span_end']), day(row['moved_on']))
                self.assertEqual('yes' if evaluates else 'no', row['evaluates'])

    def test_case_of_purnama_holds_with_any_window_it_fits(self):
        for days, holds in ((5, False), (6, True), (10, True), (36, True), (37, False)):
            answers = [permenpanrb6_clocks.evaluates_span(
                date(2022, 9, 30), date(2022, month, 25), {'periodic_window_days': days}) for month in (8, 9)]
            with self.subTest(days=days):
                self.assertEqual(answers == [False, True], holds)

    def test_employee_moves(self):
        for row in rows('permenpanrb6_employee_moves'):
            with self.subTest(**row):
                move = permenpanrb6_clocks.after_move(day(row['moved_on']), row['new_cycle'], row['old_cycle'])
                self.assertEqual((move.span, move.previous), (span(row['span']), span(row['previous'])))

    def test_organisation(self):
        for row in rows('permenpanrb6_organisation'):
            with self.subTest(**row):
                self.assertEqual(
                    permenpanrb6_clocks.organisation_predicate(
                        row['this_year'], row['last_year'], day(row['today']), int(row['year']),
                        issued_on=day(row['issued_on'])),
                    (row['predicate'], int(row['of_year'])))
