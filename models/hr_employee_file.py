from odoo import fields, models
from odoo.exceptions import UserError


class HrEmployee(models.Model):
    """What the archive has of an employee."""

    _inherit = 'hr.employee'

    skp_file_ids = fields.One2many('skp.file', 'employee_id', string="SKP in the Archive")
    skp_file_count = fields.Integer(string="Archived SKP Count", compute='_compute_skp_file_count')

    def _compute_skp_file_count(self):
        counts = dict(self.env['skp.file']._read_group(
            [('employee_id', 'in', self.ids)], ['employee_id'], ['__count']))
        for employee in self:
            employee.skp_file_count = counts.get(employee, 0)

    def action_open_skp_files(self):
        """List what the archive has of this employee, as far as the user may read it."""
        self.check_access('read')
        self._skp_one()
        return self.env['skp.file']._open_index(self)

    def action_open_skp_dossier(self):
        """Open the promotion dossier of this employee."""
        self._skp_one()
        return self.env['skp.dossier']._open(self)

    def _skp_one(self):
        """Raise, in words that may reach a user, unless this is one employee."""
        if len(self) != 1:
            raise UserError(self.env._(
                "%(count)s rows of %(model)s are selected: choose exactly one.", count=len(self),
                model=self.env['ir.model']._get(self._name).name))
