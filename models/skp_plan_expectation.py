from odoo import models


class SkpPlan(models.Model):
    """What comes with a case under PermenPANRB 6/2022, and what its signatures cover besides the results."""

    _inherit = 'skp.plan'

    def _start(self):
        super()._start()
        self.filtered(lambda plan: plan.scheme_code == 'permenpanrb6')._make_expectations()

    def _make_expectations(self):
        """One row for each value of behaviour, for the superior's special expectation."""
        self.env['skp.expectation'].create([
            {'plan_id': plan.id, 'aspect_id': aspect.id} for plan in self for aspect in plan.scheme_id.aspect_ids])

    def _content(self, document, realisation):
        content = super()._content(document, realisation)
        if self.scheme_code == 'permenpanrb6':
            content['agreement'] = {
                'approach': self.approach or '', 'form': self.form_kind or '',
                'expectations': {row.code: row.text for row in self.expectation_ids if row.text},
                'appendix': [row._content() for row in self.appendix_ids],
            }
        return content
