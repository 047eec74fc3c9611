from xlsxwriter.utility import xl_range

from odoo import models

from ..rules.values import to_decimal
from .official_sheet_permenpanrb6 import ASPECTS, PERSPECTIVES
from .xlsx_sheet import Book, Cell, Formula, file_name

PP46_WIDTHS = (5, 44, 9, 10, 18, 9, 8, 10, 18)
PP46_HEAD = (
    [Cell("NO", 'head', 1, 2), Cell("III. KEGIATAN TUGAS JABATAN", 'head', 1, 2), Cell("AK", 'head', 1, 2),
     Cell("TARGET", 'head', 6)],
    [Cell("KUANT/OUTPUT", 'head', 2), Cell("KUAL/MUTU", 'head'), Cell("WAKTU", 'head', 2), Cell("BIAYA", 'head')])
WIDTHS = {'number': 5, 'superior': 34, 'name': 38, 'side': 14, 'indicator': 42, 'perspective': 18}
TARGET_WIDTHS = (18, 16)  # the figure or the words, and the unit
LEADING = ('number', 'superior', 'name')  # once for a result, beside all its indicators
PARTS = (('main', "A. UTAMA"), ('additional', "B. TAMBAHAN"))
PP30_PARTS = (('main', "A. KINERJA UTAMA"), ('additional', "B. KINERJA TAMBAHAN"))
AGREED = (('resource', "DUKUNGAN SUMBER DAYA"), ('accountability', "SKEMA PERTANGGUNGJAWABAN"),
          ('consequence', "KONSEKUENSI"))


