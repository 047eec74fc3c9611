from odoo import models

from .xlsx_sheet import Book, Cell, file_name

HEAD = ("NO", "BAGIAN", "ISIAN", "TEKS", "PANJANG", "SUDAH DISALIN")
WIDTHS = (5, 22, 34, 80, 10, 12)


class ReportHrSkpXlsxEkinerja(models.AbstractModel):
    """The texts to copy into e-Kinerja BKN, cell by cell, with their length and a column to tick off."""

    _name = 'report.hr_skp.xlsx_ekinerja'
    _inherit = ['report.hr_skp.xlsx']
    _description = "e-Kinerja Copy Sheet Workbook"

    _kind = 'ekinerja'
    _prints = 'skp.ekinerja'
    _title = "Lembar Salin e-Kinerja BKN"

    def _workbook(self, records):
        self._check_printable(records)
        book = Book(records[0].company_id.skp_paper, self._title)
        for record in records:
            self._fill(book, record)
        return file_name(*self._name_of(records.plan_id, "Salin_eKinerja")), book.finished()

    def _fill(self, book, record):
        party = record.plan_id._party('plan', 'employee')
        sheet = book.sheet(party.name or record.plan_id.name, WIDTHS)
        sheet.line("LEMBAR SALIN E-KINERJA BKN", 'title')
        sheet.line(f"{party.name or ''} – NIP {party.nip or '-'} – {record.period_id.name}", 'middle')
        head = sheet.write([Cell(name, 'head') for name in HEAD])
        sheet.write(*(
            [Cell(number, 'center'), Cell(line.part), Cell(line.label), Cell(line.text),
             Cell(f"{line.length}{' (terlalu panjang)' if line.is_too_long else ''}", 'center'),
             Cell("✓" if line.is_copied else "", 'center')]
            for number, line in enumerate(record.line_ids, 1)))
        sheet.finish((head, head), self._title)
