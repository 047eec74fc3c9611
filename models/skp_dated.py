from odoo import api, fields, models
from odoo.fields import Domain


class SkpDated(models.AbstractModel):
    """What holds for an employee between two dates, by a letter: it begins and ends by itself.

    Without a last day it lasts until further notice.
    """

    _name = 'skp.dated'
    _description = 'SKP Record between Two Dates'
    _inherit = ['skp.typed']
    _order = 'date_from desc, id desc'

    date_from = fields.Date(string="From", required=True, default=fields.Date.context_today)
    date_to = fields.Date(string="Until")
    state = fields.Selection(
        [('planned', "Planned"), ('active', "Active"), ('ended', "Ended")], compute='_compute_state',
        search='_search_state')

    @api.depends('date_from', 'date_to')
    def _compute_state(self):
        today = fields.Date.context_today(self)
        for row in self:
            begun = row.date_from and row.date_from <= today
            row.state = 'planned' if not begun else 'ended' if row.date_to and row.date_to < today else 'active'

    def _search_state(self, operator, value):
        if operator != 'in':
            return NotImplemented
        today = fields.Date.context_today(self)
        domains = {
            'planned': Domain('date_from', '>', today), 'active': self._on(today),
            'ended': Domain('date_to', '<', today)}
        return Domain.OR(domains[state] for state in value if state in domains)

    @api.model
    def _on(self, day):
        """The domain of what holds on a day."""
        return Domain('date_from', '<=', day) & (Domain('date_to', '=', False) | Domain('date_to', '>=', day))

    def _clashes(self):
        """Rows of the same employee whose days overlap: (the earlier, the later); also those the user may not read."""
        # sudo: skp.dated - an overlap counts whoever enters it
        others = self.sudo().search([('employee_id', 'in', self.employee_id.ids)])
        for rows in others.grouped('employee_id').values():
            ordered = rows.sorted('date_from')
            for first, second in zip(ordered, ordered[1:], strict=False):
                if not first.date_to or second.date_from <= first.date_to:
                    yield first, second
