"""Changes signed cases behind Odoo's back, one place at a time; it never asserts."""
import datetime
from contextlib import contextmanager

from psycopg2 import IntegrityError

from odoo.tools import SQL, mute_logger

from ..rules import seal

# where the rows of a case hang: path from the case
ROWS = (
    '', 'party_ids', 'line_ids', 'line_ids.indicator_ids', 'expectation_ids', 'appendix_ids', 'realisation_ids',
    'realisation_ids.line_ids', 'appraisal_ids', 'appraisal_ids.line_ids', 'appraisal_ids.measurement_ids',
    'appraisal_ids.behaviour_ids', 'objection_ids', 'objection_ids.item_ids', 'evaluation_ids',
    'evaluation_ids.line_ids')
# each row has a key of its own in the content
KEYED = {'party_ids', 'expectation_ids', 'appraisal_ids.behaviour_ids'}
# columns that change the content together with others only, or where the regulation has them
INDIRECT = {
    ('skp.plan.line', 'sequence'), ('skp.appendix', 'sequence'), ('skp.measurement', 'corrected'),
    ('skp.measurement', 'is_corrected'), ('skp.measurement', 'reason'), ('skp.appraisal', 'innovation_note'),
    ('skp.plan', 'approach'), ('skp.plan', 'form_kind'), ('skp.plan', 'moved_letter'), ('skp.behaviour', 'aspect_id'),
    ('skp.expectation', 'aspect_id')}


class TamperingMixin:
    """Reads and changes the rows under a signature."""

    @contextmanager
    def tampered(self, query, *args):
        """Change something by SQL, and back."""
        self.env.flush_all()
        with self.env.cr.savepoint() as savepoint:
            self.env.cr.execute(query, args or None)
            self.env.invalidate_all()
            yield
            savepoint.rollback()
        self.env.invalidate_all()

    def places(self, plan):
        """Each stored column of one signed row of each kind, or of all: (record, name of the field)."""
        for path in ROWS:
            records = (plan.mapped(path) if path else plan).sudo()
            for record in records if path in KEYED else records[-1:]:
                names = sorted(record._signed_fields)
                yield from ((record, name) for name in names if record._fields[name].column_type)

    def other_value(self, record, name):
        """A value of the same type that the column does not hold; None where there is none."""
        field, value = record._fields[name], record[name]
        if field.type == 'many2one':
            return self.env[field.comodel_name].sudo().search([('id', '!=', value.id)], limit=1).id or None
        if field.type == 'selection':
            return next(code for code in field.get_values(self.env) if code != value)
        if field.type in ('date', 'datetime'):
            return value + datetime.timedelta(days=1) if value else datetime.date(2025, 1, 2)
        return {'boolean': lambda: not value, 'integer': lambda: value + 1, 'float': lambda: value + 1}.get(
            field.type, lambda: f"{value or ''}X")()

    def faults_of_change(self, record, name, plan):
        """What verifying says of a column changed by SQL, and the paths it touches; None where the database refuses."""
        other = self.other_value(record, name)
        if other is None:
            return None
        sheets = [(row.document, row.task_id.realisation_id) for row in self.newest(plan)]
        before = self.contents(plan, sheets)
        query = SQL("UPDATE %s SET %s = %s WHERE id = %s", SQL.identifier(record._table), SQL.identifier(name), other,
                    record.id)
        try:
            with mute_logger('odoo.sql_db'), self.tampered(query):
                return plan.sudo()._verify()[0], self.touched(before, self.contents(plan, sheets))
        except IntegrityError:
            self.env.invalidate_all()
            return None

    def newest(self, plan):
        """The newest signature of each document of a case and of each month."""
        rows = plan.sudo()._standing_signatures()
        return rows.browse({(row.document, row.task_id.realisation_id): row.id for row in rows}.values())

    def contents(self, plan, sheets):
        """What would be signed now on each sheet of a case."""
        return [seal.reread(plan.sudo()._content(document, month)) for document, month in sheets]

    def touched(self, before, after):
        """The paths in which contents differ: rows by a star."""
        return {
            tuple('*' if isinstance(key, int) else key for key in path)
            for one, other in zip(before, after, strict=True) for path, _signed, _live in seal.differences(one, other)}

    @staticmethod
    def leaves(content, path=()):
        """The paths of a content: names and the kinds of rows, without their numbers."""
        if isinstance(content, dict):
            for key, value in content.items():
                yield from TamperingMixin.leaves(value, (*path, key))
        elif isinstance(content, list) and content:
            for value in content:
                yield from TamperingMixin.leaves(value, (*path, '*'))
        else:
            yield path

    def signed_leaves(self, plan):
        """The paths of everything that the newest signature of each document covers."""
        return {path for row in self.newest(plan) for path in self.leaves(row._signed_record()['content'])}
