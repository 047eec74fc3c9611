from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import formatLang

from ..rules import months
from ..rules.values import figure

ASPECTS = [('quantity', "Quantity"), ('quality', "Quality"), ('time', "Time"), ('cost', "Cost")]
PERSPECTIVES = [
    ('customer', "Service users"), ('process', "Business process"), ('internal', "Internal strengthening"),
    ('budget', "Budget")]
# further facts of an indicator that a signature covers where they are given
FURTHER = ('target_text', 'perspective')
MONTH_UNITS = {'bulan', 'bln', 'month', 'months', ''}


class SkpIndicator(models.Model):
    """What is measured of an activity, with its target; all three regulations share the four aspects.

    PP 46/2011 has one indicator for each aspect. PermenPANRB 6/2022 has as many as agreed, their target in
    words, and a perspective instead of the aspect where a senior executive or the head of an independent unit plans.
    """

    _name = 'skp.indicator'
    _description = 'SKP Indicator'
    _inherit = ['skp.guarded']
    _order = 'line_id, aspect_order, sequence, id'

    _guarded_fields = frozenset({'aspect_order', 'plan_id'})
    _fixed_fields = frozenset({'line_id', 'aspect'})

    line_id = fields.Many2one('skp.plan.line', required=True, ondelete='cascade', index=True)
    plan_id = fields.Many2one(related='line_id.plan_id', store=True, precompute=True, index=True)
    sequence = fields.Integer(default=10)
    aspect = fields.Selection(ASPECTS)
    perspective = fields.Selection(
        PERSPECTIVES, help="Perspektif, for senior executives and heads of independent units.")
    aspect_order = fields.Integer(compute='_compute_aspect_order', store=True, precompute=True)
    name = fields.Char(help="What is counted; empty prints the activity itself.")
    target = fields.Float(digits=(16, 2), required=True)
    target_text = fields.Char(
        string="Target in Words", help="As agreed and as printed, for example 80 – 90 % or 7-8 bulan.")
    unit = fields.Char(string="Unit of Measure", help="For example dokumen, laporan, bulan.")
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

    @api.depends('aspect', 'line_id.plan_id.scheme_code')
    def _compute_aspect_order(self):
        order = [code for code, _label in ASPECTS]
        for indicator in self:
            free = indicator.plan_id.scheme_code == 'permenpanrb6'  # its examples follow no order
            indicator.aspect_order = order.index(indicator.aspect) if indicator.aspect and not free else 0

    @api.depends('aspect', 'unit')
    def _compute_aggregation(self):
        for indicator in self:
            method = months.DEFAULT_METHOD.get(indicator.aspect, 'sum')
            if indicator.aspect == 'time' and (indicator.unit or '').strip().lower() not in MONTH_UNITS:
                method = 'sum'
            indicator.aggregation = method

    @api.constrains('aspect', 'line_id')
    def _check_aspect(self):
        """PP 46/2011 plans each activity by its aspects, once each."""
        for line in self.line_id.filtered(lambda line: line.plan_id.scheme_code == 'pp46'):
            aspects = line.indicator_ids.mapped('aspect')
            if not all(aspects) or len(set(aspects)) < len(line.indicator_ids):
                raise ValidationError(self.env._(
                    "“%(activity)s” has two indicators of one aspect, or one without: PP 46/2011 has one indicator for "
                    "each of quantity, quality, time and cost.", activity=line.name))

    @api.constrains('target')
    def _check_target(self):
        for indicator in self:
            in_words = indicator.plan_id.scheme_code == 'permenpanrb6' and not indicator.target
            if indicator.target <= 0 and not in_words:
                raise ValidationError(self._target_sentence(indicator.line_id, indicator.aspect, indicator.target))

    @api.model
    def _target_sentence(self, line, aspect, target):
        """The refusal of a target that is not above zero."""
        return self.env._(
            "Target of %(aspect)s in “%(activity)s” is %(target)s: enter a number above zero, or leave it empty "
            "where the aspect does not count. A result is measured against it (%(regulation)s).",
            regulation=line.plan_id.scheme_id.regulation,
            aspect=dict(self._fields['aspect']._description_selection(self.env)).get(aspect, "–"),
            activity=line.name, target=formatLang(self.env, target, digits=2))

    def _label(self):
        """What a sentence calls the indicator: its aspect, its own words where it has none."""
        self.ensure_one()
        aspect = dict(self._fields['aspect']._description_selection(self.env)).get(self.aspect)
        own_words = self.name if self.plan_id.scheme_code == 'permenpanrb6' else False
        return own_words or aspect or self.name or self.line_id.name

    def _is_entered(self):
        """Whether a monthly figure is typed for this indicator; months with output count themselves."""
        return self.aggregation != 'months_with_output'

    def _content(self):
        return {'aspect': self.aspect or '', 'name': self.name or '', 'target': figure(self.target),
                'unit': self.unit or '', 'aggregation': self.aggregation,
                **{name: self[name] for name in FURTHER if self[name]}}
