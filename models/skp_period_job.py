from psycopg2.errors import UniqueViolation

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError, UserError
from odoo.fields import Command, Domain
from odoo.tools import SQL

from .lost_connection import tells_lost_connection

BATCH = 1000  # cases a transaction; so many are opened while one waits
GROWN = ('skp_plan', 'skp_party', 'skp_task', 'mail_activity')
CHOICE = frozenset({'period_id', 'department_ids', 'post_kind', 'employee_ids'})


class SkpPeriodJob(models.Model):
    """Opening a period for many: first a dry run that says who is left out and why, then the cases in batches.

    The cases are made with the rights of who opened. Run twice, or again after it was cut off, it makes each case
    once: whoever has one already is left out.
    """

    _name = 'skp.period.job'
    _description = 'Opening of an SKP Period'
    _inherit = ['skp.job', 'skp.guarded', 'hr.mixin']
    _order = 'id desc'
    _rec_name = 'period_id'
    _check_company_auto = True

    _guarded_fields = frozenset({
        'state', 'total', 'done', 'made', 'ready_count', 'user_id', 'waiting_ids', 'line_ids', 'company_id'})
    _fixed_fields = frozenset({'period_id'})

    period_id = fields.Many2one('skp.period', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='period_id.company_id', store=True, precompute=True, index=True)
    department_ids = fields.Many2many('hr.department', string="Units", check_company=True)
    post_kind = fields.Selection(
        lambda self: self.env['hr.version']._fields['skp_post_kind']._description_selection(self.env),
        string="Kind of Post")
    use_templates = fields.Boolean(
        string="Start from Templates", help="Each plan starts from the template of the employee's post.")
    employee_ids = fields.Many2many(
        'hr.employee', string="Employees", check_company=True, help="Empty: everybody in the units, or in the office.")
    state = fields.Selection(selection_add=[('draft', "Dry run"), ('waiting',)], default='draft', ondelete={
        'draft': 'cascade'})
    user_id = fields.Many2one('res.users', string="Opened by", readonly=True, ondelete='restrict')
    waiting_ids = fields.Many2many(
        'hr.employee', 'skp_period_job_waiting_rel', context={'active_test': False})
    ready_count = fields.Integer(string="Can be made", readonly=True)
    made = fields.Integer(string="SKP made", readonly=True)
    line_ids = fields.One2many('skp.period.job.line', 'job_id', readonly=True)
    left_out_ids = fields.One2many(
        'skp.period.job.line', 'job_id', string="Left out", domain=[('kind', '=', 'left_out')], readonly=True)
    note_ids = fields.One2many(
        'skp.period.job.line', 'job_id', string="To be looked at", domain=[('kind', '=', 'note')], readonly=True)
    left_out_count = fields.Integer(compute='_compute_counts')
    note_count = fields.Integer(compute='_compute_counts')
    mender = fields.Char(compute='_compute_mender')

    @api.depends('line_ids.kind')
    def _compute_counts(self):
        counts = {(job, kind): count for job, kind, count in self.env['skp.period.job.line']._read_group(
            [('job_id', 'in', self.ids)], ['job_id', 'kind'], ['__count'])}
        for job in self:
            job.left_out_count = counts.get((job, 'left_out'), 0)
            job.note_count = counts.get((job, 'note'), 0)

    @api.depends_context('uid')
    def _compute_mender(self):
        menders = self.env['skp.finding']._menders(self)
        for job in self:
            job.mender = menders.get(job.company_id, False)

    @api.model_create_multi
    def create(self, vals_list):
        jobs = super().create(vals_list)
        jobs._dry_run()
        return jobs

    def write(self, vals):
        result = super().write(vals)
        if CHOICE & vals.keys():
            self._dry_run()
        return result

    # -- Dry run -----------------------------------------------------------------------------------

    def _people(self):
        """For whom the period is to be opened, as the units, the kind of post and the list say."""
        domain = Domain('company_id', '=', self.company_id.id)
        if self.department_ids:
            domain &= Domain('department_id', 'child_of', self.department_ids.ids)
        if self.post_kind:
            domain &= Domain('skp_post_kind', '=', self.post_kind)
        if self.employee_ids:
            domain &= Domain('id', 'in', self.employee_ids.ids)
        # sudo: hr.employee - which employees exist is no secret to the data manager, who may lack HR rights
        return self.env['hr.employee'].sudo().search(domain)

    def _dry_run(self):
        """Tell who would get a case, who is left out and why, and what is amiss in the employee records.

        :return: {job: ``hr.employee`` who can have a case now}
        """
        ready = {}
        for job in self:  # one dialog, one job
            people = job._people()
            gaps = job.period_id._gaps(people)
            ready[job] = people.filtered(lambda person: person.id not in gaps)  # noqa: B023
            # sudo: skp.period.job - what the dry run found is written by the engine alone
            job = job.sudo()
            job.write({'ready_count': len(ready[job]), 'total': len(people)})
            job.line_ids._renew(job, gaps, people)
        return ready

    def action_check(self):
        """Judge everybody anew, after something was mended."""
        self.check_access('write')
        self._dry_run()

    # -- Opening -----------------------------------------------------------------------------------

    @tells_lost_connection
    def action_open(self):
        """Open the period for everybody who can have a case now; up to a batch is opened at once.

        :raises UserError: the period is closed, or nobody can have a case
        """
        self.ensure_one()
        self.check_access('write')
        self.period_id._refuse_closed()
        ready = self._dry_run()[self]
        if not ready:
            raise UserError(self.env._("No SKP can be opened:\n%(report)s", report="\n".join(
                self.left_out_ids[:10].mapped('sentence'))))
        # sudo: skp.period.job - judged just above; from here on the engine alone writes it
        job = self.sudo()
        job.write({
            'state': 'waiting', 'user_id': self.env.uid, 'total': len(ready),
            'waiting_ids': [Command.set(ready.ids)]})
        if len(ready) <= BATCH:
            job._batch()
        else:
            self._go_on()
        return self._show()

    def _show(self):
        """The cases when all is well, else the job with its progress and whom it left out."""
        if self.state == 'done' and not self.line_ids:
            return self.period_id.action_open_plans()
        return {
            'type': 'ir.actions.act_window', 'res_model': self._name, 'res_id': self.id, 'views': [(False, 'form')]}

    def action_open_plans(self):
        """List the SKP of the period."""
        return self.period_id.action_open_plans()

    @api.model
    def _cron(self):
        return self.env.ref('hr_skp.ir_cron_open_period')

    def _batch(self):
        """Open the cases of the next people, judged anew: what was possible at the dry run may be so no more."""
        self.ensure_one()
        people = self.waiting_ids[:BATCH]
        # with the rights, and in the language, of who opened
        period = self.period_id.with_user(self.user_id).with_context(lang=self.user_id.lang)
        period._refuse_closed()
        period.check_access('write')  # what stands against everybody stops the job, and is no gap of each
        gaps = period._gaps(people)
        ready = people.filtered(lambda person: person.id not in gaps)
        made = self._open_halving(period, ready, gaps)
        if self.total > BATCH and not self.made:  # a plan made on empty tables would be kept for full ones
            self.env.cr.execute(SQL("ANALYZE %s", SQL(", ").join(map(SQL.identifier, GROWN))))
        self.line_ids._leave_out(self, gaps)
        waiting = self.waiting_ids - people
        self.write({
            'made': self.made + made, 'done': self.total - len(waiting),
            'waiting_ids': [Command.unlink(person.id) for person in people],
            **({} if waiting else {'state': 'done'})})
        if not waiting:
            period._message_log(body=self._outcome())
        return len(people)

    def _open_halving(self, period, people, gaps):
        """Open cases as one batch; on failure halve it, so that only who cannot have one stays behind.

        :param dict gaps: the sentences of who stays behind, by employee id; added to
        :return: how many were made
        :raises ConcurrencyError: somebody else opened for the same people just now: another transaction sees that
        """
        if not people:
            return 0
        try:
            with self.env.cr.savepoint():
                plans = period._open_for(people)
                if self.use_templates:
                    # sudo: skp.plan.line - the rows a plan starts from are the office's; the employee reviews them
                    plans.sudo()._use_templates()
                return len(plans)
        except UniqueViolation as error:
            raise ConcurrencyError(str(error)) from error
        except UserError as error:
            if len(people) == 1:
                gaps[people.id] = str(error)
                return 0
        half = len(people) // 2
        return self._open_halving(period, people[:half], gaps) + self._open_halving(period, people[half:], gaps)

    def _outcome(self):
        return self.env._(
            "%(made)s SKP opened by %(user)s, %(left_out)s left out.", made=self.made, user=self.user_id.name,
            left_out=self.left_out_count)
