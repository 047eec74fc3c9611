from odoo import models
from odoo.exceptions import UserError


class SkpPlan(models.Model):
    """The way from the case to the calculation of its score."""

    _inherit = 'skp.plan'

    def action_explain(self):
        """Open the calculation of the score in a dialog."""
        if not self.appraisal_id:
            raise UserError(self.env._(
                "The result of %(plan)s has no calculation that you may read: it has not been made or not been handed "
                "over to you.", plan=self.name))
        return self.appraisal_id.action_explain()
