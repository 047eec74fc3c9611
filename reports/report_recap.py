from odoo import fields, models

from ..rules import indonesian
from .recap_tables import Strong, written

TITLES = {
    'results': "REKAPITULASI HASIL PENILAIAN MENURUT UNIT, GOLONGAN, DAN PREDIKAT",
    'unfinished': "REKAPITULASI SKP YANG BELUM SELESAI",
    'deviations': "REKAPITULASI PENYIMPANGAN MUTU BAKU",
    'objections': "REKAPITULASI KEBERATAN",
    'allowance': "DAFTAR STATUS SKP UNTUK TAMBAHAN PENGHASILAN PEGAWAI (TPP)",
}
FORMS = {
    'results': "Rekapitulasi Hasil Penilaian", 'unfinished': "SKP yang Belum Selesai",
    'deviations': "Rekapitulasi Penyimpangan", 'objections': "Rekapitulasi Keberatan",
    'allowance': "Status SKP untuk TPP"}

CLASSES = {'text': 'text', 'digits': 'text', 'score': 'amount'}


class ReportHrSkpReportRecap(models.AbstractModel):
    """Values of the recaps of a period: tables of what their reader may read.

    For a kind ``x`` of ``skp.recap``, ``_tables_x(recap)`` returns the tables and ``_note_x(recap)`` says in lines
    what they hold; the PDF and the workbook are made of the same ones.
    """

    _name = 'report.hr_skp.report_recap'
    _inherit = ['report.hr_skp.paper']
    _description = "SKP Recap"

    _prints = 'skp.recap'

    def _check_printable(self, recaps):
        super()._check_printable(recaps)
        for recap in recaps:
            recap._refuse_closed()

    def _tables(self, recap):
        """The tables of a recap."""
        return getattr(self, f'_tables_{recap.kind}')(recap)

    def _lines_above(self, recap):
        """What stands under the titles: of when, by whom, and what it holds."""
        now = fields.Datetime.now()
        company = recap.company_id
        moment = self._local(now, company)
        made = (f"Keadaan {indonesian.date_long(moment.date())} pukul {moment:%H.%M}, dibuat oleh {self.env.user.name} "
                "dari SKP yang terbuka bagi pembuatnya.")
        return [made, *getattr(self, f'_note_{recap.kind}', lambda recap: [])(recap)]

    def _title_of(self, recap):
        """What the recap is called, and of which time."""
        period = recap.period_id
        span = indonesian.period(period.date_from, period.date_to)
        month = recap._month()
        return [TITLES[recap.kind], f"BULAN {self._month(month)}" if month else f"PERIODE {span}".upper()]

    def _month(self, month):
        return f"{indonesian.month_name(month.month)} {month.year}".upper()

    def _sheet(self, recap):
        return {
            **self._paper_values(recap.company_id, recap.period_id.name),
            'form': FORMS[recap.kind], 'heading': self._title_of(recap), 'lines': self._lines_above(recap),
            'tables': [self._shown(table) for table in self._tables(recap)],
        }

    def _shown(self, table):
        """A table as texts, ready to print."""
        styles = [column.style for column in table.columns]
        rows = [
            {'span': row} if isinstance(row, str) else
            {'cells': list(map(written, row, styles)), 'strong': isinstance(row, Strong)} for row in table.rows]
        if table.total and table.rows:
            rows.append({'cells': list(map(written, table.sums(), styles)), 'strong': True})
        return {
            'title': table.title, 'columns': table.columns, 'rows': rows, 'empty': table.empty, 'width': all(
                column.width for column in table.columns) and sum(column.width for column in table.columns),
            'classes': [CLASSES.get(style, 'figure') for style in styles]}

    # -- shared by the kinds -----------------------------------------------------------------------

    def _plans(self, recap, *more):
        """The cases of the period that the reader may read, in the order of unit and name."""
        plans = self._in_indonesian(self.env['skp.plan']).search([('period_id', '=', recap.period_id.id), *more])
        plans.party_ids.mapped('name')  # all people at once
        return sorted(plans, key=lambda plan: tuple(self._facts(plan)[name] for name in ('unit', 'name', 'nip')))

    def _facts(self, plan):
        """The employee of a case as its plan prints them."""
        party = plan._party('plan', 'employee')
        return {name: party[name] or '-' for name in ('unit', 'nip', 'name', 'rank')}

    def _day(self, day):
        """A date in figures, short enough for a column."""
        return f"{day:%d-%m-%Y}" if day else ''

    def _today(self):
        return fields.Date.context_today(self)
