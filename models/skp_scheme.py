from odoo import fields, models


class SkpScheme(models.Model):
    """A regulation's way of appraising: its wording, aspects and weights. Its arithmetic is in ``rules/``."""

    _name = 'skp.scheme'
    _description = 'SKP Appraisal Scheme'
    _order = 'sequence, id'

    name = fields.Char(required=True, translate=True)
    code = fields.Selection([('pp46', "PP 46/2011")], required=True)
    sequence = fields.Integer(default=10)
    regulation = fields.Char(help="The regulation as a sheet cites it.")
    active = fields.Boolean(default=True)
    aspect_ids = fields.One2many('skp.scheme.aspect', 'scheme_id', string="Behaviour Aspects")
    predicate_ids = fields.One2many('skp.scheme.predicate', 'scheme_id', string="Predicates")

    _code_unique = models.Constraint('UNIQUE(code)', "There is a scheme with this code already.")

    def _predicate_names(self):
        """Words of the regulation for its predicate codes: {code: word}."""
        return {predicate.code: predicate.name for predicate in self.predicate_ids}
