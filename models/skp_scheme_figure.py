from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import formatLang

from .skp_scheme import TABLES


class SkpSchemeFigure(models.Model):
    """A weight, the edge of a band or a limit of a regulation, as the arithmetic takes it.

    Its name, article and how sure it is stand in ``rules/``; the value may be another one in a later version.
    """

    _name = 'skp.scheme.figure'
    _description = 'SKP Figure of a Regulation'
    _inherit = ['skp.typed']
    _order = 'scheme_id, sequence, id'
    _rec_name = 'name'

    scheme_id = fields.Many2one('skp.scheme', required=True, ondelete='cascade', index=True)
    sequence = fields.Integer(default=10)
    code = fields.Char(required=True, help="The name of the figure in the arithmetic.")
    name = fields.Char(required=True, translate=True)
    value = fields.Float(digits=(16, 2), required=True, aggregator=None)
    article = fields.Char(help="Where the figure stands.")
    confirmed = fields.Boolean(
        default=True, help="Not ticked: known from public programs or practice, the text itself was not seen. "
                           "Compare it with the regulation before you rely on it.")

    _code_unique = models.Constraint('UNIQUE(scheme_id, code)', "The scheme has this figure already.")

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache()  # of skp.scheme._figures()
        return super().create(vals_list)

    def write(self, vals):
        self.env.registry.clear_cache()
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_forgets_figures(self):
        self.env.registry.clear_cache()

    @api.constrains('code', 'value')
    def _check_code(self):
        for row in self:
            known = TABLES[row.scheme_id.code]
            if row.code not in known:
                raise ValidationError(self.env._(
                    "Figure “%(code)s” is not known to %(scheme)s: use one of %(known)s.",
                    code=row.code, scheme=row.scheme_id.name, known=", ".join(known)))
            if row.value < 0:
                raise ValidationError(self.env._(
                    "%(figure)s of %(scheme)s is %(value)s: enter zero or more.", figure=row.name,
                    scheme=row.scheme_id.name, value=formatLang(self.env, row.value, digits=2)))
