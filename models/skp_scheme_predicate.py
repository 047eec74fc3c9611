from odoo import fields, models

PREDICATES = [
    ('very_good', "Very good"),
    ('good', "Good"),
    ('fair', "Fair"),
    ('needs_improvement', "Needs improvement"),
    ('poor', "Poor"),
    ('very_poor', "Very poor"),
]
# of a periodic evaluation, and of an organisation's result (PermenPANRB 6/2022, lampiran IV.A and IV.B): the lowest is
# Sangat Kurang, which PP 46/2011 calls Buruk
PERIODIC_PREDICATES = [
    *(pair for pair in PREDICATES if pair[0] not in ('fair', 'very_poor')), ('very_poor', "Very deficient")]
ORGANISATION_PREDICATES = [('excellent', "Excellent"), *PERIODIC_PREDICATES[1:]]


class SkpSchemePredicate(models.Model):
    """The regulation's own word for a predicate (sebutan)."""

    _name = 'skp.scheme.predicate'
    _description = 'SKP Predicate'
    _inherit = ['skp.scheme.part']

    code = fields.Selection([ORGANISATION_PREDICATES[0], *PREDICATES], required=True)
    name = fields.Char(required=True, help="As the official sheet prints it.")
    kind = fields.Selection(
        [('person', "Person"), ('organisation', "Organisation")], default='person', required=True,
        help="Whose predicate this is: PermenPANRB 6/2022 has its own words for an organisation's result.")

    _code_unique = models.Constraint(
        'UNIQUE(scheme_id, kind, code)', "The scheme has this predicate already.")
