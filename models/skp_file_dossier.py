import base64
import io

from PIL import Image

from odoo import models

from ..rules import dossier
from ..rules.values import figure

RATIFIED = ('archive', 'done')


class SkpFile(models.Model):
    """A file as a part of a promotion dossier: what its sheet says, and the pages that are bound in."""

    _inherit = 'skp.file'

    def _dossier_findings(self, employee, years):
        """Where the sheets of these files do not agree with each other or with the employee: [CheckFinding]."""
        facts = employee._skp_facts(self.env['skp.plan']._today())[employee.id]
        return dossier.check({
            'years': years, 'employee': {'id': employee.id, **facts},
            'sheets': [file._dossier_sheet() for file in self]})

    def _dossier_sheet(self):
        """A file as ``rules/dossier`` reads it; the score as far as the user may read it."""
        return {
            'id': self.id, 'title': f"SKP {self.year}", 'date_from': self.date_from, 'date_to': self.date_to,
            **{name: self[name] or '' for name in ('name', 'nip', 'rank', 'post', 'unit', 'appraiser')},
            'scheme': self.regulation, 'score': figure(self.score) if self.score else None,
            'predicate': self.predicate or '', 'paper': self.has_copy or self.has_scan,
            **({'signed': self._is_signed(), 'ratified': self._is_ratified()} if self.plan_id else {}),
        }

    def _is_signed(self):
        """Whether the appraisal of the case bears a signature that was not taken back."""
        return bool(self.plan_id.signature_ids.filtered(
            lambda row: row.document == 'appraisal' and not row.task_id.taken_back))

    def _is_ratified(self):
        return self.plan_id.state in RATIFIED

    def _dossier_parts(self):
        """What is bound in of each file, in the order of the years: [(file, kind, PDF)].

        The archived copies byte for byte, each print counted; the newest signed scan behind it.
        """
        files = self.sorted(lambda file: (file.date_from, file.id))
        filed = files.plan_id.filtered(lambda plan: plan.state == 'done' and not plan._has_no_result())
        copies = {}
        if filed:
            report = self.env['report.hr_skp.report_appraisal']
            report._check_printable(filed)
            copies = report._archived(filed)
        parts = []
        for file in files:
            if file.plan_id.id in copies:
                parts.append((file, 'copy', copies[file.plan_id.id]))
            if file.scan_ids:
                parts.append((file, 'scan', file.scan_ids.sorted('id')[-1]._as_pdf()))
        return parts


class SkpScan(models.Model):
    _inherit = 'skp.scan'

    def _as_pdf(self):
        """The scan as PDF: its own bytes, or the picture on a page."""
        content = base64.b64decode(self.with_context(bin_size=False).content)
        if self.kind == 'pdf':
            return content
        page = io.BytesIO()
        Image.open(io.BytesIO(content)).convert('RGB').save(page, 'PDF', resolution=150)
        return page.getvalue()
