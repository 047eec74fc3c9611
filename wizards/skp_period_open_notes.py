from odoo import api, fields, models

from ..rules import checks

PERSON_CHECKS = (checks.check_nip, checks.check_rank)


class SkpPeriodOpen(models.TransientModel):
    """What sheets of the chosen people would print amiss; nobody is left out for it."""

    _inherit = 'skp.period.open'

    notes = fields.Text(compute='_compute_notes')

    @api.depends('employee_ids')
    def _compute_notes(self):
        for wizard in self:
            people = wizard.employee_ids._origin._skp_check_facts(fields.Date.context_today(wizard))
            wizard.notes = "\n".join(
                wizard.env['skp.act']._finding_text(finding)
                for person in people.values() for finding in checks.check({'employee': person}, PERSON_CHECKS))
