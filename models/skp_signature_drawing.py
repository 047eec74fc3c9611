import base64
import binascii
import hashlib

from odoo import api, fields, models

LARGEST = 200_000  # bytes; the pad of the dialog gives some ten thousand
PNG = b'\x89PNG\r\n\x1a\n'


class ResCompany(models.Model):
    """Whether the office wants its people to draw their signatures."""

    _inherit = 'res.company'

    skp_drawn_signature = fields.Boolean(
        string="Drawn Signatures", help="Whoever signs may draw the signature; the drawing is kept for the next time.")


class ResConfigSettings(models.TransientModel):
    """The same among the settings."""

    _inherit = 'res.config.settings'

    skp_drawn_signature = fields.Boolean(related='company_id.skp_drawn_signature', readonly=False)


class ResUsers(models.Model):
    """The drawing that a user signs with; nobody else gets it."""

    _inherit = 'res.users'

    skp_drawing = fields.Binary(string="Own Drawn Signature", attachment=True, copy=False, groups=fields.NO_ACCESS)


class SkpSignature(models.Model):
    """The drawing as it was at the moment of signing; the digest covers it."""

    _inherit = 'skp.signature'

    drawing = fields.Binary(attachment=True)

    @api.model
    def _drawing(self, task, order):
        """The drawing that belongs to a signature; nothing on paper, or where the office wants none."""
        drawn = order.values.get('drawing') if task.user_id and task.company_id.skp_drawn_signature else None
        if not drawn:
            return {}
        drawn = drawn.encode() if isinstance(drawn, str) else drawn
        user = self.env.user.with_context(bin_size=False)
        if user.skp_drawing != drawn:
            user.skp_drawing = drawn
        return {'drawing': drawn}

    @api.model
    def _facts(self, vals):
        facts = super()._facts(vals)
        drawn = vals.get('drawing')
        return {**facts, 'drawing': hashlib.sha256(base64.b64decode(drawn)).hexdigest()} if drawn else facts


class SkpTask(models.Model):
    """A drawing that comes with the order is an image of the pad."""

    _inherit = 'skp.task'

    def _refuse_drawing(self, order):
        """What is no picture, or too large for one of a signature."""
        drawn = order.values.get('drawing')
        if not drawn:
            return None
        try:
            image = base64.b64decode(drawn, validate=True)
        except (binascii.Error, TypeError, ValueError):
            image = b''
        if image.startswith(PNG) and len(image) <= LARGEST:
            return None
        return self.env._("The drawn signature is not a PNG image of at most 200 kB: draw it again.")
