from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class SkpSop(models.Model):
    """The versions of a procedure: a revision is a new one, and running cases keep theirs."""

    _inherit = 'skp.sop'
    _rec_names_search = ['number', 'name', 'code']

    _guarded_fields = frozenset({'state', 'revision_of_id', 'date_published', 'date_ended'})

    revision_of_id = fields.Many2one(
        'skp.sop', string="Revision of", readonly=True, copy=False, index='btree_not_null', ondelete='restrict')
    date_published = fields.Date(string="Published on", readonly=True, copy=False)
    date_ended = fields.Date(
        string="Ended on", readonly=True, copy=False, help="No period can choose it from here on; running SKP keep it.")
    version_count = fields.Integer(compute='_compute_version_count')

    @api.depends('number', 'name', 'document_label', 'version')
    def _compute_display_name(self):
        for sop in self:
            title = f"{sop.document_label} {sop.number}" if sop.number else sop.name or ''
            sop.display_name = f"{title} (v{sop.version})"

    @api.depends('code', 'company_id')
    def _compute_version_count(self):
        counts = dict(self._read_group([('code', 'in', self.mapped('code'))], ['code'], ['__count']))
        for sop in self:
            sop.version_count = counts.get(sop.code, 0)

    def action_revise(self):
        """Open the next version as a draft to be changed; the one that is being written already, if there is one.

        :raises UserError: the procedure is not published
        """
        self.ensure_one()
        self.check_access('read')
        self.browse().check_access('create')
        draft = self.search([('revision_of_id', '=', self.id), ('state', '=', 'draft')], limit=1)
        if not draft and self.state != 'published':
            raise UserError(self.env._(
                "“%(sop)s” is not published: revise the published version.", sop=self.display_name))
        if not draft:
            draft = self.copy({'date_revised': fields.Date.context_today(self), 'date_effective': False})
            # sudo: skp.sop - a guarded field of the draft that was just made by the user's own right
            draft.sudo().revision_of_id = self
        return {**self._open_form(), 'res_id': draft.id}

    def action_open_versions(self):
        """List every version of this procedure."""
        self.ensure_one()
        return {
            **self._open_form(), 'name': self.env._("Versions of %(code)s", code=self.code), 'view_mode': 'list,form',
            'views': [(False, 'list'), (False, 'form')], 'domain': [('code', '=', self.code)],
        }

    def action_publish(self):
        """Publish the procedure; the version before it ends, and running cases keep that one."""
        result = super().action_publish()
        today = fields.Date.context_today(self)
        # sudo: skp.sop - guarded fields of published versions; who may publish was judged just above
        published = self.sudo()
        published.date_published = today
        published._others().write({'state': 'retired', 'date_ended': today})
        return result

    def _faults(self):
        """Besides: a newer version that is published already."""
        newer = self._others().filtered(lambda sop: sop.version > self.version)[:1]
        return super()._faults() + [
            self.env._("%(newer)s is published already: revise that one instead.", newer=sop.display_name)
            for sop in newer]

    def _others(self):
        """The other published versions of these procedures, each of its own company."""
        keys = {(sop.code, sop.company_id) for sop in self}
        return self.search([
            ('code', 'in', self.mapped('code')), ('state', '=', 'published'), ('id', 'not in', self.ids),
        ]).filtered(lambda sop: (sop.code, sop.company_id) in keys)

    def action_retire(self):
        """Offer the procedure for no new period, and write down since when."""
        result = super().action_retire()
        # sudo: skp.sop - a guarded field; who may retire was judged just above
        self.sudo().date_ended = fields.Date.context_today(self)
        return result

    def _open_form(self):
        return {
            'type': 'ir.actions.act_window', 'res_model': 'skp.sop', 'view_mode': 'form', 'views': [(False, 'form')]}

    def _newest(self):
        """The newest published version of this procedure; empty when there is none newer."""
        return self.search(Domain([
            ('code', '=', self.code), ('state', '=', 'published'), ('version', '>', self.version),
            ('company_id', 'in', (self.company_id.id, False))]), order='version desc', limit=1)
