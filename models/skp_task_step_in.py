from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from .office_clock import on_office_clock
from .skp_guarded_signed import ENGINE
from .skp_task import Order

EXPLAINING = ('explain', 'clarify')


class SkpTask(models.Model):
    """The superior steps in where somebody below stays silent: goes on to the decision without an explanation.

    Like a completed step it is on record and can be taken back.
    """

    _inherit = 'skp.task'

    decision = fields.Selection(selection_add=[('silent', "Not given")])

    @on_office_clock
    def go_on_without(self, reason=''):
        """Go on without an explanation that was asked for and not given in time.

        :param str reason: how it was asked for; stays on record and is printed
        :raises UserError: with the reason the user may not
        """
        task, words = self._step_in(self._refuse_going_on, reason)
        task._move(Order('silent', words, {}))

    def _refuse_going_on(self):
        """Why this step cannot be passed over today; None when nothing stands against it.

        Where the regulation gives an explanation days of its own, they have to be over; else the day on which it was
        asked for, so that the decision keeps its own limit.
        """
        if self.act not in EXPLAINING:
            return self.env._(
                "“%(step)s” of %(plan)s is no explanation: it cannot be passed over.",
                step=self.name, plan=self.plan_id.name)
        asked = fields.Date.context_today(self, self.assigned_at)
        limit = self._figure('answer_days')
        last = self._legal_day(limit, asked) if limit else asked
        if fields.Date.context_today(self) <= last:
            return self.env._(
                "%(holder)s was asked for “%(step)s” on %(asked)s and has until %(last)s: you can go on from the day "
                "after.", holder=self.holder_name, step=self.name, asked=format_date(self.env, asked),
                last=format_date(self.env, last))
        return None

    # -- Who may ------------------------------------------------------------------------------------

    def _step_in(self, refuse, reason):
        """This task in superuser mode with the reason, once the current user was judged.

        :param refuse: method of this task that names what else stands against it
        :raises UserError: with the reason the user may not step in
        """
        self.ensure_one()
        self.check_access('read')
        words = str(reason or '').strip()
        # sudo: skp.task - the lock needs no right to write; whether the user may act is judged below
        locked = self.sudo().try_lock_for_update(allow_referencing=True)
        sentence = self._refuse_locked(self, locked._ids) or self._refuse_step_in(refuse) or (
            None if words else self.env._(
                "Reason is empty: write why; it stays on record with “%(step)s” of %(plan)s.",
                step=self.name, plan=self.plan_id.name))
        if sentence:
            raise UserError(sentence)
        # sudo: skp.task - the case and its log are written by the engine alone; judged just above
        return self.sudo().with_context(tracking_disable=True, **ENGINE), words

    def _refuse_step_in(self, refuse):
        """Why the current user may not act here in the place of whoever holds the step."""
        if sentence := self._refuse_closed() or self._refuse_closed_period():
            return sentence
        # sudo: skp.plan - on whose desk the superior's steps lie today; only the comparison and a name come out
        plan = self.sudo().plan_id
        desk = plan._desk('superior', plan._duty())
        if desk['desk_user_id'] != self.env.uid or self.sudo()._concerns_user():
            return self.env._(
                "“%(step)s” of %(plan)s is with %(holder)s: only %(superior)s can step in.", step=self.name,
                plan=plan.name, holder=self.holder_name, superior=desk['holder_name'])
        return refuse()

    def _set_aside(self, decision, reason):
        """Close steps that whoever holds them does not do any more; no clock of theirs is written down."""
        self.write({
            'state': 'done', 'decision': decision, 'reason': reason or False,
            'done_at': fields.Datetime.now(), 'done_by_id': self.env.uid,
        })
        self.flush_recordset(['state'])  # one open task a case: the database checks it at the next INSERT
        self.activity_id.action_archive()
