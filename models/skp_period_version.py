from odoo import api, fields, models
from odoo.exceptions import ValidationError


class SkpPeriod(models.Model):
    """A period in use may go over to a newer version of its procedure, for the cases opened from then on."""

    _inherit = 'skp.period'

    newer_sop_id = fields.Many2one('skp.sop', string="Newer Version", compute='_compute_newer_sop_id')

    @api.depends('sop_id', 'state')
    def _compute_newer_sop_id(self):
        newest = {sop: sop._newest() for sop in self.sop_id}  # an office has a handful of procedures
        for period in self:
            period.newer_sop_id = period.state != 'closed' and newest.get(period.sop_id)

    @api.constrains('sop_id')
    def _check_version(self):
        for period in self:
            # sudo: skp.plan - the check counts every case, also those the writer may not read
            running = period.sudo().plan_ids.filtered('signature_ids').sop_id
            sop = period.sop_id
            newer = sop.state == 'published' and all(
                old.code == sop.code and old.version <= sop.version for old in running)
            if running and not newer:
                raise ValidationError(self.env._(
                    "Period %(period)s has signed cases: its procedure gives way only to a newer published version of "
                    "%(code)s, and %(sop)s is none. Make another period for another procedure.",
                    period=period.name, code=", ".join(sorted(set(running.mapped('code')))), sop=sop.display_name))

    def action_use_newer_sop(self):
        """Let the cases opened from now on run by the newer version; running cases keep theirs."""
        self.check_access('write')
        for period in self.filtered('newer_sop_id'):
            period.sop_id = period.newer_sop_id
