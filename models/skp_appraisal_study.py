from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import formatLang

from ..rules import pp46_2011
from ..rules.values import figure, plain


class SkpAppraisal(models.Model):
    """The grade index (IPK) in place of the activities; the conversion is unconfirmed (``rules/pp46_skp``)."""

    _inherit = 'skp.appraisal'

    is_study = fields.Boolean(related='plan_id.is_study')
    study_index = fields.Float(
        string="Grade Index", digits=(16, 2), aggregator=None,
        help="IPK of the study assignment; it replaces the SKP score (PP 46/2011, the conversion unconfirmed).")

    @api.depends('study_index', 'plan_id.is_study')
    def _compute_scores(self):
        super()._compute_scores()

    @api.constrains('study_index')
    def _check_study_index(self):
        for appraisal in self.filtered('study_index'):
            limit = appraisal.plan_id.scheme_id._figures().get('study_index_max', figure(0))
            if not 0 <= figure(appraisal.study_index) <= limit:
                raise ValidationError(self.env._(
                    "Grade index of %(plan)s is %(value)s: it lies between 0 and %(limit)s (Perka BKN 1/2013, "
                    "unconfirmed). Enter the index of the transcript.", plan=appraisal.plan_id.name,
                    value=formatLang(self.env, appraisal.study_index, digits=2), limit=plain(limit)))

    def _figures_pp46(self):
        vals = super()._figures_pp46()
        if not self.is_study or self.study_index <= 0:
            return vals
        figures = self.plan_id.scheme_id._figures()
        vals['skp_score'] = pp46_2011.study(figure(self.study_index), figures=figures).score
        if 'behaviour_average' in vals:
            result = pp46_2011.appraisal(vals['skp_score'], vals['behaviour_average'], figures=figures)
            vals.update(skp_share=result.skp_share, score=result.score, rating=result.rating)
        return vals

    def _content(self):
        return {**super()._content(), **({'study_index': figure(self.study_index)} if self.study_index else {})}


class SkpAct(models.AbstractModel):
    """A study assignment has no activities and, under PP 46/2011, a grade index."""

    _inherit = 'skp.act'

    def _missing_plan(self, task, order):
        plan = task.plan_id
        if not plan.is_study or plan.scheme_code != 'pp46' or plan.line_ids:
            yield from super()._missing_plan(task, order)

    def _missing_result_pp46(self, appraisal):
        yield from super()._missing_result_pp46(appraisal)
        if appraisal.is_study and not appraisal.study_index:
            yield self.env._(
                "The grade index of the study assignment is empty: enter it on the appraisal, as on the transcript.")
