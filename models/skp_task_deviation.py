from odoo import api, fields, models

FAULTS = [('completeness', "Completeness"), ('output', "Output")]


class SkpTask(models.Model):
    """Register Penyimpangan Mutu Baku: a step that missed completeness, time or output is in it by itself.

    Time is missed when the work took longer than the standard; completeness or output when the work
    came back, as whoever returned it says. The fault stands on the step that came back.
    """

    _inherit = 'skp.task'

    fault = fields.Selection(FAULTS, help="What was wrong with the work, as whoever returned it says.")
    misses_time = fields.Boolean(compute='_compute_deviation', store=True, precompute=True)
    misses_completeness = fields.Boolean(compute='_compute_deviation', store=True, precompute=True)
    misses_output = fields.Boolean(compute='_compute_deviation', store=True, precompute=True)
    deviation = fields.Boolean(compute='_compute_deviation', store=True, precompute=True, index=True)
    deviation_sentence = fields.Char(string="Missed", compute='_compute_deviation_sentence')

    @api.depends('overrun_minutes', 'fault')
    def _compute_deviation(self):
        for task in self:
            task.misses_time = task.overrun_minutes > 0
            task.misses_completeness = task.fault == 'completeness'
            task.misses_output = task.fault == 'output'
            task.deviation = task.misses_time or bool(task.fault)

    @api.depends('deviation', 'work_minutes', 'standard_minutes')
    @api.depends_context('lang')
    def _compute_deviation_sentence(self):
        labels = dict(self._fields['fault']._description_selection(self.env))
        for task in self:
            missed = [self.env._(
                "Time: %(work)s of %(standard)s minutes", work=task.work_minutes,
                standard=task.standard_minutes)] if task.misses_time else []
            task.deviation_sentence = "; ".join(missed + ([labels[task.fault]] if task.fault else []))

    # -- Engine ------------------------------------------------------------------------------------

    def _close(self, order):
        super()._close(order)
        if order.decision == 'return':
            self._came_back().write({'fault': order.values.get('fault') or 'output'})

    def _came_back(self):
        """The steps whose work these tasks sent back: the last run of each before them."""
        done = self.search([
            ('plan_id', 'in', self.plan_id.ids), ('step_id', 'in', self.step_id.return_step_id.ids),
            ('state', '=', 'done'), ('decision', 'not in', ('taken_over', 'set_aside')),
            ('act', 'not in', ('explain', 'clarify', 'decide'))], order='id')
        last = {(task.plan_id, task.step_id): task for task in done}
        return self.browse().union(*(
            last.get((task.plan_id, task.step_id.return_step_id), self.browse()) for task in self))

    def _refuse_fault(self, order):
        """A fault that the register does not know."""
        fault = order.values.get('fault')
        labels = dict(self._fields['fault']._description_selection(self.env))
        if fault and (not isinstance(fault, str) or fault not in labels):
            return self.env._(
                "Fault is “%(fault)s”: choose one of %(faults)s.", fault=fault, faults=", ".join(labels))
        return None
