from odoo import api, fields, models


class SkpSchemePart(models.AbstractModel):
    """A row of a regulation that is asked for so often that ``skp.scheme`` keeps it in memory."""

    _name = 'skp.scheme.part'
    _description = 'SKP Row of a Regulation'
    _inherit = ['skp.typed']
    _order = 'scheme_id, sequence, id'

    scheme_id = fields.Many2one('skp.scheme', required=True, ondelete='cascade', index=True)
    sequence = fields.Integer(default=10)

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache()
        return super().create(vals_list)

    def write(self, vals):
        self.env.registry.clear_cache()
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_is_forgotten(self):
        self.env.registry.clear_cache()
