from odoo import api, models
from odoo.exceptions import UserError


class SkpPeriod(models.Model):
    """A period always has a data manager who can act: another one takes over from who leaves."""

    _inherit = 'skp.period'

    def write(self, vals):
        result = super().write(vals)
        if {'data_manager_id', 'staff_id'} & vals.keys():
            # sudo: skp.plan - what is recorded on paper follows the new data manager too
            self.sudo().plan_ids.filtered(lambda plan: plan.current_task_id)._settle()
        return result

    def _data_managers(self, leaving):
        """Users who can be the data manager of these periods' company.

        :param leaving: ``res.users`` who cannot
        """
        return self.env['res.users'].search([
            ('all_group_ids', 'in', self.env.ref('hr_skp.group_data_manager').ids), ('share', '=', False),
            ('company_ids', 'in', self.company_id.ids), ('id', 'not in', leaving.ids)], order='id')

    @api.model
    def _replace_data_managers(self, leaving=None):
        """Give open periods another data manager where theirs leaves, is archived or has lost the group.

        :param leaving: ``res.users`` about to be archived
        :raises UserError: work is open and nobody else can take it over
        """
        leaving = leaving or self.env['res.users']
        group = self.env.ref('hr_skp.group_data_manager', raise_if_not_found=False)
        if not group or not (leaving or self.env.registry.ready):  # the addon is being installed or upgraded
            return
        # sudo: skp.period - the office's work goes on, whoever archives the user
        periods = self.sudo().search([('state', '!=', 'closed')])
        for company, rows in periods.grouped('company_id').items():
            rows.filtered(lambda period: period.staff_id in leaving).staff_id = False
            rows = rows.filtered(
                lambda period: period.data_manager_id in leaving or not period._has_able_manager(group))
            if rows:
                rows._hand_to(rows._data_managers(leaving)[:1], company)

    def _has_able_manager(self, group):
        manager = self.data_manager_id
        return manager.active and group in manager.all_group_ids and self.company_id in manager.company_ids

    def _hand_to(self, successor, company):
        """Make somebody data manager of these periods and say so on them."""
        waiting = self.plan_ids.filtered('current_task_id')
        if waiting and not successor:
            raise UserError(self.env._(
                "%(person)s is data manager of %(period)s with open SKP, and nobody else in %(company)s is a data "
                "manager: give somebody the group first.", person=waiting[0].period_id.data_manager_id.name,
                period=waiting[0].period_id.name, company=company.name))
        if not self or not successor:
            return
        notes = {
            period.id: self.env._(
                "%(successor)s is data manager in place of %(person)s, who left or lost the group.",
                successor=successor.name, person=period.data_manager_id.name) for period in self}
        self.write({'data_manager_id': successor.id})
        self._message_log_batch(notes)
