from odoo import api, fields, models
from odoo.fields import Domain

OFFICE_ROLES = ('data_manager', 'staff')


class SkpSop(models.Model):
    """Writing a procedure without code: what stands against publishing it, its preview, its links."""

    _inherit = 'skp.sop'

    standard_gaps = fields.Char(compute='_compute_standard_gaps')

    @api.depends('step_ids.standard_minutes', 'step_ids.sequence')
    def _compute_standard_gaps(self):
        for sop in self:
            untimed = sop.step_ids.filtered(lambda step: not step.standard_minutes)
            sop.standard_gaps = self.env._(
                "Without a standard time: %(steps)s. They are never counted as late.",
                steps=", ".join(step.display_name or '' for step in untimed)) if untimed else False

    def _faults(self):
        """Besides the flow: roles that nobody holds."""
        return super()._faults() + self._foreign_steps() + self._unheld_roles()

    def _foreign_steps(self):
        """Sentences for steps that lead into another procedure, as a workbook that names steps can make them."""
        return [
            self.env._(
                "Step “%(step)s” leads to “%(target)s” of another procedure, %(sop)s: choose a step of this one.",
                step=step.display_name, target=target.display_name, sop=target.sop_id.display_name)
            for step in self.step_ids for target in step.next_step_id | step.return_step_id
            if target.sop_id != self]

    def _unheld_roles(self):
        """Sentences for steps of the office while nobody has the right to do them.

        Employee, appraiser and superior are always there: no case opens without them.
        """
        steps = self.step_ids.filtered(lambda step: step.role in OFFICE_ROLES).sorted('sequence')
        if not steps or not self.pool.ready or self._office_users():  # while it is installed nobody is there yet
            return []
        labels = dict(steps._fields['role']._description_selection(self.env))
        group = self.env.ref('hr_skp.group_data_manager')
        return [
            self.env._(
                "Step %(steps)s belongs to “%(role)s”, a role that nobody holds: give somebody the group "
                "“%(group)s”.", steps=", ".join(f"“{step.number}”" for step in rows), role=labels[role],
                # sudo: res.groups - the administrator of procedures may be none of users
                group=group.sudo().full_name)
            for role, rows in steps.grouped('role').items()]

    def _office_users(self):
        """Somebody who can do the steps of the office, for the procedure's own company where it has one."""
        group = self.env.ref('hr_skp.group_data_manager')
        domain = Domain('all_group_ids', 'in', group.ids) & Domain('share', '=', False)
        if self.company_id:
            domain &= Domain('company_ids', 'in', self.company_id.ids)
        # sudo: res.users - only whether there is anybody comes out
        return self.env['res.users'].sudo().search(domain, limit=1)

    def action_preview(self):
        """Print the procedure's sheet as it stands; a draft is marked so."""
        return self.env.ref('hr_skp.action_report_sop').report_action(self)

    def action_link_in_order(self):
        """Let every step without a next one lead to the one below it; the last stays the end."""
        for sop in self:
            steps = sop.step_ids.sorted('sequence')
            for step, following in zip(steps, steps[1:], strict=False):
                step.next_step_id = step.next_step_id or following
