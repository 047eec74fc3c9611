from odoo import models


class SkpAct(models.AbstractModel):
    """A month is handed over with the evidence that its indicators ask for."""

    _inherit = 'skp.act'

    def _missing_realise(self, task, order):
        yield from super()._missing_realise(task, order)
        for cell in task.realisation_id.line_ids.filtered(lambda cell: cell.is_filled and cell.value or cell.note):
            wanted = cell.indicator_id.evidence_minimum
            if cell._evidence_count() < wanted:
                yield self.env._(
                    "“%(activity)s” (%(indicator)s) has %(count)s of %(wanted)s pieces of evidence%(which)s: attach a "
                    "file, enter a link or choose a record.", activity=cell.line_name,
                    indicator=cell.indicator_id._label(), count=cell._evidence_count(), wanted=wanted,
                    which=f" ({cell.indicator_id.evidence_note})" if cell.indicator_id.evidence_note else '')
