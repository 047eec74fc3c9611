from odoo import api, models


class SkpSealer(models.AbstractModel):
    """What seals an archived copy: one method for each kind that an office may choose.

    Another kind, such as a signing service, is a module of its own: it adds a value ``x`` to
    ``res.company.skp_seal_kind``, and to this model ``_refusal_x(company)`` and ``_seal_x(company, pdf)``.
    """

    _name = 'skp.sealer'
    _description = 'SKP Sealer'

    @api.model
    def _refusal(self, company):
        """Why the office cannot seal now, as a sentence for its administrator; empty when it can."""
        return getattr(self, f'_refusal_{company.skp_seal_kind}')(company)

    @api.model
    def _seal(self, company, pdf):
        """A PDF with the office's seal.

        :param bytes pdf: PDF/A-3b; what is returned is PDF/A-3b as well, and nothing of the sheet is changed
        :return: bytes
        :raises UserError: it cannot be sealed; the copy is filed without its seal and tried again by the scheduler
        """
        return getattr(self, f'_seal_{company.skp_seal_kind}')(company, pdf)
