from odoo import fields, models

# rows that the form shows under this regulation alone
ROWS_OF = {'permenpanrb6': frozenset({
    'expectation_ids', 'appendix_ids', 'action_ids', 'feedback_ids', 'evaluation_ids'})}


class SkpPlan(models.Model):
    """Which regulation a case follows: screens show each regulation its own columns."""

    _inherit = 'skp.plan'

    scheme_code = fields.Selection(
        related='scheme_id.code', string="Code of the Regulation", store=True, precompute=True)
    reports_months = fields.Boolean(related='sop_id.has_months', store=True, precompute=True)

    def web_read(self, specification):
        """As in Odoo; a case's form reads no rows that only another regulation shows."""
        if len(self) != 1 or 'scheme_code' not in specification:
            return super().web_read(specification)
        spared = set().union(*(names for code, names in ROWS_OF.items() if code != self.scheme_code))
        rows = super().web_read({name: spec for name, spec in specification.items() if name not in spared})
        empty = {name: [] for name in specification.keys() & spared}
        return [{**row, **empty} for row in rows]
