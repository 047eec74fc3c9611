from odoo import models


class ReportHrSkpSheet(models.AbstractModel):
    """The drawn signature above the name of whoever signed, where the office wants such."""

    _inherit = 'report.hr_skp.sheet'

    def _party_values(self, party):
        return {**super()._party_values(party), 'drawing': self._drawn(party)}

    def _drawn(self, party):
        """The image with which a person signed this document; None on paper or without a drawing."""
        plan = party.plan_id
        if not party.signed_at or not plan.company_id.skp_drawn_signature:
            return None
        mine = plan.signature_ids.filtered(lambda row: row.signed_at == party.signed_at and (
            row.document, row.role) == (party.document, party.role))
        drawn = mine[-1:].with_context(bin_size=False).drawing
        return f"data:image/png;base64,{drawn.decode()}" if drawn else None
