"""Writes workbooks that look like the official sheets, cell by cell. Knows nothing of Odoo's records."""
import io
import re
from decimal import Decimal
from typing import NamedTuple

import xlsxwriter

PAPERS = {'a4': 9, 'f4': 14}  # numbers of the format: A4, and Folio (8.5 × 13 inches = 215.9 × 330.2 mm)
LONGEST = 32767  # characters of a cell
HIGHEST = 409  # points of a row
CHARACTERS = 1.1  # of 9-point type that a unit of a column's width takes
LINE_HEIGHT = 12  # points of a line of 9-point type
NAME_LENGTH = 31  # of a sheet
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
RESERVED = 'history'
LOOKS_LIKE_FORMULA = ('=', '+', '-', '@', '\t', '\n')
INDONESIAN = '[$-421]'  # dot between thousands, decimal comma
BOX = {'border': 1, 'text_wrap': True}
FIGURE = {'border': 1, 'align': 'right', 'shrink': True}  # one that is too wide is printed smaller, never as ###
HEAD = {**BOX, 'bold': True, 'align': 'center', 'valign': 'vcenter', 'bg_color': '#E7E6E6'}
STYLES = {
    'text': BOX,
    'center': {**BOX, 'align': 'center'},
    'strong': {**BOX, 'bold': True},
    'head': HEAD,
    'bar': {**HEAD, 'align': 'left'},
    'number': FIGURE,
    'money': FIGURE,
    'score': {**FIGURE, 'num_format': f'{INDONESIAN}#,##0.00'},
    'digits': {**BOX, 'num_format': '@'},
    'title': {'bold': True, 'align': 'center', 'font_size': 11},
    'plain': {'text_wrap': True},
    'middle': {'text_wrap': True, 'align': 'center'},
}
UNITS = {'number': '', 'money': "Rp"}  # of the styles whose format follows the figure


class Cell(NamedTuple):
    """A cell as of an HTML table: what stands in it, how, and how many columns and rows it takes."""

    value: object = ''
    style: str = 'text'
    across: int = 1
    down: int = 1


class Formula(NamedTuple):
    """A formula, and what it comes to for programs that do not reckon."""

    text: str
    value: object


def number_format(value, before=''):
    """How a figure is written: as many decimals as it has, three at the most; of money two or none.

    >>> number_format(Decimal('12.00')), number_format(0.125), number_format(1500.5, 'Rp')
    ('[$-421]#,##0', '[$-421]#,##0.000', '[$-421]"Rp"#,##0.00')
    """
    places = min(3, max(0, -Decimal(str(value)).normalize().as_tuple().exponent))
    places = 2 if before and places else places
    unit = before and f'"{before}"'
    return f"{INDONESIAN}{unit}#,##0{'.' if places else ''}{'0' * places}"


def file_name(*parts):
    """A name that every file system takes.

    >>> file_name(2025, 'SKP', '198503172010012001', 'Siti Aminah, S.Kom.')
    '2025_SKP_198503172010012001_Siti_Aminah_S_Kom.xlsx'
    """
    words = [re.sub(r"\W+", '_', str(part)).strip('_') for part in parts]
    return f"{'_'.join(filter(None, words))[:120]}.xlsx"


class Book:
    """A workbook in the making, on the paper of an office."""

    def __init__(self, paper, title, **options):
        self._stream = io.BytesIO()
        self.paper = PAPERS[paper]
        self._book = xlsxwriter.Workbook(self._stream, {
            'in_memory': True, 'strings_to_formulas': False, 'strings_to_urls': False, 'strings_to_numbers': False,
            **options})
        self._book.set_properties({'title': title})
        self._formats, self._names = {}, {RESERVED}

    def sheet(self, name, widths):
        """Begin a sheet; its name is cut and numbered until it is allowed and the only one."""
        return Sheet(self, self._book.add_worksheet(self._free_name(name)), widths)

    def style(self, name, **more):
        """The format of a style, made once."""
        key = (name, *more.items())
        if key not in self._formats:
            self._formats[key] = self._book.add_format(
                {'font_name': 'Arial', 'font_size': 9, 'valign': 'top', **STYLES[name], **more})
        return self._formats[key]

    def finished(self):
        """The file."""
        self._book.close()
        return self._stream.getvalue()

    def _free_name(self, name):
        stem = NOT_IN_NAMES.sub(' ', name).strip("' ") or "Lembar"
        free, number = stem[:NAME_LENGTH].strip("' "), 1
        while free.lower() in self._names:
            number += 1
            free = f"{stem[:NAME_LENGTH - 5].strip()} ({number})"
        self._names.add(free.lower())
        return free


