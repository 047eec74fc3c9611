"""Builds cases under PP 30/2019 for the tests; it never asserts."""
from odoo.fields import Command

from .common import OfficeMixin

# the result, where it comes from, its indicators: aspect, name, target, upper end, unit, further facts
MAIN = [
    ("Laporan kepegawaian tersedia tepat waktu", 'agreement', [
        ('quantity', "Jumlah laporan", 10, 12, 'laporan', {}),
        ('quality', "Kesesuaian data", 95, 0, '%', {}),
        ('time', "Hari kerja tiap laporan", 5, 0, 'hari', {'smaller_is_better': True})]),
    ("Aplikasi kepegawaian dipakai", 'initiative', [
        ('quantity', "Unit kerja yang memakai", 4, 0, 'unit', {'is_maximum': True})]),
]
ADDITIONAL = [
    ("Tim reformasi birokrasi bekerja", 'agency', [('quantity', "Rapat yang dihadiri", 12, 0, 'rapat', {})]),
]
# service 110, commitment 100, initiative 90, cooperation 100: the average is 100
BEHAVIOUR = {'service': 110, 'commitment': 100, 'initiative': 90, 'cooperation': 100, 'leadership': 100}


def indicator(aspect, name, low, high, unit, further):
    """The values of one indicator."""
    return {'aspect': aspect, 'name': name, 'target': low, 'target_high': high, 'unit': unit, **further}


class Pp30Mixin(OfficeMixin):
    """The office with a period under PP 30/2019; a year as in ``MAIN``, told month by month."""

    @classmethod
    def make_office(cls):
        super().make_office()
        cls.scheme = cls.env.ref('hr_skp.scheme_pp30')
        cls.pp46_period = cls.period
        cls.period = cls.make_pp30_period('2025-01-01', '2025-01-31')

    @classmethod
    def make_pp30_period(cls, first, last, **vals):
        """A period by PP 30/2019; one of a single month walks quickly."""
        return cls.pp46_period.copy(
            {'name': f"{first} PP 30", 'date_from': first, 'date_to': last, 'scheme_id': cls.scheme.id, **vals})

    @classmethod
    def open_case(cls, employee=None, period=None):
        """A case at its first step, in the period of the class or another one."""
        return (period or cls.period).with_user(cls.data_manager.user_id)._open_for(employee or cls.worker)

    @classmethod
    def fill_plan(cls, plans, lines=None):
        """Write the results as the employees themselves; under PP 46/2011 the activities."""
        older = plans.filtered(lambda plan: plan.scheme_code == 'pp46')
        super().fill_plan(older, lines)
        for plan in plans - older:
            plan.env['skp.plan.line'].with_user(plan.sudo().employee_id.user_id).create([
                {'plan_id': plan.id, 'name': name, **vals,
                 'indicator_ids': [Command.create(indicator(*row)) for row in indicators]}
                for vals, name, indicators in
                [({'kind': 'main', 'main_kind': kind}, name, rows) for name, kind, rows in MAIN]
                + [({'kind': 'additional', 'scope': scope}, name, rows) for name, scope, rows in ADDITIONAL]
            ])

    @classmethod
    def fill_month(cls, plans):
        """Tell twelve reports and meetings over the months, 93 %, 4 days, and all four units in the first month."""
        older = plans.filtered(lambda plan: plan.sudo().scheme_code == 'pp46')
        super().fill_month(older)
        for plan in (plans - older).sudo():
            sheet, share = plan.current_task_id.realisation_id, 12 / len(plan._months())
            first = sheet.month == plan._months()[0]
            told = {"Jumlah laporan": share, "Rapat yang dihadiri": share, "Kesesuaian data": 93,
                    "Hari kerja tiap laporan": 4, "Unit kerja yang memakai": 4 if first else 0}
            for cell in sheet.line_ids.with_user(plan.employee_id.user_id):
                cell.value = told[cell.indicator_id.name]

    @classmethod
    def score(cls, plans, scores=None):
        """Score behaviour as the appraisers themselves."""
        older = plans.filtered(lambda plan: plan.sudo().scheme_code == 'pp46')
        super().score(older, scores)
        super().score(plans - older, scores or BEHAVIOUR)
