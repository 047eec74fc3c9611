from odoo import api, fields, models

FACTS = ('name', 'nip', 'rank', 'post', 'unit', 'is_structural')


class SkpParty(models.Model):
    """A person of a case as one of its documents prints them: a snapshot, not a link.

    It follows the employee until that person signs the document and stays as it was from then on, so
    that a later promotion changes no signed sheet.
    """

    _name = 'skp.party'
    _description = 'SKP Person'
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
    signed_at = fields.Datetime()

    _role_unique = models.Constraint(
        'UNIQUE(plan_id, document, role)', "This person is on the document already.")

    @api.model
    def _make(self, plans, document):
        """Put the three people of each case on a document, unless they are on it."""
        there = {party.plan_id for party in self.search([
            ('plan_id', 'in', plans.ids), ('document', '=', document)])}
        plans = plans.filtered(lambda plan: plan not in there)
        people = plans.employee_id | plans.appraiser_id | plans.superior_id
        facts = people._skp_facts(plans._today())
        self.create([
            {'plan_id': plan.id, 'document': document, 'role': role, 'employee_id': plan._person(role).id,
             **facts.get(plan._person(role).id, {})}
            for plan in plans for role in ('employee', 'appraiser', 'superior')
        ])

    def _refresh(self):
        """Take over the people's present facts where nobody has signed yet."""
        parties = self.filtered(lambda party: not party.signed_at)
        for party in parties:
            person = party.plan_id._person(party.role)
            if party.employee_id != person:
                party.employee_id = person
        facts = parties.employee_id._skp_facts(fields.Date.context_today(self))
        for party in parties:
            for name, value in facts.get(party.employee_id.id, {}).items():
                if party[name] != value:
                    party[name] = value

    def _content(self):
        return {name: self[name] or '' for name in FACTS}
