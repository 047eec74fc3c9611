from odoo import api, models

from ..reports.official_sheet_permenpanrb6 import ASPECTS, PERSPECTIVES
from ..rules import nip
from ..rules.cells import Column, Typed, parse, shown
from ..rules.errors import RuleError

KINDS = {"Utama": 'main', "Tambahan": 'additional'}
FIGURE = Column('target', "TARGET", 'number')


class SkpImportPlans(models.AbstractModel):
    """Plans: a row for each indicator, by the NIP of the person; rows of one result follow each other or not.

    A result that the plan has already under the same name gets the indicator; one that it has with the same aspect
    and words gets the new target. So a workbook can be brought in twice.
    """

    _name = 'skp.import.plans'
    _inherit = ['skp.import.kind']
    _description = 'SKP Plans Workbook'

    _code = 'plans'
    _whole_rows = True

    @api.model
    def _columns(self, wizard):
        sides = {**{word: ('aspect', code) for code, word in ASPECTS.items()},
                 **{word: ('perspective', code) for code, word in PERSPECTIVES.items()}}
        return (
            Column('nip', "NIP", 'nip', width=21, is_required=True),
            Column('person', "NAMA", is_entry=False, width=28),
            Column('kind', "JENIS", 'choice', width=11, choices=KINDS),
            Column('activity', "KEGIATAN / HASIL KERJA", width=46, is_required=True, most=500),
            Column('side', "ASPEK / PERSPEKTIF", 'choice', width=18, choices=sides),
            Column('indicator', "INDIKATOR", width=40, most=500),
            Column('target', "TARGET", width=14, is_required=True, most=200),
            Column('high', "SAMPAI", 'number', width=12),
            Column('unit', "SATUAN", width=12, most=60))

    @api.model
    def _refusal(self, wizard):
        return '' if wizard.period_id else self.env._("Period is empty: choose the period of the plans.")

    @api.model
    def _rows(self, wizard):
        """A template has no rows of its own."""
        return ()

    # -- back --------------------------------------------------------------------------------------

    def _judge(self, run, rows):
        plans = self._plans(run.wizard.period_id, {row.values.get('nip') for row in rows} - {None})
        for row in rows:
            number = row.values.get('nip')
            plan = plans.get(number)
            if number and not plan:
                row.faults.append(('nip', self.env._(
                    "%(nip)s has no SKP in this period that you may read: open the period for the person first.",
                    nip=nip.format_nip(number))))
            elif number and not self._is_open(plan):
                row.faults.append(('nip', self.env._("%(plan)s is not yours to write. %(holder)s", plan=plan.name,
                                                     holder=plan._holder_sentence())))
            elif number:
                self._compare(run, row, plan)

    @api.model
    def _plans(self, period, numbers):
        """The cases of people that the user may read: {NIP: case}."""
        # sudo: hr.employee - NIP is HR-only; only the cases that the user may read come out
        people = self.env['hr.employee'].sudo().search([
            ('skp_nip', 'in', list(numbers)), ('company_id', '=', period.company_id.id)])
        plans = self.env['skp.plan'].search(
            [('period_id', '=', period.id), ('employee_id', 'in', people.ids)],
            order='date_from')  # after a move the part that goes on
        digits = {person.id: person.skp_nip for person in people}
        return {digits[plan.employee_id.id]: plan for plan in plans}

    @api.model
    def _is_open(self, plan):
        """Whether the rows of a plan are the user's to write now, as the record rules have it."""
        preparing = plan.current_task_id.act == 'prepare' and plan.employee_id.user_id != self.env.user
        mine = preparing and plan.current_user_id == self.env.user or (
            plan.current_task_id.act != 'prepare' and plan._may_type())
        return mine and plan.state == 'plan'

    def _compare(self, run, row, plan):
        """What a row brings to its plan: a target that is there already is no change."""
        vals = self._vals(row, plan)
        place = (plan.id, row.values.get('activity'), row.values.get('side'), row.values.get('indicator'))
        if not row.faults and place in run.seen:
            row.faults.append(('activity', self.env._("The row stands twice in the workbook: keep one of the two.")))
        if row.faults:
            return
        run.seen.add(place)
        row.record = self._indicator(plan, *place[1:])
        if row.record and all((row.record[name] or False) == (value or False) for name, value in vals.items()):
            run.counts['same'] += 1
            return
        row.changes.append(('target', self._word(row.record), row.typed['target'].value))
        row.vals = {**vals, 'plan_id': plan.id}

    def _vals(self, row, plan):
        """The values of the indicator; faults are told on the row."""
        values = row.values
        side = values.get('side')
        if not side and plan.scheme_code == 'pp46':
            row.faults.append(('side', self.env._("PP 46/2011 has an aspect for each target: choose one.")))
        return {
            **dict([side] if side else []), **self._target(row, plan), 'unit': values.get('unit') or False,
            'target_high': float(values.get('high') or 0)}

    def _target(self, row, plan):
        """The target in figures; in words where the regulation lets it be agreed in words."""
        try:
            number = parse(FIGURE, row.typed.get('target', Typed()))
        except RuleError as error:
            if plan.scheme_code == 'permenpanrb6':
                return {'target': 0.0, 'target_text': row.values.get('target')}
            row.faults.append(('target', self.env['skp.act']._rule_text(error)))
            return {}
        if number is not None and not number:
            row.faults.append(('target', self.env._("The target is %(target)s: enter a number above zero.",
                                                    target=shown(number))))
        return {'target': float(number or 0), 'target_text': False}

    @api.model
    def _word(self, indicator):
        return indicator.target_text or (shown(indicator.target) if indicator.target else '')

    @api.model
    def _indicator(self, plan, activity, side, name):
        """The indicator of the plan that a row speaks of; empty where there is none yet."""
        for line in plan.line_ids:
            if line.name.strip() == activity:
                return line.indicator_ids.filtered(
                    lambda row: (not side or row[side[0]] == side[1]) and (row.name or None) == name)[:1]
        return self.env['skp.indicator']

    def _store(self, run, rows):
        lines = self._lines(rows)
        create = []
        for row in rows:
            plan_id, vals = row.vals['plan_id'], {name: row.vals[name] for name in row.vals if name != 'plan_id'}
            if row.record:
                row.record.write(vals)
            else:
                create.append({**vals, 'line_id': lines[plan_id, row.values['activity']],
                               'name': row.values.get('indicator') or False})
        self.env['skp.indicator'].create(create)

    def _lines(self, rows):
        """The results that the rows hang on, made where the plan has none of that name: {(plan id, name): id}."""
        plans = self.env['skp.plan'].browse({row.vals['plan_id'] for row in rows})
        there = {(line.plan_id.id, line.name.strip()): line.id for line in plans.line_ids}
        missing = {
            (row.vals['plan_id'], row.values['activity']): row.values.get('kind') or 'main' for row in rows
            if (row.vals['plan_id'], row.values['activity']) not in there}
        made = self.env['skp.plan.line'].create([
            {'plan_id': plan_id, 'name': name, 'kind': kind} for (plan_id, name), kind in missing.items()])
        return {**there, **dict(zip(missing, made.ids, strict=True))}
