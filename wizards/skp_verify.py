from odoo import api, fields, models


class SkpVerify(models.TransientModel):
    """What comparing cases with their signatures has found."""

    _name = 'skp.verify'
    _description = 'SKP Verification'
    _inherit = ['skp.typed']

    case_count = fields.Integer(readonly=True)
    signature_count = fields.Integer(readonly=True)
    earlier_count = fields.Integer(readonly=True)
    fault_text = fields.Text(readonly=True)
    result = fields.Char(compute='_compute_result')

    @api.depends('case_count', 'signature_count', 'fault_text')
    def _compute_result(self):
        for dialog in self:
            if dialog.fault_text:
                dialog.result = self.env._("Not everything is as it was signed:")
            elif not dialog.signature_count:
                dialog.result = self.env._("Nobody has signed yet: there is nothing to verify.")
            else:
                dialog.result = self.env._(
                    "All %(signatures)s signatures of %(cases)s SKP are whole, and the content is as it was signed.",
                    signatures=dialog.signature_count, cases=dialog.case_count)
