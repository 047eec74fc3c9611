from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL, formatLang

from ..rules import months
from ..rules.values import figure


class SkpMeasurement(models.Model):
    """The year's figure of one indicator: what the months add up to, or what the appraiser puts instead."""

    _name = 'skp.measurement'
    _description = 'SKP Measurement'
    _inherit = ['skp.guarded']
    _order = 'appraisal_line_id, indicator_id'
    _rec_name = 'line_name'

    _guarded_fields = frozenset({'appraisal_line_id', 'appraisal_id', 'indicator_id', 'realised', 'used', 'score'})

    appraisal_line_id = fields.Many2one('skp.appraisal.line', required=True, ondelete='cascade', index=True)
    appraisal_id = fields.Many2one(
        related='appraisal_line_id.appraisal_id', store=True, precompute=True, index=True)
    indicator_id = fields.Many2one('skp.indicator', required=True, ondelete='restrict', index=True)
    line_name = fields.Char(related='indicator_id.line_id.name', string="Activity")
    aspect = fields.Selection(related='indicator_id.aspect')
    target = fields.Float(related='indicator_id.target')
    unit = fields.Char(related='indicator_id.unit', string="Unit of Measure")
    realised = fields.Float(digits=(16, 2), aggregator=None, help="What the months add up to.")
    is_corrected = fields.Boolean(string="Correct")
    corrected = fields.Float(string="Corrected Figure", digits=(16, 2), aggregator=None)
    reason = fields.Char(string="Reason of the Correction")
    used = fields.Float(digits=(16, 2), compute='_compute_used', store=True, aggregator=None)
    score = fields.Float(digits=(16, 2), compute='_compute_score', aggregator=None)

    _indicator_unique = models.Constraint(
        'UNIQUE(appraisal_line_id, indicator_id)', "The indicator is measured already.")

    @api.depends('realised', 'is_corrected', 'corrected')
    def _compute_used(self):
        for row in self:
            row.used = row.corrected if row.is_corrected else row.realised

    @api.depends('used', 'target')
    def _compute_score(self):
        for line, rows in self.grouped('appraisal_line_id').items():
            result = line._result()
            for row in rows:
                row.score = result.aspects.get(row.aspect, 0.0) if result else 0.0

    @api.constrains('corrected', 'is_corrected')
    def _check_corrected(self):
        for row in self.filtered(lambda row: row.is_corrected and row.corrected < 0):
            raise ValidationError(self.env._(
                "Corrected %(aspect)s of “%(activity)s” is %(value)s: enter zero or more.",
                aspect=row.indicator_id._label(), activity=row.line_name,
                value=formatLang(self.env, row.corrected, digits=2)))

    def _add_up_months(self):
        """Fill ``realised`` from the months' figures, in one pass over the cases' months."""
        told = self.appraisal_id.plan_id._told_figures()
        with self.env.protecting([self._fields['realised']], self):  # what hangs on them is told once, below
            for line, rows in self.grouped('appraisal_line_id').items():
                rows._add_up_line(line, told)
        self.modified(['realised'])

    def _add_up_line(self, line, told):
        """The same for the indicators of one activity; a month's quality weighs by its output, all quantities of it."""
        indicators = line.plan_line_id.indicator_ids
        figures = {indicator: told.get(indicator.id, {}) for indicator in indicators | self.indicator_id}
        spanned = sorted(set().union(*figures.values()))
        quantities = [figures[indicator] for indicator in indicators if indicator.aspect == 'quantity']
        outputs = [months.output([quantity.get(month) for quantity in quantities]) for month in spanned]
        for row in self:
            own = figures[row.indicator_id]
            row.realised = months.add_up(
                row.indicator_id.aggregation, list(zip(map(own.get, spanned), outputs, strict=True)))

    def _content(self):
        return {'indicator': self.indicator_id.id, 'used': figure(self.used),
                'reason': (self.reason or '') if self.is_corrected else ''}


class SkpPlan(models.Model):
    """What the months of cases tell, figure by figure."""

    _inherit = 'skp.plan'

    def _told_figures(self):
        """The figures that were typed, without a record for each of them: {indicator's id: {month: Decimal}}."""
        lines = self.env['skp.realisation.line']
        query = lines._search([('realisation_id.plan_id', 'in', self.ids), ('is_filled', '=', True)])
        sheet, indicator, value = (
            lines._field_to_sql(lines._table, name, query) for name in ('realisation_id', 'indicator_id', 'value'))
        month_of = {sheet.id: sheet.month for sheet in self.realisation_ids}
        told = {}
        for sheet_id, indicator_id, text in self.env.execute_query(query.select(
                sheet, indicator, SQL("%s::text", value))):
            told.setdefault(indicator_id, {})[month_of[sheet_id]] = figure(text)
        return told
