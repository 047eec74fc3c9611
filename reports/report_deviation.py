from odoo import models
from odoo.exceptions import UserError

from ..rules import indonesian
from ..rules.indonesian import dash
from .report_sop import ROLE_TITLES

FAULT_WORDS = {'completeness': "Kelengkapan", 'output': "Output"}


class ReportHrSkpReportDeviation(models.AbstractModel):
    """Values of the Register Penyimpangan Mutu Baku: the chosen deviations with what their makers say to them."""

    _name = 'report.hr_skp.report_deviation'
    _inherit = ['report.hr_skp.paper']
    _description = "SKP Deviation Register"

    _prints = 'skp.task'
    _joint = True

    def _check_printable(self, tasks):
        tasks.check_access('read')  # of the tasks alone: who made a step accounts for it without reading the case
        kept = tasks.filtered(lambda task: not task.deviation)[:1]
        if kept:
            raise UserError(self.env._(
                "“%(step)s” of %(person)s kept its standard: choose rows of the register of deviations.",
                step=kept.name, person=kept.holder_name))

    def _sheet(self, tasks):
        rows = tasks.sorted(lambda task: (task.done_at, task.id))
        days = [self._local_date(task.done_at, task.company_id) for task in rows]
        period = rows.period_id if len(rows.period_id) == 1 else rows.period_id.browse()
        manager = period.data_manager_id
        return {
            **self._paper_values(rows.company_id[:1], period.name or ''),
            'span': indonesian.period(days[0], days[-1]) if days[0] < days[-1] else indonesian.date_long(days[0]),
            'lines': [self._line_values(task, day) for task, day in zip(rows, days, strict=True)],
            'place_date': ", ".join(filter(None, (period.place, self._date(None)))),
            'manager': self._user_values(manager) if manager else self._person_values({}),
        }

    def _line_values(self, task, day):
        missed = [
            f"Waktu: {indonesian.minutes(task.work_minutes)} (baku {indonesian.minutes(task.standard_minutes)})",
        ] if task.misses_time else []
        # sudo: hr.employee - whose case it was: the maker of the step may read the name with the step
        employee = task.sudo().employee_id.name
        return {
            'date': indonesian.date_long(day),
            'employee': employee,
            'step': task.step_id.name,
            'maker': dash(task.holder_name),
            'as': (task.step_id.column_title or '').strip() or ROLE_TITLES.get(task.role, ''),
            'missed': "\n".join([*missed, *filter(None, [FAULT_WORDS.get(task.fault)])]),
            'justification': dash(task.justification),
            'remark': dash(task.remark),
        }
