from odoo import fields, models


class ResCompany(models.Model):
    """How large a piece of evidence an office takes."""

    _inherit = 'res.company'

    skp_evidence_limit = fields.Integer(
        string="Evidence Up To (MB)", default=10,
        help="A larger file is refused with the advice to enter a link. 0: as large as this Odoo takes.")

    _skp_evidence_limit_range = models.Constraint(
        'CHECK(skp_evidence_limit BETWEEN 0 AND 1024)', "Evidence up to: enter 0 to 1024 MB.")
