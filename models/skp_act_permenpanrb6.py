from odoo import models

from ..rules import permenpanrb6_2022

RATED = ('results_rating', 'behaviour_rating')


class SkpAct(models.AbstractModel):
    """The acts under PermenPANRB 6/2022: spans are evaluated in between, the year by two ratings."""

    _inherit = 'skp.act'

    # -- The year ----------------------------------------------------------------------------------

    def _missing_result_permenpanrb6(self, appraisal):
        """Both ratings, and a predicate that fits a study that failed (lampiran IV.B.3.b)."""
        absent = [
            appraisal._fields[name]._description_string(self.env) for name in RATED if not appraisal[name]]
        if absent:
            yield self.env._(
                "%(ratings)s not chosen yet: choose above, meets or below expectation.", ratings=", ".join(absent))
        else:
            yield from self._study_sentences(appraisal, appraisal.rating)

    def _missing_change_permenpanrb6(self, values):
        """A changed result is two ratings (Format D.1.3)."""
        labels = dict(self.env['skp.appraisal']._fields['results_rating']._description_selection(self.env))
        for name in RATED:
            value = values.get(f'new_{name}')
            if value not in labels:
                yield self.env._(
                    "New %(rating)s is “%(value)s”: choose one of %(ratings)s.",
                    rating=self.env['skp.appraisal']._fields[name]._description_string(self.env),
                    value=value or '', ratings=", ".join(labels.values()))

    def _study_sentences(self, appraisal, predicate):
        """What is wrong with the predicate of somebody whose study ended without success."""
        if appraisal.study_failed:
            for finding in permenpanrb6_2022.follow_study_failure(predicate):
                yield self._rule_text(finding)

    def _missing_assess(self, task, order):
        """Under PermenPANRB 6/2022 the year is told in words and no figure is demanded."""
        if task.plan_id.scheme_code != 'permenpanrb6':
            yield from super()._missing_assess(task, order)
        else:
            yield from self._missing_behaviour(task, order)

    def _missing_decide(self, task, order):
        yield from super()._missing_decide(task, order)
        ratings = [order.values.get(f'new_{name}') for name in RATED]
        if order.decision == 'change' and task.plan_id.scheme_code == 'permenpanrb6' and all(
                rating in permenpanrb6_2022.RATINGS for rating in ratings):
            yield from self._study_sentences(task.plan_id.appraisal_ids, permenpanrb6_2022.rating(*ratings))

    def _perform_behaviour(self, tasks, order):
        super()._perform_behaviour(tasks, order)
        self._rated(tasks).plan_id.appraisal_ids._fix_organisation()

    def _perform_assess(self, tasks, order):
        super()._perform_assess(tasks, order)
        self._rated(tasks).plan_id.appraisal_ids._fix_organisation()

    def _perform_decide(self, tasks, order):
        """A batch may mix regulations: each decision keeps what its own regulation knows."""
        rated = self._rated(tasks)
        for batch, foreign in ((rated, {'new_score'}), (tasks - rated, {f'new_{name}' for name in RATED})):
            values = {name: value for name, value in order.values.items() if name not in foreign}
            if batch:
                super()._perform_decide(batch, order._replace(values=values))

    # -- The spans ---------------------------------------------------------------------------------

    def _enter_measure(self, specs):
        super()._enter_measure(specs)
        sheets = self.env['skp.realisation'].browse([spec['realisation_id'] for spec in specs])
        self.env['skp.evaluation']._make([
            (sheet.plan_id, span) for sheet in sheets if (span := sheet.plan_id._span_ending(sheet.month))])

    def _missing_measure(self, task, order):
        if task.plan_id.scheme_code != 'permenpanrb6':
            yield from super()._missing_measure(task, order)
        else:
            yield from self._evaluations(task)._missing_ratings()

    def _perform_measure(self, tasks, order):
        super()._perform_measure(tasks, order)
        if order.decision == 'done':
            self._evaluations(tasks)._issue()

    def _evaluations(self, tasks):
        """The evaluations of the spans that end in the tasks' months."""
        wanted = {(task.plan_id, task.plan_id._span_ending(task.realisation_id.month)) for task in tasks}
        return tasks.plan_id.evaluation_ids.filtered(lambda row: (row.plan_id, row.span) in wanted)

    def _rated(self, tasks):
        """The tasks of cases that are rated in words."""
        return tasks.filtered(lambda task: task.plan_id.scheme_code == 'permenpanrb6')
