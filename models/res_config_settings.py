from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """The office's SKP settings beside its others."""

    _inherit = 'res.config.settings'

    skp_reminder_days = fields.Char(related='company_id.skp_reminder_days', readonly=False)
    skp_justification = fields.Selection(related='company_id.skp_justification', readonly=False)
    skp_remind_superior = fields.Boolean(related='company_id.skp_remind_superior', readonly=False)
