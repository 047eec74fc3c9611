from bisect import bisect_left, bisect_right
from datetime import datetime

from pytz import timezone, utc

from odoo import api, models, tools

from ..rules import working_time


def to_utc(moment):
    """A moment as the database keeps it: UTC, without a zone."""
    return moment.astimezone(utc).replace(tzinfo=None)


class ResourceCalendar(models.Model):
    """Working hours of an office with its holidays cut out, kept in memory by the year."""

    _inherit = 'resource.calendar'

    @api.model
    def _skp_hours(self, calendar_id, tz, company_id, start, end):
        """Working hours around two moments: ordered UTC pairs for ``rules/working_time.py``."""
        if not calendar_id:
            return []  # an office without working hours accuses nobody of losing time
        years = range(start.year, max(start, end).year + 1)
        return working_time.merge(
            pair for year in years for pair in self._skp_year(calendar_id, tz, company_id, year))

    @api.model
    @tools.ormcache('calendar_id', 'tz', 'company_id', 'year')
    def _skp_year(self, calendar_id, tz, company_id, year):
        """Working hours of one year, without the holidays that a company keeps for everybody."""
        domain = [('time_type', '=', 'leave'), ('resource_id', '=', False), ('company_id', 'in', (company_id, False))]
        # sudo: resource.calendar - the office's hours and holidays count whoever asks
        found = self.sudo().browse(calendar_id)._work_intervals_batch(
            utc.localize(datetime(year, 1, 1)), utc.localize(datetime(year + 1, 1, 1)),
            domain=domain, tz=timezone(tz))[False]
        return tuple((to_utc(begin), to_utc(stop)) for begin, stop, _source in found)

    @api.model
    def _skp_days(self, calendar_id, company_id, first, last):
        """Dates on which a calendar works, in order."""
        years = range(first.year, last.year + 1) if calendar_id else ()
        days = [day for year in years for day in self._skp_year_days(calendar_id, company_id, year)]
        return days[bisect_left(days, first):bisect_right(days, last)]

    @api.model
    @tools.ormcache('calendar_id', 'company_id', 'year')
    def _skp_year_days(self, calendar_id, company_id, year):
        """Dates of one year on which a calendar works, by its own time zone."""
        zone = timezone(self.browse(calendar_id).tz or 'UTC')
        first, last = (to_utc(zone.localize(datetime(at, 1, 1))) for at in (year, year + 1))
        hours = self._skp_hours(calendar_id, zone.zone, company_id, first, last)
        days = {utc.localize(begin).astimezone(zone).date() for begin, _stop in hours}
        return tuple(sorted(day for day in days if day.year == year))

    def write(self, vals):
        self.env.registry.clear_cache()
        return super().write(vals)
