from odoo import fields, models


class SkpTask(models.Model):
    """Steps of people who do not log in: recorded by the data manager, with the scan of the signed page."""

    _inherit = 'skp.task'

    on_paper = fields.Boolean(help="Done on paper by somebody without a login.")
    recorded_by_id = fields.Many2one('res.users', string="Recorded by", ondelete='restrict')
    scan_ids = fields.Many2many('ir.attachment', string="Signed Page", bypass_search_access=True)

    def _refuse_scans(self, task, order):
        """A step on paper needs the scan of its signed page; any other step takes none."""
        scan_ids = order.values.get('scan_ids')
        if task.user_id:
            return self.env._(
                "“%(step)s” of %(plan)s is completed by %(holder)s in person: no scan belongs to it.",
                step=task.name, plan=task.plan_id.name, holder=task.holder_name) if scan_ids else None
        if order.decision is None:
            return None
        if len(self) > 1:
            return self.env._(
                "“%(step)s” of %(plan)s is recorded by itself, with its own signed page: select one row.",
                step=task.name, plan=task.plan_id.name)
        if not scan_ids:
            return self.env._(
                "Signed page is empty: attach the scan of the page that %(holder)s signed for “%(step)s” of %(plan)s.",
                holder=task.holder_name, step=task.name, plan=task.plan_id.name)
        return self._refuse_scan_ids(scan_ids)

    def _refuse_scan_ids(self, scan_ids):
        """Only fresh uploads of the recorder count: no file of another record, no link, no empty one."""
        if not isinstance(scan_ids, list | tuple) or {type(scan) for scan in scan_ids} != {int}:
            return self.env._("Signed page is “%(value)s”: attach files.", value=scan_ids)
        # sudo: ir.attachment - only whether each file is a fresh upload of the user comes out
        scans = self.env['ir.attachment'].sudo().browse(scan_ids).exists()
        own = scans.filtered(lambda scan: scan.create_uid == self.env.user and scan.type == 'binary' and scan.file_size)
        fresh = own.filtered(
            lambda scan: not scan.res_id and not scan.res_field and scan.res_model in (False, 'skp.complete'))
        if len(fresh) == len(set(scan_ids)):
            return None
        return self.env._(
            "Signed page is not a file that you have just attached (%(names)s): upload the scan itself.",
            names=", ".join((scans - fresh).mapped('name')) or self.env._("removed meanwhile"))

    def _close(self, order):
        paper = self.filtered(lambda task: not task.user_id and order.decision != 'silent')
        if paper:
            scans = self.env['ir.attachment'].browse(order.values['scan_ids'])
            paper.write({'on_paper': True, 'recorded_by_id': self.env.uid, 'scan_ids': scans.ids})
            scans.write({'res_model': self._name, 'res_id': paper.id, 'public': False})
        super()._close(order)
        paper.plan_id._log_step({
            task.plan_id.id: self.env._(
                "“%(step)s” of %(holder)s was done on paper; %(recorder)s recorded it with the scan.",
                step=task.name, holder=task.holder_name, recorder=self.env.user.name)
            for task in paper})
