from odoo import models

from .official_sheet_permenpanrb6 import ASPECTS, PERSPECTIVES


class ReportHrSkpPp30(models.AbstractModel):
    """What the two sheets of PP 30/2019 and PermenPANRB 8/2021 share: their rows."""

    _name = 'report.hr_skp.pp30'
    _inherit = ['report.hr_skp.sheet']
    _description = "Sheet of PermenPANRB 8/2021"

    def _rows(self, plan, kind, measured=None):
        """The results of one kind with their indicators.

        :param dict measured: {indicator id: what the appraisal adds}
        """
        # not filtered(): it forgets the prefetch
        lines = sorted((line for line in plan.line_ids if line.kind == kind), key=lambda line: (line.sequence, line.id))
        return [
            {'id': line.id, 'name': line.name, 'superior': line.superior_text or '', 'indicators': [
                self._indicator(indicator, (measured or {}).get(indicator.id, {}))
                for indicator in line.indicator_ids or [line.indicator_ids]]}
            for line in lines]

    def _indicator(self, indicator, measured):
        side = PERSPECTIVES.get(indicator.perspective) or ASPECTS.get(indicator.aspect, '')
        return {'side': side, 'name': indicator.name or '', 'target': self._target(indicator), **measured}

    def _has_perspective(self, plan):
        """Whether the results are those of an executive: by perspective, not by aspect."""
        return any(indicator.perspective for line in plan.line_ids for indicator in line.indicator_ids)