class Sheet:
    """One sheet, written from top to bottom."""

    def __init__(self, book, page, widths):
        self.book, self.page, self.widths = book, page, widths
        self.row, self.columns = 0, len(widths)
        for column, width in enumerate(widths):
            page.set_column(column, column, width)

    def halves(self, first=0):
        """How many columns from one on stand in the left half of the paper, and how many in the right."""
        widths = self.widths[first:]
        left = min(range(1, len(widths)), key=lambda count: abs(sum(widths[:count]) - sum(widths) / 2))
        return left, len(widths) - left

    def write(self, *rows):  # pylint: disable=unknown-option-value,method-required-super
        """Write rows below each other, each a list of Cells placed as in an HTML table.

        :return: number of the first of them, from zero
        """
        first, taken, heights = self.row, set(), dict.fromkeys(range(len(rows)), 1)
        for offset, cells in enumerate(rows):
            column = 0
            for cell in cells:
                while (offset, column) in taken:
                    column += 1
                self._put(first + offset, column, cell)
                places = [(offset + down, column + right) for down in range(cell.down) for right in range(cell.across)]
                taken.update(places)
                for down in {place[0] for place in places}:
                    heights[down] = max(heights.get(down, 1), self._lines(cell, column) / cell.down)
        for offset in range(len(rows)):
            self.page.set_row(first + offset, min(HIGHEST, heights[offset] * LINE_HEIGHT + 3))
        self.row += len(rows)
        return first

    def line(self, text, style='plain'):
        """Write one text over the whole width."""
        return self.write([Cell(text, style, self.columns)])

    def finish(self, head, form):
        """Set how the sheet is printed.

        :param head: first and last row of the table's head, which every page repeats
        :param str form: what the foot of each page calls the sheet
        """
        page = self.page
        page.set_landscape()
        page.set_paper(self.book.paper)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.7)
        page.repeat_rows(*head)
        page.print_area(0, 0, self.row - 1, self.columns - 1)
        page.set_footer(f"&L{form.replace('&', '&&')}&RHalaman &P dari &N")

    def _put(self, row, column, cell):
        value, style = cell.value, self._format(cell)
        if cell.across > 1 or cell.down > 1:
            self.page.merge_range(row, column, row + cell.down - 1, column + cell.across - 1, '', style)
        if isinstance(value, Formula):
            self.page.write_formula(row, column, value.text, style, value.value)
        elif isinstance(value, str):
            self.page.write_string(row, column, _text(value), style) if value else self.page.write_blank(
                row, column, None, style)
        else:
            self.page.write_number(row, column, float(value), style)

    def _format(self, cell):
        """The style of a cell; a text that begins like a formula stays one also when it is typed over."""
        value = cell.value.value if isinstance(cell.value, Formula) else cell.value
        if cell.style in UNITS and not isinstance(value, str):
            return self.book.style(cell.style, num_format=number_format(value, UNITS[cell.style]))
        if isinstance(cell.value, str) and _text(cell.value).startswith(LOOKS_LIKE_FORMULA) and len(cell.value) > 1:
            return self.book.style(cell.style, quote_prefix=True)
        return self.book.style(cell.style)

    def _lines(self, cell, column):
        """How many lines a text takes in its columns, roughly: programs do not fit the height of merged cells."""
        width = max(1, int(sum(self.widths[column:column + cell.across]) * CHARACTERS))
        return sum(-(-max(1, len(part)) // width) for part in _text(cell.value).split('\n')) if isinstance(
            cell.value, str) else 1


def _text(value):
    """A text as a cell takes it: line feeds alone, and not too long."""
    value = value.replace('\r\n', '\n').replace('\r', '\n')
    return value if len(value) <= LONGEST else f"{value[:LONGEST - 1]}…"
