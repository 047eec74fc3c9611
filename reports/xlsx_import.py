from odoo import api, fields, models

from ..rules import indonesian
from .xlsx_entry import SPARE_ROWS, EntryBook
from .xlsx_file import FORMAT
from .xlsx_sheet import file_name

HOW = "Isi sel kuning saja. Jangan mengurutkan, menyisipkan, atau mengganti judul kolom. Simpan sebagai .xlsx."


class ReportHrSkpXlsxImport(models.AbstractModel):
    """The workbook that a kind of import starts from: its columns with their lists, and what is known already."""

    _name = 'report.hr_skp.xlsx_import'
    _inherit = ['report.hr_skp.xlsx']
    _description = "SKP Import Template"

    _kind = 'import'
    _prints = 'skp.import'

    def _workbook(self, records):
        self._check_printable(records)
        records.ensure_one()._refuse_kind()
        kind = self.env[f'skp.import.{records.kind}']
        columns = kind._columns(records)
        book = EntryBook(records._title(), self._meta(kind, records.period_id))
        rows = [(is_open, cells) for _record, is_open, cells in kind._rows(records)]
        book.table(records._title(), self._lines(records._title(), records.period_id), columns, rows,
                   0 if kind._made_here else SPARE_ROWS)
        return file_name(records.period_id.name or '', records._title()), book.finished()

    @api.model
    def _meta(self, kind, period):
        """What a workbook says of itself: it is read back to tell workbooks apart, never trusted for rights."""
        return {
            'kind': kind._code, 'format': FORMAT, 'period': period.name or '',
            'made_at': fields.Datetime.to_string(fields.Datetime.now()), 'made_by': self.env.user.name}

    @api.model
    def _lines(self, title, period):
        now = fields.Datetime.context_timestamp(self, fields.Datetime.now())
        period_text = f"Periode {period.name}. " if period else ''
        made = f"{period_text}Diunduh oleh {self.env.user.name}, {indonesian.date_long(now.date())}."
        return [title.upper(), made, HOW]
