import base64
import logging

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

BATCH = 20  # copies a transaction
_logger = logging.getLogger(__name__)


class SkpCopy(models.Model):
    """The certified seal on an archived copy: put on when it is filed, else by the scheduler later."""

    _inherit = 'skp.copy'

    seal_state = fields.Selection(
        [('none', "Without"), ('waiting', "To seal"), ('sealed', "Sealed")], string="Certified Seal", default='none',
        required=True, readonly=True, index=True)
    seal_error = fields.Char(string="Not Sealed Because", readonly=True)
    sealed_at = fields.Datetime(readonly=True)
    sealed_by = fields.Char(string="Sealed with the Certificate of", readonly=True)

    def _seal_or_wait(self):
        """Seal the copies of offices that seal; what cannot be sealed now waits for the scheduler."""
        sealing = self.filtered('plan_id.company_id.skp_seal_kind')
        sealing.seal_state = 'waiting'
        for company, copies in sealing.grouped(lambda copy: copy.plan_id.company_id).items():
            refusal = self.env['skp.sealer']._refusal(company)
            for copy in copies:
                error = refusal or copy._seal()
                if copy.seal_error != error:
                    copy.seal_error = error

    def _seal(self):
        """Seal one copy; return why not, as a sentence, or nothing."""
        company = self.plan_id.company_id
        pdf = base64.b64decode(self.with_context(bin_size=False).pdf)
        if not self._is_intact():
            return self.env._("The file is not the one that was filed: its digest differs.")
        try:
            sealed = self.env['skp.sealer']._seal(company, pdf)
        except UserError as error:
            return str(error)
        except Exception:  # whatever a certificate or a service does, the copy stays filed
            _logger.exception("No seal on %s", self)
            return self.env._("Sealing failed, the server's log says why; it is tried again by itself.")
        self.write({
            'pdf': base64.b64encode(sealed), 'seal_state': 'sealed', 'sealed_at': fields.Datetime.now(),
            'sealed_by': company.skp_seal_subject})
        return False

    @api.model
    def _cron_seal(self):
        """Seal what waits, a batch in each transaction; what fails is left for the next run."""
        cron = self.env['ir.cron']
        waiting = Domain('seal_state', '=', 'waiting') & Domain('plan_id.company_id.skp_seal_kind', '!=', False)
        last = 0
        while copies := self.search(waiting & Domain('id', '>', last), order='id', limit=BATCH):
            copies._seal_or_wait()
            last = copies[-1].id
            if not cron._commit_progress(
                    len(copies), remaining=self.search_count(waiting & Domain('id', '>', last))):
                break
