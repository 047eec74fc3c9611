from odoo import fields, models


class ResCompany(models.Model):
    """Until when an office takes the report of a month."""

    _inherit = 'res.company'

    skp_lock_days = fields.Integer(
        string="Working Days to Report a Month",
        help="A month is locked when so many working days have passed since it ended, or since its sheet was opened or "
             "sent back, whichever came last. 0: months are never locked. No regulation sets this, the office does.")
    skp_unlock_days = fields.Integer(
        string="Days a Month Is Unlocked", default=3,
        help="Proposed when a month is unlocked on request; it is locked again by itself.")

    _skp_lock_days_range = models.Constraint(
        'CHECK(skp_lock_days BETWEEN 0 AND 90)', "Working days to report a month: enter 0 to 90.")
    _skp_unlock_days_range = models.Constraint(
        'CHECK(skp_unlock_days BETWEEN 1 AND 90)', "Days a month is unlocked: enter 1 to 90.")
