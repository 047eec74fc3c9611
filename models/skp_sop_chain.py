from odoo import api, fields, models


class SkpSop(models.Model):
    """The paraf chain beside the flow table."""

    _inherit = 'skp.sop'

    paraf_ids = fields.One2many('skp.sop.paraf', 'sop_id', string="Paraf Chain", copy=True)
    has_paraf = fields.Boolean(compute='_compute_has_paraf', store=True)

    @api.depends('paraf_ids')
    def _compute_has_paraf(self):
        for sop in self:
            sop.has_paraf = bool(sop.paraf_ids)
