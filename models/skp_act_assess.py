from odoo import fields, models


class SkpAct(models.AbstractModel):
    """The acts of a procedure without months: the forms are prepared, the year is assessed at once."""

    _inherit = 'skp.act'

    # -- prepare -----------------------------------------------------------------------------------

    def _missing_prepare(self, task, order):
        yield from self._missing_plan(task, order)
        yield from task.plan_id.previous_ids._gaps()

    # -- assess ------------------------------------------------------------------------------------

    def _enter_assess(self, specs):
        plans = self.env['skp.plan'].browse([spec['plan_id'] for spec in specs])
        self.env['skp.appraisal']._make(plans)

    def _missing_assess(self, task, order):
        appraisal = task.plan_id.appraisal_ids
        if not task.plan_id.realisation_ids:
            rows = appraisal.line_ids.measurement_ids
            untold = rows.filtered(lambda row: not row.is_corrected)
            for line, cells in untold.grouped('appraisal_line_id').items():
                yield self.env._(
                    "Realised %(aspects)s of “%(activity)s” is empty: enter the year's figure (zero counts).",
                    activity=line.name, aspects=", ".join(row.indicator_id._label() for row in cells))
        else:
            yield from self._missing_measure(task, order)
        yield from self._missing_behaviour(task, order)

    def _perform_assess(self, tasks, order):
        tasks.plan_id.appraisal_ids.write({'made_on': fields.Date.context_today(self), 'received_on': False})
