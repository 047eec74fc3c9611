from odoo import api, fields, models

from .skp_appraisal_words import WORDS


class SkpMeasurement(models.Model):
    """One indicator as evaluated: realisation and feedback in words (Format C.1.2 and C.1.3)."""

    _inherit = 'skp.measurement'

    target_text = fields.Char(related='indicator_id.printed_target', string="Target in Words")
    realised_text = fields.Text(string="Realised in Words", help="Realisasi berdasarkan bukti dukung.")
    feedback = fields.Text(help="Umpan balik berkelanjutan berdasarkan bukti dukung.")
    result_rating = fields.Selection(
        related='appraisal_line_id.rating', readonly=False, string="Rating",
        help="Of the whole result, whichever of its indicators it is chosen on.")

    evidence_ids = fields.Many2many('ir.attachment', compute='_compute_evidence')
    evidence_elsewhere = fields.Text(
        string="Links and Records", compute='_compute_evidence', help="Evidence of the months that is no file.")

    @api.depends('indicator_id')
    def _compute_evidence(self):
        none = self.env['skp.realisation.line']
        shown = none._shown(self.appraisal_id.plan_id).grouped('indicator_id')
        for row in self:
            cells = shown.get(row.indicator_id, none)
            row.evidence_ids = cells.attachment_ids
            row.evidence_elsewhere = "\n".join(cells._evidence_elsewhere())

    def _content(self):
        return {**super()._content(), **{name: self[name] for name in WORDS if self[name]}}
