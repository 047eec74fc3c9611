from odoo import api, models

from ..rules.cells import Column, shown

POST_KINDS = {
    "Pejabat pimpinan tinggi": 'jpt', "Administrator": 'administrator', "Pengawas": 'supervisor',
    "Pelaksana": 'executor', "Fungsional keahlian": 'functional_expert',
    "Fungsional keterampilan": 'functional_skilled', "Jabatan politik": 'political'}
HELD = {  # column: field of the employee
    'nip': 'skp_nip', 'rank': 'skp_rank_id', 'rank_date': 'skp_rank_date', 'post': 'job_title',
    'post_kind': 'skp_post_kind', 'manager': 'parent_id'}


class SkpImportStaff(models.AbstractModel):
    """The facts of the staff that a sheet prints: a row for each person, empty cells are left as they are."""

    _name = 'skp.import.staff'
    _inherit = ['skp.import.kind']
    _description = 'SKP Staff Facts Workbook'

    _code = 'staff'
    _made_here = True

    @api.model
    def _columns(self, wizard):
        ranks = {rank.code: rank.id for rank in self.env['skp.rank'].search([])}
        return (
            Column('key', "KUNCI", is_entry=False, is_hidden=True, width=4),
            Column('person', "NAMA", is_entry=False, width=32),
            Column('unit', "UNIT KERJA", is_entry=False, width=28),
            Column('nip', "NIP", 'nip', width=21),
            Column('rank', "GOLONGAN RUANG", 'choice', width=14, choices=ranks),
            Column('rank_date', "TMT PANGKAT", 'date', width=14),
            Column('post', "JABATAN", width=34, most=200),
            Column('post_kind', "JENIS JABATAN", 'choice', width=24, choices=POST_KINDS),
            Column('manager', "NIP ATASAN LANGSUNG", 'nip', width=21))

    @api.model
    def _refusal(self, wizard):
        if not self.env.user.has_group('hr.group_hr_user'):
            return self.env._("Staff facts are the personnel office's: ask an HR officer to bring them in.")
        return ''

    @api.model
    def _rows(self, wizard):
        """The staff with their facts: iterator of (employee, is open, {column key: value})."""
        domain = [('company_id', '=', (wizard.period_id.company_id or self.env.company).id)]
        if wizard.department_id:
            domain.append(('department_id', 'child_of', wizard.department_id.id))
        staff = self.env['hr.employee'].search(domain, order='department_id, name, id')
        for person in staff:
            held = self._held(person)
            yield person, True, {
                'key': self._key(person.id, self._stamp(tuple(held.values()))), 'person': person.name,
                'unit': person.department_id.name or '', 'manager': person.parent_id.skp_nip or '',
                'rank_date': person.skp_rank_date or None,
                **{key: self._word(person, key) for key in ('nip', 'rank', 'post', 'post_kind')}}

    @api.model
    def _held(self, person):
        return {key: getattr(person[name], 'id', person[name]) or None for key, name in HELD.items()}

    # -- back --------------------------------------------------------------------------------------

    def _judge(self, run, rows):
        stamps = self._claim(run, rows, 'hr.employee')
        managers = self._managers(rows)
        for index, row in enumerate(rows):
            if row.record:
                self._compare(run, row, stamps[index], managers)

    def _managers(self, rows):
        """The people whose NIP the rows name as manager: {(company id, NIP): employee}."""
        numbers = {row.values.get('manager') for row in rows} - {None}
        found = self.env['hr.employee'].search([('skp_nip', 'in', list(numbers))])
        return {(person.company_id.id, person.skp_nip): person for person in found}

    def _compare(self, run, row, stamp, managers):
        person, held = row.record, self._held(row.record)
        stale = stamp != self._stamp(tuple(held.values()))
        for key, value in list(row.values.items()):
            if value is None:
                continue
            if key == 'manager':
                boss = managers.get((person.company_id.id, value))
                fault = self._manager_fault(person, value, boss)
                if fault:
                    row.faults.append((key, fault))
                    continue
                value = boss.id
            if value == held[key]:
                run.counts['same'] += 1
            elif stale:
                row.faults.append((key, self._stale_sentence(person, self._word(person, key))))
            else:
                row.changes.append((key, self._word(person, key), row.typed[key].value))
                row.vals[HELD[key]] = value

    def _manager_fault(self, person, number, boss):
        if not boss:
            return self.env._("No employee of this company has the NIP %(nip)s: enter the manager first.", nip=number)
        if boss == person:
            return self.env._("%(employee)s cannot be the own manager: enter the NIP of who is above.",
                              employee=person.name)
        return None

    @api.model
    def _word(self, person, key):
        """What a person sees of a fact that is on record."""
        value = person[HELD[key]]
        if key == 'rank':
            return value.code or ''
        if key == 'manager':
            return " ".join(filter(None, (value.skp_nip, value.name)))
        if key == 'post_kind':
            return next((word for word, kind in POST_KINDS.items() if kind == value), '')
        return shown(value or None)

    def _store(self, run, rows):
        alike = {}
        for row in rows:
            alike.setdefault(tuple(sorted(row.vals.items())), []).append(row.record.id)
        for vals, employee_ids in alike.items():
            self.env['hr.employee'].browse(employee_ids).write(dict(vals))
