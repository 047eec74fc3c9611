from odoo import fields, models


class SkpAct(models.AbstractModel):
    """What the lock of a month means for its hand-over, and what a month that comes back means for the lock."""

    _inherit = 'skp.act'

    def _missing_realise(self, task, order):
        yield from filter(None, [task.realisation_id._lock_sentence()])
        yield from super()._missing_realise(task, order)

    def _enter_realise(self, specs):
        super()._enter_realise(specs)
        sheets = self.env['skp.realisation'].browse([spec['realisation_id'] for spec in specs])
        today = fields.Date.context_today(self)
        sheets.filtered(lambda sheet: sheet.opened_on != today).opened_on = today
