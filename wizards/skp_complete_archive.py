from odoo import api, fields, models

from ..models.skp_file import MEDIA


class SkpComplete(models.TransientModel):
    """The dialog of archiving asks under which classification, and on what the file is kept."""

    _inherit = 'skp.complete'

    archive_class_id = fields.Many2one(
        'skp.classification', string="Classification", compute='_compute_archive_class_id', store=True, readonly=False)
    archive_medium = fields.Selection(MEDIA, string="Kept as", default='both')

    @api.depends('task_ids')
    def _compute_archive_class_id(self):
        for wizard in self:
            plan = wizard.task_ids.filtered(lambda task: task.act == 'archive')[:1].plan_id
            wizard.archive_class_id = plan._archive_class() if plan else False

    def _values(self, decision):
        values = super()._values(decision)
        if self.act == 'archive':
            values.update(archive_class_id=self.archive_class_id.id, archive_medium=self.archive_medium)
        return values
