from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from ..rules import sop_flow
from .skp_typed import WHOLE

STATES = [
    ('plan', "Plan"),
    ('review', "Review"),
    ('realisation', "Realisation"),
    ('measurement', "Measurement"),
    ('behaviour', "Behaviour"),
    ('response', "Response"),
    ('objection', "Objection"),
    ('handover', "Hand-over"),
    ('ratification', "Ratification"),
    ('archive', "Archive"),
    ('done', "Archived"),
]
PHASES = {
    **{code: act.phase for code, act in sop_flow.ACTS.items()},
    **dict.fromkeys(('explain', 'clarify', 'decide'), 'objection'),
}
BEFORE_APPROVAL = {'plan', 'review'}


class SkpPlan(models.Model):
    """One employee's SKP in one range of dates: the case (berkas) that walks the office's procedure.

    Where it stands is derived from its open task; ``skp.task.complete()`` alone moves it.
    """

    _name = 'skp.plan'
    _description = 'SKP'
    _inherit = ['skp.rows', 'skp.guarded', 'mail.thread', 'mail.activity.mixin']
    _order = 'date_from desc, id desc'
    _mail_post_access = 'read'
    _check_company_auto = True

    _guarded_fields = frozenset({
        'state', 'current_task_id', 'current_user_id', 'deadline', 'sop_id', 'scheme_id', 'scheme_code',
        'reports_months', 'task_ids', 'party_ids', 'appraisal_ids', 'signature_ids', 'objection_ids',
        'realisation_ids', 'archive_number', 'archive_place', 'archived_on', 'name', 'company_id', 'department_id',
    })
    _row_fields = frozenset({
        'line_ids', 'main_line_ids', 'extra_line_ids', 'previous_ids', 'paraf_ids',
        'expectation_ids', 'appendix_ids', 'action_ids', 'feedback_ids'})
    _fixed_fields = frozenset({'period_id', 'employee_id', 'date_from', 'date_to'})

    name = fields.Char(compute='_compute_name', store=True, precompute=True, index='trigram')
    period_id = fields.Many2one('skp.period', required=True, index=True, ondelete='restrict')
    company_id = fields.Many2one(
        'res.company', compute='_compute_from_period', store=True, precompute=True, index=True)
    date_from = fields.Date(compute='_compute_from_period', store=True, precompute=True, readonly=False, required=True)
    date_to = fields.Date(compute='_compute_from_period', store=True, precompute=True, readonly=False, required=True)
    sop_id = fields.Many2one(
        'skp.sop', string="Procedure", compute='_compute_from_period', store=True, precompute=True,
        help="The version the case began with; it keeps it.")
    scheme_id = fields.Many2one(
        'skp.scheme', string="Regulation", compute='_compute_from_period', store=True, precompute=True)
    employee_id = fields.Many2one(
        'hr.employee', required=True, index=True, ondelete='restrict', check_company=True, tracking=True)
    appraiser_id = fields.Many2one(
        'hr.employee', compute='_compute_people', store=True, precompute=True, readonly=False,
        index=True, check_company=True, tracking=True, help="Pejabat penilai: the employee's own manager by default.")
    superior_id = fields.Many2one(
        'hr.employee', string="Appraiser's Superior", compute='_compute_people', store=True, precompute=True,
        readonly=False, index=True, check_company=True, tracking=True,
        help="Atasan pejabat penilai: the appraiser's manager by default.")
    department_id = fields.Many2one(
        'hr.department', string="Unit", compute='_compute_people', store=True, precompute=True, index=True)

    line_ids = fields.One2many('skp.plan.line', 'plan_id', string="Rows of the Plan", context=WHOLE)
    realisation_ids = fields.One2many('skp.realisation', 'plan_id', string="Months")
    appraisal_ids = fields.One2many('skp.appraisal', 'plan_id', string="Appraisals", context=WHOLE)
    objection_ids = fields.One2many('skp.objection', 'plan_id', string="Objections")
    party_ids = fields.One2many('skp.party', 'plan_id', string="People")
    signature_ids = fields.One2many('skp.signature', 'plan_id', string="Signatures")
    task_ids = fields.One2many('skp.task', 'plan_id', string="Steps", context=WHOLE)

    current_task_id = fields.Many2one(
        'skp.task', string="Current Step", compute='_compute_current_task', store=True, index='btree_not_null')
    current_user_id = fields.Many2one(
        'res.users', string="Held by", compute='_compute_current_task', store=True, index='btree_not_null')
    deadline = fields.Date(compute='_compute_current_task', store=True)
    state = fields.Selection(
        STATES, compute='_compute_current_task', store=True, index=True, group_expand='_in_order_of_work')
    returned = fields.Boolean(compute='_compute_returned', search='_search_returned')
    return_reason = fields.Text(compute='_compute_returned')

    _employee_range_unique = models.UniqueIndex(
        "(employee_id, date_from)",
        "The employee already has an SKP that begins on this date: choose dates that do not overlap with it.")
    _dates_ordered = models.Constraint(
        'CHECK(date_from <= date_to)', "The SKP ends before it begins: correct its dates.")

    # -- Computes ----------------------------------------------------------------------------------

    @api.depends('employee_id', 'date_from')
    def _compute_name(self):
        for plan in self:
            plan.name = f"SKP {plan.date_from.year if plan.date_from else ''} – {plan.employee_id.name or ''}"

    @api.depends('period_id')
    def _compute_from_period(self):
        for plan in self:
            period = plan.period_id
            plan.company_id = period.company_id
            plan.date_from = plan.date_from or period.date_from
            plan.date_to = plan.date_to or period.date_to
            plan.sop_id = period.sop_id
            plan.scheme_id = period.scheme_id

    @api.depends('employee_id')
    def _compute_people(self):
        for plan in self:
            plan.appraiser_id = plan.appraiser_id or plan.employee_id._skp_climb()[0]
            plan.superior_id = plan.superior_id or plan.appraiser_id._skp_climb(plan.employee_id)[0]
            plan.department_id = plan.employee_id.department_id

    @api.depends('task_ids.state', 'task_ids.act', 'task_ids.desk_user_id', 'task_ids.deadline')
    def _compute_current_task(self):
        last = self._last_tasks()
        for plan in self:
            task = last[plan.id].filtered(lambda task: task.state == 'open')
            plan.current_task_id = task
            plan.current_user_id = task.desk_user_id
            plan.deadline = task.deadline
            plan.state = PHASES[task.act] if task else ('done' if last[plan.id] else 'plan')

    @api.depends('current_task_id')
    def _compute_returned(self):
        for plan in self:
            plan.returned = plan.current_task_id.opened_by_return
            plan.return_reason = plan.current_task_id.return_reason

    @api.model
    def _in_order_of_work(self, states, domain):
        """The phases of a grouped view in the order of the procedure, without the empty ones."""
        return [code for code, _label in STATES if code in states]

    def _search_returned(self, operator, value):
        if operator != 'in':
            return NotImplemented
        return Domain('current_task_id.opened_by_return', operator, value)

    # -- Constraints -------------------------------------------------------------------------------

    @api.constrains('employee_id', 'appraiser_id', 'superior_id')
    def _check_people(self):
        for plan in self:
            # sudo: hr.employee - the sentence names people the writer may be unable to read
            name, appraiser = plan.sudo().employee_id.name, plan.sudo().appraiser_id
            if not appraiser:
                raise ValidationError(self.env._(
                    "Nobody is above %(employee)s: set a manager on the employee, or choose the appraiser here.",
                    employee=name))
            if not plan.superior_id:
                raise ValidationError(self.env._(
                    "Appraiser's superior of %(employee)s is empty: set a manager on %(appraiser)s, or choose the "
                    "superior here.", employee=name, appraiser=appraiser.name))
            if plan.employee_id in plan.appraiser_id | plan.superior_id:
                raise ValidationError(self.env._(
                    "%(employee)s cannot be appraiser or superior in the own SKP: choose another person.",
                    employee=name))
            if plan.appraiser_id == plan.superior_id:
                raise ValidationError(self.env._(
                    "%(person)s cannot be both appraiser and superior of %(employee)s: nobody ratifies the own "
                    "appraisal. Choose another person.", person=appraiser.name, employee=name))

    @api.constrains('employee_id', 'date_from', 'date_to', 'moved_on')
    def _check_overlap(self):
        # sudo: skp.plan - an overlap counts also with a case the writer may not read
        others = self.sudo().search([('employee_id', 'in', self.employee_id.ids)])
        for employee, plans in others.grouped('employee_id').items():
            ordered = plans.sorted('date_from')
            for first, second in zip(ordered, ordered[1:], strict=False):
                if second.date_from <= first.ends_on:
                    raise ValidationError(self.env._(
                        "%(employee)s already has “%(other)s” from %(start)s to %(end)s: choose dates that do not "
                        "overlap with it.", employee=employee.name, other=first.name,
                        start=format_date(self.env, first.date_from), end=format_date(self.env, first.ends_on)))

    @api.constrains('date_from', 'date_to')
    def _check_within_period(self):
        for plan in self:
            period = plan.period_id
            if plan.date_from < period.date_from or plan.date_to > period.date_to:
                raise ValidationError(self.env._(
                    "%(plan)s runs from %(start)s to %(end)s, which is outside %(period)s (%(first)s to %(last)s).",
                    plan=plan.name, start=format_date(self.env, plan.date_from),
                    end=format_date(self.env, plan.date_to), period=period.name,
                    first=format_date(self.env, period.date_from), last=format_date(self.env, period.date_to)))

    # -- CRUD --------------------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        quiet = self.with_context(tracking_disable=True, mail_create_nolog=True, mail_create_nosubscribe=True)
        plans = super(SkpPlan, quiet).create(vals_list).with_env(self.env)
        for period in plans.period_id:
            period._refuse_closed()
        # sudo: skp.task - the first task and the people's snapshot are the engine's own writing
        plans.sudo()._start()
        plans._refuse_own_choice()
        plans._refuse_own_appointment()
        return plans

    def write(self, vals):
        people = {'appraiser_id', 'superior_id'} & vals.keys()
        late = people and self.filtered(lambda plan: plan.state not in BEFORE_APPROVAL)
        if late and not self.env.su:
            raise UserError(self.env._(
                "The plan of %(plan)s is approved: its appraiser and superior stay as they are.", plan=late[0].name))
        if people and not self.env.su and self.env.user in self.employee_id.user_id:
            raise UserError(self._own_choice_sentence())
        result = super().write(vals)
        if people:
            self._refuse_own_appointment()
            # sudo: skp.task - open work follows the new people; only the engine writes tasks
            self.sudo()._settle()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_signed(self):
        # sudo: skp.signature - also signatures the remover may not read hold the case
        signed = self.sudo().filtered('signature_ids')
        if signed:
            raise UserError(self.env._(
                "%(plan)s carries signatures and stays on record; it cannot be deleted.", plan=signed[0].name))

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """The engine's activities make nobody a follower: the task itself is the notice."""
        if self.env.su and self.env.context.get('mail_activity_quick_update'):
            return True
        return super().message_subscribe(partner_ids=partner_ids, subtype_ids=subtype_ids)
