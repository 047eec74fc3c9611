from odoo import models

from .skp_plan_verify import Fault

# keys of the content that are no field of the record they stand for: the field they come from
KEYS = {
    'from': ('skp.plan', 'date_from'), 'to': ('skp.plan', 'date_to'), 'study': ('skp.plan', 'is_study'),
    'form': ('skp.plan', 'form_kind'), 'expectations': ('skp.plan', 'expectation_ids'),
    'appendix': ('skp.plan', 'appendix_ids'), 'lines': ('skp.plan', 'line_ids'), 'people': ('skp.plan', 'party_ids'),
    'objection': ('skp.plan', 'objection_ids'), 'appraisal': ('skp.plan', 'appraisal_ids'),
    'level': ('skp.plan.line', 'creativity_level'), 'letter': ('skp.plan.line', 'reference'),
    'indicators': ('skp.plan.line', 'indicator_ids'), 'figures': ('skp.realisation', 'line_ids'),
    'evidence': ('skp.realisation.line', 'attachment_ids'), 'link': ('skp.realisation.line', 'evidence_url'),
    'record': ('skp.realisation.line', 'evidence_ref'), 'record_name': ('skp.realisation.line', 'evidence_name'),
    'behaviour': ('skp.appraisal', 'behaviour_ids'),
    'behaviour_ratings': ('skp.appraisal', 'behaviour_ids'), 'skp': ('skp.appraisal', 'skp_score'),
    'innovation': ('skp.appraisal', 'innovation_note'), 'activity': ('skp.appraisal.line', 'plan_line_id'),
    'evaluation': ('skp.plan', 'evaluation_ids'), 'results': ('skp.evaluation', 'results_rating'),
    'organisation': ('skp.evaluation', 'organisation_predicate'),
    'rows': ('skp.evaluation', 'line_ids'), 'realised': ('skp.evaluation.line', 'realised_text'),
    'aspects': ('skp.appraisal.line', 'measurement_ids'), 'withdrawn': ('skp.objection', 'withdrawn_on'),
    'items': ('skp.objection', 'item_ids'), 'moved': ('skp.plan', 'moved_on'), 'on': ('skp.plan', 'moved_on'),
    'addenda': ('skp.plan', 'addendum_ids'), 'version': ('skp.addendum', 'digest'),
    'why': ('skp.addendum', 'reason'), 'basis': ('skp.addendum', 'letter'),
}
MODELS = (
    'skp.plan.line', 'skp.indicator', 'skp.realisation', 'skp.realisation.line', 'skp.appraisal', 'skp.appraisal.line',
    'skp.measurement', 'skp.objection', 'skp.party', 'skp.plan', 'skp.appendix',
    'skp.addendum')
HIDDEN = {'appraisal', 'objection', 'evaluation'}  # keys that not every reader of the case may read


class SkpPlan(models.Model):
    """A difference between content and signature in the words of the screens."""

    _inherit = 'skp.plan'

    def _difference(self, row, path, signed, live, content):
        """The fault of one place: what stands there, and what was signed, by whom and when."""
        place = ", ".join(filter(None, self._path_words(path, content)))
        values = {'sheet': row._sheet_words(), 'place': place, 'signature': row._in_words()}
        sentence = self.env._(
            "%(sheet)s: %(place)s is %(live)s, signed as %(signed)s. (%(signature)s)",
            live=self._value_words(live), signed=self._value_words(signed), **values)
        veiled = sentence
        if path[0] in HIDDEN:
            veiled = self.env._("%(sheet)s differs from what was signed. (%(signature)s)", **values)
        return Fault(sentence, veiled)

    def _path_words(self, path, content):
        """Each station of a path in words: fields by their labels, rows by their names."""
        station = content
        for key in path:
            last, station = station, self._below(station, key)
            yield self._row_words(key, station) if isinstance(last, list) else self._key_words(key)

    def _below(self, station, key):
        try:
            return station[key]
        except (KeyError, IndexError, TypeError):
            return None

    def _key_words(self, key):
        """The label of a key: a field, a role or an aspect of behaviour."""
        aspects = {row.code: row.name for row in self.scheme_id.aspect_ids}
        names = {**dict(self.env['skp.task']._fields['role']._description_selection(self.env)), **aspects}
        if key in names:
            return names[key]
        model, name = KEYS.get(key) or next(((model, key) for model in MODELS if key in self.env[model]._fields),
                                            (None, None))
        return self.env[model]._fields[name]._description_string(self.env) if model else str(key)

    def _row_words(self, index, row):
        """A row by its name, by the activity or indicator it is about, else by its number."""
        row = row if isinstance(row, dict) else {}
        of = {'activity': self.line_ids, 'indicator': self.line_ids.indicator_ids}
        named = next((rows.browse(row[key]) & rows for key, rows in of.items() if key in row), None)
        name = row.get('name') or (named and named.display_name)
        return f"“{name}”" if name else str(index + 1)

    def _value_words(self, value):
        """A value as a person reads it."""
        if value in (None, '', [], {}):
            return self.env._("empty")
        if isinstance(value, dict):
            value = value.get('name') or self.env._("a row")
        if isinstance(value, list):
            value = ", ".join(str(item) for item in value)
        if isinstance(value, bool):
            value = self.env._("Yes") if value else self.env._("No")
        return f"“{value}”"


class SkpSignature(models.Model):
    """A signature and its sheet, named in a sentence."""

    _inherit = 'skp.signature'

    def _sheet_words(self):
        """The document, a month by its name."""
        document = dict(self._fields['document']._description_selection(self.env))[self.document]
        month = self.task_id.realisation_id if self.document == 'realisation' else None
        return f"{document} {month.display_name}" if month else document
