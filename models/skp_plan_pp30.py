from odoo import api, fields, models
from odoo.exceptions import ValidationError


class SkpPlanLine(models.Model):
    """A result under PP 30/2019, and where it comes from; PermenPANRB 8/2021 weighs by it."""

    _inherit = 'skp.plan.line'

    main_kind = fields.Selection(
        [('agreement', "Performance agreement or directive"), ('initiative', "Action plan or strategic initiative")],
        string="Comes from", compute='_compute_weighed_by', store=True, precompute=True, readonly=False,
        help="Main performance of both kinds is weighed (PermenPANRB 8/2021); of one kind it is averaged.")
    scope = fields.Selection(
        [('unit', "Within the unit"), ('agency', "Between units of the agency"), ('outside', "Outside the agency")],
        string="Scope of the Task", compute='_compute_weighed_by', store=True, precompute=True, readonly=False,
        help="How far an additional task reaches; its weight is a figure of the regulation.")
    indicator_summary = fields.Text(string="Targets", compute='_compute_indicator_summary')

    @api.depends('kind', 'plan_id.scheme_code')
    def _compute_weighed_by(self):
        for line in self:
            weighed = line.plan_id.scheme_code == 'pp30'
            line.main_kind = weighed and line.kind == 'main' and (line.main_kind or 'agreement')
            line.scope = weighed and line.kind == 'additional' and (line.scope or 'unit')

    @api.depends('indicator_ids.aspect', 'indicator_ids.name', 'indicator_ids.target_label', 'indicator_ids.unit')
    @api.depends_context('lang')
    def _compute_indicator_summary(self):
        for line in self:
            line.indicator_summary = "\n".join(
                f"{row._label()}: {row.target_label or ''} {row.unit or ''}".strip() for row in line.indicator_ids)

    @api.constrains('kind')
    def _check_kind(self):
        for line in self.filtered(lambda line: line.kind == 'creativity' and line.plan_id.scheme_code == 'pp30'):
            raise ValidationError(self.env._(
                "“%(activity)s” is a creation, which PP 30/2019 has no bonus for: tick the innovation on the appraisal "
                "(Pasal 41(5)), or enter it as an additional task.", activity=line.name))

    def _is_measured(self):
        """Whether the row has figures of its own: under PP 46/2011 an additional task is only counted."""
        self.ensure_one()
        return self.kind == 'main' or (self.plan_id.scheme_code != 'pp46' and bool(self.indicator_ids))

    def _content(self):
        return {**super()._content(), **{name: self[name] for name in ('main_kind', 'scope') if self[name]}}
