from odoo import fields, models

# CSS sizes; F4 (Folio, 215 × 330 mm) has no name in CSS
PAGE_SIZES = {
    'a4': {'portrait': '210mm 297mm', 'landscape': '297mm 210mm', 'half': '148.5mm 210mm'},
    'f4': {'portrait': '215mm 330mm', 'landscape': '330mm 215mm', 'half': '165mm 215mm'},
}


class ResCompany(models.Model):
    """The paper of an office and what stands above its name."""

    _inherit = 'res.company'

    skp_letterhead_lines = fields.Text(
        string="Letterhead above the Office's Name",
        help="One line each for the government and the agency that the office belongs to, for example PEMERINTAH "
             "PROVINSI KALIMANTAN BARAT.")
    skp_paper = fields.Selection(
        [('a4', "A4 (210 × 297 mm)"), ('f4', "F4 / Folio (215 × 330 mm)")], string="Paper of SKP Sheets",
        default='a4', required=True)
    skp_emblem = fields.Image(
        string="State Emblem (Garuda)", max_width=512, max_height=512,
        help="The form of the state emblem is fixed by law (UU 24/2009): upload the official drawing that your office "
             "uses. It stands on the forms that carry the emblem; without it, the office's logo stands there.")

    def _skp_page_sizes(self):
        """The office's paper as CSS sizes: portrait, landscape, and half a landscape page."""
        self.ensure_one()
        return PAGE_SIZES[self.skp_paper]


class ResConfigSettings(models.TransientModel):
    """The office's paper beside its other settings."""

    _inherit = 'res.config.settings'

    skp_letterhead_lines = fields.Text(related='company_id.skp_letterhead_lines', readonly=False)
    skp_paper = fields.Selection(related='company_id.skp_paper', readonly=False)
    skp_emblem = fields.Image(related='company_id.skp_emblem', readonly=False)
