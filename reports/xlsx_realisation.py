from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from odoo import models
from odoo.exceptions import UserError

from ..rules import indonesian, months
from ..rules.values import figure
from .official_sheet_permenpanrb6 import ASPECTS, PERSPECTIVES
from .xlsx_sheet import Book, Cell, Formula, file_name

BEFORE = {'number': 5, 'name': 30, 'side': 10, 'indicator': 24, 'target': 12, 'unit': 9}
MONTH_WIDTH, MONTH_WIDTH_WORDS, TOTAL_WIDTH, NOTES_WIDTH = 10, 13, 11, 22
NAMES = {'pp46': "KEGIATAN TUGAS JABATAN", 'pp30': "RENCANA KINERJA", 'permenpanrb6': "RENCANA HASIL KERJA"}
# how a spreadsheet adds up the months, as rules/months.py does
METHODS = {
    'sum': "SUM({own})", 'months_with_output': "SUM({own})", 'average': "AVERAGE({own})", 'maximum': "MAX({own})",
    'last': "INDEX({own},SUMPRODUCT(MAX(ISNUMBER({own})*COLUMN({own})))-COLUMN({first})+1)",
}


class ReportHrSkpXlsxRealisation(models.AbstractModel):
    """The months of a case beside each other: a sheet for each case, a row for each indicator."""

    _name = 'report.hr_skp.xlsx_realisation'
    _inherit = ['report.hr_skp.xlsx']
    _description = "SKP Realisation Workbook"

    _kind = 'realisation'
    _title = "Lembar Realisasi Sasaran Kerja Pegawai"

    def _check_printable(self, records):
        super()._check_printable(records)
        bare = next((plan for plan in records if not plan.realisation_ids), None)
        if bare:
            raise UserError(self.env._(
                "%(plan)s has no month yet: its first sheet opens when the plan is agreed.", plan=bare.name))

    def _workbook(self, records):
        self._check_printable(records)
        book = Book(records[0].company_id.skp_paper, self._title)
        for plan in records:
            self._fill(book, plan)
        return file_name(*self._name_of(records, "Realisasi")), book.finished()

    def _fill(self, book, plan):
        values = self.env['report.hr_skp.report_plan']._of_regulation(plan.scheme_code)._sheet(plan)
        values = {**values, 'scheme': plan.scheme_code, 'place_date': self.env['report.hr_skp.sheet']._date(None)}
        first, span = self._layout(plan)
        month_width = MONTH_WIDTH_WORDS if plan.scheme_code == 'permenpanrb6' else MONTH_WIDTH
        sheet = book.sheet(values['parties']['employee']['name'], [
            *(BEFORE[column] for column in first), *[month_width] * len(span), TOTAL_WIDTH, NOTES_WIDTH])
        self._head(sheet, ("LEMBAR REALISASI SASARAN KERJA PEGAWAI",), values, "")
        head = sheet.write(*self._names(plan, first, span))
        cells = self._cells(plan, span)
        for number, line in enumerate(self._lines(plan), 1):
            self._activity(sheet, number, line, first, cells)
        self._signatures(sheet, values)
        sheet.finish((head, head + 1), self._title)

    def _layout(self, plan):
        """The columns before the months, and the months; activities of PP 46/2011 are their own indicator."""
        columns = [column for column in BEFORE if column != 'indicator' or plan.scheme_code != 'pp46']
        return columns, plan._months()

    def _names(self, plan, columns, span):
        names = {'number': "NO", 'name': NAMES[plan.scheme_code], 'side': "ASPEK", 'indicator': "INDIKATOR",
                 'target': "TARGET", 'unit': "SATUAN"}
        labels = [f"{indonesian.month_name(month.month)} {month.year}".upper() for month in span]
        return ([*(Cell(names[column], 'head', 1, 2) for column in columns), Cell("REALISASI BULAN", 'head', len(span)),
                 Cell("REALISASI SETAHUN", 'head', 1, 2), Cell("CATATAN", 'head', 1, 2)],
                [Cell(label, 'head') for label in labels])

    def _lines(self, plan):
        # not filtered(): it forgets the prefetch
        rows = [line for line in plan.line_ids if line._is_measured() and line.indicator_ids]
        return sorted(rows, key=lambda line: (line.kind != 'main', line.sequence, line.id))

    def _cells(self, plan, span):
        """The rows of the months: {indicator id: [row or nothing for each month]}."""
        found = {(row.indicator_id.id, sheet.month): row for sheet in plan.realisation_ids for row in sheet.line_ids}
        indicators = {indicator for indicator, _month in found}
        rows = {indicator: [found.get((indicator, month)) for month in span] for indicator in indicators}
        return {**rows, 'none': [None] * len(span)}

    def _activity(self, sheet, number, line, columns, cells):
        """The rows of one result, an indicator each."""
        indicators = list(line.indicator_ids)
        place = {indicator.id: sheet.row + offset for offset, indicator in enumerate(indicators)}
        outputs = [indicator.id for indicator in indicators if indicator.aspect == 'quantity']
        lead = [Cell(number, 'center', 1, len(indicators)), Cell(line.name, 'text', 1, len(indicators))]
        rows = []
        for indicator in indicators:
            own = cells.get(indicator.id, cells['none'])
            quantities = [cells.get(output, cells['none']) for output in outputs]
            rows.append([
                *self._target(indicator, columns),
                *self._months(indicator, own, len(columns), [place[output] for output in outputs], quantities),
                self._total(indicator, own, quantities, place[indicator.id], len(columns),
                            [place[output] for output in outputs]),
                Cell(self._notes(indicator, own))])
        sheet.write(lead + rows[0], *rows[1:])

    def _target(self, indicator, columns):
        side = PERSPECTIVES.get(indicator.perspective) or ASPECTS.get(indicator.aspect, '')
        words = indicator.target_text or indicator.target_high or not indicator.target
        target = [Cell(self.env['report.hr_skp.sheet']._target(indicator), 'text', 2)] if words else [
            Cell(indicator.target, 'number'), Cell(indicator.unit or '')]
        name = [Cell(indicator.name or '')] if 'indicator' in columns else []
        return [Cell(side), *name, *target]

    # -- months ------------------------------------------------------------------------------------

    def _months(self, indicator, own, column, places, quantities):
        """What was achieved month by month: figures, the words of a target in words, or the output counted."""
        if indicator._is_entered():
            return [self._month(indicator, row) for row in own]
        outputs = self._outputs(quantities)
        return [self._counted([xl_rowcol_to_cell(place, column + month) for place in places], output)
                for month, output in enumerate(outputs)]

    def _month(self, indicator, row):
        if row and indicator.is_in_words:
            return Cell(row.note or '')
        return Cell(row.value, 'number') if row and row.is_filled else Cell()

    def _counted(self, places, output):
        """One where there was output, nothing where none was told."""
        if not places:
            return Cell()
        named = ",".join(places)
        value = '' if output is None else int(output > 0)
        return Cell(Formula(f'=IF(COUNT({named})=0,"",IF(SUM({named})>0,1,0))', value), 'number')

    def _outputs(self, quantities):
        """The output of each month: the sum where a result counts several quantities, None where none was told."""
        return [months.output([self._figure(row) for row in month]) for month in zip(*quantities, strict=True)]

    def _figure(self, row):
        return figure(row.value) if row and row.is_filled else None

    # -- the year ----------------------------------------------------------------------------------

    def _total(self, indicator, own, quantities, row, column, places):
        """The year's figure as a formula over the months; words do not add up."""
        if indicator.is_in_words:
            return Cell()
        last = column + len(own) - 1
        formula = self._weighted(row, column, last, places) if indicator.aggregation == 'weighted_average' else (
            METHODS[indicator.aggregation].format(
                own=xl_range(row, column, row, last), first=xl_rowcol_to_cell(row, column)))
        outputs = self._outputs(quantities) or [None] * len(own)
        told = outputs if indicator.aggregation == 'months_with_output' else [self._figure(cell) for cell in own]
        value = '-' if all(cell is None for cell in told) else float(months.add_up(
            indicator.aggregation, list(zip(map(self._figure, own), outputs, strict=True))))
        span = xl_range(row, column, row, last)
        return Cell(Formula(f'=IF(COUNT({span})=0,"-",ROUND({formula},2))', value), 'number')

    def _weighted(self, row, first, last, places):
        """The average of the months weighted by their output; the plain one where there was none."""
        own = xl_range(row, first, row, last)
        ranges = [xl_range(place, first, place, last) for place in places]
        above = "+".join(f"SUMPRODUCT({own},{output})" for output in ranges)
        below = "+".join(f"SUMPRODUCT(--ISNUMBER({own}),{output})" for output in ranges)
        return f"IFERROR(({above})/({below}),AVERAGE({own}))" if ranges else f"AVERAGE({own})"

    def _notes(self, indicator, own):
        """The notes that stand beside figures, month by month."""
        if indicator.is_in_words:
            return ''
        return "\n".join(
            f"{indonesian.month_name(row.realisation_id.month.month)}: {row.note}" for row in own if row and row.note)
