from odoo import models
from odoo.exceptions import UserError

from ..rules import indonesian
from ..rules.indonesian import dash


class ReportHrSkpReportArchiveLabel(models.AbstractModel):
    """Values of the archive labels: all cases that are printed together, ten on a page."""

    _name = 'report.hr_skp.report_archive_label'
    _inherit = ['report.hr_skp.paper']
    _description = "SKP Archive Labels"

    _prints = 'skp.plan'
    _joint = True
    _document = 'appraisal'

    def _check_printable(self, plans):
        self.env['report.hr_skp.sheet']._check_printable(plans)
        unfiled = plans.filtered(lambda plan: not plan.archive_number)[:1]
        if unfiled:
            raise UserError(self.env._(
                "%(plan)s has no file number: it gets a label when it is archived.", plan=unfiled.name))

    def _sheet(self, plans):
        labels = [self._label(plan) for plan in plans.sorted('archive_number')]
        return {
            **self._paper_values(plans.company_id[:1], ''),
            'rows': [labels[index:index + 2] for index in range(0, len(labels), 2)],
        }

    def _label(self, plan):
        person = self._party_values(plan._party(self._document, 'employee'))
        return {
            'agency': plan.company_id.name,
            'number': plan.archive_number,
            'name': person['name'], 'nip': person['nip'], 'unit': person['rows'][4],
            'period': indonesian.period(*plan._printed_range()),
            'place': dash(plan.archive_place), 'date': self._date(plan.archived_on),
            'classification': dash(plan.file_id.classification_id.code),
            'kept': self.env['report.hr_skp.report_file_index']._kept(plan.file_id),
        }


class ReportHrSkpReportArchiveRegister(models.AbstractModel):
    """Values of the archive register: the archived cases of a period in the order of their numbers."""

    _name = 'report.hr_skp.report_archive_register'
    _inherit = ['report.hr_skp.paper']
    _description = "SKP Archive Register"

    _prints = 'skp.period'

    def _sheet(self, period):
        filed = period.plan_ids.filtered('archive_number').sorted('archive_number')
        label = self.env['report.hr_skp.report_archive_label']
        last = max(filed.mapped('archived_on'), default=None)
        return {
            **self._paper_values(period.company_id, period.name),
            'period': indonesian.period(period.date_from, period.date_to),
            'lines': [label._label(plan) for plan in filed],
            'place_date': ", ".join(filter(None, (period.place, self._date(last)))),
            'manager': self._user_values(period.data_manager_id),
        }
