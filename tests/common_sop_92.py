"""Walks cases by SOP 92, the procedure without months; it never asserts."""
from .common import BEHAVIOUR, OfficeMixin

STAFF_LINES = [("Menyusun laporan kepegawaian", 12, 'laporan', 100, 12, 0)]


class Sop92Mixin(OfficeMixin):
    """Beside the office's own period, one for 2024 by SOP 92 with a staff member of its own."""

    @classmethod
    def make_sop_92(cls):
        cls.staff = cls.make_person(
            "Rina Marlina", 'staff', manager=cls.section_head, groups='hr_skp.group_data_manager')
        cls.period_92 = cls.make_period(2024)
        cls.period_92.write({'sop_id': cls.env.ref('hr_skp.sop_92').id, 'staff_id': cls.staff.user_id.id})

    @classmethod
    def open_92(cls, employee=None, period=None):
        return (period or cls.period_92).with_user(cls.data_manager.user_id)._open_for(employee or cls.worker)

    @classmethod
    def prepare(cls, plans, previous='none'):
        """Write the activities and the previous SKP as the staff member."""
        for plan in plans.sudo():
            user = plan.current_user_id
            plan.env['skp.plan.line'].with_user(user).create([
                {'plan_id': plan.id, 'name': name, 'quantity_target': quantity, 'quantity_unit': unit,
                 'quality_target': quality, 'time_target': months, 'time_unit': 'bulan', 'cost_target': cost}
                for name, quantity, unit, quality, months, cost in STAFF_LINES
            ])
            plan.env['skp.previous'].with_user(user).create({'plan_id': plan.id, 'kind': previous})

    @classmethod
    def assess(cls, plans):
        """Type the year's figures as planned, and score behaviour, as the appraisers."""
        for plan in plans.sudo():
            user = plan.appraiser_id.user_id
            for row in plan.appraisal_ids.line_ids.measurement_ids.with_user(user):
                row.corrected = row.target
            for row in plan.appraisal_ids.behaviour_ids.with_user(user):
                row.score = BEHAVIOUR[row.code]

    @classmethod
    def walk_92(cls, plans, act):
        """Take cases forward until an act stands open; no act: to the end."""
        plans = plans.sudo()
        while plans[:1].current_task_id.act != (act or False):
            now = plans[:1].current_task_id.act
            if now == 'prepare' and not plans.line_ids:
                cls.prepare(plans)
            if now == 'assess':
                cls.assess(plans)
            cls.complete(plans, 'accept' if now == 'respond' else 'done')
        return plans.with_env(cls.env)
