from odoo import models

from ..rules import permenpanrb8_2021
from ..rules.calculation import Step
from ..rules.values import figure, plain
from .skp_calculation_writer import Section

POOR = plain(permenpanrb8_2021.FIGURES['band_poor'].value)
# what rules/permenpanrb8_2021 calls general knowledge or own choice
DOUBTFUL = (
    lambda step: step.name in ('line', 'main_agreement', 'main_initiative', 'additional_task', 'aspect'),
    lambda step: step.name == 'achievement' and '≤' in step.formula,  # inside a range
    lambda step: step.name == 'indicator' and '(110 − 101)' in step.formula,
    lambda step: step.name == 'rating' and step.formula.endswith(f' {POOR}'),
)


class SkpAppraisal(models.Model):
    """The calculation of PP 30/2019 and PermenPANRB 8/2021, written down."""

    _inherit = 'skp.appraisal'

    def _calculation_pp30(self, writer):
        skp, behaviour, result = self._results_pp30()
        sections = [line._calculation_pp30(writer) for line in self.line_ids]
        if skp:
            tasks = [line.name for line in self.line_ids if line.plan_line_id.kind == 'additional']
            names = {'additional_task': iter(tasks)}
            sections.append(self._section(writer, 'performance', skp.steps, key='skp', names=names, doubtful=DOUBTFUL))
        if behaviour:
            sections.append(self._behaviour_section(writer, behaviour.steps, self._aspect_pp30, DOUBTFUL))
        if result:
            sections.append(self._section(writer, 'result', result.steps, doubtful=DOUBTFUL))
        figures = self.plan_id.scheme_id._figures()
        sections += self._objection_section(
            writer, lambda score: permenpanrb8_2021.band_steps(score, self.innovation, figures=figures), DOUBTFUL)
        return [*filter(None, sections), *self._year_section_pp30(writer)]

    def _aspect_pp30(self, writer, row):
        """An aspect of behaviour within its scale: its step and its result."""
        highest = next(one for one in self.plan_id.scheme_id.figure_ids if one.code == 'behaviour_max')
        score = figure(row.score)
        formula = f"0 ≤ {plain(score)} ≤ {plain(figure(highest.value))}"
        return Step('aspect', formula, score, highest.article), writer.number(score)

    def _year_section_pp30(self, writer):
        """The whole year 2021, with the first half by PP 46/2011 (SE MenPANRB 3/2021)."""
        if not self.year_half_id:
            return []
        year = permenpanrb8_2021.year_2021(
            figure(self.year_half_id.final_score), figure(self.final_score), innovation=self.innovation,
            figures=self.plan_id.scheme_id._figures())
        return [self._section(writer, 'year', year.steps, doubtful=DOUBTFUL, rating=year.rating)]


class SkpAppraisalLine(models.Model):
    """One rencana kinerja: each indicator from what was realised to its score, and their average."""

    _inherit = 'skp.appraisal.line'

    def _calculation_pp30(self, writer):
        result = self._result()
        if not result:
            return None
        figures = self.appraisal_id.plan_id.scheme_id._figures()
        section = Section(writer, 'indicators', f'{self._name},{self.id}', DOUBTFUL, name=self.name)
        for row in self.measurement_ids:
            inputs = row._inputs(writer)
            for step in row._indicator_pp30(figures).steps:
                section.add(step, label=row.indicator_id._label(), row=row, inputs=inputs)
                inputs = ''
        for step in result.steps:
            section.add(step)
        return section.row
