from odoo import models

from ..rules import permenpanrb8_2021
from ..rules.values import figure


class SkpObjection(models.Model):
    """The predicate of a changed result: Sangat Baik still asks for the innovation (PP 30/2019 Pasal 41(5))."""

    _inherit = 'skp.objection'

    def _changed_rating(self):
        plan = self.plan_id
        if plan.scheme_code != 'pp30' or not self.new_score:
            return super()._changed_rating()
        return permenpanrb8_2021.band(
            figure(self.new_score), plan.appraisal_ids.innovation, figures=plan.scheme_id._figures())
