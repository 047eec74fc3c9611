from odoo import fields, models


class SkpPlan(models.Model):
    """Which regulation a case follows: screens show each regulation its own columns."""

    _inherit = 'skp.plan'

    scheme_code = fields.Selection(
        related='scheme_id.code', string="Code of the Regulation", store=True, precompute=True)
    reports_months = fields.Boolean(related='sop_id.has_months', store=True, precompute=True)
