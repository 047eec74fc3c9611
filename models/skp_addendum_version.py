import hashlib
import json
from base64 import b64decode

from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import formatLang

from ..rules import seal, versions
from ..rules.errors import RuleError
from .skp_plan_verify_words import KEYS

COVERED = ('from', 'to', 'study', 'agreement')  # what a version is besides its rows
ROW_MODELS = ('skp.indicator', 'skp.plan.line', 'skp.plan', 'skp.appendix')
ROW = Markup('<tr class="%s"><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>')
TABLE = Markup(
    '<table class="table table-sm o_skp_difference"><thead><tr>%s</tr></thead><tbody>%s</tbody></table>')
COLOURS = {'added': 'table-success', 'removed': 'table-danger', 'changed': 'table-warning'}


class SkpAddendum(models.Model):
    """The version before an addendum beside the one that it made."""

    _inherit = 'skp.addendum'

    difference = fields.Html(compute='_compute_difference', sanitize=False)

    @api.depends('plan_id', 'digest', 'state')
    @api.depends_context('lang', 'uid')
    def _compute_difference(self):
        for row in self:
            # sudo: skp.addendum - no client reads the content itself; the reader of the addendum reads the plan too
            row.difference = row._difference_table(row.sudo()._changes_made())

    def _changes_made(self):
        """``versions.Change`` from the version before to this one."""
        self.ensure_one()
        following = self.plan_id.addendum_ids.filtered(
            lambda row: row.id > self.id and not row.withdrawn_on).sorted('id')[:1]
        if self.withdrawn_on:
            return []
        sides = [self._version(), following._version() if following else seal.reread(self.plan_id._version())]
        return versions.compare(*({name: side[name] for name in side if name != 'people'} for side in sides))

    def _version(self):
        """The content of the version before, as ``rules/seal.reread`` gives it."""
        return json.loads(self.before)

    # -- The table ---------------------------------------------------------------------------------

    def _difference_table(self, changes):
        """Rows of old and new value side by side; each activity is named once."""
        if not changes:
            return Markup('<p class="text-muted">%s</p>') % self.env._("Nothing is different from the version before.")
        heads = (self.env._("Row"), self.env._("Field"), self.env._("Version before"), self.env._("New version"))
        body, last = Markup(), None
        for change in changes:
            head = (change.kind, change.row, change.part)
            body += self._difference_row(change, repeated=head == last)
            last = head
        return TABLE % (Markup().join(Markup("<th>%s</th>") % head for head in heads), body)

    def _difference_row(self, change, repeated):
        kinds = {'added': self.env._("Added"), 'removed': self.env._("Removed"), 'changed': self.env._("Changed")}
        place = [change.row, *(self._part_words(part) for part in change.part if part != 'agreement')]
        named = Markup('<span class="badge text-bg-secondary">%s</span> %s') % (
            kinds[change.kind], " – ".join(filter(None, place)) or self.env._("Agreement"))
        return ROW % (
            COLOURS[change.kind], '' if repeated else named, self.plan_id._key_words(change.field),
            self._shown(change.field, change.old), self._shown(change.field, change.new))

    def _part_words(self, part):
        """An indicator by its words or aspect, a part of the agreement by its label, a place by its number."""
        aspects = dict(self.env['skp.indicator']._fields['aspect']._description_selection(self.env))
        if part in aspects:
            return aspects[part]
        return self.plan_id._key_words(part) if part in KEYS else str(part)

    def _shown(self, key, value):
        """A value as a person reads it: choices by their labels, numbers as they are written here."""
        if value in (None, ''):
            return ''
        if isinstance(value, bool):
            return self.env._("Yes") if value else self.env._("No")
        field = self._field_of(key)
        if field is not None and field.type == 'selection':
            return dict(field._description_selection(self.env)).get(value, value)
        if field is not None and field.type == 'float':
            return formatLang(self.env, float(value), digits=3 if key == 'credit' else 2)
        return value

    @api.model
    def _field_of(self, key):
        """The field that a key of the content stands for; None where it is none."""
        places = [KEYS[key]] if key in KEYS else [(model, key) for model in ROW_MODELS]
        return next((self.env[model]._fields[name] for model, name in places if name in self.env[model]._fields), None)

    # -- Proof -------------------------------------------------------------------------------------

    def _version_faults(self):
        """What in this row is not as it was when the addendum was started, in sentences."""
        values = {'addendum': self.display_name}
        if self._digest_of(self.before, self.signature_id) != self.digest:
            yield self.env._("%(addendum)s: the version before it was changed afterwards.", **values)
        elif self._differs_from_signature():
            yield self.env._("%(addendum)s: the version before it is not the one that %(signature)s covers.",
                             signature=self.signature_id._in_words(), **values)
        if self._file_digest(self.letter_file) != (self.letter_digest or ''):
            yield self.env._("%(addendum)s: the file of the letter was changed afterwards.", **values)

    def _differs_from_signature(self):
        """Whether the kept version is another one than the signature over it covers; additional tasks came later."""
        record = self.signature_id._signed_record()
        if not record:
            return False
        kept = versions.without_ids(self._version())
        signed = {name: record['content'].get(name) for name in (*COVERED, 'lines')}
        for side in (kept, signed):
            side['lines'] = [line for line in side['lines'] or () if line['kind'] == 'main']
        return any(kept.get(name) != signed[name] for name in signed)

    @api.model
    def _digest_of(self, text, signature):
        try:
            return seal.seal(text or '', signature.digest or '')
        except RuleError:
            return None

    @api.model
    def _file_digest(self, data):
        return hashlib.sha256(b64decode(data)).hexdigest() if data else ''
