from odoo import api, fields, models
from odoo.exceptions import UserError

from ..rules import permenpanrb6_2022
from ..rules.permenpanrb6_distribution import PREDICATES

RATING_ACTS = ('assess', 'behaviour')  # the steps at whose end the appraiser signs the ratings


class SkpTeam(models.AbstractModel):
    """A unit's people in the quadrant of PermenPANRB 6/2022, and the distribution of their predicates.

    Who reads and who rates whom is said by the record rules of the model that inherits this.
    """

    _name = 'skp.team'
    _description = 'SKP Team in the Quadrant'
    _inherit = ['skp.quadrant']

    # -- Reading -----------------------------------------------------------------------------------

    @api.model
    def get_team(self, period_id=False, span='year'):
        """The people whom the user rates, or whose rating lies under the user, with their distribution.

        :param int period_id: a period among ``periods``; the newest when left out
        :param str span: 'year', or a span of the period
        :return: ``periods`` [{'id', 'name'}], empty without a team; otherwise with what ``_team_in()`` tells
        :raises UserError: the user has no team in this period, or the period no such span
        """
        span, cases = str(span), self._team_cases()
        periods = cases.period_id.sorted('date_from', reverse=True)
        if not periods:
            return {'periods': [], 'spans': [], 'units': [], 'people': [], 'absent': 0}
        period = periods.filtered(lambda row: row.id == period_id) if period_id else periods[:1]
        if not period:
            raise UserError(self.env._(
                "You rate nobody in this period, and nobody reports to you in it: choose one of %(periods)s.",
                periods=", ".join(periods.mapped('name'))))
        cases = cases.filtered(lambda plan: plan.period_id == period)
        return {
            'periods': [{'id': row.id, 'name': row.name} for row in periods], 'period_id': period.id,
            **self._team_in(period, cases, span)}

    @api.model
    def _team_in(self, period, cases, span):
        """The team of one span.

        :return: ``spans`` [[code, label]], ``span`` and ``model`` of the rows; ``quadrant`` as ``skp.scheme`` draws it;
            ``predicates`` [[code, word]] from the lowest; ``absent``, how many have no row yet and can be given one;
            ``units`` and ``people`` as ``_team_unit()`` and ``_team_person()`` tell them
        """
        spans = cases._team_spans()
        if span not in dict(spans):
            raise UserError(self.env._(
                "“%(span)s” is no part of %(period)s: choose one of %(spans)s.", span=span, period=period.name,
                spans=", ".join(label for _code, label in spans)))
        rows = self.search([('plan_id', 'in', cases.ids), *self._team_span(span)])
        names, people = period.scheme_id._predicate_names(), rows._team_people()
        return {
            'spans': spans, 'span': span, 'model': self._name, 'quadrant': period.scheme_id._quadrant(),
            'predicates': [[code, names[code]] for code in PREDICATES],
            'units': cases._team_units(people, span), 'people': people,
            'absent': len(self._team_absent(cases, span) - rows.plan_id),
        }

    @api.model
    def _team_cases(self):
        """Cases in which the user rates, or stands above who rates; never the own one."""
        user = self.env.user
        return self.env['skp.plan'].search([
            ('scheme_code', '=', 'permenpanrb6'), ('employee_id.user_id', '!=', user.id),
            ('status_id', '=', False), '|', '|',  # who has a special status is in no distribution
            ('appraiser_id.user_id', '=', user.id), ('superior_id.user_id', '=', user.id),
            '&', ('current_user_id', '=', user.id), ('current_task_id.role', '=', 'appraiser')])

    @api.model
    def _team_span(self, span):
        """The domain of the rows of a span; the year has one row for each case."""
        return []

    @api.model
    def _team_absent(self, cases, span):
        """The cases that could have a row of this span by now; a year's row is made by the procedure."""
        return cases.browse()

    def _refusals_of_mine(self):
        """The rows that the user signs now: {id: what is still missing, or ''}."""
        tasks = self.plan_id.current_task_id.filtered(
            lambda task: task.act in RATING_ACTS and task.desk_user_id == self.env.user)
        refusals = tasks._refusals(tasks._order_to_ask())
        return {
            row.id: refusals.get(row.plan_id.current_task_id.id, '') for row in self
            if row.plan_id.current_task_id in tasks}

    def _team_place(self):
        """Where the row stands now: (rating of the results, rating of the behaviour)."""
        return self.results_rating, self.behaviour_rating

    def _team_people(self):
        """These people as ``_team_person()`` tells them, by name."""
        writable, mine = self._filtered_access('write'), self._refusals_of_mine()
        # sudo: skp.quadrant - rows that the user reads, told with the names of their people and steps
        people = [row._team_person(row in writable, mine) for row in self.sudo()]
        return sorted(people, key=lambda person: person['name'])

    def _team_person(self, editable, mine):
        """One person in the quadrant.

        :param bool editable: whether the user may rate this person now
        :param dict mine: what ``_refusals_of_mine()`` found
        :return: ``id``, ``unit`` (id of the appraiser), ``employee_id``, ``name``, ``results``, ``behaviour``,
            ``predicate`` (False until both are rated), ``editable`` and ``note`` (who holds the case instead),
            ``ready`` (rated, and the user signs it now) and ``refusal`` (what is missing before that)
        """
        results, behaviour = self._team_place()
        predicate = permenpanrb6_2022.rating(results, behaviour) if results and behaviour else False
        return {
            'id': self.id, 'unit': self.plan_id.appraiser_id.id, 'employee_id': self.employee_id.id,
            'name': self.employee_id.name, 'results': results, 'behaviour': behaviour, 'predicate': predicate,
            'editable': editable, 'note': '' if editable else self.plan_id._holder_sentence(),
            'ready': bool(predicate) and self.id in mine, 'refusal': mine.get(self.id, ''),
        }

    # -- Rating ------------------------------------------------------------------------------------

    def set_team_rating(self, results, behaviour):
        """Rate people together, or take their ratings back with both False.

        Who may not be rated by the user now is held back with the reason, the others are rated.

        :return: ``{'rated': [ids], 'held_back': [{'id', 'name', 'reason'}]}``
        :raises UserError: an unknown rating, or nobody could be rated, with the reasons
        """
        self.check_access('read')
        self._refuse_ratings(results, behaviour)
        quadrant = self.filtered(lambda row: row.plan_id.scheme_code == 'permenpanrb6')
        writable = quadrant._filtered_access('write')
        held_back = [
            {'id': row.id, 'name': row.plan_id.name, 'reason': row._why_not_rated(row in quadrant)}
            for row in self - writable]
        if not writable:
            raise UserError("\n".join(row['reason'] for row in held_back) or self.env._(
                "Nobody is selected: choose at least one person."))
        writable.write({'results_rating': results, 'behaviour_rating': behaviour})
        return {'rated': writable.ids, 'held_back': held_back}

    def _refuse_ratings(self, results, behaviour):
        """Refuse what is no rating of the quadrant; both empty take a rating back."""
        if results is False and behaviour is False:
            return
        try:
            permenpanrb6_2022.rating(results, behaviour)
        except (ValueError, TypeError) as error:
            raise UserError(self.env['skp.act']._rule_text(error)) from error

    def _why_not_rated(self, in_quadrant):
        """Why the user does not rate this row now."""
        if not in_quadrant:
            return self.env._(
                "%(plan)s is appraised by %(regulation)s, which has no quadrant.",
                plan=self.plan_id.name, regulation=self.plan_id.scheme_id.name)
        return self.env._(
            "%(plan)s cannot be rated by you now. %(holder)s", plan=self.plan_id.name,
            holder=self.plan_id._holder_sentence())

    def action_sign_team(self):
        """Open the dialog in which the present step of these people's cases is completed together."""
        self.check_access('read')
        return self.plan_id.current_task_id.action_complete_selected()


