from typing import NamedTuple

from odoo import api, fields, models
from odoo.tools import format_date

from ..rules import permenpanrb6_clocks
from .office_clock import on_office_clock
from .skp_guarded_signed import ENGINE
from .skp_plan_transfer import GIVEN


class Succession(NamedTuple):
    """A change of appraiser as somebody orders it."""

    appraiser: object  # hr.employee who follows
    moved_on: object  # date: first day without the old one
    letter: str


class SkpPlan(models.Model):
    """Another appraiser within the year: at once, or once the old one has evaluated what is still his.

    PermenPANRB 6/2022, lampiran IV.A.14: an appraiser who moves while the evaluation of a span is on still gives it;
    one who moves earlier does not.
    """

    _inherit = 'skp.plan'

    successor_id = fields.Many2one(
        'hr.employee', string="Next Appraiser", readonly=True, copy=False, index='btree_not_null', ondelete='restrict',
        help="Follows from the date on, or when the span that is being evaluated then is issued.")
    successor_from = fields.Date(string="Next Appraiser from", readonly=True, copy=False)
    successor_letter = fields.Char(string="Letter of the Next Appraiser", readonly=True, copy=False)
    successor_sentence = fields.Char(compute='_compute_successor_sentence')

    @property
    def _guarded_fields(self):
        return super()._guarded_fields | {'successor_id', 'successor_from', 'successor_letter'}

    @api.depends('successor_id', 'successor_from', 'moved_on', 'evaluation_ids.state')
    @api.depends_context('lang')
    def _compute_successor_sentence(self):
        # sudo: hr.employee - the sentence names who follows, for whoever may read the case
        for plan, case in zip(self, self.sudo(), strict=True):
            order = Succession(case.successor_id, case.successor_from, case.successor_letter)
            plan.successor_sentence = (
                case._succession_sentence(order) if case.successor_id and not case.moved_on else False)

    # -- Judging -----------------------------------------------------------------------------------

    def _refuse_succession(self, order):
        """Why the case is not handed to another appraiser as ordered; None when nothing stands against it.

        In superuser mode; the user is judged too.

        :param order: ``Succession``
        """
        values = {'plan': self.name, 'appraiser': self.appraiser_id.name}
        if self.ends_on < order.moved_on:
            return self.env._(
                "%(plan)s was over on %(end)s, before the move: %(appraiser)s finishes it.",
                end=format_date(self.env, self.ends_on), **values)
        if self.state in GIVEN:
            return self.env._("%(appraiser)s is giving the result of %(plan)s already and finishes it.", **values)
        return self._refuse_successor(order)

    def _refuse_successor(self, order):
        """What stands against the next appraiser, or against the user, in this case."""
        values = {'plan': self.name, 'successor': order.appraiser.name, 'employee': self.employee_id.name}
        if order.appraiser == self.employee_id:
            return self.env._(
                "%(employee)s follows as appraiser and cannot appraise the own SKP: move this one to another "
                "appraiser.", **values)
        if not self._next_superior(order.appraiser):
            return self.env._(
                "Nobody is above %(successor)s who could ratify the SKP of %(employee)s: set a manager on "
                "%(successor)s.", **values)
        usual = self.employee_id._skp_climb()[0]
        if self.env.user in self.employee_id.user_id | (order.appraiser - usual).user_id:
            return self.env._(
                "%(plan)s concerns yourself: another data manager has to record its change of appraiser.", **values)
        return None

    def _next_superior(self, appraiser):
        """Who is above the next appraiser: the manager, else the present superior where that is somebody else."""
        judged = self._who_appraised()
        above = appraiser._skp_climb(self.employee_id | judged)[0]
        return above or self.superior_id - appraiser - self.employee_id - judged

    def _awaited_span(self, moved_on):
        """The span that the present appraiser still evaluates after moving on a day: its code, or None.

        Source: PermenPANRB 6/2022, lampiran IV.A.14.
        """
        for code, (first, last) in self._spans().items():
            if first <= moved_on <= last and permenpanrb6_clocks.evaluates_span(
                    last, moved_on, self.scheme_id._figures()):
                issued = [row.span for row in self.evaluation_ids if row.state == 'issued']
                return None if code in issued else code
        return None

    def _moves_within(self, span):
        """On which day the present appraiser moves within a span; None without such a move."""
        first, last = self._spans()[span]
        day = self.successor_from
        return day if day and first <= day <= last else None

    # -- What will happen --------------------------------------------------------------------------

    def _succession_sentence(self, order):
        """Who evaluates what when the appraiser changes, and by which article."""
        if self.scheme_code != 'permenpanrb6':
            sentence = self.env._(
                "%(regulation)s knows no evaluation within the year.", regulation=self.scheme_id.name)
        else:
            sentence = self._span_sentence(order)
        return f"{sentence} {self._following_sentence(order)}"

    def _span_sentence(self, order):
        """Whether the old or the new appraiser evaluates the span in which the move falls."""
        spans = self._spans().items()
        code, last = next(
            (code, last) for code, (first, last) in spans if last >= order.moved_on)
        if self._awaited_span(order.moved_on):
            return self._evaluator(code, order.moved_on)[1]
        values = {
            'appraiser': self.appraiser_id.name, 'date': format_date(self.env, order.moved_on),
            'end': format_date(self.env, last), 'successor': order.appraiser.name}
        if permenpanrb6_clocks.evaluates_span(last, order.moved_on, self.scheme_id._figures()):
            return self.env._(
                "%(appraiser)s moved on %(date)s and has issued the evaluation up to %(end)s already (lampiran "
                "IV.A.14.b).", **values)
        return self.env._(
            "%(appraiser)s moved on %(date)s, before the evaluation up to %(end)s began: %(successor)s evaluates it "
            "(lampiran IV.A.14.a).", **values)

    def _following_sentence(self, order):
        """Who follows, and when."""
        values = {
            'successor': order.appraiser.name, 'appraiser': self.appraiser_id.name,
            'superior': self._next_superior(order.appraiser).name}
        if self._awaited_span(order.moved_on):
            return self.env._(
                "%(successor)s follows %(appraiser)s once that evaluation is issued (superior: %(superior)s).",
                **values)
        if order.moved_on > self._today():
            return self.env._(
                "%(successor)s follows %(appraiser)s from %(date)s on (superior: %(superior)s).",
                date=format_date(self.env, order.moved_on), **values)
        return self.env._("%(successor)s follows %(appraiser)s at once (superior: %(superior)s).", **values)

    def _successors(self, roles, leaving):
        """Where the appraiser leaves before handing over, whoever was named follows at once."""
        named = self.successor_id - leaving if not self.moved_on else leaving.browse()
        above = named and named.active and 'appraiser' in roles and self._next_superior(named) - leaving
        return ((named, above), []) if above else super()._successors(roles, leaving)

    # -- Doing it ----------------------------------------------------------------------------------

    def _succeed(self, order):
        """Write down who follows in these cases, and hand over where nothing has to be awaited.

        :param order: ``Succession``, judged by ``_refuse_succession()``
        """
        notes = {plan.id: plan._succession_sentence(order) + (
            " " + self.env._("Letter: %(letter)s.", letter=order.letter) if order.letter else "") for plan in self}
        self.write({
            'successor_id': order.appraiser.id, 'successor_from': order.moved_on,
            'successor_letter': order.letter or False})
        self._log_step(notes)
        self._hand_to_successors()

    def _hand_to_successors(self):
        """Hand over the cases whose next appraiser may follow now; nothing happens to the others."""
        due = self.filtered(
            lambda plan: plan.successor_id.active and not plan.moved_on and plan.successor_from <= plan._today()
            and not plan._awaited_span(plan.successor_from))
        moves = due.grouped(lambda plan: (plan.successor_id, plan._next_superior(plan.successor_id)))
        for (appraiser, superior), plans in moves.items():
            if not superior:  # left meanwhile: the case stays until somebody is above
                continue
            plans._log_step({plan.id: plan._follow_sentence((appraiser, superior), []) for plan in plans})
            plans.write({
                'appraiser_id': appraiser.id, 'superior_id': superior.id, 'successor_id': False,
                'successor_from': False, 'successor_letter': False})


class SkpTask(models.Model):
    """What a completed step, and the night, mean for cases that wait for their next appraiser."""

    _inherit = 'skp.task'

    def _move(self, order):
        super()._move(order)
        self.plan_id._hand_to_successors()

    @api.model
    @on_office_clock
    def _cron_check_desks(self):
        super()._cron_check_desks()
        waiting = self.env['skp.plan'].search([('successor_id', '!=', False), ('current_task_id', '!=', False)])
        waiting.with_context(**ENGINE)._hand_to_successors()


class SkpEvaluation(models.Model):
    """An evaluation that was awaited lets the next appraiser follow."""

    _inherit = 'skp.evaluation'

    @on_office_clock
    def action_issue(self):
        """Issue the evaluations; a case that waited for one of them goes to its next appraiser."""
        result = super().action_issue()
        # sudo: skp.plan - handing over is the engine's own writing
        self.sudo().plan_id._hand_to_successors()
        return result
