from odoo import api, fields, models
from odoo.tools import format_date

from .office_clock import on_office_clock


class SkpTask(models.Model):
    """Whose step it is, on whose desk it lies, and by which letter somebody else has it."""

    _inherit = 'skp.task'

    desk_user_id = fields.Many2one(
        'res.users', string="On the Desk of", index=True, ondelete='restrict',
        help="The holder's user, or the data manager who records for somebody without a login.")
    delegation_id = fields.Many2one('skp.delegation', ondelete='restrict', index='btree_not_null')

    def _settle(self, duty):
        """Bring open steps to the desks where they belong, with their activities; each case tells of a move.

        :param duty: ``Duty``: who stands in for whom, who is about to leave
        """
        wanted = {task: task.plan_id._desk(task.role, duty) for task in self}
        moved = self.filtered(lambda task: task._desk_values() != wanted[task])
        for task in moved:
            user = self.env['res.users'].browse(wanted[task]['user_id'])
            task._reassign(user, wanted[task]['holder_name'])
            task.write(wanted[task])
        moved.activity_id.unlink()
        self.filtered(lambda task: not task.activity_id.active)._schedule()
        self.plan_id._log_step({task.plan_id.id: task._now_with() for task in moved})

    def _desk_values(self):
        """Where the step lies, as ``skp.plan._desk()`` says it."""
        return {
            'user_id': self.user_id.id, 'desk_user_id': self.desk_user_id.id, 'holder_name': self.holder_name,
            'delegation_id': self.delegation_id.id,
        }

    def _now_with(self):
        """Who has the step now, by which letter, and who records it for somebody without a login."""
        sentence = self.env._("“%(step)s” is now with %(holder)s.", step=self.name, holder=self.holder_name)
        if self.delegation_id:
            sentence = self.env._(
                "“%(step)s” is now with %(holder)s, by letter %(letter)s, until %(end)s.", step=self.name,
                holder=self.holder_name, letter=self.delegation_id.letter,
                end=format_date(self.env, self.delegation_id.date_to))
        if not self.user_id:
            sentence += " " + self.env._("%(recorder)s records it on paper.", recorder=self.desk_user_id.name)
        return sentence

    def _summary(self):
        """The line of the activity, in the language of who gets it."""
        step = self.with_context(lang=self.desk_user_id.lang)
        if self.user_id:
            return step.name
        return step.env._("Record for %(holder)s: %(step)s", holder=self.holder_name, step=step.name)

    def _refuse_ended(self):
        """The delegate's time is over, or has not come; the nightly check hands the step back."""
        delegation = self.delegation_id
        if delegation and delegation.state != 'active':
            return self.env._(
                "You act for %(person)s from %(start)s to %(end)s only (letter %(letter)s): the step goes back.",
                person=self.plan_id._person(self.role).name, start=format_date(self.env, delegation.date_from),
                end=format_date(self.env, delegation.date_to), letter=delegation.letter)

    @api.model
    @on_office_clock
    def _cron_check_desks(self):
        """Find open steps whose holder changed, left or lost the login or the activity, and put them right.

        Delegations start and end here. Run twice it changes nothing.
        """
        self.env['skp.period']._replace_data_managers()
        cases = self.env['skp.plan'].search([('current_task_id', '!=', False)])
        people = (cases.appraiser_id | cases.superior_id).filtered(lambda person: not person.active)
        left = cases.filtered(lambda plan: (plan.appraiser_id | plan.superior_id) & people)
        left.filtered(lambda plan: plan._successors(plan._roles_of(people), people)[0] != (
            plan.appraiser_id, plan.superior_id))._leave(people)
        cases._settle()
