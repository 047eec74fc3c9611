from odoo import api, fields, models

from ..rules.permenpanrb6_2022 import QUADRANT, RATINGS


class SkpScheme(models.Model):
    """The quadrant of PermenPANRB 6/2022 in the words of the scheme."""

    _inherit = 'skp.scheme'

    def _quadrant(self):
        """The nine cells as the law draws them (lampiran IV.B.3): results from the top, behaviour from the left.

        :return: ``{'rows': [[{'results', 'behaviour', 'predicate', 'name'}]], 'ratings': {code: label}}``
        """
        names = self._predicate_names()
        rating = self.env['skp.appraisal']._fields['results_rating']
        return {
            'rows': [
                [{'results': results, 'behaviour': behaviour, 'predicate': (predicate := QUADRANT[results, behaviour]),
                  'name': names.get(predicate, predicate)} for behaviour in reversed(RATINGS)]
                for results in RATINGS
            ],
            'ratings': dict(rating._description_selection(self.env)),
        }


class SkpQuadrant(models.AbstractModel):
    """What is rated in the quadrant: a year's appraisal, an evaluation within it."""

    _name = 'skp.quadrant'
    _description = 'SKP Rating in the Quadrant'

    quadrant = fields.Json(compute='_compute_quadrant', help="The cells to choose from, in the regulation's words.")

    @api.depends('plan_id.scheme_id')
    @api.depends_context('lang')
    def _compute_quadrant(self):
        cells = {scheme: scheme._quadrant() for scheme in self.plan_id.scheme_id}
        for row in self:
            row.quadrant = row.plan_id.scheme_code == 'permenpanrb6' and cells[row.plan_id.scheme_id]
