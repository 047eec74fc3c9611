from odoo import api, models


class SkpTask(models.Model):
    """The register of deviations as people open it, and what is owed to it."""

    _inherit = 'skp.task'

    @api.model
    def action_open_register(self):
        """The register: everybody's own deviations, judges' also those of their cases, data managers' the company's."""
        action = self.env['ir.actions.act_window']._for_xml_id('hr_skp.skp_task_action_deviation')
        return {**action, 'domain': self._register_domain()}

    @api.model
    def _register_domain(self):
        """The deviations that the current user answers for."""
        domain = [('deviation', '=', True)]
        if self.env.user.has_group('hr_skp.group_data_manager'):
            return [*domain, ('company_id', 'in', self.env.companies.ids)]
        uid = self.env.uid
        return [
            *domain, '|', '|', ('done_by_id', '=', uid), ('plan_id.appraiser_id.user_id', '=', uid),
            ('plan_id.superior_id.user_id', '=', uid)]

    def action_justify(self):
        """Open the dialog in which who made the deviation justifies it."""
        return self._open_account('justify', self.env._("Justify"))

    def action_remark(self):
        """Open the dialog in which the superior remarks on the deviation."""
        return self._open_account('remark', self.env._("Remark"))

    def _open_account(self, kind, title):
        self.ensure_one()
        self.check_access('read')
        return {
            'type': 'ir.actions.act_window', 'name': title, 'res_model': 'skp.justify', 'view_mode': 'form',
            'target': 'new', 'context': {'default_task_id': self.id, 'default_kind': kind},
        }

    # -- Setting -----------------------------------------------------------------------------------

    @api.model
    def _unjustified(self, companies):
        """Deviations of the current user that wait for a justification, oldest first.

        What was done on paper is left out: whoever recorded it did not make it.
        """
        if not companies:
            return self.browse()
        # sudo: skp.task - the own deviations, also of cases that the user has nothing to do with any more
        return self.sudo().search([
            ('done_by_id', '=', self.env.uid), ('deviation', '=', True), ('justified_at', '=', False),
            ('on_paper', '=', False), ('company_id', 'in', companies.ids)], order='id')

    def _refusals(self, order):
        """Besides, where the office requires it: who owes a justification completes nothing."""
        refusals = super()._refusals(order)
        if not order.decision:
            return refusals
        strict = self.company_id.filtered(lambda company: company.skp_justification == 'required')
        owed = self._unjustified(strict).grouped('company_id')
        for task in self.filtered(lambda task: task.company_id in owed and task.id not in refusals):
            first = owed[task.company_id][0]
            refusals[task.id] = self.env._(
                "“%(step)s” of %(plan)s missed its standard (%(missed)s) and has no justification: write it under "
                "Results / Deviations first, then complete this step.",
                step=first.name, plan=first.plan_id.name, missed=first.deviation_sentence)
        return refusals
