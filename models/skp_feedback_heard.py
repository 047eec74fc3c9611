from odoo import api, models
from odoo.fields import Domain


class SkpFeedback(models.Model):
    """Feedback as an evaluation cites it."""

    _inherit = 'skp.feedback'

    @api.model
    def _heard(self, plans, first=None, last=None):
        """Feedback of some days as the evaluation cites it: {(case, result, indicator or value of behaviour): text}.

        :param date first: the first day that counts; None: all
        """
        days = Domain('date', '>=', first) & Domain('date', '<=', last) if first else Domain.TRUE
        rows = self.search(Domain('plan_id', 'in', plans.ids) & days, order='date, id')
        heard = {}
        for row in rows:
            key = (row.plan_id, row.expectation_id.aspect_id) if row.expectation_id else (row.line_id, row.indicator_id)
            heard.setdefault(key, []).append(row._cited())
        return {key: "\n".join(texts) for key, texts in heard.items()}

    def _cited(self):
        """Who said what, as the examples of the regulation print it."""
        symbols = dict(self._fields['symbol'].selection)
        return f"{self.source}: {' '.join(filter(None, (self.text, symbols.get(self.symbol))))}"
