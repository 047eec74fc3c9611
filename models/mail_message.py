from odoo import api, models
from odoo.exceptions import AccessError


class MailMessage(models.Model):
    """What the procedure notes in the chatter of a case stays as it was noted; what people write is theirs."""

    _inherit = 'mail.message'

    def write(self, vals):
        self._skp_refuse_notes()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_skp_note(self):
        self._skp_refuse_notes()

    def _skp_refuse_notes(self):
        """Raise when a client changes or removes a note of the procedure: steps, prints, changed people."""
        if self.env.su:
            return
        # sudo: mail.message - which notes they are counts also where the writer may not read them
        for message in self.sudo():
            if message.message_type != 'comment' and (message.model or '').startswith('skp.'):
                raise AccessError(self.env._(
                    "This note was written by the procedure and stays on record: write a message below it instead."))
