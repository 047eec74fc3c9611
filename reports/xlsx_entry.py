"""Writes workbooks that are filled in and brought back: a table a sheet, only the cells for typing unlocked.

Knows nothing of Odoo's records. Rows are written to disk as they come (``constant_memory``): a unit's year has a
hundred thousand of them.
"""
from datetime import date

from .xlsx_sheet import LOOKS_LIKE_FORMULA, Book, _text

HEAD_ROW = 3  # above it: title, of what and by whom, how to fill in
SPARE_ROWS = 1000  # that a template has for typing
HIGHEST_NUMBER = 10 ** 13
LIST_LENGTH = 255  # characters that a list in a cell may have
LOCKED = {'bg_color': '#F2F2F2'}
OPEN = {'bg_color': '#FFFBE6', 'locked': False}
PROTECTED = {  # what stays allowed on a protected sheet
    'select_locked_cells': True, 'select_unlocked_cells': True, 'format_columns': True, 'format_rows': True,
    'autofilter': True}
FORMATS = {'number': {'num_format': '#,##0.##'}, 'nip': {'num_format': '@'}, 'date': {'num_format': 'dd-mm-yyyy'},
           'choice': {}, 'text': {'num_format': '@'}}


class EntryBook(Book):
    """A workbook to fill in: tables, and a hidden sheet that says what the workbook is."""

    def __init__(self, title, meta):
        super().__init__('a4', title, constant_memory=True, in_memory=False)
        self._meta = meta

    def table(self, name, lines, columns, rows, spare=0):
        """One sheet.

        :param list lines: up to three texts above the table
        :param columns: ``rules.cells.Column``
        :param rows: iterable of (is open, {column key: value})
        :param int spare: rows for typing below them
        """
        page = self._book.add_worksheet(self._free_name(name))
        for index, column in enumerate(columns):
            page.set_column(index, index, column.width, self._style(column, False), {'hidden': column.is_hidden})
        for row, text in enumerate(lines):
            style = self.style('plain' if row else 'title', align='left', text_wrap=False)
            page.write_string(row, 1 if columns[0].is_hidden else 0, text, style)
        for index, column in enumerate(columns):
            page.write_string(HEAD_ROW, index, column.label, self.style('head'))
        number = HEAD_ROW
        for is_open, values in rows:
            number += 1
            self._row(page, number, columns, values, is_open)
        for _spare in range(spare):
            number += 1
            self._row(page, number, columns, {}, True)
        self._finish(page, columns, number)

    def finished(self):
        """The file, with what it says of itself."""
        page = self._book.add_worksheet('meta')
        for row, (key, value) in enumerate(self._meta.items()):
            page.write_string(row, 0, key)
            page.write_string(row, 1, str(value))
        page.protect()
        page.very_hidden()
        return super().finished()

    def _row(self, page, number, columns, values, is_open):
        for index, column in enumerate(columns):
            value = values.get(column.key)
            style = self._style(column, is_open and value is not LOCK, value)
            if value is None or value is LOCK or value == '':
                page.write_blank(number, index, None, style)
            elif isinstance(value, date):
                page.write_datetime(number, index, value, style)
            elif isinstance(value, str):
                page.write_string(number, index, _text(value), style)
            else:
                page.write_number(number, index, float(value), style)

    def _style(self, column, is_open, value=None):
        """The format of a cell; a text that begins like a formula stays one also when it is typed over."""
        more = {**FORMATS[column.kind], **(OPEN if is_open and column.is_entry else LOCKED)}
        if isinstance(value, str) and len(value) > 1 and value.startswith(LOOKS_LIKE_FORMULA):
            more['quote_prefix'] = True
        if not isinstance(value, str | None) and column.kind == 'text':
            more['num_format'] = '#,##0.##'
        return self.style('text', **more)

    def _finish(self, page, columns, last):
        page.freeze_panes(HEAD_ROW + 1, 0)
        page.autofilter(HEAD_ROW, 0, max(last, HEAD_ROW + 1), len(columns) - 1)
        for index, column in enumerate(columns):
            rule = self._validation(column)
            if column.is_entry and rule and last > HEAD_ROW:
                page.data_validation(HEAD_ROW + 1, index, last, index, rule)
        page.protect('', PROTECTED)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(HEAD_ROW)

    def _validation(self, column):
        """What a spreadsheet program lets somebody type, and what it says otherwise."""
        told = {'error_title': column.label[:32], 'ignore_blank': True}
        if column.kind == 'number':
            return {**told, 'validate': 'decimal', 'criteria': 'between', 'minimum': 0, 'maximum': HIGHEST_NUMBER,
                    'error_message': "Isi dengan angka, 0 atau lebih."}
        if column.kind == 'date':
            return {**told, 'validate': 'date', 'criteria': 'between', 'minimum': date(1940, 1, 1),
                    'maximum': date(2100, 1, 1), 'error_message': "Isi dengan tanggal."}
        words = list(column.choices)
        if column.kind == 'choice' and words and len(','.join(words)) <= LIST_LENGTH:
            return {**told, 'validate': 'list', 'source': words, 'error_message': "Pilih dari daftar."}
        if column.kind == 'nip':
            return {**told, 'validate': 'length', 'criteria': 'between', 'minimum': 18, 'maximum': 21,
                    'error_message': "NIP terdiri atas 18 angka."}
        return None


LOCK = object()  # the value of a cell that stays locked in a row that is open
