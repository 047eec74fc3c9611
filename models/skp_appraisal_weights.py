from odoo import api, fields, models

from ..rules.values import plain


class SkpAppraisal(models.Model):
    """The weights in force, and which figures of the regulation nobody has confirmed yet."""

    _inherit = 'skp.appraisal'

    scheme_id = fields.Many2one(related='plan_id.scheme_id')
    skp_share_label = fields.Char(compute='_compute_share_labels')
    behaviour_share_label = fields.Char(compute='_compute_share_labels')
    unconfirmed_note = fields.Char(compute='_compute_unconfirmed_note')

    @api.depends('plan_id.scheme_id', 'period_id.peers_asked')
    @api.depends_context('lang')
    def _compute_share_labels(self):
        for appraisal in self:
            skp, behaviour = (plain(weight) for weight in appraisal._weights() or (0, 0))
            appraisal.skp_share_label = self.env._("SKP × %(weight)s %%", weight=skp)
            appraisal.behaviour_share_label = self.env._("Behaviour × %(weight)s %%", weight=behaviour)

    def _weights(self):
        """The weights of SKP and behaviour in percent; None where the regulation weighs nothing."""
        codes = getattr(self, f'_weight_codes_{self.scheme_code}', lambda: ())()
        figures = self.plan_id.scheme_id._figures()
        return tuple(figures[code] for code in codes) or None

    def _weight_codes_pp46(self):
        """Of PP 46/2011."""
        return 'skp_weight', 'behaviour_weight'

    def _weight_codes_pp30(self):
        """Of PP 30/2019 Pasal 41(2)-(4)."""
        way = 'peers' if self.period_id.peers_asked else 'alone'
        return f'skp_weight_{way}', f'behaviour_weight_{way}'

    @api.depends('score', 'skp_score', 'rating', 'plan_id.line_ids', 'line_ids.measurement_ids.used', 'is_study')
    @api.depends_context('lang')
    def _compute_unconfirmed_note(self):
        for appraisal in self:
            used = getattr(appraisal, f'_doubtful_{appraisal.scheme_code}', set)()
            rows = appraisal.plan_id.scheme_id.figure_ids.filtered(
                lambda row, used=used: not row.confirmed and row.code in used)
            appraisal.unconfirmed_note = self.env._(
                "Not confirmed by the text of the regulation: %(figures)s.",
                figures=", ".join(rows.mapped('name'))) if rows else False

    def _doubtful_pp46(self):
        """Codes of the figures that entered the result and may be unconfirmed."""
        creations = self.plan_id.line_ids.filtered(lambda line: line.kind == 'creativity')
        codes = {f'creativity_{line.creativity_level}' for line in creations}
        return codes | ({'study_index_max'} if self.is_study else set())

    def _doubtful_pp30(self):
        """Codes of the figures that entered the result and may be unconfirmed."""
        lines = self.line_ids.plan_line_id
        kinds = set(lines.mapped('main_kind')) - {False}
        codes = {f'scope_{line.scope}' for line in lines if line.scope} | {'behaviour_max'}
        if len(kinds) > 1:
            codes |= {f'main_{kind}_weight' for kind in kinds}
        if any(100 < round(row.achievement) <= 110 for row in self.line_ids.measurement_ids):
            codes.add('indicator_very_good')
        return codes | ({'band_poor'} if self.rating in ('poor', 'very_poor') else set())
