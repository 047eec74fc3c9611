from odoo import models

from ..rules import pp46_2011
from ..rules.values import figure
from .skp_calculation_writer import Section

# what rules/pp46_2011 calls code-confirmed only, general knowledge or uncertain
DOUBTFUL = (
    lambda step: step.name in ('additional', 'creativity', 'study', 'part_year'),
    lambda step: step.article.endswith(("(> 24 %)", "(0)")),
)


class SkpAppraisal(models.Model):
    """The calculation of PP 46/2011: the very results that gave the stored figures, written down."""

    _inherit = 'skp.appraisal'

    def _calculation_pp46(self, writer):
        skp, behaviour, result = self._results_pp46()
        figures = self.plan_id.scheme_id._figures()
        if self.is_study and self.study_index > 0:
            skp = pp46_2011.study(figure(self.study_index), figures=figures)
            result = behaviour and pp46_2011.appraisal(skp.score, behaviour.average, figures=figures)
        sections = [line._calculation_pp46(writer) for line in self.line_ids]
        if skp:
            sections.append(self._section(writer, 'skp', skp.steps, doubtful=DOUBTFUL))
        if behaviour:
            sections.append(self._behaviour_section(writer, behaviour.steps, self._aspect_pp46))
        if result:
            sections.append(self._section(writer, 'result', result.steps))
        sections += self._objection_section(writer, lambda score: [pp46_2011.band_step(score, figures=figures)])
        return [*filter(None, sections), *self._parts_section_pp46(writer)]

    def _aspect_pp46(self, writer, row):
        """An aspect of behaviour has a predicate of its own: its step and its result in words."""
        step = pp46_2011.band_step(figure(row.score), figures=self.plan_id.scheme_id._figures())
        return step, f"{writer.number(step.result)} ({row.rating_name})"

    def _parts_section_pp46(self, writer):
        """The year in several posts, on its last appraisal."""
        if not self.part_year_score:
            return []
        parts = (self._archived('pp46', self.employee_id) | self).filtered(lambda row: row._year() == self._year())
        scores = [figure(row.skp_score) for row in parts.sorted(lambda row: row.plan_id.date_from)]
        return [self._section(writer, 'year', pp46_2011.part_year_result(scores).steps, doubtful=DOUBTFUL)]


class SkpAppraisalLine(models.Model):
    """One kegiatan tugas jabatan, written down."""

    _inherit = 'skp.appraisal.line'

    def _calculation_pp46(self, writer):
        result = self._result()
        if not result:
            return None
        section = Section(writer, 'activity', f'{self._name},{self.id}', DOUBTFUL, name=self.name)
        rows = {row.aspect: row for row in self.measurement_ids}
        for step in result.steps:
            row = rows.get(step.name)
            section.add(step, row=row, inputs=row._inputs(writer) if row else '')
        return section.row
