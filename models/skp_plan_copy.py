import base64
import logging

from odoo import fields, models
from odoo.fields import Domain

BATCH = 20  # sheets a transaction
_logger = logging.getLogger(__name__)


class SkpPlan(models.Model):
    """The archived copy of a case: made once, after archiving; every print of it is counted and noted."""

    _inherit = 'skp.plan'

    copy_id = fields.Many2one('skp.copy', string="Archived Copy", readonly=True, copy=False, index='btree_not_null')
    print_count = fields.Integer(
        related='copy_id.print_count', string="Prints of the Archived Copy",
        help="How often the archived copy was printed; the chatter says when, and by whom.")

    @property
    def _guarded_fields(self):
        return super()._guarded_fields | {'copy_id', 'print_count'}

    def _archived_pdfs(self):
        """The archived copies of archived cases, made where they are still missing: {plan id: PDF}.

        Who may read the cases and their appraisals is asked before.
        """
        # sudo: skp.plan - the copy shows the whole sheet, whoever among its readers prints it first
        plans = self.sudo()
        plans.filtered(lambda plan: not plan.copy_id)._make_copies()
        return {plan.id: base64.b64decode(plan.copy_id.with_context(bin_size=False).pdf) for plan in plans}

    def _make_copies(self):
        """File the appraisal sheet of archived cases, in superuser mode: it is the same whoever asks for it."""
        content = {plan.id: plan._content('appraisal', plan.realisation_ids.browse()) for plan in self}
        pdfs = self.env['ir.actions.report']._skp_archive_pdfs('hr_skp.report_appraisal', content)
        copies = self.env['skp.copy'].create([
            {'plan_id': plan_id, 'pdf': base64.b64encode(pdf)} for plan_id, pdf in pdfs.items()])
        for copy in copies:  # two who print at the same time meet here: the second starts over and finds the copy
            copy.plan_id.copy_id = copy

    def _count_prints(self):
        """Count one more print of the archived copies, and note it in each chatter."""
        # sudo: skp.copy - the counter is the engine's, whoever prints
        for copy in self.sudo().copy_id:
            copy.print_count += 1
        # sudo: skp.plan - the note is written by the engine, in the name of who prints
        self.sudo()._log_step({plan.id: self.env._("Archived copy printed by %(user)s", user=self.env.user.name)
                               for plan in self})

    def _cron_make_copies(self):
        """Make the copies of the cases archived since the last run, a batch in each transaction."""
        cron, size = self.env['ir.cron'], BATCH
        missing = Domain('state', '=', 'done') & Domain('copy_id', '=', False)
        missing &= Domain('moved_on', '=', False) | Domain('appraisal_ids', '!=', False)  # a part may have no result
        cron._commit_progress(remaining=self.search_count(missing))
        while plans := self.search(missing, order='id', limit=size):
            try:
                with self.env.cr.savepoint():
                    plans._make_copies()
            except Exception:  # one sheet that cannot be made keeps no other from being filed
                _logger.exception("No archived copy of %s", plans)
                missing &= Domain('id', 'not in', plans.ids if size == 1 else [])
                size = 1
                continue
            if not cron._commit_progress(len(plans), remaining=self.search_count(missing)):
                break
