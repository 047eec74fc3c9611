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
    _inherit = ['skp.scheme.part']
    _rec_name = 'name'

    code = fields.Char(required=True, help="The name of the figure in the arithmetic.")
    name = fields.Char(required=True, translate=True)
    value = fields.Float(string="Amount", digits=(16, 2), required=True, aggregator=None)
    article = fields.Char(help="Where the figure stands.")
    confirmed = fields.Boolean(
        string="Seen in the Text", default=True,
        help="Not ticked: known from public programs or practice, the text itself was not seen. "
             "Compare it with the regulation before you rely on it.")

    _code_unique = models.Constraint('UNIQUE(scheme_id, code)', "The scheme has this figure already.")

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
