from odoo import api, models
from odoo.exceptions import RedirectWarning, UserError

NEEDS_DIALOG = {'archive', 'explain', 'clarify', 'decide'}
KEPT = {'user_id', 'active', 'res_id', 'res_model', 'res_model_id'}


class MailActivity(models.Model):
    """Pressing Done on a step's activity runs the step, or opens the case where it has to be decided."""

    _inherit = 'mail.activity'

    def _skp_open_tasks(self):
        """The open SKP steps behind these activities."""
        # sudo: skp.task - only whether a step is behind the activity; completing it is judged as the user
        tasks = self.env['skp.task'].sudo().search([('activity_id', 'in', self.ids), ('state', '=', 'open')])
        return tasks.with_env(self.env)

    def _action_done(self, feedback=False, attachment_ids=None):
        tasks = self._skp_open_tasks()
        for task in tasks:
            on_paper = not task.user_id  # the scan of the signed page is asked for there
            if on_paper or len(task._decisions()) > 1 or task.step_id.requires_signature or task.act in NEEDS_DIALOG:
                raise RedirectWarning(
                    self.env._("“%(step)s” of %(plan)s needs your decision: open it and complete it there.",
                               step=task.name, plan=task.plan_id.name),
                    task.action_open_case(), self.env._("Open the SKP"))
        if tasks:
            tasks.complete('done', reason=feedback or '')
        others = self - tasks.activity_id
        if not others:
            return self.env['mail.message'], self.browse()
        return super(MailActivity, others)._action_done(feedback=feedback, attachment_ids=attachment_ids)

    def write(self, vals):
        if KEPT & vals.keys() and not self.env.su and self._skp_open_tasks():
            raise UserError(self.env._(
                "This activity belongs to a step of an SKP that is still open: complete the step instead. Where "
                "somebody else has to do it, the data manager changes the appraiser or superior on the SKP, and the "
                "step follows."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_open_step(self):
        if not self.env.su and self._skp_open_tasks():
            raise UserError(self.env._(
                "This activity belongs to a step of an SKP that is still open: complete the step instead."))
