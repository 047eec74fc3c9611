from odoo import fields, models


class ResCompany(models.Model):
    _inherit = 'res.company'

    skp_ekinerja_limit = fields.Integer(
        string="Characters of a Cell of e-Kinerja", default=1000,
        help="Longer texts of the copy sheet are marked. 0 marks none.")


class ResConfigSettings(models.TransientModel):
    _inherit = 'res.config.settings'

    skp_ekinerja_limit = fields.Integer(related='company_id.skp_ekinerja_limit', readonly=False)
