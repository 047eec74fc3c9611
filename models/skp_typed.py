import binascii
from base64 import b64decode

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..rules.errors import RuleError
from ..rules.values import to_decimal

NUMBERS = ('float', 'integer', 'monetary')
TEXTS = ('char', 'text', 'html')
LARGEST = 2 ** 31 - 1  # what the database holds in an integer or an id
FIRST_YEAR, LAST_YEAR = 1900, 2199
WHOLE = {'skp_whole': True}  # of a One2many whose rows are shown or judged wherever they are found
COMMANDS = range(7)  # odoo.fields.Command


class SkpTyped(models.AbstractModel):
    """What a client sends for a field is of the field's kind, or is refused in words, through whatever door it comes.

    Of the engine's own writing, in superuser mode, only the figures are looked at: they come from its orders.
    """

    _name = 'skp.typed'
    _description = 'SKP Record with Typed Fields'

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._refuse_wrong_kinds(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._refuse_wrong_kinds(vals)
        return super().write(vals)

    @api.model
    @api.private
    @api.readonly
    def search_fetch(self, domain, field_names=None, offset=0, limit=None, order=None):
        """As in Odoo; the query that finds the rows of a One2many with the context ``WHOLE`` also reads them."""
        if self.env.context.get('skp_whole'):
            field_names = None
        return super().search_fetch(domain, field_names, offset=offset, limit=limit, order=order)

    def onchange(self, values, field_names, fields_spec):
        """As in Odoo; a value of another kind is refused in words, and guessing ids tells no names."""
        # a row that is being typed sends its parent with what has changed there: only which one it is counts here
        plain = {name: value.get('id') if isinstance(value, dict) else value for name, value in values.items()}
        self._refuse_wrong_kinds(plain)
        self._refuse_unreadable(plain)
        return super().onchange(values, field_names, fields_spec)

    def ensure_one(self):
        """As in Odoo, in words that may reach a user.

        :raises UserError: none or several records
        """
        try:
            return super().ensure_one()
        except ValueError as error:
            raise UserError(self.env._(
                "%(count)s rows of %(model)s are selected: choose exactly one.", count=len(self),
                model=self._kind_label())) from error

    @api.model
    def _kind_label(self):
        """What the model is called."""
        return self.env['ir.model']._get(self._name).name

    def _refuse_unreadable(self, values):
        """Raise where values name rows of the procedure that the user may not read and that are not there already."""
        for name, value in values.items():
            field = self._fields.get(name)
            if field is None or not (field.comodel_name or '').startswith('skp.') or not value:
                continue
            rows = self.env[field.comodel_name]
            # sudo: the record itself - what stands in the field already is known to who edits it
            known = rows.browse(self.sudo()[name].ids)
            for command in [[Command.LINK, value]] if field.type == 'many2one' else value:
                rows._refuse_unreadable_by(command, known)

    @api.model
    def _refuse_unreadable_by(self, command, known):
        """Raise where one command, or a bare id, names rows of this model that the user may not read."""
        code, *rest = command if isinstance(command, list | tuple) else [Command.LINK, command]
        named = {Command.SET: rest[-1:], Command.LINK: [rest[:1]]}.get(code, [[]])[0]
        (self.browse(named) - known).check_access('read')
        if code in (Command.CREATE, Command.UPDATE):
            self.browse(rest[0] if code == Command.UPDATE else None)._refuse_unreadable(rest[1])

    @api.model
    def _refuse_wrong_kinds(self, vals):
        """Raise where a field is given what is none of its kind, naming field, value and way out."""
        for name, value in vals.items():
            field = self._fields.get(name)
            if field is None and not self.env.su:
                raise UserError(self.env._(
                    "“%(name)s” is no field of %(model)s.", name=_shown(name), model=self._kind_label()))
            if value is None or value is False or self.env.su and (not field or field.type not in NUMBERS):
                continue
            fault = self._kind_fault(field, value)
            if fault:
                raise UserError(self.env._(
                    "%(field)s: %(fault)s", field=field._description_string(self.env), fault=fault))

    @api.model
    def _kind_fault(self, field, value):
        """What is wrong with a value for a field, in a sentence; empty when nothing is."""
        if field.type in NUMBERS:
            return self._number_fault(field, value)
        if field.type in TEXTS:
            return self._text_fault(value)
        if field.comodel_name == 'mail.message':
            return self.env._("messages are written in the conversation below the record, not with its fields.")
        if field.type in ('one2many', 'many2many'):
            return '' if _are_commands(value) else self._unknown_sentence(value)
        if field.type in ('many2one', 'many2one_reference'):
            return '' if _is_id(value) or isinstance(value, models.BaseModel) else self._unknown_sentence(value)
        if field.type in ('date', 'datetime'):
            return self._date_fault(field, value)
        return self._other_fault(field, value)

    @api.model
    def _number_fault(self, field, value):
        if isinstance(value, list | tuple | dict):
            return self._unknown_sentence(value)
        try:
            number = to_decimal(int(value) if isinstance(value, bool) else value)
        except RuleError as error:
            return self.env['skp.act']._rule_text(error)
        if field.type == 'integer' and (abs(number) > LARGEST or number != int(number)):
            return self.env._("%(value)s is not a whole number of at most %(digits)s digits.", value=value, digits=9)
        return ''

    @api.model
    def _text_fault(self, value):
        if not isinstance(value, str | int | float):
            return self._unknown_sentence(value)
        if '\0' in str(value) or _shown(str(value)) != str(value):
            return self.env._("the text has a character that cannot be stored: type it anew.")
        return ''

    @api.model
    def _date_fault(self, field, value):
        parse = fields.Datetime.to_datetime if field.type == 'datetime' else fields.Date.to_date
        try:
            day = parse(value)
        except (ValueError, TypeError, KeyError, AttributeError):
            return self.env._("“%(value)s” is no date; write it as 2025-12-31.", value=_shown(value))
        if not day or not FIRST_YEAR <= day.year <= LAST_YEAR:
            return self.env._("“%(value)s” lies too far away: choose a day between %(first)s and %(last)s.",
                              value=_shown(value), first=str(FIRST_YEAR), last=str(LAST_YEAR))
        return ''

    @api.model
    def _other_fault(self, field, value):
        """Choices and files; the other kinds take anything."""
        if field.type == 'selection' and value not in field.get_values(self.env):
            return self._unknown_sentence(value)
        if field.type == 'binary' and not _is_base64(value):
            return self.env._("the file did not arrive whole: upload it again.")
        return ''

    @api.model
    def _unknown_sentence(self, value):
        return self.env._("“%(value)s” is nothing that can be chosen here.", value=_shown(value))


def _shown(value):
    """A value as it can be shown and stored: short, and without half characters."""
    text = value if isinstance(value, str) else str(value)[:80]
    return text.encode('utf-8', 'replace').decode('utf-8')


def _is_id(value):
    """Whether a value can be the id of a record."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LARGEST


def _are_commands(value):
    """Whether a value is a list of ids, or of what a form sends for rows."""
    return isinstance(value, models.BaseModel) or isinstance(value, list | tuple) and all(
        _is_id(row) or _is_command(row) for row in value)


def _is_command(row):
    """Whether a value is one of ``odoo.fields.Command``: a code, an id (of a new row any text), values or ids."""
    if not isinstance(row, list | tuple) or not 0 < len(row) <= 3 or row[0] not in COMMANDS or row[0] is True:
        return False
    code, row_id, rest = [*row, None, None][:3]
    row_is_named = _is_id(row_id)
    return {
        0: isinstance(rest, dict), 1: isinstance(rest, dict) and row_is_named, 5: True,
        6: isinstance(rest, list | tuple) and all(map(_is_id, rest)),
    }.get(code, row_is_named)


def _is_base64(value):
    """Whether a value is the content of a file as a client sends it."""
    try:
        b64decode(value)
    except (ValueError, TypeError, binascii.Error):
        return False
    return True
