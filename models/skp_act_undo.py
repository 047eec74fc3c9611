from odoo import fields, models

# what the next person fills in at an act: paths from the open task to the rows
CONTENT = {
    'prepare': ('plan_id.line_ids', 'plan_id.line_ids.indicator_ids', 'plan_id.previous_ids'),
    'plan': (
        'plan_id.line_ids', 'plan_id.line_ids.indicator_ids', 'plan_id.expectation_ids', 'plan_id.appendix_ids',
        'plan_id.action_ids'),
    'realise': ('realisation_id.line_ids', 'plan_id.line_ids'),
    'measure': ('plan_id.appraisal_ids', 'plan_id.appraisal_ids.line_ids.measurement_ids'),
    'assess': (
        'plan_id.appraisal_ids', 'plan_id.appraisal_ids.line_ids.measurement_ids',
        'plan_id.appraisal_ids.behaviour_ids'),
    'behaviour': ('plan_id.appraisal_ids', 'plan_id.appraisal_ids.behaviour_ids'),
}


class SkpAct(models.AbstractModel):
    """What each act takes back when its step is undone.

    ``_undo_x(task)`` undoes what the completed task did, ``_leave_x(task)`` what opening the following
    one prepared. Signatures stay in their chain; the next one puts a name to the new state.
    """

    _inherit = 'skp.act'

    def _undo(self, task, following):
        """Undo one completed task; ``following`` is the one that was open after it, or empty."""
        if following:
            getattr(self, f'_leave_{following.act}', self._nothing)(following, task)
        getattr(self, f'_undo_{task.act}', self._nothing)(task, following)

    def _changed_since(self, following, moment):
        """Whether somebody has touched what the open task is about since a moment."""
        return any(
            row.write_date.replace(microsecond=0) > moment
            for path in CONTENT.get(following.act, ()) for row in following.mapped(path))

    # -- leaving what was opened -------------------------------------------------------------------

    def _leave_realise(self, following, task):
        """An opened month stays for the next time; where the plan may change again, without what nobody has typed."""
        if following.realisation_id != task.realisation_id:
            following.realisation_id.opened_on = False
        if not task.realisation_id:
            waiting = following.plan_id.realisation_ids.filtered(lambda sheet: sheet.state == 'open')
            (waiting.line_ids - waiting.line_ids._typed()).unlink()

    def _leave_assess(self, following, task):
        """A blank appraisal goes: the forms may change before it is made again."""
        if following.plan_id.appraisal_ids._is_blank():
            following.plan_id.appraisal_ids.unlink()

    # -- undoing what was done ---------------------------------------------------------------------

    def _undo_realise(self, task, following):
        task.realisation_id.write({'state': 'open', 'submitted_on': False})

    def _undo_measure(self, task, following):
        task.realisation_id.write({'state': 'submitted', 'measured_on': False})

    def _undo_behaviour(self, task, following):
        task.plan_id.appraisal_ids.write({'made_on': False})

    def _undo_assess(self, task, following):
        self._undo_behaviour(task, following)

    def _undo_respond(self, task, following):
        task.plan_id.appraisal_ids.write({'received_on': False})
        if task.decision == 'object':
            self._last_objection(task).write({'withdrawn_on': fields.Date.context_today(self)})

    def _undo_explain(self, task, following):
        self._last_objection(task).write({
            'answer': False, 'answered_on': False, 'answer_missed_on': False, **self._without_silence(task)})

    def _undo_clarify(self, task, following):
        self._last_objection(task).write({
            'explanation': False, 'explained_on': False, 'explanation_missed_on': False, **self._without_silence(task)})

    def _without_silence(self, task):
        """The note of going on without an explanation, without the words of a task that is taken back."""
        note = self._last_objection(task).silence_note or ''
        return {'silence_note': note.removesuffix(task.reason).strip() or False} if task.decision == 'silent' else {}

    def _undo_decide(self, task, following):
        self._last_objection(task).write(
            {'decision': False, 'decision_text': False, 'decided_on': False, 'new_score': 0})

    def _undo_ratify(self, task, following):
        task.plan_id.appraisal_ids.write({'ratified_on': False})

    def _undo_archive(self, task, following):
        task.plan_id.file_id.archived_on = False  # the number stays with the case

    def _last_objection(self, task):
        return task.plan_id.objection_ids.filtered(lambda row: not row.withdrawn_on).sorted('id')[-1:]

    # -- reaching an act again ---------------------------------------------------------------------

    def _enter_realise(self, specs):
        """A month that was taken back, or opened by the calendar, is taken up: none is made beside it."""
        fresh = [spec for spec in specs if not spec['realisation_id']]
        plans = self.env['skp.plan'].browse([spec['plan_id'] for spec in fresh])
        for spec, plan in zip(fresh, plans, strict=True):
            spec['realisation_id'] = plan._waiting_month().id
        cases = self.env['skp.plan'].browse([spec['plan_id'] for spec in specs])
        again = self.env['skp.realisation'].browse([spec['realisation_id'] for spec in specs if spec['realisation_id']])
        (again | cases.realisation_ids.filtered(lambda sheet: sheet.state == 'open'))._complete_lines()
        super()._enter_realise(specs)
