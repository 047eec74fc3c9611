"""The arithmetic a second way: LibreOffice's formulas and the rules agree to the last decimal.

Calc counts in binary floats: after a difference, 24 may be 24.000000000000004 and 121.5 just below
itself. Such a figure is rounded to 9 decimals before it is compared or printed; its ROUND is half up.
"""
from odoo.tests import BaseCase

from ..rules import permenpanrb8_2021, pp46_2011
from .common_cases import CASES, pairs, rows
from .common_crosscheck import recalculate

ASPECTS = ('quantity', 'quality', 'time', 'cost')


def thrift(aspect):
    """Time or cost by Perka BKN 1/2013, chosen by the efficiency in percent as the text has it."""
    used, planned = f'{{{aspect}_realised}}', f'{{{aspect}_target}}'
    value = f'ROUND((1.76*{planned}-{used})/{planned}*100,9)'
    efficiency = f'ROUND(100-{used}/{planned}*100,9)'
    return (f'IF({{quantity_realised}}=0,0,IF({efficiency}<=24,'
            f'ROUND({value},2),ROUND(76-({value}-100),2)))')


def pp46_band(score):
    return (f'IF({score}>=91,"very_good",IF({score}>=76,"good",'
            f'IF({score}>=61,"fair",IF({score}>=51,"poor","very_poor"))))')


# the end of a range that the result went past; inside it the result itself, which is 100 %
TARGET = ('IF({target_high}="",{target_low},'
          'IF({realised}>{target_high},{target_high},IF({realised}<{target_low},{target_low},{realised})))')
ACHIEVED = f'ROUND(IF({{smaller_is_better}}="yes",(1+(1-{{realised}}/{TARGET}))*100,{{realised}}/{TARGET}*100),9)'


def pp30_category(percent):
    return (f'IF({percent}>100,"very_good",IF({percent}=100,IF({{is_maximum}}="yes","very_good","good"),'
            f'IF({percent}>=80,"fair",IF({percent}>=60,"poor","very_poor"))))')


def pp30_score(percent):
    """Nilai capaian IKI of a whole percent by PermenPANRB 8/2021; 101-110 % [GK]."""
    return (f'ROUND(IF(OR({percent}>110,AND({percent}>=100,{{is_maximum}}="yes")),120,'
            f'IF({percent}>=101,110+(120-110)/(110-101)*({percent}-101),IF({percent}=100,109,'
            f'IF({percent}>=80,70+(89-70)/(99-80)*({percent}-80),'
            f'IF({percent}>=60,50+(69-50)/(79-60)*({percent}-60),MAX({percent},0)/59*49))))),2)')


def pp30_band(score):
    return (f'IF(AND({score}>=110,{{innovation}}="yes"),"very_good",IF({score}>=90,"good",'
            f'IF({score}>=70,"fair",IF({score}>=50,"poor","very_poor"))))')


