from odoo import models

from ..rules.cells import Column
from .xlsx_entry import EntryBook
from .xlsx_sheet import file_name

COLUMNS = (
    Column('sheet', "LEMBAR", width=18), Column('cell', "SEL", width=8), Column('column_name', "KOLOM", width=26),
    Column('value', "ISI", width=30), Column('sentence', "TEMUAN", width=100))


class ReportHrSkpXlsxFindings(models.AbstractModel):
    """Every finding of a workbook, as many as there are: the screen shows the first ones only."""

    _name = 'report.hr_skp.xlsx_findings'
    _inherit = ['report.hr_skp.xlsx']
    _description = "Findings in a Workbook"

    _kind = 'findings'
    _prints = 'skp.import'

    def _workbook(self, records):
        self._check_printable(records)
        book = EntryBook("Temuan", {'kind': 'findings'})
        rows = ((False, {column.key: finding.get(column.key) or '' for column in COLUMNS})
                for finding in records.ensure_one()._findings())
        book.table("Temuan", ["TEMUAN", records.file_name or ''], COLUMNS, rows)
        return file_name("Temuan", records.file_name or ''), book.finished()
