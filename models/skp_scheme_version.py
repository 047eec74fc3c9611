from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..rules import figures, permenpanrb8_2021, pp46_2011

# pairs of weights that share the whole
WEIGHTS = {
    'pp46': [('skp_weight', 'behaviour_weight')],
    'pp30': [
        ('skp_weight_alone', 'behaviour_weight_alone'), ('skp_weight_peers', 'behaviour_weight_peers'),
        ('main_agreement_weight', 'main_initiative_weight')],
}
# the aspects that the arithmetic knows; PermenPANRB 6/2022 rates whatever values it is given
ASPECTS = {'pp46': pp46_2011.BEHAVIOURS, 'pp30': permenpanrb8_2021.BEHAVIOURS}
BANDS = ('band_very_good', 'band_good', 'band_fair', 'band_poor')


class SkpScheme(models.Model):
    """The versions of a regulation: what a period was opened with never changes."""

    _inherit = 'skp.scheme'

    def action_publish(self):
        """Publish a draft: periods may choose it from now on, and nobody changes it any more.

        :raises UserError: it is no draft, or it has no predicates
        """
        self.check_access('write')
        for scheme in self:
            if scheme.state != 'draft':
                raise UserError(self.env._("“%(scheme)s” is published already.", scheme=scheme.display_name))
            if not scheme.predicate_ids:
                raise UserError(self.env._(
                    "“%(scheme)s” has no predicates: enter the words of the regulation first.",
                    scheme=scheme.display_name))
            scheme._check_aspects()
            scheme._check_figures()
        # sudo: skp.scheme - a guarded field, written by this action alone; the right was asked just above
        published = self.sudo()
        published.state = 'published'
        published._others().state = 'retired'

    def _check_aspects(self):
        """Refuse aspects that the arithmetic does not know, or lacks, and words missing since the version before."""
        codes = set(self.aspect_ids.mapped('code'))
        known = set(ASPECTS.get(self.code, codes))
        faults = sorted((codes - known) | (known - codes - {'leadership'}))
        there = {(row.kind, row.code) for row in self.predicate_ids}
        faults += [row.name for row in self.revision_of_id.predicate_ids if (row.kind, row.code) not in there]
        if faults or not codes:
            raise UserError(self.env._(
                "“%(scheme)s” cannot be reckoned with: its aspects are %(known)s, and every predicate has its word. "
                "Missing or unknown: %(faults)s.", scheme=self.display_name, known=", ".join(sorted(known)),
                faults=", ".join(faults)))

    def _check_figures(self):
        """Refuse weights that do not share the whole, and bands out of order, before anybody is judged by them."""
        in_use = self._figures()
        try:
            for pair in WEIGHTS.get(self.code, ()):
                figures.weights(in_use, *pair, self.regulation or self.name)
        except ValueError as error:
            raise UserError(self.env['skp.act']._rule_text(error)) from error
        edges = [in_use[code] for code in BANDS if code in in_use]
        if edges != sorted(edges, reverse=True):
            raise UserError(self.env._(
                "The bands of “%(scheme)s” overlap: each predicate begins below the one above it. Correct the figures.",
                scheme=self.display_name))

    def action_revise(self):
        """Open the next version as a draft to be changed; the one that is being written already, if there is one."""
        self.ensure_one()
        self.browse().check_access('create')
        draft = self.search([('code', '=', self.code), ('state', '=', 'draft')], limit=1) or self._revised()
        return {
            'type': 'ir.actions.act_window', 'res_model': self._name, 'res_id': draft.id, 'view_mode': 'form',
            'views': [(False, 'form')]}

    def _revised(self):
        draft = self.copy()
        # sudo: skp.scheme - a guarded field of the draft that was just made by the user's own right
        draft.sudo().revision_of_id = self
        return draft

    def _others(self):
        """Other published versions of these regulations."""
        return self.search(
            Domain('code', 'in', self.mapped('code')) & Domain('state', '=', 'published')
            & Domain('id', 'not in', self.ids))
