from odoo import fields, models


class SkpImportFinding(models.TransientModel):
    """What a dry run says of one cell: a fault, or what it would change."""

    _name = 'skp.import.finding'
    _description = 'Finding in a Workbook'
    _inherit = ['skp.typed']
    _order = 'id'
    _rec_name = 'sentence'

    wizard_id = fields.Many2one('skp.import', required=True, ondelete='cascade', readonly=True)
    level = fields.Selection([('error', "Fault"), ('change', "Change")], required=True, readonly=True)
    sheet = fields.Char(readonly=True)
    cell = fields.Char(string="Cell of the Sheet", readonly=True)
    column_name = fields.Char(string="Column", readonly=True)
    value = fields.Char(string="What It Holds", readonly=True)
    sentence = fields.Char(string="Finding", required=True, readonly=True)
