from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import formatLang

ACTIVITY = Markup("<div><strong>%(name)s</strong>: %(figures)s%(evidence)s</div>")
NOTE = Markup(' <em class="text-muted">%s</em>')
EVIDENCE = Markup(' <i class="fa fa-paperclip"></i> %s')


class SkpTask(models.Model):
    """What somebody looks at before deciding on many steps together: each one's figures beside their targets."""

    _inherit = 'skp.task'

    figures = fields.Html(compute='_compute_figures', string="Realised of Target", sanitize_attributes=False)

    @api.depends('act', 'plan_id', 'realisation_id')
    @api.depends_context('lang', 'uid')
    def _compute_figures(self):
        for task in self:
            if task.realisation_id:
                rows = task.realisation_id.line_ids.grouped('plan_line_id').items()
                task.figures = Markup().join(task._shown_month(line, cells) for line, cells in rows)
            elif task.act in ('plan', 'review'):
                task.figures = Markup().join(task._shown_plan(line) for line in task.plan_id.line_ids)
            else:
                plan = task.plan_id
                score = formatLang(self.env, plan.score, digits=2) if plan.score else ''
                task.figures = Markup("%s") % " – ".join(filter(None, [score, plan.rating_name]))

    unexplained_ids = fields.Many2many(
        'skp.measurement', compute='_compute_unexplained_ids', compute_sudo=True, groups=fields.NO_ACCESS,
        help="Corrected figures of the result without a reason.")

    @api.depends(*(f'plan_id.appraisal_ids.line_ids.measurement_ids.{name}' for name in ('is_corrected', 'reason')))
    def _compute_unexplained_ids(self):
        rows = self.env['skp.measurement'].search([
            ('appraisal_id.plan_id', 'in', self.plan_id.ids), ('is_corrected', '=', True),
            ('reason', 'in', (False, ''))])
        by_plan = rows.grouped(lambda row: row.appraisal_id.plan_id)
        for task in self:
            task.unexplained_ids = by_plan.get(task.plan_id, rows.browse())

    def _shown_month(self, line, cells):
        """One activity of a month: what was realised of each target, with its note and how many pieces of evidence."""
        proofs = sum(cell._evidence_count() for cell in cells)
        return ACTIVITY % {
            'name': line.name, 'figures': Markup(" · ").join(cell._beside_target() for cell in cells),
            'evidence': EVIDENCE % proofs if proofs else ''}

    def _shown_plan(self, line):
        targets = [f"{indicator._label()} {indicator.printed_target or ''}".strip() for indicator in line.indicator_ids]
        return ACTIVITY % {'name': line.name, 'figures': " · ".join(targets), 'evidence': ''}

    def action_open_month(self):
        """Open the month of this step, with its notes and evidence; the case where it has none."""
        self.ensure_one()
        if not self.realisation_id:
            return self.action_open_case()
        return {
            'type': 'ir.actions.act_window', 'res_model': 'skp.realisation', 'res_id': self.realisation_id.id,
            'view_mode': 'form', 'views': [(False, 'form')], 'target': 'new',
        }


class SkpRealisationLine(models.Model):
    """A cell of a month in words, for whoever decides on many of them."""

    _inherit = 'skp.realisation.line'

    def _beside_target(self):
        """The cell in words: its aspect, what was realised, and the target of the year."""
        digits = 0 if self.value == int(self.value) else 2
        value = formatLang(self.env, self.value, digits=digits) if self.is_filled else "–"
        text = Markup("%s %s / %s") % (self.indicator_id._label(), value, self.indicator_id.printed_target or "–")
        return text + (NOTE % self.note if self.note else '')
