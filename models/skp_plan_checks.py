from dataclasses import replace
from datetime import date
from typing import NamedTuple

from odoo import api, models
from odoo.tools import format_date

from ..rules import checks, checks_months, checks_rating, checks_wording
from ..rules.values import figure, plain

PLANNING = ('plan', 'review')
PLAN_CHECKS = (
    checks.check_appraiser, checks.check_nip, checks.check_rank, checks.check_dates, checks.check_agreed_in_time,
    checks.check_lines, checks.check_targets, checks_wording.check_wording)
MONTH_CHECKS = (checks_months.check_months,)
SHEET_CHECKS = (checks.check_nip, checks.check_rank, *checks_rating.RATING_CHECKS, *MONTH_CHECKS)
# what is signed in each phase, and so looked at; nothing is signed once the sheet is ratified
CHECKS = {
    **dict.fromkeys(PLANNING, PLAN_CHECKS), 'realisation': MONTH_CHECKS,
    **dict.fromkeys(('measurement', 'behaviour', 'response', 'objection', 'handover', 'ratification'), SHEET_CHECKS)}
# what the law forbids and no act refuses by itself; asked at every step, so it looks at little
BLOCKING = (checks.check_appraiser,)
# where a finding is mended: field of a finding -> field of the record
FIELDS = {
    'nip': 'skp_nip', 'rank': 'skp_rank_id', 'appraiser': 'appraiser_id', 'lines': 'line_ids',
    'agreed_on': False, 'indicators': 'indicator_ids', 'target': 'indicator_ids', 'results': 'results_rating',
    'predicate': 'rating', 'score': 'behaviour_ids', 'evidence': 'line_ids'}


class Found(NamedTuple):
    """A finding with the record and the field where it is mended."""

    finding: object
    model: str
    record_id: int
    field: str


class SkpPlan(models.Model):
    """What somebody would want to know before a sheet of the case is signed: the case as ``rules/checks`` reads it."""

    _inherit = 'skp.plan'

    def _found(self):
        """What there is to look at again in each case, the gravest first: {plan id: [Found]}.

        Findings on ratings come only to whoever may read the appraisal.
        """
        cases = self._check_cases()
        return {
            plan.id: [
                plan._place(finding, cases[plan.id])
                for finding in checks.check(cases[plan.id], CHECKS.get(plan.state, ()))]
            for plan in self}

    # -- The case ----------------------------------------------------------------------------------

    def _check_cases(self):
        """The cases of ``rules/checks``: {plan id: dict}; a query for each kind of row, none for each case."""
        signing = self.filtered(lambda plan: plan.state in CHECKS)
        begun = signing.filtered(lambda plan: plan.state not in PLANNING)
        readable = self.env['skp.appraisal'].search([('plan_id', 'in', begun.ids)]) if begun else begun.appraisal_ids
        appraisals, people = readable.grouped('plan_id'), signing._checked_people()
        evidence, peers = begun._check_evidence(), readable._check_peers()
        cases = dict.fromkeys(self.ids, {})
        for plan in signing:
            appraisal = appraisals.get(plan, readable.browse())
            cases[plan.id] = {
                **plan._check_range(), **people.get(plan.id, {}), **plan._check_lines(appraisal),
                'months': evidence.get(plan.id, ()), **appraisal._check_ratings(peers)}
        return cases

    def _check_range(self):
        """The dates of a case; the plan is agreed on the day on which it is signed."""
        return {
            'scheme': self.scheme_code, 'date_from': self.date_from, 'date_to': self.date_to,
            'period_from': self.period_id.date_from, 'period_to': self.period_id.date_to,
            **({'agreed_on': self._today()} if self.state in PLANNING else {})}

    def _checked_people(self):
        """Who is still to sign the document of the phase, as it would be printed: {plan id: {role: dict}}."""
        # sudo: skp.party - the delegate's employee record, which the reader of a case may be unable to read
        parties = self.sudo().party_ids.filtered(lambda party: not party.signed_at and party.document == (
            'plan' if party.plan_id.state in PLANNING else 'appraisal'))
        people = {party: party.delegation_id.delegate_id or party.employee_id for party in parties}
        persons = self.env['hr.employee'].browse({person.id for person in people.values()})
        facts, found = persons._skp_check_facts(self._today()), {}
        for party, person in people.items():
            found.setdefault(party.plan_id.id, {})[party.role] = facts[person.id]
        return found

    def _check_lines(self, appraisal):
        """The rows of a plan with targets, and with what was realised where the user may read it."""
        if self.is_study and not self.line_ids:  # a study assignment plans nothing
            return {}
        used = {row.indicator_id: figure(row.used) for row in appraisal.measurement_ids}
        ratings = {row.plan_line_id: row.rating for row in appraisal.line_ids}
        return {'lines': [
            {**self._check_line(line, used), 'rating': ratings.get(line) or None} for line in self.line_ids]}

    def _check_line(self, line, used):
        """A row of the plan, given what was realised: {indicator: figure}."""
        indicators = [self._check_indicator(indicator, used) for indicator in line.indicator_ids]
        return {
            'id': line.id, 'name': line.name, 'kind': 'main' if line.kind == 'main' else 'additional',
            # tasks of PP 46/2011 beside the plan are counted, not measured
            **({'indicators': indicators} if indicators or line.kind == 'main' else {})}

    def _check_indicator(self, row, used):
        """An indicator; of a target in words, figures say nothing."""
        target = figure(row.target) if row.target or row.smaller_is_better else row.target_text or None
        return {
            'id': row.id, 'name': row._label(), 'aspect': row.aspect, 'realised': used.get(row),
            'target': (figure(row.target), figure(row.target_high)) if row.target_high else target,
            'smaller_is_better': row.smaller_is_better or None}

    def _check_evidence(self):
        """The months with their number of documents: {plan id: [dict]}; while months are reported, the open one."""
        found = {}
        for sheet in self.realisation_ids.sorted('month'):
            open_now = sheet.plan_id.state != 'realisation' or sheet == sheet.plan_id.current_task_id.realisation_id
            if open_now:
                found.setdefault(sheet.plan_id.id, []).append({
                    'id': sheet.id, 'name': sheet.display_name, 'realised': any(sheet.line_ids.mapped('value')),
                    'evidence': sum(cell._evidence_count() for cell in sheet.line_ids)})
        return found

    # -- The findings ------------------------------------------------------------------------------

    def _place(self, finding, case):
        """A finding with the record and the field where it is mended."""
        kind, _colon, number = finding.key.partition(':')
        field = FIELDS.get(finding.field, finding.field)
        if kind == 'party':
            return Found(finding, 'hr.employee', case[number]['id'], field)
        if kind in ('line', 'indicator'):
            indicator = self.env['skp.indicator'].browse(int(number))
            return Found(finding, 'skp.plan.line', indicator.line_id.id if kind == 'indicator' else int(number), field)
        if kind == 'month':
            return Found(finding, 'skp.realisation', int(number), field)
        if kind in ('rating', 'behaviour', 'peers'):
            return Found(finding, 'skp.appraisal', self.appraisal_ids.id, field)
        return Found(finding, self._name, self.id, field)

    def action_open_checks(self):
        """List what there is to look at again before the case is signed."""
        self.ensure_one()
        self.check_access('read')
        findings = self.env['skp.finding']._make(self)
        return {
            'type': 'ir.actions.act_window', 'res_model': 'skp.finding', 'views': [(False, 'list')],
            'name': self.env._("Checks (%(count)s)", count=len(findings)), 'domain': [('id', 'in', findings.ids)],
        }


