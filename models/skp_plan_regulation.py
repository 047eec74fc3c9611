from odoo import fields, models
from odoo.tools import SQL

# rows that the form shows under this regulation alone
ROWS_OF = {'permenpanrb6': frozenset({
    'expectation_ids', 'appendix_ids', 'action_ids', 'feedback_ids', 'evaluation_ids'})}

# rows that most cases have none of
RARE = ('objection_ids', 'addendum_ids', 'previous_ids', 'paraf_ids')


class SkpPlan(models.Model):
    """Which regulation a case follows: screens show each regulation its own columns."""

    _inherit = 'skp.plan'

    scheme_code = fields.Selection(
        related='scheme_id.code', string="Code of the Regulation", store=True, precompute=True)
    reports_months = fields.Boolean(related='sop_id.has_months', store=True, precompute=True)

    def web_read(self, specification):
        """As in Odoo; a case's form reads no rows that only another regulation shows, and no empty ones one by one."""
        if len(self) != 1 or not self.id or 'scheme_code' not in specification:  # a new one has no rows to be spared
            return super().web_read(specification)
        self._know_people()
        self._know_absent_rows()
        spared = set().union(*(names for code, names in ROWS_OF.items() if code != self.scheme_code))
        rows = super().web_read({name: spec for name, spec in specification.items() if name not in spared})
        empty = {name: [] for name in specification.keys() & spared}
        return [{**row, **empty} for row in rows]

    def _know_people(self):
        """Read the people of a case and the reader at once; rights, sentences and time zones ask for each of them."""
        # sudo: hr.employee - what is read stays in memory, where Odoo hides from the user what is not for the user
        case = self.sudo()
        people = case.employee_id | case.appraiser_id | case.superior_id
        users = people.user_id | case.current_user_id | self.env.user
        (users.partner_id | case.company_id.partner_id).mapped('name')

    def _know_absent_rows(self):
        """Learn by one query which kinds of rows a case has none of."""
        names = [name for name in RARE if name in self._fields]
        tables = [self.env[self._fields[name].comodel_name]._table for name in names]
        found = self.env.execute_query(SQL("SELECT %s", SQL(", ").join(
            SQL("EXISTS (SELECT FROM %s WHERE plan_id = %s)", SQL.identifier(table), self.id) for table in tables)))
        for name, exists in zip(names, found[0], strict=True):
            if not exists:
                self._fields[name]._update_cache(self, ())
