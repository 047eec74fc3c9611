from datetime import timedelta
from typing import NamedTuple

from odoo import models

from ..rules import seal
from ..rules.errors import RuleError
from .skp_task_refusal import NOT_ACTED

# which part of the case a key of the content belongs to; the others go with the agreement
KEY_PARTS = {
    'from': 'dates', 'to': 'dates', 'case': 'dates', 'moved': 'appraisal', 'appraisal': 'appraisal',
    'objection': 'objection'}
MONTHLY = {'month', 'evaluation'}  # of one month each
EARLIER = 'hr_skp.last_signature_of_earlier_form'  # newer rows of that form are forged


class Fault(NamedTuple):
    """Something in a case that is not as it was signed: in words, and in words for who may not read the figures."""

    sentence: str
    veiled: str


class SkpPlan(models.Model):
    """Whether a case still is what was signed: its chain of signatures, and its content beside them."""

    _inherit = 'skp.plan'

    def _verify(self):
        """What is not as it was signed, in superuser mode.

        :return: (faults, number of signatures of the earlier form whose content nothing proves any more)
        """
        self.ensure_one()
        rows = self.signature_ids.sorted('id')
        faults = [*self._chain_faults(rows), *self._absent_signatures()]
        faults += [] if faults else self._content_faults()
        return faults, sum(row.form < 2 and not self._proves_itself(row) for row in rows)

    def _fault(self, sentence):
        return Fault(sentence, sentence)

    # -- The chain ---------------------------------------------------------------------------------

    def _chain_faults(self, rows):
        """The first link that is not what it was, if any: what comes after it hangs on it."""
        # sudo: ir.config_parameter - where the earlier form ends
        last_earlier = int(self.env['ir.config_parameter'].sudo().get_param(EARLIER) or 0)
        previous = ''
        for row in rows:
            for sentence in self._link_sentences(row, previous, last_earlier):
                return [self._fault(sentence)]
            previous = row.digest
        return []

    def _link_sentences(self, row, previous, last_earlier):
        name = row._in_words()
        if (row.previous_digest or '') != previous:
            yield self.env._(
                "%(signature)s does not follow the signature before it: one was removed, exchanged or changed.",
                signature=name)
        if row.form < 2:
            if row.id > last_earlier:
                yield self.env._("%(signature)s has lost the content that was signed.", signature=name)
            return
        record = row._signed_record() or {}
        signed_facts = {**record.get('signature', {}), 'form': record.get('form')}
        live_facts = {**seal.reread(row._present_facts()), 'form': row.form}
        for path, signed, live in seal.differences(signed_facts, live_facts):
            yield self.env._(
                "%(signature)s: %(field)s is “%(live)s”, signed as “%(signed)s”.", signature=name,
                field=row._fields[path[0]]._description_string(self.env), live=live, signed=signed)
        if not self._is_sealed(row):
            yield self.env._("%(signature)s: the digest and the content that was signed do not belong together.",
                             signature=name)

    def _is_sealed(self, row):
        try:
            return seal.seal(row.content or '', row.previous_digest or '') == row.digest
        except RuleError:
            return False

    def _proves_itself(self, row):
        """Whether the present content still gives the digest of a signature of the earlier form."""
        content = self._content(row.document, row.task_id.realisation_id)
        content.pop('evaluation', None)  # that form did not cover it
        return seal.digest(content, row.previous_digest or '') == row.digest

    def _absent_signatures(self):
        """Steps that were signed and whose signature is gone."""
        signed = self.signature_ids.task_id
        for task in self.task_ids - signed:
            if task.state == 'done' and task.decision not in NOT_ACTED and task._signs(task.decision):
                yield self._fault(self.env._(
                    "“%(step)s” was signed by %(person)s, and its signature is gone.",
                    step=task.name, person=task.holder_name))

    # -- The content -------------------------------------------------------------------------------

    def _content_faults(self):
        """Where the content differs from the newest signature over each of its parts."""
        seen = set()
        for row in reversed(self._standing_signatures()):
            record = row._signed_record()
            if record:
                yield from self._differing(row, record['content'], seen)

    def _differing(self, row, signed, seen):
        """What differs from one signature in the parts that no newer one covers; ``seen`` grows."""
        month = row.task_id.realisation_id
        live, counting = self._live_content(row.document, month, row.document not in seen)
        for key in sorted(live.keys() | {key for key in signed if counting is None or key in counting}):
            part = (key, month if key in MONTHLY else row.document if key == 'people' else None)
            if part in seen or key == 'document':
                continue
            seen.add(part)
            one, other = self._comparable(row, key, signed.get(key), live.get(key))
            for path, before, now in seal.differences(one, other, (key,)):
                yield self._difference(row, path, before, now, signed)
        seen.add(row.document)

    def _live_content(self, document, month, whole):
        """The present content of a sheet, or of its month alone; and which signed keys count beside it (None: all)."""
        if whole:
            return seal.reread(self._content(document, month)), None
        return (seal.reread(self._month_content(month)), MONTHLY) if month else ({}, set())

    def _comparable(self, row, key, signed, live):
        """The two as far as they have to be the same: what is open again, or follows its person, is left out."""
        if key == 'people':
            return tuple(self._without_followers(row, side or {}) for side in (signed, live))
        if key == 'lines':
            return self._comparable_lines(signed, live)
        month = row.task_id.realisation_id if key in MONTHLY else None
        part = 'month' if month else KEY_PARTS.get(key, 'agreement')
        return (signed, live) if self._settled(part, month) else (None, None)

    def _comparable_lines(self, signed, live):
        """Every row of the plan; while additional tasks may still come up, only those agreed on."""
        if self._settled('extra'):
            return signed, live
        if not self._settled('lines'):
            return None, None
        return tuple([line for line in side if line['kind'] == 'main'] for side in (signed, live))

    def _without_followers(self, row, people):
        """The people of a document without those who went on following their person: they had not signed."""
        moment = row.signed_at + timedelta(seconds=1)
        followers = {
            party.role for party in self.party_ids
            if party.document == row.document and not party.signed_at and party.write_date > moment}
        return {role: facts for role, facts in people.items() if role not in followers}