class ReportHrSkpXlsxPlan(models.AbstractModel):
    """The plan as a workbook: a sheet for each case, with the columns of the form of its regulation."""

    _name = 'report.hr_skp.xlsx_plan'
    _inherit = ['report.hr_skp.xlsx']
    _description = "SKP Plan Workbook"

    _kind = 'plan'
    _title = "Sasaran Kinerja Pegawai"

    def _workbook(self, records):
        self._check_printable(records)
        book = Book(records[0].company_id.skp_paper, self._title)
        for plan in records:
            # the blocks around the table are those of the printed form
            values = self.env['report.hr_skp.report_plan']._of_regulation(plan.scheme_code)._sheet(plan)
            getattr(self, f'_write_{plan.scheme_code}')(book, plan, {**values, 'scheme': plan.scheme_code})
        return file_name(*self._name_of(records, "SKP")), book.finished()

    def _begin(self, book, values, titles, widths):
        sheet = book.sheet(values['parties']['employee']['name'], widths)
        self._head(sheet, titles, values, "KONSEP – belum disepakati" if values['is_draft'] else "")
        return sheet

    # -- PP 46/2011, Perka BKN 1/2013 --------------------------------------------------------------

    def _write_pp46(self, book, plan, values):
        sheet = self._begin(
            book, values, ("FORMULIR SASARAN KERJA", "PEGAWAI NEGERI SIPIL"), PP46_WIDTHS)
        head = sheet.write(*PP46_HEAD)
        lines = self._lines(plan, 'main')
        first = sheet.write(*(
            [Cell(number, 'center'), Cell(line.name), *self._pp46_targets(line)]
            for number, line in enumerate(lines, 1)))
        if lines:
            self._pp46_totals(sheet, first, lines)
        self._signatures(sheet, values)
        sheet.finish((head, head + 1), "Formulir Sasaran Kerja Pegawai Negeri Sipil")

    def _pp46_targets(self, line):
        """The figures of one activity; a dash where the form has none."""
        columns = (
            (line.credit, 'number'), (line.quantity_target, 'number'), (line.quantity_unit, 'text'),
            (line.quality_target, 'number'), (line.time_target, 'number'), (line.time_unit, 'text'),
            (line.cost_target, 'money'))
        return [Cell(value or '-', style) for value, style in columns]

    def _pp46_totals(self, sheet, first, lines):
        """What the activities come to: credit and cost."""
        last = sheet.row - 1
        sums = {name: float(sum(to_decimal(line[name]) for line in lines)) for name in ('credit', 'cost_target')}
        credit, cost = (Formula(f"=SUM({xl_range(first, column, last, column)})", sums[name])
                        for column, name in ((2, 'credit'), (8, 'cost_target')))
        sheet.write([Cell("JUMLAH", 'strong', 2), Cell(credit, 'number'), Cell("", 'text', 5), Cell(cost, 'money')])

    # -- PermenPANRB 8/2021 ------------------------------------------------------------------------

    def _write_pp30(self, book, plan, values):
        executive = values['by_perspective']
        columns = {
            'number': "No", 'superior': "Rencana Kinerja Atasan Langsung yang Diintervensi", 'name': "Rencana Kinerja",
            'side': "Perspektif" if executive else "Aspek", 'indicator': "Indikator Kinerja Individu",
            'target': "Target"}
        if executive:
            del columns['superior']
        sheet = self._begin(book, values, ("SASARAN KINERJA PEGAWAI",), self._widths(columns))
        head = sheet.write(self._names(columns))
        self._results(sheet, plan, columns, PP30_PARTS)
        self._signatures(sheet, values)
        sheet.finish((head, head), "Sasaran Kinerja Pegawai (PermenPANRB 8/2021)")

    # -- PermenPANRB 6/2022 ------------------------------------------------------------------------

    def _write_permenpanrb6(self, book, plan, values):
        columns = self._columns_permenpanrb6(values)
        sheet = self._begin(book, values, (
            "SASARAN KINERJA PEGAWAI",
            f"PENDEKATAN HASIL KERJA {'KUANTITATIF' if values['quantitative'] else 'KUALITATIF'}",
            "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI" if values['executive']
            else "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"), self._widths(columns))
        head = sheet.write([Cell("HASIL KERJA", 'head', sheet.columns)], self._names(columns))
        self._results(sheet, plan, columns, PARTS)
        self._agreed(sheet, values)
        self._signatures(sheet, values)
        sheet.finish((head, head + 1), f"Format {values['form']} dan A.1.8")

    def _columns_permenpanrb6(self, values):
        """The columns of Formats A.1.1, A.1.2, A.1.6 and A.1.7."""
        columns = {'number': "NO.", 'name': "RENCANA HASIL KERJA"}
        if values['quantitative'] and not values['executive']:
            columns = {'number': "NO.", 'superior': "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI",
                       'name': "RENCANA HASIL KERJA", 'side': "ASPEK"}
        measured = "" if values['quantitative'] else "UKURAN KEBERHASILAN/ "
        columns |= {'indicator': f"{measured}INDIKATOR KINERJA INDIVIDU", 'target': "TARGET"}
        return {**columns, 'perspective': "PERSPEKTIF"} if values['executive'] else columns

    def _agreed(self, sheet, values):
        """The values of behaviour, and what the Lampiran (Format A.1.8) adds."""
        left, right = sheet.halves(1)
        sheet.line("PERILAKU KERJA", 'bar')
        sheet.write(*(
            [Cell(number, 'center'), Cell("\n".join([value['name'], *value['guide']]), 'text', left),
             Cell(f"Ekspektasi Khusus Pimpinan:\n{value['expected']}", 'text', right)]
            for number, value in enumerate(values['behaviours'], 1)))
        for kind, title in AGREED:
            sheet.line(title, 'bar')
            sheet.write(*([Cell(number, 'center'), Cell(text, 'text', sheet.columns - 1)]
                          for number, text in enumerate(values['appendix'][kind], 1)))

    # -- results with their indicators -------------------------------------------------------------

    def _lines(self, plan, kind):
        # not filtered(): it forgets the prefetch
        return sorted((line for line in plan.line_ids if line.kind == kind), key=lambda line: (line.sequence, line.id))

    def _widths(self, columns):
        return [width for column in columns
                for width in (TARGET_WIDTHS if column == 'target' else (WIDTHS[column],))]

    def _names(self, columns):
        return [Cell(name, 'head', len(TARGET_WIDTHS) if column == 'target' else 1) for column, name in columns.items()]

    def _results(self, sheet, plan, columns, parts):
        """The results of each kind, numbered as the form of the regulation numbers them."""
        written = 0
        for kind, title in parts:
            sheet.line(title, 'bar')
            lines = self._lines(plan, kind)
            before = 0 if parts is PP30_PARTS else written  # Format A.1.7 numbers through, that of 8/2021 does not
            for number, line in enumerate(lines, before + 1):
                sheet.write(*self._result(number, line, columns))
            written += len(lines)
            if not lines:
                sheet.write([Cell("-", 'center'), Cell("-", 'text', sheet.columns - 1)])

    def _result(self, number, line, columns):
        """The rows of one result: what belongs to all its indicators stands beside them once."""
        indicators = list(line.indicator_ids) or [line.indicator_ids]
        lead = {
            'number': Cell(number, 'center', 1, len(indicators)), 'name': Cell(line.name, 'text', 1, len(indicators)),
            'superior': Cell(self._superior(line), 'text', 1, len(indicators))}
        rows = [[cell for column in columns if column not in LEADING for cell in self._indicator(indicator, column)]
                for indicator in indicators]
        return [[lead[column] for column in columns if column in LEADING] + rows[0], *rows[1:]]

    def _superior(self, line):
        if line.plan_id.scheme_code == 'permenpanrb6':
            return self.env['report.hr_skp.permenpanrb6']._superior(line)
        return line.superior_text or ''

    def _indicator(self, indicator, column):
        perspective = PERSPECTIVES.get(indicator.perspective, '')
        if column == 'target':
            return self._target(indicator)
        text = {'indicator': indicator.name or '', 'perspective': perspective,
                'side': perspective or ASPECTS.get(indicator.aspect, '')}[column]
        return [Cell(text)]

    def _target(self, indicator):
        """The target as a figure with its unit; in words where it is agreed in words or from one figure to another."""
        if indicator.target_text or not indicator.target or indicator.target_high:
            return [Cell(self.env['report.hr_skp.sheet']._target(indicator), 'text', 2)]
        return [Cell(indicator.target, 'number'), Cell(indicator.unit or '')]
