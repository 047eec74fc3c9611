from odoo import api, fields, models
from odoo.exceptions import UserError

from ..rules.calculation import Step
from ..rules.values import figure, plain
from .skp_calculation_words import ROUNDING, UNCONFIRMED
from .skp_calculation_writer import Section, Writer

# where a figure of the appraisal is calculated: its section, and its step by whichever regulation
FIGURES = {
    'activity_average': ('skp', ('average', 'main')), 'additional_value': ('skp', ('additional',)),
    'creativity_value': ('skp', ('creativity',)), 'skp_score': ('skp', ('skp', 'study')),
    'behaviour_total': ('behaviour', ('total',)), 'behaviour_average': ('behaviour', ('average',)),
    'behaviour_score': ('result', ('behaviour',)), 'skp_share': ('result', ('skp',)), 'score': ('result', ('score',)),
    'rating_name': ('result', ('rating',)), 'final_score': ('objection', ('final',)),
    'part_year_score': ('year', ('part_year',)), 'year_first_share': ('year', ('first_half',)),
    'year_second_share': ('year', ('second_half',)), 'year_score': ('year', ('score',)),
    'year_rating_name': ('year', ('rating',)),
}
ROWS = {
    'line_ids': ('total', 'score'), 'measurement_ids': ('achievement', 'category_name', 'score'),
    'behaviour_ids': ('rating_name',)}
# whose rows are explained too, and how the appraisal is reached from there
OWNERS = {'skp.appraisal.line': 'appraisal_id', 'skp.measurement': 'appraisal_id', 'skp.behaviour': 'appraisal_id'}


