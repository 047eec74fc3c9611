from odoo import api, fields, models
from odoo.exceptions import AccessError


def same_words(text):
    """A text without what two people write differently: case, blanks, the full stop at its end."""
    return " ".join((text or '').casefold().split()).rstrip('.')


class SkpPlanLine(models.Model):
    """A result of PermenPANRB 6/2022 beside the superior's result that it serves (lampiran II.A.7, Format A.1.7).

    The superior's result is cited in words of its own: his SKP may not be agreed yet, and sheets shorten it. Until
    the two rows are linked the citation is provisional.
    """

    _inherit = 'skp.plan.line'

    approach = fields.Selection(related='plan_id.approach')
    form_kind = fields.Selection(related='plan_id.form_kind')
    appraiser_id = fields.Many2one(related='plan_id.appraiser_id')
    # stored: the appraised search the appraiser's results, whose case itself they may not read
    employee_id = fields.Many2one(related='plan_id.employee_id', store=True, precompute=True, index=True)
    date_from = fields.Date(related='plan_id.date_from', store=True, precompute=True)
    date_to = fields.Date(related='plan_id.date_to', store=True, precompute=True)
    superior_text = fields.Text(
        string="Superior's Result", compute='_compute_superior_text', store=True, precompute=True, readonly=False,
        help="Rencana hasil kerja pimpinan yang diintervensi, as the sheet cites it.")
    superior_indicator = fields.Text(
        string="Superior's Indicator", compute='_compute_superior_text', store=True, precompute=True, readonly=False,
        help="Cited too where the superior is a senior executive or heads an independent unit.")
    is_provisional = fields.Boolean(
        string="Provisional", compute='_compute_is_provisional', store=True,
        help="Not linked yet to a result in the superior's own SKP.")
    can_link = fields.Boolean(compute='_compute_can_link')
    indicator_lines = fields.Text(string="Indicators and Targets", compute='_compute_indicator_lines')
    action_ids = fields.One2many('skp.action', 'line_id', string="Actions")

    @api.depends('superior_line_id')
    def _compute_superior_text(self):
        for line in self:
            # sudo: skp.plan.line - a linked result is cited with its indicators, which the employee may not read
            cited = line.sudo().superior_line_id
            executive = cited.plan_id.form_kind == 'executive'
            line.superior_text = line.superior_text or cited.name
            line.superior_indicator = line.superior_indicator or (
                executive and "; ".join(filter(None, cited.indicator_ids.mapped('name'))))

    @api.depends('superior_text', 'superior_line_id')
    def _compute_is_provisional(self):
        for line in self:
            line.is_provisional = bool(line.superior_text) and not line.superior_line_id

    @api.depends('indicator_ids', 'indicator_ids.name', 'indicator_ids.target_text', 'indicator_ids.aspect',
                 'indicator_ids.perspective')
    @api.depends_context('lang')
    def _compute_indicator_lines(self):
        for line in self:
            line.indicator_lines = "\n".join(indicator._summary() for indicator in line.indicator_ids)

    @api.depends('plan_id.state', 'plan_id.employee_id')
    @api.depends_context('uid')
    def _compute_can_link(self):
        """The employee names the superior's result also after the plan is agreed, until the archive."""
        for line in self:
            plan = line.plan_id
            line.can_link = (
                plan.scheme_code == 'permenpanrb6' and plan.state not in ('plan', 'done')
                and plan.employee_id.user_id == self.env.user)

    def write(self, vals):
        alone = vals.keys() <= {'superior_line_id', 'to_review'} and 'superior_line_id' in vals
        if alone and not self.env.su and self._link_later():
            # sudo: skp.plan.line - the employee finds the superior's result after the plan is agreed; asked just above
            return super(SkpPlanLine, self.sudo()).write(vals)
        return super().write(vals)

    def _link_later(self):
        """Whether the user names the superior's result though the plan is agreed."""
        self.check_access('read')
        return all(self.mapped('can_link'))

    def unlink(self):
        self.indicator_ids.unlink()  # as records: their empty cells of the months go with them
        return super().unlink()

    def action_link_superior(self):
        """Ask which result of the superior this one serves."""
        self.ensure_one()
        if not self.can_link:
            raise AccessError(self.env._(
                "“%(result)s” is linked by its employee, until the SKP is archived.", result=self.name))
        return {
            'type': 'ir.actions.act_window', 'name': self.env._("Superior's result"), 'res_model': 'skp.plan.line',
            'view_mode': 'form', 'views': [(self.env.ref('hr_skp.skp_plan_line_view_form_link').id, 'form')],
            'res_id': self.id, 'target': 'new',
        }

    def _content(self):
        content = super()._content()
        cited = {name: self[name] for name in ('superior_text', 'superior_indicator') if self[name]}
        return {**content, **cited}


class SkpPlan(models.Model):
    """Finding the superior's results that are cited in the same words."""

    _inherit = 'skp.plan'

    def action_link_superior(self):
        """Link the results of these cases to the superior's where both say the same."""
        self.check_access('read')
        # sudo: skp.plan - the superior's case counts though its subordinate may not read it
        self.sudo()._superior_plans()._link_citations()

    def _superior_plans(self):
        """The agreed cases of the appraisers of these."""
        return self.search([
            ('employee_id', 'in', self.appraiser_id.ids), ('scheme_code', '=', 'permenpanrb6'),
            ('state', 'not in', ('plan', 'review'))])

    def _link_citations(self):
        """Link the results that cite one of these cases' results in the same words, all in one batch."""
        offered = {}
        for line in self.line_ids:
            offered.setdefault((line.plan_id.employee_id, same_words(line.name)), []).append(line)
        citing = self.env['skp.plan.line'].search([
            ('is_provisional', '=', True), ('plan_id.appraiser_id', 'in', self.employee_id.ids),
            ('plan_id.scheme_code', '=', 'permenpanrb6'), ('plan_id.state', '!=', 'done')])
        found = {}
        for line in citing:
            plan = line.plan_id
            for cited in offered.get((plan.appraiser_id, same_words(line.superior_text)), ()):
                if cited.plan_id.date_from <= plan.date_to and plan.date_from <= cited.plan_id.date_to:
                    found[cited] = found.get(cited, self.env['skp.plan.line']) | line
        for cited, lines in found.items():
            lines.superior_line_id = cited
