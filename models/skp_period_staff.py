from odoo import fields, models

OFFICE_ROLES = ('data_manager', 'staff')


class SkpPeriod(models.Model):
    """Who prepares the forms of a period, where the procedure has such a step."""

    _inherit = 'skp.period'

    staff_id = fields.Many2one(
        'res.users', tracking=True,
        domain=lambda self: [('all_group_ids', 'in', self.env.ref('hr_skp.group_data_manager').ids)],
        help="Prepares the forms with the previous year's SKP (Staf Pelaksana). Empty: the data manager does it.")
