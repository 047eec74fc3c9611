from odoo import api, fields, models
from odoo.exceptions import AccessError

APPROACHES = [('quantitative', "Quantitative"), ('qualitative', "Qualitative")]
FORMS = [
    ('executive', "Senior executives and heads of independent units"), ('staff', "Administrators and functional posts")]
# the phases until the last month is measured
TOLD = ('plan', 'review', 'realisation', 'measurement')
AGREED = ('approach', 'form_kind')


class SkpPeriod(models.Model):
    _inherit = 'skp.period'

    approach = fields.Selection(
        APPROACHES, default='quantitative', required=True, tracking=True,
        help="How results are planned where nothing else is agreed (PermenPANRB 6/2022, lampiran II.A.7).")


class SkpPlan(models.Model):
    """What appraiser and employee agree on under PermenPANRB 6/2022 beside the results (lampiran II)."""

    _inherit = 'skp.plan'

    approach = fields.Selection(
        APPROACHES, compute='_compute_agreement', store=True, precompute=True, readonly=False,
        help="Quantitative: indicator and target apart. Qualitative: both in one sentence.")
    form_kind = fields.Selection(
        FORMS, string="Form", compute='_compute_agreement', store=True, precompute=True, readonly=False,
        help="Formats A.1.1 and A.1.2 for executives and heads of independent units, A.1.6 and A.1.7 for others.")
    expectation_ids = fields.One2many('skp.expectation', 'plan_id', string="Behaviour")
    appendix_ids = fields.One2many('skp.appendix', 'plan_id')
    action_ids = fields.One2many('skp.action', 'plan_id', string="Action Plan")
    feedback_ids = fields.One2many('skp.feedback', 'plan_id')

    can_edit_actions = fields.Boolean(compute='_compute_can_edit_year')
    can_give_feedback = fields.Boolean(compute='_compute_can_edit_year')

    @api.depends('state', 'current_task_id.role', 'current_task_id.user_id', 'current_user_id')
    @api.depends_context('uid')
    def _compute_can_edit_year(self):
        """What the record rules of actions and feedback say, for the screens."""
        user = self.env.user
        for plan in self:
            task, mine = plan.current_task_id, plan.current_user_id == user
            own = plan.employee_id.user_id == user
            plan.can_edit_actions = (own and plan.state in TOLD) or (
                mine and not task.user_id and plan.state in ('plan', 'realisation'))
            judges = user in plan.appraiser_id.user_id | plan.superior_id.user_id
            plan.can_give_feedback = plan.state not in ('plan', 'review', 'done') and not own and (
                judges or (mine and task.role in ('appraiser', 'superior')))

    @api.depends('period_id', 'employee_id')
    def _compute_agreement(self):
        plans = self.filtered(lambda plan: plan.scheme_id.code == 'permenpanrb6')
        (self - plans).approach = (self - plans).form_kind = False
        # sudo: hr.employee - the kind of post is HR-only; only the form that follows from it comes out
        people = plans.sudo().employee_id
        people.version_ids.fetch(['date_version', 'skp_post_kind', 'skp_leads_unit'])
        for plan in plans:
            plan.approach = plan.approach or plan.period_id.approach
            # sudo: hr.version - the same
            plan.form_kind = plan.form_kind or plan.sudo()._usual_form()

    def _usual_form(self):
        """The form of the employee's post on the first day of the case (PermenPANRB 6/2022, lampiran II.A.2 and 7)."""
        post = self.employee_id._get_version(self.date_from)
        return 'executive' if post.skp_post_kind == 'jpt' or post.skp_leads_unit else 'staff'

    def write(self, vals):
        agreed = {name: vals[name] for name in AGREED if name in vals}
        if not agreed or self.env.su:
            return super().write(vals)
        self._agree(agreed)
        rest = {name: value for name, value in vals.items() if name not in agreed}
        return super().write(rest) if rest else True

    def _agree(self, vals):
        """Write approach and form as somebody who writes the rows of the plan, though not the case itself.

        :raises AccessError: the user does not write the rows now
        """
        self.check_access('read')
        shut = self.filtered(lambda plan: not plan.can_edit_lines)
        if shut:
            raise AccessError(self.env._(
                "“%(fields)s” of %(plan)s: whoever writes the plan chooses it, before it is handed over.",
                fields=", ".join(self._fields[name]._description_string(self.env) for name in vals),
                plan=shut[0].name))
        # sudo: skp.plan - the writer of the rows, asked just above, may not write the case itself
        self.sudo().write(vals)
