from odoo import api, fields, models

from .skp_appraisal import RATINGS


class SkpEvaluationLine(models.Model):
    """One row of a periodic evaluation: an indicator, a result as a whole, or a value of behaviour.

    What was realised, and the feedback, stand by indicator in the quantitative approach and by result in the
    qualitative one (Format C.1.1-C.1.3); the rating is always that of the result.
    """

    _name = 'skp.evaluation.line'
    _description = 'SKP Evaluated Row'
    _inherit = ['skp.guarded']
    _order = 'evaluation_id, id'

    _guarded_fields = frozenset({'evaluation_id', 'plan_line_id', 'indicator_id', 'aspect_id'})

    evaluation_id = fields.Many2one('skp.evaluation', required=True, ondelete='cascade', index=True)
    plan_line_id = fields.Many2one('skp.plan.line', ondelete='restrict', index='btree_not_null')
    indicator_id = fields.Many2one('skp.indicator', ondelete='restrict', index='btree_not_null')
    aspect_id = fields.Many2one('skp.scheme.aspect', ondelete='restrict')
    name = fields.Char(compute='_compute_name')
    indicator_name = fields.Char(related='indicator_id.name', string="Name of the Indicator")
    target_text = fields.Text(string="Target", compute='_compute_name')
    guide = fields.Text(related='aspect_id.guide')
    expectation = fields.Text(string="Special Expectation", compute='_compute_name')
    realised_text = fields.Text(string="Realised", help="Realisasi berdasarkan bukti dukung.")
    feedback = fields.Text(help="Umpan balik berkelanjutan berdasarkan bukti dukung.")
    rating = fields.Selection(RATINGS)

    @api.depends('plan_line_id', 'indicator_id', 'aspect_id')
    def _compute_name(self):
        for row in self:
            plan = row.evaluation_id.plan_id
            row.name = row.aspect_id.name or row.plan_line_id.name
            row.target_text = row.indicator_id.printed_target if row.indicator_id else row.plan_line_id._target_words()
            row.expectation = plan._expectations().get(row.aspect_id.id, '') if row.aspect_id else ''

    def write(self, vals):
        """A result has one rating, whichever of its rows it is chosen on."""
        if 'rating' in vals:
            siblings = self.evaluation_id.line_ids.filtered(lambda row: row.plan_line_id in self.plan_line_id)
            super(SkpEvaluationLine, siblings - self).write({'rating': vals['rating']})
        return super().write(vals)

    @api.model
    def _make(self, evaluations):
        """Make the rows that drafts lack: the results of today's plan, and the values of the regulation."""
        vals_list = []
        for evaluation in evaluations:
            there = {(row.plan_line_id, row.indicator_id) for row in evaluation.line_ids}
            vals_list += [
                {'evaluation_id': evaluation.id, 'plan_line_id': line.id, 'indicator_id': indicator.id}
                for line, indicator in evaluation.plan_id._evaluated() if (line, indicator) not in there]
            vals_list += [
                {'evaluation_id': evaluation.id, 'aspect_id': aspect.id}
                for aspect in evaluation.plan_id.scheme_id.aspect_ids - evaluation.behaviour_ids.aspect_id]
        self.create(vals_list)
        evaluations.invalidate_recordset(['line_ids', 'behaviour_ids'])
        evaluations._propose()

    def _content(self):
        return {
            'of': [self.plan_line_id.id, self.indicator_id.id, self.aspect_id.id], 'rating': self.rating or '',
            'realised': self.realised_text or '', 'feedback': self.feedback or ''}
