from babel.dates import format_date as babel_date

from odoo import api, fields, models
from odoo.tools.misc import babel_locale_parse, get_lang


class SkpRealisation(models.Model):
    """One month's sheet of a plan, filled by the employee and handed to the appraiser."""

    _name = 'skp.realisation'
    _description = 'SKP Month'
    _inherit = ['skp.rows', 'skp.guarded']
    _order = 'plan_id, month'

    _row_fields = frozenset({'line_ids'})
    _guarded_fields = frozenset({'plan_id', 'month', 'state', 'submitted_on', 'measured_on'})

    plan_id = fields.Many2one('skp.plan', required=True, ondelete='cascade', index=True)
    month = fields.Date(required=True, help="First day of the month.")
    state = fields.Selection(
        [('open', "Open"), ('submitted', "Handed over"), ('measured', "Measured")], default='open', required=True)
    submitted_on = fields.Date(string="Handed over on")
    measured_on = fields.Date()
    line_ids = fields.One2many('skp.realisation.line', 'realisation_id', string="Figures")
    can_edit = fields.Boolean(compute='_compute_can_edit')

    _month_unique = models.Constraint('UNIQUE(plan_id, month)', "The SKP has a sheet for this month already.")

    @api.depends('month')
    @api.depends_context('lang')
    def _compute_display_name(self):
        for sheet in self:
            sheet.display_name = sheet._month_label()

    @api.depends('state', 'plan_id.current_user_id', 'plan_id.current_task_id.user_id', 'plan_id.state')
    @api.depends_context('uid')
    def _compute_can_edit(self):
        for sheet in self:
            plan = sheet.plan_id
            sheet.can_edit = (
                sheet.state == 'open' and plan.state == 'realisation' and plan._may_type())

    def action_act(self):
        """Open the dialog that hands the month over."""
        return self.plan_id.action_act()

    def _month_label(self):
        """The month in words of the reader's language, for example Januari 2025."""
        locale = babel_locale_parse(get_lang(self.env).code)
        return babel_date(self.month, format='MMMM yyyy', locale=locale) if self.month else ''

    @api.model
    def _make(self, wanted, **values):
        """Make the sheets of (plan, month) pairs, one line for each figure that is typed by hand."""
        sheets = self.create([{'plan_id': plan.id, 'month': month, **values} for plan, month in wanted])
        told = {plan: plan._told_indicators().ids for plan in sheets.plan_id}
        self.env['skp.realisation.line'].create([
            {'realisation_id': sheet.id, 'indicator_id': indicator_id}
            for sheet in sheets for indicator_id in told[sheet.plan_id]])
        return sheets

    def _content(self):
        return {'month': self.month, 'figures': [line._content() for line in self.line_ids.sorted('id')]}
