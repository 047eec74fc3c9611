from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date


class SkpPlan(models.Model):
    """The case as people see it: one sentence, the buttons, the monthly grid."""

    _inherit = 'skp.plan'

    main_line_ids = fields.One2many(
        'skp.plan.line', 'plan_id', string="Main Activities", domain=[('kind', '=', 'main')],
        compute='_compute_lists', readonly=False)
    extra_line_ids = fields.One2many(
        'skp.plan.line', 'plan_id', string="Additional Tasks and Creativity", domain=[('kind', '!=', 'main')],
        compute='_compute_lists', readonly=False)
    status_sentence = fields.Char(compute='_compute_status')
    refusal = fields.Char(compute='_compute_refusal', help="Why you may not act on the case now.")
    is_my_turn = fields.Boolean(compute='_compute_is_my_turn', search='_search_is_my_turn')
    can_edit_lines = fields.Boolean(compute='_compute_is_my_turn')
    can_add_tasks = fields.Boolean(compute='_compute_is_my_turn')
    appraisal_id = fields.Many2one('skp.appraisal', compute='_compute_appraisal')
    score = fields.Float(digits=(16, 2), compute='_compute_appraisal', aggregator=None)
    rating_name = fields.Char(string="Rating", compute='_compute_appraisal')

    @api.depends('line_ids.kind')
    def _compute_lists(self):
        """Both lists from the rows that are read anyway; what a form saves in them, ``skp.rows`` writes."""
        for plan in self:
            plan.main_line_ids = plan.line_ids.filtered(lambda line: line.kind == 'main')
            plan.extra_line_ids = plan.line_ids - plan.main_line_ids

    @api.depends('current_task_id', 'line_ids', 'realisation_ids.line_ids.is_filled')
    @api.depends_context('uid', 'lang')
    def _compute_status(self):
        self.task_ids.mapped('name')  # of all steps at once: the form lists them below the sentence
        ask = self.env['skp.task']._order_to_ask()
        # sudo: skp.act - what is missing is told as words, also where the figures themselves are hidden
        missing = self.env['skp.act'].sudo()._missing(self.sudo().current_task_id, ask)
        for plan in self:
            absent = missing.get(plan.current_task_id.id, ())
            days = plan.current_task_id._days_sentence()
            sentences = [plan._holder_sentence(), *filter(None, [days]), *absent[:1]]
            if len(absent) > 1:
                sentences.append(self.env._("%(count)s more are missing.", count=len(absent) - 1))
            plan.status_sentence = " ".join(sentences)

    @api.depends('current_task_id', 'line_ids', 'realisation_ids.line_ids.is_filled')
    @api.depends_context('uid', 'lang')
    def _compute_refusal(self):
        refusals = self.current_task_id._refusals(self.env['skp.task']._order_to_ask())
        for plan in self:
            plan.refusal = refusals.get(plan.current_task_id.id) if plan.current_task_id else plan._holder_sentence()

    def _holder_sentence(self):
        """Who holds the case, at what, since when."""
        self.ensure_one()
        task = self.current_task_id
        if not task and self.archived_on:
            return self.env._(
                "Archived on %(date)s under number %(number)s.",
                date=format_date(self.env, self.archived_on), number=self.archive_number)
        if not task:
            return self._finished_sentence()
        sentence = self.env._(
            "With %(holder)s since %(since)s: %(step)s, due %(deadline)s.",
            holder=task.holder_name or self.env._("nobody"), since=format_date(self.env, task.assigned_at),
            step=task.name, deadline=format_date(self.env, task.deadline))
        if task.opened_by_return:
            sentence += " " + self.env._("Returned: %(reason)s", reason=task.return_reason)
        return sentence

    @api.depends('current_user_id', 'state')
    @api.depends_context('uid')
    def _compute_is_my_turn(self):
        people = self.employee_id | self.appraiser_id | self.superior_id
        people.mapped('user_id')  # read at once, here and for what follows from whose turn it is
        for plan in self:
            plan.is_my_turn = plan.current_user_id == self.env.user
            mine = plan._may_type()
            plan.can_edit_lines = mine and plan.state == 'plan'
            plan.can_add_tasks = mine and plan.state in ('plan', 'realisation')

    def _search_is_my_turn(self, operator, value):
        if operator != 'in':
            return NotImplemented
        return [('current_user_id', '=' if True in value else '!=', self.env.uid)]

    @api.depends('appraisal_ids', 'state')
    @api.depends_context('uid')
    def _compute_appraisal(self):
        begun = self.filtered(lambda plan: plan.state not in ('plan', 'review'))
        # sudo: skp.appraisal - which there are is read at once; the rights of who asks are judged on each
        readable = begun.sudo().appraisal_ids.with_env(self.env)._filtered_access('read')
        by_plan = {appraisal.plan_id.id: appraisal for appraisal in readable}
        for plan in self:
            appraisal = by_plan.get(plan.id, readable.browse())
            plan.appraisal_id = appraisal
            plan.score = appraisal.final_score
            plan.rating_name = appraisal.rating_name

    def get_month_grid(self):
        """The monthly grid: indicators down, months across.

        :return: ``{'months': [{'id', 'label', 'state', 'editable'}], 'rows': [{'indicator_id', 'line',
            'aspect_label', 'unit', 'target', 'cells': [{'id', 'value', 'editable'}]}]}``; a cell's value is
            ``False`` while empty, its id ``False`` where nothing is typed in that month
        """
        self.ensure_one()
        self.check_access('read')
        sheets = {sheet.month: sheet for sheet in self.realisation_ids}
        cells = {(line.realisation_id, line.indicator_id): line for line in self.realisation_ids.line_ids}
        months = [self._grid_month(month, sheets.get(month)) for month in self._months()]
        return {
            'months': months,
            'rows': [
                {**self._grid_head(indicator), 'cells': [
                    self._grid_cell(cells.get((sheets.get(month), indicator)), shown['editable'])
                    for month, shown in zip(self._months(), months, strict=True)
                ]}
                for indicator in self._grid_indicators()
            ],
        }

    def _grid_indicators(self):
        """The rows of the grid."""
        return self._told_indicators()

    def _told_indicators(self):
        """The indicators of which somebody tells each month."""
        measured = {line for line in self.line_ids if line._is_measured()}
        return self.line_ids.indicator_ids.filtered(
            lambda indicator: indicator.line_id in measured and indicator._is_entered())

    def _grid_head(self, indicator):
        return {
            'indicator_id': indicator.id, 'line': indicator.name or indicator.line_id.name,
            'aspect_label': indicator._label(), 'unit': indicator.unit or '', 'target': indicator.target,
        }

    def _grid_month(self, month, sheet):
        return {
            'id': sheet.id if sheet else False,
            'label': format_date(self.env, month, date_format='MMM'),
            'state': sheet.state if sheet else False,
            'editable': bool(sheet) and sheet.can_edit,
        }

    def _grid_cell(self, line, editable):
        return {
            'id': line.id if line else False,
            'value': line.value if line and line.is_filled else False,
            'editable': bool(line) and editable,
        }

    def action_act(self):
        """Open the dialog that completes the present step."""
        self.ensure_one()
        if not self.current_task_id:
            raise UserError(self._holder_sentence())
        if self.refusal and len(self.current_task_id._decisions()) == 1:
            raise UserError(self.refusal)
        return self.current_task_id.action_complete_selected()

    def action_open_appraisal(self):
        """Open the appraisal of this SKP."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window', 'res_model': 'skp.appraisal', 'view_mode': 'form',
            'views': [(False, 'form')], 'res_id': self.appraisal_id.id,
        }

    def action_print_plan(self):
        """Print the Formulir SKP."""
        return self.env.ref('hr_skp.action_report_plan').report_action(self)

    def action_print_appraisal(self):
        """Print the Penilaian Prestasi Kerja."""
        return self.env.ref('hr_skp.action_report_appraisal').report_action(self)
