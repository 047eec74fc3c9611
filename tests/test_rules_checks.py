"""Checks before signing: every check speaks where it should, and is silent elsewhere."""
from datetime import date
from decimal import Decimal

from odoo.tests import BaseCase

from ..rules import checks, checks_rating, checks_wording
from ..rules.checks_finding import SEVERITIES
from ..rules.errors import TERMS, RuleError
from .common_cases import rows

COLUMNS = {'pencapaian': None, 'aktivitas': 'activity', 'kategori': 'category'}


def person(number=1, **other):
    return {'id': number, 'name': f"Person {number}", 'nip': '196604081993031009', 'rank': 'III/a', **other}


def indicator(**other):
    return {'id': 7, 'name': "Indeks penyelesaian RPP", 'aspect': 'quantity', 'target': 90, 'realised': 90,
            'evidence': 1, **other}


def line(*indicators, **other):
    return {'id': 3, 'name': "Tersusunnya RPP tentang arsitek", 'kind': 'main', 'rating': 'meets',
            'indicators': list(indicators) or [indicator()], **other}


def whole_case(**other):
    """A case with every key of the contract in which nothing is to be said."""
    return {
        'scheme': 'permenpanrb6', 'date_from': date(2026, 1, 1), 'date_to': date(2026, 12, 31),
        'period_from': date(2026, 1, 1), 'period_to': date(2026, 12, 31), 'agreed_on': date(2026, 1, 31),
        'employee': person(1, birth_date=date(1966, 4, 8), sex='male', kind='pns'), 'appraiser': person(2),
        'superior': {'id': 3, 'name': "Bupati", 'nip': '', 'rank': '', 'nip_exempt': True},
        'lines': [line()], 'results': 'meets', 'behaviours': {'service': 90, 'integrity': 91, 'commitment': 90},
        'peer_ratings': ['good', 'good', 'very_good'], 'predicate': 'good', 'study_failed': False, **other}


