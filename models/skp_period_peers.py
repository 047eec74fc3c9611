from odoo import api, fields, models
from odoo.exceptions import ValidationError


class SkpPeriod(models.Model):
    """Whether an agency asks colleagues and subordinates about behaviour: it decides the weights of PP 30/2019."""

    _inherit = 'skp.period'

    scheme_code = fields.Selection(related='scheme_id.code')
    peers_asked = fields.Boolean(
        string="Colleagues Are Asked", tracking=True,
        help="PP 30/2019 Pasal 41(2)-(4): SKP 60 % and behaviour 40 % where colleagues and subordinates are asked "
             "about behaviour, 70 % and 30 % where the appraiser alone scores it.")

    @api.constrains('peers_asked')
    def _check_peers_before_results(self):
        # sudo: skp.appraisal - every result counts, also those the writer may not read
        made = self.env['skp.appraisal'].sudo().search(
            [('period_id', 'in', self.ids), ('made_on', '!=', False)], limit=1)
        if made:
            raise ValidationError(self.env._(
                "Period %(period)s has results already: whether colleagues are asked decides their weights (PP 30/2019 "
                "Pasal 41(2)-(4)) and stays. Make another period for the other way.", period=made.period_id.name))
