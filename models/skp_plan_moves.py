from odoo import models


class SkpPlan(models.Model):
    """Cases whose appraiser or superior leaves."""

    _inherit = 'skp.plan'

    def _roles_of(self, people):
        """The judging roles of this case that some people have."""
        return {role for role in ('appraiser', 'superior') if self._person(role) in people}

    def _leave(self, people):
        """Give the cases of people who leave to those whom the resolver finds.

        :param people: ``hr.employee`` who leave
        """
        for roles, plans in self.grouped(lambda plan: frozenset(plan._roles_of(people))).items():
            if roles:
                plans._follow(roles, people)
