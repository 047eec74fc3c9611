from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import format_date

from ..rules import working_time

HORIZON = 90  # days looked ahead beside twice the days allowed: room for the longest row of holidays


class SkpRealisation(models.Model):
    """The lock of a month: the last day on which it may be typed and handed over.

    The days count from the end of the month, or from the day its sheet came to the employee if that was
    later: nobody is locked out because somebody else was slow, or sent the month back.
    """

    _inherit = 'skp.realisation'

    @property
    def _guarded_fields(self):
        return super()._guarded_fields | {'opened_on', 'closes_on', 'unlock_ids'}

    opened_on = fields.Date(default=fields.Date.context_today, readonly=True)
    unlock_ids = fields.One2many('skp.unlock', 'realisation_id', string="Unlock Requests")
    closes_on = fields.Date(
        string="Locked after", compute='_compute_closes_on', store=True, precompute=True,
        help="The last day on which the month is typed and handed over; empty where months are not locked.")
    is_locked = fields.Boolean(string="Locked", compute='_compute_is_locked')
    can_ask_unlock = fields.Boolean(compute='_compute_is_locked')

    @api.depends('month', 'opened_on', 'unlock_ids.open_until', 'plan_id.company_id.skp_lock_days')
    def _compute_closes_on(self):
        self.closes_on = False
        locking = self.filtered(
            lambda sheet: sheet.month and sheet.opened_on and sheet.plan_id.company_id.skp_lock_days)
        # sudo: skp.lock.exception - the office's rule counts, whoever makes the month
        further = self.env['skp.lock.exception'].sudo()._further(locking)
        for company, sheets in locking.grouped(lambda sheet: sheet.plan_id.company_id).items():
            allowed = {sheet: company.skp_lock_days + further[sheet] for sheet in sheets}
            starts = {sheet: sheet._lock_counts_from() for sheet in sheets}
            calendar = company.resource_calendar_id
            last = max(starts.values()) + timedelta(days=2 * max(allowed.values()) + HORIZON)
            days = calendar._skp_days(calendar.id, company.id, min(starts.values()), last)
            for sheet in sheets:
                due = working_time.due_day(days, starts[sheet], allowed[sheet])
                sheet.closes_on = max([due, *filter(None, sheet.unlock_ids.mapped('open_until'))])

    def _lock_counts_from(self):
        return max(self.month + relativedelta(months=1, days=-1), self.opened_on)

    @api.depends('closes_on', 'state', 'unlock_ids.state', 'plan_id.current_user_id')
    @api.depends_context('uid')
    def _compute_is_locked(self):
        locked = self._past_lock()
        for sheet in self:
            sheet.is_locked = sheet in locked
            asked = 'asked' in sheet.unlock_ids.mapped('state')
            sheet.can_ask_unlock = sheet.is_locked and not asked and sheet.plan_id._may_type()

    def _past_lock(self):
        """The months that are open no more: it is past their last day where the office is."""
        days = {company: company._skp_today() for company in self.plan_id.company_id}
        return self.filtered(lambda sheet: sheet.state == 'open' and sheet.closes_on and (
            sheet.closes_on < days[sheet.plan_id.company_id]))

    @api.depends('is_locked')
    def _compute_can_edit(self):
        super()._compute_can_edit()
        self.filtered('is_locked').can_edit = False

    @api.model
    def _date_open(self, domain=()):
        """Date the months that are still open anew, after exceptions or holidays have changed."""
        sheets = self.search([('state', '=', 'open'), *domain])
        self.env.add_to_compute(self._fields['closes_on'], sheets)
        sheets.mapped('closes_on')

    def _lock_sentence(self):
        """Since when a month is locked and the way out; empty while it is open."""
        if not self.is_locked:
            return ''
        values = {'month': self._month_label(), 'plan': self.plan_id.name,
                  'date': format_date(self.env, self.closes_on + timedelta(days=1))}
        if 'asked' in self.unlock_ids.mapped('state'):
            return self.env._(
                "%(month)s of %(plan)s is locked since %(date)s; %(manager)s has been asked to unlock it.",
                **values, manager=self.plan_id.period_id.data_manager_id.name)
        return self.env._(
            "%(month)s of %(plan)s is locked since %(date)s: open the month and ask for it to be unlocked.", **values)

    def action_ask_unlock(self):
        """Ask in a dialog for a locked month to be unlocked."""
        self.ensure_one()
        self.check_access('read')
        return {
            'type': 'ir.actions.act_window', 'name': self.env._("Ask to Unlock"), 'res_model': 'skp.unlock',
            'view_mode': 'form', 'views': [(self.env.ref('hr_skp.skp_unlock_view_form_ask').id, 'form')],
            'target': 'new', 'context': {'default_realisation_id': self.id},
        }


class SkpRealisationLine(models.Model):
    """A locked month is not typed, whatever time zone a client names: the record rule asks for the client's own day."""

    _inherit = 'skp.realisation.line'

    def write(self, vals):
        result = super().write(vals)
        locked = self.realisation_id._past_lock()[:1] if not self.env.su else None
        if locked:
            raise AccessError(locked._lock_sentence())
        return result
