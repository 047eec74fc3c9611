from odoo import api, fields, models
from odoo.tools import format_date

from ..models.skp_plan_successor import Succession
from .skp_move import Verdict


class SkpMoveAppraiser(models.TransientModel):
    """A whole team gets another appraiser: for each person the law says who evaluates the running span."""

    _name = 'skp.move.appraiser'
    _description = 'Change of Appraiser'
    _inherit = ['skp.move']

    from_id = fields.Many2one('hr.employee', string="Present Appraiser", required=True)
    to_id = fields.Many2one('hr.employee', string="New Appraiser", required=True)
    only_ids = fields.Many2many('hr.employee', string="Only for", help="Empty: for everybody in the team.")

    @api.depends('from_id', 'to_id', 'moved_on', 'only_ids', 'letter')
    @api.depends_context('lang', 'uid')
    def _compute_preview(self):
        super()._compute_preview()

    def _cases(self):
        """The running cases of the team; in superuser mode."""
        # sudo: skp.plan - judged below for the user, who sees sentences alone
        plans = self.env['skp.plan'].sudo().search([
            ('appraiser_id', '=', self.from_id._origin.id), ('current_task_id', '!=', False),
            ('company_id', 'in', self.env.companies.ids)])
        return plans.filtered(lambda plan: plan.employee_id in self.only_ids._origin) if self.only_ids else plans

    def _what(self):
        # sudo: hr.employee - who is above whom counts also where the orderer may not read it
        return Succession(self.sudo().to_id._origin, self.moved_on, (self.letter or '').strip())

    def _verdicts(self):
        if not self.from_id or not self.to_id:
            return []
        order, cases = self._what(), self._cases()
        both = self._refuse_people(order.appraiser)
        return [
            self._verdict(plan, both or self._refuse_later(plan) or plan._refuse_succession(order), order)
            for plan in cases]

    def _refuse_later(self, plan):
        """A case that begins after the change has had nobody else: its appraiser is written on it."""
        if plan.date_from > self.moved_on:
            return self.env._(
                "%(plan)s begins on %(date)s, after the change: write the new appraiser on that SKP itself.",
                plan=plan.name, date=format_date(self.env, plan.date_from))
        return None

    def _verdict(self, plan, refusal, order):
        return Verdict(
            plan, plan.name, refusal or plan._succession_sentence(order), bool(refusal))

    def _refuse_people(self, successor):
        """What stands against the change for everybody."""
        if successor == self.from_id._origin:
            return self.env._(
                "%(appraiser)s would follow the own self: choose another new appraiser.", appraiser=successor.name)
        # sudo: hr.employee - whether somebody has left is known to the data manager
        if not successor.active or successor.company_id != self.from_id.sudo().company_id:
            return self.env._(
                "%(appraiser)s is archived or of another office: choose another new appraiser.",
                appraiser=successor.name)
        return None

    def _carry_out(self, plan):
        plan._succeed(self._what())
        return plan
