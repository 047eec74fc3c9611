from odoo import api, fields, models

from ..rules import file_number
from ..rules.errors import RuleError


class ResConfigSettings(models.TransientModel):
    """The office's archive beside its other settings, with the number that comes next."""

    _inherit = 'res.config.settings'

    skp_number_pattern = fields.Char(related='company_id.skp_number_pattern', readonly=False)
    skp_number_preview = fields.Char(string="Next Number", compute='_compute_skp_number_preview')
    skp_unit_code = fields.Char(related='company_id.skp_unit_code', readonly=False)
    skp_classification_id = fields.Many2one(related='company_id.skp_classification_id', readonly=False)
    skp_loan_days = fields.Integer(related='company_id.skp_loan_days', readonly=False)

    @api.depends('skp_number_pattern', 'skp_unit_code', 'skp_classification_id', 'company_id')
    def _compute_skp_number_preview(self):
        today = fields.Date.context_today(self)
        for settings in self:
            try:
                year = today.year if file_number.starts_anew(settings.skp_number_pattern) else 0
                serial = self.env['skp.file.counter']._next(settings.company_id, year)
                settings.skp_number_preview = file_number.render(
                    settings.skp_number_pattern, serial, today, settings.skp_classification_id.code or '',
                    settings.skp_unit_code or '')
            except RuleError as error:
                settings.skp_number_preview = self.env['skp.act']._rule_text(error)
