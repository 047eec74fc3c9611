from odoo import fields, models
from odoo.exceptions import UserError

from .skp_guarded_signed import ENGINE
from .skp_party import FACTS
from .skp_plan_verify_words import KEYS

NOT_RESTORED = {
    'skp.plan.line': {'plan_id', 'kind', 'sequence', 'active'}, 'skp.indicator': {'line_id', 'aspect', 'active'}}


class SkpAddendum(models.Model):
    """An addendum that is given up: the version before it comes back, the steps of its run stay on record."""

    _inherit = 'skp.addendum'

    can_withdraw = fields.Boolean(compute='_compute_can_withdraw')

    def _compute_can_withdraw(self):
        for row in self:
            row.can_withdraw = not row._withdrawal_refusal()

    def action_withdraw(self):
        """Give the addendum up: the plan is again what was agreed before, and the case goes on where it stood.

        :raises UserError: with the reason the user may not
        """
        self.ensure_one()
        self.check_access('read')
        # sudo: skp.plan - the lock needs no right to write; whether the user may act is judged below
        sentence = self.sudo().plan_id._refuse_locked() or self._withdrawal_refusal()
        if sentence:
            raise UserError(sentence)
        # sudo: skp.addendum - the case and its log are written by the engine alone; judged just above
        self.sudo().with_context(tracking_disable=True, **ENGINE)._withdraw()

    def _withdrawal_refusal(self):
        """Why the current user may not give this addendum up; None when nothing stands against it."""
        if self.state != 'run':
            return self.env._("%(addendum)s of %(plan)s is not under way: there is nothing to withdraw.",
                              addendum=self.display_name, plan=self.plan_id.name)
        if self.started_by_id != self.env.user and not self.plan_id._is_managed():
            return self.env._(
                "%(addendum)s of %(plan)s was started by %(person)s: only %(person)s or a data manager withdraws it.",
                addendum=self.display_name, plan=self.plan_id.name, person=self.started_by_id.name)
        return None

    def _withdraw(self):
        plan, task = self.plan_id, self.plan_id.current_task_id
        task._set_aside('withdrawn', False)
        signed = plan.signature_ids.filtered(lambda row: row.task_id in self.task_ids)
        (self.task_ids | self.set_aside_id).taken_back = True
        self.write({'withdrawn_on': fields.Datetime.now(), 'withdrawn_by_id': self.env.uid})
        version = self._version()
        self._restore_rows(version)
        self._restore_agreement(version.get('agreement'))
        self._restore_parties(signed.mapped('role'))
        plan._log_step({plan.id: self.env._(
            "%(addendum)s was withdrawn by %(user)s.", addendum=self.display_name, user=self.env.user.name)})
        spec, sheet = self._resume_spec(), self.set_aside_id.realisation_id
        came_on = sheet.opened_on
        self.env['skp.act']._enter([spec])
        if sheet:
            sheet.opened_on = came_on  # an addendum that is given up unlocks no month
        self.env['skp.task']._open([spec])

    # -- The version before ------------------------------------------------------------------------

    def _restore_rows(self, version):
        """Each row as it was; rows of the new version go."""
        rows = self.plan_id.with_context(active_test=False).line_ids
        kept = {line['id']: line for line in version['lines']}
        rows.filtered(lambda line: line.id not in kept).unlink()
        for number, (line_id, content) in enumerate(kept.items(), 1):
            line = rows.browse(line_id)
            line.write({'active': True, 'sequence': number * 10, **self._values_of(line, content)})
            indicators = line.with_context(active_test=False).indicator_ids
            there = {indicator['id']: indicator for indicator in content['indicators']}
            indicators.filtered(lambda row, there=there: row.id not in there).unlink()
            for indicator_id, values in there.items():
                indicator = indicators.browse(indicator_id)
                indicator.write({'active': True, **self._values_of(indicator, values)})

    def _values_of(self, row, content):
        """The content of a row as the values of its fields; what the content does not say was empty."""
        names = {KEYS[key][1] if key in KEYS and KEYS[key][0] == row._name else key: key for key in content}
        return {
            name: content[names[name]] if name in names else False
            for name in row._signed_fields - NOT_RESTORED[row._name]}

    def _restore_agreement(self, agreement):
        """What was agreed beside the rows under PermenPANRB 6/2022."""
        if agreement is None:
            return
        plan = self.plan_id
        plan.write({'approach': agreement['approach'] or False, 'form_kind': agreement['form'] or False})
        for row in plan.expectation_ids:
            row.text = agreement['expectations'].get(row.code, False)
        plan.appendix_ids.unlink()
        self.env['skp.appendix'].create([
            {'plan_id': plan.id, 'sequence': number * 10, **row}
            for number, row in enumerate(agreement['appendix'], 1)])

    def _restore_parties(self, roles):
        """Who signed the new version stands on the sheet again as on the one before."""
        people = self._version()['people']
        for role in set(roles):
            former = self.plan_id._standing_signatures().filtered(
                lambda row, role=role: (row.document, row.role) == ('plan', role))[-1:]
            self.plan_id._party('plan', role).write({
                **{name: people[role][name] for name in FACTS}, 'signed_at': former.signed_at,
                'on_paper': former.on_paper, 'delegation_id': former.task_id.delegation_id.id})
