from odoo import api, fields, models
from odoo.tools import format_date

from ..rules import clocks


class SkpObjection(models.Model):
    """The regulation's clock of an objection: filed in time or late, and the days left to settle it."""

    _inherit = 'skp.objection'

    due_on = fields.Date(
        string="To Be Filed by", help="The last day to object by the regulation, counted from receipt.")
    days_late = fields.Integer(
        compute='_compute_days_late', store=True, aggregator=None,
        help="Calendar days after the last day to object. A late objection is recorded and marked, not refused: "
             "whether it is still considered is for the superior to say.")
    current_user_id = fields.Many2one(related='plan_id.current_user_id')
    deadline = fields.Date(string="Due", compute='_compute_deadline', help="The last day of the step that is open now.")
    late_sentence = fields.Char(compute='_compute_late_sentence')

    @api.depends('filed_on', 'due_on')
    def _compute_days_late(self):
        for row in self:
            row.days_late = max(-clocks.days_left(row.filed_on, row.due_on), 0) if row.due_on and row.filed_on else 0

    @api.depends('plan_id.deadline', 'decided_on', 'withdrawn_on')
    def _compute_deadline(self):
        for row in self:
            row.deadline = row._pending() and row.plan_id.deadline

    @api.depends('days_late')
    @api.depends_context('lang')
    def _compute_late_sentence(self):
        for row in self:
            row.late_sentence = row.days_late and self.env._(
                "Late by %(days)s days: the last day to object was %(date)s.", days=row.days_late,
                date=format_date(self.env, row.due_on)) or False
