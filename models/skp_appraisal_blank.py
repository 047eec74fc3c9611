from odoo import models

from .skp_act_permenpanrb6 import RATED


class SkpAppraisal(models.Model):
    """Whether an appraisal still says nothing: then it goes with the plan it was made from, and is made again."""

    _inherit = 'skp.appraisal'

    def _is_blank(self):
        """Whether nobody has entered or signed anything on these appraisals; none are blank, too."""
        if not self:
            return True
        entered = (
            *self.line_ids.measurement_ids.mapped('is_corrected'), *self.behaviour_ids.mapped('score'),
            *self.line_ids.mapped('feedback'), *self.mapped('recommendation'),
            *(value for name in RATED for value in self.mapped(name)))
        return not any(entered) and 'appraisal' not in self.plan_id.signature_ids.mapped('document')
