from odoo import fields, models


class SkpObjection(models.Model):
    """An objection that the employee took back before it was answered stays on record."""

    _inherit = 'skp.objection'

    withdrawn_on = fields.Date()

    def _content(self):
        content = super()._content()
        return {**content, 'withdrawn': self.withdrawn_on} if self.withdrawn_on else content
