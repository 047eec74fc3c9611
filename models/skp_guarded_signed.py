from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import format_date

# The mark of the engine at work. It is known by identity: nothing that comes over the network equals it.
ENGINE = {'skp_engine': object()}


class SkpGuarded(models.AbstractModel):
    """Content under a signature stays as it was signed, whoever writes: users, administrators, the superuser.

    ``_signed_fields`` are what the signature covers (see each model's ``_content()``), ``_signed_part`` is the part
    of the case they belong to (see ``skp.plan._settled()``).
    """

    _inherit = 'skp.guarded'

    _signed_fields = frozenset()
    _signed_part = None
    _signed_path = 'plan_id'

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        if records._signed_fields and records._signed_path:
            records._refuse_signed()
        return records

    def write(self, vals):
        names = sorted(self._signed_fields & vals.keys())
        if names:
            self._refuse_wrong_kinds(vals)  # what is no value at all differs from nothing
            self._refuse_signed({name: vals[name] for name in names})
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_signed(self):
        if self._signed_fields:
            self._refuse_signed()

    def _refuse_signed(self, vals=None):
        """Raise when a signature stands over the content of these rows and the engine is not at work.

        :param dict vals: what is to be written; None for whole rows
        """
        if self.env.context.get('skp_engine') is ENGINE['skp_engine']:
            return
        # sudo: skp.signature - the guard knows every signature; the sentence tells who may write who signed
        for row in self.sudo():
            signature = row._signature_over(vals)
            names = row._changed(vals or {}) if signature else []
            if names:
                self.check_access('write')  # who may not write at all hears that alone
            if names or signature and vals is None:
                raise UserError(row._signed_sentence(signature, names))

    def _changed(self, vals):
        """The fields of this row that writing these values would change."""
        return [name for name, value in vals.items() if self._changes(name, value)]

    def _changes(self, name, value):
        """Whether writing a value would change a field of this row; files count whenever they are named."""
        return self._fields[name].type == 'many2many' or self._differs(name, value)

    def _signature_over(self, names=None):
        """The signature that stands over these fields of this row; empty while they may still change."""
        return self.mapped(self._signed_path)._settled(self._signed_part)

    def _signed_sentence(self, signature, names):
        labels = ", ".join(sorted(self._fields[name]._description_string(self.env) for name in names))
        return self.env._(
            "%(plan)s: “%(record)s”%(fields)s is signed by %(signer)s on %(date)s and stays as it is. Return the sheet "
            "or take the step back, change it there, and let it be signed anew.",
            record=self.display_name, plan=signature.plan_id.name, fields=f" ({labels})" if labels else '',
            signer=signature.name, date=format_date(self.env, signature.signed_at))
