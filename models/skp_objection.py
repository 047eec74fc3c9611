from odoo import api, fields, models
from odoo.fields import Command

from ..rules.values import figure
from .skp_appraisal import RATINGS
from .skp_scheme_predicate import PREDICATES


class SkpObjection(models.Model):
    """Keberatan: the employee's written reasons, the appraiser's answer, the superior's decision.

    A changed result stands here beside the appraiser's own. Rows are written by the engine only.
    """

    _name = 'skp.objection'
    _description = 'SKP Objection'
    _inherit = ['skp.guarded']
    _order = 'plan_id, id'
    _rec_name = 'plan_id'

    plan_id = fields.Many2one('skp.plan', required=True, ondelete='cascade', index=True)
    reason = fields.Text(help="Against the result as a whole; each contested item has a reason of its own.")
    item_ids = fields.One2many('skp.objection.item', 'objection_id', string="Contested Items")
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

    @api.model
    def _file(self, tasks, reason, items):
        """File the objections of employees who object at these steps; late ones too, marked as late.

        :param str reason: against the result as a whole
        :param items: list of {'kind', 'id', 'reason'} of the one case that is contested by items
        """
        today, model = fields.Date.context_today(self), self.env['skp.objection.item']
        return self.create([{
            'plan_id': task.plan_id.id, 'reason': reason or False, 'filed_on': today, 'due_on': task._objection_due(),
            'item_ids': [Command.create(model._vals(item)) for item in items],
        } for task in tasks])

    def _changed_rating(self):
        """The predicate code of the result that the superior has set."""
        return self.plan_id.scheme_id._band(self.new_score)

    def _content(self):
        return {
            'reason': self.reason or '', 'answer': self.answer or '', 'decision': self.decision or '',
            'decision_text': self.decision_text or '', 'new_score': figure(self.new_score),
            **{name: self[name] for name in ('new_results_rating', 'new_behaviour_rating') if self[name]},
            **({'items': [[item.name, item.reason] for item in self.item_ids]} if self.item_ids else {}),
        }
