from odoo import fields, models


class SkpPlan(models.Model):
    """The seal and the digest of the archived copy, on the case."""

    _inherit = 'skp.plan'

    copy_seal_state = fields.Selection(related='copy_id.seal_state', string="Seal of the Archived Copy")
    copy_seal_error = fields.Char(related='copy_id.seal_error', string="Archived Copy Not Sealed Because")
    copy_digest = fields.Char(
        related='copy_id.digest', string="Digest of the Archived Copy",
        help="SHA-256 of the filed PDF: whoever has the file can compare it.")

    @property
    def _guarded_fields(self):
        return super()._guarded_fields | {'copy_seal_state', 'copy_seal_error', 'copy_digest'}

    def _make_copies(self):
        super()._make_copies()
        self.copy_id._seal_or_wait()

    def _cron_make_copies(self):
        super()._cron_make_copies()
        self.env['skp.copy']._cron_seal()
        self.env['res.company']._skp_warn_of_expiry()
