from odoo import models


class SkpAct(models.AbstractModel):
    """What PermenPANRB 6/2022 asks of a plan and of a month that is told in words."""

    _inherit = 'skp.act'

    def _missing_targets_permenpanrb6(self, lines):
        """What each result needs by its form (lampiran II.A.2, II.A.7; Formats A.1.1, A.1.2, A.1.6 and A.1.7).

        The additional results (B. Tambahan), expectations and appendix are not obligatory.
        """
        for plan in lines.plan_id:
            yield from self._missing_agreement(plan)
            for line in plan.line_ids:
                yield from self._missing_in_result(line)

    def _missing_agreement(self, plan):
        absent = [plan._fields[name]._description_string(self.env) for name in ('approach', 'form_kind')
                  if not plan[name]]
        if absent:
            yield self.env._("%(fields)s of %(plan)s is not chosen: choose it above the results.",
                             fields=", ".join(absent), plan=plan.name)

    def _missing_in_result(self, line):
        if not line.indicator_ids:
            yield self.env._(
                "Result “%(result)s” has no indicator: open it and write at least one.", result=line.name)
        for indicator in line.indicator_ids:
            absent = ", ".join(self._absent_of_indicator(indicator, line.plan_id))
            if absent:
                yield self.env._(
                    "Indicator “%(indicator)s” of result “%(result)s” lacks %(fields)s: open the result and enter it.",
                    indicator=indicator._label(), result=line.name, fields=absent)

    def _absent_of_indicator(self, indicator, plan):
        """Names of the columns that the form has and this indicator lacks."""
        needed = ['name']
        if plan.form_kind == 'executive':
            needed.append('perspective')
        if plan.approach == 'quantitative':
            needed += ['printed_target'] if plan.form_kind == 'executive' else ['aspect', 'printed_target']
        return [self._indicator_word(name) for name in needed if not (indicator[name] or '').strip()]

    def _indicator_word(self, name):
        return {
            'name': self.env._("its words"), 'perspective': self.env._("the perspective"),
            'aspect': self.env._("the aspect"), 'printed_target': self.env._("the target")}[name]

    # -- the months --------------------------------------------------------------------------------

    def _missing_cells(self, sheet, activity, cells):
        """A month's words are told for each result, not for each indicator (Format B.1.2)."""
        told = cells.filtered('is_in_words')
        yield from super()._missing_cells(sheet, activity, cells - told)
        if told and not any(cell.is_filled for cell in told):
            yield self.env._(
                "%(month)s tells nothing of “%(result)s”: open the month and write what was done, with its evidence.",
                month=sheet.display_name, result=activity.name)

    # -- the superior's results --------------------------------------------------------------------

    def _perform_plan(self, tasks, order):
        """A plan that is handed over finds the results of the superior that it cites."""
        plans = tasks.plan_id.filtered(lambda plan: plan.scheme_code == 'permenpanrb6')
        if plans:
            plans._superior_plans()._link_citations()

    def _perform_review(self, tasks, order):
        """An agreed plan is found by the results that cite it already."""
        plans = tasks.plan_id.filtered(lambda plan: plan.scheme_code == 'permenpanrb6')
        if plans and order.decision == 'agree':
            plans._link_citations()
