from odoo import api, models
from odoo.exceptions import UserError

from ..rules import sop_flow


class SkpTask(models.Model):
    """The step on somebody's desk: what it offers, and the buttons of its list."""

    _inherit = 'skp.task'

    def _decisions(self):
        """Decisions the task offers, the usual one first."""
        self.ensure_one()
        if self.act != self.step_id.act:  # the steps of an objection
            return ('confirm', 'change') if self.act == 'decide' else ('done',)
        return sop_flow.decisions(self.step_id._as_flow_step())

    @api.model
    def action_open_todo(self):
        """What waits for the current user, with the number of steps in the title."""
        action = self.env['ir.actions.act_window']._for_xml_id('hr_skp.skp_task_action')
        count = self.search_count([
            ('desk_user_id', '=', self.env.uid), ('state', '=', 'open'), ('plan_id.status_id', '=', False)])
        title = self.env._("To do (%(count)s)", count=count)
        return {**action, 'name': title, 'display_name': title}

    def action_open_case(self):
        """Open the case of this task."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window', 'res_model': 'skp.plan', 'res_id': self.plan_id.id,
            'view_mode': 'form', 'views': [(False, 'form')],
        }

    def action_complete_selected(self):
        """Open the dialog in which tasks of one kind of step are completed together."""
        kinds = {(task.act, task._decisions()) for task in self}
        if len(kinds) > 1:
            raise UserError(self.env._(
                "The selected rows stand at different steps (%(steps)s): select rows of one step.",
                steps=", ".join(sorted(set(self.mapped('step_id.display_name'))))))
        return {
            'type': 'ir.actions.act_window', 'name': self[:1].name, 'res_model': 'skp.complete',
            'view_mode': 'form', 'target': 'new', 'context': {'default_task_ids': self.ids},
        }
