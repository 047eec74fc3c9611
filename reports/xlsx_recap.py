from itertools import groupby

from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell

from odoo import models
from odoo.exceptions import UserError

from ..rules import indonesian
from ..rules.values import figure, printed
from .xlsx_sheet import Book, Cell, Formula, file_name

WIDTHS = (5, 26, 21, 30, 20, 30, 14, 14, 14, 18)
PERSON = ("NO", "UNIT KERJA", "NIP", "NAMA", "PANGKAT/GOL. RUANG", "JABATAN")
TITLES = {
    'pp46': "REKAPITULASI PENILAIAN PRESTASI KERJA PEGAWAI NEGERI SIPIL",
    'pp30': "REKAPITULASI PENILAIAN KINERJA PEGAWAI NEGERI SIPIL",
    'permenpanrb6': "REKAPITULASI EVALUASI KINERJA PEGAWAI",
}
RESULTS = {
    'pp46': ("NILAI SKP", "NILAI PERILAKU KERJA", "NILAI PRESTASI KERJA", "SEBUTAN"),
    'pp30': ("NILAI SKP", "NILAI PERILAKU KERJA", "NILAI KINERJA", "PREDIKAT"),
    'permenpanrb6': ("RATING HASIL KERJA", "RATING PERILAKU KERJA", "PREDIKAT KINERJA"),
}
RATINGS = {'above': "Di Atas Ekspektasi", 'meets': "Sesuai Ekspektasi", 'below': "Di Bawah Ekspektasi"}
RANK = PERSON.index("PANGKAT/GOL. RUANG")
LABEL_COLUMNS = 3  # of the table of predicates: what a unit's name takes


