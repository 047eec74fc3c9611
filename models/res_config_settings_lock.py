from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """The lock of the months beside the office's other settings."""

    _inherit = 'res.config.settings'

    skp_lock_days = fields.Integer(related='company_id.skp_lock_days', readonly=False)
    skp_unlock_days = fields.Integer(related='company_id.skp_unlock_days', readonly=False)
