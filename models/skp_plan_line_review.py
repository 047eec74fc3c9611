from odoo import fields, models


class SkpPlanLine(models.Model):
    """An activity copied from another year: marked until somebody has looked at it."""

    _inherit = 'skp.plan.line'

    to_review = fields.Boolean(help="Copied from the previous year: look whether it still holds.")

    def write(self, vals):
        return super().write({'to_review': False, **vals} if vals.keys() - {'sequence'} else vals)
