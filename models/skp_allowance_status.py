from odoo import api, fields, models
from odoo.tools import SQL, format_date

from .skp_organisation import SPANS
from .skp_plan import STATES
from .skp_scheme_predicate import PERIODIC_PREDICATES, PREDICATES

MONTH_STATES = [
    ('none', "No monthly report"), ('waiting', "Not begun"), ('open', "Not reported"),
    ('submitted', "Reported, not assessed"), ('measured', "Assessed")]
ROOM = 32  # months that a case may span: ids of its rows follow each other
FINAL = ('archive', 'done')  # ratified: from here on everybody who reads the case reads its result


class SkpAllowanceStatus(models.Model):
    """What the finance office asks for the allowance (TPP, tunjangan kinerja): the state of each SKP by month and year.

    A row for each case and month, with no amount: the evaluation is a basis of payment (PermenPANRB 6/2022 Pasal 32),
    what is paid for it, or cut for a late month, is another regulation's. Whoever reads a case reads its rows. A
    periodic evaluation stands here once issued, a year's predicate once ratified.
    """

    _name = 'skp.allowance.status'
    _description = 'SKP Status for the Allowance'
    _inherit = ['skp.typed']
    _auto = False
    _log_access = True  # those of the case
    _order = 'month desc, department_id, name, id'
    _rec_name = 'name'
    _depends = {
        'skp.plan': ['employee_id', 'period_id', 'company_id', 'department_id', 'date_from', 'ends_on', 'state',
                     'reports_months'],
        'skp.realisation': ['plan_id', 'month', 'state', 'submitted_on', 'measured_on'],
        'skp.evaluation': ['plan_id', 'span', 'date_from', 'date_to', 'state', 'rating'],
        'skp.appraisal': ['plan_id', 'final_rating'],
        'skp.party': ['plan_id', 'document', 'role', 'name', 'nip'],
    }

    plan_id = fields.Many2one('skp.plan', string="SKP", readonly=True)
    employee_id = fields.Many2one('hr.employee', readonly=True)
    period_id = fields.Many2one('skp.period', readonly=True)
    company_id = fields.Many2one('res.company', readonly=True)
    department_id = fields.Many2one('hr.department', string="Unit", readonly=True)
    name = fields.Char(readonly=True)
    nip = fields.Char(string="NIP", readonly=True)
    month = fields.Date(readonly=True)
    month_name = fields.Char(compute='_compute_month_name', string="Month in Words")
    month_state = fields.Selection(MONTH_STATES, string="Month's Sheet", readonly=True)
    submitted_on = fields.Date(string="Reported on", readonly=True)
    measured_on = fields.Date(string="Assessed on", readonly=True)
    span = fields.Selection(SPANS, string="Evaluated Span", readonly=True)
    span_rating = fields.Selection(PERIODIC_PREDICATES, string="Periodic Predicate", readonly=True)
    span_name = fields.Char(compute='_compute_names', string="Periodic Predicate in Words")
    state = fields.Selection(STATES, string="Year's SKP", readonly=True)
    final_rating = fields.Selection(PREDICATES, string="Year's Predicate", readonly=True)
    rating_name = fields.Char(compute='_compute_names', string="Year's Predicate in Words")
    reason = fields.Char(compute='_compute_reason', string="Why Not Finished")

    @property
    def _table_query(self):
        return SQL("""
            SELECT plan.id * %(room)s + (month.number - 1)::int AS id, plan.id AS plan_id, plan.employee_id,
                   plan.period_id, plan.company_id, plan.department_id, person.name, person.nip,
                   month.first::date AS month, plan.state,
                   CASE WHEN plan.reports_months THEN COALESCE(sheet.state, 'waiting') ELSE 'none' END AS month_state,
                   CASE WHEN sheet.state IN ('submitted', 'measured') THEN sheet.submitted_on END AS submitted_on,
                   CASE WHEN sheet.state = 'measured' THEN sheet.measured_on END AS measured_on,
                   evaluation.span, evaluation.rating AS span_rating,
                   CASE WHEN plan.state IN %(final)s THEN appraisal.final_rating END AS final_rating, plan.create_uid,
                   plan.create_date, plan.write_uid, plan.write_date
              FROM skp_plan plan
        CROSS JOIN LATERAL generate_series(
                       date_trunc('month', plan.date_from::timestamp), plan.ends_on::timestamp, interval '1 month'
                   ) WITH ORDINALITY AS month(first, number)
         LEFT JOIN skp_realisation sheet ON sheet.plan_id = plan.id AND sheet.month = month.first::date
         LEFT JOIN skp_party person ON (person.plan_id, person.document, person.role) = (plan.id, 'plan', 'employee')
         LEFT JOIN LATERAL (
                       SELECT row.span, row.rating FROM skp_evaluation row
                        WHERE row.plan_id = plan.id AND row.state = 'issued' AND row.date_to >= month.first::date
                          AND row.date_from < (month.first + interval '1 month')::date
                     ORDER BY row.date_to, row.id LIMIT 1
                   ) evaluation ON TRUE
         LEFT JOIN skp_appraisal appraisal ON appraisal.plan_id = plan.id
        """, room=ROOM, final=FINAL)

    @api.depends('month')
    @api.depends_context('lang')
    def _compute_month_name(self):
        for row in self:
            row.month_name = format_date(self.env, row.month, date_format='MMMM yyyy')

    @api.depends('span_rating', 'final_rating')
    def _compute_names(self):
        for row in self:
            names = row.plan_id.scheme_id._predicate_names()
            row.span_name, row.rating_name = names.get(row.span_rating), names.get(row.final_rating)

    @api.depends('month_state', 'month')
    @api.depends_context('lang')
    def _compute_reason(self):
        today = fields.Date.context_today(self)
        for row in self:
            if row.month_state in ('none', 'measured'):
                row.reason = False
            elif row.month > today:
                row.reason = self.env._("The month has not begun.")
            else:
                row.reason = row._holder_sentence()

    def _holder_sentence(self):
        """With whom the case lies, at what; why something was returned is not the finance office's business."""
        task = self.plan_id.current_task_id
        if not task:
            return False
        return self.env._(
            "With %(holder)s since %(since)s: %(step)s.", holder=task.holder_name or self.env._("nobody"),
            since=format_date(self.env, task.assigned_at), step=task.name)

    @api.model
    def _open_recap(self, rows):
        """The dialog of the list in print, of the period and month of some rows."""
        first = rows[:1]
        return self.env['skp.recap']._open({
            'kind': 'allowance', **({'period_id': first.period_id.id, 'month': f'M{first.month:%m}'} if first else {})})
