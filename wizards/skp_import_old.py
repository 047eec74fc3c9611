from datetime import date

from odoo import api, fields, models
from odoo.tools import format_date

from ..models.skp_file import LAST_DAY
from ..rules import nip
from ..rules.cells import Column, shown

REGULATIONS = {
    "PP 10/1979 (DP3)": 'dp3', "PP 46/2011": 'pp46', "PP 30/2019": 'pp30', "PermenPANRB 6/2022": 'permenpanrb6',
    "Lainnya": 'other'}
MOST_SCORE = 120  # the widest scale of the regulations: PP 30/2019 Pasal 41(5)
TAKEN_OVER = ('regulation', 'appraiser', 'superior', 'number', 'place')  # into the file as they were typed


class SkpImportOld(models.AbstractModel):
    """Results of years before the system, a row for each sheet on paper: header alone, nothing is recalculated.

    Scans of the signed pages are added to the file by hand. A year that is there already is named and left as it is.
    """

    _name = 'skp.import.old'
    _inherit = ['skp.import.kind']
    _description = 'Old Results Workbook'

    _code = 'old'
    _whole_rows = True

    @api.model
    def _columns(self, wizard):
        return (
            Column('nip', "NIP", 'nip', width=21, is_required=True),
            Column('person', "NAMA", is_entry=False, width=28),
            Column('year', "TAHUN", 'number', width=9, is_required=True),
            Column('date_from', "DARI", 'date', width=12),
            Column('date_to', "SAMPAI", 'date', width=12),
            Column('regulation', "PERATURAN", 'choice', width=20, is_required=True, choices=REGULATIONS),
            Column('score', "NILAI", 'number', width=10),
            Column('predicate', "PREDIKAT", width=18, most=60),
            Column('appraiser', "PEJABAT PENILAI", width=30, most=200),
            Column('superior', "ATASAN PEJABAT PENILAI", width=30, most=200),
            Column('number', "NOMOR BERKAS", width=24, most=100),
            Column('place', "TEMPAT SIMPAN", width=26, most=200))

    @api.model
    def _refusal(self, wizard):
        if not self.env.user.has_group('hr_skp.group_data_manager'):
            return self.env._("Old years are the archive's: ask a data manager to bring them in.")
        return ''

    @api.model
    def _rows(self, wizard):
        """A template has no rows of its own."""
        return ()

    # -- back --------------------------------------------------------------------------------------

    def _judge(self, run, rows):
        people = self._people({row.values.get('nip') for row in rows} - {None})
        self._hold(run, people.values())
        numbers = self._numbers({row.values.get('number') for row in rows} - {None})
        for row in rows:
            self._judge_row(run, row, people.get(row.values.get('nip')), numbers)

    @api.model
    def _people(self, numbers):
        """The employees of a NIP in the user's companies, those who have left among them: {NIP: employee}."""
        # sudo: hr.employee - NIP is HR-only; the data manager's own companies alone
        found = self.env['hr.employee'].sudo().with_context(active_test=False).search(
            [('skp_nip', 'in', list(numbers)), ('company_id', 'in', self.env.companies.ids)])
        return {person.skp_nip: person for person in found.sorted(
            lambda person: person.company_id == self.env.company)}  # of two companies the present one

    @api.model
    def _hold(self, run, people):
        """Note what the archive and the cases hold of people, unless it was noted with an earlier batch."""
        fresh = [person.id for person in people if person.id not in run.held]
        run.held.update({person_id: [] for person_id in fresh})
        for model, last_day in LAST_DAY.items():
            # sudo: skp.plan, skp.file - an overlap counts also with what the user may not read
            for row in self.env[model].sudo().search([('employee_id', 'in', fresh)]):
                run.held[row.employee_id.id].append((row.date_from, row[last_day], row.display_name))

    @api.model
    def _numbers(self, numbers):
        """The file numbers that are taken, each with the file that has it."""
        # sudo: skp.file - the number is unique whoever may read the file
        found = self.env['skp.file'].sudo().search(
            [('number', 'in', list(numbers)), ('company_id', 'in', self.env.companies.ids)])
        return {file.number: file.display_name for file in found}

    def _judge_row(self, run, row, person, numbers):
        number = row.values.get('nip')
        if number and not person:
            row.faults.append(('nip', self.env._(
                "%(nip)s is no employee of your company: enter the person first.", nip=nip.format_nip(number))))
        elif person and person.user_id == self.env.user:
            row.faults.append(('nip', self.env._("Nobody enters the own old SKP: another data manager has to do it.")))
        first, last = self._dates(row)
        self._judge_result(row)
        self._judge_number(run, row, numbers)
        if person and first and not row.faults:
            self._judge_range(run, row, person, first, last)
        if row.faults:
            return
        row.vals = self._vals(row, person, first, last)
        row.changes.append(('year', None, row.vals['year']))

    def _dates(self, row):
        """The range of the sheet: the whole year where none is typed; a fault is told by its cell."""
        year, typed = row.values.get('year'), [row.values.get(name) for name in ('date_from', 'date_to')]
        this_year = fields.Date.context_today(self).year
        if year is None:
            return None, None
        if year != int(year) or not 1950 <= year <= this_year:
            row.faults.append(('year', self.env._(
                "The year is %(value)s: enter the year in which the sheet ends, from 1950 to %(last)s.",
                value=shown(year), last=this_year)))
            return None, None
        if not any(typed):
            return date(int(year), 1, 1), date(int(year), 12, 31)
        self._judge_days(row, int(year), typed)
        return typed

    def _judge_days(self, row, year, typed):
        """Both days, in their order, the later one in the year of the sheet."""
        for name, value in zip(('date_from', 'date_to'), typed, strict=True):
            if not value and not any(key == name for key, _sentence in row.faults):
                row.faults.append((name, self.env._("Only one end of the range is there: enter both days, or none.")))
        if all(typed) and (typed[0] > typed[1] or typed[1].year != year):
            row.faults.append(('date_to', self.env._(
                "%(start)s to %(end)s is no range that ends in %(year)s: correct the days or the year.",
                start=format_date(self.env, typed[0]), end=format_date(self.env, typed[1]), year=year)))

    def _judge_result(self, row):
        """A score or a predicate has to be there; a score outside every scale is mistyped."""
        score = row.values.get('score')
        if score is not None and not 0 < score <= MOST_SCORE:
            row.faults.append(('score', self.env._(
                "The score is %(value)s: no regulation goes beyond %(most)s. Enter it as the sheet prints it, such as "
                "87,5.", value=shown(score), most=MOST_SCORE)))
        told = {key for key, _sentence in row.faults}
        if score is None and not row.values.get('predicate') and not told & {'score', 'predicate'}:
            row.faults.append(('predicate', self.env._(
                "Score and predicate are both empty: enter what the sheet prints.")))

    def _judge_number(self, run, row, numbers):
        number = row.values.get('number')
        if number in numbers:
            row.faults.append(('number', self.env._(
                "The file number is taken by “%(file)s”: choose the next free one.", file=numbers[number])))
        elif number and ('number', number) in run.seen:
            row.faults.append(('number', self.env._(
                "The file number stands twice in the workbook: keep one of the two.")))
        elif number:
            run.seen.add(('number', number))

    def _judge_range(self, run, row, person, first, last):
        """Neither the archive, nor a case, nor an earlier row has these days of the person."""
        other = next((name for start, end, name in run.held[person.id] if start <= last and first <= end), None)
        if other:
            row.faults.append(('year', self.env._(
                "%(employee)s has “%(other)s” for this time already: it is left as it is. Correct it in the archive, "
                "or take the row out.", employee=person.name, other=other)))
        else:
            run.held[person.id].append((first, last, self.env._("row %(number)s of the workbook", number=row.number)))

    def _vals(self, row, person, first, last):
        return {
            'employee_id': person.id, 'company_id': person.company_id.id, 'year': last.year, 'date_from': first,
            'date_to': last, 'name': person._skp_printed_name(), 'nip': row.values['nip'],
            'old_score': float(row.values.get('score') or 0), 'old_predicate': row.values.get('predicate') or False,
            **{name: row.values.get(name) or False for name in TAKEN_OVER}}

    def _store(self, run, rows):
        self.env['skp.file'].with_context(
            tracking_disable=True, mail_create_nolog=True, mail_create_nosubscribe=True,
        ).create([row.vals for row in rows])
