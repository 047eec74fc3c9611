from odoo import models

# In which acts the parts of a case are filled in. A part is settled by a signature until such an act is opened again.
PART_ACTS = {
    'dates': frozenset(),
    'lines': frozenset({'prepare', 'plan'}),
    'extra': frozenset({'prepare', 'plan', 'realise'}),  # additional tasks come up during the year
    'agreement': frozenset({'prepare', 'plan', 'review'}),
    'month': frozenset({'realise'}),
    'appraisal': frozenset({'measure', 'assess', 'behaviour'}),
    'objection': frozenset({'respond', 'explain', 'decide'}),
}
ON_APPRAISAL = {'appraisal', 'objection'}  # what only signatures on the appraisal cover


class SkpPlan(models.Model):
    """Which signature stands over which part of a case."""

    _inherit = 'skp.plan'

    def _settled(self, part, month=None):
        """The newest signature that covers a part as it stands; empty while the part is open to change.

        Returned, taken up again or taken back, a part is open: the next signature covers what it is then. In
        superuser mode.

        :param str part: one of ``PART_ACTS``
        :param month: the ``skp.realisation`` of part ``month``
        """
        self.ensure_one()
        none, acts, now = self.env['skp.signature'], PART_ACTS[part], self.current_task_id
        if not month and now.act in acts or not now and self.state == 'plan':  # also a case that has just been made
            return none
        signature = self._standing_signatures().filtered(
            lambda row: row.task_id.realisation_id == month if month
            else part not in ON_APPRAISAL or row.document == 'appraisal')[-1:]
        return none if signature and self._opened_since(signature, acts, month) else signature

    def _standing_signatures(self):
        """The signatures that were not taken back, the newest last."""
        return self.signature_ids.filtered(lambda row: not row.task_id.taken_back).sorted('id')

    def _opened_since(self, signature, acts, month):
        """The steps of some acts that were opened after a signature, on one month or on the whole case."""
        later = self.task_ids.filtered(lambda task: task.id > signature.task_id.id and task.act in acts)
        return later.filtered(lambda task: task.realisation_id == month) if month else later
