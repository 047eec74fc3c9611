import hashlib
from collections import Counter
from dataclasses import dataclass, field

import psycopg2

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import format_datetime, split_every
from odoo.tools.misc import hmac

from ..reports.xlsx_file import FORMAT, Row
from ..rules.cells import Typed, parse, shown
from ..rules.errors import RuleError

BATCH = 1000  # rows that are read, judged and written together
STAMP, MAC = 12, 24  # hexadecimal digits of a row's stamp and of its seal


@dataclass
class Run:
    """One walk over a workbook."""

    wizard: object
    store: bool
    seen: set = field(default_factory=set)
    counts: Counter = field(default_factory=Counter)
    held: dict = field(default_factory=dict)  # what stands on record of a batch, by case


class SkpImportKind(models.AbstractModel):
    """What every workbook that comes in has in common: a kind describes its columns, judges rows and writes them.

    A dry run does what storing does, inside a savepoint that is taken back: what the dry run lets pass, storing
    lets pass, and no rule is written down twice.
    """

    _name = 'skp.import.kind'
    _description = 'SKP Kind of Workbook'

    _code = ''
    _whole_rows = False  # whether a row with a fault is left out altogether
    _made_here = False  # whether only a workbook that was downloaded is taken

    # -- what a kind says --------------------------------------------------------------------------

    @api.model
    def _columns(self, wizard):
        """The columns of the workbook, a tuple of ``rules.cells.Column``."""
        raise NotImplementedError

    @api.model
    def _refusal(self, wizard):
        """Why the user may not bring in such a workbook; empty when nothing stands against it."""
        return ''

    def _judge(self, run, rows):
        """Find each row's record; add its faults and changes, and in ``vals`` what is to be written."""
        raise NotImplementedError

    def _store(self, run, rows):
        """Write the ``vals`` of judged rows, with the rights of the user."""
        raise NotImplementedError

    # -- the walk ----------------------------------------------------------------------------------

    def _run(self, run, book):
        """Read, judge and write a workbook, batch by batch.

        :param Run run: whether to store, and what is counted on the way
        :param book: ``xlsx_file.File``
        :return: iterator of findings, values of ``skp.import.finding``
        """
        self._check_meta(book.meta())
        columns = self._columns(run.wizard)
        labels = {column.key: column.label for column in columns}
        for parts in split_every(BATCH, book.parts(columns)):
            rows = []
            for part in parts:
                if isinstance(part, Row):
                    rows.append(part)
                else:
                    yield self._misfit(part)
            self._settle(run, rows, columns)
            for row in rows:
                yield from self._findings(row, labels)

    def _settle(self, run, rows, columns):
        """Read, judge and write one batch."""
        self._read(rows, columns)
        self._judge(run, rows)
        self._apply(run, [row for row in rows if row.vals and not (row.faults and self._whole_rows)])
        run.counts['rows'] += len(rows)

    def _check_meta(self, meta):
        if not meta and self._made_here:
            raise UserError(self.env._(
                "This workbook was not made here, so its rows cannot be told apart: download one, fill it in and "
                "bring that one back."))
        if meta and meta.get('kind') != self._code:
            raise UserError(self.env._("This is a workbook of another kind: choose the kind that it was made for."))
        if meta and meta.get('format') != FORMAT:
            raise UserError(self.env._(
                "This workbook was made by another version of the program: download it anew."))

    def _read(self, rows, columns):
        """The values of the cells that are for typing, and the faults of those that hold something else."""
        entries = [column for column in columns if column.is_entry]
        texts = self.env['skp.act']
        for row in rows:
            for column in entries:
                try:
                    row.values[column.key] = parse(column, row.typed.get(column.key, Typed()))
                except RuleError as error:
                    row.faults.append((column.key, texts._rule_text(error)))

    def _apply(self, run, rows):
        """Write rows; in a dry run take it back."""
        if not rows:
            return
        if run.store:
            self._attempt(run, rows)
            return
        savepoint = self.env.cr.savepoint()
        try:
            self._attempt(run, rows)
        finally:
            savepoint.close(rollback=True)

    def _attempt(self, run, rows):
        """Write rows as one batch; where it fails, in halves, until the row that fails is found."""
        try:
            with self.env.cr.savepoint():
                self._store(run, rows)
            return
        except UserError as error:
            sentence = str(error)
        except psycopg2.IntegrityError:
            sentence = self.env._("The row does not fit with what is there already: it stands twice or lacks a value.")
        if len(rows) == 1:
            rows[0].faults.append(('', sentence))
            rows[0].changes.clear()
            return
        for part in (rows[:len(rows) // 2], rows[len(rows) // 2:]):
            self._attempt(run, part)

    # -- findings ----------------------------------------------------------------------------------

    def _findings(self, row, labels):
        for key, sentence in row.faults:
            typed = row.typed.get(key)
            yield {
                'level': 'error', 'sheet': row.sheet, 'cell': row.place(key), 'column_name': labels.get(key),
                'value': shown(typed.value) if typed else False, 'sentence': sentence}
        if row.faults and self._whole_rows:
            return
        for key, before, after in row.changes:
            yield {
                'level': 'change', 'sheet': row.sheet, 'cell': row.place(key), 'column_name': labels.get(key),
                'value': shown(after), 'sentence': self.env._(
                    "“%(before)s” becomes “%(after)s”.", before=shown(before) or "–", after=shown(after) or "–")}

    def _misfit(self, part):
        names = ", ".join(part.names)
        sentence = {
            'no_head': lambda: self.env._("No row of headings was found, so the sheet is not read: it begins with "
                                          "%(columns)s.", columns=names),
            'twice': lambda: self.env._("The heading of %(columns)s stands twice, so the sheet is not read: keep one.",
                                        columns=names),
            'missing': lambda: self.env._(
                "The column %(columns)s is missing, so the sheet is not read: columns may be moved, but keep their "
                "headings.", columns=names),
        }[part.code]()
        return {'level': 'error', 'sheet': part.sheet, 'cell': part.place, 'sentence': sentence}

    # -- keys --------------------------------------------------------------------------------------

    @api.model
    def _stamp(self, held):
        """The version of a row: what its cells held when the workbook was made.

        :param tuple held: plain values
        """
        return hashlib.sha256(repr(held).encode()).hexdigest()[:STAMP]

    @api.model
    def _key(self, res_id, stamp):
        """The hidden key of a row: its record and version, sealed with the database's secret."""
        # sudo: ir.config_parameter - the secret seals the key and does not come out
        seal = hmac(self.env(su=True), f'hr_skp.import.{self._code}', f'{res_id}.{stamp}')
        return f'{res_id}.{stamp}.{seal[:MAC]}'

    def _claim(self, run, rows, model):
        """The records of the rows' keys, each where the user may read it: {row number in the list: stamp}."""
        claimed = {}
        for index, row in enumerate(rows):
            text = str(row.typed.get('key', Typed()).value or '')
            res_id, _dot, rest = text.partition('.')
            stamp = rest.partition('.')[0]
            if not res_id.isdecimal() or text != self._key(int(res_id), stamp):
                row.faults.append(('key', self._key_sentence()))
            elif text in run.seen:
                row.faults.append(('key', self.env._("The row stands twice in the workbook: keep one of the two.")))
            else:
                run.seen.add(text)
                claimed[index] = (int(res_id), stamp)
        readable = self.env[model].search([('id', 'in', [res_id for res_id, _stamp in claimed.values()])])
        ids = set(readable.ids)
        for index, (res_id, _stamp) in claimed.items():
            if res_id in ids:
                rows[index].record = readable.browse(res_id).with_prefetch(readable.ids)
            else:
                rows[index].faults.append(('key', self.env._(
                    "This row is none of yours: it was made for somebody else, or is no longer there.")))
        return {index: stamp for index, (_res_id, stamp) in claimed.items()}

    def _key_sentence(self):
        return self.env._("The hidden key of the row is missing or was changed: download the workbook anew.")

    def _stale_sentence(self, record, now):
        """That a row has changed since the workbook was made, by whom and when."""
        # sudo: res.users - only the name of who changed the row comes out
        return self.env._(
            "Changed since the workbook was made, by %(who)s on %(when)s: it holds “%(now)s” now. Download the "
            "workbook anew to change it.", who=record.sudo().write_uid.name,
            when=format_datetime(self.env, record.write_date), now=shown(now) or "–")
