from odoo import api, models

from ..rules import nip
from ..rules.cells import Column

PREDICATES = {
    "Sangat Baik": 'very_good', "Baik": 'good', "Butuh Perbaikan": 'needs_improvement', "Cukup": 'fair',
    "Kurang": 'poor', "Sangat Kurang": 'very_poor'}


class SkpImportEkinerja(models.AbstractModel):
    """The predicates that e-Kinerja BKN gives, by NIP: laid beside the office's own."""

    _name = 'skp.import.ekinerja'
    _inherit = ['skp.import.plans']
    _description = 'e-Kinerja Predicates Workbook'

    _code = 'ekinerja'

    @api.model
    def _columns(self, wizard):
        return (
            Column('nip', "NIP", 'nip', width=21, is_required=True),
            Column('person', "NAMA", is_entry=False, width=32),
            Column('predicate', "PREDIKAT BKN", 'choice', width=20, is_required=True, choices=PREDICATES))

    def _is_open(self, plan):
        return self.env.user.has_group('hr_skp.group_data_manager') or plan.employee_id.user_id == self.env.user

    def _compare(self, run, row, plan):
        if not row.faults and plan.id in run.seen:
            row.faults.append(('nip', self.env._("%(nip)s stands twice in the workbook: keep one row.",
                                                 nip=nip.format_nip(row.values['nip']))))
        if row.faults:
            return
        run.seen.add(plan.id)
        words = {code: word for word, code in PREDICATES.items()}
        held, value = run.held.get(plan.id), row.values['predicate']
        if held == value:
            run.counts['same'] += 1
            return
        row.record, row.vals = plan, {'predicate': value}
        row.changes.append(('predicate', words.get(held), words[value]))

    def _judge(self, run, rows):
        plans = self._plans(run.wizard.period_id, {row.values.get('nip') for row in rows} - {None})
        sheets = self.env['skp.ekinerja'].search([('plan_id', 'in', [plan.id for plan in plans.values()])])
        run.held = {sheet.plan_id.id: sheet.predicate for sheet in sheets}
        super()._judge(run, rows)

    def _store(self, run, rows):
        alike = {}
        for row in rows:
            alike.setdefault(row.vals['predicate'], []).append(row.record.id)
        for predicate, plan_ids in alike.items():
            self.env['skp.ekinerja']._of(self.env['skp.plan'].browse(plan_ids)).write({'predicate': predicate})
