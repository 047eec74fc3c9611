from odoo import fields, models

# what a decision on an objection sets anew
CHANGED = ('new_score', 'new_results_rating', 'new_behaviour_rating')


class SkpAct(models.AbstractModel):
    """An objection: filed with the response, explained by both sides, decided by the superior."""

    _inherit = 'skp.act'

    def _perform_respond(self, tasks, order):
        super()._perform_respond(tasks, order)
        if order.decision == 'object':
            self.env['skp.objection']._file(tasks, order.reason, order.values.get('items') or ())

    def _perform_explain(self, tasks, order):
        self._hear(tasks, order, 'answer', 'answered_on')

    def _perform_clarify(self, tasks, order):
        self._hear(tasks, order, 'explanation', 'explained_on')

    def _hear(self, tasks, order, words, day):
        """Write down an explanation, or that none was given although it was asked for."""
        objections, today = tasks.plan_id.objection_ids._pending(), fields.Date.context_today(self)
        if order.decision == 'silent':
            for row in objections:
                row.write({
                    f'{words}_missed_on': today,
                    'silence_note': "\n".join(filter(None, (row.silence_note, order.reason)))})
        else:
            objections.write({words: order.reason, day: today})

    def _missing_decide(self, task, order):
        if order.decision == 'change':
            yield from self._by_regulation('missing_change', task.plan_id)(order.values)

    def _perform_decide(self, tasks, order):
        tasks.plan_id.objection_ids._pending().write({
            'decision': order.decision, 'decision_text': order.reason,
            **{name: order.values.get(name) for name in CHANGED if order.decision == 'change'},
            'decided_on': fields.Date.context_today(self),
        })
