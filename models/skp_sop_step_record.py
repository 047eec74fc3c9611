from odoo import api, fields, models
from odoo.tools import SQL

ENOUGH = 5  # runs from which a standard that nobody keeps is proposed for revision


class SkpSopStep(models.Model):
    """How a step fares against its standard: runs, misses, median time; never met, it is up for revision."""

    _inherit = 'skp.sop.step'

    runs = fields.Integer(compute='_compute_record', help="Times the step was completed.",
                          groups='hr_skp.group_data_manager')
    misses = fields.Integer(compute='_compute_record', help="Of these, how often it missed its standard.",
                            groups='hr_skp.group_data_manager')
    median_minutes = fields.Float(
        string="Median (minutes)", digits=(16, 0), compute='_compute_record', aggregator=None,
        help="Half of the runs took no longer than this.", groups='hr_skp.group_data_manager')
    never_met = fields.Boolean(
        string="Standard Never Met", compute='_compute_record', search='_search_never_met',
        help="Five runs or more, and every one missed the standard: the standard is proposed for revision.",
        groups='hr_skp.group_data_manager')

    def _compute_record(self):
        record = self._record(self.ids)
        for step in self:
            step.runs, step.misses, step.median_minutes = record.get(step.id, (0, 0, 0))
            step.never_met = ENOUGH <= step.runs == step.misses

    def _search_never_met(self, operator, value):
        if operator != 'in':
            return NotImplemented
        never = [step for step, (runs, misses, _median) in self._record().items() if ENOUGH <= runs == misses]
        return [('id', 'in' if True in value else 'not in', never)]

    @api.model
    def _record(self, step_ids=None):
        """How steps fared in the companies at hand: {step id: (runs, misses, median minutes)}, in one query.

        :param step_ids: the steps asked for; ``None`` for all
        """
        self.env['skp.task'].flush_model(['step_id', 'act', 'state', 'company_id', 'deviation', 'work_minutes'])
        rows = self.env.execute_query(SQL(
            """SELECT step_id, COUNT(*), COUNT(*) FILTER (WHERE deviation),
                      PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY work_minutes)
                 FROM skp_task
                WHERE state = 'done' AND act NOT IN ('explain', 'decide') AND company_id = ANY(%s) AND %s
             GROUP BY step_id""",
            list(self.env.companies.ids),
            SQL("TRUE") if step_ids is None else SQL("step_id = ANY(%s)", list(step_ids))))
        return {step: (runs, misses, median or 0) for step, runs, misses, median in rows}
