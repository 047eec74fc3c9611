from xlsxwriter.utility import xl_range

from odoo import models

from .recap_tables import Strong
from .report_recap import FORMS
from .xlsx_sheet import Book, Cell, Formula, file_name

CHARACTERS_A_MM = 0.55
REST = 40  # mm that a column takes which on paper gets what is left


class ReportHrSkpXlsxTables(models.AbstractModel):
    """The recaps of a period as workbooks: a sheet for each table that their PDF has."""

    _name = 'report.hr_skp.xlsx_tables'
    _inherit = ['report.hr_skp.xlsx']
    _description = "SKP Recap Tables Workbook"

    _kind = 'tables'
    _prints = 'skp.recap'

    def _check_printable(self, records):
        super()._check_printable(records)
        self.env['report.hr_skp.report_recap']._check_printable(records)

    def _workbook(self, records):
        self._check_printable(records)
        recap, source = records.ensure_one(), self.env['report.hr_skp.report_recap']
        book = Book(recap.company_id.skp_paper, FORMS[recap.kind])
        above = (source._title_of(recap), source._lines_above(recap))
        for table in source._tables(recap):
            self._fill(book, recap, table, above)
        return file_name(recap._file_name()), book.finished()

    def _fill(self, book, recap, table, above):
        """One table on a sheet of its own."""
        widths = [max(5, (column.width or REST) * CHARACTERS_A_MM) for column in table.columns]
        widths[0] = max(widths[0], 30) if not table.columns[0].width else widths[0]
        sheet = book.sheet(table.title.capitalize(), widths)
        titles, lines = above
        self._lines(sheet, (recap.company_id.name.upper(), *titles), 'title')
        self._lines(sheet, (*lines, ""), 'middle')
        sheet.line(table.title, 'title')
        head = sheet.write([Cell(column.label, 'head') for column in table.columns])
        sheet.write(*(self._row(table, row) for row in table.rows or [table.empty]))
        if table.total and table.rows:
            sheet.write(self._total(table, head + 1, sheet.row - 1))
        sheet.finish((head, head), FORMS[recap.kind])

    def _lines(self, sheet, texts, style):
        for text in texts:
            sheet.line(text, style)

    def _row(self, table, row):
        """The cells of a row; a text alone goes over the whole width."""
        if isinstance(row, str):
            return [Cell(row, 'bar', len(table.columns))]
        return [self._cell(value, 'strong' if isinstance(row, Strong) and isinstance(value, str) else column.style)
                for value, column in zip(row, table.columns, strict=True)]

    def _cell(self, value, style):
        value = '' if value is None or value is False else value
        if isinstance(value, str) and style in ('score', 'number'):
            style = 'center'
        return Cell(value, style)

    def _total(self, table, first, last):
        """The sums as formulas, each with what it comes to."""
        cells = [Cell(table.total, 'strong')]
        for place, (value, column) in enumerate(zip(table.sums(), table.columns, strict=True)):
            if place:
                cells.append(Cell(Formula(f"=SUM({xl_range(first, place, last, place)})", value), 'number')
                             if column.style == 'number' else Cell('', 'strong'))
        return cells
