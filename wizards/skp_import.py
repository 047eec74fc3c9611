import base64
from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain

from ..reports import xlsx_file
from .skp_import_kind import Run

SHOWN = 200  # findings of each level on the screen; the file has all
KINDS = [('months', "Months filled in"), ('plans', "Plans"), ('staff', "Staff facts"),
         ('ekinerja', "Predicates of e-Kinerja BKN"), ('old', "Results of old years")]
TITLES = {'plans': "Rencana SKP", 'staff': "Data Pegawai", 'ekinerja': "Predikat e-Kinerja BKN",
          'old': "Hasil Tahun Lama"}


class SkpImport(models.TransientModel):
    """Bring a workbook in: a dry run shows each fault by its cell, then the good cells are stored."""

    _name = 'skp.import'
    _description = 'Bring in a Workbook'
    _inherit = ['skp.typed']

    kind = fields.Selection(KINDS, required=True, default='months')
    period_id = fields.Many2one(
        'skp.period', default=lambda self: self._running_period())
    department_id = fields.Many2one('hr.department', string="Unit")
    file = fields.Binary(string="Workbook")
    file_name = fields.Char()
    state = fields.Selection(
        [('draft', "Choose"), ('checked', "Dry run"), ('done', "Stored")], default='draft', required=True)
    finding_ids = fields.One2many('skp.import.finding', 'wizard_id', string="Findings", readonly=True)
    row_count = fields.Integer(string="Rows Read", readonly=True)
    error_count = fields.Integer(string="Faults", readonly=True)
    change_count = fields.Integer(string="Cells to Store", readonly=True)
    same_count = fields.Integer(string="Cells Unchanged", readonly=True)
    summary = fields.Char(compute='_compute_summary')

    @api.model
    def _running_period(self):
        """The newest open period of the office that has begun."""
        periods = self.env['skp.period'].search([('state', '=', 'open'), ('company_id', '=', self.env.company.id)])
        return self.env['skp.glance']._running(periods) if periods else periods

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._refuse_large(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._refuse_large(vals)
        if vals.keys() & {'file', 'kind', 'period_id'} and 'state' not in vals:
            vals = {**vals, 'state': 'draft'}  # another file is another dry run
        return super().write(vals)

    @api.model
    def _refuse_large(self, vals):
        """Refuse a file by the length of what is sent, before it is decoded or stored."""
        length = len(vals.get('file') or '')
        if length > xlsx_file.MOST_BYTES * 4 // 3 + 4:
            raise UserError(self._file_sentence(xlsx_file.Refused(
                'large', size=length * 3 // 4 // xlsx_file.MB, most=xlsx_file.MOST_BYTES // xlsx_file.MB)))

    @api.depends('file_name')
    @api.depends_context('lang')
    def _compute_display_name(self):
        for wizard in self:
            wizard.display_name = wizard.file_name or self.env._("Workbooks")

    @api.depends('state', 'row_count', 'error_count', 'change_count', 'same_count')
    @api.depends_context('lang')
    def _compute_summary(self):
        for wizard in self:
            counts = {
                'rows': wizard.row_count, 'errors': wizard.error_count, 'changes': wizard.change_count,
                'same': wizard.same_count}
            wizard.summary = {
                'checked': lambda counts: self.env._(
                    "Dry run of %(rows)s rows: %(changes)s cells would be stored, %(same)s hold what is there already, "
                    "%(errors)s have a fault. Nothing is stored yet.", **counts),
                'done': lambda counts: self.env._(
                    "%(rows)s rows: %(changes)s cells are stored, %(same)s held what was there already, %(errors)s had "
                    "a fault and are left as they were.", **counts),
            }.get(wizard.state, lambda counts: False)(counts)

    # -- buttons -----------------------------------------------------------------------------------

    def action_download(self):
        """Download the workbook to fill in: the figures of the months, or a template with its lists."""
        self.ensure_one()
        self._refuse_kind()
        if self.kind == 'months':
            return self.env['report.hr_skp.xlsx_months']._action(self._plans())
        return self.env['report.hr_skp.xlsx_import']._action(self)

    def action_download_findings(self):
        """Download every finding of the workbook as a list."""
        self.ensure_one()
        return self.env['report.hr_skp.xlsx_findings']._action(self)

    def action_check(self):
        """Try the workbook out: show what is wrong with which cell and what would change; store nothing.

        :raises UserError: a file that is not read at all
        """
        self._go('checked')

    def action_store(self):
        """Store the good cells; the others are left as they were and named.

        :raises UserError: there was no dry run of this file, or the file is not read at all
        """
        self.ensure_one()
        if self.state != 'checked':
            raise UserError(self.env._("Make a dry run of the workbook first: it shows what would be stored."))
        self._go('done')

    def _title(self):
        """What the workbook of a kind is called."""
        return TITLES[self.kind]

    def _plans(self):
        """The cases of the chosen period and unit that the user may read; without a period all that are open."""
        domain = Domain('state', '=', 'realisation')
        if self.period_id:
            domain = Domain('period_id', '=', self.period_id.id) & Domain('realisation_ids', '!=', False)
        if self.department_id:
            domain &= Domain('department_id', 'child_of', self.department_id.id)
        plans = self.env['skp.plan'].search(domain)
        if not plans:
            raise UserError(self.env._("There is no SKP with a month to fill in here: choose another period or unit."))
        return plans

    # -- the walk ----------------------------------------------------------------------------------

    def _go(self, state):
        self.ensure_one()
        run, counts, shown = Run(self, state == 'done'), Counter(), []
        for finding in self._findings(run):
            counts[finding['level']] += 1
            if counts[finding['level']] <= SHOWN:
                shown.append(finding)
        self.write({
            'state': state, 'row_count': run.counts['rows'], 'same_count': run.counts['same'],
            'error_count': counts['error'], 'change_count': counts['change']})
        # sudo: skp.import.finding - a client writes no such row; each user reads the own
        self.sudo().finding_ids = [Command.clear(), *map(Command.create, sorted(
            shown, key=lambda finding: finding['level'] != 'error'))]

    def _findings(self, run=None):
        """Walk over the file, without a run as a dry run; the findings one by one."""
        self._refuse_kind()
        run = run or Run(self, False)
        kind = self.env[f'skp.import.{self.kind}']
        content = base64.b64decode(self.with_context(bin_size=False).file or b'')
        if not content:
            raise UserError(self.env._("Workbook is empty: choose the file that you have filled in."))
        try:
            xlsx_file.check(content, self.file_name or '')
            with xlsx_file.File(content) as book:
                yield from kind._run(run, book)
        except xlsx_file.Refused as refused:
            raise UserError(self._file_sentence(refused)) from refused

    def _refuse_kind(self):
        self.check_access('write')
        refusal = self.env[f'skp.import.{self.kind}']._refusal(self)
        if refusal:
            raise UserError(refusal)

    @api.model
    def _file_sentence(self, refused):
        """Why a file is not read at all."""
        values = refused.values
        return {
            'large': lambda: self.env._(
                "The workbook has %(size)s MB; up to %(most)s MB are taken. Bring it in by units.", **values),
            'unpacked': lambda: self.env._(
                "The workbook would unpack to %(size)s MB; up to %(most)s MB are taken. Bring it in by units.",
                **values),
            'rows': lambda: self.env._(
                "The workbook has more than %(most)s rows. Bring it in by units.", **values),
            'sheets': lambda: self.env._(
                "The workbook has %(count)s sheets; up to %(most)s are taken.", **values),
            'macros': lambda: self.env._(
                "The workbook can hold macros, which are never taken: save it as .xlsx and bring that in."),
            'other': lambda: self.env._(
                "“%(name)s” is no workbook of the kind .xlsx: save it as .xlsx and bring that in.", **values),
            'broken': lambda: self.env._(
                "The workbook is damaged or is none: open it in a spreadsheet program, save it as .xlsx and bring that "
                "in."),
        }[refused.code]()
