from collections import Counter

from odoo import models

from ..rules import indonesian
from .recap_tables import Column, Table

STATES = {
    'none': "Tanpa laporan bulanan", 'waiting': "Belum dibuka", 'open': "Belum dilaporkan",
    'submitted': "Dilaporkan, belum dinilai", 'measured': "Sudah dinilai"}
OUTSIDE = 'x'  # a month in which the person has no SKP of this period
MARKS = {'none': "-", 'waiting': "", 'open': "B", 'submitted': "L", 'measured': "N"}
NOTE = "Daftar ini memuat status saja: tidak menghitung dan tidak menetapkan besaran TPP atau tunjangan kinerja."
LEGEND = (
    "N = sudah dinilai, L = dilaporkan, B = belum dilaporkan, kosong = bulan belum dibuka, "
    "- = tanpa laporan bulanan, x = di luar masa SKP.")
QUARTERS = {'Q1': "TRIWULAN I", 'Q2': "TRIWULAN II", 'Q3': "TRIWULAN III", 'Q4': "TRIWULAN IV"}


class ReportHrSkpReportRecap(models.AbstractModel):
    """The status list for the allowance: of one month with its days, or of the year with a mark for each month."""

    _inherit = 'report.hr_skp.report_recap'

    def _note_allowance(self, recap):
        return [NOTE] if recap._month() else [NOTE, LEGEND]

    def _tables_allowance(self, recap):
        month = recap._month()
        domain = [('period_id', '=', recap.period_id.id), *([('month', '=', month)] if month else [])]
        rows = self._in_indonesian(self.env['skp.allowance.status']).search(domain, order='department_id, name, id')
        return self._allowance_month(rows) if month else self._allowance_year(rows)

    # -- A month -----------------------------------------------------------------------------------

    def _allowance_month(self, rows):
        columns = (Column("NO", 9, 'center'), Column("NIP", 34, 'digits'), Column("NAMA", 42), Column("UNIT KERJA", 34),
                   Column("SKP BULAN INI", 28), Column("DILAPORKAN", 19, 'center'), Column("DINILAI", 19, 'center'),
                   Column("PREDIKAT PERIODIK", 24, 'center'), Column("PREDIKAT TAHUNAN", 24, 'center'),
                   Column("SEBAB BELUM SELESAI"))
        lines = [(
            number, *self._allowance_person(row), STATES[row.month_state], self._day(row.submitted_on),
            self._day(row.measured_on), row.span_name or '-', row.rating_name or '-', row.reason or '-',
        ) for number, row in enumerate(rows, 1)]
        counts = Counter(rows.mapped('month_state'))
        return [
            Table("JUMLAH MENURUT STATUS", (Column("STATUS", 60), Column("JUMLAH", 30, 'number')),
                  [(word, counts[state]) for state, word in STATES.items() if counts[state]], "JUMLAH"),
            Table("DAFTAR PEGAWAI", columns, lines)]

    def _allowance_person(self, row):
        return row.nip or '-', row.name or '-', row.department_id.name or '-'

    # -- A year ------------------------------------------------------------------------------------

    def _allowance_year(self, rows):
        months = sorted(set(rows.mapped('month')))
        columns = (Column("NO", 9, 'center'), Column("NIP", 34, 'digits'), Column("NAMA"), Column("UNIT KERJA", 34),
                   *(Column(indonesian.month_name(month.month)[:3].upper(), 9, 'center') for month in months),
                   Column("PREDIKAT TAHUNAN", 26, 'center'), Column("SKP TAHUN", 20, 'center'))
        lines = []
        for number, (plan, parts) in enumerate(rows.grouped('plan_id').items(), 1):
            marks = {part.month: MARKS[part.month_state] for part in parts}
            lines.append((
                number, *self._allowance_person(parts[0]), *(marks.get(month, OUTSIDE) for month in months),
                parts[0].rating_name or '-', "Selesai" if plan.state == 'done' else "Belum"))
        return [Table("STATUS SKP BULANAN DAN TAHUNAN", columns, lines), *self._allowance_spans(rows)]

    def _allowance_spans(self, rows):
        """The predicates of the periodic evaluations that are issued; nothing where there are none."""
        issued = rows.filtered('span')
        spans = sorted(set(issued.mapped('span')))
        if not spans:
            return []
        columns = (Column("NO", 9, 'center'), Column("NIP", 34, 'digits'), Column("NAMA"), Column("UNIT KERJA", 34),
                   *(Column(self._span_word(span), 32 if len(spans) <= 4 else 15, 'center') for span in spans))
        lines = []
        for number, parts in enumerate(issued.grouped('plan_id').values(), 1):
            words = {part.span: part.span_name for part in parts}
            lines.append((number, *self._allowance_person(parts[0]), *(words.get(span, '-') for span in spans)))
        return [Table("PREDIKAT EVALUASI PERIODIK", columns, lines)]

    def _span_word(self, span):
        return QUARTERS.get(span) or indonesian.month_name(int(span[1:]))[:3].upper()
