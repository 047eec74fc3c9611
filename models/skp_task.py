from typing import NamedTuple

from psycopg2 import IntegrityError

from odoo import api, fields, models
from odoo.exceptions import UserError

from .lost_connection import tells_lost_connection
from .office_clock import on_office_clock
from .skp_guarded_signed import ENGINE
from .skp_sop_step import ACTS, ROLES

DECISIONS = [
    ('done', "Done"),
    ('agree', "Agreed"),
    ('return', "Returned"),
    ('accept', "Accepted"),
    ('object', "Objected"),
    ('confirm', "Confirmed"),
    ('change', "Changed"),
]
# the steps of an objection, which no procedure names: what follows each, and who has it; the superior hears both
AFTER = {'object': ('explain', 'appraiser'), 'explain': ('clarify', 'employee'), 'clarify': ('decide', 'superior')}


class Order(NamedTuple):
    """What somebody wants done with tasks: the decision, its words, what the act needs besides, who asks for sure."""

    decision: str
    reason: str
    values: dict
    confirmed: bool = False


class SkpTask(models.Model):
    """One step of one case: who has it, since when, how it ended. The log of the procedure.

    Rows are appended by the engine and never rewritten by a person; ``complete()`` is the sole door
    through which a case moves.
    """

    _name = 'skp.task'
    _description = 'SKP Step'
    _inherit = ['skp.typed']
    _order = 'deadline, id'

    plan_id = fields.Many2one('skp.plan', string="SKP", required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='plan_id.company_id', store=True, precompute=True, index=True)
    employee_id = fields.Many2one(related='plan_id.employee_id', store=True, precompute=True, index=True)
    period_id = fields.Many2one(related='plan_id.period_id', store=True, precompute=True)
    step_id = fields.Many2one('skp.sop.step', required=True, ondelete='restrict', index=True)
    act = fields.Selection(
        ACTS + [
            ('explain', "Answer the objection"), ('clarify', "Explain the objection to the superior"),
            ('decide', "Decide on the objection")], required=True)
    role = fields.Selection(ROLES, required=True)
    name = fields.Char(compute='_compute_name')
    user_id = fields.Many2one('res.users', string="Assigned to", index=True, ondelete='restrict')
    holder_name = fields.Char(string="Held by")
    realisation_id = fields.Many2one('skp.realisation', string="Month", ondelete='restrict', index='btree_not_null')
    state = fields.Selection([('open', "Open"), ('done', "Done")], default='open', required=True, index=True)
    decision = fields.Selection(DECISIONS)
    reason = fields.Text()
    opened_by_return = fields.Boolean(string="Returned")
    return_reason = fields.Text(string="Why Returned")
    assigned_at = fields.Datetime(default=fields.Datetime.now, required=True)
    done_at = fields.Datetime()
    done_by_id = fields.Many2one('res.users', string="Completed by", ondelete='restrict')
    deadline = fields.Date()
    activity_id = fields.Many2one('mail.activity', ondelete='set null', index='btree_not_null')

    _one_open = models.UniqueIndex(
        "(plan_id) WHERE state = 'open'", "The SKP already has an open step: reload the page.")

    @api.depends('act', 'step_id', 'realisation_id')
    @api.depends_context('lang')
    def _compute_name(self):
        labels = dict(self._fields['act']._description_selection(self.env))
        for task in self:
            name = task.step_id.short_name if task.act == task.step_id.act else labels[task.act]
            month = task.realisation_id.display_name if task.realisation_id else ''
            task.name = f"{name} – {month}" if month else name

    @api.depends('name')
    def _compute_display_name(self):
        for task in self:
            task.display_name = task.name

    # -- The one door ------------------------------------------------------------------------------

    @on_office_clock
    @tells_lost_connection
    def complete(self, decision='done', reason='', values=None):
        """Complete open tasks: the only way a case moves.

        Every row is judged first by the refusal function. The accepted ones move as one batch, each
        row held back comes home with its reason.

        :param str decision: one of those the step offers (``done``, ``agree``, ``return`` …)
        :param str reason: the words of a return, an objection, an answer, a decision
        :param dict values: what an act needs besides: ``archive_place``, and if wanted ``archive_number``,
            ``archive_class_id`` and ``archive_medium`` when archiving, ``new_score`` when the superior changes a
            result, ``password`` when somebody signs without a browser session
        :return: ``{'completed': [task ids], 'held_back': [{'id', 'name', 'reason'}]}``
        :raises UserError: when no row could move, with the reasons
        """
        self.check_access('read')
        order = self._confirm(self._order_of(decision or 'done', reason or '', values or {}))
        held_back = self._refusals(order)
        accepted = self.filtered(lambda task: task.id not in held_back)
        if accepted:
            # sudo: skp.task - the engine alone writes a case; every row was judged as the asking user just above
            held_back |= accepted.sudo().with_context(tracking_disable=True, **ENGINE)._move_halving(order)
        return self._outcome(held_back)

    @api.model
    def _order_of(self, decision, reason, values):
        """The order that a client sends, read with care."""
        if not isinstance(decision, str) or not isinstance(reason, str) or not isinstance(values, dict):
            raise UserError(self.env._(
                "This order cannot be read: a decision and its reason are texts. Reload the page and complete the step "
                "there."))
        return Order(decision, reason.strip(), dict(values))

    def _outcome(self, held_back):
        """What ``complete()`` answers, given the reasons by task id."""
        if not self:
            raise UserError(self.env._("No step is selected: choose at least one row."))
        if len(held_back) == len(self):
            raise UserError("\n".join(dict.fromkeys(held_back.values())))
        return {
            'completed': [task.id for task in self if task.id not in held_back],
            'held_back': [
                {'id': task.id, 'name': task.plan_id.name, 'reason': held_back[task.id]}
                for task in self if task.id in held_back
            ],
        }

    def _move_halving(self, order):
        """Move tasks as one batch; on failure halve it, so that only the faulty row stays.

        :return: {task id: reason} of the rows that could not move
        """
        try:
            with self.env.cr.savepoint():
                self._move(order)
            return {}
        except (UserError, IntegrityError) as error:
            if len(self) == 1:
                return {self.id: self._failure_text(error)}
        half = len(self) // 2
        return self[:half]._move_halving(order) | self[half:]._move_halving(order)

    def _failure_text(self, error):
        """The sentence of a failure; for a constraint of the database, the one that its model declares."""
        if isinstance(error, UserError):
            return str(error)
        table = error.diag.table_name
        model = next((model for model in self.env.registry.values() if model._table == table), type(self))
        return self.env[model._name]._sql_error_to_message(error)

    def _move(self, order):
        """Let the acts do their work, sign, close these tasks and open the next ones."""
        act_model = self.env['skp.act']
        act_model._perform(self, order)
        self.env['skp.signature']._sign(self, order)
        specs = [spec for task in self if (spec := task._next_spec(order))]
        self._close(order)
        act_model._enter(specs)
        self._open(specs)

    # -- Closing -----------------------------------------------------------------------------------

    def _close(self, order):
        """Write down how the tasks ended and put their activities away."""
        self.write({
            'state': 'done', 'decision': order.decision, 'reason': order.reason or False,
            'done_at': fields.Datetime.now(), 'done_by_id': self.env.uid,
        })
        self.flush_recordset(['state'])  # one open task a case: the database checks it at the next INSERT
        self.activity_id.action_archive()
        decisions = dict(self._fields['decision']._description_selection(self.env))
        self.plan_id._log_step({
            task.plan_id.id: " · ".join(filter(None, (task.name, decisions[order.decision], order.reason)))
            for task in self
        })

    # -- Opening -----------------------------------------------------------------------------------

    @api.model
    def _specify(self, plan, step, act=None, role=None, realisation=None, returned_for=''):
        """Values of a task to open on a case."""
        return {
            'plan_id': plan.id, 'step_id': step.id, 'act': act or step.act, 'role': role or step.role,
            'realisation_id': realisation.id if realisation else False,
            'opened_by_return': bool(returned_for), 'return_reason': returned_for or False,
        }

    def _next_spec(self, order):
        """What follows this task: values of the next one, None at the end of the procedure."""
        plan, step = self.plan_id, self.step_id
        follows = AFTER.get(order.decision if order.decision == 'object' else self.act)
        if follows:
            return self._specify(plan, step, *follows)
        month, monthly = self.realisation_id, step.sop_id._month_steps()
        if order.decision == 'return':
            target = step.return_step_id
            if target._leads_to(monthly):
                month = month or plan._reached_month()
            return self._specify(plan, target, realisation=month, returned_for=order.reason)
        following = step.next_step_id
        if month and step == monthly[-1:]:
            following, month = (monthly[0] if plan._next_month(month) else following), None
        return self._specify(plan, following, realisation=month) if following else None

    @api.model
    def _open(self, specs):
        """Open the next tasks as one batch, each with its activity on the holder's desk."""
        plans = self.env['skp.plan'].browse([spec['plan_id'] for spec in specs])
        duty = plans._duty()
        for plan, spec in zip(plans, specs, strict=True):
            spec.update(plan._desk(spec['role'], duty))
        drafts = self.browse().concat(*map(self.new, specs))
        drafts._set_deadlines()
        drafts._schedule()  # before the tasks, so that each is written once
        for draft, spec in zip(drafts, specs, strict=True):
            spec.update(deadline=draft.deadline, activity_id=draft.activity_id.id)
        return self.create(specs)

    def _schedule(self):
        """One activity for each task, made in one batch without a mail for each."""
        type_id = self.env['ir.model.data']._xmlid_to_res_id('hr_skp.mail_activity_type_step')
        model_id = self.env['ir.model']._get_id('skp.plan')
        assigned = self.filtered('desk_user_id')
        activities = self.env['mail.activity'].with_context(mail_activity_quick_update=True).create([
            {
                'res_model_id': model_id, 'res_id': task.plan_id.id, 'res_name': task.plan_id.display_name,
                'activity_type_id': type_id,
                'summary': task._summary(), 'user_id': task.desk_user_id.id,
                'date_deadline': task.deadline, 'note': task.return_reason,
            }
            for task in assigned
        ])
        for task, activity in zip(assigned, activities, strict=True):
            task.activity_id = activity

    def _reassign(self, user, name):
        """Move open tasks and their activities to another person's desk."""
        self.write({'user_id': user.id, 'desk_user_id': user.id, 'holder_name': name})
        self.activity_id.with_context(mail_activity_quick_update=True).write({'user_id': user.id})
