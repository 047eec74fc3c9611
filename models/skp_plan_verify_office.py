import logging

from odoo import fields, models
from odoo.fields import Domain

BATCH = 50  # cases a transaction
ACTIVITY = 'hr_skp.mail_activity_type_proof'
_logger = logging.getLogger(__name__)


class SkpPlan(models.Model):
    """Verifying cases by the button, every night, and from the command line."""

    _inherit = 'skp.plan'

    verified_on = fields.Datetime(
        string="Last Verified", readonly=True, copy=False, help="When the nightly check compared the case last.")
    verify_fault = fields.Text(
        string="Not as Signed", readonly=True, copy=False, groups='hr_skp.group_administrator',
        help="What the nightly check found: where the case is not as it was signed.")

    @property
    def _guarded_fields(self):
        return super()._guarded_fields | {'verified_on', 'verify_fault'}

    def action_verify(self):
        """Compare these cases with their signatures, and tell what is not as it was signed."""
        self.check_access('read')
        readable = self.env['skp.appraisal'].search([('plan_id', 'in', self.ids)]).plan_id
        # sudo: skp.signature - the content that was signed is read here alone; figures only for who may read them
        found = {plan: plan.sudo()._verify() for plan in self}
        sentences = [
            f"{plan.name}: {fault.sentence if plan in readable else fault.veiled}"
            for plan, (faults, _earlier) in found.items() for fault in faults]
        # sudo: skp.verify - what the check answered; a client writes no such row
        dialog = self.env['skp.verify'].sudo().create({
            'case_count': len(self), 'signature_count': len(self.sudo().signature_ids),
            'earlier_count': sum(earlier for _faults, earlier in found.values()),
            'fault_text': "\n".join(sentences) or False,
        })
        return {
            'type': 'ir.actions.act_window', 'name': self.env._("Verify"), 'res_model': 'skp.verify',
            'res_id': dialog.id, 'view_mode': 'form', 'target': 'new',
        }

    def _verify_safely(self):
        """As ``_verify()``; content that was destroyed so far that it cannot be read is a fault too."""
        try:
            with self.env.cr.savepoint():
                return self._verify()
        except Exception:  # whatever somebody did to the rows behind Odoo's back, the check goes on
            _logger.exception("The content of %s cannot be read", self)
            return [self._fault(self.env._("The content cannot be read any more."))], 0

    # -- The nightly check -------------------------------------------------------------------------

    def _cron_verify(self):
        """Verify every case with signatures once a night, a batch in each transaction."""
        cron, began = self.env['ir.cron'], fields.Datetime.subtract(fields.Datetime.now(), hours=20)
        due = Domain('signature_ids', '!=', False) & (
            Domain('verified_on', '=', False) | Domain('verified_on', '<', began))
        cron._commit_progress(remaining=self.search_count(due))
        while plans := self.search(due, order='id', limit=BATCH):
            plans._verify_and_tell()
            self.env.invalidate_all()  # the contents of a batch are large
            if not cron._commit_progress(len(plans), remaining=self.search_count(due)):
                break

    def _verify_and_tell(self):
        """Verify these cases and keep what was found; the administrators hear of each case that went wrong.

        :return: {case: ([Fault], number of unproven signatures)}
        """
        found = {plan: plan._verify_safely() for plan in self}
        fresh = {}
        for plan, (faults, _earlier) in found.items():
            text = "\n".join(fault.veiled for fault in faults) or False
            if text and text != plan.verify_fault:
                fresh[plan] = text
            if text != plan.verify_fault:
                plan.with_context(tracking_disable=True).verify_fault = text
        self.with_context(tracking_disable=True).verified_on = fields.Datetime.now()
        for plan, text in fresh.items():
            plan._tell_administrators(text)
        return found

    def _tell_administrators(self, text):
        """An activity on the desk of each administrator of the office."""
        for user in self.env['res.users'].search([
                ('all_group_ids', 'in', self.env.ref('hr_skp.group_administrator').ids), ('share', '=', False),
                ('company_ids', 'in', self.company_id.ids)]):
            self.with_context(mail_activity_quick_update=True).activity_schedule(
                ACTIVITY, user_id=user.id, summary=self.env._("Not as signed"), note=text)