class SkpAppraisal(models.Model):
    """How each figure comes about, from one source for the screen, the sheet and the export.

    ``rules/`` gives the steps together with the figures; here they are only written down.
    """

    _inherit = 'skp.appraisal'

    calculation_text = fields.Text(
        string="Calculation", compute='_compute_calculation_text', help="Every step, one on each line.")

    @api.depends('score', 'final_score', 'final_rating', 'line_ids.score', 'behaviour_ids.score',
                 'results_rating', 'behaviour_rating')
    @api.depends_context('lang')
    def _compute_calculation_text(self):
        for appraisal in self:
            appraisal.calculation_text = self._as_text(appraisal._calculation())

    @api.model
    def _get_view(self, view_id=None, view_type='form', **options):
        """Every calculated figure opens its calculation, in whichever form it stands."""
        arch, view = super()._get_view(view_id, view_type, **options)
        if view_type == 'form':
            for node in arch.iter('field'):
                rows = [parent.get('name') for parent in node.iterancestors('field')]
                names = ROWS.get(rows[-1], ()) if rows else FIGURES
                if node.get('name') in names and not node.get('widget'):
                    node.set('widget', 'skp_explained')
        return arch, view

    @api.model
    def explain(self, model, record_id, field=False):
        """How a figure comes about, for whoever may read the appraisal.

        :param str model: the model that shows the figure: the appraisal, an activity, an aspect, a behaviour
        :param int record_id: the id of its record
        :param str field: the figure of the appraisal that is asked for; none for the whole calculation
        :returns: dict of ``sections`` and of sentences: ``rounding``, ``unconfirmed``, ``empty`` (nothing to show)
        :raises UserError: not a calculated figure, or not open to the user
        """
        known = not field or field in list(FIGURES) if model == self._name else model in list(OWNERS)
        if not known or not isinstance(record_id, int):
            raise UserError(self.env._(
                "There is no calculation of “%(field)s”: open one beside a score of the appraisal.",
                field=field or model))
        record = self.env[model].browse(record_id)
        record.check_access('read')
        appraisal = record if model == self._name else record[OWNERS[model]]
        appraisal.check_access('read')
        sections = appraisal._calculation()
        if model != self._name:
            sections = self._sections_of_row(sections, f'{model},{record_id}')
        elif field:
            sections = self._sections_of_figure(sections, field)
        return {**self._notes(Writer(self.env), sections), 'sections': sections, 'empty': not sections and self.env._(
            "This figure cannot be calculated yet: a result or a score is still missing.")}

    def action_explain(self):
        """Open the whole calculation in a dialog."""
        self.ensure_one()
        self.check_access('read')
        return {
            'type': 'ir.actions.client', 'tag': 'hr_skp.calculation', 'target': 'new',
            'name': self.env._("Calculation"), 'context': {'dialog_size': 'large'}, 'params': {'appraisal': self.id}}

    def action_print_calculation(self):
        """Print the calculation as an appendix to the appraisal."""
        return self.env.ref('hr_skp.action_report_calculation').report_action(self.plan_id)

    def _calculation(self, paper=False):
        """Every step to the result, by the regulation: list of {'key', 'title', 'steps'}, in the order of the sheet.

        :param bool paper: written in Bahasa Indonesia as the official sheets are, not in the reader's language
        """
        self.ensure_one()
        write = getattr(self, f'_calculation_{self.scheme_code}', None)
        return write(Writer(self.env, paper)) if write else []

    # -- parts of the answer -----------------------------------------------------------------------

    @api.model
    def _sections_of_figure(self, sections, field):
        """The section of a figure of the appraisal, its step marked."""
        key, names = FIGURES[field]
        # a predicate changed after an objection is explained by both results
        keys = (key, 'objection') if field == 'rating_name' else (key,)
        return [{**section, 'steps': [{**step, 'asked': step['key'] in names} for step in section['steps']]}
                for section in sections if section['key'] in keys]

    @api.model
    def _sections_of_row(self, sections, source):
        """The section of an activity, or the steps of one row of a section."""
        found = [section for section in sections if section['key'] == source]
        return found or [
            {**section, 'steps': steps} for section in sections
            if (steps := [step for step in section['steps'] if step['source'] == source])]

    @api.model
    def _notes(self, writer, sections):
        """The sentences below a calculation: the rounding, and what the * means where there is one."""
        steps = [step for section in sections for step in section['steps']]
        doubtful = not all(step['confirmed'] for step in steps)
        counted = any(digit in step['result'] for step in steps for digit in '0123456789')
        return {'rounding': counted and writer.say(ROUNDING),
                'unconfirmed': doubtful and writer.say(UNCONFIRMED)}

    @api.model
    def _as_text(self, sections):
        """A calculation as plain text, a step on each line; False where there is none."""
        return "\n".join(
            f"{section['title']} – {step['label']}: "
            f"{' = '.join(filter(None, (step['formula'], step['result'])))} ({step['article']})"
            for section in sections for step in section['steps']) or False

    # -- sections that the regulations share -------------------------------------------------------

    def _section(self, writer, kind, steps, key=None, names=None, doubtful=(), rating=None):
        """A section whose steps are named in STEPS; a step called rating shows the regulation's word.

        :param dict names: {step: iterator of whose step it is} where one name stands for several
        :param str rating: the predicate code, where it is not the appraisal's own
        """
        section = Section(writer, kind, key, doubtful)
        for step in steps:
            word = self._word(rating or self.rating) if step.name == 'rating' else None
            label = next(names[step.name]) if names and step.name in names else ''
            section.add(step, label=label, result=word)
        return section.row

    def _word(self, code):
        """The regulation's word for a predicate code."""
        return self.plan_id.scheme_id._predicate_names().get(code, '')

    def _behaviour_section(self, writer, steps, aspect, doubtful=()):
        """The scored aspects, and what the regulation makes of them.

        :param aspect: the regulation's method that tells the step of one scored aspect
        """
        section = Section(writer, 'behaviour', doubtful=doubtful)
        for row in self.behaviour_ids:
            step, result = aspect(writer, row)
            section.add(Step('aspect', step.formula, step.result, step.article), label=row.name, row=row, result=result)
        for step in steps:
            section.add(step)
        return section.row

    def _changed_objection(self):
        """The objection whose decision changed the result, if any."""
        return self.plan_id.objection_ids._changing()

    def _objection_section(self, writer, band_steps, doubtful=()):
        """The score that the superior has set in place of the appraiser's; nothing where it was confirmed.

        :param band_steps: the regulation's steps from a score to its predicate
        """
        if not self._changed_objection():
            return []
        figures = self.plan_id.scheme_id.figure_ids
        article = next((row.article for row in figures if row.code == 'objection_days'), '')
        score = figure(self.final_score)
        final = Step('final', f"{plain(figure(self.score))} → {plain(score)}", score, article)
        return [self._section(
            writer, 'objection', (final, *band_steps(score)), doubtful=doubtful, rating=self.final_rating)]


class SkpAppraisalLine(models.Model):
    """How the score of one activity comes about."""

    _inherit = 'skp.appraisal.line'

    calculation_text = fields.Text(
        string="Calculation", compute='_compute_calculation_text', help="Every step, one on each line.")

    @api.depends('score', 'total', 'measurement_ids.used')
    @api.depends_context('lang')
    def _compute_calculation_text(self):
        writer, appraisals = Writer(self.env), self.env['skp.appraisal']
        for line in self:
            calculate = getattr(line, f'_calculation_{line.appraisal_id.scheme_code}', None)
            section = calculate(writer) if calculate else None
            line.calculation_text = appraisals._as_text([section] if section else [])
