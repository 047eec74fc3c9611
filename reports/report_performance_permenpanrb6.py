from odoo import models


class ReportHrSkpReportActionPlan(models.AbstractModel):
    """Values of the Rencana Aksi: what is to be done for each result (Format B.1.1, lampiran III.A.2-3)."""

    _name = 'report.hr_skp.report_action_plan'
    _inherit = ['report.hr_skp.permenpanrb6']
    _description = "Action Plan of PermenPANRB 6/2022"

    _regulations = ('permenpanrb6',)
    _document = 'plan'
    _title = "Rencana Aksi"

    def _get_report_values(self, docids, data=None):
        plans = self.env['skp.plan'].browse(docids)
        self._check_printable(plans)
        told = self._told_of(plans)
        docs = [self._progress(plan, told) for plan in plans]
        return {'doc_ids': plans.ids, 'doc_model': plans._name, 'docs': docs}

    def _told_of(self, plans):
        """What was realised, as texts of each result: {result id: list}; the action plan tells none."""
        return {}

    def _progress(self, plan, told):
        actions = plan.action_ids.grouped('line_id')
        lines = sorted(plan.line_ids, key=lambda line: (line.kind != 'main', line.sequence, line.id))
        return {
            **self._head(plan),
            'is_draft': False,
            'rows': [
                {'name': line.name, 'actions': [self._action(action) for action in actions.get(line, ())],
                 'told': told.get(line.id, ())}
                for line in lines],
            'place_date': self._place_on(plan, False),
        }

    def _action(self, action):
        """A step with the day by which it is to be done."""
        return f"{action.name} ({self._date(action.due)})" if action.due else action.name


class ReportHrSkpReportProgress(models.AbstractModel):
    """Values of the Pendokumentasian Kinerja: the same with what was realised and its evidence (Format B.1.2)."""

    _name = 'report.hr_skp.report_progress'
    _inherit = ['report.hr_skp.report_action_plan']
    _description = "Performance Documentation of PermenPANRB 6/2022"

    _title = "Pendokumentasian Kinerja"

    def _told_of(self, plans):
        cells = self.env['skp.realisation.line']
        texts, shown = cells._told(plans), cells._shown(plans).grouped('plan_line_id')
        told = {}
        for indicator, text in texts.items():
            told.setdefault(indicator.line_id.id, []).append(": ".join(filter(None, (indicator.name, text))))
        for line, rows in shown.items():
            # sudo: ir.attachment - the names of the evidence stand on the sheet for whoever may read the month
            names = rows.sudo()._evidence_names()
            if names:
                told.setdefault(line.id, []).append(f"Bukti dukung: {'; '.join(names)}")
        return told
