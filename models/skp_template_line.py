from odoo import fields, models


class SkpTemplateLine(models.Model):
    """An activity that a template proposes, with its targets."""

    _name = 'skp.template.line'
    _description = 'SKP Plan Template: Activity'
    _inherit = ['skp.typed']
    _order = 'template_id, sequence, id'

    template_id = fields.Many2one('skp.template', required=True, ondelete='cascade', index=True)
    sequence = fields.Integer(default=10)
    name = fields.Char(string="Activity", required=True)
    credit = fields.Float(digits=(16, 3))
    indicator_ids = fields.One2many('skp.template.indicator', 'line_id', string="Indicators", copy=True)
