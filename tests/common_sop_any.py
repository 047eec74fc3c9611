"""Publishes any procedure and walks a case of two months by it; it never asserts."""
import base64

from ..rules.sop_flow import Step
from .common import BEHAVIOUR, OfficeMixin

LINE = {
    'name': "Menyusun laporan kepegawaian", 'quantity_target': 12, 'quantity_unit': 'laporan', 'quality_target': 100,
    'time_target': 2, 'time_unit': 'bulan',
}
RETURNING = [  # the superior may return the result to be scored anew
    Step('1', 'plan', 'employee', '2'), Step('2', 'review', 'appraiser', '3', '1'),
    Step('3', 'realise', 'employee', '4'), Step('4', 'measure', 'appraiser', '5'),
    Step('5', 'behaviour', 'appraiser', '6'), Step('6', 'respond', 'employee', '7'),
    Step('7', 'ratify', 'superior', '8', '5'), Step('8', 'archive', 'data_manager')]


class AnySopMixin(OfficeMixin):
    """A case by whatever procedure, every step done by whoever has it on the desk."""

    @classmethod
    def publish(cls, steps):
        """A published procedure of steps in the words of ``rules/sop_flow.py``."""
        sop = cls.env['skp.sop'].with_user(cls.administrator.user_id).create({
            'name': "Prosedur Ketiga", 'code': 'third', 'number': "3", 'step_ids': [
                (0, 0, {'name': f"Langkah {step.key}", 'short_name': f"Step {step.key}", 'act': step.act,
                        'role': step.role, 'standard_minutes': 10, 'sequence': place,
                        'requires_signature': step.act in ('assess', 'measure', 'respond', 'ratify')})
                for place, step in enumerate(steps)]})
        rows = dict(zip([step.key for step in steps], sop.step_ids.sorted('sequence'), strict=True))
        for step in steps:
            rows[step.key].write({
                'next_step_id': rows[step.next_key].id if step.next_key else False,
                'return_step_id': rows[step.return_key].id if step.return_key else False})
        sop.action_publish()
        return sop.with_env(cls.env)

    @classmethod
    def open_by(cls, sop, employee=None):
        """A case of January and February by a procedure."""
        period = cls.env['skp.period'].with_user(cls.data_manager.user_id).create({
            'name': "Awal 2025", 'date_from': '2025-01-01', 'date_to': '2025-02-28', 'company_id': cls.company.id,
            'sop_id': sop.id, 'scheme_id': cls.env.ref('hr_skp.scheme_pp46').id,
            'data_manager_id': cls.data_manager.user_id.id})
        return period._open_for(employee or cls.worker).with_env(cls.env)

    @classmethod
    def walk_any(cls, plan, choices, look=lambda plan: None):
        """Walk a case to its end; each choice picks a decision, and after the last the case goes forward.

        :param look: called with the case at every step
        :return: [(task id, decision, user id)] in the order of the walk
        """
        walked, choices = [], list(choices)
        while plan.current_task_id:
            look(plan)
            task = plan.current_task_id
            offered = task._decisions()
            decision = offered[choices.pop(0) % len(offered)] if choices else offered[0]
            cls.fill_any(task)
            values = cls.values_of(task, decision)
            task.with_user(task.desk_user_id).complete(decision, "Karena perlu diperbaiki", values)
            walked.append((task.id, decision, task.desk_user_id.id))
        return walked

    @classmethod
    def forward(cls, plan, act=None):
        """Walk a case forward until an act stands open; no act: to the end."""
        while plan.current_task_id.act != (act or False):
            cls.decide_any(plan)
        return plan

    @classmethod
    def decide_any(cls, plan, decision=None, **values):
        """One step by whoever has it on the desk, on paper where its person has no login."""
        task = plan.current_task_id
        if not decision:
            cls.fill_any(task)
        decision = decision or task._decisions()[0]
        values = {**cls.values_of(task, decision), **values}
        if not task.user_id:
            values['scan_ids'] = cls.env['ir.attachment'].with_user(task.desk_user_id).create({
                'name': "halaman.pdf", 'datas': base64.b64encode(b"%PDF-1.4"), 'res_model': 'skp.complete',
                'res_id': 0}).ids
        task.with_user(task.desk_user_id).complete(decision, "Alasan", values)

    @classmethod
    def values_of(cls, task, decision):
        if decision == 'change':
            return {'new_score': 91}
        return {'archive_place': "Rak 1"} if task.act == 'archive' else {}

    @classmethod
    def fill_any(cls, task):
        """Enter what the step asks for, as whoever has it on the desk."""
        fill = getattr(cls, f'type_{task.act}', None)
        if fill:
            fill(task.plan_id, task.desk_user_id)

    @classmethod
    def type_plan(cls, plan, user):
        if not plan.line_ids:
            plan.env['skp.plan.line'].with_user(user).create({'plan_id': plan.id, **LINE})

    @classmethod
    def type_prepare(cls, plan, user):
        cls.type_plan(plan, user)
        if not plan.previous_ids:
            plan.env['skp.previous'].with_user(user).create({'plan_id': plan.id, 'kind': 'none'})

    @classmethod
    def type_realise(cls, plan, user):
        for cell in plan.current_task_id.realisation_id.line_ids.with_user(user):
            cell.value = cell.target / (1 if cell.aspect == 'quality' else 2)

    @classmethod
    def type_assess(cls, plan, user):
        if not plan.realisation_ids:
            for row in plan.appraisal_ids.line_ids.measurement_ids.with_user(user):
                row.corrected = row.target
        cls.type_behaviour(plan, user)

    @classmethod
    def type_behaviour(cls, plan, user):
        for row in plan.appraisal_ids.behaviour_ids.with_user(user):
            row.score = BEHAVIOUR[row.code]
