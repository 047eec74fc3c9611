import base64

from odoo import models

from . import qr_svg


class ReportHrSkpSheet(models.AbstractModel):
    """The foot of a signed sheet: the QR code and the short code that lead from the paper to the signature."""

    _inherit = 'report.hr_skp.sheet'

    _signed = None  # of skp.signature: the document whose newest signature the sheet bears; None: none

    def _sheet(self, plan):
        values = super()._sheet(plan)
        mine = plan.signature_ids.filtered(
            lambda row: row.document == self._signed and not row.task_id.taken_back)
        return {**values, 'seal': self._seal(mine) if not values['is_draft'] else None}

    def _seal(self, signatures):
        """Code, link and image of the newest of some signatures; nothing for a sheet that nobody has signed."""
        newest = signatures.sorted('id')[-1:]
        if not newest:
            return None
        link = newest._link()
        image = base64.b64encode(qr_svg.draw(link).encode())
        return {
            'code': newest._printed_code(),
            'place': link.rpartition('/')[0].partition('://')[2],
            'image': f"data:image/svg+xml;base64,{image.decode()}",
        }
