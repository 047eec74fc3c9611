from odoo import api, fields, models
from odoo.tools import format_date

from ..rules import errors


class SkpAct(models.AbstractModel):
    """What each act of the procedures needs, does to the case, and prepares when it is reached.

    An act knows nothing of procedures. For an act ``x``: ``_missing_x(task, order)`` yields what is
    missing in sentences, ``_perform_x(tasks, order)`` does its work on a batch, ``_enter_x(specs)``
    prepares the case before the task opens.
    """

    _name = 'skp.act'
    _description = 'SKP Acts'

    @api.model
    def _missing(self, tasks, order):
        """What keeps tasks from being completed forward: {task id: [sentence]}."""
        if order.decision in ('return', 'object'):
            return {}
        planning = tasks.filtered(lambda task: task.act in ('prepare', 'plan', 'review'))
        planning.plan_id.line_ids.indicator_ids.mapped('aspect')  # read all cases at once, not case by case below
        return {
            task.id: sentences for task in tasks
            if (sentences := list(getattr(self, f'_missing_{task.act}', self._nothing)(task, order)))
        }

    @api.model
    def _nothing(self, task, order):
        return ()

    @api.model
    def _perform(self, tasks, order):
        """Let the acts of a batch do their work."""
        for act, batch in tasks.grouped('act').items():
            perform = getattr(self, f'_perform_{act}', None)
            if perform:
                perform(batch, order)

    @api.model
    def _enter(self, specs):
        """Prepare the cases for the tasks that are about to open."""
        for act in dict.fromkeys(spec['act'] for spec in specs):
            enter = getattr(self, f'_enter_{act}', None)
            if enter:
                enter([spec for spec in specs if spec['act'] == act])

    @api.model
    def _by_regulation(self, name, plan):
        """The method of the case's regulation: ``_<name>_<code of the scheme>``."""
        return getattr(self, f'_{name}_{plan.scheme_code}')

    @api.model
    def _rule_text(self, error):
        """A refusal or finding of ``rules/`` in the user's language."""
        if not hasattr(error, 'template'):
            return str(error)
        step = self.env['skp.sop.step']._fields
        words = {
            code: label for name in ('act', 'role') for code, label in step[name]._description_selection(self.env)}
        values = {
            name: self._marked(value) if value in errors.TERMS else words.get(value, value)
            for name, value in error.values.items()}
        return self._marked(error.template, **values)

    @api.model
    def _marked(self, template, **values):
        """What ``rules/errors.py`` has marked for the catalogue, in the user's language."""
        return self.env._(template, **values)  # pylint: disable=unknown-option-value,gettext-variable

    # -- plan, review ------------------------------------------------------------------------------

    def _missing_plan(self, task, order):
        lines = task.plan_id.line_ids.filtered(lambda line: line.kind == 'main')
        if not lines:
            yield self.env._("The plan has no activity yet: add at least one.")
        yield from self._by_regulation('missing_targets', task.plan_id)(lines)

    def _missing_review(self, task, order):
        return self._missing_plan(task, order)

    # -- realise, measure --------------------------------------------------------------------------

    def _enter_realise(self, specs):
        fresh = [spec for spec in specs if not spec['realisation_id']]
        again = [spec['realisation_id'] for spec in specs if spec['realisation_id']]
        plans = self.env['skp.plan'].browse([spec['plan_id'] for spec in fresh])
        last = {plan: plan.realisation_ids.sorted('month')[-1:] for plan in plans}
        sheets = self.env['skp.realisation']._make([(plan, plan._next_month(last[plan])) for plan in plans])
        for spec, sheet in zip(fresh, sheets, strict=True):
            spec['realisation_id'] = sheet.id
        self.env['skp.realisation'].browse(again).write({'state': 'open'})

    def _missing_realise(self, task, order):
        sheet = task.realisation_id
        if sheet.month > fields.Date.context_today(self):
            yield self.env._(
                "%(month)s has not begun: it can be handed over from %(date)s.",
                month=sheet.display_name, date=format_date(self.env, sheet.month))
        asked = sheet.line_ids.filtered(lambda cell: cell.is_filled or cell.indicator_id.active)
        for activity, cells in asked.grouped('plan_line_id').items():
            yield from self._missing_cells(sheet, activity, cells)

    def _missing_cells(self, sheet, activity, cells):
        empty = cells.filtered(lambda cell: not cell.is_filled)
        idle = cells.filtered(lambda cell: cell.aspect == 'quantity' and cell.is_filled and not cell.value)
        if empty and not idle:  # a month without output has no quality and no cost to tell
            yield self.env._(
                "%(month)s: realised %(aspects)s of “%(activity)s” is empty; enter a figure (zero counts).",
                month=sheet.display_name, activity=activity.name,
                aspects=", ".join(cell.indicator_id._label() for cell in empty))

    def _perform_realise(self, tasks, order):
        tasks.realisation_id.write({'state': 'submitted', 'submitted_on': fields.Date.context_today(self)})

    def _enter_measure(self, specs):
        sheets = self.env['skp.realisation'].browse([spec['realisation_id'] for spec in specs])
        final = sheets.filtered(lambda sheet: not sheet.plan_id._next_month(sheet))
        self.env['skp.appraisal']._make(final.plan_id)

    def _missing_measure(self, task, order):
        for row in task.unexplained_ids:
            yield self.env._(
                "The corrected figure of “%(activity)s” has no reason: write why it differs from the months.",
                activity=row.line_name)

    def _perform_measure(self, tasks, order):
        if order.decision == 'done':
            tasks.realisation_id.write({'state': 'measured', 'measured_on': fields.Date.context_today(self)})

    # -- behaviour, respond ------------------------------------------------------------------------

    def _missing_behaviour(self, task, order):
        yield from self._by_regulation('missing_result', task.plan_id)(task.plan_id.appraisal_ids)

    def _perform_behaviour(self, tasks, order):
        tasks.plan_id.appraisal_ids.write({'made_on': fields.Date.context_today(self)})

    def _perform_respond(self, tasks, order):
        if order.decision == 'return':
            return
        tasks.plan_id.appraisal_ids.write({'received_on': fields.Date.context_today(self)})

    # -- ratify ------------------------------------------------------------------------------------

    def _perform_ratify(self, tasks, order):
        tasks.plan_id.appraisal_ids.write({'ratified_on': fields.Date.context_today(self)})
