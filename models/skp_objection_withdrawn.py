from odoo import fields, models

from .skp_task_refusal import APPRAISING, NOT_ACTED


class SkpObjection(models.Model):
    """An objection that the employee took back before it was answered stays on record."""

    _inherit = 'skp.objection'

    withdrawn_on = fields.Date()

    def _standing(self):
        """The newest objection of one case, against the result as it is: neither withdrawn, nor is the result new."""
        last = self.filtered(lambda row: not row.withdrawn_on).sorted('id')[-1:]
        # sudo: skp.task - only whether the result was given anew since comes out
        tasks = last.sudo().plan_id.task_ids
        asked = max(tasks.filtered(lambda task: task.act == 'explain').ids, default=max(tasks.ids, default=0))
        anew = tasks.filtered(
            lambda task: task.id > asked and task.act in APPRAISING and task.decision not in NOT_ACTED)
        return self.browse() if anew else last

    def _changing(self):
        """The objection of one case whose decision changed the result as it is; empty without one."""
        return self._standing().filtered(lambda row: row.decision == 'change')

    def _content(self):
        content = super()._content()
        return {**content, 'withdrawn': self.withdrawn_on} if self.withdrawn_on else content
