from odoo import models

from ..rules import indonesian

ASPECTS = {'quantity': "Kuantitas", 'quality': "Kualitas", 'time': "Waktu", 'cost': "Biaya"}
PERSPECTIVES = {
    'customer': "Penerima Layanan", 'process': "Proses Bisnis", 'internal': "Penguatan Internal", 'budget': "Anggaran"}


class ReportHrSkpPermenpanrb6(models.AbstractModel):
    """What the formats of PermenPANRB 6/2022 share: their head, the results and the values of behaviour."""

    _name = 'report.hr_skp.permenpanrb6'
    _inherit = ['report.hr_skp.sheet']
    _description = "Format of PermenPANRB 6/2022"

    def _head(self, plan):
        """The values that every one of the formats begins with."""
        return {
            **super()._sheet(plan),
            'executive': plan.form_kind == 'executive',
            'quantitative': plan.approach != 'qualitative',
            'range': self._range(*plan._printed_range(self._document)),
        }

    def _range(self, date_from, date_to):
        """The dates as the formats write them: 1 JANUARI SD 31 DESEMBER TAHUN 2025."""
        first, last = (f"{day.day} {indonesian.month_name(day.month).upper()}" for day in (date_from, date_to))
        return f"{first} SD {last} TAHUN {date_to.year}"

    # -- Results -----------------------------------------------------------------------------------

    def _results(self, plan, told=None):
        """A. UTAMA and B. TAMBAHAN, numbered through.

        :param dict told: {(result id, indicator id or False): row with ``realised_text`` and ``feedback``}
        """
        told = told or {}
        # not filtered(): it forgets the prefetch
        lines = sorted((line for line in plan.line_ids if line.kind in ('main', 'additional')),
                       key=lambda line: (line.kind != 'main', line.sequence, line.id))
        rows = [(line.kind, self._result(number, line, told)) for number, line in enumerate(lines, 1)]
        return {
            name: [row for kind, row in rows if kind == name] or [self._empty_result()]
            for name in ('main', 'additional')}

    def _result(self, number, line, told):
        indicators = line.indicator_ids or [line.indicator_ids]
        return {
            'number': number,
            'name': line.name,
            'superior': self._superior(line),
            'indicators': [self._indicator(indicator, told.get((line.id, indicator.id))) for indicator in indicators],
            'measures': [self._measure(indicator) for indicator in line.indicator_ids],
            **self._told(told.get((line.id, False))),
        }

    def _superior(self, line):
        """The result that is served, with its indicator where it is an executive's (note * of Format A.1.7)."""
        cited = line.superior_indicator and f"Indikator Kinerja Individu: {line.superior_indicator}"
        return "\n".join(filter(None, (line.superior_text, cited)))

    def _indicator(self, indicator, told):
        return {
            'aspect': ASPECTS.get(indicator.aspect, ''), 'perspective': PERSPECTIVES.get(indicator.perspective, ''),
            'name': indicator.name or '', 'target': self._target(indicator),
            **self._told(told)}

    def _measure(self, indicator):
        """Indicator and target in one sentence, with the perspective behind it, as the law's examples write it."""
        sentence = ": ".join(filter(None, (indicator.name, self._target(indicator))))
        perspective = PERSPECTIVES.get(indicator.perspective)
        return f"{sentence} (Perspektif {perspective})" if perspective else sentence

    def _told(self, row):
        return {'realised': row.realised_text or '' if row else '', 'feedback': row.feedback or '' if row else ''}

    def _empty_result(self):
        """A part without results: a dash, as in the law's examples."""
        return {
            'number': '-', 'name': '-', 'superior': '', 'measures': [], **self._told(None),
            'indicators': [self._indicator(self.env['skp.indicator'], None)]}

    # -- Behaviour ---------------------------------------------------------------------------------

    def _behaviours(self, plan, feedback=None):
        """The values of the regulation with their guide points, what is expected especially, and the feedback.

        :param dict feedback: {aspect id: text}
        """
        expected, feedback = plan._expectations(), feedback or {}
        return [
            {'name': aspect.name, 'guide': (aspect.guide or '').splitlines(), 'expected': expected.get(aspect.id, ''),
             'feedback': feedback.get(aspect.id) or ''}
            for aspect in plan.scheme_id.aspect_ids]
