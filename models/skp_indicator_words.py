from odoo import api, fields, models


class SkpIndicator(models.Model):
    """Indicators whose target is agreed in words (PermenPANRB 6/2022): realised in words too, month by month."""

    _inherit = 'skp.indicator'

    target = fields.Float(default=0.0)  # none is agreed where the target is in words
    is_in_words = fields.Boolean(compute='_compute_is_in_words', help="No figure is planned, so none is asked for.")
    printed_target = fields.Char(string="Agreed Target", compute='_compute_printed_target')

    @api.depends('target', 'plan_id.scheme_code')
    def _compute_is_in_words(self):
        for indicator in self:
            indicator.is_in_words = indicator.plan_id.scheme_code == 'permenpanrb6' and not indicator.target

    @api.depends('target_label', 'target_text', 'unit')
    def _compute_printed_target(self):
        for indicator in self:
            counted = f"{indicator.target_label or ''} {indicator.unit or ''}".strip() if indicator.target else False
            indicator.printed_target = indicator.target_text or counted

    def _summary(self):
        """The indicator in one line: aspect or perspective, its words, its target."""
        side = dict(self._fields['perspective']._description_selection(self.env)).get(self.perspective) or dict(
            self._fields['aspect']._description_selection(self.env)).get(self.aspect)
        words = f"{side}: {self.name or ''}" if side else self.name or ''
        return f"• {words} → {self.printed_target}" if self.printed_target else f"• {words}"

    def _is_entered(self):
        return super()._is_entered() or self.is_in_words

    def _differs(self, name, value):
        """Under PermenPANRB 6/2022 no column of a sheet hangs on the aspect: it may be chosen anew."""
        free = name == 'aspect' and set(self.mapped('plan_id.scheme_code')) == {'permenpanrb6'}
        return not free and super()._differs(name, value)
