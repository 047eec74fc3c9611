from odoo import models

from ..rules import indonesian


class ReportHrSkpReportPlan(models.AbstractModel):
    """Values of the Formulir Sasaran Kerja Pegawai (PP 46/2011, Perka BKN 1/2013)."""

    _name = 'report.hr_skp.report_plan'
    _inherit = ['report.hr_skp.sheet']
    _description = "SKP Form"

    _document = 'plan'
    _signed = 'plan'
    _title = "Formulir Sasaran Kerja Pegawai Negeri Sipil"
    _final_states = frozenset({
        'realisation', 'measurement', 'behaviour', 'response', 'objection', 'handover', 'ratification', 'archive',
        'done'})

    def _sheet(self, plan):
        # additional tasks and creativity are not written on this form, only on the appraisal's;
        # not filtered(): it forgets the prefetch
        main = [line for line in plan.line_ids if line.kind == 'main']
        return {
            **super()._sheet(plan),
            'lines': [self._line_values(line) for line in sorted(main, key=lambda line: (line.sequence, line.id))],
            'place_date': self._place_and_date(plan),
        }

    def _line_values(self, line):
        """One activity: a dash where the form has no figure."""
        figures = {
            'credit': line.credit and indonesian.number_plain(line.credit, 3),
            'quantity': line.quantity_target and indonesian.number_plain(line.quantity_target),
            'output': line.quantity_unit,
            'quality': line.quality_target and indonesian.number_plain(line.quality_target),
            'time': line.time_target and indonesian.number_plain(line.time_target),
            'time_unit': line.time_unit,
            'cost': line.cost_target and indonesian.rupiah(line.cost_target),
        }
        return {'name': line.name, **{column: indonesian.dash(text or '') for column, text in figures.items()}}
