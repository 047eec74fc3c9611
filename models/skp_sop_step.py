from odoo import api, fields, models

from ..rules import sop_flow

ACTS = [
    ('prepare', "Prepare the forms"),
    ('plan', "Plan"),
    ('review', "Review the plan"),
    ('realise', "Report the month"),
    ('measure', "Measure"),
    ('assess', "Measure and score"),
    ('behaviour', "Score behaviour"),
    ('respond', "Respond to the result"),
    ('hand_over', "Hand over"),
    ('ratify', "Ratify"),
    ('receive', "Receive"),
    ('archive', "Archive"),
]
ROLES = [
    ('employee', "Employee"),
    ('appraiser', "Appraiser"),
    ('superior', "Appraiser's superior"),
    ('data_manager', "Data manager"),
    ('staff', "Staff"),
]


class SkpSopStep(models.Model):
    """One row of the flow table: who does what, by which standard (mutu baku), and what follows."""

    _name = 'skp.sop.step'
    _description = 'SKP Procedure Step'
    _inherit = ['skp.guarded']
    _order = 'sop_id, sequence, id'

    _fixed_fields = frozenset({'sop_id'})

    sop_id = fields.Many2one('skp.sop', required=True, ondelete='cascade', index=True)
    sequence = fields.Integer(default=1000)  # a new step comes last
    number = fields.Integer(compute='_compute_number')
    name = fields.Char(string="Activity", required=True, help="The wording of the flow table.")
    short_name = fields.Char(
        translate=True, required=True, help="A few words for buttons, lists and activities.")
    act = fields.Selection(ACTS, required=True, help="What the step does to the case.")
    role = fields.Selection(ROLES, required=True, help="Who acts.")
    column_title = fields.Char(help="Title of the actor's column as the office prints it.")
    standard_inputs = fields.Char(string="Completeness", help="Kelengkapan: what has to be at hand.")
    standard_minutes = fields.Integer(string="Time (minutes)", help="Waktu: standard working time.")
    standard_output = fields.Char(string="Output")
    next_step_id = fields.Many2one(
        'skp.sop.step', domain="[('sop_id', '=', sop_id)]", ondelete='set null', index=True)
    return_step_id = fields.Many2one(
        'skp.sop.step', string="On Return", domain="[('sop_id', '=', sop_id)]", ondelete='set null', index=True,
        help="Where the work goes when it is sent back.")
    is_decision = fields.Boolean(
        string="Drawn as Decision", compute='_compute_is_decision', store=True, readonly=False,
        help="The sheet draws the step as a diamond with ya and tidak. A step may also send work back without being "
             "drawn so, where the office's own table does not show it.")
    requires_signature = fields.Boolean(help="Completing the step puts the actor's name to the content.")
    deadline_days = fields.Integer(
        default=5, help="Working days, by the office's calendar and holidays, until the activity is due; for a monthly "
                        "report, counted from the end of the month.")
    note = fields.Char(string="Remarks")

    _standard_minutes_positive = models.Constraint(
        'CHECK(standard_minutes >= 0)', "The standard time of a step cannot be negative.")
    _deadline_days_positive = models.Constraint(
        'CHECK(deadline_days >= 0)', "The days until the deadline cannot be negative.")

    @api.depends('sequence', 'sop_id.step_ids.sequence')
    def _compute_number(self):
        for step in self:
            siblings = step.sop_id.step_ids.sorted('sequence')
            step.number = list(siblings).index(step) + 1 if step in siblings else 0  # on the form a step has no id yet

    @api.depends('act', 'return_step_id')
    def _compute_is_decision(self):
        for step in self:
            step.is_decision = bool(step.return_step_id) and step.act in ('review', 'respond')

    @api.depends('short_name', 'name')
    def _compute_display_name(self):
        for step in self:
            step.display_name = step.short_name or step.name

    def _leads_to(self, steps):
        """Whether the way forward from this step, itself included, comes to one of some steps."""
        step = self
        while step and step not in steps:
            step = step.next_step_id
        return bool(step)

    def _as_flow_step(self):
        """This row in the plain words of ``rules/sop_flow.py``."""
        return sop_flow.Step(
            key=str(self.number), act=self.act, role=self.role,
            next_key=str(self.next_step_id.number) if self.next_step_id else None,
            return_key=str(self.return_step_id.number) if self.return_step_id else None,
            decision=self.is_decision,
        )