class TestChecks(BaseCase):

    def found(self, **other):
        return [(finding.code, finding.severity, finding.key, finding.field)
                for finding in checks.check(whole_case(**other))]

    def test_silent(self):
        self.assertEqual(self.found(), [])
        self.assertEqual(checks.check({}), [], "absent inputs")
        for key in whole_case():
            with self.subTest(without=key):
                self.assertEqual(checks.check({k: v for k, v in whole_case().items() if k != key}), [])

    def test_people(self):
        for changes, expected in (
            ({'employee': person(nip='')}, ('check_no_nip', 'warning', 'party:employee', 'nip')),
            ({'employee': person(nip=False)}, ('check_no_nip', 'warning', 'party:employee', 'nip')),
            ({'appraiser': person(2, nip='19701201200121001')}, ('nip_length', 'warning', 'party:appraiser', 'nip')),
            ({'employee': person(birth_date=date(1966, 8, 4))},
             ('nip_differs_birth', 'warning', 'party:employee', 'nip')),
            ({'superior': person(3, sex='female')}, ('nip_differs_sex', 'warning', 'party:superior', 'nip')),
            ({'employee': person(kind='pppk')}, ('nip_differs_kind', 'warning', 'party:employee', 'nip')),
            ({'appraiser': person(2, rank=None)}, ('check_no_rank', 'warning', 'party:appraiser', 'rank')),
            ({'appraiser': None}, ('check_no_appraiser', 'block', 'plan', 'appraiser')),
            ({'appraiser': person(1)}, ('check_self_appraisal', 'block', 'plan', 'appraiser')),
        ):
            with self.subTest(changes=changes):
                self.assertEqual(self.found(**changes), [expected])

    def test_dates(self):
        for changes, expected in (
            ({'date_to': date(2027, 1, 1)}, [('check_outside_period', 'warning', 'plan', 'date_to')]),
            ({'date_from': date(2025, 12, 31)}, [('check_outside_period', 'warning', 'plan', 'date_from')]),
            ({'date_from': date(2026, 3, 1), 'date_to': date(2026, 2, 1), 'agreed_on': None},
             [('period_backwards', 'warning', 'plan', 'date_to')]),
            ({'agreed_on': date(2026, 2, 1)}, [('check_late', 'note', 'plan', 'agreed_on')]),
            ({'date_from': date(2026, 2, 1), 'agreed_on': date(2026, 2, 10)}, []),
        ):
            with self.subTest(changes=changes):
                self.assertEqual(self.found(**changes), expected)
        with self.assertRaises(RuleError):
            checks.check(whole_case(date_from='2026-01-01'))

    def test_lines_and_targets(self):
        zero = indicator(target=0, realised=None)
        for changes, expected in (
            ({'lines': []}, [('check_plan_empty', 'block', 'plan', 'lines')]),
            ({'lines': [line(kind='additional')]}, [('check_plan_empty', 'block', 'plan', 'lines')]),
            ({'lines': [{**line(), 'indicators': []}]}, [('check_no_indicator', 'warning', 'line:3', 'indicators')]),
            ({'lines': [line(zero)]}, [('check_zero_target', 'warning', 'indicator:7', 'target')]),
            ({'lines': [line({**zero, 'smaller_is_better': True})]}, []),
            ({'lines': [line({**zero, 'smaller_is_better': True})], 'scheme': 'pp30'},
             [('check_zero_target', 'warning', 'indicator:7', 'target')]),
            *(({'lines': [line({**zero, 'target': empty})]}, [('check_no_target', 'warning', 'indicator:7', 'target')])
              for empty in (None, False, '', ' ')),
            *(({'lines': [line({**zero, 'target': target})]}, []) for target in ('80 – 90%', (80, 90), Decimal('.5'))),
        ):
            with self.subTest(changes=changes):
                self.assertEqual(self.found(**changes), expected)

    def test_evidence(self):
        missing = ('check_no_evidence', 'warning', 'indicator:7', 'evidence')
        for changes, expected in (
            ({'evidence': 0}, [missing]), ({'evidence': 0, 'realised': '90 berdasarkan penilaian'}, [missing]),
            ({'evidence': 0, 'realised': None}, []), ({'evidence': 2}, []),
        ):
            with self.subTest(changes=changes):
                self.assertEqual(self.found(lines=[line(indicator(**changes))]), expected)

    def test_reached(self):
        for changes, expected in (
            ({'realised': 89}, False), ({'realised': 90}, True), ({'realised': '90'}, None), ({'realised': None}, None),
            ({'target': (80, 90), 'realised': 80}, True), ({'target': (80, 90), 'realised': 79}, False),
            ({'target': (2, 5), 'realised': 5, 'smaller_is_better': True}, True),
            ({'target': (2, 5), 'realised': 6, 'smaller_is_better': True}, False),
            ({'target': 0, 'realised': 1, 'smaller_is_better': True}, False),
            ({'aspect': 'time', 'realised': 12}, None),
            ({'aspect': 'time', 'realised': 12, 'smaller_is_better': True}, True),
            ({'target': 0.3, 'realised': Decimal('0.3')}, True),
        ):
            with self.subTest(changes=changes):
                self.assertEqual(checks_rating.reached(indicator(**changes)), expected)

    def test_rating_far_from_realisation(self):
        short, full = indicator(realised=70), indicator()
        for changes, expected in (
            ({'lines': [line(short, rating='above')]}, [('check_rated_above', 'warning', 'line:3', 'rating')]),
            ({'lines': [line(full, rating='below')]}, [('check_rated_below', 'warning', 'line:3', 'rating')]),
            ({'lines': [line(full, short, rating='below')]}, []),
            ({'lines': [line(short)]}, []),
            ({'lines': [line(short)], 'results': 'above'}, [('check_results_above', 'warning', 'rating', 'results')]),
            ({'lines': [line(), line(short, kind='additional')], 'results': 'above'}, []),
            ({'results': 'below'}, [('check_results_below', 'warning', 'rating', 'results')]),
            ({'lines': [line(indicator(target='Baik'))], 'results': 'below'}, []),
        ):
            with self.subTest(changes=changes):
                self.assertEqual(self.found(**changes), expected)

    def test_sentence_names_both_figures(self):
        [finding] = checks.check(whole_case(lines=[line(indicator(target=(80, 90), realised=70.5), rating='above')]))
        self.assertIn("“Indeks penyelesaian RPP” reached 70.5 against 80–90", str(finding))

    def test_all_the_same(self):
        for changes, expected in (
            ({'behaviours': dict.fromkeys('abcde', 90)}, [('check_equal_behaviour', 'note', 'behaviour', 'score')]),
            ({'behaviours': dict.fromkeys('ab', 90)}, []),
            ({'peer_ratings': ['good'] * 3}, [('check_equal_ratings', 'note', 'peers', 'rating')]),
            ({'peer_ratings': ['good'] * 2}, []),
            ({'peer_ratings': ['good', 'good', None]}, []),
        ):
            with self.subTest(changes=changes):
                self.assertEqual(self.found(**changes), expected)

    def test_rating_words_can_be_translated(self):
        for rating in ('above', 'meets', 'below', 'very_good', 'needs_improvement'):
            [finding] = checks.check({'peer_ratings': [rating] * 3})
            self.assertIn(finding.values['value'], TERMS)

    def test_failed_study(self):
        self.assertEqual(self.found(study_failed=True), [('study_failed', 'block', 'rating', 'predicate')])
        self.assertEqual(self.found(study_failed=True, predicate='poor'), [])
        self.assertEqual(self.found(study_failed=True, scheme='pp30'), [])

    def test_wording(self):
        for row in rows('checks_wording'):
            with self.subTest(**row):
                self.assertEqual(checks_wording.wording(row['text']), COLUMNS[row['column']])

    def test_wording_only_where_results_are_planned(self):
        activity = [line(name="Menyusun RPP")]
        self.assertEqual(self.found(lines=activity), [('check_activity_wording', 'warning', 'line:3', 'name')])
        self.assertEqual(self.found(lines=activity, scheme='pp46'), [])
        self.assertEqual(self.found(lines=[line(name="Sosialisasi")]),
                         [('check_category_wording', 'warning', 'line:3', 'name')])

    def test_gravest_first(self):
        found = checks.check(whole_case(appraiser=None, agreed_on=date(2026, 2, 1), employee=person(nip='')))
        self.assertEqual([finding.severity for finding in found], list(SEVERITIES))
        for finding in found:
            self.assertEqual(str(finding), finding.template % finding.values)

    def test_a_chosen_list(self):
        case = whole_case(appraiser=None, agreed_on=date(2026, 2, 1))
        [finding] = checks.check(case, [checks.check_agreed_in_time])
        self.assertEqual(finding.code, 'check_late')
