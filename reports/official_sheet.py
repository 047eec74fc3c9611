import pytz

from odoo import api, models

from ..rules import indonesian, nip

DOTS = '………………………'
OFFICE_ZONE = 'Asia/Jakarta'  # of an office without working hours


class ReportHrSkpSheet(models.AbstractModel):
    """What the official sheets share: their blocks as plain values, ready to print.

    The templates hold the wording, this the values, ``rules/`` the way they are written. Nothing is
    read with more rights than the user's own.
    """

    _name = 'report.hr_skp.sheet'
    _description = "SKP Official Sheet"

    _document = None  # of skp.party: whose people the sheet prints
    _final_states = frozenset()  # from where on it is no longer a draft

    # -- hooks of Odoo's report engine ---------------------------------------------------------

    @api.model
    def _get_report_values(self, docids, data=None):
        plans = self.env['skp.plan'].browse(docids)
        self._check_printable(plans)
        return {'doc_ids': plans.ids, 'doc_model': plans._name, 'docs': [self._sheet(plan) for plan in plans]}

    def _check_printable(self, plans):
        """Refuse, in one sentence, what the user may not read."""
        plans.check_access('read')

    # -- shared blocks -------------------------------------------------------------------------

    def _sheet(self, plan):
        """The values of one sheet; the two sheets add theirs."""
        roles = ('employee', 'appraiser', 'superior')
        parties = {role: self._party_values(plan._party(self._document, role)) for role in roles}
        company = plan.company_id
        return {
            'is_draft': plan.state not in self._final_states,
            'agency': company.name,
            'logo': False if company.uses_default_logo else company.logo_web,
            'parties': parties,
            'subject': " · ".join(filter(None, (parties['employee']['name'], parties['employee']['nip']))),
            'period': indonesian.period(plan.date_from, plan.date_to),
        }

    def _party_values(self, party):
        """One person of the case as the sheet prints them: five rows, and the name and NIP to sign with."""
        number = nip.format_nip(party.nip)
        rows = (party.name, number, party.rank, party.post, party.unit)
        return {
            'name': party.name or '', 'nip': number, 'rows': [indonesian.dash(row) for row in rows],
            'acting': party.post if party.delegation_id else '', 'on_paper': party.on_paper,
        }

    def _date(self, value):
        """A date in words, or dots to write it on."""
        return indonesian.date_long(value) if value else DOTS

    def _local_date(self, moment, company):
        """The office's own day of a moment, the same for every reader."""
        zone = pytz.timezone(company.resource_calendar_id.tz or OFFICE_ZONE)
        return moment and pytz.utc.localize(moment).astimezone(zone).date()
