from odoo import models
from odoo.exceptions import UserError

from ..rules import indonesian
from ..rules.indonesian import dash, number_plain

ASPECTS = ('quantity', 'quality', 'time', 'cost')


class ReportHrSkpReportRealisation(models.AbstractModel):
    """Values of the Lembar Realisasi: what an employee hands over for one month."""

    _name = 'report.hr_skp.report_realisation'
    _inherit = ['report.hr_skp.paper']
    _description = "SKP Monthly Sheet"

    _prints = 'skp.realisation'
    _regulations = ('pp46', 'pp30')
    _document = 'plan'

    def _sheet(self, sheet):
        plan = sheet.plan_id
        values = super()._sheet(plan)
        lines = sheet.line_ids.grouped('plan_line_id')
        main = (plan.line_ids | sheet.line_ids.plan_line_id).filtered(  # also those that an addendum removed afterwards
            lambda line: line.kind == 'main').sorted(lambda line: (line.sequence, line.id))
        signers = {role: self._signer(sheet, role, values['parties'][role]) for role in ('employee', 'appraiser')}
        return {
            **values,
            'parties': {**values['parties'], **signers},
            'is_draft': sheet.state == 'open',
            'seal': self._seal(self._month_signatures(sheet)) if sheet.state != 'open' else None,
            'month': f"{indonesian.month_name(sheet.month.month)} {sheet.month.year}",
            'lines': [self._line_values(line, lines.get(line, sheet.line_ids.browse())) for line in main],
            'place_date': self._place_on(plan, sheet.submitted_on),
        }

    def _month_signatures(self, sheet):
        return sheet.plan_id.signature_ids.filtered(
            lambda row: row.task_id.realisation_id == sheet and not row.task_id.taken_back)

    def _signer(self, sheet, role, values):
        """Who signs the month: another than on the plan where a case got another appraiser within the year."""
        plan = sheet.plan_id
        signed = plan.signature_ids.filtered(
            lambda row: (row.task_id.realisation_id, row.role) == (sheet, role)).sorted('id')[-1:]
        now = plan._party('appraisal', role)
        if signed and signed.name != values['name'] and now.name == signed.name:
            return self._party_values(now)
        person = plan._person(role)
        moved = not signed and plan._party('plan', role).employee_id != person
        if moved or (signed and signed.name != values['name']):
            facts = person._skp_facts(sheet.month)[person.id]
            return self._person_values(facts if moved or facts['name'] == signed.name else {'name': signed.name})
        return values

    def _line_values(self, line, cells):
        """One activity: its targets of the year, the month's figures, the notes and the evidence."""
        indicators = line.indicator_ids or line.with_context(active_test=False).indicator_ids
        targets, figures = indicators.grouped('aspect'), cells.sorted(
            lambda cell: cell.indicator_id.active).grouped('aspect')
        # sudo: ir.attachment - the names of the evidence stand on the sheet for whoever may read the month
        evidence = cells.sudo()._evidence_names()
        return {
            'name': line.name,
            'target': [self._cell(aspect, targets.get(aspect), 'target') for aspect in ASPECTS],
            'realised': [
                self._cell(aspect, figures.get(aspect), 'value') if aspect != 'time' or aspect in figures
                else self._counted(targets.get('time'), figures.get('quantity')) for aspect in ASPECTS],
            'notes': "\n".join(filter(None, cells.mapped('note'))) or '-',
            'evidence': "\n".join(evidence) or '-',
        }

    def _cell(self, aspect, row, name):
        """A figure with its unit; a dash where there is none."""
        row = row and row[-1:]  # an indicator that an addendum brought back comes last
        if not row or (name == 'value' and not row.is_filled):
            return '-'
        if aspect == 'cost':
            return indonesian.rupiah(row[name])
        unit = row.unit if aspect in ('quantity', 'time') else ''
        return " ".join(filter(None, (number_plain(row[name]), unit)))

    def _counted(self, target, quantity):
        """Time that counts itself: one month where there was output."""
        if not target or not quantity or not quantity.is_filled:
            return '-'
        return f"{1 if quantity.value else 0} {dash(target.unit)}"


class ReportHrSkpReportRealisations(models.AbstractModel):
    """The months of a case so far, one sheet after the other."""

    _name = 'report.hr_skp.report_realisations'
    _inherit = ['report.hr_skp.sheet']
    _description = "SKP Monthly Sheets"

    _document = 'plan'
    _regulations = ('pp46', 'pp30')

    def _check_printable(self, plans):
        super()._check_printable(plans)
        bare = plans.filtered(lambda plan: not plan.realisation_ids)[:1]
        if bare:
            raise UserError(self.env._(
                "%(plan)s has no month yet: its first sheet opens when the plan is agreed.", plan=bare.name))

    def _sheet(self, plan):
        months = self.env['report.hr_skp.report_realisation']
        return {
            **self._office_values(plan.company_id),
            'months': [months._sheet(sheet) for sheet in plan.realisation_ids.sorted('month')],
        }
