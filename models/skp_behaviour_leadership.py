from odoo import api, models
from odoo.exceptions import ValidationError

ARTICLES = {'pp46': "PP 46/2011 Pasal 12(2)", 'pp30': "PP 30/2019"}


class SkpBehaviour(models.Model):
    """Leadership is scored only for whoever holds a structural post."""

    _inherit = 'skp.behaviour'

    @api.constrains('aspect_id', 'appraisal_id', 'score')
    def _check_structural(self):
        for row in self.filtered('aspect_id.structural_only'):
            plan = row.appraisal_id.plan_id
            party = plan._party('appraisal', 'employee')
            if not party.is_structural:
                raise ValidationError(self.env._(
                    "“%(aspect)s” cannot be scored for %(employee)s, whose post is not a structural one "
                    "(%(article)s): leave it out, or correct the kind of post on the employee before the appraisal is "
                    "signed.", aspect=row.name, employee=party.name or plan.name,
                    article=ARTICLES.get(plan.scheme_code, plan.scheme_id.regulation)))


class SkpAppraisal(models.Model):
    """The aspects to score follow the post until the appraiser signs."""

    _inherit = 'skp.appraisal'

    def _match_post(self):
        """Add or take away what is scored for structural posts alone."""
        behaviour = self.env['skp.behaviour']
        missing = []
        for appraisal in self.filtered(lambda row: not row.made_on):
            aspects = appraisal.plan_id.scheme_id.aspect_ids.filtered('structural_only')
            rows = appraisal.behaviour_ids.filtered(lambda row, aspects=aspects: row.aspect_id in aspects)
            if appraisal.plan_id._party('appraisal', 'employee').is_structural:
                missing += [
                    {'appraisal_id': appraisal.id, 'aspect_id': aspect.id} for aspect in aspects - rows.aspect_id]
            else:
                behaviour |= rows
        behaviour.unlink()
        behaviour.create(missing)
