"""Downloads a workbook, types into its cells as a spreadsheet program does, and brings it back; it never asserts."""
import base64
import io

import openpyxl

HEAD_ROW = 4


class WorkbookMixin:
    """A workbook there and back, as one of the people of the office."""

    def downloaded(self, report, records, user):
        """The workbook as openpyxl opens it."""
        self.env.flush_all()
        self.env.invalidate_all()
        made = self.env[f'report.hr_skp.xlsx_{report}'].with_user(user)
        return openpyxl.load_workbook(io.BytesIO(made._workbook(made._records(records.ids))[1]))

    def column(self, sheet, label):
        """The number of a column by its heading."""
        return next(cell.column for cell in sheet[HEAD_ROW] if cell.value == label)

    def cell(self, sheet, label, row):
        """A cell of a row of the table, the first one being 1."""
        return sheet.cell(HEAD_ROW + row, self.column(sheet, label))

    def fill(self, sheet, row, **values):
        """Type into a row; the labels with _ for a blank."""
        for label, value in values.items():
            self.cell(sheet, label.replace('_', ' '), row).value = value

    def content(self, book):
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    def wizard(self, kind, user, book=None, name='isian.xlsx', **values):
        """A dialog with a file in it."""
        content = book if isinstance(book, bytes) else book and self.content(book)
        return self.env['skp.import'].with_user(user).create({
            'kind': kind, 'file': content and base64.b64encode(content), 'file_name': name,
            'period_id': self.period.id, **values})

    def brought(self, kind, user, book, **values):
        """A dialog after its dry run."""
        wizard = self.wizard(kind, user, book, **values)
        wizard.action_check()
        return wizard

    def told(self, wizard, level='error'):
        """The findings of a level: {(sheet, cell): sentence}."""
        return {(row.sheet, row.cell): row.sentence for row in wizard.finding_ids if row.level == level}
