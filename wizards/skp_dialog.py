from odoo import api, models


class SkpDialog(models.AbstractModel):
    """A dialog about one record: nobody opens it, or turns it to, what the user may not read."""

    _name = 'skp.dialog'
    _description = 'SKP Dialog'
    _inherit = ['skp.typed']

    _subject = 'task_id'

    @api.model_create_multi
    def create(self, vals_list):
        dialogs = super().create(vals_list)
        dialogs[self._subject].check_access('read')  # guessing ids must not name the cases of other people
        return dialogs

    def write(self, vals):
        result = super().write(vals)
        self[self._subject].check_access('read')
        return result
