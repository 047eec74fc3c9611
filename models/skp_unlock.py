from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from .office_clock import on_office_clock


class SkpUnlock(models.Model):
    """A request to unlock a month: who asked and why, who decided, until when it is open. Rows stay on record.

    It closes by itself: the month is locked again after ``open_until``.
    """

    _name = 'skp.unlock'
    _description = 'SKP Unlock Request'
    _inherit = ['skp.guarded']
    _order = 'id desc'
    _rec_name = 'realisation_id'

    _guarded_fields = frozenset({'state', 'open_until', 'decided_by_id', 'decided_on'})
    _fixed_fields = frozenset({'realisation_id', 'reason'})

    realisation_id = fields.Many2one('skp.realisation', string="Month", required=True, index=True, ondelete='cascade')
    plan_id = fields.Many2one(related='realisation_id.plan_id', string="SKP", store=True, precompute=True, index=True)
    company_id = fields.Many2one(related='plan_id.company_id', store=True, precompute=True)
    reason = fields.Text(required=True, string="Why It Is Late")
    state = fields.Selection(
        [('asked', "Asked"), ('granted', "Granted"), ('refused', "Refused")], default='asked', required=True,
        readonly=True)
    days = fields.Integer(
        compute='_compute_days', store=True, precompute=True, readonly=False, help="Days from the decision on.")
    answer = fields.Text(help="What whoever asked is told; required when it is refused.")
    open_until = fields.Date(readonly=True)
    decided_by_id = fields.Many2one('res.users', readonly=True, ondelete='restrict')
    decided_on = fields.Date(readonly=True)

    _one_asked = models.UniqueIndex(
        "(realisation_id) WHERE state = 'asked'", "Unlocking this month has been asked for already.")
    _days_range = models.Constraint('CHECK(days BETWEEN 1 AND 90)', "Days of unlocking: enter 1 to 90.")

    @api.depends('realisation_id')
    def _compute_days(self):
        for row in self:
            row.days = row.plan_id.company_id.skp_unlock_days

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        for row in rows:
            row._refuse_asking()
        # sudo: mail.activity - whoever asks may not write on the desk of the data manager
        rows.sudo()._tell_manager()
        return rows

    def _refuse_asking(self):
        """Raise unless the month is locked and the asker is who would type it."""
        # sudo: skp.unlock - that the row may be made was judged by the rules; the month is read in full
        sheet = self.sudo().realisation_id
        if not sheet.is_locked or not sheet.with_env(self.env).plan_id._may_type():
            raise UserError(self.env._(
                "%(month)s of %(plan)s is not locked for you: there is nothing to ask for.",
                month=sheet._month_label(), plan=sheet.plan_id.name))
        if not (self.reason or '').strip():
            raise UserError(self.env._("Why It Is Late is empty: write why the month was not handed over in time."))

    def _tell_manager(self):
        """One activity for each request, on the desk of whoever may grant it."""
        for row in self:
            managers = row.plan_id.period_id._data_managers(row.create_uid)
            manager = row.plan_id.period_id.data_manager_id
            row.plan_id.activity_schedule(
                'hr_skp.mail_activity_type_unlock', user_id=(manager - row.create_uid or managers[:1] or manager).id,
                summary=row.env._("Unlock %(month)s", month=row.realisation_id._month_label()), note=row.reason)

    # -- Deciding ----------------------------------------------------------------------------------

    @on_office_clock
    def action_grant(self):
        """Unlock the months for the days of each request, from today on."""
        self._decide('granted')

    def action_refuse(self):
        """Refuse the requests, with the answer that says why."""
        if not all((row.answer or '').strip() for row in self):
            raise UserError(self.env._("Answer is empty: write why the month stays locked."))
        self._decide('refused')

    def _decide(self, state):
        self._refuse_deciding()
        today = fields.Date.context_today(self)
        for days, rows in self.grouped('days').items():
            # sudo: skp.unlock - guarded fields, written by this method alone; who may decide was judged just above
            rows.sudo().write({
                'state': state, 'decided_by_id': self.env.uid, 'decided_on': today,
                'open_until': today + timedelta(days=days) if state == 'granted' else False})
        labels = dict(self._fields['state']._description_selection(self.env))
        for row in self:
            row.plan_id._log_step({row.plan_id.id: " · ".join(filter(None, (
                row.realisation_id._month_label(), labels[state], row.answer)))})
        # sudo: mail.activity - the notice of the request is put away whoever had it
        self.sudo().plan_id.activity_ids.filtered(
            lambda activity: activity.activity_type_id == self.env.ref('hr_skp.mail_activity_type_unlock')
        ).action_archive()

    def _refuse_deciding(self):
        """Raise where the user may not decide: not of the personnel office, on the own month, or twice."""
        if not self.env.user.has_group('hr_skp.group_data_manager'):
            raise UserError(self.env._("Months are unlocked by a data manager: ask one."))
        self.check_access('write')
        for row in self:
            if row.state != 'asked':
                raise UserError(self.env._(
                    "%(month)s of %(plan)s was decided by %(user)s already.", month=row.realisation_id._month_label(),
                    plan=row.plan_id.name, user=row.decided_by_id.name))
            # sudo: hr.employee - whose month it is counts also where the user may not read employees
            if self.env.user in row.create_uid | row.sudo().plan_id.employee_id.user_id:
                raise UserError(self.env._(
                    "%(month)s of %(plan)s is your own: another data manager has to unlock it.",
                    month=row.realisation_id._month_label(), plan=row.plan_id.name))
