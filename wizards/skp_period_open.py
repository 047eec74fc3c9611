from odoo import api, fields, models
from odoo.exceptions import UserError


class SkpPeriodOpen(models.TransientModel):
    """Choose for whom a period opens; shows beforehand who is skipped, and why."""

    _name = 'skp.period.open'
    _description = 'Open an SKP Period'
    _inherit = ['skp.typed', 'hr.mixin']

    period_id = fields.Many2one('skp.period', required=True, readonly=True)
    company_id = fields.Many2one(related='period_id.company_id')
    department_ids = fields.Many2many('hr.department', string="Units")
    employee_ids = fields.Many2many(
        'hr.employee', string="Employees", compute='_compute_employee_ids', store=True, readonly=False)
    ready_count = fields.Integer(compute='_compute_report')
    report = fields.Text(compute='_compute_report')

    @api.depends('period_id', 'department_ids')
    def _compute_employee_ids(self):
        for wizard in self:
            domain = [('company_id', '=', wizard.company_id.id)]
            if wizard.department_ids:
                domain.append(('department_id', 'child_of', wizard.department_ids.ids))
            # sudo: hr.employee - which employees exist is no secret to the data manager, who may lack HR rights
            wizard.employee_ids = self.env['hr.employee'].sudo().search(domain)

    @api.depends('employee_ids')
    def _compute_report(self):
        for wizard in self:
            gaps = wizard.period_id._gaps(wizard.employee_ids)
            wizard.ready_count = len(wizard.employee_ids) - len(gaps)
            wizard.report = "\n".join(gaps.values())

    def action_open(self):
        """Open the period for everybody who can have a case now.

        :raises UserError: when nobody can
        """
        self.ensure_one()
        gaps = self.period_id._gaps(self.employee_ids)
        employees = self.employee_ids.filtered(lambda employee: employee._origin.id not in gaps)
        if not employees:
            raise UserError(self.env._("No SKP can be opened:\n%(report)s", report="\n".join(gaps.values())))
        self.period_id._open_for(employees)
        return self.period_id.action_open_plans()
