from odoo import models

from ..rules import indonesian
from ..rules.indonesian import dash, number, number_plain

AMOUNTS = {'cost': indonesian.rupiah}  # how the figures of an aspect are written, where not as plain numbers
LEVELS = {'unit': "unit kerja", 'organisation': "organisasi", 'nation': "bangsa dan negara"}


class ReportHrSkpReportAchievement(models.AbstractModel):
    """Values of the Penilaian Capaian Sasaran Kerja Pegawai Negeri Sipil (PP 46/2011, Perka BKN 1/2013)."""

    _name = 'report.hr_skp.report_achievement'
    _inherit = ['report.hr_skp.report_appraisal']
    _description = "SKP Achievement Sheet"

    _regulations = ('pp46',)
    _final_states = frozenset({
        'behaviour', 'response', 'objection', 'handover', 'ratification', 'archive', 'done'})

    def _sheet(self, plan):
        appraisal = plan.appraisal_ids
        word = appraisal.skp_rating_name
        signed = self._local_date(plan._party(self._document, 'appraiser').signed_at, plan.company_id)
        return {
            **super()._sheet(plan),
            'lines': [self._line_values(line) for line in appraisal.line_ids],
            'additional': self._extra(plan, 'additional', appraisal.additional_value),
            'creativity': self._extra(plan, 'creativity', appraisal.creativity_value),
            'skp_score': number(appraisal.skp_score) if appraisal.skp_score else '-',
            'skp_rating': f"({word})" if word else '(-)',
            'place_date': self._place_on(plan, signed),
        }

    def _line_values(self, line):
        """One activity: targets, what was realised, and what the regulation makes of it."""
        rows = line.measurement_ids.grouped('aspect')
        credit = line.plan_line_id.credit
        return {
            'name': line.name,
            'credit': number_plain(credit, 3) if credit else '-',
            'target': self._figures(rows, 'target'),
            'realised': self._figures(rows, 'used'),
            'total': number(line.total) if line._result() else '-',
            'score': number(line.score) if line._result() else '-',
        }

    def _figures(self, rows, name):
        """The six cells of a target or of a realisation; a dash where the activity has no such aspect."""
        cells = []
        for aspect, with_unit in (('quantity', True), ('quality', False), ('time', True), ('cost', False)):
            row = rows.get(aspect)
            cells.append(AMOUNTS.get(aspect, number_plain)(row[name]) if row else '-')
            if with_unit:
                cells.append(dash(row.unit if row else ''))
        return cells

    def _extra(self, plan, kind, value):
        """Additional tasks or creations with their letters, and the one value that they have together."""
        rows = sorted((line for line in plan.line_ids if line.kind == kind), key=lambda line: (line.sequence, line.id))
        words = [(line.name, line.reference, LEVELS.get(line.creativity_level)) for line in rows]
        return {
            'rows': [" – ".join(filter(None, parts)) for parts in words],
            'value': number_plain(value) if rows else '-',
        }
