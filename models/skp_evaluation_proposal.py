from odoo import api, fields, models


class SkpEvaluation(models.Model):
    """What is known already stands in the rows of a draft; the appraiser goes on from there."""

    _inherit = 'skp.evaluation'

    def _propose(self):
        """Fill what is still empty from the months and the feedback of each span."""
        for (first, last), rows in self.grouped(lambda row: (row.date_from, row.date_to)).items():
            told = self.env['skp.realisation.line']._told(rows.plan_id, first, last)
            heard = self.env['skp.feedback']._heard(rows.plan_id, first, last)
            for line in rows.line_ids | rows.behaviour_ids:
                texts = {
                    'realised_text': line.plan_line_id._told(line.indicator_id, told),
                    'feedback': line._heard(heard)}
                missing = {name: text for name, text in texts.items() if text and not line[name]}
                if missing:
                    line.write(missing)


class SkpEvaluationLine(models.Model):
    """What a row finds told and shown: feedback, and the evidence of the span's months."""

    _inherit = 'skp.evaluation.line'

    evidence_ids = fields.Many2many('ir.attachment', compute='_compute_evidence')
    evidence_elsewhere = fields.Text(string="Links and Records", compute='_compute_evidence')

    @api.depends('evaluation_id', 'indicator_id')
    def _compute_evidence(self):
        for evaluation, rows in self.grouped('evaluation_id').items():
            shown = self.env['skp.realisation.line']._shown(
                evaluation.plan_id, evaluation.date_from, evaluation.date_to)
            for row in rows:
                mine = row.indicator_id or row.plan_line_id.indicator_ids
                cells = shown.filtered(lambda cell, mine=mine: cell.indicator_id in mine)
                row.evidence_ids = cells.attachment_ids
                row.evidence_elsewhere = "\n".join(cells._evidence_elsewhere())

    def _heard(self, heard):
        """The feedback on the row, of what ``skp.feedback._heard()`` returned."""
        if self.aspect_id:
            return heard.get((self.evaluation_id.plan_id, self.aspect_id), '')
        return self.plan_line_id._heard(self.indicator_id, heard)
