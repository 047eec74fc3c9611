from odoo import models
from odoo.exceptions import UserError

from ..rules import indonesian
from .report_sop import ROLE_TITLES


class ReportHrSkpReportReceipt(models.AbstractModel):
    """Values of the Tanda Terima: who handed a case to whom, when, by which step of the procedure."""

    _name = 'report.hr_skp.report_receipt'
    _inherit = ['report.hr_skp.paper']
    _description = "SKP Hand-over Receipt"

    _prints = 'skp.task'

    def _check_printable(self, tasks):
        super()._check_printable(tasks)
        other = tasks.filtered(lambda task: task.act not in ('hand_over', 'receive') or task.state != 'done')[:1]
        if other:
            raise UserError(self.env._(
                "“%(step)s” of %(plan)s hands nothing over, or is not done yet: choose a hand-over that is done.",
                step=other.name, plan=other.plan_id.name))

    def _sheet(self, task):
        plan, step = task.plan_id, task.step_id
        giver, taker = self._two_sides(task)
        employee = plan.party_ids.filtered(lambda party: party.role == 'employee').sorted('id')[-1:]
        day = self._local_date(task.done_at, plan.company_id)
        person = self._party_values(employee)
        number = " ".join(filter(None, (step.sop_id.document_label, step.sop_id.number)))
        return {
            **self._paper_values(plan.company_id, " · ".join(filter(None, (person['name'], person['nip'])))),
            'facts': [
                ("Berkas", f"Sasaran Kinerja Pegawai (SKP) {indonesian.period(*plan._printed_range())}"),
                ("Pegawai", person['rows'][0]), ("NIP", person['rows'][1]), ("Unit kerja", person['rows'][4]),
                ("Kelengkapan", step.standard_output or step.name),
                ("Langkah prosedur", f"{number} langkah {step.number}: {step.name}"),
                ("Tanggal diserahkan", self._date(day)),
            ],
            'giver': self._person_of(giver), 'taker': self._person_of(taker),
            'giver_title': self._title(giver), 'taker_title': self._title(taker),
            'place_date': self._place_on(plan, day),
        }

    def _two_sides(self, task):
        """The steps of who gives and who takes: a hand-over gives to the next step, a receipt takes from the last."""
        steps = task.plan_id.task_ids.sorted('id')
        before = steps.filtered(lambda row: row.id < task.id)[-1:]
        after = steps.filtered(lambda row: row.id > task.id)[:1]
        return (task, after) if task.act == 'hand_over' else (before, task)

    def _title(self, task):
        return (task.step_id.column_title or '').strip() or ROLE_TITLES.get(task.role, '')

    def _person_of(self, task):
        """Who held a step: as the documents print that person, else as the own employee record says."""
        party = task.plan_id.party_ids.filtered(
            lambda row: row.role == task.role and row.name and row.name == task.holder_name).sorted('id')[-1:]
        if party:
            return self._party_values(party)
        return self._user_values(task.user_id) if task.user_id else self._person_values({'name': task.holder_name})
