from odoo import models

from ..rules.values import to_decimal

REQUIRED_ASPECTS = ('quantity', 'quality', 'time')
HIGHEST_SCORE = 150  # an SKP may exceed 100 (PP 46/2011); beyond this it is a slip of the pen


class SkpAct(models.AbstractModel):
    """What PP 46/2011 asks of a plan, a result and a changed result."""

    _inherit = 'skp.act'

    def _missing_targets_pp46(self, lines):
        """Quantity, quality and time are always planned (PP 46/2011 Pasal 7, the article unconfirmed)."""
        labels = dict(self.env['skp.indicator']._fields['aspect']._description_selection(self.env))
        for line in lines:
            planned = line.indicator_ids.mapped('aspect')
            absent = [labels[aspect] for aspect in REQUIRED_ASPECTS if aspect not in planned]
            if absent:
                yield self.env._(
                    "Activity “%(activity)s” has no target of %(aspects)s: enter a number above zero.",
                    activity=line.name, aspects=", ".join(absent))

    def _missing_result_pp46(self, appraisal):
        unscored = appraisal.behaviour_ids.filtered(lambda row: not row.score)
        if unscored:
            yield self.env._(
                "No score yet for %(aspects)s: enter a number from 1 to 100.",
                aspects=", ".join(unscored.mapped('name')))

    def _missing_change_pp46(self, values):
        try:
            score = to_decimal(values.get('new_score'), 'score')
        except ValueError as error:
            yield self._rule_text(error)
        else:
            if not 0 < score <= HIGHEST_SCORE:
                yield self.env._(
                    "New score is %(score)s: enter the value that the superior sets, above 0.", score=score)
