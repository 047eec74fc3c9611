from odoo import api, fields, models

from .skp_appraisal import RATINGS

# what PermenPANRB 6/2022 adds to a row; a signature covers it where it is there
WORDS = ('realised_text', 'feedback')


class SkpAppraisalLine(models.Model):
    """One result as evaluated: its rating, and in the qualitative approach what was realised (Format C.1.1)."""

    _inherit = 'skp.appraisal.line'

    rating = fields.Selection(RATINGS)
    target_text = fields.Text(string="Indicators and Targets", compute='_compute_target_text')
    realised_text = fields.Text(string="Realised", help="Realisasi berdasarkan bukti dukung.")
    feedback = fields.Text(help="Umpan balik berkelanjutan berdasarkan bukti dukung.")

    evidence_ids = fields.Many2many('ir.attachment', compute='_compute_evidence')
    evidence_elsewhere = fields.Text(string="Links and Records", compute='_compute_evidence')

    @api.depends('measurement_ids.evidence_ids')
    def _compute_evidence(self):
        for line in self:
            line.evidence_ids = line.measurement_ids.evidence_ids
            line.evidence_elsewhere = "\n".join(filter(None, line.measurement_ids.mapped('evidence_elsewhere')))

    @api.depends('plan_line_id')
    def _compute_target_text(self):
        for line in self:
            line.target_text = line.plan_line_id._target_words()

    def _content(self):
        return {**super()._content(), **{name: self[name] for name in (*WORDS, 'rating') if self[name]}}
