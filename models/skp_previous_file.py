from odoo import fields, models


class SkpPrevious(models.Model):
    """The previous SKP from the archive: an old year that was entered there once, with its scan."""

    _inherit = 'skp.previous'

    source_file_id = fields.Many2one(
        'skp.file', string="From the Archive", readonly=True, ondelete='restrict', index='btree_not_null')

    @property
    def _guarded_fields(self):
        return super()._guarded_fields | {'source_file_id'}

    def _has_scan(self):
        # sudo: skp.file - whether the archive has the scan counts, also for who may not read the file
        return bool(self.scan_ids or self.sudo().source_file_id.scan_ids)


class SkpPlan(models.Model):
    _inherit = 'skp.plan'

    def _previous_from_archive(self):
        """Lay the latest old year of the archive beside the forms.

        :return: whether there is one
        """
        # sudo: skp.file - the year before is laid beside the case by whoever prepares it
        old = self.env['skp.file'].sudo().search(
            [('employee_id', '=', self.employee_id.id), ('plan_id', '=', False), ('date_to', '<', self.date_from)],
            order='date_to desc', limit=1)
        if old:
            self.previous_ids.unlink()
            previous = self.env['skp.previous'].create({
                'plan_id': self.id, 'kind': 'entered', 'year': old.year, 'score': old.old_score,
                'predicate': old.old_predicate})
            # sudo: skp.previous - a guarded field; the row itself was just made by the user's own right
            previous.sudo().source_file_id = old.id
        return bool(old)