class SkpAppraisal(models.Model):
    _inherit = 'skp.appraisal'

    def _check_ratings(self, peers):
        """The ratings of an appraisal as ``rules/checks`` reads them; nothing of one that the user may not read."""
        if not self:
            return {}
        return {
            'results': self.results_rating, 'predicate': self.rating, 'study_failed': self.study_failed,
            'behaviours': {row.code: plain(figure(row.score)) for row in self.behaviour_ids if row.score},
            'peer_ratings': peers.get((self.period_id, self.plan_id.appraiser_id), ())}

    def _check_peers(self):
        """What the user gave everybody whom he appraises in these periods: {(period, appraiser): [word]}."""
        mine = self.plan_id.appraiser_id.filtered(lambda person: person.user_id == self.env.user)
        team = self.search([
            ('period_id', 'in', self.period_id.ids), ('plan_id.appraiser_id', 'in', mine.ids)]) if mine else self
        words = {scheme: scheme._predicate_names() for scheme in team.plan_id.scheme_id}
        return {
            key: [words[row.plan_id.scheme_id].get(row.final_rating) for row in rows]
            for key, rows in team.grouped(lambda row: (row.period_id, row.plan_id.appraiser_id)).items()
            if key[1] in mine}


class SkpAct(models.AbstractModel):
    """What the law forbids keeps a step from being completed, like anything that is missing."""

    _inherit = 'skp.act'

    @api.model
    def _missing(self, tasks, order):
        missing = super()._missing(tasks, order)
        if order.decision in ('return', 'object'):
            return missing
        for task in tasks.filtered(lambda task: task.id not in missing and task.plan_id.state in CHECKS):
            people = {'employee': task.plan_id.employee_id, 'appraiser': task.plan_id.appraiser_id}
            found = checks.check({  # by ids alone: the name is read where there is something to say
                role: {'id': person.id, 'name': ''} if person else None for role, person in people.items()}, BLOCKING)
            if found:
                missing[task.id] = [
                    self._finding_text(replace(finding, values={'person': people['employee'].name}))
                    for finding in found]
        return missing

    @api.model
    def _finding_text(self, finding):
        """A finding in the user's language, its dates as the user writes them."""
        values = {
            name: format_date(self.env, value) if isinstance(value, date) else value
            for name, value in finding.values.items()}
        return self._rule_text(replace(finding, values=values))
