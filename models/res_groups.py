from odoo import models


class ResGroups(models.Model):
    _inherit = 'res.groups'

    def write(self, vals):
        result = super().write(vals)
        if {'user_ids', 'implied_ids', 'implied_by_ids', 'all_user_ids'} & vals.keys():
            self.env['skp.period']._replace_data_managers()
        return result
