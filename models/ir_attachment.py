from odoo import api, models
from odoo.exceptions import AccessError

PLACE = {'res_model', 'res_id', 'res_field'}
OPEN = {'public', 'access_token'}


class IrAttachment(models.Model):
    """Files of a case are read by the people of the case alone: no public file, no link without a login."""

    _inherit = 'ir.attachment'

    @api.model_create_multi
    def create(self, vals_list):
        attachments = super().create(vals_list)
        attachments._skp_refuse_open()
        return attachments

    def write(self, vals):
        # sudo: ir.attachment - where a file lies is judged also for who may not read it
        if PLACE & vals.keys() and not self.env.su and any(file._skp_is_moved(vals) for file in self.sudo()):
            raise AccessError(self.env._(
                "“%(file)s” belongs to a row of an SKP and stays there: remove it from that row, or upload it anew.",
                file=self[:1].name))
        result = super().write(vals)
        if (OPEN | PLACE) & vals.keys():
            self._skp_refuse_open()
        return result

    def _skp_is_moved(self, vals):
        """Whether these values would take a file away from the row of an SKP that it lies on."""
        return bool(self._skp_is_filed() and any(vals[name] != self[name] for name in PLACE & vals.keys()))

    def _skp_is_filed(self):
        """Whether the file lies on a row of an SKP."""
        return bool(self.res_id and (self.res_model or '').startswith('skp.'))

    def _skp_is_of_case(self, row):
        """Whether the file lies on another row of the same kind in the same case."""
        if self.res_model != row._name or not self.res_id:
            return False
        # sudo: skp.plan - only the comparison of the two cases comes out
        return row.sudo().browse(self.res_id).exists().plan_id == row.sudo().plan_id

    def _skp_refuse_open(self):
        """Raise when a client opens a file of an SKP to whoever has its link."""
        if self.env.su:
            return
        # sudo: ir.attachment - the token is read to be refused
        opened = self.sudo().filtered(lambda file: file._skp_is_filed() and (file.public or file.access_token))
        if opened:
            raise AccessError(self.env._(
                "“%(file)s” belongs to an SKP: it is read by the people of the case after a login, and never public.",
                file=opened[0].name))
