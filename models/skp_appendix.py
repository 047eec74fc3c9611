from odoo import api, fields, models

KINDS = [('resource', "Resources"), ('accountability', "Accountability"), ('consequence', "Consequences")]


class SkpAppendix(models.Model):
    """A row of the Lampiran SKP: support, reporting or consequence as agreed (PermenPANRB 6/2022, Format A.1.8)."""

    _name = 'skp.appendix'
    _description = 'SKP Appendix'
    _inherit = ['skp.guarded']
    _order = 'plan_id, kind_order, sequence, id'
    _rec_name = 'text'

    _guarded_fields = frozenset({'kind_order'})
    _fixed_fields = frozenset({'plan_id'})

    plan_id = fields.Many2one('skp.plan', required=True, ondelete='cascade', index=True)
    kind = fields.Selection(KINDS, required=True, default='resource')
    kind_order = fields.Integer(compute='_compute_kind_order', store=True, precompute=True)
    sequence = fields.Integer(default=10)
    text = fields.Text(required=True)

    @api.depends('kind')
    def _compute_kind_order(self):
        order = [code for code, _label in KINDS]
        for row in self:
            row.kind_order = order.index(row.kind)

    def _content(self):
        return {'kind': self.kind, 'text': self.text}
