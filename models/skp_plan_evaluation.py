from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..rules import permenpanrb6_clocks
from .skp_task_refusal import APPRAISING

BEFORE_EVALUATION = ('plan', 'review')


class SkpPlan(models.Model):
    """The periodic evaluations of a case under PermenPANRB 6/2022, and who gives them."""

    _inherit = 'skp.plan'

    evaluation_ids = fields.One2many('skp.evaluation', 'plan_id', string="Periodic Evaluations")
    can_evaluate = fields.Boolean(compute='_compute_can_evaluate')

    @api.depends('state', 'scheme_code', 'appraiser_id')
    @api.depends_context('uid')
    def _compute_can_evaluate(self):
        for plan in self:
            plan.can_evaluate = (
                plan.scheme_code == 'permenpanrb6' and plan.state not in BEFORE_EVALUATION and plan._is_judge())

    def _is_judge(self):
        """Whether the user evaluates in this case: as its appraiser, or with the appraiser's step on the desk."""
        # sudo: hr.employee - only the comparison of logins comes out
        case, user = self.sudo(), self.env.user
        task = case.current_task_id
        holds = task.desk_user_id == user and (task.role == 'appraiser' or task.act in APPRAISING)
        taken_over = case.taken_over_on or task.role == 'superior' and task.act in APPRAISING
        mine = case.appraiser_id.user_id == user and not taken_over
        return (mine or holds) and case.employee_id.user_id != user

    def _is_qualitative(self):
        """Whether results are realised as a whole and not by indicator (lampiran II.B, C.1.1)."""
        self.ensure_one()
        return self.approach == 'qualitative'

    def _evaluated(self):
        """What the evaluation has a row for: (result, indicator), the indicator empty where the result is one row."""
        none = self.env['skp.indicator']
        return [
            (line, indicator) for line in self.line_ids if line._is_measured()
            for indicator in (() if self._is_qualitative() else line.indicator_ids) or [none]]

    def _expectations(self):
        """The appraiser's special expectation of each value of behaviour: {aspect id: text}."""
        return {row.aspect_id.id: row.text for row in self.expectation_ids if row.text}

    # -- Spans -------------------------------------------------------------------------------------

    def _spans(self):
        """The spans of the periodic evaluation within this case: {code of ``skp.organisation``: (first, last day)}.

        The span within which the employee moved away is the new unit's (lampiran IV.A.13.a).
        """
        self.ensure_one()
        if self.scheme_code != 'permenpanrb6':
            return {}
        spans = permenpanrb6_clocks.spans(self.date_from, self.date_to, self.period_id.evaluation_cycle)
        return {self._span_code(code): (first, last) for code, first, last in spans if last <= self.ends_on}

    @api.model
    def _span_code(self, code):
        """'2026-Q1' of ``rules/`` as Q1 and '2026-02' as M02: the period tells the year."""
        part = code.split('-')[1]
        return part if part.startswith('Q') else f'M{part}'

    def _span_ending(self, month):
        """The span that ends in a month, None in the midst of one."""
        ends = {last.replace(day=1): code for code, (_first, last) in self._spans().items()}
        return ends.get(month)

    def action_evaluate(self):
        """Open the oldest evaluation that is due and not issued, made now where there is none yet.

        :raises UserError: the user does not evaluate here, or every span so far is issued
        """
        self.ensure_one()
        self.check_access('read')
        if not self.can_evaluate:
            raise UserError(self.env._(
                "%(plan)s is evaluated by %(appraiser)s, once its plan is approved.", plan=self.name,
                appraiser=self.sudo().appraiser_id.name))  # sudo: hr.employee - a name
        # sudo: skp.evaluation - rows are made by the engine; who may ask was judged just above
        case = self.sudo()
        issued = case.evaluation_ids.filtered(lambda row: row.state == 'issued').mapped('span')
        due = [code for code, (first, _last) in case._spans().items() if code not in issued and first <= self._today()]
        if not due:
            raise UserError(self.env._(
                "Every span of %(plan)s that has begun is evaluated and issued.", plan=self.name))
        # sudo: skp.evaluation - the same
        evaluation = self.env['skp.evaluation'].sudo()._make([(case, due[0])])
        return {
            'type': 'ir.actions.act_window', 'res_model': 'skp.evaluation', 'res_id': evaluation.id,
            'view_mode': 'form', 'views': [(False, 'form')],
        }

    # -- Who evaluates -----------------------------------------------------------------------------

    def _evaluator(self, span, moved_on=None):
        """Who evaluates a span, and why, when people moved within it (lampiran IV.A.13-14).

        :param str span: a code of ``_spans()``
        :param date moved_on: first day of the appraiser in another unit; None: did not move
        :return: (``hr.employee``, sentence; empty without a move)
        """
        self.ensure_one()
        first, last = self._spans()[span]
        # sudo: hr.employee - the sentence names people whom the asker may be unable to read
        case = self.sudo()
        appraiser = case.appraiser_id
        if not permenpanrb6_clocks.evaluates_span(last, moved_on, self.scheme_id._figures()):
            return case.superior_id, self.env._(
                "%(appraiser)s moved on %(date)s, before the evaluation up to %(end)s began: the successor evaluates, "
                "and until there is one %(superior)s (lampiran IV.A.14.a).", appraiser=appraiser.name,
                date=format_date(self.env, moved_on), end=format_date(self.env, last), superior=case.superior_id.name)
        if moved_on:
            return appraiser, self.env._(
                "%(appraiser)s moved on %(date)s, while the evaluation up to %(end)s was on: %(appraiser)s still "
                "evaluates the old unit for it (lampiran IV.A.14.b).", appraiser=appraiser.name,
                date=format_date(self.env, moved_on), end=format_date(self.env, last))
        return appraiser, case._arrival_sentence(first)

    def _arrival_sentence(self, first):
        """What an evaluation may rest on when the employee came into the unit within the span; else empty."""
        before = self.search([
            ('employee_id', '=', self.employee_id.id), ('ends_on', '=', self.date_from - timedelta(days=1)),
            '|', ('appraiser_id', '!=', self.appraiser_id.id), ('period_id', '!=', self.period_id.id),
        ], limit=1) if first == self.date_from else self.browse()
        if not before:
            return ''
        move = permenpanrb6_clocks.after_move(
            self.date_from, self.period_id.evaluation_cycle, before.period_id.evaluation_cycle)
        return self.env._(
            "%(employee)s came on %(date)s: %(appraiser)s evaluates by the result of the new unit, or both agree on "
            "the last result of the old unit, that of %(start)s to %(end)s (lampiran IV.A.13.a).",
            employee=self.employee_id.name, date=format_date(self.env, self.date_from),
            appraiser=self.appraiser_id.name, start=format_date(self.env, move.previous[1]),
            end=format_date(self.env, move.previous[2]))
