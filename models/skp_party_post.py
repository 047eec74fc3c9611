from odoo import models


class SkpParty(models.Model):
    """A post that is corrected before the appraisal is signed changes what is scored."""

    _inherit = 'skp.party'

    def write(self, vals):
        result = super().write(vals)
        if 'is_structural' in vals:
            appraised = self.filtered(lambda party: (party.document, party.role) == ('appraisal', 'employee'))
            appraised.plan_id.appraisal_ids._match_post()
        return result
