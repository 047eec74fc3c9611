from odoo import api, models
from odoo.exceptions import AccessError, UserError

LINKS = ('http://', 'https://')


class SkpGuarded(models.AbstractModel):
    """Evidence follows its case: a file that is put on a row belongs to that row from then on.

    It is read by whoever reads the row, and changed or removed by whoever may still write it: what was signed over
    cannot be taken away afterwards by who had uploaded it.
    """

    _inherit = 'skp.guarded'

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._bind_files(set().union(*vals_list))
        return records

    def write(self, vals):
        result = super().write(vals)
        self._bind_files(vals.keys())
        return result

    def _bind_files(self, names):
        """Tie new files in the written fields to their rows; refuse those of somebody else or of another case."""
        fields = [self._fields[name] for name in names if name in self._fields]
        for field in fields:
            if field.store and field.type == 'many2many' and field.comodel_name == 'ir.attachment' and not self.env.su:
                for record in self:
                    # sudo: ir.attachment - whose file it is counts also where the writer may not read it
                    record._bind_new_files(record.sudo()[field.name])

    def _bind_new_files(self, files_sudo):
        own = files_sudo.filtered(lambda file: (file.res_model, file.res_id) == (self._name, self.id))
        new = (files_sudo - own).filtered(lambda file: not file.res_id and not file.res_field and (
            file.create_uid == self.env.user and file.res_model in (False, self._name)))
        if any(not file._skp_is_of_case(self) for file in files_sudo - own - new):
            raise AccessError(self.env._(
                "Evidence of “%(row)s” is a file of something else or of somebody else: upload the file here.",
                row=self.display_name))
        for link in new.filtered(lambda file: file.type == 'url'):
            if not (link.url or '').lower().startswith(LINKS):
                raise UserError(self.env._(
                    "Link “%(link)s” leads to no page: begin it with https:// or http://.", link=link.url or ''))
        new.write({'res_model': self._name, 'res_id': self.id, 'public': False, 'access_token': False})
