from odoo import api, models

from .office_clock import on_office_clock
from .skp_guarded_signed import ENGINE

BATCH = 200  # cases in one transaction
REPORTING = ('realisation', 'measurement')  # where months are told, and wait for the appraiser


class SkpRealisation(models.Model):
    """Months that the calendar opens: nobody waits with the figures of a month that has begun.

    The procedure goes on month by month, with one open step in each case. A sheet that the calendar opened before its
    step came (``opened_on`` is empty) is typed and not yet handed over, and no lock runs: the step takes it up.
    """

    _inherit = 'skp.realisation'

    @api.depends('opened_on')
    def _compute_can_edit(self):
        super()._compute_can_edit()
        for sheet in self.filtered(lambda sheet: sheet.state == 'open' and not sheet.opened_on):
            plan = sheet.plan_id
            sheet.can_edit = plan.state in REPORTING and (
                plan.employee_id.user_id == self.env.user or plan._may_type())

    @api.model
    @on_office_clock
    def _cron_open_months(self):
        """Open the months that have begun for all cases, in batches; a second run opens nothing."""
        plans = self.env['skp.plan'].with_context(**ENGINE)
        ids = plans._lagging().ids
        self.env['ir.cron']._commit_progress(remaining=len(ids))
        for start in range(0, len(ids), BATCH):
            batch = plans.browse(ids[start:start + BATCH])
            batch._open_months()
            if not self.env['ir.cron']._commit_progress(len(batch)):
                break

    def _complete_lines(self):
        """Add the figures that the plan asks for and the sheet lacks."""
        self.env['skp.realisation.line'].create([
            {'realisation_id': sheet.id, 'indicator_id': indicator.id}
            for sheet in self
            for indicator in sheet.plan_id._told_indicators() - sheet.line_ids.indicator_id])


class SkpPlan(models.Model):
    """Which months of a case have begun without a sheet."""

    _inherit = 'skp.plan'

    @api.model
    def _lagging(self):
        """The cases in which a month has begun that has no sheet yet."""
        today = self._today()
        return self.search([
            ('state', 'in', REPORTING), ('reports_months', '=', True),
            ('status_id', '=', False), ('ends_on', '>=', today), ('period_id.state', '!=', 'closed'),
            ('current_task_id.realisation_id', '!=', False),
            ('realisation_ids', 'not any', [('month', '>=', today.replace(day=1))])], order='id')

    def _open_months(self):
        """Make the sheets of the months that have begun since the last one; their steps come later."""
        today, wanted = self._today(), []
        for plan in self:
            last = max(plan.realisation_ids.mapped('month'))
            wanted += [(plan, month) for month in plan._months() if last < month <= today]
        self.env['skp.realisation']._make(wanted, opened_on=False)

    def _waiting_month(self):
        """The first month that is open and has not been handed over; empty when none is."""
        return self.realisation_ids.filtered(lambda sheet: sheet.state == 'open').sorted('month')[:1]

    def _reached_month(self):
        """The last month whose step has come; sheets that the calendar opened beyond it do not count."""
        return self.realisation_ids.filtered('opened_on').sorted('month')[-1:]
