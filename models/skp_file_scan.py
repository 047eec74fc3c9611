from odoo import api, fields, models


class SkpFile(models.Model):
    """What there is of a file: the archived copy of a case, and the scan of what was signed on paper."""

    _inherit = 'skp.file'

    scan_ids = fields.One2many('skp.scan', 'file_id', string="Signed Scans")
    previous_ids = fields.One2many('skp.previous', 'source_file_id', string="Laid beside")
    has_copy = fields.Boolean(string="Archived Copy", compute='_compute_has', search='_search_has_copy')
    has_scan = fields.Boolean(string="Signed Scan", compute='_compute_has', search='_search_has_scan')
    can_manage = fields.Boolean(compute='_compute_can_manage')

    @api.depends('plan_id.copy_id', 'scan_ids')
    def _compute_has(self):
        # sudo: skp.file - only whether they are there comes out, to whoever may read the file
        for file, row in zip(self, self.sudo(), strict=True):
            file.has_copy = bool(row.plan_id.copy_id)
            file.has_scan = bool(row.scan_ids)

    def _search_has_copy(self, operator, value):
        if operator != 'in':
            return NotImplemented
        return [('plan_id.copy_id', '!=' if True in value else '=', False)]

    def _search_has_scan(self, operator, value):
        if operator != 'in':
            return NotImplemented
        return [('scan_ids', '!=' if True in value else '=', False)]

    @api.depends_context('uid')
    def _compute_can_manage(self):
        self.can_manage = self.env.user.has_group('hr_skp.group_data_manager')

    @api.model
    def _open_index(self, employee):
        """The list of what the archive has of an employee."""
        return {
            'type': 'ir.actions.act_window', 'res_model': self._name, 'view_mode': 'list,form',
            'name': self.env._("SKP in the Archive"),
            'domain': [('employee_id', '=', employee.id)],
            'context': {'create': False}}

    def action_open_plan(self):
        """Open the case of the file."""
        self.ensure_one()
        return {'type': 'ir.actions.act_window', 'res_model': 'skp.plan', 'res_id': self.plan_id.id,
                'views': [(False, 'form')]}

    def action_print_copy(self):
        """Print the archived copy of the case."""
        return self.plan_id.action_print_appraisal()

    def action_open_index(self):
        """List what the archive has of this employee."""
        self.ensure_one()
        return self._open_index(self.employee_id)

    def action_open_dossier(self):
        """Open the promotion dossier of this employee."""
        self.ensure_one()
        return self.env['skp.dossier']._open(self.employee_id)
