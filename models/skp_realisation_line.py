from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import formatLang

from ..rules.values import figure


class SkpRealisationLine(models.Model):
    """What was achieved on one indicator in one month, with its evidence."""

    _name = 'skp.realisation.line'
    _description = 'SKP Monthly Figure'
    _inherit = ['skp.guarded']
    _order = 'realisation_id, indicator_id'
    _rec_name = 'line_name'

    _fixed_fields = frozenset({'realisation_id', 'indicator_id'})

    realisation_id = fields.Many2one('skp.realisation', required=True, ondelete='cascade', index=True)
    indicator_id = fields.Many2one('skp.indicator', required=True, ondelete='restrict', index=True)
    plan_id = fields.Many2one(related='realisation_id.plan_id')
    plan_line_id = fields.Many2one(related='indicator_id.line_id')
    line_name = fields.Char(related='indicator_id.line_id.name', string="Activity")
    aspect = fields.Selection(related='indicator_id.aspect')
    unit = fields.Char(related='indicator_id.unit', string="Unit of Measure")
    target = fields.Float(related='indicator_id.target', string="Target of the Year")
    value = fields.Float(string="Realised", digits=(16, 2), aggregator=None)
    is_filled = fields.Boolean(string="Filled In", help="A figure was entered; zero is a figure too.")
    note = fields.Text()
    attachment_ids = fields.Many2many('ir.attachment', string="Evidence", bypass_search_access=True)

    _indicator_unique = models.Constraint(
        'UNIQUE(realisation_id, indicator_id)', "This month has a figure for the indicator already.")

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._mark_filled(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._mark_filled(vals))

    @api.model
    def _mark_filled(self, vals):
        """A typed value fills the cell, unless the same write empties it."""
        return {'is_filled': True, **vals} if 'value' in vals else vals

    @api.constrains('value')
    def _check_value(self):
        for line in self.filtered(lambda line: line.value < 0):
            raise ValidationError(self.env._(
                "Realised %(aspect)s of “%(activity)s” in %(month)s is %(value)s: enter zero or more.",
                aspect=line.indicator_id._label(),
                activity=line.line_name, month=line.realisation_id._month_label(),
                value=formatLang(self.env, line.value, digits=2)))

    def _content(self):
        return {
            'indicator': self.indicator_id.id,
            'value': figure(self.value) if self.is_filled else None,
            'note': self.note or '',
            'evidence': sorted(attachment.checksum or '' for attachment in self.attachment_ids),
        }
