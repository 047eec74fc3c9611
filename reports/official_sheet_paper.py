from odoo import api, fields, models


class ReportHrSkpPaper(models.AbstractModel):
    """Sheets that are not printed of a case: of a month, a step or a period, or of many records on one sheet."""

    _name = 'report.hr_skp.paper'
    _inherit = ['report.hr_skp.sheet']
    _description = "SKP Office Paper"

    _prints = None  # the model whose records have the sheet
    _joint = False  # whether all records that are printed together stand on one sheet

    @api.model
    def _get_report_values(self, docids, data=None):
        records = self.env[self._prints].browse(docids)
        self._check_printable(records)
        docs = [self._sheet(records)] if self._joint else [self._sheet(record) for record in records]
        return {'doc_ids': records.ids, 'doc_model': records._name, 'docs': docs}

    def _check_printable(self, records):
        """Refuse what the user may not read, and whatever the case behind it may not be printed for."""
        records.check_access('read')
        if 'plan_id' in records:
            super()._check_printable(records.plan_id)

    def _paper_values(self, company, subject):
        """What every such sheet begins with."""
        return {**self._office_values(company), 'subject': subject, 'is_draft': False}

    def _in_indonesian(self, records):
        """Records whose sentences come in Indonesian, as all sheets, whoever prints; where the office has it."""
        indonesian_lang = self.env['res.lang']._get_data(code='id_ID') and 'id_ID'
        return records.with_context(lang=indonesian_lang or self.env.lang)

    def _user_values(self, user):
        """Somebody of the office who signs, as the own employee record says."""
        # sudo: hr.employee - name, NIP, rank and post alone, as the sheets print them
        employee = user.sudo().employee_id
        facts = employee and employee._skp_facts(fields.Date.context_today(self))[employee.id]
        return self._person_values(facts or {'name': user.name})
