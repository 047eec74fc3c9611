from odoo import fields, models


class SkpIndicator(models.Model):
    """What has to prove the figures of an indicator."""

    _inherit = 'skp.indicator'

    evidence_minimum = fields.Integer(
        string="Pieces of Evidence",
        help="Files, links and documents of this Odoo that each month with a figure needs; 0 asks for none.")
    evidence_note = fields.Char(string="Which Evidence", help="For example laporan bertanda tangan, daftar hadir.")

    _evidence_minimum_range = models.Constraint(
        'CHECK(evidence_minimum BETWEEN 0 AND 20)', "Pieces of evidence: enter 0 to 20.")
