import base64
import io

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import pdf
from odoo.tools.pdf import PdfReader

from ..rules import file_names

SPAN = 2  # years that a promotion asks for


class SkpDossier(models.TransientModel):
    """The promotion dossier of an employee (berkas kenaikan pangkat): its sheets compared, then bound into one PDF."""

    _name = 'skp.dossier'
    _description = 'SKP Promotion Dossier'
    _inherit = ['skp.typed']
    _rec_name = 'employee_id'

    employee_id = fields.Many2one('hr.employee', required=True)
    year_from = fields.Integer(string="From Year", required=True)
    year_to = fields.Integer(string="To Year", required=True)
    file_ids = fields.Many2many('skp.file', string="Sheets", compute='_compute_file_ids')
    finding_ids = fields.Many2many('skp.finding', string="To Be Looked At", readonly=True)
    checked = fields.Boolean(compute='_compute_checked', help="Whether the findings are those of these years.")
    checked_years = fields.Char(readonly=True)
    with_findings = fields.Boolean(string="Print the findings as the last page", default=True)
    content = fields.Binary(string="Dossier", readonly=True, attachment=True)
    file_name = fields.Char(readonly=True)

    @api.depends('employee_id', 'year_from', 'year_to')
    def _compute_file_ids(self):
        for wizard in self:
            wizard.file_ids = self.env['skp.file'].search([
                ('employee_id', '=', wizard.employee_id.id), ('year', '>=', wizard.year_from),
                ('year', '<=', wizard.year_to)], order='date_from, id')

    @api.depends('checked_years', 'year_from', 'year_to')
    def _compute_checked(self):
        for wizard in self:
            wizard.checked = wizard.checked_years == wizard._years_key()

    @api.constrains('year_from', 'year_to')
    def _check_years(self):
        for wizard in self:
            if not 1950 <= wizard.year_from <= wizard.year_to <= 2200 or wizard.year_to - wizard.year_from > 9:
                raise UserError(self.env._(
                    "Years of the dossier are %(first)s to %(last)s: choose at most ten years, the earlier one first.",
                    first=wizard.year_from, last=wizard.year_to))

    def _years_key(self):
        return f'{self.employee_id.id}:{self.year_from}-{self.year_to}'

    @api.model
    def _open(self, employee):
        """The dialog of an employee, with the two newest years in the archive and what there is to look at."""
        newest = self.env['skp.file'].search([('employee_id', '=', employee.id)], order='year desc', limit=1).year
        last = newest or fields.Date.context_today(self).year - 1
        dialog = self.create({'employee_id': employee.id, 'year_from': last - SPAN + 1, 'year_to': last})
        return dialog.action_check()

    def action_check(self):
        """Compare the sheets anew and list what to look at, each one click from its record.

        :raises UserError: the user may read none of the sheets
        """
        self.ensure_one()
        self._refuse_empty()
        # sudo: skp.dossier - the findings are the comparison's, no client writes them
        self.sudo().write({'finding_ids': [(6, 0, self._findings().ids)], 'checked_years': self._years_key()})
        return {'type': 'ir.actions.act_window', 'res_model': self._name, 'res_id': self.id, 'view_mode': 'form',
                'target': 'new', 'name': self.env._("Promotion Dossier")}

    def _refuse_empty(self):
        if not self.file_ids:
            # sudo: hr.employee - the name alone, in a sentence to whoever asked for this employee
            raise UserError(self.env._(
                "The archive has no SKP of %(employee)s from %(first)s to %(last)s that you may read: archive the "
                "case, or enter the old year first.", employee=self.sudo().employee_id.name, first=self.year_from,
                last=self.year_to))

    def _findings(self):
        """The findings as rows that open their record."""
        years = range(self.year_from, self.year_to + 1)
        menders = self.env['skp.finding']._menders(self.file_ids)
        vals_list = [
            self._finding_values(finding, menders)
            for finding in self.file_ids._dossier_findings(self.employee_id, years)]
        # sudo: skp.finding - a client writes no such row; each user reads the own
        return self.env['skp.finding'].sudo().create(vals_list).with_env(self.env)

    def _finding_values(self, finding, menders):
        kind, _colon, number = finding.key.partition(':')
        file = self.env['skp.file'].browse(int(number) if kind == 'sheet' else self.file_ids[-1:].ids)
        whole = {'res_model': 'skp.file', 'res_id': file.id}
        if finding.values.get('against') == 'the employee record':
            whole = {'res_model': 'hr.employee', 'res_id': self.employee_id.id, 'mender': menders.get(file.company_id)}
        elif kind == 'sheet' and file.plan_id:
            whole = {'res_model': 'skp.plan', 'res_id': file.plan_id.id}
        return {
            **whole, 'severity': finding.severity, 'field_name': finding.field,
            'sentence': self.env['skp.act']._finding_text(finding)}

    # -- The PDF -----------------------------------------------------------------------------------

    def action_print(self):
        """Bind the sheets behind an index into one PDF, and download it.

        :raises UserError: there is nothing to bind in
        """
        self.ensure_one()
        self.action_check()
        parts = self.file_ids._dossier_parts()
        if not parts:
            raise UserError(self.env._(
                "None of the sheets has an archived copy or a signed scan: add the scan to the file first."))
        person = self.file_ids[-1:]
        # sudo: skp.dossier - the result is the comparison's own; each user reads the own
        self.sudo().write({
            'content': base64.b64encode(self._bind(parts)),
            'file_name': file_names.file_name(
                self.year_to, 'Berkas_Kenaikan_Pangkat', person.nip, person.name or '') + '.pdf'})
        return {
            'type': 'ir.actions.act_url', 'target': 'self',
            'url': f'/web/content/skp.dossier/{self.id}/content/{self.file_name}?download=true'}

    def _bind(self, parts):
        """Index, sheets and findings in one PDF; the pages of the sheets stay as they are."""
        counts = [len(PdfReader(io.BytesIO(content)).pages) for _file, _kind, content in parts]
        before, index = 1, b''
        for _again in range(2):  # the index says where each sheet begins, so its own length counts
            index = self._sheet_pdf('report_dossier', self._rows(parts, counts, before))
            length = len(PdfReader(io.BytesIO(index)).pages)
            if length == before:
                break
            before = length
        last = [self._sheet_pdf('report_dossier_findings', [])] if self.with_findings else []
        return pdf.merge_pdf([index, *(content for _file, _kind, content in parts), *last])

    def _rows(self, parts, counts, before):
        """The rows of the index: (file id, kind, first page, last page)."""
        rows, page = [], before + 1
        for (file, kind, _content), count in zip(parts, counts, strict=True):
            rows.append((file.id, kind, page, page + count - 1))
            page += count
        return rows

    def _sheet_pdf(self, name, rows):
        report = self.env.ref(f'hr_skp.action_{name}')
        # sudo: ir.actions.report - the report itself is read; the values come with the user's own rights
        [pdf_file] = report._skp_render_each(report.sudo(), self.ids, {'rows': rows})
        return pdf_file
