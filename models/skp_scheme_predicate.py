from odoo import fields, models

PREDICATES = [
    ('very_good', "Very good"),
    ('good', "Good"),
    ('fair', "Fair"),
    ('needs_improvement', "Needs improvement"),
    ('poor', "Poor"),
    ('very_poor', "Very poor"),
]


class SkpSchemePredicate(models.Model):
    """The regulation's own word for a predicate (sebutan)."""

    _name = 'skp.scheme.predicate'
    _description = 'SKP Predicate'
    _order = 'scheme_id, sequence, id'

    scheme_id = fields.Many2one('skp.scheme', required=True, ondelete='cascade', index=True)
    code = fields.Selection(PREDICATES, required=True)
    name = fields.Char(required=True, help="As the official sheet prints it.")
    sequence = fields.Integer(default=10)

    _code_unique = models.Constraint('UNIQUE(scheme_id, code)', "The scheme has this predicate already.")
