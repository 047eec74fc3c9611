from odoo import api, fields, models

from ..rules.values import figure


class SkpAppraisalLine(models.Model):
    """One activity as measured; PP 46/2011 adds its aspects up to Penghitungan and Nilai Capaian."""

    _name = 'skp.appraisal.line'
    _description = 'SKP Measured Activity'
    _inherit = ['skp.guarded']
    _order = 'appraisal_id, id'

    _guarded_fields = frozenset({'appraisal_id', 'plan_line_id', 'total', 'score'})

    appraisal_id = fields.Many2one('skp.appraisal', required=True, ondelete='cascade', index=True)
    plan_line_id = fields.Many2one('skp.plan.line', required=True, ondelete='restrict', index=True)
    name = fields.Char(related='plan_line_id.name')
    measurement_ids = fields.One2many('skp.measurement', 'appraisal_line_id', string="Aspects")
    total = fields.Float(
        digits=(16, 2), compute='_compute_score', store=True, aggregator=None, help="Penghitungan: sum of the aspects.")
    score = fields.Float(
        digits=(16, 2), compute='_compute_score', store=True, aggregator='avg', help="Nilai capaian of the activity.")

    @api.depends('measurement_ids.used', 'measurement_ids.indicator_id.target')
    def _compute_score(self):
        for line in self:
            result = line._result()
            line.total = result.total if result else 0.0
            line.score = result.score if result else 0.0

    def _result(self):
        """The calculation of the regulation, with ``total`` and ``score``; None while a figure is missing."""
        return getattr(self, f'_result_{self.appraisal_id.scheme_code}', lambda: None)()

    def _content(self):
        return {
            'activity': self.plan_line_id.id, 'total': figure(self.total), 'score': figure(self.score),
            'aspects': [row._content() for row in self.measurement_ids.sorted('id')],
        }
