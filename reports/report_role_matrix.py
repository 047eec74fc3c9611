from odoo import models

COLUMNS = 5  # results beside each other on a page; further ones follow in a table below


class ReportHrSkpReportRoleMatrix(models.AbstractModel):
    """Values of the Matriks Pembagian Peran dan Hasil of a leader and the staff (Format A.1.5, lampiran II.A.5).

    The head shows the leader's indicators where the leader is an executive, else the results. A member's result
    stands where it serves one: below the indicator that it cites, or below all of them where it cites none.
    """

    _name = 'report.hr_skp.report_role_matrix'
    _inherit = ['report.hr_skp.permenpanrb6']
    _description = "Role Matrix of PermenPANRB 6/2022"

    _regulations = ('permenpanrb6',)
    _document = 'plan'
    _title = "Matriks Pembagian Peran dan Hasil"

    def _get_report_values(self, docids, data=None):
        plans = self.env['skp.plan'].browse(docids)
        self._check_printable(plans)
        staff = plans.search([
            ('appraiser_id', 'in', plans.employee_id.ids), ('period_id', 'in', plans.period_id.ids),
            ('scheme_code', '=', 'permenpanrb6')])
        teams = staff.grouped(lambda plan: (plan.appraiser_id, plan.period_id))
        docs = [self._matrix(plan, teams.get((plan.employee_id, plan.period_id), ())) for plan in plans]
        return {'doc_ids': plans.ids, 'doc_model': plans._name, 'docs': docs}

    def _matrix(self, plan, team):
        columns = self._columns(plan)
        members = [(self._party_values(member._party('plan', 'employee')), self._serving(member)) for member in team]
        return {
            **self._head(plan),
            'is_draft': False,
            'tables': [
                {'heads': [name for _line, _indicator, name in part], 'members': [
                    {'rows': person['rows'], 'cells': [self._cell(serving, *column[:2]) for column in part]}
                    for person, serving in members]}
                for part in (columns[at:at + COLUMNS] for at in range(0, len(columns), COLUMNS))],
        }

    def _columns(self, plan):
        """What the staff serves: (result id, the indicator's name or nothing, what the head says)."""
        lines = sorted(plan.line_ids, key=lambda line: (line.kind != 'main', line.sequence, line.id))
        if plan.form_kind != 'executive':
            return [(line.id, '', line.name) for line in lines] or [(0, '', '-')]
        found = [
            (line.id, row.name or '', row.name or line.name)
            for line in lines for row in line.indicator_ids or [line.indicator_ids]]
        return found or [(0, '', '-')]

    def _serving(self, plan):
        """{result id of the leader: [(the leader's indicators that are cited, result)]}"""
        serving = {}
        for line in plan.line_ids:
            serving.setdefault(line.superior_line_id.id, []).append((line.superior_indicator or '', line.name))
        return serving

    def _cell(self, serving, line_id, indicator):
        """The results of one member for one column, or that there is none."""
        served = serving.get(line_id, ()) if line_id else ()
        names = [name for cited, name in served if not cited or not indicator or indicator in cited]
        return "\n".join(names) or "TIDAK ADA PERAN"
