from odoo import fields, models


class SkpExpectation(models.Model):
    """The superior's special expectation of one value of behaviour (PermenPANRB 6/2022, lampiran II.A.2.b and 7.b).

    The rows are made with the case. The employee writes them down in the plan, the appraiser while reviewing it.
    """

    _name = 'skp.expectation'
    _description = 'SKP Expectation of Behaviour'
    _inherit = ['skp.guarded']
    _order = 'plan_id, sequence, id'
    _rec_name = 'name'

    _guarded_fields = frozenset({'sequence'})
    _fixed_fields = frozenset({'plan_id', 'aspect_id'})

    plan_id = fields.Many2one('skp.plan', required=True, ondelete='cascade', index=True)
    aspect_id = fields.Many2one('skp.scheme.aspect', string="Value", required=True, ondelete='restrict')
    sequence = fields.Integer(related='aspect_id.sequence', store=True, precompute=True)
    code = fields.Char(related='aspect_id.code')
    name = fields.Char(related='aspect_id.name', string="Name of the Value")
    guide = fields.Text(related='aspect_id.guide', string="Guide Points")
    text = fields.Text(
        string="Special Expectation", help="Ekspektasi Khusus Pimpinan, for one value or more; none is obligatory.")

    _aspect_unique = models.Constraint(
        'UNIQUE(plan_id, aspect_id)', "The SKP has a row for this value of behaviour already.")
