from odoo import api, fields, models

from ..rules import permenpanrb8_2021
from ..rules.values import figure
from .skp_scheme_predicate import PREDICATES


class SkpMeasurement(models.Model):
    """Capaian, kategori and nilai of an indicator (PermenPANRB 8/2021)."""

    _inherit = 'skp.measurement'

    indicator_name = fields.Char(related='indicator_id.name')
    target_label = fields.Char(related='indicator_id.target_label')
    achievement = fields.Float(
        string="Achievement (%)", digits=(16, 1), compute='_compute_achievement', aggregator=None)
    category = fields.Selection(PREDICATES, string="Category Code", compute='_compute_achievement')
    category_name = fields.Char(
        string="Category", compute='_compute_achievement', help="The regulation's word for the category.")

    @api.depends('used', 'indicator_id.target', 'indicator_id.target_high', 'indicator_id.smaller_is_better',
                 'indicator_id.is_maximum')
    def _compute_achievement(self):
        for scheme, rows in self.grouped(lambda row: row.appraisal_id.plan_id.scheme_id).items():
            figures, words = scheme._figures(), scheme._predicate_names()
            for row in rows:
                result = row._indicator_pp30(figures) if scheme.code == 'pp30' else None
                row.achievement = result.achievement if result else 0.0
                row.category = result.category if result else False
                row.category_name = words.get(row.category, False)

    @api.depends('indicator_id.target_high', 'indicator_id.smaller_is_better', 'indicator_id.is_maximum')
    def _compute_score(self):
        by_indicator = self.filtered(lambda row: row.appraisal_id.scheme_code == 'pp30')
        super(SkpMeasurement, self - by_indicator)._compute_score()
        for scheme, rows in by_indicator.grouped(lambda row: row.appraisal_id.plan_id.scheme_id).items():
            figures = scheme._figures()
            for row in rows:
                result = row._indicator_pp30(figures)
                row.score = result.score if result else 0.0

    def _indicator_pp30(self, figures):
        """The indicator's calculation; None while it cannot be told, as in a form that is being typed."""
        indicator, used = self.indicator_id, figure(self.used)
        if used < 0 or indicator.target <= 0 or 0 < indicator.target_high < indicator.target:
            return None
        return permenpanrb8_2021.indicator(
            used, indicator._target_ends(), smaller_is_better=indicator.smaller_is_better,
            is_maximum=indicator.is_maximum, figures=figures)
