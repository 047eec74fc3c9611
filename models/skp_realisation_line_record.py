from textwrap import shorten

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import ormcache

# what is no document of the office's work: the machinery of Odoo, of this addon, and of the personnel file
NO_EVIDENCE = ('skp.', 'ir.', 'mail.', 'discuss.', 'iap.', 'phone.', 'res.users', 'hr.employee', 'hr.version',
               'hr.department', 'hr.job')

NAME_LENGTH = 250
ROOMS = ('lang', 'tz', 'allowed_company_ids')  # what of a client's context may word a name


class SkpRealisationLine(models.Model):
    """A record of this Odoo as evidence: a task, a leave, an event, whatever the office keeps here.

    It is handed in by somebody who may read it. Its name as of that moment is kept and signed; opening it takes the
    reader's own rights, and it may be gone one day without taking the evidence of the month with it.
    """

    _inherit = 'skp.realisation.line'

    evidence_ref = fields.Char(string="Record Handed In", index='btree_not_null', copy=False, readonly=True)
    evidence_name = fields.Char(string="Name of the Record", copy=False, readonly=True)
    evidence_record = fields.Reference(
        selection='_evidence_kinds', string="Odoo Document", compute='_compute_evidence_record',
        inverse='_inverse_evidence_record',
        help="A document of this Odoo that proves the figure. Its name is kept; opening it takes one's own rights.")

    @property
    def _guarded_fields(self):
        return super()._guarded_fields | {'evidence_ref', 'evidence_name'}

    @api.model
    @ormcache('self.env.uid', 'self.env.su', 'self.env.lang')  # asked for each row; emptied with the rights it follows
    def _evidence_kinds(self):
        """Models whose records may be handed in, by name: documents with a history that the user may read."""
        # sudo: ir.model - only the names of models come out, of those that the user may read
        found = self.env['ir.model'].sudo().search([('is_mail_thread', '=', True), ('transient', '=', False)])
        kinds = [(row.model, row.name) for row in found if self._is_evidence_kind(row.model)]
        return sorted(kinds, key=lambda kind: kind[1])

    @api.model
    def _is_evidence_kind(self, model):
        return (model in self.env and not self.env[model]._abstract and not model.startswith(NO_EVIDENCE)
                and self.env[model].has_access('read'))

    @api.depends('evidence_ref')
    @api.depends_context('uid', 'allowed_company_ids')
    def _compute_evidence_record(self):
        """The record for whoever may read it; empty where it is gone, or its module is."""
        self.evidence_record = False
        shown = self.filtered('evidence_ref')
        for model, lines in shown.grouped(lambda line: line.evidence_ref.split(',')[0]).items():
            if self._is_evidence_kind(model):
                named = self.env[model].browse([line._evidence_id() for line in lines])
                readable = frozenset(named.exists()._filtered_access('read').ids)
                for line, record in zip(lines, named, strict=True):
                    line.evidence_record = record if record.id in readable else False

    def _evidence_id(self):
        return int(self.evidence_ref.split(',')[1])

    def _inverse_evidence_record(self):
        for line in self:
            record = line.evidence_record
            # sudo: skp.realisation.line - name and place are the engine's writing; the line was written by own right
            line.sudo().write({
                'evidence_ref': f"{record._name},{record.id}" if record else False,
                'evidence_name': line._name_now(record) if record else False})

    def _name_now(self, record):
        """What the user finds the record called, on one line, whatever else a client's context says."""
        plain = {key: value for key, value in self.env.context.items() if key in ROOMS}
        name = record.with_env(self.env(context=plain)).display_name
        return shorten(name or '', NAME_LENGTH, placeholder="…") or f"{record._name},{record.id}"

    def action_open_evidence(self):
        """Open the record that was handed in, with the rights of who asks.

        :raises UserError: there is none, or none that the user may read
        """
        self.ensure_one()
        self.check_access('read')
        if not self.evidence_record:
            raise UserError(self._gone_sentence() if self.evidence_ref else self.env._(
                "“%(activity)s” has no document of this Odoo as evidence.", activity=self.line_name))
        return self.evidence_record.get_formview_action()

    def _gone_sentence(self):
        return self.env._("“%(record)s” is gone from here, or opens to others only.", record=self.evidence_name)

    @api.model
    def _other_fault(self, field, value):
        if field.type == 'reference' and not isinstance(value, models.BaseModel):
            return self._reference_fault(value)
        return super()._other_fault(field, value)

    @api.model
    def _reference_fault(self, value):
        """What is wrong with a record that a client hands in, as “model,id”; empty when nothing is."""
        model, _comma, row_id = value.partition(',') if isinstance(value, str) else ('', '', '')
        is_id = row_id.isascii() and row_id.isdigit() and len(row_id) < 10
        if model not in dict(self._evidence_kinds()) or not is_id:
            return self._unknown_sentence(value)
        # the client names a record by its id: one that the user cannot read is as good as none
        if not self.env[model].browse(int(row_id)).exists()._filtered_access('read'):
            return self.env._("the record is gone, or you may not read it: choose another one.")
        return ''

    # -- Where evidence counts ---------------------------------------------------------------------

    def _evidence_count(self):
        return super()._evidence_count() + bool(self.evidence_ref)

    def _evidence_elsewhere(self):
        return [*super()._evidence_elsewhere(), *filter(None, self.mapped('evidence_name'))]

    def _content(self):
        record = {'record': self.evidence_ref, 'record_name': self.evidence_name}
        return {**super()._content(), **{key: value for key, value in record.items() if value}}

    def _proofs(self):
        proofs = super()._proofs()
        return {**proofs, self.evidence_ref: self.evidence_name} if self.evidence_ref else proofs

    @api.model
    def _proven_by(self, known):
        return super()._proven_by(known) | Domain('evidence_ref', 'in', known)

    @api.depends('evidence_ref')
    def _compute_evidence_warning(self):
        """Where the same record serves too, and what became of one that does not open."""
        super()._compute_evidence_warning()
        for line in self.filtered(lambda line: line.evidence_ref and not line.evidence_record):
            line.evidence_warning = "\n".join(filter(None, (line.evidence_warning, line._gone_sentence())))


class SkpRealisation(models.Model):
    """What the form of a month shows of evidence: no column in which nothing can be chosen or is pointed out.

    These fields depend on nothing: else each figure that is typed would ask anew for the month, which no person writes.
    """

    _inherit = 'skp.realisation'

    takes_records = fields.Boolean(compute='_compute_takes_records')
    has_evidence_warning = fields.Boolean(compute='_compute_has_evidence_warning')

    @api.depends_context('uid')
    def _compute_takes_records(self):
        chosen = bool(self.env['skp.realisation.line']._evidence_kinds())
        for sheet in self:
            sheet.takes_records = chosen or any(sheet.line_ids.mapped('evidence_ref'))

    @api.depends_context('uid')
    def _compute_has_evidence_warning(self):
        for sheet in self:
            sheet.has_evidence_warning = any(sheet.line_ids.mapped('evidence_warning'))
