from odoo import api, fields, models

FACTS = ('name', 'nip', 'rank', 'post', 'unit')


class SkpFile(models.Model):
    """How a case becomes a file: its number, and what its sheet says of the people."""

    _inherit = 'skp.file'

    def _check_company(self, fnames=None):
        """The file of a case stays with the office where it was worked, wherever the employee is now."""
        cases = self.filtered('plan_id')
        super(SkpFile, self - cases)._check_company(fnames)
        super(SkpFile, cases)._check_company(['classification_id'])

    @api.model
    def _file_cases(self, plans, values):
        """File cases, or file again what was reopened; one batch.

        :param dict values: ``archive_place``, and if wanted ``archive_number``, ``archive_class_id`` and
            ``archive_medium``
        """
        today, typed = fields.Date.context_today(self), (values.get('archive_number') or '').strip()
        there = {file.plan_id.id: file for file in self.search([('plan_id', 'in', plans.ids)])}
        classes = {plan.id: plan._archive_class(values.get('archive_class_id')) for plan in plans}
        if typed:
            numbers = dict.fromkeys(plans.ids, typed)
        else:
            wanting = plans.filtered(lambda plan: not there.get(plan.id, self).number)
            numbers = {plan_id: file.number for plan_id, file in there.items()}
            numbers.update(self._draw(wanting, classes, today))
        common = {'place': values['archive_place'].strip(), 'archived_on': today}
        if values.get('archive_medium'):
            common['medium'] = values['archive_medium']
        self._write_cases(plans, there, {
            plan.id: {**plan._file_facts(), **common, 'number': numbers[plan.id],
                      'classification_id': classes[plan.id].id} for plan in plans})

    @api.model
    def _write_cases(self, plans, there, vals_by_plan):
        """Make the files that are missing, write the others anew.

        :param dict there: {plan id: file}
        """
        for plan_id, file in there.items():
            file.write(vals_by_plan[plan_id])
        fresh = [
            {'medium': 'both', **vals_by_plan[plan.id], 'plan_id': plan.id} for plan in plans if plan.id not in there]
        quiet = self.with_context(tracking_disable=True, mail_create_nolog=True, mail_create_nosubscribe=True)
        for file in quiet.create(fresh):
            file.plan_id.file_id = file.id

    @api.model
    def _draw(self, plans, classes, day):
        """The next free numbers of cases: {plan id: number}; what is taken is passed over."""
        numbers = {}
        for company, rows in plans.grouped('company_id').items():
            waiting, year = list(rows), company._skp_number_year(day)
            while waiting:
                first = self.env['skp.file.counter']._draw(company, year, len(waiting))
                drawn = {
                    plan: company._skp_number(serial, day, classes[plan.id])
                    for serial, plan in enumerate(waiting, first)}
                taken = set(self.search(
                    [('company_id', '=', company.id), ('number', 'in', list(drawn.values()))]).mapped('number'))
                numbers.update({plan.id: number for plan, number in drawn.items() if number not in taken})
                waiting = [plan for plan in waiting if plan.id not in numbers]
        return numbers


class SkpPlan(models.Model):
    _inherit = 'skp.plan'

    def _file_facts(self):
        """What the file says of a case: its range, its regulation, and the people as the appraisal prints them."""
        people = {
            party.role: party for document in ('plan', 'appraisal')  # a later document counts
            for party in self.party_ids if party.document == document}
        employee = people.get('employee', self.party_ids.browse())
        return {
            'employee_id': self.employee_id.id, 'company_id': self.company_id.id, 'year': self.date_to.year,
            'date_from': self.date_from, 'date_to': self.ends_on, 'regulation': self.scheme_code,
            **{name: employee[name] for name in FACTS},
            **{role: people[role].name if role in people else False for role in ('appraiser', 'superior')},
        }
