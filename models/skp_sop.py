from dataclasses import replace

from odoo import fields, models
from odoo.exceptions import UserError

from ..rules import sop_flow


class SkpSop(models.Model):
    """An office procedure as PermenPANRB 35/2012 writes it: the identity box and the flow table.

    A published procedure drives cases and is never changed (record rules); a running case keeps the
    one it began with.
    """

    _name = 'skp.sop'
    _description = 'SKP Office Procedure'
    _inherit = ['skp.guarded']
    _order = 'code, version desc, id desc'

    _guarded_fields = frozenset({'state'})

    name = fields.Char(required=True)
    code = fields.Char(required=True, help="Short technical name, for example pos_544.")
    version = fields.Integer(default=1, required=True)
    number = fields.Char(string="Document Number", help="Nomor SOP as printed in the identity box.")
    document_label = fields.Selection([('SOP', "SOP"), ('POS', "POS")], default='SOP', required=True)
    agency = fields.Text(help="Hierarchy of the agency, one line each, as the letterhead shows it.")
    unit = fields.Char()
    date_created = fields.Date(string="Written on")
    date_revised = fields.Date(string="Revised on")
    date_effective = fields.Date(string="Effective from")
    approved_by = fields.Text(help="Post, name, rank and NIP of the official who approved the procedure.")
    legal_basis = fields.Text(help="Dasar hukum, one item a line.")
    qualification = fields.Text(help="Kualifikasi pelaksana, one item a line.")
    related_sops = fields.Text(help="Keterkaitan, one item a line.")
    equipment = fields.Text(help="Peralatan/perlengkapan, one item a line.")
    warning = fields.Text(help="Peringatan, one item a line.")
    recording = fields.Text(help="Pencatatan dan pendataan, one item a line.")
    column_titles = fields.Text(
        string="Actor Columns", help="Pelaksana: columns of the flow table, one title a line, in their order.")
    state = fields.Selection(
        [('draft', "Draft"), ('published', "Published"), ('retired', "Retired")],
        default='draft', required=True, copy=False, readonly=True)
    company_id = fields.Many2one('res.company', index=True)
    step_ids = fields.One2many('skp.sop.step', 'sop_id', string="Steps", copy=True)

    _code_version_unique = models.UniqueIndex(
        "(code, version, COALESCE(company_id, 0))", "This version of the procedure exists already.")

    def copy_data(self, default=None):
        """A copy is the next version, a draft."""
        vals_list = super().copy_data(default)
        for sop, vals in zip(self, vals_list, strict=True):
            siblings = self.search([('code', '=', sop.code), ('company_id', 'in', (sop.company_id.id, False))])
            vals['version'] = max(siblings.mapped('version')) + 1
        return vals_list

    def copy(self, default=None):
        """Copy the steps too, each pointing at the copies of its neighbours."""
        copies = super().copy(default)
        for sop, copied in zip(self, copies, strict=True):
            twins = dict(zip(sop.step_ids.sorted('id'), copied.step_ids.sorted('id'), strict=True))
            for step, twin in twins.items():
                twin.write({
                    'next_step_id': twins.get(step.next_step_id, twin.browse()).id,
                    'return_step_id': twins.get(step.return_step_id, twin.browse()).id,
                })
        return copies

    def _first_step(self):
        """The step a new case begins with."""
        return self.step_ids.sorted('sequence')[:1]

    def _month_steps(self):
        """The steps that are repeated for every month: from the report to the measurement.

        The report alone where nothing measures; none in a procedure without months.
        """
        steps = self.step_ids.filtered(lambda step: step.act == 'realise')[:1]
        if 'measure' in self.step_ids.mapped('act'):
            while steps and steps[-1].act != 'measure':
                steps |= steps[-1].next_step_id
        return steps

    def _faults(self):
        """Sentences for whatever makes the flow unsound; empty when it may be published."""
        self.ensure_one()
        findings = sop_flow.faults([step._as_flow_step() for step in self.step_ids.sorted('sequence')])
        return [self.env['skp.act']._rule_text(self._labelled(finding)) for finding in findings]

    def _labelled(self, finding):
        """A finding with its acts and roles in the words of the screen."""
        defined = self.env['skp.sop.step']._fields
        labels = {
            name: dict(defined[field]._description_selection(self.env))
            for name, field in (('act', 'act'), ('after_act', 'act'), ('role', 'role'))}
        return replace(finding, values={
            name: labels.get(name, {}).get(value, value) for name, value in finding.values.items()})

    def action_publish(self):
        """Publish the procedure after the soundness checks of ``rules/sop_flow.py``.

        :raises UserError: naming each fault
        """
        for sop in self:
            faults = sop._faults()
            if faults:
                raise UserError(self.env._(
                    "“%(sop)s” cannot be published:\n%(faults)s", sop=sop.name, faults="\n".join(faults)))
        self.check_access('write')
        # sudo: skp.sop - only the checks above publish; whoever may write the draft may ask for them
        self.sudo().state = 'published'

    def action_retire(self):
        """Offer the procedure for no new period; running cases keep it."""
        self.check_access('read')
        self.browse().check_access('write')
        # sudo: skp.sop - the rule keeps what a published procedure says; retiring it is the administrator's right
        self.sudo().state = 'retired'
