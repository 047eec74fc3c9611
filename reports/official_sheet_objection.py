from odoo import models


class ReportHrSkpSheet(models.AbstractModel):
    """An objection in the words of the sheets: what is contested, what both sides explained, who stayed silent."""

    _inherit = 'report.hr_skp.sheet'

    def _contested(self, objection):
        """The reasons: against the whole, then item by item with what each was given."""
        items = [
            f"{number}. {item.name}{self._given(item)}: {item.reason}"
            for number, item in enumerate(objection.item_ids, 1)]
        return "\n".join(filter(None, (objection.reason, *items)))

    def _given(self, item):
        value = item._value_of(item.appraisal_line_id or item.behaviour_id)
        return f" ({value})" if value else ''

    def _grounds(self, objection):
        """What the employee has to say: the reasons, and what he explained when the superior asked."""
        late = objection.days_late and self._late(objection)
        explained = self._explained(objection) and f"Penjelasan kepada atasan: {self._explained(objection)}"
        return "\n".join(filter(None, (self._contested(objection), late, explained)))

    def _late(self, objection):
        return f"Diajukan {objection.days_late} hari sesudah batas waktu, yaitu {self._date(objection.due_on)}."

    def _explained(self, objection):
        return objection.explanation or self._silence(objection.explanation_missed_on, objection, 'clarify')

    def _answered(self, objection):
        """The appraiser's answer, or that he gave none."""
        return objection.answer or self._silence(objection.answer_missed_on, objection, 'explain')

    def _silence(self, day, objection, act):
        """That somebody who was asked gave no explanation; empty where nobody went on without one."""
        asked = objection.plan_id.task_ids.filtered(
            lambda task: task.act == act and task.decision == 'silent' and not task.taken_back).sorted('id')[-1:]
        note = asked.reason or objection.silence_note
        return day and f"Tidak memberikan penjelasan sampai dengan {self._date(day)}. {note}" or ''
