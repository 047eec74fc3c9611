from odoo import api, fields, models

FACTS = ('name', 'nip', 'rank', 'post', 'unit', 'is_structural')


class SkpParty(models.Model):
    """A person of a case as one of its documents prints them: a snapshot, not a link.

    It follows the employee until that person signs the document and stays as it was from then on, so
    that a later promotion changes no signed sheet.
    """

    _name = 'skp.party'
    _description = 'SKP Person'
    _inherit = ['skp.guarded']
    _order = 'plan_id, document, id'

    plan_id = fields.Many2one('skp.plan', required=True, ondelete='cascade', index=True)
    document = fields.Selection([('plan', "Plan"), ('appraisal', "Appraisal")], required=True)
    role = fields.Selection(
        [('employee', "Employee"), ('appraiser', "Appraiser"), ('superior', "Appraiser's superior")], required=True)
    employee_id = fields.Many2one('hr.employee', ondelete='restrict')
    name = fields.Char()
    nip = fields.Char(string="NIP")
    rank = fields.Char()
    post = fields.Char()
    unit = fields.Char()
    is_structural = fields.Boolean(string="Structural Post")
    delegation_id = fields.Many2one('skp.delegation', ondelete='restrict', help="By which somebody else acts.")
    signed_at = fields.Datetime()
    on_paper = fields.Boolean(help="Signed on paper; the data manager recorded it with the scan.")

    _role_unique = models.Constraint(
        'UNIQUE(plan_id, document, role)', "This person is on the document already.")

    @api.model
    def _make(self, plans, document):
        """Put the three people of each case on a document, unless they are on it."""
        there = {party.plan_id for party in self.search([
            ('plan_id', 'in', plans.ids), ('document', '=', document)])}
        plans = plans.filtered(lambda plan: plan not in there)
        duty = plans._duty()
        people = plans.employee_id | plans.appraiser_id | plans.superior_id
        people |= self.env['skp.delegation'].union(*duty.acting.values()).delegate_id
        facts = {day: people._skp_facts(day) for day in {plan._facts_day() for plan in plans}}
        vals_list = []
        for plan in plans:
            for role in ('employee', 'appraiser', 'superior'):
                person, delegation = plan._person(role), plan._stand_in(role, duty)
                vals_list.append({
                    'plan_id': plan.id, 'document': document, 'role': role, 'employee_id': person.id,
                    'delegation_id': delegation.id,
                    **self._facts_of(person, delegation, facts[plan._facts_day()])})
        self.create(vals_list)

    def _take_turns(self, duty):
        """Print whoever acts now where nobody has signed yet: the delegate of the day, else the person."""
        parties = self.filtered(lambda party: not party.signed_at)
        for party in parties:
            delegation = party.plan_id._stand_in(party.role, duty)
            if party.delegation_id != delegation:
                party.delegation_id = delegation
        parties._refresh()

    def _refresh(self):
        """Take over the people's present facts where nobody has signed yet."""
        parties = self.filtered(lambda party: not party.signed_at)
        for party in parties:
            person = party.plan_id._person(party.role)
            if party.employee_id != person:
                party.employee_id = person
        people = parties.employee_id | parties.delegation_id.delegate_id
        days = {party: party.plan_id._facts_day() for party in parties}
        facts = {day: people._skp_facts(day) for day in {*days.values()}}
        for party in parties:
            for name, value in self._facts_of(party.employee_id, party.delegation_id, facts[days[party]]).items():
                if party[name] != value:
                    party[name] = value

    @api.model
    def _facts_of(self, person, delegation, facts):
        """What is printed of a person, or of who acts: the own name, NIP and rank, the post as Plt. or Plh."""
        own = facts.get(person.id, {})
        if not delegation:
            return own
        acting = facts[delegation.delegate_id.id]
        return {**own, **{name: acting[name] for name in ('name', 'nip', 'rank')},
                'post': delegation._titled_post(own.get('post'))}

    def _content(self):
        return {name: self[name] or '' for name in FACTS}
