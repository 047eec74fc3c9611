from odoo import api, fields, models

from ..models.skp_task_deviation import FAULTS


class SkpComplete(models.TransientModel):
    """The dialog asks what was wrong with returned work, and tells of justifications still owed."""

    _inherit = 'skp.complete'

    fault = fields.Selection(
        FAULTS, default='output', help="What misses its standard in the work that you return: something was not there "
                                       "(completeness), or it is not as it should be (output).")
    owed = fields.Char(compute='_compute_owed')

    @api.depends('task_ids')
    @api.depends_context('uid')
    def _compute_owed(self):
        """How many of the user's own deviations wait for a justification, where the office asks for it."""
        for wizard in self:
            asking = wizard.task_ids.company_id.filtered(lambda company: company.skp_justification != 'off')
            owed = wizard.env['skp.task']._unjustified(asking)
            wizard.owed = self.env._(
                "%(count)s of your steps missed the standard and have no justification yet, the oldest: %(step)s of "
                "%(plan)s. Write it under Results / Deviations.",
                count=len(owed), step=owed[0].name, plan=owed[0].plan_id.name) if owed else False

    def _values(self, decision):
        values = super()._values(decision)
        return {**values, 'fault': self.fault} if 'return' in (self.offers or '').split() else values
