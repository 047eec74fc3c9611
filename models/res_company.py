from odoo import api, fields, models
from odoo.exceptions import ValidationError

OFFICE_ZONE = 'Asia/Jakarta'  # where the working calendar names none, or the one that Odoo puts for none


class ResCompany(models.Model):
    """How an office wants its SKP steps followed up."""

    _inherit = 'res.company'

    skp_reminder_days = fields.Char(
        string="Remind of SKP Steps", default='14,7,3,1',
        help="Days before the deadline, separated by commas; overdue steps are told every day. Empty: no reminders.")
    skp_remind_superior = fields.Boolean(
        string="Tell Superiors of Overdue SKP Steps", default=True,
        help="The superior gets the overdue steps of the cases below in the own daily digest.")

    skp_justification = fields.Selection(
        [('required', "Required"), ('asked', "Asked for"), ('off', "Not asked for")],
        string="Justification of SKP Deviations", default='asked', required=True,
        help="Required: who owes a justification completes no other step before it is written.")

    def _skp_zone(self):
        """The name of the office's time zone, in which its days begin and end."""
        # sudo: resource.calendar - in which zone an office works is no secret, also to who may read no calendar
        zone = self.sudo().resource_calendar_id.tz
        return zone if zone and zone != 'UTC' else OFFICE_ZONE

    def _skp_today(self):
        """The day it is in the office, whatever zone the reader, or a client's context, names."""
        return fields.Date.context_today(self.with_context(tz=self._skp_zone()))

    @api.constrains('skp_reminder_days')
    def _check_skp_reminder_days(self):
        for company in self:
            company._skp_ladder()

    def _skp_ladder(self):
        """Days before a deadline on which its holder is reminded: a set, empty when reminders are off."""
        days = set()
        for word in (self.skp_reminder_days or '').split(','):
            if word.strip() and not (word.strip().isascii() and word.strip().isdigit() and len(word.strip()) < 4):
                raise ValidationError(self.env._(
                    "Reminder days of %(company)s are “%(value)s”: enter whole days separated by commas, for "
                    "example 14,7,3,1, or leave them empty to send no reminders.",
                    company=self.name, value=self.skp_reminder_days))
            days |= {int(word)} if word.strip() else set()
        return days
