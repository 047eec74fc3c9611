from odoo import api, fields, models
from odoo.exceptions import ValidationError


class SkpParaf(models.Model):
    """One paraf or signature on the disposition sheet of a case, as the office writes it down."""

    _name = 'skp.paraf'
    _description = 'SKP Paraf'
    _inherit = ['skp.guarded']
    _order = 'plan_id, paraf_id, id'
    _rec_name = 'paraf_id'

    _fixed_fields = frozenset({'plan_id'})

    plan_id = fields.Many2one('skp.plan', string="SKP", required=True, ondelete='cascade', index=True)
    sop_id = fields.Many2one(related='plan_id.sop_id')
    paraf_id = fields.Many2one(
        'skp.sop.paraf', string="Post", required=True, ondelete='restrict', index=True,
        domain="[('sop_id', '=', sop_id)]")
    kind = fields.Selection(related='paraf_id.kind')
    name = fields.Char(required=True, help="Who put it there.")
    date = fields.Date(required=True, default=fields.Date.context_today)
    note = fields.Char(string="Disposition", help="What was written beside it.")

    @api.constrains('paraf_id', 'plan_id')
    def _check_chain(self):
        for row in self.filtered(lambda row: row.paraf_id.sop_id != row.plan_id.sop_id):
            raise ValidationError(self.env._(
                "Post “%(post)s” is not in the paraf chain of %(sop)s, by which %(plan)s runs: choose one of that "
                "procedure.", post=row.paraf_id.title, sop=row.plan_id.sop_id.name, plan=row.plan_id.name))
