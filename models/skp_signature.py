from odoo import api, fields, models

from .skp_sop_step import ROLES

DOCUMENTS = {'prepare': 'plan', 'plan': 'plan', 'review': 'plan'}


class SkpSignature(models.Model):
    """Who put their name to what, when, and the digest of exactly that content; a chain for each case."""

    _name = 'skp.signature'
    _description = 'SKP Signature'
    _inherit = ['skp.typed']
    _order = 'plan_id, id'
    _rec_name = 'name'

    plan_id = fields.Many2one('skp.plan', required=True, ondelete='restrict', index=True)
    task_id = fields.Many2one('skp.task', required=True, ondelete='restrict')
    document = fields.Selection(
        [('plan', "Plan"), ('realisation', "Month"), ('appraisal', "Appraisal")], required=True)
    role = fields.Selection(ROLES, required=True)
    user_id = fields.Many2one('res.users', required=True, ondelete='restrict')
    name = fields.Char(required=True)
    acting_for = fields.Char(help="In whose place a Plt. or Plh. signed.")
    on_paper = fields.Boolean(help="Signed on paper by the person named; the user recorded it with the scan.")
    signed_at = fields.Datetime(required=True)
    digest = fields.Char(required=True)
    previous_digest = fields.Char()

    @api.model
    def _sign(self, tasks, order):
        """Sign the content of the tasks whose step asks for it, as the current user.

        :param tasks: tasks of different cases that are being completed
        :param order: ``Order``: some decisions sign nothing
        :return: the signatures made
        """
        signing = tasks.filtered(lambda task: task._signs(order.decision))
        if not signing:
            return self
        now = fields.Datetime.now()
        documents = {task: self._document(task) for task in signing}
        self._settle_parties(documents, now)
        last = self._last_digests(signing.plan_id)
        signing.plan_id.line_ids.indicator_ids.mapped('target')  # read all cases at once, not case by case below
        vals_list = []
        for task in signing:
            previous = last.get(task.plan_id.id, '')
            content = task.plan_id._content(documents[task], task.realisation_id)
            vals_list.append(self._seal({
                'plan_id': task.plan_id.id, 'task_id': task.id, 'document': documents[task], 'role': task.role,
                'user_id': self.env.uid, 'name': task.holder_name, 'signed_at': now, **self._in_place_of(task),
                'previous_digest': previous, **self._drawing(task, order),
            }, content))
        return self.create(vals_list)

    @api.model
    def _document(self, task):
        """Which document a task signs; the last month's measurement signs the appraisal itself."""
        if task.realisation_id and (task.act != 'measure' or task.plan_id._next_month(task.realisation_id)):
            return 'realisation'
        return DOCUMENTS.get(task.act, 'appraisal')

    @api.model
    def _settle_parties(self, documents, now):
        """Take the people's facts a last time, then fix the signers' own."""
        plans = self.env['skp.plan'].union(*(task.plan_id for task in documents))
        parties = plans.party_ids.filtered(lambda party: party.document in documents.values())
        signers = {
            task: task.plan_id._party(document, task.role).filtered(lambda party: not party.signed_at)
            for task, document in documents.items()}
        for task, party in signers.items():  # a delegation that began or ended today counts from the task's opening
            if party.delegation_id != task.delegation_id:
                party.delegation_id = task.delegation_id
        parties._refresh()
        plans.party_ids.browse().union(*signers.values()).signed_at = now
        for task in documents:
            if not task.user_id:
                task.plan_id._party(documents[task], task.role).on_paper = True

    @api.model
    def _in_place_of(self, task):
        """For whom a delegate signs, and whether it was on paper."""
        replaced = task.plan_id._person(task.role).name if task.delegation_id else False
        return {'acting_for': replaced, 'on_paper': not task.user_id}

    @api.model
    def _last_digests(self, plans):
        """The newest digest of each case: {plan id: digest}."""
        rows = self.search_fetch([('plan_id', 'in', plans.ids)], ['plan_id', 'digest'], order='id')
        return {row.plan_id.id: row.digest for row in rows}