class ReportHrSkpXlsxRecap(models.AbstractModel):
    """The results of a period by unit: a sheet for each period, of the results that the user may read."""

    _name = 'report.hr_skp.xlsx_recap'
    _inherit = ['report.hr_skp.xlsx']
    _description = "SKP Recap Workbook"

    _kind = 'recap'
    _prints = 'skp.period'
    _title = "Rekapitulasi Penilaian"

    def _check_printable(self, records):
        super()._check_printable(records)
        without = records - self._results(records).period_id
        if without:
            raise UserError(self.env._(
                "%(period)s has no result that you may read: a recap is made of appraisals that are finished and "
                "open to you.", period=without[0].name))

    def _results(self, periods):
        """The finished appraisals of some periods: asked of the database, which hides what is not open."""
        return self.env['skp.appraisal'].search([
            ('period_id', 'in', periods.ids), ('final_rating', '!=', False)])

    def _workbook(self, records):
        self._check_printable(records)
        book = Book(records[0].company_id.skp_paper, self._title)
        appraisals = self._results(records).grouped('period_id')
        units = set()
        for period in records:
            rows = self._people(appraisals[period])
            units |= {row['unit'] for row in rows}
            self._fill(book, period, rows)
        name = units.pop() if len(units) == 1 else records[0].company_id.name
        return file_name(records[0].date_from.year, "Rekap", name), book.finished()

    def _people(self, appraisals):
        """The people of some appraisals in the order of unit and name."""
        return sorted(map(self._person, appraisals), key=lambda row: (row['unit'], row['name'], row['nip']))

    def _person(self, appraisal):
        """One person with the results, as the appraisal's sheet prints them."""
        plan = appraisal.plan_id
        party = plan._party('appraisal', 'employee')
        scores = (appraisal.skp_score, appraisal.behaviour_average, appraisal.final_score)
        if plan.scheme_code == 'permenpanrb6':
            scores = [RATINGS.get(rating, '-') for rating in (appraisal.results_rating, appraisal.behaviour_rating)]
        facts = {name: party[name] or '-' for name in ('unit', 'nip', 'name', 'rank', 'post')}
        return {**facts, 'scores': [score or '-' for score in scores], 'word': appraisal.rating_name or '-'}

    # -- sheet -------------------------------------------------------------------------------------

    def _fill(self, book, period, rows):
        results = RESULTS[period.scheme_id.code]
        columns = len(PERSON) + len(results)
        words = list(period.scheme_id._predicate_names().values())
        width = max(columns, LABEL_COLUMNS + len(words) + 1)
        sheet = book.sheet(f"Rekap {period.name}", (WIDTHS + (14,) * width)[:width])
        self._titles(sheet, period, len(rows))
        head = sheet.write(
            [*(Cell(name, 'head', 1, 2) for name in PERSON), Cell("HASIL PENILAIAN", 'head', len(results))],
            [Cell(name, 'head') for name in results])
        begin, spans, number = sheet.row, [], 0
        for unit, people in groupby(rows, key=lambda row: row['unit']):
            people = list(people)
            first = sheet.write(*(self._row(count, person) for count, person in enumerate(people, number + 1)))
            number += len(people)
            spans.append((unit, first, people))
            self._average(sheet, f"Rata-rata {unit}", people, lambda column, first=first, end=sheet.row - 1:
                          f"AVERAGE({xl_range(first, column, end, column)})")
        end = sheet.row - 1
        self._average(sheet, "Rata-rata seluruhnya", rows, lambda column: (
            f'AVERAGEIF({xl_range_abs(begin, 0, end, 0)},">0",{xl_range(begin, column, end, column)})'))
        self._counts(sheet, words, spans, columns - 1)
        self._rank_counts(sheet, words, rows, (begin, end, columns - 1))
        sheet.finish((head, head + 1), f"Rekapitulasi Penilaian {period.name}")

    def _titles(self, sheet, period, count):
        """What the sheet is, and how much of the period it holds."""
        sheet.line(TITLES[period.scheme_id.code], 'title')
        sheet.line((period.company_id.name or '').upper(), 'title')
        sheet.line(f"Periode Penilaian: {indonesian.period(period.date_from, period.date_to)}", 'middle')
        sheet.line(self._held_sentence(period, count), 'middle')
        sheet.line("")

    def _held_sentence(self, period, count):
        """How much of the period a recap holds."""
        cases = self.env['skp.plan'].search_count([('period_id', '=', period.id)])
        return f"Memuat {count} dari {cases} SKP: yang hasilnya sudah ada dan terbuka bagi pembuat rekapitulasi."

    def _row(self, number, person):
        facts = [Cell(person[name], 'digits' if name == 'nip' else 'text')
                 for name in ('unit', 'nip', 'name', 'rank', 'post')]
        scores = [Cell(score, 'center' if isinstance(score, str) else 'score') for score in person['scores']]
        return [Cell(number, 'center'), *facts, *scores, Cell(person['word'], 'center')]

    def _average(self, sheet, label, people, formula):
        """A row of averages; ratings in words have none."""
        columns = list(zip(*(person['scores'] for person in people), strict=True))
        figures = [[figure(score) for score in column if not isinstance(score, str)] for column in columns]
        if not any(figures):
            return
        values = [float(printed(sum(column) / len(column))) if column else '-' for column in figures]
        sheet.write([Cell(label, 'strong', len(PERSON)), *(
            Cell(Formula(f'=IFERROR(ROUND({formula(len(PERSON) + index)},2),"-")', value), 'score')
            for index, value in enumerate(values)), Cell()])

    # -- predicates --------------------------------------------------------------------------------

    def _counts(self, sheet, words, spans, column):
        """How many people of each unit have which predicate."""
        sheet.line("")
        sheet.line("JUMLAH PEGAWAI MENURUT PREDIKAT", 'title')
        head = sheet.write([Cell("UNIT KERJA", 'head', LABEL_COLUMNS), *(Cell(word, 'head') for word in words),
                            Cell("JUMLAH", 'head')])
        first, sums = sheet.row, [0] * (len(words) + 1)
        for unit, start, people in spans:
            span = xl_range_abs(start, column, start + len(people) - 1, column)
            counts = self._count(sheet.row, head, words, span, [person['word'] for person in people])
            sheet.write([Cell(unit, 'text', LABEL_COLUMNS), *(Cell(count, 'number') for count in counts)])
            sums = [total + count.value for total, count in zip(sums, counts, strict=True)]
        sheet.write([Cell("JUMLAH", 'strong', LABEL_COLUMNS), *(
            Cell(Formula(f"=SUM({xl_range(first, place, sheet.row - 1, place)})", value), 'number')
            for place, value in enumerate(sums, LABEL_COLUMNS))])

    def _count(self, row, head, words, span, given):
        """The counts of one unit, and their sum."""
        counts = [Formula(f"=COUNTIF({span},{xl_rowcol_to_cell(head, place, row_abs=True)})", given.count(word))
                  for place, word in enumerate(words, LABEL_COLUMNS)]
        end = LABEL_COLUMNS + len(words) - 1
        return [*counts, Formula(f"=SUM({xl_range(row, LABEL_COLUMNS, row, end)})", sum(map(given.count, words)))]

    def _rank_counts(self, sheet, words, people, place):
        """How many people of each rank have which predicate; cells are compared, so that no text is read as a rule.

        :param place: first and last row of the people, and the column of their predicates
        """
        first, last, column = place
        ranks = self.env['report.hr_skp.report_recap']._rank_places()
        sheet.line("")
        sheet.line("JUMLAH PEGAWAI MENURUT GOLONGAN RUANG DAN PREDIKAT", 'title')
        head = sheet.write([Cell(PERSON[RANK], 'head', LABEL_COLUMNS), *(Cell(word, 'head') for word in words),
                            Cell("JUMLAH", 'head')])
        begin = sheet.row
        for rank in sorted({person['rank'] for person in people}, key=lambda rank: (ranks.get(rank, len(ranks)), rank)):
            given = [person['word'] for person in people if person['rank'] == rank]
            row, end = sheet.row, LABEL_COLUMNS + len(words) - 1
            same = f"({xl_range_abs(first, RANK, last, RANK)}={xl_rowcol_to_cell(row, 0, col_abs=True)})"
            counts = [
                Formula(f"=SUMPRODUCT({same}*({xl_range_abs(first, column, last, column)}="
                        f"{xl_rowcol_to_cell(head, spot, row_abs=True)}))", given.count(word))
                for spot, word in enumerate(words, LABEL_COLUMNS)]
            sheet.write([Cell(rank, 'text', LABEL_COLUMNS), *(Cell(count, 'number') for count in counts), Cell(
                Formula(f"=SUM({xl_range(row, LABEL_COLUMNS, row, end)})", sum(map(given.count, words))), 'number')])
        self._rank_total(sheet, words, people, begin)

    def _rank_total(self, sheet, words, people, begin):
        given = [person['word'] for person in people]
        sums = [*map(given.count, words), sum(map(given.count, words))]
        sheet.write([Cell("JUMLAH", 'strong', LABEL_COLUMNS), *(
            Cell(Formula(f"=SUM({xl_range(begin, place, sheet.row - 1, place)})", value), 'number')
            for place, value in enumerate(sums, LABEL_COLUMNS))])
