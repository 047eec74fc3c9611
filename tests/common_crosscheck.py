"""The arithmetic a second way: tables as a LibreOffice workbook of formulas, recalculated. It never compares."""
import shutil
import subprocess
import tempfile
from decimal import Decimal, InvalidOperation
from pathlib import Path
from string import Formatter

import openpyxl
import xlsxwriter
from xlsxwriter.utility import xl_range

# 0: always recalculate, whoever wrote the file
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>
"""


class Workbook:
    """A sheet for each table: a row for each case, its figures as written and a formula for each result."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.path = self.folder / 'written.xlsx'
        self.book = xlsxwriter.Workbook(str(self.path))

    def add(self, name, cases, formulas):
        """Write one table; a formula names its cells by their columns: ``{quantity_target} * 2``.

        A cell of several values, ``80;90``, takes several columns and is named as their range.
        """
        sheet = self.book.add_worksheet(name)
        spans = _spans(cases, formulas)
        for line, case in enumerate(cases, start=1):
            places = {column: xl_range(line, first, line, last) for column, (first, last) in spans.items()}
            for column, (first, _last) in spans.items():
                if column in formulas:
                    sheet.write_formula(line, first, '=' + formulas[column].format(**places), value='')
                else:
                    sheet.write_row(line, first, [_cell(value) for value in _values(case[column])])
        for column, (first, _last) in spans.items():
            sheet.write(0, first, column)

    def recalculated(self):
        """What LibreOffice makes of the formulas: ``{table: [{column: Decimal or text}]}``, no empty cell."""
        self.book.close()
        book = openpyxl.load_workbook(self._converted(), data_only=True)
        return {sheet.title: list(_read(sheet)) for sheet in book}

    def _converted(self):
        if not shutil.which('soffice'):
            raise AssertionError("soffice is missing: install the Debian package libreoffice-calc-nogui")
        profile = self.folder / 'profile'
        (profile / 'user').mkdir(parents=True)
        (profile / 'user' / 'registrymodifications.xcu').write_text(PROFILE, encoding='utf-8')
        done = subprocess.run(
            ['soffice', f'-env:UserInstallation={profile.as_uri()}', '--headless', '--convert-to', 'xlsx',
             '--outdir', str(self.folder / 'out'), str(self.path)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=180)
        result = self.folder / 'out' / self.path.name
        if not result.exists():
            raise AssertionError("LibreOffice recalculated nothing (is the Debian package libreoffice-calc-nogui "
                                 f"installed?): {done.stdout}")
        return result


def recalculate(tables):
    """Recalculate ``{table: (cases, formulas)}`` in one workbook, in a folder and profile of its own."""
    with tempfile.TemporaryDirectory(prefix='hr_skp_sheet_') as folder:
        workbook = Workbook(folder)
        for name, (cases, formulas) in tables.items():
            workbook.add(name, cases, formulas)
        return workbook.recalculated()


def _spans(cases, formulas):
    """First and last place of each column: what the formulas read, then the formulas."""
    named = [part[1] for text in formulas.values() for part in Formatter().parse(text) if part[1]]
    spans, place = {}, 0
    for column in dict.fromkeys([*(name for name in named if name not in formulas), *formulas]):
        width = 1 if column in formulas else max(len(_values(case[column])) for case in cases)
        spans[column] = (place, place + width - 1)
        place += width
    return spans


def _values(text):
    return (text or '').split(';')


def _cell(text):
    try:
        return float(Decimal(text))
    except InvalidOperation:
        return text


def _read(sheet):
    """Each row by its headings; a float stands for its shortest text, as Calc shows it."""
    headings, *lines = sheet.iter_rows(values_only=True)
    for line in lines:
        yield {heading: value if isinstance(value, str) else Decimal(str(value))
               for heading, value in zip(headings, line, strict=True) if heading and value not in (None, '')}
