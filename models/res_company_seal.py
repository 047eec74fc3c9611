from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

WARN_DAYS = 30  # before a certificate expires


class ResCompany(models.Model):
    """The office's certified seal on archived copies."""

    _inherit = 'res.company'

    skp_seal_kind = fields.Selection(
        [('pkcs12', "Certificate file (PKCS#12)")], string="Seal of Archived SKP Copies",
        help="Empty: archived copies are filed without a certified seal.")
    skp_seal_key = fields.Binary(attachment=False, copy=False, groups=fields.NO_ACCESS, export_string_translation=False)
    skp_seal_subject = fields.Char(string="Certificate of", readonly=True, copy=False)
    skp_seal_issuer = fields.Char(string="Certificate Issued by", readonly=True, copy=False)
    skp_seal_valid_from = fields.Datetime(string="Certificate Valid from", readonly=True, copy=False)
    skp_seal_valid_to = fields.Datetime(string="Certificate Valid to", readonly=True, copy=False)
    skp_seal_timestamp_url = fields.Char(
        string="Time-Stamping Service", help="Address of a service by RFC 3161, asked over the network for each seal. "
                                             "Empty: the seal carries the server's own time.")
    skp_seal_warned_on = fields.Date(copy=False, groups=fields.NO_ACCESS, export_string_translation=False)

    @api.constrains('skp_seal_timestamp_url')
    def _check_skp_seal_timestamp_url(self):
        for company in self:
            address = company.skp_seal_timestamp_url
            if address and not address.startswith(('http://', 'https://')):
                raise ValidationError(self.env._(
                    "“Time-Stamping Service” of %(company)s is “%(value)s”: enter an address that begins with https:// "
                    "or http://, or leave it empty.", company=company.name, value=address))

    def _skp_expires_soon(self):
        """A sentence when the certificate expires within a month; empty otherwise."""
        self.ensure_one()
        end = self.skp_seal_valid_to
        if not end or not fields.Datetime.now() <= end < fields.Datetime.now() + timedelta(days=WARN_DAYS):
            return ''
        return self.env._(
            "The certificate for the seal of %(company)s expires on %(date)s: ask for its successor now.",
            company=self.name, date=format_date(self.env, end))

    @api.model
    def _skp_warn_of_expiry(self):
        """Tell the administrators of a certificate that expires, once in a week of the last month."""
        today = fields.Date.context_today(self)
        last_week = today - timedelta(days=7)
        for company in self.search([('skp_seal_kind', '!=', False)]):
            sentence = company._skp_expires_soon()
            warned = company.skp_seal_warned_on
            if sentence and (not warned or warned <= last_week):
                company._skp_tell_administrators(sentence)
                company.skp_seal_warned_on = today

    def _skp_tell_administrators(self, sentence):
        """Notify the SKP administrators of the office."""
        administrators = self.env.ref('hr_skp.group_administrator').all_user_ids.filtered(
            lambda user: self in user.company_ids)
        self.partner_id.message_notify(
            partner_ids=administrators.partner_id.ids, subject=self.env._("The seal of archived copies"), body=sentence)
