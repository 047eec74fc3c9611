from odoo import api, fields, models


class SkpJustify(models.TransientModel):
    """The dialog in which a deviation is justified, or remarked on by the superior of who made it."""

    _name = 'skp.justify'
    _description = 'Account for an SKP Deviation'
    _inherit = ['skp.typed']

    task_id = fields.Many2one('skp.task', required=True, readonly=True, ondelete='cascade')
    kind = fields.Selection([('justify', "Justification"), ('remark', "Remark")], default='justify', required=True)
    missed = fields.Char(compute='_compute_missed', store=True, compute_sudo=False)
    justification = fields.Text(related='task_id.justification', string="Justification of the Step")
    text = fields.Text()

    @api.depends('task_id')
    def _compute_missed(self):
        """Read as the user who asks: who may not see the step makes no dialog of it."""
        for wizard in self:
            task = wizard.task_id
            wizard.missed = f"{task.plan_id.name} · {task.name} · {task.deviation_sentence}" if task else False

    def action_save(self):
        """Write the words down."""
        self.ensure_one()
        if self.kind == 'remark':
            self.task_id.remark_on(self.text)
        else:
            self.task_id.justify(self.text)
        return {'type': 'ir.actions.act_window_close'}
