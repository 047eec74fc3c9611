from odoo import api, fields, models


class ResConfigSettings(models.TransientModel):
    """The office's seal beside its other settings. File and passphrase pass through and are stored nowhere."""

    _inherit = 'res.config.settings'

    skp_seal_kind = fields.Selection(related='company_id.skp_seal_kind', readonly=False)
    skp_seal_subject = fields.Char(related='company_id.skp_seal_subject')
    skp_seal_issuer = fields.Char(related='company_id.skp_seal_issuer')
    skp_seal_valid_from = fields.Datetime(related='company_id.skp_seal_valid_from')
    skp_seal_valid_to = fields.Datetime(related='company_id.skp_seal_valid_to')
    skp_seal_timestamp_url = fields.Char(related='company_id.skp_seal_timestamp_url', readonly=False)
    skp_seal_file = fields.Binary(
        string="Certificate File", attachment=False, compute='_compute_skp_seal_file', inverse='_inverse_skp_seal_file')
    skp_seal_passphrase = fields.Char(
        string="Passphrase", compute='_compute_skp_seal_file', inverse='_inverse_skp_seal_file')
    skp_seal_notice = fields.Char(compute='_compute_skp_seal_notice')

    def _compute_skp_seal_file(self):
        """Nothing of an upload is read back."""
        self.skp_seal_file = self.skp_seal_passphrase = False

    def _inverse_skp_seal_file(self):
        for settings in self.filtered('skp_seal_file'):
            self.env['skp.sealer']._keep_pkcs12(
                settings.company_id, settings.skp_seal_file, settings.skp_seal_passphrase)
            settings.skp_seal_file = settings.skp_seal_passphrase = False

    @api.depends('company_id', 'skp_seal_kind')
    def _compute_skp_seal_notice(self):
        """What the administrator has to know: why nothing is sealed, or how long it goes on."""
        for settings in self:
            company = settings.company_id
            sealing = company.skp_seal_kind and settings.skp_seal_kind == company.skp_seal_kind
            refusal = self.env['skp.sealer']._refusal(company) if sealing else ''
            settings.skp_seal_notice = refusal or company._skp_expires_soon()
