import json

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.http import request
from odoo.tools import format_datetime

from ..rules import seal

FORM = 2  # 1: the digest of the content alone, and the content not kept
# what a digest covers besides the content of the document
FACTS = (
    'plan_id', 'task_id', 'document', 'role', 'user_id', 'name', 'acting_for', 'on_paper', 'signed_at', 'address',
    'code')
KEPT = frozenset({*FACTS, 'digest', 'previous_digest', 'content', 'form', 'drawing'})


class SkpSignature(models.Model):
    """What makes a signature provable: exactly what was signed is kept, and the digest covers the signer too."""

    _inherit = 'skp.signature'

    content = fields.Text(
        groups=fields.NO_ACCESS, prefetch=False, help="The text whose digest was taken; no client reads it.")
    form = fields.Integer(string="Form of the Digest", aggregator=None)
    address = fields.Char(
        string="Signed from", groups='hr_skp.group_administrator',
        help="The network address of the signer's computer; empty for what the server signed by itself.")
    realisation_id = fields.Many2one(related='task_id.realisation_id', string="Month")
    is_superseded = fields.Boolean(
        string="Superseded", compute='_compute_is_superseded',
        help="Taken back, or signed anew afterwards: it stays on record and proves the earlier version.")

    @api.depends('plan_id.signature_ids', 'task_id.taken_back')
    def _compute_is_superseded(self):
        for row in self:
            # sudo: skp.signature - only whether a newer one stands comes out, to whom reads this one
            chain = row.sudo().plan_id.signature_ids
            row.is_superseded = row.task_id.taken_back or any(
                other.id > row.id and other._subject() == row._subject() and other.role == row.role
                for other in chain)

    def _subject(self):
        """Which sheet was signed: the document, and for a month its sheet."""
        month = self.task_id.realisation_id if self.document == 'realisation' else None
        return self.document, month

    @api.model
    def _seal(self, vals, content):
        """Values of a signature with what it covers written down and its digest taken."""
        vals = {**vals, 'form': FORM, 'code': self._new_code(), 'address': self._address()}
        record = {'form': FORM, 'signature': self._facts(vals), 'content': content}
        text = seal.canonical(record).decode()
        return {**vals, 'content': text, 'digest': seal.seal(text, vals['previous_digest'])}

    @api.model
    def _facts(self, vals):
        return {name: vals.get(name) or '' for name in FACTS}

    @api.model
    def _address(self):
        """Where the signer's request comes from; nothing outside HTTP."""
        return request.httprequest.remote_addr if request else False

    def _signed_record(self):
        """What was signed, as ``rules/seal.reread`` gives it; None for the earlier form, which kept nothing."""
        if not self.content:
            return None
        try:
            return json.loads(self.content)
        except ValueError:
            return {}

    # -- Never changed -----------------------------------------------------------------------------

    def write(self, vals):
        if not self.env.su:
            self.check_access('write')
        if KEPT & vals.keys():
            raise UserError(self._kept_sentence())
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self._kept_sentence())

    def _kept_sentence(self):
        return self.env._(
            "A signature is never changed or removed: take the step back or return the sheet, and let it be signed "
            "anew.")

    # -- In words ----------------------------------------------------------------------------------

    def _in_words(self):
        """The signature as a sentence names it: its number in the chain, the signer and the day."""
        number = sorted(self.plan_id.signature_ids.ids).index(self.id) + 1
        return self.env._(
            "Signature %(number)s, %(signer)s, %(date)s", number=number, signer=self.name,
            date=format_datetime(self.env, self.signed_at))

    def _present_facts(self):
        """What the row says today of what its digest covers, as ``_facts`` writes it down."""
        [values] = self.with_context(bin_size=False).read([*FACTS, 'drawing'], load=None)
        return self._facts(values)
