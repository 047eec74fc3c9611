from odoo import api, fields, models


class HrEmployee(models.Model):
    _inherit = 'hr.employee'

    skp_nip = fields.Char(
        string="NIP", size=21, copy=False, groups='hr.group_hr_user', tracking=True,
        help="Employee identity number of 18 digits: birth date, month of appointment, sex, serial number.")
    skp_rank_id = fields.Many2one(
        related='version_id.skp_rank_id', inherited=True, readonly=False, groups='hr.group_hr_user')
    skp_rank_date = fields.Date(
        related='version_id.skp_rank_date', inherited=True, readonly=False, groups='hr.group_hr_user')
    skp_post_kind = fields.Selection(
        related='version_id.skp_post_kind', inherited=True, readonly=False, groups='hr.group_hr_user')
    skp_post_level = fields.Selection(
        related='version_id.skp_post_level', inherited=True, readonly=False, groups='hr.group_hr_user')
    skp_is_structural = fields.Boolean(
        related='version_id.skp_is_structural', inherited=True, readonly=False, groups='hr.group_hr_user')
    skp_leads_unit = fields.Boolean(
        related='version_id.skp_leads_unit', inherited=True, readonly=False, groups='hr.group_hr_user')
    skp_plan_ids = fields.One2many('skp.plan', 'employee_id', string="SKP")
    skp_appraised_plan_ids = fields.One2many('skp.plan', 'appraiser_id', string="SKP to Appraise")
    skp_plan_count = fields.Integer(string="SKP Count", compute='_compute_skp_plan_count')

    _skp_nip_unique = models.UniqueIndex(
        "(skp_nip, company_id) WHERE skp_nip IS NOT NULL", "Another employee of this company has the same NIP.")

    @api.depends('skp_plan_ids')
    def _compute_skp_plan_count(self):
        counts = dict(self.env['skp.plan']._read_group(
            [('employee_id', 'in', self.ids)], ['employee_id'], ['__count']))
        for employee in self:
            employee.skp_plan_count = counts.get(employee, 0)

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._skp_clean_nip(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._skp_clean_nip(vals))

    @api.model
    def _skp_clean_nip(self, vals):
        """NIP is stored as digits alone, however it was typed (8-6-1-3 with blanks or dots)."""
        if vals.get('skp_nip'):
            return {**vals, 'skp_nip': ''.join(c for c in vals['skp_nip'] if c not in ' .-')}
        return vals

    def _skp_facts(self, date):
        """What a sheet prints of each employee, as valid on a date.

        :param date: the day whose rank, post and unit count
        :return: {employee id: {'name', 'nip', 'rank', 'post', 'unit', 'is_structural'}}
        """
        # sudo: hr.employee - NIP, rank and post are HR-only; people without HR rights get what the sheets print
        people = self.sudo()
        people.version_ids.fetch([  # all people at once, not one by one below
            'date_version', 'job_title', 'job_id', 'department_id', 'skp_rank_id', 'skp_is_structural'])
        facts = {}
        for person in people:
            version = person._get_version(date)
            facts[person.id] = {
                'name': person._skp_printed_name(),
                'nip': person.skp_nip or False,
                'rank': version.skp_rank_id.display_name or False,
                'post': version.job_title or version.job_id.name or False,
                'unit': version.department_id.name or person.company_id.name,
                'is_structural': version.skp_is_structural,
            }
        return facts

    def action_open_skp(self):
        """Open the SKP of this employee."""
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("SKP of %(employee)s", employee=", ".join(self.mapped('name'))),
            'res_model': 'skp.plan',
            'view_mode': 'list,kanban,form',
            'domain': [('employee_id', 'in', self.ids)],
        }