FORMULAS = {
    'pp46_activity': {
        'quantity': 'ROUND({quantity_realised}/{quantity_target}*100,2)',
        'quality': 'IF({quantity_realised}=0,0,ROUND({quality_realised}/{quality_target}*100,2))',
        'time': thrift('time'),
        'cost': f'IF({{cost_target}}="","",{thrift("cost")})',
        'total': 'ROUND(SUM({quantity},{quality},{time},{cost}),2)',
        'score': 'ROUND({total}/IF({cost_target}="",3,4),2)',
    },
    'pp46_bonus': {
        'average': 'ROUND(AVERAGE({activity_scores}),2)',
        'additional': 'IF({additional_tasks}=0,0,IF({additional_tasks}<=3,1,IF({additional_tasks}<=6,2,3)))',
        'creative': '3*COUNTIF({creativity},"unit")+6*COUNTIF({creativity},"organisation")'
                    '+12*COUNTIF({creativity},"nation")',
        'score': 'ROUND({average}+{additional}+{creative},2)',
    },
    'pp46_part_year': {'score': 'ROUND(AVERAGE({scores}),2)'},
    'pp46_study': {'score': 'ROUND(ROUND({index},2)/4*100,2)'},
    'pp46_behaviour': {
        'total': 'SUM({service},{integrity},{commitment},{discipline},{cooperation},{leadership})',
        'average': 'ROUND({total}/IF({leadership}="",5,6),2)',
        'weighted': 'ROUND({average}*40%,2)',
    },
    'pp46_appraisal': {
        'skp_share': 'ROUND({skp}*60%,2)',
        'behaviour_share': 'ROUND({behaviour_average}*40%,2)',
        'score': 'ROUND({skp_share}+{behaviour_share},2)',
        'rating': pp46_band('{score}'),
    },
    'pp46_bands': {'rating': pp46_band('ROUND({score},2)')},
    'pp30_achievement': {
        'achievement': f'ROUND({ACHIEVED},1)',
        'percent': f'ROUND({ACHIEVED},0)',
        'category': pp30_category('{percent}'),
        'score': pp30_score('{percent}'),
    },
    'pp30_indicator': {
        'category': pp30_category('ROUND({percent},0)'),
        'score': pp30_score('ROUND({percent},0)'),
    },
    'pp30_skp': {
        # lines of one kind: their average; of both: 60 % and 40 %
        'main': 'IF(COUNT({initiative})=0,ROUND(AVERAGE({agreement}),2),'
                'IF(COUNT({agreement})=0,ROUND(AVERAGE({initiative}),2),'
                'ROUND(ROUND(ROUND(AVERAGE({agreement}),2)*60%,2)+ROUND(ROUND(AVERAGE({initiative}),2)*40%,2),2)))',
        # k / 100 × weight of the scope (5 for each) × score / 100; k rises by 20 with each band
        'additional_total': 'MIN(10,ROUND(SUMPRODUCT(ROUND('
                            '20*(1+({task_score}>=50)+({task_score}>=70)+({task_score}>=90)+({task_score}>=110))/100'
                            '*5*(({task_scope}="unit")+({task_scope}="agency")+({task_scope}="outside"))'
                            '*{task_score}/100,2)),2))',
        'skp': 'MIN(120,ROUND({main}+{additional_total},2))',
    },
    'pp30_behaviour': {
        'total': 'ROUND(SUM({service},{commitment},{initiative},{cooperation},{leadership}),2)',
        'average': 'ROUND({total}/IF({leadership}="",4,5),2)',
    },
    'pp30_appraisal': {
        'skp_share': 'ROUND({skp}*IF({peers_asked}="yes",60%,70%),2)',
        'behaviour_share': 'ROUND({behaviour}*IF({peers_asked}="yes",40%,30%),2)',
        'score': 'ROUND({skp_share}+{behaviour_share},2)',
        'rating': pp30_band('{score}'),
    },
    'pp30_bands': {'rating': pp30_band('ROUND({score},2)')},
    'pp30_year_2021': {
        'first_share': 'ROUND(MIN(MAX({pp46_score},0),120)*50%,2)',
        'second_share': 'ROUND({pp30_score}*50%,2)',
        'score': 'ROUND({first_share}+{second_share},2)',
        'rating': pp30_band('{score}'),
    },
}


def listed(cell):
    return cell.split(';') if cell else []


def with_tasks(row):
    """A case whose additional tasks, ``unit 109;agency 80``, also stand as scopes and as scores."""
    tasks = [task.split() for task in listed(row.get('additional'))]
    return {**row, 'task_scope': ';'.join(scope for scope, _score in tasks),
            'task_score': ';'.join(score for _scope, score in tasks)}


