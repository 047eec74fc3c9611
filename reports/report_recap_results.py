from itertools import groupby

from odoo import models

from ..rules.values import figure, printed
from .recap_tables import Column, Strong, Table, counted
from .xlsx_recap import RESULTS


class ReportHrSkpReportRecap(models.AbstractModel):
    """The results of a period: person by person in each unit, then how many have which predicate."""

    _inherit = 'report.hr_skp.report_recap'

    def _tables_results(self, recap):
        source, period = self.env['report.hr_skp.xlsx_recap'], recap.period_id
        people = source._people(source._results(period))
        words = list(period.scheme_id._predicate_names().values())
        ranks = self._rank_places()
        by_rank = sorted(people, key=lambda person: (ranks.get(person['rank'], len(ranks)), person['rank']))
        return [
            self._results_of_people(period, people),
            counted("JUMLAH PEGAWAI MENURUT UNIT KERJA DAN PREDIKAT", "UNIT KERJA", 80,
                    [(person['unit'], person['word']) for person in people], words),
            counted("JUMLAH PEGAWAI MENURUT GOLONGAN RUANG DAN PREDIKAT", "PANGKAT/GOL. RUANG", 80,
                    [(person['rank'], person['word']) for person in by_rank], words)]

    def _note_results(self, recap):
        source, period = self.env['report.hr_skp.xlsx_recap'], recap.period_id
        return [source._held_sentence(period, len(source._results(period)))]

    def _rank_places(self):
        """In which order ranks stand: {rank as a sheet prints it: place}."""
        return {rank.display_name: place for place, rank in enumerate(self.env['skp.rank'].search([]))}

    def _results_of_people(self, period, people):
        results = [Column(label, 26, 'score') for label in RESULTS[period.scheme_id.code][:-1]]
        columns = (Column("NO", 9, 'center'), Column("NIP", 36, 'digits'), Column("NAMA", 52),
                   Column("PANGKAT/GOL. RUANG", 40), Column("JABATAN"), *results,
                   Column(RESULTS[period.scheme_id.code][-1], 26, 'center'))
        rows, count = [], 0
        for unit, members in groupby(people, key=lambda person: person['unit']):
            rows.append(unit)
            members = list(members)
            for number, person in enumerate(members, count + 1):
                rows.append((number, *(person[name] for name in ('nip', 'name', 'rank', 'post')), *person['scores'],
                             person['word']))
            count += len(members)
            rows += self._averages(f"Rata-rata {unit}", members)
        rows += self._averages("Rata-rata seluruhnya", people)
        return Table("HASIL PENILAIAN MENURUT UNIT KERJA", columns, rows)

    def _averages(self, label, people):
        """A row of averages; ratings in words have none."""
        columns = zip(*(person['scores'] for person in people), strict=True)
        figures = [[figure(score) for score in column if not isinstance(score, str)] for column in columns]
        if not any(figures):
            return []
        values = [printed(sum(column) / len(column)) if column else '-' for column in figures]
        return [Strong(('', '', label, '', '', *values, ''))]
