from typing import NamedTuple

from odoo import fields, models
from odoo.tools import format_date

from .skp_task_refusal import APPRAISING, NOT_ACTED

PEOPLE = ('employee', 'appraiser', 'superior')


class Duty(NamedTuple):
    """Who stands in for whom today, and who is about to leave."""

    acting: dict
    users: frozenset
    people: frozenset


class SkpPlan(models.Model):
    """On whose desk a case lies: delegations, people without a login, people who leave."""

    _inherit = 'skp.plan'

    people_explanation = fields.Text(
        compute='_compute_people_explanation',
        help="How appraiser and superior are found today, and who acts for them.")

    def _compute_people_explanation(self):
        # sudo: skp.plan - only the sentences come out, for whoever may read the case
        for plan, row in zip(self, self.sudo(), strict=True):
            duty = row._duty()
            steps = row.employee_id._skp_climb()[1] + row.appraiser_id._skp_climb(row.employee_id)[1]
            plan.people_explanation = "\n".join(steps + [
                sentence for role in ('appraiser', 'superior') if (sentence := row._stand_in_sentence(role, duty))])

    def _duty(self, users=(), people=()):
        """Who stands in today for the people above in these cases; one query for all of them.

        :param users: ids of users who are about to lose their login
        :param people: ids of employees who are about to be archived
        """
        above = self.env['hr.employee'].browse({*self.appraiser_id.ids, *self.superior_id.ids})
        acting = self.env['skp.delegation']._acting(above, self._today(), people)
        return Duty(acting, frozenset(users), frozenset(people))

    def _stand_in(self, role, duty):
        """The delegation by which somebody else acts for a role of this case; empty when nobody does."""
        delegation = duty.acting.get(self._person(role).id) if role in ('appraiser', 'superior') else None
        if not delegation or self._unfit(delegation, role, duty):
            return self.env['skp.delegation']
        return delegation

    def _unfit(self, delegation, role, duty):
        """Whether a delegate cannot act in this case: being the appraised, chosen by him, or judging it already."""
        delegate = delegation.delegate_id
        if self.employee_id.user_id & delegation.write_uid:
            return True
        others = self.employee_id | self._person('superior' if role == 'appraiser' else 'appraiser')
        if role == 'superior':
            others |= self._stand_in('appraiser', duty).delegate_id | self._who_appraised()
        return delegate in others or bool(delegate.user_id & others.user_id)

    def _stand_in_sentence(self, role, duty):
        """Who acts for a role by which letter, or why the delegation does not count here."""
        delegation = duty.acting.get(self._person(role).id)
        if not delegation:
            return ''
        if self._unfit(delegation, role, duty):
            return self.env._(
                "%(acting)s does not act for %(person)s here: nobody judges the own SKP, or one SKP twice, or "
                "chooses who judges the own.",
                acting=delegation._titled_name(), person=self._person(role).name)
        return self.env._(
            "%(acting)s acts for %(person)s by letter %(letter)s until %(end)s.", acting=delegation._titled_name(),
            person=self._person(role).name, letter=delegation.letter, end=format_date(self.env, delegation.date_to))

    def _desk(self, role, duty):
        """Who holds a role of this case today, and on whose desk that lies: values of ``skp.task``.

        Somebody who cannot log in holds the step all the same; the data manager has it on the desk and
        records it with the scan of the signed page.
        """
        if role not in PEOPLE:
            user = self._office_user(role)
            return {'user_id': user.id, 'desk_user_id': user.id, 'holder_name': user.name, 'delegation_id': False}
        delegation = self._stand_in(role, duty)
        person = delegation.delegate_id or self._person(role)
        user = person.user_id
        able = person.active and person.id not in duty.people and self._can_log_in(user, duty)
        return {
            'user_id': user.id if able else False,
            'desk_user_id': (user if able else self._recorder()).id,
            'holder_name': delegation._titled_name() or person.name,
            'delegation_id': delegation.id,
        }

    def _can_log_in(self, user, duty):
        return bool(user) and user.active and not user.share and user.id not in duty.users

    def _recorder(self):
        """Who records on paper: the data manager; in the own case another one, where there is one."""
        manager = self.period_id.data_manager_id
        if manager != self.employee_id.user_id:
            return manager
        return self.period_id._data_managers(manager)[:1] or manager

    def _may_type(self):
        """Whether the user types the employee's own figures: the employee, or who records for one without a login."""
        return self.current_user_id == self.env.user and (
            self.employee_id.user_id == self.env.user or not self.current_task_id.user_id)

    # -- Moving ------------------------------------------------------------------------------------

    def _settle(self, duty=None):
        """Bring the open steps of these cases to the desks where they belong now, and the sheets' names with them."""
        duty = duty or self._duty()
        self.current_task_id._settle(duty)
        self.party_ids._take_turns(duty)

    def _follow(self, roles, leaving):
        """Find appraiser and superior anew for open cases; where nobody is found a case stays as it is.

        :param roles: which of the two are to be found anew; a new appraiser brings the own superior
        :param leaving: ``hr.employee`` who are not to be found
        """
        notes, moves = {}, {}
        for plan in self:
            people, steps = plan._successors(roles, leaving)
            if people != (plan.appraiser_id, plan.superior_id):
                moves[people] = moves.get(people, self.browse()) | plan
            elif not leaving & plan.appraiser_id + plan.superior_id:
                continue
            notes[plan.id] = plan._follow_sentence(people, steps)
        self._log_step(notes)
        for (appraiser, superior), plans in moves.items():
            plans.write({'appraiser_id': appraiser.id, 'superior_id': superior.id})

    def _successors(self, roles, leaving):
        """Appraiser and superior after a change, with the explanation; the present ones where nobody is found."""
        present, steps = (self.appraiser_id, self.superior_id), []
        appraiser = self.appraiser_id
        if 'appraiser' in roles:
            appraiser, steps = self.employee_id._skp_climb(leaving)
        judged = self._who_appraised()
        above, more = appraiser._skp_climb(leaving | self.employee_id | judged)
        usable = (self.superior_id - leaving - appraiser - self.employee_id - judged).filtered(
            lambda person: person.company_id == self.company_id)  # who went to another office is put on no case
        superior = above or usable
        return (appraiser, superior) if appraiser and superior else present, steps + more

    def _who_appraised(self):
        """Who has measured or scored this case as its appraiser: nobody ratifies what he appraised himself."""
        # sudo: hr.employee - who acted counts, also where the asker may not read it
        case = self.sudo().with_company(self.company_id)
        tasks = case.task_ids.filtered(
            lambda task: task.state == 'done' and task.role == 'appraiser' and task.act in APPRAISING
            and task.decision not in NOT_ACTED)
        paper = tasks.filtered('on_paper')  # who signed it had no login: the log keeps the name
        named = case.appraiser_id.search([
            ('company_id', '=', case.company_id.id), ('name', 'in', paper.mapped('holder_name'))]) if paper else ()
        return (tasks - paper).done_by_id.employee_ids.union(paper.delegation_id.delegate_id, *named)

    def _follow_sentence(self, people, steps):
        """What a case tells about its new people."""
        if people == (self.appraiser_id, self.superior_id):
            sentence = self.env._(
                "Nobody was found in place of who leaves: the data manager has the case and chooses.")
        else:
            sentence = self.env._(
                "Appraiser is now %(appraiser)s (was %(old)s), superior %(superior)s (was %(former)s).",
                appraiser=people[0].name, old=self.appraiser_id.name, superior=people[1].name,
                former=self.superior_id.name)
        return " ".join([sentence, *steps])
