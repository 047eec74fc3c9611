from odoo import api, fields, models


class SkpSop(models.Model):
    """What stands beside the flow table: the paraf chain, and whether months are reported at all."""

    _inherit = 'skp.sop'

    paraf_ids = fields.One2many('skp.sop.paraf', 'sop_id', string="Paraf Chain", copy=True)
    has_paraf = fields.Boolean(compute='_compute_has_paraf', store=True)
    has_months = fields.Boolean(compute='_compute_has_months', store=True, help="A step of it reports the months.")

    @api.depends('paraf_ids')
    def _compute_has_paraf(self):
        for sop in self:
            sop.has_paraf = bool(sop.paraf_ids)

    @api.depends('step_ids.act')
    def _compute_has_months(self):
        for sop in self:
            sop.has_months = 'realise' in sop.step_ids.mapped('act')
