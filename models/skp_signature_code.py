import secrets

from odoo import api, fields, models

ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'  # base32 without the letters that look like a figure or another letter
LENGTH = 12


class SkpSignature(models.Model):
    """The short code of a signature: printed on the sheet, and in the link of its QR code."""

    _inherit = 'skp.signature'

    code = fields.Char(
        string="Short Code", compute='_compute_code', store=True, precompute=True, readonly=False, index=True,
        help="Leads from the paper to the signature: the address of the office's server, /skp/ and this code.")

    _code_unique = models.Constraint('UNIQUE(code)', "Another signature has this code: sign once more.")

    def _compute_code(self):
        for signature in self:
            signature.code = self._new_code()

    @api.model
    def _new_code(self):
        """Twelve letters and figures that nobody guesses."""
        return ''.join(secrets.choice(ALPHABET) for _letter in range(LENGTH))

    def _link(self):
        """The address that the QR code of the sheet holds."""
        return f"{self.get_base_url()}/skp/{self.code}"

    def _printed_code(self):
        """The code in groups of four, to be read and typed."""
        return '-'.join(self.code[start:start + 4] for start in range(0, LENGTH, 4))
