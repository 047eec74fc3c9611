from odoo import models


class ResUsers(models.Model):
    _inherit = 'res.users'

    def action_archive(self):
        """Hand open steps on before Odoo deletes the activities of archived users."""
        self.filtered('active')._skp_leave()
        return super().action_archive()

    def write(self, vals):
        if 'active' in vals and not vals['active']:
            self.filtered('active')._skp_leave()
        result = super().write(vals)
        if {'group_ids', 'company_ids'} & vals.keys() or vals.get('active'):
            self.env['skp.period']._replace_data_managers()
            # sudo: hr.employee - whoever changes the user, the steps go where they belong
            people = self.env['hr.employee'].sudo().with_context(active_test=False)
            people.search([('user_id', 'in', self.ids)])._skp_settle()
        return result

    def _skp_leave(self):
        """Hand the open work of users on: as data manager, and as somebody who had a login until now."""
        if not self:
            return
        self.env['skp.period']._replace_data_managers(self)
        # sudo: skp.task - whoever archives the user, every open step counts
        cases = self.env['skp.task'].sudo().search([
            ('state', '=', 'open'), '|', ('user_id', 'in', self.ids), ('desk_user_id', 'in', self.ids)]).plan_id
        cases._settle(cases._duty(users=self.ids))
