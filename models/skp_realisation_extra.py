from odoo import api, models
from odoo.exceptions import UserError


class SkpIndicator(models.Model):
    """An additional task given during the year is told from the open month on."""

    _inherit = 'skp.indicator'

    @api.model_create_multi
    def create(self, vals_list):
        indicators = super().create(vals_list)
        # sudo: skp.realisation.line - no client makes a cell; the indicators were made by the user's own right
        sheets = indicators.sudo().plan_id.current_task_id.realisation_id
        sheets.filtered(lambda sheet: sheet.state == 'open')._complete_lines()
        return indicators

    @api.ondelete(at_uninstall=False)
    def _unlink_cells(self):
        """Take the empty cells along; what was told stays on record."""
        # sudo: skp.realisation.line - no client removes a cell; the indicator goes by the user's own right
        cells = self.env['skp.realisation.line'].sudo().search([('indicator_id', 'in', self.ids)])
        told = cells._typed()[:1]
        if told:
            raise UserError(self.env._(
                "“%(activity)s” has figures in %(month)s: empty them before you remove the row.",
                activity=told.line_name, month=told.realisation_id._month_label()))
        cells.unlink()
