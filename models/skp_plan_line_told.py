from odoo import models


class SkpPlanLine(models.Model):
    """A result as the appraiser finds it told by the months."""

    _inherit = 'skp.plan.line'

    def _told(self, indicator, told):
        """The text of one indicator, or of the whole result: its indicators with what was done, one on each line.

        :param indicator: ``skp.indicator``; empty for the whole result
        :param dict told: {indicator: text} of ``skp.realisation.line._told()``
        """
        if indicator:
            return told.get(indicator, '')
        return "\n".join(
            f"{row._label()}: {told[row]}" if len(self.indicator_ids) > 1 else told[row]
            for row in self.indicator_ids if row in told)

    def _heard(self, indicator, heard):
        """The feedback on one indicator, or on the whole result; what names no indicator goes with the first one."""
        none = self.env['skp.indicator']
        wanted = [indicator] if indicator else list(self.indicator_ids)
        if not indicator or indicator == self.indicator_ids[:1]:
            wanted = [none, *wanted]
        return "\n".join(heard[self, row] for row in wanted if (self, row) in heard)

    def _target_words(self):
        """The indicators of a result with their targets, one on each line, as the qualitative form lists them."""
        return "\n".join(
            ": ".join(filter(None, (row.name, row.printed_target))) for row in self.indicator_ids)
