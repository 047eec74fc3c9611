import base64
import binascii

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import config, format_datetime

from ..reports import pdf_seal, seal_vault


class SkpSealer(models.AbstractModel):
    """The seal by a certificate file of the office: the key is kept encrypted, its passphrase not at all."""

    _inherit = 'skp.sealer'

    @api.model
    def _refusal_pkcs12(self, company):
        try:
            pdf_seal.engine()
            self._secret()
        except pdf_seal.EngineMissing:
            return self.env._(
                "Archived copies cannot be sealed because “%(package)s” is not installed on the server: install it "
                "there (pip install %(package)s) and restart Odoo.", package=pdf_seal.PYTHON_PACKAGE)
        except UserError as error:
            return str(error)
        if not company.skp_seal_valid_to:
            return self.env._("There is no certificate of %(company)s yet: upload one.", company=company.name)
        return self._refusal_of_dates(company.skp_seal_valid_from, company.skp_seal_valid_to)

    @api.model
    def _refusal_of_dates(self, valid_from, valid_to):
        """What a certificate's dates say against sealing now."""
        if valid_to < fields.Datetime.now():
            return self.env._(
                "The certificate expired on %(date)s: upload the one that replaces it.",
                date=format_datetime(self.env, valid_to))
        if valid_from > fields.Datetime.now():
            return self.env._(
                "The certificate is not valid before %(date)s: wait until then, or upload one that is valid now.",
                date=format_datetime(self.env, valid_from))
        return ''

    @api.model
    def _seal_pkcs12(self, company, pdf):
        # sudo: res.company - nobody reads the key; only the engine that seals
        locked = company.sudo().with_context(bin_size=False).skp_seal_key
        bundle = self._in_vault(seal_vault.unlock, base64.b64decode(locked or b''), self._secret())
        return pdf_seal.seal(
            pdf, bundle, "Arsip Penilaian Prestasi Kerja Pegawai", company.skp_seal_timestamp_url or None)

    @api.model
    def _keep_pkcs12(self, company, content, passphrase):
        """Read a certificate file and lock its key away.

        :param str content: the file in base64
        :param str passphrase: what opens it; used here and not kept
        :raises UserError: the file cannot be used, or there is no secret to lock it with
        """
        secret = self._secret()
        try:
            certificate = pdf_seal.read_pkcs12(base64.b64decode(content, validate=True), passphrase or '')
        except (pdf_seal.SealError, binascii.Error) as error:
            raise UserError(self._certificate_sentence(getattr(error, 'reason', 'format'))) from None
        refusal = self._refusal_of_dates(certificate.valid_from, certificate.valid_to)
        if refusal:
            raise UserError(refusal)
        # sudo: res.company - the key is the engine's; who may upload it was asked by the settings
        company.sudo().write({
            'skp_seal_key': base64.b64encode(seal_vault.lock(certificate.bundle, secret)),
            'skp_seal_subject': certificate.subject, 'skp_seal_issuer': certificate.issuer,
            'skp_seal_valid_from': certificate.valid_from, 'skp_seal_valid_to': certificate.valid_to})

    @api.model
    def _certificate_sentence(self, reason):
        """What is wrong with a certificate file."""
        return {
            'format': self.env._(
                "“Certificate File” is not a PKCS#12 file: upload the .p12 or .pfx of the certificate authority."),
            'passphrase': self.env._(
                "“Passphrase” does not open the certificate file: type the one that it was made with."),
            'key': self.env._(
                "“Certificate File” holds no private key with its certificate: export it again together with the key."),
            'pair': self.env._(
                "“Certificate File” holds a private key that is not the certificate's: export the two that belong "
                "together."),
            'usage': self.env._(
                "The certificate in “Certificate File” is not one for signing: ask the certificate authority for one "
                "with the key usage “digital signature”."),
        }[reason]

    @api.model
    def _secret(self):
        """The server's secret, or a sentence that says how to set it."""
        return self._in_vault(seal_vault.find_secret, config.get(seal_vault.SECRET.lower()))

    @api.model
    def _in_vault(self, function, *args):
        """What a function of the vault returns; what keeps it shut as a sentence."""
        try:
            return function(*args)
        except seal_vault.VaultError as error:
            raise UserError(self._vault_sentence(error.reason)) from None

    @api.model
    def _vault_sentence(self, reason):
        """What keeps the vault shut."""
        names = {'variable': seal_vault.SECRET, 'file': seal_vault.SECRET_FILE, 'option': seal_vault.SECRET.lower(),
                 'length': seal_vault.MIN_LENGTH}
        return {
            'missing': self.env._(
                "The server has no secret to encrypt the certificate with: set the environment variable %(variable)s, "
                "or %(file)s with the path of a file, or the option %(option)s in odoo.conf, to at least %(length)s "
                "random characters, and restart Odoo.", **names),
            'short': self.env._(
                "The server's secret (%(variable)s) is too short to encrypt the certificate with: make it at least "
                "%(length)s random characters and restart Odoo.", **names),
            'unreadable': self.env._(
                "The file that %(file)s names cannot be read: check its path and that Odoo's user may read it.",
                **names),
            'other': self.env._(
                "The certificate was encrypted with another secret than the server has now: give the server that "
                "secret again (%(variable)s), or upload the certificate anew.", **names),
        }[reason]
