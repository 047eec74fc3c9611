from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import formatLang

from ..rules import months
from ..rules.values import figure

ASPECTS = [('quantity', "Quantity"), ('quality', "Quality"), ('time', "Time"), ('cost', "Cost")]
MONTH_UNITS = {'bulan', 'bln', 'month', 'months', ''}


class SkpIndicator(models.Model):
    """One aspect of an activity with its target; all three regulations share the four aspects."""

    _name = 'skp.indicator'
    _description = 'SKP Indicator'
    _inherit = ['skp.guarded']
    _order = 'line_id, aspect_order, id'

    _guarded_fields = frozenset({'aspect_order', 'plan_id'})
    _fixed_fields = frozenset({'line_id', 'aspect'})

    line_id = fields.Many2one('skp.plan.line', required=True, ondelete='cascade', index=True)
    plan_id = fields.Many2one(related='line_id.plan_id', store=True, precompute=True, index=True)
    aspect = fields.Selection(ASPECTS, required=True)
    aspect_order = fields.Integer(compute='_compute_aspect_order', store=True, precompute=True)
    name = fields.Char(help="What is counted; empty prints the activity itself.")
    target = fields.Float(digits=(16, 2), required=True)
    unit = fields.Char(help="For example dokumen, laporan, bulan.")
    aggregation = fields.Selection(
        [
            ('sum', "Sum of the months"),
            ('weighted_average', "Average weighted by quantity"),
            ('average', "Average"),
            ('months_with_output', "Number of months with output"),
            ('last', "Last month"),
            ('maximum', "Highest month"),
        ],
        string="Months Add Up By", compute='_compute_aggregation', store=True, precompute=True, readonly=False,
        required=True)

    _aspect_unique = models.Constraint(
        'UNIQUE(line_id, aspect)', "An activity has one indicator for each aspect.")

    @api.depends('aspect')
    def _compute_aspect_order(self):
        order = [code for code, _label in ASPECTS]
        for indicator in self:
            indicator.aspect_order = order.index(indicator.aspect) if indicator.aspect else 0

    @api.depends('aspect', 'unit')
    def _compute_aggregation(self):
        for indicator in self:
            method = months.DEFAULT_METHOD.get(indicator.aspect, 'sum')
            if indicator.aspect == 'time' and (indicator.unit or '').strip().lower() not in MONTH_UNITS:
                method = 'sum'
            indicator.aggregation = method

    @api.constrains('target')
    def _check_target(self):
        for indicator in self.filtered(lambda indicator: indicator.target <= 0):
            raise ValidationError(self._target_sentence(indicator.line_id, indicator.aspect, indicator.target))

    @api.model
    def _target_sentence(self, line, aspect, target):
        """The refusal of a target that is not above zero."""
        return self.env._(
            "Target of %(aspect)s in “%(activity)s” is %(target)s: enter a number above zero, or leave it empty "
            "where the aspect does not count.",
            aspect=dict(self._fields['aspect']._description_selection(self.env))[aspect],
            activity=line.name, target=formatLang(self.env, target, digits=2))

    def _is_entered(self):
        """Whether a monthly figure is typed for this indicator; months with output count themselves."""
        return self.aggregation != 'months_with_output'

    def _content(self):
        return {'aspect': self.aspect, 'name': self.name or '', 'target': figure(self.target),
                'unit': self.unit or '', 'aggregation': self.aggregation}
