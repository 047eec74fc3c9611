from odoo import api, fields, models


class SkpComplete(models.TransientModel):
    """The dialog offers the pad to whoever signs, with the drawing of the last time."""

    _inherit = 'skp.complete'

    asks_drawing = fields.Boolean(compute='_compute_asks_drawing')
    drawing = fields.Binary(
        string="Drawn Signature", compute='_compute_drawing', store=True, readonly=False, compute_sudo=False)

    @api.depends('task_ids')
    def _compute_asks_drawing(self):
        for wizard in self:
            wizard.asks_drawing = wizard.signs and not wizard.paper_holder and any(
                wizard.task_ids.company_id.mapped('skp_drawn_signature'))

    @api.depends('task_ids')
    @api.depends_context('uid')
    def _compute_drawing(self):
        # sudo: res.users - the user's own drawing
        own = self.env.user.sudo().with_context(bin_size=False).skp_drawing
        for wizard in self:
            wizard.drawing = own if wizard.asks_drawing else False

    def _values(self, decision):
        values = super()._values(decision)
        drawn = self.with_context(bin_size=False).drawing if self.asks_drawing else None
        return {**values, 'drawing': drawn} if drawn else values
