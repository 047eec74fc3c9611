from odoo import models

from .skp_act_permenpanrb6 import RATED


class SkpAct(models.AbstractModel):
    """What the acts take back under PermenPANRB 6/2022."""

    _inherit = 'skp.act'

    def _undo_measure(self, task, following):
        """The evaluation goes back to its draft with the step that issued it."""
        super()._undo_measure(task, following)
        self._evaluations(task).write({
            'state': 'draft', 'issued_on': False, 'issued_by_id': False, 'organisation_predicate': False})

    def _undo_behaviour(self, task, following):
        super()._undo_behaviour(task, following)
        task.plan_id.appraisal_ids.write({'organisation_predicate': False})

    def _undo_decide(self, task, following):
        super()._undo_decide(task, following)
        self._last_objection(task).write({f'new_{name}': False for name in RATED})

    def _changed_since(self, following, moment):
        rows = self._evaluations(following) if following.act == 'measure' else self.env['skp.evaluation']
        return super()._changed_since(following, moment) or any(
            row.write_date.replace(microsecond=0) > moment
            for row in (*rows, *rows.line_ids, *rows.behaviour_ids))
