from odoo import api, models
from odoo.exceptions import AccessError


class SkpGuarded(models.AbstractModel):
    """Fields that only the engine writes, whoever asks and through whatever door.

    ``_guarded_fields`` say where a case stands or what it scored: they are written by
    ``skp.task.complete()`` and by computes, both in superuser mode. ``_fixed_fields`` are chosen when
    the record is made and never change, so that no row moves to another case.
    """

    _name = 'skp.guarded'
    _description = 'SKP Record with Guarded Fields'
    _inherit = ['skp.typed']

    _guarded_fields = frozenset()
    _fixed_fields = frozenset()

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._refuse_wrong_kinds(vals)
        self._refuse_guarded(self._guarded_fields & set().union(*vals_list))
        return super(SkpGuarded, self._without_guarded_defaults()).create(vals_list)

    def _without_guarded_defaults(self):
        """The model without the defaults that a client's context names for guarded fields."""
        forged = {f'default_{name}' for name in self._guarded_fields} & self.env.context.keys()
        if not forged or self.env.su:
            return self
        # the forged keys are to be gone
        return self.with_env(self.env(context={
            key: value for key, value in self.env.context.items() if key not in forged}))

    def write(self, vals):
        self._refuse_wrong_kinds(vals)
        moved = {name for name in self._fixed_fields & vals.keys() if self._differs(name, vals[name])}
        self._refuse_guarded((self._guarded_fields & vals.keys()) | moved)
        return super().write(vals)

    def _differs(self, name, value):
        """Whether writing a value would change a field on any of the records."""
        field = self._fields[name]
        return any(
            field.convert_to_cache(value, record) != field.convert_to_cache(record[name], record) for record in self)

    def _refuse_guarded(self, names):
        """Raise when a client tries to write what only the engine writes."""
        if not names or self.env.su:
            return
        labels = ", ".join(sorted(self._fields[name]._description_string(self.env) for name in names))
        raise AccessError(self.env._(
            "“%(fields)s” of %(model)s is kept by the procedure itself. Complete the step of the case "
            "instead of writing it.",
            fields=labels, model=self.env['ir.model']._get(self._name).name,
        ))
