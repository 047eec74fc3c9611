from odoo import fields, models

from .skp_indicator import ASPECTS, PERSPECTIVES


class SkpTemplateIndicator(models.Model):
    """An indicator that a template proposes; what does not hold for a person is refused when it is used."""

    _name = 'skp.template.indicator'
    _description = 'SKP Plan Template: Indicator'
    _inherit = ['skp.typed']
    _order = 'line_id, sequence, id'

    line_id = fields.Many2one('skp.template.line', required=True, ondelete='cascade', index=True)
    sequence = fields.Integer(default=10)
    aspect = fields.Selection(ASPECTS)
    perspective = fields.Selection(PERSPECTIVES)
    name = fields.Char(help="What is counted; empty prints the activity itself.")
    target = fields.Float(digits=(16, 2))
    target_high = fields.Float(string="Upper End", digits=(16, 2), aggregator=None)
    target_text = fields.Char(string="Target in Words")
    unit = fields.Char(string="Unit of Measure")
    smaller_is_better = fields.Boolean()
    is_maximum = fields.Boolean(string="Highest Possible")
