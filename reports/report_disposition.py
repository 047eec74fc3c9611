from odoo import models
from odoo.exceptions import UserError

from ..rules import indonesian

KINDS = {'paraf': "Paraf", 'signature': "Tanda tangan"}


class ReportHrSkpReportDisposition(models.AbstractModel):
    """Values of the Lembar Disposisi that goes with a case through the office."""

    _name = 'report.hr_skp.report_disposition'
    _inherit = ['report.hr_skp.sheet']
    _description = "SKP Disposition Sheet"

    _document = 'plan'

    def _check_printable(self, plans):
        super()._check_printable(plans)
        bare = plans.filtered(lambda plan: not plan.sop_id.paraf_ids)[:1]
        if bare:
            raise UserError(self.env._(
                "“%(sop)s”, by which %(plan)s runs, has no paraf chain: there is no disposition sheet to print.",
                sop=bare.sop_id.name, plan=bare.name))

    def _sheet(self, plan):
        sop, values = plan.sop_id, super()._sheet(plan)
        written = {row.paraf_id: row for row in plan.paraf_ids.sorted('id')}  # of each post the last
        begun = plan.task_ids.sorted('id')[:1].assigned_at
        employee = values['parties']['employee']
        return {
            **values,
            'is_draft': False,
            'facts': [
                ("Berkas", f"Sasaran Kinerja Pegawai (SKP) {values['period']}"),
                ("Nama pegawai", employee['rows'][0]), ("NIP", employee['rows'][1]),
                ("Jabatan", employee['rows'][3]), ("Unit kerja", employee['rows'][4]),
                ("Prosedur", " ".join(filter(None, (sop.document_label, sop.number, '–', sop.name)))),
                ("Tanggal berkas dibuka", self._date(self._local_date(begun, plan.company_id))),
                ("Nomor arsip", indonesian.dash(plan.archive_number or '')),
            ],
            'chain': [self._box(step, written.get(step)) for step in sop.paraf_ids],
        }

    def _box(self, step, row):
        """One post of the chain with what is written at it; empty space to write on where nothing is."""
        return {
            'title': step.title, 'kind': KINDS[step.kind], 'note': step.note or '',
            'name': row.name if row else '', 'date': self._date(row.date if row else None),
            'text': row.note or '' if row else '',
        }
