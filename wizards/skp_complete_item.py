from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import formatLang


class SkpCompleteItem(models.TransientModel):
    """A row of the appraisal in the dialog of the response: with a reason it is contested."""

    _name = 'skp.complete.item'
    _description = 'Contested Item in the Dialog'
    _inherit = ['skp.typed']

    wizard_id = fields.Many2one('skp.complete', required=True, ondelete='cascade', index=True)
    kind = fields.Selection([('result', "Activity"), ('behaviour', "Behaviour")], required=True)
    row_id = fields.Integer(required=True)
    name = fields.Char(string="Item", readonly=True)
    value = fields.Char(string="Result", readonly=True)
    reason = fields.Text(string="Why you contest it")

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows.wizard_id.check_access('read')  # nobody adds a row to the dialog of somebody else
        return rows


class SkpComplete(models.TransientModel):
    """The dialog of the response lists what can be contested, each row with room for its reason."""

    _inherit = 'skp.complete'

    item_ids = fields.One2many('skp.complete.item', 'wizard_id', string="Contested Items")
    days_sentence = fields.Char(compute='_compute_days_sentence')
    late_sentence = fields.Char(related='objection_id.late_sentence', related_sudo=False)
    contested_ids = fields.One2many(related='objection_id.item_ids', related_sudo=False, string="Contested")
    objection_explanation = fields.Text(
        related='objection_id.explanation', related_sudo=False, string="The Employee's Explanation")
    silence_note = fields.Text(related='objection_id.silence_note', related_sudo=False, string="Explanation not Given")

    @api.depends('task_ids')
    @api.depends_context('lang')
    def _compute_days_sentence(self):
        for wizard in self:
            wizard.days_sentence = wizard.task_ids._days_sentence() if len(wizard.task_ids) == 1 else False

    @api.model
    def default_get(self, fields):
        """The rows are there from the start: who contests one writes its reason."""
        vals = super().default_get(fields)
        if 'item_ids' in fields and vals.get('task_ids'):
            tasks = self.new({'task_ids': vals['task_ids']}).task_ids._origin
            if len(tasks) == 1 and 'object' in tasks._decisions():
                vals['item_ids'] = [(0, 0, row) for row in self._contestable(tasks.plan_id)]
        return vals

    @api.model
    def _contestable(self, plan):
        """Values of the rows of an appraisal that the user may read."""
        appraisal = self.env['skp.appraisal'].search([('plan_id', '=', plan.id)])
        model = self.env['skp.objection.item']
        return [
            {'kind': kind, 'row_id': row.id, 'name': row.name, 'value': model._value_of(row, self._figure)}
            for kind in ('result', 'behaviour') for row in model._rows_of(appraisal, kind)]

    @api.model
    def _figure(self, value):
        return formatLang(self.env, float(value), digits=2)

    def _values(self, decision):
        values = super()._values(decision)
        items = [
            {'kind': row.kind, 'id': row.row_id, 'reason': row.reason} for row in self.item_ids if row.reason]
        if items and decision == 'accept':
            raise UserError(self.env._(
                "Reasons are written on %(count)s contested items: press Object, or empty them to accept the result.",
                count=len(items)))
        return {**values, 'items': items} if items and decision == 'object' else values
