from odoo import fields, models


class SkpSchemeAspect(models.Model):
    """One aspect of behaviour that a regulation has scored, in the order of its sheet."""

    _name = 'skp.scheme.aspect'
    _description = 'SKP Behaviour Aspect'
    _inherit = ['skp.typed']
    _order = 'scheme_id, sequence, id'

    scheme_id = fields.Many2one('skp.scheme', required=True, ondelete='cascade', index=True)
    code = fields.Char(required=True, help="The name of the aspect in the arithmetic.")
    name = fields.Char(required=True, help="As the official sheet prints it.")
    guide = fields.Text(help="The guide points of the official form, one on each line.")
    sequence = fields.Integer(default=10)
    structural_only = fields.Boolean(help="Appraised only for holders of a structural post.")

    _code_unique = models.Constraint('UNIQUE(scheme_id, code)', "The scheme has this aspect already.")
