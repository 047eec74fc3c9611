"""Opens a workbook that somebody sends in, within limits, and walks over its rows. Knows nothing of Odoo's records.

The file comes from outside: how much it would unpack to is counted before anything is parsed, and whatever a
workbook of figures does not need (macros, document types with their entities) is refused.
"""
import io
import warnings
import zipfile
from dataclasses import dataclass, field
from itertools import islice

import openpyxl
from openpyxl.utils import get_column_letter

from ..rules.cells import Typed

MB = 1024 * 1024
MOST_BYTES = 20 * MB  # of the file
MOST_UNPACKED = 200 * MB
MOST_PARTS = 500
MOST_SHEETS = 60
MOST_ROWS = 150_000  # of all sheets
MOST_COLUMNS = 60
HEAD_ROWS = 12  # in which the headings are looked for
META = 'meta'
FORMAT = '1'  # of the workbooks made here
MACRO_PARTS = ('vbaproject.bin', 'vbadata.xml', '.xlsm', 'macrosheets/')
DOCTYPE = b'<!DOCTYPE'


class Refused(Exception):
    """A file that is not read at all: a code of the sentences in ``skp.import``, with its values."""

    def __init__(self, code, **values):
        super().__init__(code)
        self.code, self.values = code, values


@dataclass
class Row:
    """One row of a sheet: what stands in its cells, what is wrong with them, and what they come to."""

    sheet: str
    number: int
    places: dict  # {column key: letter}
    typed: dict  # {column key: Typed}
    values: dict = field(default_factory=dict)  # of the good cells
    faults: list = field(default_factory=list)  # (column key, sentence)
    changes: list = field(default_factory=list)  # (column key, what was there, what comes)
    record: object = None
    vals: dict = field(default_factory=dict)  # what is written of it

    def place(self, key):
        """The cell of a column, such as H17; the row's first one where the column is not there."""
        return f"{self.places.get(key, 'A')}{self.number}"


@dataclass(frozen=True)
class Misfit:
    """A sheet that is not read: why (a code), where, and the columns in question."""

    code: str
    sheet: str
    place: str = ''
    names: tuple = ()


def check(content, name):
    """Refuse what is too large, no workbook, or more than a workbook of figures.

    :param bytes content: the file
    :param str name: what it is called
    :raises Refused: with the reason
    """
    if len(content) > MOST_BYTES:
        raise Refused('large', size=len(content) // MB, most=MOST_BYTES // MB)
    ending = name.rsplit('.', 1)[-1].lower() if '.' in name else ''
    if ending in ('xlsm', 'xlsb', 'xltm', 'xlam'):
        raise Refused('macros')
    if ending != 'xlsx' or not content.startswith(b'PK'):
        raise Refused('other', name=name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_parts(archive)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise Refused('broken') from error


def _check_parts(archive):
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise Refused('unpacked', size=unpacked // MB, most=MOST_UNPACKED // MB)
    names = [part.filename.lower() for part in parts]
    if any(word in '\n'.join(names) for word in MACRO_PARTS):
        raise Refused('macros')
    if len(set(names)) < len(names):
        raise Refused('broken')
    for part, name in zip(parts, names, strict=True):
        if name.endswith(('.xml', '.rels')):
            _check_part(archive, part)


def _check_part(archive, part):
    """Entities can be made to grow without end: no workbook has a document type, nor another writing than UTF-8."""
    tail = b''
    with archive.open(part) as stream:
        while block := stream.read(MB):
            if b'\0' in block or DOCTYPE in tail + block:
                raise Refused('broken')
            tail = block[-len(DOCTYPE):]


class File:
    """An opened workbook. Use it as a context: the file is read while one walks over it."""

    def __init__(self, content):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter('ignore')  # of what a workbook has beside its cells
                self.book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        except Exception as error:  # whatever a file from outside makes the parser stumble over
            raise Refused('broken') from error
        if len(self.book.worksheets) > MOST_SHEETS:
            raise Refused('sheets', count=len(self.book.worksheets), most=MOST_SHEETS)
        self.rows = 0

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.book.close()

    def meta(self):
        """What the workbook says of itself: {key: text}; empty where it was not made here."""
        if META not in self.book.sheetnames:
            return {}
        rows = list(self._walk(self.book[META], 40))
        return {str(row[0].value): str(row[1].value or '') for row in rows if len(row) > 1 and row[0].value}

    def parts(self, columns):
        """The rows of the visible sheets, and the sheets that do not have the columns.

        :param columns: ``rules.cells.Column`` by whose headings the cells are found, wherever they stand
        :return: iterator of Row and Misfit
        :raises Refused: too many rows, or a file that breaks off
        """
        for sheet in self.book.worksheets:
            if sheet.title != META:
                yield from self._sheet(sheet, columns)

    def _sheet(self, sheet, columns):
        rows = enumerate(self._walk(sheet), 1)
        places, misfit = self._head(sheet.title, rows, columns)
        if misfit:
            yield misfit
        if places:
            found = (self._row(sheet.title, number, cells, places) for number, cells in rows)
            yield from filter(None, found)

    def _head(self, sheet, rows, columns):
        """Walk to the headings: where each column stands, or why the sheet is not read; an empty sheet is neither."""
        blank = True
        for number, cells in islice(rows, HEAD_ROWS):
            places, misfit = find_columns(sheet, number, cells, columns)
            if places or misfit:
                return places, misfit
            blank = blank and all(cell.value is None for cell in cells)
        return None, None if blank else Misfit('no_head', sheet, names=tuple(column.label for column in columns))

    def _walk(self, sheet, most=None):
        """The rows of a sheet, whatever the file says of its size."""
        sheet.reset_dimensions()
        try:
            for cells in sheet.iter_rows(max_col=MOST_COLUMNS, max_row=most):
                self.rows += 1
                if self.rows > MOST_ROWS:
                    raise Refused('rows', most=MOST_ROWS)
                yield cells
        except Refused:
            raise
        except Exception as error:  # as above
            raise Refused('broken') from error

    def _row(self, sheet, number, cells, places):
        typed = {key: _typed(cells[index]) for key, index in places.items() if index < len(cells)}
        if all(cell.value is None or cell.value == '' for cell in typed.values()):
            return None
        return Row(sheet, number, {key: get_column_letter(index + 1) for key, index in places.items()}, typed)


def find_columns(sheet, number, cells, columns):
    """Where the columns stand, if a row is that of the headings.

    :return: ({column key: index} or None, Misfit or None)
    """
    labels = [_plain(cell.value) for cell in cells]
    counts = {column: labels.count(_plain(column.label)) for column in columns}
    if sum(map(bool, counts.values())) * 2 <= len(columns):
        return None, None
    for code, wrong in (('twice', lambda count: count > 1), ('missing', lambda count: not count)):
        names = tuple(column.label for column, count in counts.items() if wrong(count))
        if names:
            return None, Misfit(code, sheet, f"A{number}", names)
    return {column.key: labels.index(_plain(column.label)) for column in columns}, None


def _plain(value):
    return ' '.join(str(value).split()).casefold() if value is not None else None


def _typed(cell):
    if cell.value is None:
        return Typed()
    percent = isinstance(cell.value, int | float) and '%' in (cell.number_format or '')
    return Typed(cell.value, cell.data_type == 'f', percent)
