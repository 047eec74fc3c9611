from odoo import models


class HrEmployee(models.Model):
    """Who is above whom, with the way it was found.

    The manager comes first, then the manager of the own department, then those of the departments
    above it. Whoever is archived, of another company, oneself or barred is passed over. A department's
    new manager counts from the next time somebody is looked for; open cases stay with the one they have.
    """

    _inherit = 'hr.employee'

    def _skp_above(self, barred=None):
        """The person above each employee, with the sentences that explain it.

        :param barred: ``hr.employee`` who are not to be found
        :return: {employee id: (person, [sentence])}; the person is empty where nobody was found
        """
        return {employee.id: employee._skp_climb(barred) for employee in self}

    def _skp_climb(self, barred=None):
        """The person above one employee and the sentences that explain it."""
        steps = []
        # sudo: hr.employee - who is above whom counts also where the asker may not read it
        for place, person in self.sudo()._skp_posts_above():
            fault = self._skp_passed_over(person, barred or ())
            steps.append(self._skp_step(place, person, fault))
            if not fault:
                return person, steps
        return self.browse(), steps

    def _skp_gap_at(self):
        """In whose record a gap above an employee is closed: the own, or that of the appraiser whom nobody is above."""
        appraiser, _steps = self._skp_climb()
        superior, _steps = appraiser._skp_climb(self)
        return self if superior or not appraiser else appraiser

    def _skp_posts_above(self):
        """The places where the person above may be: (name of the place, person), nearest first."""
        for employee in self:
            yield self.env._("Manager of %(employee)s", employee=employee.name), employee.parent_id
            department = employee.department_id
            while department:
                yield self.env._("Department %(department)s", department=department.name), department.manager_id
                department = department.parent_id

    def _skp_passed_over(self, person, barred):
        """Why a person cannot be the one above; empty when nothing stands against it."""
        if not person:
            return self.env._("vacant")
        if person == self:
            return self.env._("oneself")
        if not person.active:
            return self.env._("archived")
        if person.company_id != self.company_id:
            return self.env._("of another company")
        if person in barred:
            return self.env._("leaving, or in this case already")
        return ''

    def _skp_step(self, place, person, fault):
        """One sentence of the explanation."""
        if not fault:
            return self.env._("%(place)s: %(person)s, taken.", place=place, person=person.name)
        if not person:
            return self.env._("%(place)s: %(fault)s.", place=place, fault=fault)
        return self.env._(
            "%(place)s: %(person)s, passed over (%(fault)s).", place=place, person=person.name, fault=fault)
