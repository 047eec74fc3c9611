from odoo import fields, models


class SkpSopParaf(models.Model):
    """Who puts initials or a signature to the disposition sheet, in order (Pencatatan dan Pendataan)."""

    _name = 'skp.sop.paraf'
    _description = 'SKP Procedure Paraf'
    _inherit = ['skp.guarded']
    _order = 'sop_id, sequence, id'
    _rec_name = 'title'

    _fixed_fields = frozenset({'sop_id'})

    sop_id = fields.Many2one('skp.sop', required=True, ondelete='cascade', index=True)
    sequence = fields.Integer(default=10)
    title = fields.Char(required=True, help="The post as the office prints it, for example Sekretaris.")
    kind = fields.Selection([('paraf', "Paraf"), ('signature', "Signature")], default='paraf', required=True)
    note = fields.Char(help="What it is put to, for example Lembar Disposisi.")
