from odoo import api, fields, models
from odoo.addons.base.models.res_users import check_identity
from odoo.http import request

from ..models.skp_task import AFTER

BY_ACT = {'archive': ('archive_number', 'archive_place'), 'decide': ('new_score',)}


class SkpComplete(models.TransientModel):
    """The dialog that completes one step, or the same step of many cases at once.

    It holds the tasks it was opened for: when a case has moved on in another tab, completing says so
    instead of completing the next step by mistake.
    """

    _name = 'skp.complete'
    _description = 'Complete SKP Steps'
    _inherit = ['skp.typed']

    task_ids = fields.Many2many('skp.task', required=True, readonly=True)
    count = fields.Integer(compute='_compute_from_tasks')
    act = fields.Char(compute='_compute_from_tasks')
    offers = fields.Char(compute='_compute_from_tasks', help="Codes of the decisions on offer.")
    heading = fields.Char(compute='_compute_from_tasks')
    explanation = fields.Text(compute='_compute_from_tasks')
    signs = fields.Boolean(compute='_compute_from_tasks')
    objection_id = fields.Many2one('skp.objection', compute='_compute_objection')
    objection_reason = fields.Text(
        related='objection_id.reason', related_sudo=False, string="The Employee's Objection")
    objection_answer = fields.Text(
        related='objection_id.answer', related_sudo=False, string="The Appraiser's Answer")
    reason = fields.Text()
    archive_number = fields.Char(string="File Number", help="Left empty, the next free number is taken.")
    archive_place = fields.Char(string="Place of the File", help="Shelf and box, or the electronic folder.")
    new_score = fields.Float(
        digits=(16, 2), compute='_compute_new_score', store=True, readonly=False, compute_sudo=False,
        help="The result that the superior sets instead of the present one.")
    completed_count = fields.Integer(readonly=True)
    line_ids = fields.One2many('skp.complete.line', 'wizard_id', string="Held Back", readonly=True)

    @api.depends('task_ids')
    def _compute_from_tasks(self):
        for wizard in self:
            task = wizard.task_ids[:1]
            wizard.count = len(wizard.task_ids)
            wizard.act = task.act
            wizard.offers = ' '.join(task._decisions()) if task else ''
            wizard.heading = task.plan_id.name if wizard.count == 1 else task.step_id.display_name
            wizard.explanation = task.step_id.name if task.act == task.step_id.act else False
            wizard.signs = task.step_id.requires_signature and task.act == task.step_id.act

    @api.depends('task_ids')
    def _compute_objection(self):
        for wizard in self:
            contested = wizard.task_ids.filtered(lambda task: task.act in AFTER or task.act == 'decide')[:1].plan_id
            wizard.objection_id = contested.objection_ids[-1:]

    @api.depends('task_ids')
    def _compute_new_score(self):
        for wizard in self:
            wizard.new_score = wizard.task_ids.filtered(lambda task: task.act == 'decide')[:1].plan_id.score

    def action_done(self):
        """Complete the step forward."""
        return self._complete('done')

    def action_agree(self):
        """Agree to the plan."""
        return self._complete('agree')

    def action_return(self):
        """Send the work back with a reason."""
        return self._complete('return')

    def action_accept(self):
        """Accept the result."""
        return self._complete('accept')

    def action_object(self):
        """Object to the result in writing."""
        return self._complete('object')

    def action_confirm(self):
        """Confirm the contested result."""
        return self._complete('confirm')

    def action_change(self):
        """Change the contested result."""
        return self._complete('change')

    def _complete(self, decision):
        """Complete the tasks; whoever signs from a browser is asked for the password first, once for them all."""
        self.ensure_one()
        signs = request and any(task._signs(decision) for task in self.task_ids)
        return self._complete_confirmed(decision) if signs else self._complete_now(decision)

    @check_identity
    def _complete_confirmed(self, decision):
        return self._complete_now(decision)

    def _complete_now(self, decision):
        """Complete the tasks; say what was held back and why, and reload what lies behind the dialog."""
        result = self.task_ids.complete(decision, self.reason, self._values(decision))
        if not result['held_back']:
            return {'type': 'ir.actions.act_window_close'}
        # sudo: skp.complete.line - what the engine answered; a client writes no such row
        dialog = self.sudo()
        dialog.line_ids.unlink()
        dialog.write({
            'completed_count': len(result['completed']),
            'line_ids': [(0, 0, {'task_id': row['id'], 'reason': row['reason']}) for row in result['held_back']],
        })
        return {
            'type': 'ir.actions.act_window', 'res_model': self._name, 'res_id': self.id, 'view_mode': 'form',
            'target': 'new', 'name': self.env._("Held Back"),
        }

    def _values(self, decision):
        """What the act needs besides decision and reason."""
        return {name: self[name] for name in BY_ACT.get(self.act, ())}

    def action_close(self):
        """Close the dialog and reload what lies behind it."""
        return {'type': 'ir.actions.act_window_close'}
