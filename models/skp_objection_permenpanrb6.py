from odoo import models

from ..rules import permenpanrb6_2022


class SkpObjection(models.Model):
    """A changed result under PermenPANRB 6/2022 is where the two new ratings meet."""

    _inherit = 'skp.objection'

    def _changed_rating(self):
        if self.plan_id.scheme_code != 'permenpanrb6':
            return super()._changed_rating()
        both = self.new_results_rating and self.new_behaviour_rating
        return both and permenpanrb6_2022.rating(self.new_results_rating, self.new_behaviour_rating)
