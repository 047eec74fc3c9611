"""The law's own examples, its seven values and its forms, as written down in ``cases/``: complete and well-formed."""
from collections import Counter

from odoo.tests import BaseCase

from ..rules import permenpanrb6_2022
from .common_cases import rows
from .common_examples import examples, indicators

ASPECTS = {'quantity', 'quality', 'time', 'cost'}
PERSPECTIVES = {'customer', 'process', 'internal', 'budget'}
RATINGS = {'above', 'meets', 'below'}
VALUES = ['service', 'accountable', 'competent', 'harmonious', 'loyal', 'adaptive', 'collaborative']
LEADERS = {'jpt', 'unit_head'}  # their indicators have a perspective, those of ja and jf an aspect or neither
SHEETS = {**examples('plan'), **examples('evaluation')}


class TestExamplesData(BaseCase):

    def test_every_table_is_there(self):
        """How many of each kind of document each Anak Lampiran has."""
        self.assertEqual(Counter((name[0], data['document']) for name, data in examples().items()), {
            ('2', 'plan'): 4, ('2', 'indicator_manual'): 2, ('2', 'workblock'): 1, ('2', 'role_matrix'): 2,
            ('2', 'result_kinds'): 2, ('2', 'appendix'): 1,
            ('3', 'plan'): 3, ('3', 'indicator_manual'): 1, ('3', 'workblock'): 1, ('3', 'role_matrix'): 2,
            ('3', 'result_kinds'): 1, ('3', 'appendix'): 1,
            ('4', 'evaluation'): 4, ('5', 'evaluation'): 3, ('6', 'plan'): 1, ('6', 'evaluation'): 1})

    def test_how_much_of_each(self):
        """Main results, additional results and indicators of each sheet."""
        kinds = {name: Counter(result['kind'] for result in data['results']) for name, data in SHEETS.items()}
        self.assertEqual({
            name: (kinds[name]['main'], kinds[name]['additional'], len(indicators(data)))
            for name, data in SHEETS.items()
        }, {
            '2_tabel_05_plan_direktur_jenderal': (7, 1, 9),
            '2_tabel_06_plan_direktur': (9, 1, 11),
            '2_tabel_14_plan_kepala_subdirektorat': (3, 0, 7),
            '2_tabel_15_plan_teknis_tata_bangunan': (4, 0, 10),
            '3_tabel_04_plan_kepala_dinas': (4, 1, 9),
            '3_tabel_05_plan_kepala_puskesmas': (8, 1, 13),
            '3_tabel_11_plan_bidan_penyelia': (3, 1, 11),
            '4_tabel_01_evaluation_direktur_jenderal': (7, 1, 9),
            '4_tabel_02_evaluation_direktur': (9, 1, 11),
            '4_tabel_03_evaluation_kepala_subdirektorat': (3, 0, 7),
            '4_tabel_04_evaluation_teknis_tata_bangunan': (4, 0, 10),
            '5_tabel_01_evaluation_kepala_dinas': (4, 1, 9),
            '5_tabel_02_evaluation_kepala_puskesmas': (8, 1, 13),
            '5_tabel_03_evaluation_bidan_penyelia': (3, 1, 11),
            '6_tabel_01_plan_tugas_belajar': (5, 1, 15),
            '6_tabel_02_evaluation_tugas_belajar': (5, 1, 15)})

    def test_results_are_numbered(self):
        """Main and additional results share one count."""
        for name, data in SHEETS.items():
            with self.subTest(name):
                numbers = [int(result['number'].rstrip('*')) for result in data['results']]
                self.assertEqual(numbers, list(range(1, len(numbers) + 1)))
                self.assertTrue(all(result['name'] and result['indicators'] for result in data['results']))

    def test_targets(self):
        """The quantitative form has a column for them; a qualitative indicator has its target in its words."""
        for name, data in SHEETS.items():
            with self.subTest(name):
                targets = [indicator['target'] for _result, indicator in indicators(data)]
                if data['approach'] == 'quantitative':
                    self.assertTrue(all(targets))
                else:
                    self.assertEqual(set(targets), {None})

    def test_aspects_and_perspectives(self):
        for name, data in SHEETS.items():
            with self.subTest(name):
                aspects, perspectives = (
                    {indicator[key] for _result, indicator in indicators(data)} for key in ('aspect', 'perspective'))
                leads, counts = data['post'] in LEADERS, data['approach'] == 'quantitative'
                self.assertLessEqual(perspectives, PERSPECTIVES if leads else {None})
                self.assertLessEqual(aspects, ASPECTS if counts and not leads else {None})

    def test_superior_results(self):
        """Only the quantitative form of ja and jf has the column."""
        for name, data in SHEETS.items():
            with self.subTest(name):
                cited = [bool(result.get('superior_result')) for result in data['results']]
                self.assertEqual(set(cited), {data['post'] not in LEADERS and data['approach'] == 'quantitative'})

    def test_behaviour(self):
        for name, data in SHEETS.items():
            with self.subTest(name):
                self.assertEqual([row['value'] for row in data['behaviour']], VALUES)
                if data['document'] == 'evaluation':
                    self.assertTrue(all(row['feedback'] for row in data['behaviour']))

    def test_evaluations_are_filled_in(self):
        for name, data in examples('evaluation').items():
            with self.subTest(name):
                self.assertLessEqual({data['results_rating'], data['behaviour_rating']}, RATINGS)
                self.assertEqual(data['organisation'], 'good')
                self.assertIn(data['predicate'], {'good', 'needs_improvement'})
                each = 1 if data['approach'] == 'quantitative' else 0  # the indicator or its result
                holders = [pair[each] for pair in indicators(data)]
                self.assertTrue(all(holder['realised'] and holder['feedback'] for holder in holders))

    def test_predicates_follow_the_quadrant(self):
        """All but one: the law's Kepala Subdirektorat prints Butuh Perbaikan where its quadrant says Kurang."""
        slips = []
        for name, data in examples('evaluation').items():
            with self.subTest(name):
                quadrant = permenpanrb6_2022.rating(data['results_rating'], data['behaviour_rating'])
                self.assertEqual(data['predicate'] != quadrant, 'predicate_slip' in data)
                slips += [name] if 'predicate_slip' in data else []
        self.assertEqual(slips, ['4_tabel_03_evaluation_kepala_subdirektorat'])

    def test_role_matrices(self):
        """Each member has a cell below each output of the leader; an empty cell is no role."""
        for name, data in examples('role_matrix').items():
            for member in data['members']:
                with self.subTest(name, post=member['post']):
                    self.assertEqual(len(member['roles']), len(data['leader']['outputs']))
                    self.assertTrue(any(member['roles']))

    def test_appendices(self):
        counts = [[len(data[part]) for part in ('resources', 'accountability', 'consequences')]
                  for data in examples('appendix').values()]
        self.assertEqual(counts, [[3, 2, 2], [3, 1, 2]])


