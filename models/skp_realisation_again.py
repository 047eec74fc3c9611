from odoo import models


class SkpRealisation(models.Model):
    """A month's sheet that is taken up again after a step before it was taken back."""

    _inherit = 'skp.realisation'

    def _complete_lines(self):
        """Add the figures that the plan asks for and the sheet lacks."""
        self.env['skp.realisation.line'].create([
            {'realisation_id': sheet.id, 'indicator_id': indicator.id}
            for sheet in self
            for indicator in sheet.plan_id.line_ids.indicator_ids - sheet.line_ids.indicator_id
            if indicator._is_entered() and indicator.line_id._is_measured()
        ])
