from odoo import api, models
from odoo.exceptions import UserError

from ..rules.errors import RuleError
from ..rules.values import to_decimal

NUMBERS = ('float', 'integer', 'monetary')


class SkpGuarded(models.AbstractModel):
    """A text where a number belongs is refused in words, through whatever door it comes."""

    _inherit = 'skp.guarded'

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._refuse_text(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._refuse_text(vals)
        return super().write(vals)

    @api.model
    def _refuse_text(self, vals):
        """Raise where a number field is given what is no number, naming field, value and way out."""
        for name, value in vals.items():
            field = self._fields.get(name)
            if field is None or field.type not in NUMBERS or value is None or value is False:
                continue
            try:
                to_decimal(value)
            except RuleError as error:
                raise UserError(self.env._(
                    "%(field)s: %(fault)s", field=field._description_string(self.env),
                    fault=self.env['skp.act']._rule_text(error))) from error
