from odoo import api, fields, models


class SkpAppraisal(models.Model):
    """Whether the year's figures come from months or from the appraiser."""

    _inherit = 'skp.appraisal'

    has_months = fields.Boolean(compute='_compute_has_months', compute_sudo=True)
    current_act = fields.Selection(related='plan_id.current_act')

    @api.depends('plan_id.realisation_ids')
    def _compute_has_months(self):
        for appraisal in self:
            appraisal.has_months = bool(appraisal.plan_id.realisation_ids)