class TestBerakhlakData(BaseCase):

    def test_three_points_for_each_value(self):
        table = list(rows('berakhlak'))
        self.assertEqual([row['code'] for row in table], [value for value in VALUES for _point in range(3)])
        self.assertEqual(len({row['guide'] for row in table}), 21)
        self.assertEqual(len({(row['code'], row['name']) for row in table}), 7)


class TestFormsData(BaseCase):

    FORMATS = [*(f'A.1.{number}' for number in range(1, 9)), *(f'B.1.{number}' for number in range(1, 11)),
               *(f'{letter}.1.{number}' for letter in 'CD' for number in range(1, 4))]

    def test_every_format(self):
        table = list(rows('forms'))
        self.assertEqual(list(dict.fromkeys(row['format'] for row in table)), self.FORMATS)
        self.assertEqual({row['kind'] for row in table}, {'title', 'column', 'label', 'hint', 'signature', 'note'})
        self.assertTrue(all(row['text'] for row in table))

    def test_each_begins_with_its_name(self):
        for name in self.FORMATS:
            with self.subTest(name):
                titles = [row['text'] for row in rows('forms') if row['format'] == name and row['kind'] == 'title']
                self.assertIn(f"FORMAT {name}", titles[:2], "after the emblem where there is one")

    def test_pages_follow_each_other(self):
        pages = [int(row['page']) for row in rows('forms')]
        self.assertEqual(pages, sorted(pages))
