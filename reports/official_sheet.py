import pytz

from odoo import api, models
from odoo.exceptions import UserError

from ..rules import indonesian, nip

FACTS = ('name', 'nip', 'rank', 'post', 'unit')
DOTS = '………………………'


class ReportHrSkpSheet(models.AbstractModel):
    """What the official sheets share: their blocks as plain values, ready to print.

    The templates hold the wording, this the values, ``rules/`` the way they are written. Nothing is
    read with more rights than the user's own. A document is one report whatever the regulation: each case
    is printed by the model and the template that bear the name of its regulation.
    """

    _name = 'report.hr_skp.sheet'
    _description = "SKP Official Sheet"

    _regulations = None  # codes of the schemes whose cases have the sheet; None: all
    _document = None  # of skp.party: whose people the sheet prints
    _title = ''  # of the file, for who reads it with a screen reader
    _final_states = frozenset()  # from where on it is no longer a draft

    # -- hooks of Odoo's report engine ---------------------------------------------------------

    @api.model
    def _get_report_values(self, docids, data=None):
        plans = self.env['skp.plan'].browse(docids)
        self._check_printable(plans)
        docs = [self._of_regulation(plan.scheme_code)._sheet(plan) for plan in plans]
        return {'doc_ids': plans.ids, 'doc_model': plans._name, 'docs': docs}

    def _of_regulation(self, code):
        """The model that prints this document under a regulation; this one itself where the regulation has none."""
        return self.env.get(f'{self._name}_{code}', self)

    def _check_printable(self, plans):
        """Refuse, in one sentence, what the user may not read."""
        plans.check_access('read')
        other = [plan for plan in plans if self._regulations and plan.scheme_code not in self._regulations]
        if other:
            raise UserError(self.env._(
                "%(plan)s follows “%(regulation)s”, which does not have this sheet: print the sheets of that "
                "regulation.", plan=other[0].name, regulation=other[0].scheme_id.display_name))

    def _finish(self, pdf):
        """The PDF as it leaves the printer: a booklet folds its pages into spreads."""
        return pdf

    # -- shared blocks -------------------------------------------------------------------------

    def _sheet(self, plan):
        """The values of one sheet; each sheet adds its own."""
        roles = ('employee', 'appraiser', 'superior')
        parties = {role: self._party_values(plan._party(self._document, role)) for role in roles}
        return {
            **self._office_values(plan.company_id),
            'template': f"{self._name.removeprefix('report.')}_sheet",
            'title': self._title,
            'is_draft': plan.state not in self._final_states,
            'parties': parties,
            'subject': " · ".join(filter(None, (parties['employee']['name'], parties['employee']['nip']))),
            'period': indonesian.period(*plan._printed_range(self._document)),
        }

    def _office_values(self, company):
        """What stands above a sheet of an office, and the paper below it."""
        street = ", ".join(filter(None, (company.street, company.street2)))
        town = " ".join(filter(None, (company.city, company.zip)))
        reach = (("Telepon", company.phone), ("Pos-el", company.email), ("Laman", company.website))
        logo = False if company.uses_default_logo else company.logo_web
        return {
            'agency': company.name,
            'logo': logo,
            'emblem': company.skp_emblem or logo,
            'page_size': company._skp_page_sizes(),
            'letterhead': {
                'above': [line.strip() for line in (company.skp_letterhead_lines or '').splitlines() if line.strip()],
                'below': list(filter(None, (
                    ", ".join(filter(None, (street, town))),
                    ", ".join(f"{label} {value}" for label, value in reach if value)))),
            },
        }

    def _party_values(self, party):
        """One person of the case as the sheet prints them: five rows, and the name and NIP to sign with."""
        acting = party.post if party.delegation_id else ''
        return {**self._person_values({name: party[name] for name in FACTS}, acting), 'on_paper': party.on_paper}

    def _person_values(self, facts, acting=''):
        """A person by plain facts, for who is no party of the document."""
        number = nip.format_nip(facts.get('nip'))
        rows = (facts.get('name'), number, facts.get('rank'), facts.get('post'), facts.get('unit'))
        return {
            'name': facts.get('name') or '', 'nip': number, 'rows': [indonesian.dash(row) for row in rows],
            'acting': acting, 'on_paper': False,
        }

    def _place_and_date(self, plan):
        """The town, and the day on which the appraiser agreed to the plan."""
        agreed = plan._party('plan', 'appraiser').signed_at
        return self._place_on(plan, self._local_date(agreed, plan.company_id))

    def _place_on(self, plan, day):
        """The town and a day, or dots to write it on."""
        return ", ".join(filter(None, (plan.period_id.place, self._date(day))))

    def _target(self, indicator):
        """A target as agreed: its words, else the number or the range with its unit, whatever the user's language."""
        ends = " – ".join(indonesian.number_plain(end) for end in (indicator.target, indicator.target_high) if end)
        return indicator.target_text or f"{ends} {ends and indicator.unit or ''}".strip()

    def _date(self, value):
        """A date in words, or dots to write it on."""
        return indonesian.date_long(value) if value else DOTS

    def _local_date(self, moment, company):
        """The office's own day of a moment, the same for every reader."""
        return moment and self._local(moment, company).date()

    def _local(self, moment, company):
        """A moment on the office's own clock."""
        zone = pytz.timezone(company._skp_zone())
        return pytz.utc.localize(moment).astimezone(zone)
