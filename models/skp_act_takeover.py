from odoo import fields, models


class SkpAct(models.AbstractModel):
    """A yearly evaluation that the superior gave in the appraiser's place is final with the signature on D.1.2."""

    _inherit = 'skp.act'

    def _perform_behaviour(self, tasks, order):
        super()._perform_behaviour(tasks, order)
        self._settle_taken_over(tasks)

    def _perform_assess(self, tasks, order):
        super()._perform_assess(tasks, order)
        self._settle_taken_over(tasks)

    def _settle_taken_over(self, tasks):
        final = tasks.plan_id.filtered('taken_over_on').appraisal_ids
        if final:
            final.write({'ratified_on': fields.Date.context_today(self)})

    def _undo(self, task, following):
        """A takeover that is taken back gives the step to the appraiser again, and undoes nothing else."""
        if task.decision == 'taken_over':
            task.plan_id.taken_over_on = False
        else:
            super()._undo(task, following)

    def _undo_behaviour(self, task, following):
        super()._undo_behaviour(task, following)
        if task.plan_id.taken_over_on:
            task.plan_id.appraisal_ids.write({'ratified_on': False})
