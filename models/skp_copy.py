from odoo import fields, models


class SkpCopy(models.Model):
    """The appraisal sheet of an archived case as it was filed: one PDF/A-3b, reprinted byte for byte.

    A case that is reopened and archived again gets another copy; the old one stays as it is.
    """

    _name = 'skp.copy'
    _description = 'SKP Archived Copy'
    _inherit = ['skp.typed']
    _order = 'plan_id, id'
    _rec_name = 'plan_id'

    plan_id = fields.Many2one('skp.plan', required=True, ondelete='restrict', index=True)
    pdf = fields.Binary(string="PDF", required=True, attachment=True)
    print_count = fields.Integer(string="Prints")
