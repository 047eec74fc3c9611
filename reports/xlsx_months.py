from itertools import groupby

from odoo import api, models
from odoo.exceptions import UserError

from ..rules import indonesian
from .xlsx_entry import LOCK, EntryBook
from .xlsx_file import MOST_ROWS
from .xlsx_sheet import file_name


class ReportHrSkpXlsxMonths(models.AbstractModel):
    """The months of some cases as a workbook to fill in: a sheet a month, open cells where the user may write."""

    _name = 'report.hr_skp.xlsx_months'
    _inherit = ['report.hr_skp.xlsx_import']
    _description = "SKP Months to Fill In"

    _kind = 'months'
    _prints = 'skp.plan'
    _title = "Realisasi Bulanan"

    def _workbook(self, records):
        self._check_printable(records)
        kind = self.env['skp.import.months']
        lines = self.env['skp.realisation.line'].search([('realisation_id.plan_id', 'in', records.ids)])
        if not lines or len(lines) > MOST_ROWS * 9 // 10:
            raise UserError(self.env._(
                "The workbook would have %(count)s rows: choose SKP with a month to fill in, and not more of them than "
                "%(most)s rows.", count=len(lines), most=MOST_ROWS * 9 // 10))
        book = EntryBook(self._title, self._meta(kind, records.period_id[:1]))
        rows = sorted(kind._rows(lines), key=self._place_in_book)
        for month, part in groupby(rows, key=lambda row: row[0].realisation_id.month):
            book.table(f"{indonesian.month_name(month.month)[:3]} {month.year}", self._lines(
                f"{self._title} {indonesian.month_name(month.month)} {month.year}", records.period_id[:1]),
                kind._columns(None), (self._cells(*row) for row in part))
        return file_name(*self._name_of(records, "Realisasi_Isian")), book.finished()

    @api.model
    def _place_in_book(self, row):
        line = row[0]
        plan_line = line.plan_line_id
        return (line.realisation_id.month, line.plan_id.employee_id.name or '', line.plan_id.id,
                plan_line.kind != 'main', plan_line.sequence, plan_line.id, line.indicator_id.id)

    @api.model
    def _cells(self, line, is_open, cells):
        """What is agreed in words is told in words: its figure stays locked."""
        return is_open, {**cells, 'value': LOCK} if line.is_in_words else cells