class TestCrosscheck(BaseCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cases = {table: [with_tasks(row) for row in rows(table) if not row.get('error')] for table in FORMULAS}
        cls.sheets = recalculate({table: (cls.cases[table], formulas) for table, formulas in FORMULAS.items()})

    def compare(self, table, figures):
        """Every row: each figure of the sheet is the one that ``figures(row)`` has from the rules."""
        self.assertTrue(self.cases[table])
        for row, sheet in zip(self.cases[table], self.sheets[table], strict=True):
            with self.subTest(**row):
                self.assertEqual({name: sheet.get(name) for name in FORMULAS[table]}, figures(row))

    def test_every_table_is_computed(self):
        tables = {path.stem for regulation in ('pp46', 'pp30') for path in CASES.glob(f'{regulation}_*.csv')}
        self.assertEqual({table for table in tables if not table.endswith('_refused')}, set(FORMULAS))

    def test_pp46_activities(self):
        def figures(row):
            result = pp46_2011.activity(pairs(row, ASPECTS))
            return {'cost': None, **result.aspects, 'total': result.total, 'score': result.score}
        self.compare('pp46_activity', figures)

    def test_pp46_year(self):
        def figures(row):
            result = pp46_2011.skp_result(
                listed(row['activity_scores']), row['additional_tasks'], listed(row['creativity']))
            return {'average': result.average, 'additional': result.additional, 'creative': result.creativity,
                    'score': result.score}
        self.compare('pp46_bonus', figures)

    def test_pp46_part_year(self):
        self.compare('pp46_part_year', lambda row: {'score': pp46_2011.part_year(listed(row['scores']))})

    def test_pp46_study(self):
        self.compare('pp46_study', lambda row: {'score': pp46_2011.study(row['index']).score})

    def test_pp46_behaviour(self):
        def figures(row):
            result = pp46_2011.behaviour({name: row[name] for name in pp46_2011.BEHAVIOURS})
            return {name: getattr(result, name) for name in FORMULAS['pp46_behaviour']}
        self.compare('pp46_behaviour', figures)

    def test_pp46_appraisal(self):
        def figures(row):
            result = pp46_2011.appraisal(row['skp'], row['behaviour_average'])
            return {name: getattr(result, name) for name in FORMULAS['pp46_appraisal']}
        self.compare('pp46_appraisal', figures)

    def test_pp46_bands(self):
        self.compare('pp46_bands', lambda row: {'rating': pp46_2011.band(row['score'])})

    def test_pp30_achievement(self):
        def figures(row):
            target = (row['target_low'], row['target_high']) if row['target_high'] else row['target_low']
            result = permenpanrb8_2021.indicator(
                row['realised'], target, bool(row['smaller_is_better']), bool(row['is_maximum']))
            return {name: getattr(result, name) for name in FORMULAS['pp30_achievement']}
        self.compare('pp30_achievement', figures)

    def test_pp30_indicator(self):
        def figures(row):
            given = row['percent'], bool(row['is_maximum'])
            return {'category': permenpanrb8_2021.category(*given),
                    'score': permenpanrb8_2021.indicator_score(*given)}
        self.compare('pp30_indicator', figures)

    def test_pp30_skp(self):
        def figures(row):
            lines = [(kind, score) for kind in ('agreement', 'initiative') for score in listed(row[kind])]
            result = permenpanrb8_2021.skp(lines, [task.split() for task in listed(row['additional'])])
            return {'main': result.main, 'additional_total': result.additional, 'skp': result.score}
        self.compare('pp30_skp', figures)

    def test_pp30_behaviour(self):
        def figures(row):
            result = permenpanrb8_2021.behaviour({name: row[name] for name in permenpanrb8_2021.BEHAVIOURS})
            return {name: getattr(result, name) for name in FORMULAS['pp30_behaviour']}
        self.compare('pp30_behaviour', figures)

    def test_pp30_appraisal(self):
        def figures(row):
            result = permenpanrb8_2021.appraisal(
                row['skp'], row['behaviour'], bool(row['innovation']), bool(row['peers_asked']))
            return {name: getattr(result, name) for name in FORMULAS['pp30_appraisal']}
        self.compare('pp30_appraisal', figures)

    def test_pp30_bands(self):
        def figures(row):
            return {'rating': permenpanrb8_2021.band(row['score'], bool(row['innovation']))}
        self.compare('pp30_bands', figures)

    def test_pp30_year_2021(self):
        def figures(row):
            result = permenpanrb8_2021.year_2021(row['pp46_score'], row['pp30_score'], bool(row['innovation']))
            return {name: getattr(result, name) for name in FORMULAS['pp30_year_2021']}
        self.compare('pp30_year_2021', figures)
