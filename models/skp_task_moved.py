from odoo import api, fields, models


class SkpTask(models.Model):
    """How the open step of a case ends when its employee moves to another unit within the year."""

    _inherit = 'skp.task'

    decision = fields.Selection(selection_add=[('moved', "Ended by a move")])

    @api.model
    def _end_by_move(self, plan):
        """Bring a case that has just been closed to where its part can be finished.

        What was agreed is carried out until the last day. Where the new unit evaluates the year, nothing is left to do
        but to keep the sheet; else the months that fall away are taken out, and the last one that counts ends the part.
        """
        task = plan.current_task_id
        if plan._new_unit_evaluates():
            task._set_aside('moved', plan._went_sentence())
            plan._drop_months()
            plan.appraisal_ids.unlink()  # blank: the year is the new unit's
            self._open_after(plan, plan.sop_id.step_ids.filtered(lambda step: step.act == 'archive')[:1])
        elif task.realisation_id in plan._months_after(plan.moved_on):
            task._set_aside('moved', f"{task.name}: {plan._went_sentence()}")
            plan._drop_months()
            month = plan.realisation_ids.sorted('month')[-1:]
            last = plan.sop_id._month_steps()[-1:]
            if last.act == 'measure':
                self._open_after(plan, last, month)
            else:
                self._open_after(plan, last.next_step_id)
        else:
            plan._drop_months()
            if task.act == 'measure' and not plan._next_month(task.realisation_id):
                self.env['skp.act']._enter([self._specify(plan, task.step_id, realisation=task.realisation_id)])

    @api.model
    def _open_after(self, plan, step, month=None):
        """Open a step of the procedure, if it has it."""
        specs = [self._specify(plan, step, realisation=month)] if step else []
        self.env['skp.act']._enter(specs)
        self._open(specs)

    def _undo_refusal(self, reason):
        plan = self.plan_id
        if self.state == 'done' and self.decision == 'moved':
            # sudo: skp.plan - the sentence names the new unit, whoever asks
            return self.env._(
                "A move is taken back as a whole, by the button on its SKP. %(sentence)s",
                sentence=plan.sudo()._went_sentence())
        return super()._undo_refusal(reason)


class SkpPlan(models.Model):
    """The months of a case that was closed by a move."""

    _inherit = 'skp.plan'

    def _drop_months(self):
        """Take out the sheets, all empty, of months that fall away; the log keeps the steps that had them."""
        sheets = self._months_after(self.moved_on)
        if sheets:
            self.task_ids.filtered(lambda task: task.realisation_id in sheets).realisation_id = False
            sheets.unlink()
