from odoo import fields, models
from odoo.tools import format_date

from ..rules import clocks
from .skp_task_refusal import APPRAISING, NOT_ACTED

CLOCKED = ('respond', 'explain', 'clarify', 'decide')


class SkpTask(models.Model):
    """The steps of an objection: what may be contested, until when, and how many days are left."""

    _inherit = 'skp.task'

    # -- Clock -------------------------------------------------------------------------------------

    def _objection_due(self):
        """The last day to object at this step by the regulation, whatever the procedure gives; False without one."""
        limit = self._figure('objection_days')
        return limit and self._legal_day(limit, self._received_on())

    def _received_on(self):
        """The day on which the result came to the employee: a response that was taken back begins no new clock."""
        tasks = self.plan_id.task_ids
        given = tasks.filtered(
            lambda task: task.act in APPRAISING and task.state == 'done' and task.decision not in NOT_ACTED
            and not task.taken_back)
        last = max(given.ids, default=0)
        first = tasks.filtered(lambda task: task.act == 'respond' and task.id > last).sorted('id')[:1] or self
        return fields.Date.context_today(self, first.assigned_at)

    def _days_sentence(self):
        """How many days the regulation's clock leaves at this step; empty where it sets none."""
        if self.act not in CLOCKED or self.state != 'open' or not self.deadline:
            return ''
        left = clocks.days_left(fields.Date.context_today(self), self.deadline)
        values = {'days': abs(left), 'date': format_date(self.env, self.deadline)}
        if left > 0:
            return self.env._("%(days)s days left, until %(date)s.", **values)
        if left:
            return self.env._("Late by %(days)s days: the last day was %(date)s.", **values)
        return self.env._("Today, %(date)s, is the last day.", **values)

    # -- Items -------------------------------------------------------------------------------------

    def _refuse_order(self, order):
        return super()._refuse_order(order) or self._refuse_items(order)

    def _refuse_items(self, order):
        """Contested items that are no rows of this case's appraisal, have no reason, or come with another decision."""
        items = order.values.get('items')
        if not items:
            return None
        if order.decision != 'object':
            return self.env._("“%(names)s” means nothing to this step.", names='items')
        if not isinstance(items, list | tuple):
            return self.env._("Contested items are “%(value)s”: name rows of the appraisal.", value=items)
        seen = set()
        for item in items:
            sentence = self._refuse_item(item, seen)
            if sentence:
                return sentence
        return None

    def _refuse_item(self, item, seen):
        """What is wrong with one contested item; the ones before it are in ``seen``."""
        model = self.env['skp.objection.item']
        known = (
            isinstance(item, dict) and item.keys() == {'kind', 'id', 'reason'} and type(item['id']) is int
            and item['kind'] in ('result', 'behaviour') and (item['kind'], item['id']) not in seen)
        # sudo: skp.appraisal - only whether the row belongs to the case, and its name, come out
        row = known and model.sudo()._rows_of(self.sudo().plan_id.appraisal_ids, item['kind']).filtered(
            lambda row: row.id == item['id'])
        if not row:
            return self.env._(
                "Contested item “%(item)s” is no row of the appraisal of %(plan)s, or named twice: choose an activity "
                "or an aspect of behaviour, each once.", item=item, plan=self.plan_id.name)
        seen.add((item['kind'], item['id']))
        if not isinstance(item['reason'], str) or not item['reason'].strip():
            return self.env._(
                "Reason is empty: write why you contest “%(item)s” of %(plan)s.", item=row.name,
                plan=self.plan_id.name)
        return None