class SkpPlan(models.Model):
    """The units of a team: the people of one appraiser each."""

    _inherit = 'skp.plan'

    def _team_spans(self):
        """Spans of these cases that are rated by themselves: [[code, label]], the year first."""
        labels = self.env['skp.organisation']._fields['span']._description_selection(self.env)
        present = {'year'}.union(*(plan._spans() for plan in self))
        return [[code, label] for code, label in labels if code in present]

    def _team_units(self, people, span):
        """One unit for each appraiser of these cases, by name: see ``_team_unit()``.

        :param list people: what ``skp.team`` tells of them
        """
        # sudo: hr.employee - units are named by who leads them
        first = {plan.appraiser_id: plan for plan in reversed(self.sudo())}
        found = self.env['skp.organisation']._predicate_for(
            self.union(*first.values()), span, fields.Date.context_today(self))
        by_unit = {leader.id: [row for row in people if row['unit'] == leader.id] for leader in first}
        units = [plan._team_unit(by_unit[leader.id], *found[plan.id]) for leader, plan in first.items()]
        return sorted(units, key=lambda unit: unit['name'])

    def _team_unit(self, people, organisation, sentence):
        """The people of this case's appraiser, counted beside the pattern for the result of their organisation.

        :return: ``id`` and ``name`` of the appraiser, ``organisation`` (its word; False while unknown), ``sentence``
            (where it comes from), ``expected`` {predicate: percent}, ``counts`` {predicate: people}, ``warnings``
        """
        counts = {code: sum(row['predicate'] == code for row in people) for code in PREDICATES}
        expected, findings = {}, []
        if organisation:
            expected = permenpanrb6_2022.expected_curve(organisation)
            findings = permenpanrb6_2022.check_distribution(organisation, counts, self.scheme_id._figures())
        return {
            'id': self.appraiser_id.id, 'name': self.appraiser_id.name, 'sentence': sentence, 'counts': counts,
            'organisation': self.scheme_id._predicate_names('organisation').get(organisation, False),
            'expected': {code: int(share) for code, share in expected.items()},
            'warnings': [self.env['skp.act']._rule_text(finding) for finding in findings],
        }


class SkpAppraisal(models.Model):
    """The year's predicate in the quadrant."""

    _name = 'skp.appraisal'
    _inherit = ['skp.appraisal', 'skp.team']

    @api.model
    def get_team(self, period_id=False, span='year'):
        """The team in the quadrant of a year, or of a span of it: see ``skp.team``."""
        return super().get_team(period_id) if span == 'year' else self.env['skp.evaluation'].get_team(period_id, span)

    def _team_place(self):
        """The ratings, after a superior has changed them on an objection."""
        changed = self.plan_id.objection_ids._changing()
        return tuple(changed[f'new_{name}'] or self[name] for name in ('results_rating', 'behaviour_rating'))
