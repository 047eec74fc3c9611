from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import formatLang

from ..rules.values import figure

PERMEN = "PermenPANRB 8/2021"
FLAGS = ('smaller_is_better', 'is_maximum')


class SkpIndicator(models.Model):
    """Targets as PermenPANRB 8/2021 has them: a range, smaller is better, the highest that can be reached."""

    _inherit = 'skp.indicator'

    target_high = fields.Float(
        string="Upper End", digits=(16, 2), aggregator=None,
        help="Of a range such as 80 – 90; empty where the target is one number.")
    smaller_is_better = fields.Boolean(
        help="Kondisi khusus: less is the better result, such as days needed or complaints received.")
    is_maximum = fields.Boolean(
        string="Highest Possible", help="The target is the highest that can be reached: 100 % is then Sangat Baik.")
    target_label = fields.Char(string="Target as Agreed", compute='_compute_target_label')

    @api.depends('target', 'target_high', 'target_text')
    @api.depends_context('lang')
    def _compute_target_label(self):
        for indicator in self:
            ends = [indicator._in_digits(end) for end in (indicator.target, indicator.target_high) if end]
            indicator.target_label = indicator.target_text or " – ".join(ends)

    def _in_digits(self, value):
        whole = value == int(value)
        return formatLang(self.env, value, digits=0 if whole else 2)

    @api.depends('plan_id.scheme_code', 'line_id.plan_id.scheme_code')
    def _compute_aggregation(self):
        """PermenPANRB 8/2021 names no way to add up months either; these are defaults, a choice on each indicator.

        Months needed and indicators without an aspect count as they stand at the end; other times and
        percentages are averaged; the rest is as under PP 46/2011.
        """
        super()._compute_aggregation()
        for indicator in self.filtered(lambda row: row.line_id.plan_id.scheme_code == 'pp30'):
            if indicator.aggregation == 'months_with_output' or not indicator.aspect:
                indicator.aggregation = 'last'
            elif indicator.aspect == 'time' or (indicator.aspect == 'quantity' and indicator.unit == '%'):
                indicator.aggregation = 'average'

    @api.constrains('target', 'target_high', *FLAGS)
    def _check_range(self):
        """A range runs upwards (PermenPANRB 8/2021); PP 46/2011 has one number as its target."""
        for indicator in self:
            if indicator.plan_id.scheme_code == 'pp46' and any(indicator[name] for name in ('target_high', *FLAGS)):
                raise ValidationError(self.env._(
                    "Target of %(indicator)s in “%(activity)s” has a range or a condition, which PP 46/2011 does not "
                    "know: enter one number.", indicator=indicator._label(), activity=indicator.line_id.name))
            if indicator.target_high and indicator.target_high < indicator.target:
                raise ValidationError(self.env._(
                    "Target of %(indicator)s in “%(activity)s” runs from %(low)s down to %(high)s: by %(article)s a "
                    "result is compared with the lower and the upper end. Write the lower end first, or leave the "
                    "upper end empty.", indicator=indicator._label(), activity=indicator.line_id.name, article=PERMEN,
                    low=formatLang(self.env, indicator.target, digits=2),
                    high=formatLang(self.env, indicator.target_high, digits=2)))

    def _label(self):
        """Several indicators of one aspect are told apart by their own words."""
        label = super()._label()
        if self.plan_id.scheme_code == 'pp30' and self.aspect and self.name:
            return f"{label} ({self.name})"
        return label

    def _target_ends(self):
        """The target for the arithmetic: a number, or its two ends."""
        low, high = figure(self.target), figure(self.target_high)
        return (low, high) if high else low

    def _content(self):
        further = {name: True for name in FLAGS if self[name]}
        if self.target_high:
            further['target_high'] = figure(self.target_high)
        return {**super()._content(), **further}
