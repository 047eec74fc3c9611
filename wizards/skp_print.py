from odoo import api, fields, models
from odoo.exceptions import UserError


class SkpPrint(models.TransientModel):
    """Choose what to print of many cases, and how."""

    _name = 'skp.print'
    _description = 'Print Many SKP'
    _inherit = ['skp.typed']

    plan_ids = fields.Many2many(
        'skp.plan', compute='_compute_plan_ids', store=True, readonly=False, compute_sudo=False)
    period_id = fields.Many2one('skp.period')
    department_id = fields.Many2one('hr.department', string="Unit")
    report_id = fields.Many2one(
        'ir.actions.report', string="Sheet", required=True,
        default=lambda self: self.env.ref('hr_skp.action_report_appraisal'),
        domain=[('model', '=', 'skp.plan'), ('skp_weasyprint', '=', True)])
    form = fields.Selection(
        [('pdf', "One PDF in the order of the file numbers"), ('zip', "ZIP with one file each")],
        required=True, default='pdf')
    count = fields.Integer(compute='_compute_count')

    @api.depends('period_id', 'department_id')
    def _compute_plan_ids(self):
        for wizard in self:
            if wizard.period_id:
                domain = [('period_id', '=', wizard.period_id.id)]
                if wizard.department_id:
                    domain.append(('department_id', 'child_of', wizard.department_id.id))
                wizard.plan_ids = self.env['skp.plan'].search(domain)

    @api.depends('plan_ids')
    def _compute_count(self):
        for wizard in self:
            wizard.count = len(wizard.plan_ids)

    @api.model
    def _open(self, context):
        """The dialog, filled in."""
        return {
            'type': 'ir.actions.act_window', 'name': self.env._("Print many"), 'res_model': self._name,
            'view_mode': 'form', 'target': 'new', 'context': context}

    def action_print(self):
        """Print a few at once; put many in print, and show how far it is.

        :raises UserError: nothing is chosen, or a sheet that is not printed one for each case
        """
        self.ensure_one()
        if not self.plan_ids:
            raise UserError(self.env._("Choose at least one document to print."))
        jobs = self.env['skp.print.job']
        job = jobs._order_job(self._job_name(), self._single_report(), self.form, self.plan_ids)
        if job.state == 'done' and not job.refused_ids:
            return {**job.action_download(), 'close': True}
        return {
            'type': 'ir.actions.act_window', 'name': self.env._("Print job"), 'res_model': job._name,
            'res_id': job.id, 'view_mode': 'form'}

    def _job_name(self):
        where = (self.period_id.name, self.department_id.name) if self.period_id else (str(fields.Date.today()),)
        return " ".join(filter(None, (self.report_id.name, *where)))

    def _single_report(self):
        """The chosen sheet, if it is one of a case."""
        # sudo: ir.actions.report - which sheets there are is no secret
        report = self.report_id.sudo()
        sheet = self.env.get(f'report.{report.report_name}')
        if report.model != 'skp.plan' or not report.skp_weasyprint or getattr(sheet, '_joint', False):
            raise UserError(self.env._(
                "“%(sheet)s” is not printed one for each SKP: choose another sheet.", sheet=report.name))
        return report
