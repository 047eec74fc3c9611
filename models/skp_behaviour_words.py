from odoo import api, fields, models

from .skp_appraisal import RATINGS


class SkpBehaviour(models.Model):
    """One value of behaviour as evaluated, with its guide and what the appraiser expects of it especially."""

    _inherit = 'skp.behaviour'

    guide = fields.Text(related='aspect_id.guide')
    expectation = fields.Text(string="Special Expectation", compute='_compute_expectation')
    rating = fields.Selection(RATINGS)
    feedback = fields.Text(help="Umpan balik berkelanjutan berdasarkan bukti dukung.")

    @api.depends('aspect_id', 'appraisal_id.plan_id')
    def _compute_expectation(self):
        for plan, rows in self.grouped(lambda row: row.appraisal_id.plan_id).items():
            expected = plan._expectations()
            for row in rows:
                row.expectation = expected.get(row.aspect_id.id)
