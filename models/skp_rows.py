from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command


class SkpRows(models.AbstractModel):
    """A record whose rows are edited in its form by people who may not write the record itself.

    A form saves its rows through the record it shows. Here each row is written on its own, by the
    rights of the rows; a write that brings nothing else asks for no right on the record.
    """

    _name = 'skp.rows'
    _description = 'SKP Record with Rows of Their Own Right'
    _inherit = ['skp.typed']

    _row_fields = frozenset()

    def write(self, vals):
        rows = {  # the superuser's too, where the field is a part of another and would not write them
            name for name in self._row_fields & vals.keys() if not self.env.su or self._fields[name].compute}
        if not rows:
            return super().write(vals)
        self._refuse_wrong_kinds(vals)
        for name in rows:
            self._write_rows(self._fields[name], vals[name])
        rest = {name: value for name, value in vals.items() if name not in rows}
        return super().write(rest) if rest else True

    @api.model
    def _write_rows(self, field, commands):
        """Add, change and remove rows as the current user.

        :param field: the One2many field
        :param list commands: what the form sends: rows to add, change or remove
        """
        self.check_access('read')
        rows = self.env[field.comodel_name]
        for command, row_id, *values in commands or ():  # a browser sends no values with a row to remove
            if command == Command.CREATE:
                rows.create([{**values[0], field.inverse_name: record.id} for record in self])
            elif command == Command.UPDATE:
                rows.browse(row_id).write(values[0])
            elif command == Command.DELETE:
                rows.browse(row_id).unlink()
            elif command != Command.LINK:  # a link repeats a row that is there
                raise UserError(self.env._("Rows of %(record)s are added, changed or removed, never moved.",
                                           record=self[:1].display_name))
