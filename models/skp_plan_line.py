from odoo import api, fields, models
from odoo.exceptions import ValidationError

# column of the form -> (aspect, field of the indicator)
COLUMNS = {
    'quantity_target': ('quantity', 'target'),
    'quantity_unit': ('quantity', 'unit'),
    'quality_target': ('quality', 'target'),
    'time_target': ('time', 'target'),
    'time_unit': ('time', 'unit'),
    'cost_target': ('cost', 'target'),
}
ASPECT_UNITS = {'quality': "%", 'cost': "Rp"}

from ..rules.values import figure
from .skp_typed import WHOLE


class SkpPlanLine(models.Model):
    """A kegiatan tugas jabatan with its targets, or an additional task or creation of the year.

    The columns of the official form are written through to one indicator for each aspect.
    """

    _name = 'skp.plan.line'
    _description = 'SKP Activity'
    _inherit = ['skp.guarded']
    _order = 'plan_id, kind desc, sequence, id'

    _fixed_fields = frozenset({'plan_id', 'kind'})

    plan_id = fields.Many2one('skp.plan', required=True, ondelete='cascade', index=True)
    sequence = fields.Integer(default=10)
    name = fields.Char(string="Activity", required=True)
    kind = fields.Selection(
        [('main', "Main"), ('additional', "Additional task"), ('creativity', "Creativity")],
        default='main', required=True)
    creativity_level = fields.Selection(
        [('unit', "Own unit"), ('organisation', "Organisation"), ('nation', "Nation")],
        help="For whom the creation is of use, by the letter that says so.")
    reference = fields.Char(string="Letter", help="Number of the assignment or of the certificate.")
    credit = fields.Float(digits=(16, 3), help="Angka kredit, for functional posts only.")
    superior_line_id = fields.Many2one('skp.plan.line', string="Superior's Activity", ondelete='set null')
    indicator_ids = fields.One2many('skp.indicator', 'line_id', string="Indicators", context=WHOLE)
    can_edit = fields.Boolean(related='plan_id.can_edit_lines')

    quantity_target = fields.Float(
        string="Quantity", digits=(16, 2), compute='_compute_columns', inverse='_inverse_quantity')
    quantity_unit = fields.Char(string="Output", compute='_compute_columns', inverse='_inverse_quantity')
    quality_target = fields.Float(
        string="Quality", digits=(16, 2), compute='_compute_columns', inverse='_inverse_quality')
    time_target = fields.Float(string="Time", digits=(16, 2), compute='_compute_columns', inverse='_inverse_time')
    time_unit = fields.Char(compute='_compute_columns', inverse='_inverse_time')
    cost_target = fields.Float(
        string="Cost", digits=(16, 2), compute='_compute_columns', inverse='_inverse_cost')

    _creativity_has_level = models.Constraint(
        "CHECK(kind != 'creativity' OR creativity_level IS NOT NULL)",
        "A creation needs its level: own unit, organisation or nation.")

    @api.constrains('superior_line_id')
    def _check_superior_line(self):
        """Only the appraiser's activities are offered: guessing ids must not name those of other people."""
        # sudo: skp.plan - the employee may not read the appraiser's own case
        for line in self.sudo().filtered('superior_line_id'):
            appraiser = line.plan_id.appraiser_id
            if line.superior_line_id.plan_id.employee_id != appraiser:
                raise ValidationError(self.env._(
                    "“%(activity)s” cannot hang on that activity: choose one of the activities that %(appraiser)s has "
                    "planned.", activity=line.name, appraiser=appraiser.name))

    @api.depends('indicator_ids.target', 'indicator_ids.unit', 'indicator_ids.aspect')
    def _compute_columns(self):
        for line in self:
            by_aspect = line.indicator_ids.grouped('aspect')
            for column, (aspect, name) in COLUMNS.items():
                line[column] = by_aspect.get(aspect, line.indicator_ids.browse())[:1][name]

    def _inverse_quantity(self):
        self._write_indicator('quantity', 'quantity_target', 'quantity_unit')

    def _inverse_quality(self):
        self._write_indicator('quality', 'quality_target')

    def _inverse_time(self):
        self._write_indicator('time', 'time_target', 'time_unit')

    def _inverse_cost(self):
        self._write_indicator('cost', 'cost_target')

    def _write_indicator(self, aspect, target_column, unit_column=None):
        """Write a column of the form to the indicator of its aspect; an empty target removes it."""
        wanted = {
            line: {'target': line[target_column],
                   'unit': (line[unit_column] if unit_column else '') or ASPECT_UNITS.get(aspect)}
            for line in self
        }
        missing = []
        for line, vals in wanted.items():
            indicator = line.indicator_ids.filtered(lambda row: row.aspect == aspect)[:1]
            if vals['target'] < 0:
                raise ValidationError(self.env['skp.indicator']._target_sentence(line, aspect, vals['target']))
            if not vals['target']:
                indicator.unlink()
            elif indicator:
                indicator.write(vals)
            else:
                missing.append({'line_id': line.id, 'aspect': aspect, **vals})
        self.env['skp.indicator'].create(missing)

    def _content(self):
        return {
            'name': self.name, 'kind': self.kind, 'level': self.creativity_level or '',
            'letter': self.reference or '', 'credit': figure(self.credit),
            'indicators': [indicator._content() for indicator in self.indicator_ids.sorted('id')],
        }
