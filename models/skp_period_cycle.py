from odoo import api, fields, models
from odoo.exceptions import ValidationError


class SkpPeriod(models.Model):
    """How often the appraisers evaluate in between (PermenPANRB 6/2022, lampiran IV.A.8)."""

    _inherit = 'skp.period'

    evaluation_cycle = fields.Selection(
        [('monthly', "Monthly"), ('quarterly', "Quarterly")], string="Periodic Evaluation", default='quarterly',
        required=True, tracking=True, help="How often the office evaluates within the year, under PermenPANRB 6/2022.")

    @api.constrains('evaluation_cycle')
    def _check_cycle_unused(self):
        """A cycle stands once it has been evaluated by."""
        # sudo: skp.evaluation - the check counts every evaluation, also those the writer may not read
        used = self.env['skp.evaluation'].sudo()._read_group([('period_id', 'in', self.ids)], ['period_id'])
        for [period] in used:
            raise ValidationError(self.env._(
                "%(period)s has periodic evaluations already: its cycle stays. Make another period for another cycle.",
                period=period.name))
