from odoo import api, fields, models

from ..models.skp_appraisal import RATINGS


class SkpComplete(models.TransientModel):
    """The dialog of a decision asks for what each regulation knows: a score, or two ratings."""

    _inherit = 'skp.complete'

    asks_score = fields.Boolean(compute='_compute_asks')
    asks_ratings = fields.Boolean(compute='_compute_asks')
    new_results_rating = fields.Selection(
        RATINGS, string="Work Results", compute='_compute_new_ratings', store=True, readonly=False, compute_sudo=False)
    new_behaviour_rating = fields.Selection(
        RATINGS, string="Behaviour", compute='_compute_new_ratings', store=True, readonly=False, compute_sudo=False)

    @api.depends('task_ids')
    def _compute_asks(self):
        for wizard in self:
            codes = set(wizard.task_ids.filtered(lambda task: task.act == 'decide').plan_id.mapped('scheme_code'))
            wizard.asks_ratings = 'permenpanrb6' in codes
            wizard.asks_score = bool(codes - {'permenpanrb6'})

    @api.depends('task_ids')
    def _compute_new_ratings(self):
        """The present ratings: the superior changes what is to be changed."""
        for wizard in self:
            contested = wizard.task_ids.filtered(lambda task: task.act == 'decide').plan_id.filtered(
                lambda plan: plan.scheme_code == 'permenpanrb6')[:1].appraisal_id
            wizard.new_results_rating = contested.results_rating
            wizard.new_behaviour_rating = contested.behaviour_rating

    def _values(self, decision):
        values = super()._values(decision)
        if self.asks_ratings:
            values.update(
                new_results_rating=self.new_results_rating, new_behaviour_rating=self.new_behaviour_rating)
        return values
