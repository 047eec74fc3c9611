from odoo import api, fields, models


class SkpComplete(models.TransientModel):
    """The dialog tells what to look at again before the user signs or hands over."""

    _inherit = 'skp.complete'

    finding_ids = fields.Many2many('skp.finding', string="Before You Sign")

    @api.model
    def default_get(self, fields):
        """The findings are rows from the start, so that each can be opened from the dialog."""
        vals = super().default_get(fields)
        if 'finding_ids' in fields and vals.get('task_ids'):
            tasks = self.new({'task_ids': vals['task_ids']}).task_ids._origin
            vals['finding_ids'] = [(6, 0, self.env['skp.finding']._make(tasks.plan_id).ids)]
        return vals
