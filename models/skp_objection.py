from odoo import api, fields, models

from ..rules.values import figure
from .skp_appraisal import RATINGS
from .skp_scheme_predicate import PREDICATES


class SkpObjection(models.Model):
    """Keberatan: the employee's written reasons, the appraiser's answer, the superior's decision.

    A changed result stands here beside the appraiser's own. Rows are written by the engine only.
    """

    _name = 'skp.objection'
    _description = 'SKP Objection'
    _inherit = ['skp.typed']
    _order = 'plan_id, id'
    _rec_name = 'plan_id'

    plan_id = fields.Many2one('skp.plan', required=True, ondelete='cascade', index=True)
    reason = fields.Text(required=True)
    filed_on = fields.Date(required=True)
    answer = fields.Text(string="Appraiser's Answer")
    answered_on = fields.Date()
    decision = fields.Selection([('confirm', "Result confirmed"), ('change', "Result changed")])
    decision_text = fields.Text(string="Superior's Decision")
    decided_on = fields.Date()
    new_score = fields.Float(digits=(16, 2), aggregator=None)
    new_results_rating = fields.Selection(RATINGS)
    new_behaviour_rating = fields.Selection(RATINGS)
    new_rating = fields.Selection(PREDICATES, compute='_compute_new_rating', store=True)

    @api.depends('decision', 'new_score', 'new_results_rating', 'new_behaviour_rating')
    def _compute_new_rating(self):
        for row in self:
            row.new_rating = row.decision == 'change' and row._changed_rating()

    def _changed_rating(self):
        """The predicate code of the result that the superior has set."""
        return self.plan_id.scheme_id._band(self.new_score)

    def _content(self):
        return {
            'reason': self.reason, 'answer': self.answer or '', 'decision': self.decision or '',
            'decision_text': self.decision_text or '', 'new_score': figure(self.new_score),
            **{name: self[name] for name in ('new_results_rating', 'new_behaviour_rating') if self[name]},
        }
