import base64
import hashlib

from odoo import api, fields, models


class SkpCopy(models.Model):
    """The appraisal sheet of an archived case as it was filed: one PDF/A-3b, reprinted byte for byte.

    A case that is reopened and archived again gets another copy; the old one stays as it is.
    """

    _name = 'skp.copy'
    _description = 'SKP Archived Copy'
    _inherit = ['skp.typed']
    _order = 'plan_id, id'
    _rec_name = 'plan_id'

    plan_id = fields.Many2one('skp.plan', required=True, ondelete='restrict', index=True)
    pdf = fields.Binary(string="PDF", required=True, attachment=True)
    print_count = fields.Integer(string="Prints")
    digest = fields.Char(string="SHA-256", readonly=True, copy=False)

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._with_digest(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._with_digest(vals))

    def _with_digest(self, vals):
        """Values with the digest of the file among them, once it is known to be one."""
        self._refuse_wrong_kinds(vals)
        return {**vals, 'digest': self._digest_of(vals['pdf'])} if vals.get('pdf') else vals

    @staticmethod
    def _digest_of(content):
        return hashlib.sha256(base64.b64decode(content)).hexdigest()

    def _is_intact(self):
        """Whether the file is still the one that was filed."""
        self.ensure_one()
        return self._digest_of(self.with_context(bin_size=False).pdf or b'') == self.digest
