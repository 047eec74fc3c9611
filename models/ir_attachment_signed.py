from odoo import api, models

CONTENT = {'raw', 'datas', 'db_datas', 'store_fname', 'checksum'}


class IrAttachment(models.Model):
    """A file that a signed month cites as evidence stays as it was."""

    _inherit = 'ir.attachment'

    def write(self, vals):
        if CONTENT & vals.keys():
            self._refuse_signed_evidence()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_signed_evidence(self):
        self._refuse_signed_evidence()

    def _refuse_signed_evidence(self):
        """Raise where a signature stands over the month that cites one of these files."""
        # sudo: skp.realisation.line - the guard knows every month; what it says, who may remove the file may hear
        citing = self.env['skp.realisation.line'].sudo().search([('attachment_ids', 'in', self.ids)])
        citing._refuse_signed()
