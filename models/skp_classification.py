from odoo import api, fields, models

FATES = [('destroy', "Destroyed"), ('permanent', "Kept for ever")]


class SkpClassification(models.Model):
    """A code of the office's archive classification, with how long files under it are kept (JRA)."""

    _name = 'skp.classification'
    _description = 'Archive Classification'
    _inherit = ['skp.typed']
    _order = 'code, id'

    code = fields.Char(required=True, help="Kode klasifikasi, for example KP.05.01.")
    name = fields.Char(string="Class of Files", required=True)
    company_id = fields.Many2one('res.company', help="Empty: shared by all offices.")
    active = fields.Boolean(default=True)
    active_years = fields.Integer(
        string="Active (years)", default=2, required=True, aggregator=None,
        help="Years in the active archive, from the day on which the file is closed.")
    inactive_years = fields.Integer(
        string="Inactive (years)", default=3, required=True, aggregator=None,
        help="Years in the inactive archive, after the active ones.")
    fate = fields.Selection(
        FATES, string="Final Fate", default='destroy', required=True,
        help="What the schedule says of the file at the end. Nothing is ever deleted by itself.")

    _code_unique = models.UniqueIndex(
        "(code, COALESCE(company_id, 0))", "This office has the classification code already: choose another one.")
    _years_within = models.Constraint(
        'CHECK(active_years BETWEEN 0 AND 100 AND inactive_years BETWEEN 0 AND 100)',
        "Years of keeping lie between 0 and 100: correct the active or the inactive ones.")

    @api.depends('code', 'name')
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.code or ''} {row.name or ''}".strip()

    @api.model
    def _search_display_name(self, operator, value):
        if operator in ('ilike', 'like', '=ilike', '=like') and value:
            return ['|', ('code', operator, value), ('name', operator, value)]
        return super()._search_display_name(operator, value)
