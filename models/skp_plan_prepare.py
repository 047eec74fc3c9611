from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools import format_date

LINE_COPIED = ('sequence', 'name', 'kind', 'credit', 'superior_text', 'superior_indicator')
INDICATOR_COPIED = (
    'sequence', 'aspect', 'perspective', 'name', 'target', 'target_high', 'target_text', 'unit',
    'smaller_is_better', 'is_maximum', 'aggregation')


class SkpPlan(models.Model):
    """The forms as the staff member prepares them, with the previous year's SKP beside."""

    _inherit = 'skp.plan'

    previous_ids = fields.One2many('skp.previous', 'plan_id', string="Previous SKP")
    current_act = fields.Selection(related='current_task_id.act', string="Current Act")
    can_prepare = fields.Boolean(compute='_compute_is_my_turn')

    @api.depends('current_task_id.act')
    def _compute_is_my_turn(self):
        super()._compute_is_my_turn()
        for plan in self:
            plan.can_prepare = (
                plan.is_my_turn and plan.current_act == 'prepare' and plan.employee_id.user_id != self.env.user)
            if plan.current_act == 'prepare':
                plan.can_edit_lines = plan.can_add_tasks = plan.can_prepare

    def _office_user(self, role):
        """Who acts for the office; nobody prepares the own forms: there the appraiser does it."""
        period = self.period_id
        user = period.staff_id or period.data_manager_id if role == 'staff' else period.data_manager_id
        own = role == 'staff' and user == self.employee_id.user_id
        return self.appraiser_id.user_id or period.data_manager_id if own else user

    def _finished_sentence(self):
        """When a case ended, and by whose hand; empty for a case that has not begun."""
        last = self.task_ids.sorted('id')[-1:]
        return self.env._(
            "Completed on %(date)s by %(person)s.",
            date=format_date(self.env, last.done_at), person=last.holder_name) if last else ''

    def action_copy_previous(self):
        """Copy the activities and targets of the employee's latest earlier SKP, each marked to be reviewed.

        :raises UserError: no earlier SKP is here, or activities stand here already
        """
        self.ensure_one()
        source = self.search(
            [('employee_id', '=', self.employee_id.id), ('ends_on', '<', self.date_from)],
            order='date_from desc', limit=1)
        if not source and self._previous_from_archive():
            return
        if not source:
            raise UserError(self._no_source_sentence())
        self._refuse_used()
        self.env['skp.plan.line'].create([self._copied(line) for line in source.main_line_ids])
        if self.current_act != 'prepare':
            return
        self.previous_ids.unlink()
        previous = self.env['skp.previous'].create({
            'plan_id': self.id, 'kind': 'copied', 'year': source.date_from.year, 'score': source.score,
            'predicate': source.rating_name})
        # sudo: skp.previous - a guarded field; the row itself was just made by the user's own right
        previous.sudo().source_plan_id = source

    def _no_source_sentence(self):
        """That nothing is here to copy, and what to do instead at this step."""
        name = self.employee_id.name
        if self.current_act == 'prepare':
            return self.env._(
                "No earlier SKP of %(employee)s is here to copy: enter its header and scan under “Previous year”.",
                employee=name)
        return self.env._("No earlier SKP of %(employee)s is here to copy: write the activities anew.", employee=name)

    def _copied(self, line):
        """The values of one activity of another plan or of a template for this case, its targets with it."""
        return {
            **self._taken(line, LINE_COPIED), 'plan_id': self.id, 'to_review': True,
            'indicator_ids': [
                Command.create(self._taken(indicator, INDICATOR_COPIED)) for indicator in line.indicator_ids],
        }

    @api.model
    def _taken(self, row, names):
        return {name: row[name] for name in names if name in row._fields}
