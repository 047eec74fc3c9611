from odoo import models


class SkpMeasurement(models.Model):
    """Without months, the figure that the appraiser types is the year's figure."""

    _inherit = 'skp.measurement'

    def write(self, vals):
        if 'corrected' in vals and 'is_corrected' not in vals and not any(self.appraisal_id.mapped('has_months')):
            vals = {**vals, 'is_corrected': True}
        return super().write(vals)
