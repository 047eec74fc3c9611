from odoo import fields, models


class SkpPlan(models.Model):
    """The disposition sheet of a case: who has put the paraf to it."""

    _inherit = 'skp.plan'

    paraf_ids = fields.One2many('skp.paraf', 'plan_id')
    has_paraf = fields.Boolean(
        related='sop_id.has_paraf', store=True, precompute=True, help="The procedure has a paraf chain.")

    def action_print_disposition(self):
        """Print the Lembar Disposisi."""
        return self.env.ref('hr_skp.action_report_disposition').report_action(self)
