from odoo import api, fields, models
from odoo.exceptions import UserError

BATCH_SEVERITIES = ('block', 'warning')
PEERS = 'peers'  # a finding about everybody whom the appraiser rates


class SkpFinding(models.TransientModel):
    """Something to look at again before a sheet is signed, one click from the record where it is mended."""

    _name = 'skp.finding'
    _description = 'SKP Finding before Signing'
    _inherit = ['skp.typed']
    _order = 'id'
    _rec_name = 'sentence'

    plan_id = fields.Many2one('skp.plan', string="SKP", ondelete='cascade', readonly=True)
    severity = fields.Selection(
        [('block', "Not allowed"), ('warning', "Look again"), ('note', "Note")], required=True, readonly=True)
    sentence = fields.Char(string="Finding", required=True, readonly=True)
    res_model = fields.Char(string="Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(string="Record", model_field='res_model', readonly=True)
    field_name = fields.Char(string="Name of the Field", readonly=True)
    of_team = fields.Boolean(readonly=True)
    mender = fields.Char(string="Who Mends It", readonly=True, help="Empty when you can open the record yourself.")

    @api.model
    def _make(self, plans):
        """The findings of cases, for a dialog of the current user.

        Of several cases only what weighs: warnings and graver, and once what concerns the appraiser's whole team.
        """
        found, told, vals_list = plans._found(), set(), []
        menders = self._menders(plans)
        for plan in plans:
            for row in found[plan.id]:
                team = row.finding.key == PEERS
                weighs = row.finding.severity in BATCH_SEVERITIES or team and plan.appraiser_id not in told
                if len(plans) == 1 or weighs:
                    vals_list.append(self._values(plan, row, menders))
                told |= {plan.appraiser_id} if team else set()
        # sudo: skp.finding - a client writes no such row; each user reads the own
        return self.sudo().create(vals_list).with_env(self.env)

    @api.model
    def _values(self, plan, row, menders):
        return {
            'plan_id': plan.id, 'severity': row.finding.severity,
            'sentence': self.env['skp.act']._finding_text(row.finding), 'res_model': row.model,
            'res_id': row.record_id, 'field_name': row.field, 'of_team': row.finding.key == PEERS,
            'mender': menders.get(plan.company_id) if row.model == 'hr.employee' else False,
        }

    @api.model
    def _menders(self, plans):
        """Who mends employee records, for a user who may not: {company: sentence}."""
        if self.env.user.has_group('hr.group_hr_user'):
            return {}
        # sudo: res.users - only the names of the personnel officers come out
        officers = self.env['res.users'].sudo().search([
            ('all_group_ids', 'in', self.env.ref('hr.group_hr_user').ids), ('share', '=', False),
            ('company_ids', 'in', plans.company_id.ids)], order='id')
        return {company: self._mender_sentence(officers.filtered(
            lambda user: company in user.company_ids)[:3]) for company in plans.company_id}  # noqa: B023

    @api.model
    def _mender_sentence(self, officers):
        if not officers:
            return self.env._("the personnel office")
        return self.env._("the personnel office (%(people)s)", people=", ".join(officers.mapped('name')))

    def action_open(self):
        """Open the record that the finding is about.

        :raises UserError: only somebody else may open it
        """
        self.ensure_one()
        if self.mender:
            raise UserError(self.env._("%(finding)s It is mended by: %(mender)s.", finding=self.sentence,
                                       mender=self.mender))
        action = {'type': 'ir.actions.act_window', 'res_model': self.res_model}
        if self.of_team:
            plan = self.plan_id
            return {
                **action, 'name': self.env._("Ratings by %(appraiser)s", appraiser=plan.appraiser_id.name),
                'views': [(False, 'list'), (False, 'form')], 'domain': [
                    ('period_id', '=', plan.period_id.id), ('plan_id.appraiser_id', '=', plan.appraiser_id.id)]}
        views = {'hr.employee': self.env.ref('hr_skp.hr_employee_view_form_facts').id}
        return {**action, 'res_id': self.res_id, 'views': [(views.get(self.res_model, False), 'form')]}
