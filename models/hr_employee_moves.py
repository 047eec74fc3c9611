from odoo import api, models
from odoo.exceptions import UserError

from .skp_plan_transfer import GIVEN


class HrEmployee(models.Model):
    """People move: open cases are handed on before Odoo forgets who had them."""

    _inherit = 'hr.employee'

    def write(self, vals):
        # sudo: skp.plan - open cases follow, whoever changes the employee
        people = self.sudo()
        if 'active' in vals and not vals['active']:
            people.filtered('active')._skp_leave()
        moved = people._skp_cases_below() if 'parent_id' in vals else {}
        result = super().write(vals)
        for role, plans in moved.items():
            plans._follow({role}, people.browse())
        if 'user_id' in vals or vals.get('active'):
            people._skp_settle()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_above(self):
        # sudo: skp.plan - also cases that the remover may not read need their people
        case = self.env['skp.plan'].sudo().search([
            '|', ('appraiser_id', 'in', self.ids), ('superior_id', 'in', self.ids)], limit=1)
        if case:
            raise UserError(self.env._(
                "%(plan)s names an employee who is to be deleted as appraiser or superior: archive the employee "
                "instead, the open work is handed on then.", plan=case.name))

    def _skp_cases(self):
        """Open cases in which these employees act, in whatever role or as a delegate."""
        # sudo: skp.plan - whoever is moved, every open case counts
        return self.env['skp.plan'].sudo().search([
            ('current_task_id', '!=', False), '|', '|', '|', ('employee_id', 'in', self.ids),
            ('appraiser_id', 'in', self.ids), ('superior_id', 'in', self.ids),
            ('current_task_id.delegation_id.delegate_id', 'in', self.ids)])

    def _skp_settle(self):
        """Bring the open steps of these employees to the desks where they belong now."""
        self._skp_cases()._settle()

    def _skp_leave(self):
        """Hand the open cases of employees on before they are archived."""
        cases = self._skp_cases()
        cases._leave(self)
        cases._settle(cases._duty(people=self.ids))

    def _skp_cases_below(self):
        """Open cases that follow the manager of these employees: {role to find anew: cases}."""
        # nobody chooses the own appraiser, not by the own employee record either
        cases = self._skp_cases().filtered(lambda plan: plan.employee_id.user_id != self.env.user)
        # a part that was closed stays with who had it, and whoever has still to evaluate a span hands over afterwards
        cases = cases.filtered(lambda plan: not plan.moved_on and not plan.successor_id)
        return {
            'appraiser': cases.filtered(
                # whose result is being given already is finished by who gives it
                lambda plan: plan.employee_id in self and plan.appraiser_id == plan.employee_id.parent_id
                and plan.state not in GIVEN),
            'superior': cases.filtered(
                lambda plan: plan.appraiser_id in self and plan.superior_id == plan.appraiser_id.parent_id),
        }
