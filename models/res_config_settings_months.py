from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """What an office asks of the months, beside its other settings."""

    _inherit = 'res.config.settings'

    skp_lock_days = fields.Integer(related='company_id.skp_lock_days', readonly=False)
    skp_unlock_days = fields.Integer(related='company_id.skp_unlock_days', readonly=False)
    skp_evidence_limit = fields.Integer(related='company_id.skp_evidence_limit', readonly=False)
