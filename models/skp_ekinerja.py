from odoo import api, fields, models

from .skp_scheme_predicate import PREDICATES


class SkpEkinerja(models.Model):
    """What a case has to do with the national e-Kinerja: the cells to copy into it, and the predicate it gives.

    e-Kinerja BKN is compulsory and has no door for programs: its texts are copied by hand, and its predicate is
    entered here or brought in by a workbook, to be compared with the office's own.
    """

    _name = 'skp.ekinerja'
    _description = 'Copy Sheet for e-Kinerja BKN'
    _inherit = ['skp.guarded']
    _order = 'period_id desc, plan_id'
    _rec_name = 'plan_id'

    _guarded_fields = frozenset({'plan_id', 'period_id', 'company_id', 'department_id'})

    plan_id = fields.Many2one('skp.plan', string="SKP", required=True, ondelete='cascade', index=True, readonly=True)
    period_id = fields.Many2one(related='plan_id.period_id', store=True, precompute=True, index=True)
    company_id = fields.Many2one(related='plan_id.company_id', store=True, precompute=True, index=True)
    department_id = fields.Many2one(related='plan_id.department_id', store=True, precompute=True)
    line_ids = fields.One2many('skp.ekinerja.line', 'sheet_id', string="Cells to Copy")
    line_count = fields.Integer(string="Cells", compute='_compute_counts')
    copied_count = fields.Integer(string="Copied", compute='_compute_counts')
    too_long_count = fields.Integer(string="Too Long", compute='_compute_counts')
    predicate = fields.Selection(
        PREDICATES, string="Predicate of BKN", help="Predikat as e-Kinerja BKN shows it for the same range.")
    own_predicate = fields.Selection(PREDICATES, compute='_compute_own_predicate')
    comparison = fields.Selection(
        [('open', "Not entered"), ('hidden', "No result to compare"), ('same', "Same"), ('differs', "Differs")],
        compute='_compute_own_predicate', search='_search_comparison')

    _plan_unique = models.Constraint('UNIQUE(plan_id)', "The SKP has a copy sheet already.")

    @api.depends('line_ids.is_copied', 'line_ids.is_too_long')
    def _compute_counts(self):
        for sheet in self:
            sheet.line_count = len(sheet.line_ids)
            sheet.copied_count = len(sheet.line_ids.filtered('is_copied'))
            sheet.too_long_count = len(sheet.line_ids.filtered('is_too_long'))

    @api.depends('predicate', 'plan_id')
    @api.depends_context('uid')
    def _compute_own_predicate(self):
        """The office's own predicate where the reader may see it: the rows ask the database, which hides the rest."""
        own = self._own(self.plan_id)
        for sheet in self:
            sheet.own_predicate = own.get(sheet.plan_id.id, False)
            sheet.comparison = sheet._compared(sheet.predicate, sheet.own_predicate)

    @api.model
    def _own(self, plans):
        """The final predicates of cases that the user may read: {plan id: code}."""
        found = self.env['skp.appraisal'].search([('plan_id', 'in', plans.ids), ('final_rating', '!=', False)])
        return {appraisal.plan_id.id: appraisal.final_rating for appraisal in found}

    @api.model
    def _compared(self, predicate, own):
        if not predicate:
            return 'open'
        if not own:
            return 'hidden'
        return 'same' if predicate == own else 'differs'

    def _search_comparison(self, operator, value):
        if operator != 'in':
            return NotImplemented
        sheets = self.search_fetch([], ['plan_id', 'predicate'])
        own = self._own(sheets.plan_id)
        return [('id', 'in', [
            sheet.id for sheet in sheets
            if self._compared(sheet.predicate, own.get(sheet.plan_id.id)) in value])]

    # -- making ------------------------------------------------------------------------------------

    @api.model
    def _of(self, plans):
        """The copy sheets of cases that the user may read, made where there is none.

        :param plans: ``skp.plan`` recordset
        """
        plans.check_access('read')
        # sudo: skp.ekinerja - sheets are made by the program alone, for cases that the user may read
        sheets = self.sudo().search([('plan_id', 'in', plans.ids)])
        sheets |= self.sudo().create([{'plan_id': plan.id} for plan in plans - sheets.plan_id])
        return sheets.with_env(self.env)

    def action_refresh(self):
        """Bring the cells up to the case: a text that has changed since it was copied loses its tick."""
        self.check_access('write')
        self._refresh()

    def _refresh(self):
        wanted = {(sheet.id, cell['key']): cell for sheet in self for cell in sheet._cells()}
        # sudo: skp.ekinerja.line - cells are made by the program alone, of what the user may read
        lines = self.env['skp.ekinerja.line'].sudo()
        there = {(line.sheet_id.id, line.key): line for line in lines.search([('sheet_id', 'in', self.ids)])}
        lines.union(*(line for place, line in there.items() if place not in wanted)).unlink()
        lines.create([{'sheet_id': place[0], **cell} for place, cell in wanted.items() if place not in there])
        for place, cell in wanted.items():
            if place in there:
                there[place]._follow(cell)

    def action_open(self):
        """Open the copy sheet."""
        self.check_access('read')
        self.ensure_one()
        return {'type': 'ir.actions.act_window', 'res_model': self._name, 'res_id': self.id, 'view_mode': 'form',
                'views': [(False, 'form')]}
