from decimal import Decimal

from odoo import api, models

from ..reports.official_sheet_permenpanrb6 import ASPECTS, PERSPECTIVES
from ..rules.cells import Column, Typed, shown
from ..rules.values import figure

COLUMNS = (
    Column('key', "KUNCI", is_entry=False, is_hidden=True, width=4),
    Column('nip', "NIP", is_entry=False, width=21),
    Column('person', "NAMA", is_entry=False, width=28),
    Column('activity', "KEGIATAN / HASIL KERJA", is_entry=False, width=46),
    Column('aspect', "ASPEK", is_entry=False, width=12),
    Column('indicator', "INDIKATOR", is_entry=False, width=34),
    Column('target', "TARGET SETAHUN", is_entry=False, width=16),
    Column('unit', "SATUAN", is_entry=False, width=12),
    Column('value', "REALISASI", 'number', width=14),
    Column('note', "CATATAN", width=44),
)
TOLD = ('nip', 'activity', 'aspect', 'indicator')  # by which a person knows a row: they stay with their key


class SkpImportMonths(models.AbstractModel):
    """The months' figures, there and back: a sheet a month, a row for each figure, a hidden key on each."""

    _name = 'skp.import.months'
    _inherit = ['skp.import.kind']
    _description = 'SKP Months Workbook'

    _code = 'months'
    _made_here = True

    @api.model
    def _columns(self, wizard):
        return COLUMNS

    @api.model
    def _rows(self, lines):
        """The cells of figures, in the order of their columns, and whether the user may fill them in.

        :param lines: ``skp.realisation.line`` that the user may read
        :return: iterator of (line, is open, {column key: value})
        """
        is_open = set(lines._filtered_access('write').ids)
        people = self._people(lines)
        for line in lines:
            held = self._held(line)
            yield line, line.id in is_open, {
                **self._told(line, people), **held, 'key': self._key(line.id, self._stamp(tuple(held.values()))),
                'person': line.plan_id.employee_id.name or '', 'unit': line.unit or '',
                'target': line.printed_target or line.target}

    @api.model
    def _people(self, lines):
        """The NIP of the people whose figures they are: {employee id: digits}."""
        # sudo: hr.employee - NIP is HR-only; it is on every sheet that who reads the case may print
        return {person.id: person.skp_nip or '' for person in lines.plan_id.employee_id.sudo()}

    @api.model
    def _told(self, line, people):
        indicator = line.indicator_id
        return {
            'nip': people[line.plan_id.employee_id.id], 'activity': line.line_name or '',
            'aspect': ASPECTS.get(indicator.aspect) or PERSPECTIVES.get(indicator.perspective, ''),
            'indicator': indicator.name or ''}

    @api.model
    def _held(self, line):
        """What the two cells for typing hold; a figure that was not entered is none."""
        typed = line.is_filled and not line.is_in_words
        return {'value': figure(line.value) if typed else None, 'note': (line.note or '').replace('\r\n', '\n').strip()}

    # -- back --------------------------------------------------------------------------------------

    def _judge(self, run, rows):
        stamps = self._claim(run, rows, 'skp.realisation.line')
        lines = self.env['skp.realisation.line'].union(*(row.record for row in rows if row.record))
        people = self._people(lines)
        is_open = set(lines._filtered_access('write').ids)
        for index, row in enumerate(rows):
            if row.record:
                self._compare(run, row, stamps[index], people, row.record.id in is_open)

    def _compare(self, run, row, stamp, people, is_open):
        """Faults, changes and vals of one row: a cell that holds what is there already is no change."""
        moved = self._moved(row, people)
        if moved:
            row.faults.append(moved)
            return
        held = self._held(row.record)
        told = {key: row.values[key] for key in held if key in row.values}
        if 'note' in told:
            told['note'] = told['note'] or ''
        changed = {key: value for key, value in told.items() if value != held[key]}
        run.counts['same'] += len(told) - len(changed)
        stale = stamp != self._stamp(tuple(held.values()))
        for key, value in changed.items():
            fault = self._fault(row.record, key, value, held, stale, is_open)
            if fault:
                row.faults.append((key, fault))
            else:
                row.changes.append((key, held[key], value))
                row.vals.update(self._vals(key, value))

    def _fault(self, line, key, value, held, stale, is_open):
        """Why a new value cannot be stored; nothing when it can."""
        if not is_open:
            month = line.realisation_id
            if month.state != 'open':
                return self.env._("%(month)s is handed over: its figures stay as they are.", month=month._month_label())
            return self.env._("%(month)s is not yours to fill in. %(holder)s", month=month._month_label(),
                              holder=line.plan_id._holder_sentence())
        if stale:
            return self._stale_sentence(line, held[key])
        if key == 'value' and value is not None and line.is_in_words:
            return self.env._("The target is agreed in words: write what was reached under CATATAN.")
        return None

    def _moved(self, row, people):
        """The first cell that no longer fits the row's key, for instance after the visible columns were sorted."""
        told = self._told(row.record, people)
        for key in TOLD:
            typed = row.typed.get(key, Typed()).value
            if ' '.join(str(typed or '').split()) != ' '.join(told[key].split()):
                return key, self.env._(
                    "The row was moved away from its hidden key: “%(there)s” stands where the case has “%(own)s”. "
                    "Download the workbook anew and sort nothing.", there=shown(typed), own=shown(told[key]))
        return None

    @api.model
    def _vals(self, key, value):
        if key == 'note':
            return {'note': value or False}
        return {'value': float(value or Decimal(0)), 'is_filled': value is not None}

    def _store(self, run, rows):
        """Rows of the same figures in one write."""
        alike = {}
        for row in rows:
            alike.setdefault(tuple(sorted(row.vals.items())), []).append(row.record.id)
        everything = [row.record.id for row in rows]
        for vals, line_ids in alike.items():
            self.env['skp.realisation.line'].browse(line_ids).with_prefetch(everything).write(dict(vals))
