from odoo import api, models


class SkpEvaluation(models.Model):
    """The predicate of a span within the year in the quadrant."""

    _name = 'skp.evaluation'
    _inherit = ['skp.evaluation', 'skp.team']

    @api.model
    def begin_team(self, period_id, span):
        """Make the drafts of a span that has begun, for everybody whom the user evaluates.

        :return: how many drafts there are now
        """
        span, cases = str(span), self._team_cases().filtered(lambda plan: plan.period_id.id == period_id)
        # sudo: skp.evaluation - rows are made by the engine; whom the user evaluates was judged just above
        drafts = self.sudo()._make([(plan.sudo(), span) for plan in self._team_absent(cases, span)])
        return len(drafts)

    @api.model
    def _team_absent(self, cases, span):
        """Cases that the user evaluates and in which the span has begun."""
        return cases.filtered(
            lambda plan: plan.can_evaluate and span in plan._spans() and plan._spans()[span][0] <= plan._today())

    @api.model
    def _team_span(self, span):
        return [('span', '=', span)]

    def _refusals_of_mine(self):
        """Drafts that the user issues."""
        return dict.fromkeys(self.filtered('can_edit').ids, '')

    def action_sign_team(self):
        """Issue these evaluations."""
        return self.action_issue()
