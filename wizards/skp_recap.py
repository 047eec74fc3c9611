from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.skp_organisation import SPANS
from ..reports.report_recap import FORMS

KINDS = [
    ('results', "Results by unit, rank and predicate"),
    ('unfinished', "What is not finished, and with whom"),
    ('deviations', "Deviations from the standard"),
    ('objections', "Objections"),
    ('allowance', "Status for the allowance (TPP), without amounts"),
]


class SkpRecap(models.TransientModel):
    """Choose a recap of a period: of an office for its data manager, of the own people for a head."""

    _name = 'skp.recap'
    _description = 'SKP Recap'
    _inherit = ['skp.typed']
    _rec_name = 'period_id'

    period_id = fields.Many2one(
        'skp.period', required=True, ondelete='cascade', default=lambda self: self._newest_period(),
        domain="[('plan_ids', '!=', False)]")
    company_id = fields.Many2one(related='period_id.company_id')
    kind = fields.Selection(KINDS, required=True, default='results')
    month = fields.Selection(
        [span for span in SPANS if span[0].startswith('M')],
        help="Of the status list for the allowance; empty: the whole period.")

    @api.model
    def _newest_period(self):
        """The newest period that has begun and in which the user reads a case."""
        groups = self.env['skp.plan']._read_group([], ['period_id'])
        periods = self.env['skp.period'].union(*(period for period, in groups)) if groups else self.period_id.browse()
        periods = periods.filtered(lambda period: period.has_access('read')).sorted()
        return self.env['skp.glance']._running(periods) if periods else periods

    @api.model
    def _open(self, values):
        """The dialog, filled in."""
        return {
            'type': 'ir.actions.act_window', 'name': self.env._("Recaps"), 'res_model': self._name,
            'view_mode': 'form', 'target': 'new', 'context': {f'default_{name}': values[name] for name in values}}

    def action_pdf(self):
        """Print the recap.

        :raises UserError: the user reads nothing of the period, or it has no such month
        """
        self.ensure_one()
        self._refuse_closed()
        return self.env.ref('hr_skp.action_report_recap').report_action(self)

    def action_xlsx(self):
        """Download the recap as a workbook.

        :raises UserError: the user reads nothing of the period, or it has no such month
        """
        self.ensure_one()
        self._refuse_closed()
        if self.kind == 'results':
            return self.env['report.hr_skp.xlsx_recap']._action(self.period_id)
        return self.env['report.hr_skp.xlsx_tables']._action(self)

    def _refuse_closed(self):
        """Refuse a period of which the user reads nothing; of results, one without any that are open to the user."""
        self.check_access('read')
        period = self.period_id
        if not self.env['skp.plan'].search_count([('period_id', '=', period.id)], limit=1):
            raise UserError(self.env._(
                "You read no SKP of %(period)s: choose a period in which you have one, or people under you.",
                period=period.name))
        if self.kind == 'results':
            self.env['report.hr_skp.xlsx_recap']._check_printable(period)
        if self.kind == 'allowance' and self.month and not self._month():
            raise UserError(self.env._(
                "%(period)s does not run in the month that you chose: choose another month, or leave it empty.",
                period=period.name))

    def _month(self):
        """The first day of the month that is asked for; None for the whole period, or where it has no such month."""
        if self.kind != 'allowance' or not self.month:
            return None
        first, last = self.period_id.date_from, self.period_id.date_to
        days = (date(year, int(self.month[1:]), 1) for year in range(first.year, last.year + 1))
        return next((day for day in days if first.replace(day=1) <= day <= last), None)

    def _file_name(self):
        """What the file is called."""
        month = self._month()
        words = (FORMS[self.kind], f"{month:%Y-%m}" if month else self.period_id.name)
        return ' '.join(filter(None, words)).replace('/', '-')
