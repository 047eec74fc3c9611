from odoo import models

from ..rules import indonesian
from ..rules.values import figure
from .official_sheet_permenpanrb6 import ASPECTS, PERSPECTIVES

PARTS = {'main': "Hasil Kerja Utama", 'additional': "Hasil Kerja Tambahan", 'creativity': "Kreativitas"}
AGREED = {
    'resource': "Dukungan Sumber Daya", 'accountability': "Skema Pertanggungjawaban", 'consequence': "Konsekuensi"}


class SkpEkinerja(models.Model):
    """Which texts are copied, in which order: as the forms of the regulation have them, which the screens follow."""

    _inherit = 'skp.ekinerja'

    def _cells(self):
        """The cells of one case in their order: values of ``skp.ekinerja.line``; what is empty is not copied."""
        rows = [*self._cells_of_plan(), *self._cells_of_agreement(), *self._cells_of_months()]
        return [
            {'key': key, 'sequence': number, 'part': part, 'label': label, 'text': text.strip()}
            for number, (key, part, label, text) in enumerate(
                (row for row in rows if (row[3] or '').strip()), 1)]

    def _cells_of_plan(self):
        order = list(PARTS)
        lines = sorted(self.plan_id.line_ids, key=lambda line: (order.index(line.kind), line.sequence, line.id))
        for number, line in enumerate(lines, 1):
            part = PARTS[line.kind]
            yield f'line.{line.id}.superior', part, f"{number}. Hasil kerja pimpinan yang diintervensi", (
                line.superior_text or '')
            yield f'line.{line.id}.name', part, f"{number}. Rencana hasil kerja", line.name
            for place, indicator in enumerate(line.indicator_ids, 1):
                yield from self._cells_of_indicator(part, f"{number}.{place}", indicator)

    def _cells_of_indicator(self, part, number, indicator):
        key = f'indicator.{indicator.id}'
        side = ASPECTS.get(indicator.aspect) or PERSPECTIVES.get(indicator.perspective, '')
        yield f'{key}.side', part, f"{number} Aspek", side
        yield f'{key}.name', part, f"{number} Indikator kinerja individu", indicator.name or ''
        yield f'{key}.target', part, f"{number} Target", self.env['report.hr_skp.sheet']._target(indicator)

    def _cells_of_agreement(self):
        for value in self.plan_id.expectation_ids:
            yield (f'expectation.{value.id}', "Perilaku Kerja", f"Ekspektasi khusus pimpinan: {value.name}",
                   value.text or '')
        for row in self.plan_id.appendix_ids:
            yield f'appendix.{row.id}', "Lampiran", AGREED[row.kind], row.text

    def _cells_of_months(self):
        for month in self.plan_id.realisation_ids:
            part = f"Realisasi {indonesian.month_name(month.month.month)} {month.month.year}"
            for row in month.line_ids.filtered('is_filled'):
                label = " – ".join(filter(None, (row.line_name, row.indicator_id.name or ASPECTS.get(row.aspect))))
                counted = '' if row.is_in_words else f"{indonesian.number_plain(figure(row.value))} {row.unit or ''}"
                text = "\n".join(filter(None, (counted.strip(), (row.note or '').strip())))
                yield f'month.{row.id}', part, label, text
