from typing import Any, NamedTuple

from markupsafe import Markup
from psycopg2 import IntegrityError

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.skp_guarded_signed import ENGINE


class Verdict(NamedTuple):
    """What becomes of one person: the case (empty without one), the name, the words, whether it is held back."""

    plan: Any
    name: str
    sentence: str
    held_back: bool


class SkpMove(models.AbstractModel):
    """A move of many people within the year: a dry run says in a sentence for each what will happen, or why not.

    Dry run and real run share one judging function. A person is moved wholly or not at all, and keeps nobody else.
    """

    _name = 'skp.move'
    _description = 'Move within the Year'
    _inherit = ['skp.guarded', 'hr.mixin']

    _guarded_fields = frozenset({'state', 'outcome', 'plan_ids'})

    moved_on = fields.Date(
        string="First Day There", required=True, default=fields.Date.context_today,
        help="TMT: the first day of the new state of things.")
    letter = fields.Char(help="Number of the decision that orders it.")
    state = fields.Selection([('draft', "Dry run"), ('done', "Done")], default='draft', readonly=True)
    preview = fields.Html(string="Who", compute='_compute_preview')
    ready_count = fields.Integer(string="Can be moved", compute='_compute_preview')
    outcome = fields.Html(string="Result", readonly=True)
    plan_ids = fields.Many2many('skp.plan', string="SKP", readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        wizards = super().create(vals_list)
        wizards._refuse_foreign()
        return wizards

    def write(self, vals):
        result = super().write(vals)
        self._refuse_foreign()
        return result

    def _refuse_foreign(self):
        """Raise for records that the user may not read: guessing ids must not name people of another office."""
        for name, field in self._fields.items():
            if field.relational and field.comodel_name in ('hr.employee', 'hr.department', 'skp.period'):
                model = 'hr.employee.public' if field.comodel_name == 'hr.employee' else field.comodel_name
                # sudo: skp.move - the ids as they were typed, also those that the user cannot read
                self.env[model].browse(self.sudo()[name].ids).check_access('read')

    def _verdicts(self):
        """What becomes of each person: the one judging function of dry run and real run.

        :return: list of ``Verdict``, its cases in superuser mode
        """
        raise NotImplementedError

    def _carry_out(self, plan):
        """Do it for one case; in superuser mode, under the engine's mark.

        :return: the ``skp.plan`` to be shown afterwards
        """
        raise NotImplementedError

    def _compute_preview(self):
        for wizard in self:
            verdicts = wizard._verdicts() if wizard.moved_on else []
            wizard.ready_count = sum(not verdict.held_back for verdict in verdicts)
            wizard.preview = self._as_lists(verdicts)

    @api.model
    def _as_lists(self, verdicts):
        """Sentences in two lists: who is moved, and who is held back for which reason."""
        lists = (
            (self.env._("Moved"), [row for row in verdicts if not row.held_back]),
            (self.env._("Held back"), [row for row in verdicts if row.held_back]))
        return Markup().join(
            Markup('<h4>%s (%s)</h4><ul>%s</ul>') % (title, len(rows), Markup().join(
                Markup('<li><b>%s</b> · %s</li>') % (row.name, row.sentence) for row in rows))
            for title, rows in lists if rows)

    def action_move(self):
        """Move everybody who can be moved, each wholly or not at all, and tell who was held back and why.

        :raises UserError: it was done before, or nobody can be moved, with the reasons
        """
        self.ensure_one()
        self.check_access('write')
        self.env['skp.plan'].check_access('write')
        if self.state == 'done':
            raise UserError(self.env._("This move was carried out already: open a new one."))
        verdicts = self._verdicts()
        done, plans = [], self.env['skp.plan']
        for verdict in verdicts:
            shown, outcome = self._attempt(verdict)
            plans |= shown
            done.append(outcome)
        if all(verdict.held_back for verdict in done):
            raise UserError("\n".join(f"{row.name}: {row.sentence}" for row in done) or self.env._(
                "Nobody is to be moved: choose at least one person with a running SKP."))
        # sudo: skp.move - what became of it is told by the engine alone, in the asker's own dialog
        self.sudo().write({'state': 'done', 'outcome': self._as_lists(done), 'plan_ids': plans.ids})
        return {
            'type': 'ir.actions.act_window', 'res_model': self._name, 'res_id': self.id, 'target': 'new',
            'views': [(False, 'form')], 'name': self.env._("Result")}

    def _attempt(self, verdict):
        """Move one person in a savepoint of the own: (cases to show, verdict)."""
        if verdict.held_back:
            return verdict.plan.with_env(self.env), verdict
        if not verdict.plan.try_lock_for_update(allow_referencing=True):
            return verdict.plan.with_env(self.env), verdict._replace(held_back=True, sentence=self.env._(
                "Somebody is working on %(plan)s at this moment: reload the page and look again.",
                plan=verdict.plan.name))
        try:
            with self.env.cr.savepoint():
                shown = self._carry_out(verdict.plan.with_context(tracking_disable=True, **ENGINE))
                self.env.flush_all()
            return shown.with_env(self.env), verdict
        except (UserError, IntegrityError) as error:
            return verdict.plan.with_env(self.env), verdict._replace(
                sentence=self.env['skp.task']._failure_text(error), held_back=True)

    def action_open_plans(self):
        """List the SKP that were moved or held back."""
        domain = [('id', 'in', self.plan_ids.ids)]
        return {
            'type': 'ir.actions.act_window', 'res_model': 'skp.plan', 'view_mode': 'list,form', 'domain': domain,
            'name': self.env._("SKP")}
