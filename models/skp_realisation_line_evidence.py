import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools.misc import human_size

LINK = re.compile(r'(https?://[^\s/?#]+|/odoo/)[^\s]*')  # a page of the web, or a record of this Odoo
MEGABYTE = 1024 * 1024


class SkpRealisationLine(models.Model):
    """The evidence of a figure: files, and a link to a page.

    A file that served in another month, or for somebody else, is pointed out and never refused: a list of
    participants may prove the work of many.
    """

    _inherit = 'skp.realisation.line'

    evidence_url = fields.Char(
        string="Web Link", index='btree_not_null',
        help="A page of the web (https://…) or a record of this Odoo (/odoo/…) that proves the figure.")
    evidence_warning = fields.Text(
        string="Used Elsewhere", compute='_compute_evidence_warning', help="Where the same file or link serves too.")

    @api.constrains('evidence_url')
    def _check_evidence_url(self):
        for line in self.filtered('evidence_url'):
            if not LINK.fullmatch(line.evidence_url):
                raise ValidationError(self.env._(
                    "Link of “%(activity)s” is “%(link)s”: enter an address that begins with https:// or, for a "
                    "record of this Odoo, with /odoo/.", activity=line.line_name, link=line.evidence_url))

    @api.constrains('attachment_ids')
    def _check_evidence_size(self):
        # sudo: ir.attachment - only name and size of files that the writer has just attached
        for line in self.sudo():
            limit = line.plan_id.company_id.skp_evidence_limit * MEGABYTE
            file = line.attachment_ids.sorted('file_size')[-1:]
            if limit and file.file_size > limit:
                raise ValidationError(self.env._(
                    "Evidence “%(file)s” of “%(activity)s” has %(size)s, the office takes %(limit)s: attach a smaller "
                    "one, or enter a link to it.", file=file.name, activity=line.line_name,
                    size=human_size(file.file_size), limit=human_size(limit)))

    def _evidence_count(self):
        """Pieces of evidence: files, and the link."""
        return len(self.attachment_ids) + bool(self.evidence_url)

    def _typed(self):
        """The cells that hold anything: a figure, a note, or evidence."""
        return self.filtered(lambda cell: cell.is_filled or (cell.note or '').strip() or cell._evidence_count())

    def _evidence_elsewhere(self):
        """Evidence of these figures that is no file: the links."""
        return list(filter(None, self.mapped('evidence_url')))

    def _evidence_names(self):
        """What the sheets print as evidence of these figures."""
        return list(dict.fromkeys([*self.attachment_ids.mapped('name'), *self._evidence_elsewhere()]))

    def _content(self):
        return {**super()._content(), **({'link': self.evidence_url} if self.evidence_url else {})}

    # -- Used elsewhere ----------------------------------------------------------------------------

    @api.depends('attachment_ids', 'evidence_url')
    @api.depends_context('uid', 'lang')
    def _compute_evidence_warning(self):
        names_others = self.env.user.has_group('hr_skp.group_data_manager')
        # sudo: skp.realisation.line - the same file in cases that the reader may not read; others' names for HR alone
        twins = self.sudo()._twins()
        for line in self:
            sentences = [twin._as_twin(line, proof, names_others) for twin, proof in twins.get(line.id, ())]
            line.evidence_warning = "\n".join(dict.fromkeys(sentences)) or False

    def _proofs(self):
        """What proves the figure, as it can be compared: {checksum or link: the name it is shown by}."""
        files = {file.checksum: file.name for file in self.attachment_ids if file.checksum}
        return {**files, self.evidence_url: self.evidence_url} if self.evidence_url else files

    def _twins(self):
        """Cells of other months or people with the same evidence: {id: [(cell, name of the evidence)]}."""
        proofs = {line: line._proofs() for line in self}
        known = list({proof for found in proofs.values() for proof in found})
        if not known:
            return {}
        others = self.search(
            Domain('plan_id.company_id', 'in', self.plan_id.company_id.ids) & self._proven_by(known))
        by_proof = {}
        for other in others:
            for proof in other._proofs():
                by_proof.setdefault(proof, []).append(other)
        return {line.id: line._twins_of(found, by_proof) for line, found in proofs.items()}

    @api.model
    def _proven_by(self, known):
        """The domain of figures with one of these proofs."""
        return Domain('attachment_ids.checksum', 'in', known) | Domain('evidence_url', 'in', known)

    def _twins_of(self, found, by_proof):
        return [
            (other, name) for proof, name in found.items() for other in by_proof.get(proof, ())
            if other.realisation_id != self.realisation_id]

    def _as_twin(self, line, proof, names_others):
        """What is told, beside a line, of this cell with the same evidence."""
        values = {'proof': proof, 'month': self.realisation_id._month_label()}
        if self.plan_id.employee_id == line.plan_id.employee_id:
            return self.env._("“%(proof)s” was handed in for %(month)s too.", **values)
        if names_others:
            return self.env._(
                "“%(proof)s” was handed in by %(person)s for %(month)s too.", **values,
                person=self.plan_id.employee_id.name)
        return self.env._("“%(proof)s” was handed in by somebody else for %(month)s too.", **values)
