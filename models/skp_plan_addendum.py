from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..rules import seal
from .skp_addendum_version import COVERED
from .skp_guarded_signed import ENGINE
from .skp_task_addendum import CHANGEABLE, PLANNING

SETTLED = {'appraiser_id', 'superior_id', 'is_study'}  # what an addendum does not change


class SkpPlan(models.Model):
    """A plan that is changed within the year: who may start that, and what is kept of the version before."""

    _inherit = 'skp.plan'

    addendum_ids = fields.One2many('skp.addendum', 'plan_id', string="Addenda")
    addendum_id = fields.Many2one(related='current_task_id.addendum_id', string="Addendum under Way")
    addendum_sentence = fields.Char(related='current_task_id.addendum_id.sentence')
    can_withdraw_addendum = fields.Boolean(related='current_task_id.addendum_id.can_withdraw')
    can_change_plan = fields.Boolean(compute='_compute_can_change_plan')

    addendum_difference = fields.Html(compute='_compute_addendum_difference', sanitize=False)

    @property
    def _guarded_fields(self):
        return super()._guarded_fields | {'addendum_ids'}

    @api.depends('current_task_id')
    @api.depends_context('uid')
    def _compute_can_change_plan(self):
        for plan in self:
            near = plan.current_task_id.act in CHANGEABLE and plan._may_change_plan()
            plan.can_change_plan = near and not plan._addendum_refusal()

    @api.depends('addendum_ids.withdrawn_on')
    @api.depends_context('lang', 'uid')
    def _compute_addendum_difference(self):
        for plan in self:
            plan.addendum_difference = plan._last_addendum().difference

    def _last_addendum(self):
        """The addendum that made the present version; empty for the first one."""
        return self.addendum_ids.filtered(lambda row: not row.withdrawn_on).sorted('id')[-1:]

    def action_addendum(self):
        """Ask for the reason and the letter of an addendum.

        :raises UserError: with the reason the user may not start one
        """
        self.ensure_one()
        self.check_access('read')
        sentence = self._addendum_refusal()
        if sentence:
            raise UserError(sentence)
        return {
            'type': 'ir.actions.act_window', 'name': self.env._("Change the Plan by an Addendum"),
            'res_model': 'skp.addendum.start', 'view_mode': 'form', 'target': 'new',
            'context': {'default_plan_id': self.id}}

    def action_withdraw_addendum(self):
        """Give the addendum up that is under way."""
        self.ensure_one()
        self.check_access('read')
        if not self.addendum_id:
            raise UserError(self.env._("No addendum of %(plan)s is under way.", plan=self.name))
        self.addendum_id.action_withdraw()

    # -- Why not -----------------------------------------------------------------------------------

    def _addendum_refusal(self):
        """Why the current user may not start an addendum now; None when nothing stands against it."""
        # sudo: skp.plan - where the case stands is judged whole, also what is hidden from the asker
        plan = self.sudo()
        return plan._refuse_addendum_phase() or plan.current_task_id._refuse_closed_period() or (
            None if self._may_change_plan() else self.env._(
                "%(plan)s: an addendum is proposed by %(employee)s, or started by a data manager.", plan=self.name,
                employee=plan.employee_id.name))

    def _refuse_addendum_phase(self):
        task = self.current_task_id
        values = {'plan': self.name, 'step': task.name or '', 'holder': self._holder_sentence()}
        if not task or self.moved_on:
            return self.env._("The plan of %(plan)s cannot be changed any more. %(holder)s", **values)
        if task.addendum_id:
            return self.env._(
                "%(addendum)s of %(plan)s is under way: finish or withdraw it first. %(holder)s",
                addendum=task.addendum_id.display_name, **values)
        if task.act in PLANNING:
            return self.env._(
                "The plan of %(plan)s is not agreed yet: change it in “%(step)s”. %(holder)s", **values)
        if task.act not in CHANGEABLE or not self.appraisal_ids._is_blank():
            return self.env._(
                "The result of %(plan)s is being given already: its plan is changed within the year, before the year "
                "is measured. %(holder)s", **values)
        return None

    def _may_change_plan(self):
        # sudo: hr.employee - whose case it is counts also where the user may not read employees
        return self.sudo().employee_id.user_id == self.env.user or self._is_managed()

    def _is_managed(self):
        """Whether the user is a data manager who reads the case."""
        return self.env.user.has_group('hr_skp.group_data_manager') and self.has_access('read')

    def _refuse_locked(self):
        if not self.try_lock_for_update(allow_referencing=True):
            return self.env._(
                "Somebody is working on %(plan)s at this moment: reload the page and look again.", plan=self.name)

    def write(self, vals):
        running = SETTLED & vals.keys() and not self.env.su and self.filtered('addendum_id')
        if running:
            raise UserError(self.env._(
                "%(fields)s of %(plan)s stays as it is: an addendum changes what is planned. %(addendum)s",
                fields=", ".join(self._fields[name]._description_string(self.env) for name in sorted(
                    SETTLED & vals.keys())),
                plan=running[0].name, addendum=running[0].addendum_id.sentence))
        return super().write(vals)

    # -- Starting ----------------------------------------------------------------------------------

    def _start_addendum(self, facts):
        """Set the open step aside and open the plan again for its next version.

        :param dict facts: reason, letter, letter_date, letter_file, letter_file_name of ``skp.addendum``
        :raises UserError: with the reason the user may not
        """
        self.ensure_one()
        self.check_access('read')
        # sudo: skp.plan - the lock needs no right to write; whether the user may act is judged below
        sentence = self.sudo()._refuse_locked() or self._addendum_refusal() or self._basis_fault(facts)
        if sentence:
            raise UserError(sentence)
        # sudo: skp.addendum - the case and its log are written by the engine alone; judged just above
        return self.sudo().with_context(tracking_disable=True, **ENGINE)._open_addendum(facts)

    def _basis_fault(self, facts):
        """What is wrong with the reason and the letter; None when nothing is."""
        labels = self.env['skp.addendum']._fields
        for name in ('reason', 'letter', 'letter_date'):
            if not str(facts[name] or '').strip():
                return self.env._(
                    "%(field)s is empty: write it; it stays on record, and the sheet prints the letter.",
                    field=labels[name]._description_string(self.env))
        latest = min(self.date_to, self._today())
        if facts['letter_date'] > latest:
            return self.env._(
                "Date of the Letter is %(date)s: enter a day until %(latest)s; the plan of %(plan)s is changed within "
                "its year.", date=format_date(self.env, facts['letter_date']), latest=format_date(self.env, latest),
                plan=self.name)
        return None

    def _open_addendum(self, facts):
        task, signature = self.current_task_id, self._settled('lines')
        text = seal.canonical(self._version()).decode()
        addendum = self.env['skp.addendum'].create({
            **facts, 'plan_id': self.id, 'set_aside_id': task.id, 'before': text, 'signature_id': signature.id,
            'number': len(self.addendum_ids.filtered(lambda row: not row.withdrawn_on)) + 1,
            'digest': self.env['skp.addendum']._digest_of(text, signature),
            'letter_digest': self.env['skp.addendum']._file_digest(facts['letter_file']),
            'started_by_id': self.env.uid, 'started_on': fields.Datetime.now()})
        self.appraisal_ids.unlink()  # blank: it is made again by the new version
        task._set_aside('set_aside', facts['reason'])
        self.env['skp.task']._open([
            {**task._specify(self, self.sop_id._first_step()), 'addendum_id': addendum.id}])
        self._log_step({self.id: addendum.sentence})
        return addendum

    def _version(self):
        """The plan as a signature covers it, each row with its id beside, in plain values for ``rules/seal.py``."""
        content = self._content('plan', None)
        lines = self.line_ids.sorted(lambda line: (line.sequence, line.id))
        return {
            **{name: content[name] for name in (*COVERED, 'people') if name in content},
            'lines': [
                {**line._content(), 'id': line.id, 'indicators': [
                    {**row._content(), 'id': row.id} for row in line.indicator_ids.sorted('id')]}
                for line in lines]}

    # -- What it means for the case ----------------------------------------------------------------

    def _refuse_moving(self, day):
        """A case is closed by one version of its plan."""
        if self.addendum_id:
            return self.env._(
                "%(addendum)s of %(plan)s is under way: finish or withdraw it first. %(holder)s",
                addendum=self.addendum_id.display_name, plan=self.name, holder=self._holder_sentence())
        return super()._refuse_moving(day)

    def _holder_sentence(self):
        """With the addendum that is under way."""
        sentence = super()._holder_sentence()
        return " ".join(filter(None, [self.addendum_sentence, sentence]))

    def _content(self, document, realisation):
        """With the addenda, where the case has any: what was signed before keeps its digest."""
        content = super()._content(document, realisation)
        addenda = [row._content() for row in self.addendum_ids.sorted('id') if not row.withdrawn_on]
        return {**content, 'addenda': addenda} if addenda else content

    def _opened_since(self, signature, acts, month):
        """Steps of an addendum that was withdrawn open nothing: what was agreed before stands."""
        return super()._opened_since(signature, acts, month).filtered(
            lambda task: not task.addendum_id.withdrawn_on)

    def _verify(self):
        """With the versions that were kept."""
        faults, earlier = super()._verify()
        kept = [self._fault(sentence) for row in self.addendum_ids for sentence in row._version_faults()]
        return [*faults, *kept], earlier

    @api.ondelete(at_uninstall=False)
    def _unlink_except_changed(self):
        # sudo: skp.addendum - also those the remover may not read hold the case
        changed = self.sudo().filtered('addendum_ids')
        if changed:
            raise UserError(self.env._(
                "%(plan)s has an addendum and stays on record; it cannot be deleted.", plan=changed[0].name))
