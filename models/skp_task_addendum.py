from odoo import api, fields, models

PLANNING = ('prepare', 'plan', 'review')
CHANGEABLE = ('realise', 'measure', 'hand_over', 'assess')  # acts that an addendum sets aside


class SkpTask(models.Model):
    """The run of an addendum: the procedure's own steps of the plan, then the step that was set aside for it."""

    _inherit = 'skp.task'

    decision = fields.Selection(selection_add=[('set_aside', "Set aside for an addendum")])
    addendum_id = fields.Many2one('skp.addendum', ondelete='restrict', index='btree_not_null')

    def _next_spec(self, order):
        """While an addendum is under way its steps belong to it, until the step comes that waits for it."""
        spec = super()._next_spec(order)
        addendum = self.addendum_id
        if not addendum or not spec:
            return spec
        if order.decision != 'return' and addendum._ends_before(spec):
            return addendum._resume_spec()
        return {**spec, 'addendum_id': addendum.id}

    def _take_back(self, reason):
        again = super()._take_back(reason)
        again.addendum_id = self.addendum_id
        return again

    def _take_over(self, reason):
        again = super()._take_over(reason)
        again.addendum_id = self.addendum_id
        return again

    def _undo_refusal(self, reason):
        if self.sudo().decision == 'set_aside':  # sudo: skp.task - the whole case is judged, as there
            return self.env._(
                "“%(step)s” of %(plan)s was set aside for an addendum: withdraw the addendum instead.",
                step=self.name, plan=self.plan_id.name)
        return super()._undo_refusal(reason)


class SkpAddendum(models.Model):
    """Where the run of an addendum ends, and where the case goes on."""

    _inherit = 'skp.addendum'

    signature_ids = fields.Many2many('skp.signature', compute='_compute_signature_ids')

    @api.depends('plan_id.signature_ids')
    def _compute_signature_ids(self):
        for row in self:
            row.signature_ids = row.plan_id.signature_ids.filtered(lambda signature: signature.document == 'plan')

    def _ends_before(self, spec):
        """Whether a step that would follow is the one that waits, or belongs to the months."""
        step = self.env['skp.sop.step'].browse(spec['step_id'])
        return step == self.set_aside_id.step_id or step in step.sop_id._month_steps()

    def _resume_spec(self):
        """The step that was set aside, as it stood."""
        task = self.set_aside_id
        return {
            **task._specify(self.plan_id, task.step_id, task.act, task.role, task.realisation_id),
            'opened_by_return': task.opened_by_return, 'return_reason': task.return_reason}


class SkpSignature(models.Model):
    """Who signs an addendum stands on the sheet of the plan as of that day."""

    _inherit = 'skp.signature'

    version_name = fields.Char(compute='_compute_version_name')

    @api.depends('task_id.addendum_id')
    @api.depends_context('lang')
    def _compute_version_name(self):
        for row in self:
            # sudo: skp.addendum - its number alone comes out, to whom reads the signature
            row.version_name = row.sudo().task_id.addendum_id.with_context(
                lang=self.env.lang).display_name or self.env._("First version")

    @api.model
    def _settle_parties(self, documents, now):
        parties = [task.plan_id._party('plan', task.role) for task, document in documents.items()
                   if task.addendum_id and document == 'plan']
        self.env['skp.party'].union(*parties).write({'signed_at': False, 'on_paper': False})
        super()._settle_parties(documents, now)
