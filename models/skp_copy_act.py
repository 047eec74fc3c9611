from odoo import models


class SkpAct(models.AbstractModel):
    """What archiving means for the archived copy: it is made afterwards, not while a whole unit is archived."""

    _inherit = 'skp.act'

    def _perform_archive(self, tasks, order):
        # sudo: ir.cron - the copies are made by the scheduler, right after this transaction
        self.env.ref('hr_skp.ir_cron_make_copies').sudo()._trigger()

    def _undo_archive(self, task, following):
        super()._undo_archive(task, following)
        task.plan_id.copy_id = False  # the copy stays; archived again, the case gets another
