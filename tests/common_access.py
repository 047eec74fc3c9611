"""The cases, the people and the probes of the access tests; it never asserts."""
from odoo.tests import new_test_user

from ..models.skp_guarded_signed import ENGINE
from .common_rpc import RpcCase

PHASES = (
    'plan', 'review', 'realisation', 'measurement', 'behaviour', 'response', 'objection', 'explanation', 'decision',
    'handover', 'ratification', 'archive', 'done')
OBJECTED = ('objection', 'explanation', 'decision')
CASE_PROBES = {
    # table row: (path from the case to a row of it, values to write, values to create beside the case's own link)
    'skp.plan.line (main)': ('line_ids', {'name': "Lain"}, {'name': "Baru"}),
    'skp.plan.line (additional)': ('line_ids', {'name': "Lain"}, {'name': "Baru", 'kind': 'additional'}),
    'skp.indicator': ('line_ids.indicator_ids', {'target': 7}, {'aspect': 'cost', 'target': 7}),
    'skp.realisation': ('realisation_ids', {'state': 'measured'}, {'month': '2024-01-01'}),
    'skp.realisation.line': ('realisation_ids.line_ids', {'value': 7}, {'value': 7}),
    'skp.appraisal': ('appraisal_ids', {'recommendation': "Baik"}, {}),
    'skp.appraisal.line': ('appraisal_ids.line_ids', {'score': 100}, {'score': 100}),
    'skp.measurement': (
        'appraisal_ids.line_ids.measurement_ids', {'is_corrected': True, 'corrected': 7, 'reason': "Salah"}, {}),
    'skp.behaviour': ('appraisal_ids.behaviour_ids', {'score': 77}, {'score': 77}),
    'skp.evaluation (draft)': ('evaluation_ids', {'note': "Lain"}, {'span': 'Q4', 'date_from': '2024-01-01'}),
    'skp.evaluation (issued)': ('evaluation_ids', {'note': "Lain"}, {'span': 'Q4', 'date_from': '2024-01-01'}),
    'skp.evaluation.line (draft)': ('evaluation_ids.line_ids', {'feedback': "Lain"}, {'feedback': "Lain"}),
    'skp.evaluation.line (issued)': ('evaluation_ids.line_ids', {'feedback': "Lain"}, {'feedback': "Lain"}),
    'skp.objection': ('objection_ids', {'answer': "Tidak"}, {'reason': "Keberatan", 'filed_on': '2024-01-01'}),
    'skp.objection.item': ('objection_ids.item_ids', {'reason': "Lain"}, {'name': "Disiplin", 'reason': "Lain"}),
    'skp.task': ('task_ids', {'state': 'done'}, {'state': 'open'}),
    'skp.previous': ('previous_ids', {'year': 2020}, {'kind': 'none'}),
    'skp.expectation': ('expectation_ids', {'text': "Lain"}, {}),
    'skp.appendix': ('appendix_ids', {'text': "Lain"}, {'text': "Baru"}),
    'skp.action': ('action_ids', {'name': "Lain"}, {'name': "Baru"}),
    'skp.feedback': ('feedback_ids', {'text': "Lain"}, {'text': "Baru"}),
    'skp.paraf': ('paraf_ids', {'note': "Lain"}, {'name': "Lain"}),
    'skp.addendum': ('addendum_ids', {'reason': "Lain"}, {
        'number': 9, 'reason': "Lain", 'letter': "9/2024", 'letter_date': '2024-01-01', 'before': '{}', 'digest': 'x',
        'started_by_id': 1, 'started_on': '2024-01-01 00:00:00'}),
    'skp.party': ('party_ids', {'name': "Lain"}, {'document': 'plan', 'role': 'employee'}),
    'skp.signature': ('signature_ids', {'digest': "0"}, {'digest': "0"}),
    'skp.ekinerja': ('ekinerja_ids', {'predicate': 'good'}, {'predicate': 'good'}),
    'skp.ekinerja.line': (
        'ekinerja_ids.line_ids', {'is_copied': True}, {'key': "x", 'part': "X", 'label': "X", 'text': "X"}),
    'skp.copy': ('copy_id', {'print_count': 0}, {'pdf': 'JVBERi0='}),
    'skp.file (case)': ('file_id', {'place': "Lain"}, {'year': 2000, 'regulation': 'pp46'}),
}
PIXELS = [  # two PNG of one pixel
    f'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42m{pixel}AAAABJRU5ErkJggg=='
    for pixel in ('NkYPhfDwAChwGA60e6kg', 'P8z8BQDwAEhQGAhKmMIQ')]
# what hangs the new row on a row that is there
LINKS = {
    'skp.indicator': ('line_id',), 'skp.realisation.line': ('realisation_id', 'indicator_id'),
    'skp.appraisal.line': ('appraisal_id', 'plan_line_id'), 'skp.measurement': ('appraisal_line_id', 'indicator_id'),
    'skp.evaluation.line (draft)': ('evaluation_id',), 'skp.evaluation.line (issued)': ('evaluation_id',),
    'skp.objection.item': ('objection_id',),
    'skp.action': ('plan_id', 'line_id'), 'skp.feedback': ('plan_id', 'line_id'),
    'skp.expectation': ('plan_id', 'aspect_id'), 'skp.behaviour': ('appraisal_id', 'aspect_id'),
    'skp.paraf': ('plan_id', 'paraf_id'), 'skp.file (case)': ('plan_id', 'employee_id'),
    'skp.ekinerja.line': ('sheet_id',), 'skp.addendum': ('plan_id', 'set_aside_id'),
}


class AccessCase(RpcCase):
    """One case of the same employee in each phase, a month each, and everybody who may knock."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        other = cls.env['res.company'].create({'name': "Dinas Lain"})
        foreigner = cls.make_person("Orang Dinas Lain", 'foreigner', groups='hr_skp.group_administrator', company=other)
        cls.people = {
            'employee': cls.worker.user_id, 'appraiser': cls.section_head.user_id, 'superior': cls.head.user_id,
            'data_manager': cls.data_manager.user_id, 'administrator': cls.administrator.user_id,
            'stranger': cls.stranger.user_id, 'other_company': foreigner.user_id,
            'no_employee': new_test_user(
                cls.env, f'no_employee.{cls.__name__.lower()}', groups='base.group_user', company_id=cls.company.id,
                company_ids=[(6, 0, cls.company.ids)]),
            'portal': new_test_user(cls.env, f'portal.{cls.__name__.lower()}', groups='base.group_portal'),
            'public': cls.env.ref('base.public_user'),
        }
        exporting = cls.env.ref('base.group_allow_export')  # with it, only the rows' own rules stand between
        exporting.user_ids |= cls.env['res.users'].union(
            *(user for role, user in cls.people.items() if role not in ('portal', 'public')))
        cls.make_cases()

    @classmethod
    def make_cases(cls):
        """``cls.cases``: {phase: case}, each ready to be completed by whoever holds it."""
        plans = cls.env['skp.plan'].union(*(
            cls.make_month(month)._open_for(cls.worker) for month in range(1, len(PHASES) + 1)))
        cls.fill_plan(plans)
        chain = cls.env['skp.sop.paraf'].create({'sop_id': plans.sop_id.id, 'title': "Sekretaris"})
        for plan in plans:
            plan.env['skp.plan.line'].create({'plan_id': plan.id, 'kind': 'additional', 'name': "Panitia"})
            plan.env['skp.previous'].create({'plan_id': plan.id, 'kind': 'none'})
            cls.agree(plan)
            plan.env['skp.paraf'].create({'plan_id': plan.id, 'paraf_id': chain.id, 'name': "Sekretaris"})
        cls.cases = {}
        for phase in [phase for phase in PHASES if phase not in OBJECTED]:
            plans = cls.walk(plans, phase)
            cls.cases[phase], plans = plans[0], plans[1:]
            if phase == 'response':
                cls.cases |= dict(zip(OBJECTED, plans, strict=False))
                plans = plans[len(OBJECTED):]
        cls.object_to()
        cls.fill_month(cls.cases['realisation'])
        cls.score(cls.cases['behaviour'])
        for phase, case in cls.cases.items():
            cls.make_evaluations(case)
            if phase != 'plan':  # there the administrator may still remove a case
                cls.env['skp.addendum'].with_context(**ENGINE).create({
                    **CASE_PROBES['skp.addendum'][2], 'number': 1, 'plan_id': case.id,
                    'set_aside_id': case.task_ids[:1].id})
            case.action_ekinerja()
        cls.cases['done']._make_copies()

    @classmethod
    def object_to(cls):
        """Object in three cases, and bring them to the appraiser, the employee and the superior."""
        objected = cls.env['skp.plan'].union(*(cls.cases[phase] for phase in OBJECTED))
        cls.complete(objected - objected[0], 'object', "Nilai tidak sesuai")
        cls.complete(objected[0], 'object', "", {'items': [
            {'kind': 'behaviour', 'id': objected[0].sudo().appraisal_ids.behaviour_ids[0].id, 'reason': "Keliru"}]})
        cls.complete(objected - objected[0], 'done', "Sesuai catatan")
        cls.complete(objected[2], 'done', "Penjelasan pegawai")

    @classmethod
    def make_evaluations(cls, case):
        """An evaluation that is issued and one that is not; no regulation comes between rights and rows."""
        days = {'date_from': case.date_from, 'date_to': case.date_to}
        rows = case.env['skp.evaluation'].create([
            {'plan_id': case.id, 'span': 'Q1', 'state': 'issued', **days}, {'plan_id': case.id, 'span': 'Q2', **days}])
        case.env['skp.evaluation.line'].create([
            {'evaluation_id': row.id, 'plan_line_id': case.line_ids[0].id} for row in rows])

    @classmethod
    def agree(cls, plan):
        """One row of each kind that PermenPANRB 6/2022 adds to a case; the rights ask for no regulation."""
        line, aspect = plan.line_ids[:1], plan.scheme_id.aspect_ids[:1]
        plan.env['skp.expectation'].create({'plan_id': plan.id, 'aspect_id': aspect.id})
        plan.env['skp.appendix'].create({'plan_id': plan.id, 'text': "Dukungan anggaran"})
        plan.env['skp.action'].create({'plan_id': plan.id, 'line_id': line.id, 'name': "Menyusun draf"})
        plan.env['skp.feedback'].sudo().create({
            'plan_id': plan.id, 'line_id': line.id, 'text': "Bagus", 'author_id': cls.section_head.user_id.id})

    @classmethod
    def make_month(cls, month):
        """A period of one month, counted from January 2024."""
        first = f'{2024 + (month - 1) // 12}-{(month - 1) % 12 + 1:02d}-01'
        last = cls.env['skp.period']._fields['date_to'].to_date(first).replace(day=28)
        return cls.period.copy({'name': first, 'date_from': first, 'date_to': last})

    # -- probes ------------------------------------------------------------------------------------

    @staticmethod
    def case_labels():
        """Rows of the table that belong to a case."""
        return {'skp.plan'} | CASE_PROBES.keys()

    def probe(self, label, phase):
        """How a row of a case is tried: (row or empty, values to write, values to create)."""
        case = self.cases[phase]
        if label == 'skp.plan':
            create = {'period_id': self.period.id, 'employee_id': self.stranger.id}
            return case, {'appraiser_id': self.stranger.id}, create
        path, write, create = CASE_PROBES[label]
        records = case.mapped(path)
        if label.startswith('skp.plan.line'):
            records = records.filtered(lambda line: line.kind == label.split('(')[1][:-1])
        if label.startswith('skp.evaluation'):
            owner = 'evaluation_id.state' if '.line' in label else 'state'
            records = records.filtered_domain([(owner, '=', label.split('(')[1][:-1])])
        record = records[:1]
        links = LINKS.get(label, ('plan_id',))
        return record, write, {**create, **{name: record[name].id for name in links}}

    def office_probes(self):
        """How the rows of no case are tried: {row of the table: (row, values to write, values to create)}."""
        env = self.env
        scheme, sop = self.period.scheme_id, self.period.sop_id
        draft = sop.copy({'code': 'draft'})
        step = {'name': "Langkah", 'short_name': "Langkah", 'act': 'plan', 'role': 'employee'}
        rank = {'code': 'X/x', 'name': "X"}
        task = self.cases['plan'].current_task_id
        dialog = env['skp.complete'].create({'task_ids': [(6, 0, task.ids)]})
        row = {'wizard_id': dialog.id, 'task_id': task.id, 'reason': "X"}
        opening = {'period_id': self.period.id}
        opened = env['skp.period.job'].create(opening)
        opened.state = 'done'
        left_out = {'job_id': opened.id, 'employee_id': self.worker.id, 'kind': 'note', 'name': "X", 'sentence': "X"}
        acting = {'employee_id': self.head.id, 'delegate_id': self.stranger.id, 'letter': "12/2030"}
        finding = {'plan_id': task.plan_id.id, 'severity': 'note', 'sentence': "X", 'res_model': 'skp.plan'}
        brought = env['skp.import'].create({'kind': 'months'})
        flaw = {'wizard_id': brought.id, 'level': 'error', 'sentence': "X"}
        past, later = ({'date_from': day, 'date_to': day} for day in ('2001-01-01', '2001-01-02'))
        result = {
            'period_id': self.period.id, 'leader_id': self.section_head.id, 'predicate': 'good', 'letter': "1/2024"}
        post, undo = {'title': "Sekretaris"}, {'task_id': task.id}
        item = {'wizard_id': dialog.id, 'kind': 'result', 'row_id': 1}
        printing = {'name': "X", 'report_id': env.ref('hr_skp.action_report_plan').id, 'form': 'pdf'}
        job = env['skp.print.job'].create(printing)
        sheet = {'job_id': job.id, 'plan_id': task.plan_id.id, 'name': "X"}
        template = env['skp.template'].create({
            'name': "X", 'company_id': self.company.id, 'scheme_code': 'pp46', 'post_kind': 'executor', 'line_ids': [
                (0, 0, {'name': "X", 'indicator_ids': [(0, 0, {'aspect': 'quantity', 'target': 1})]})]})
        proposal = template.line_ids
        return {
            'skp.template': (template, {'name': "Y"}, {
                'name': "Z", 'company_id': self.company.id, 'scheme_code': 'pp46', 'post_kind': 'jpt'}),
            'skp.template.line': (proposal, {'name': "Y"}, {'template_id': template.id, 'name': "Z"}),
            'skp.template.indicator': (proposal.indicator_ids, {'target': 2}, {'line_id': proposal.id, 'target': 3}),
            'skp.delegation': (
                env['skp.delegation'].create({**acting, **past}), {'letter': "13/2030"}, {**acting, **later}),
            'skp.period': (self.period.copy({'name': "2030"}), {'place': "Solok"}, {
                'name': "2031", 'company_id': self.company.id, 'sop_id': sop.id, 'scheme_id': scheme.id}),
            'skp.sop (published)': (sop, {'name': "X"}, {'name': "X", 'code': 'x', 'state': 'published'}),
            'skp.sop (draft)': (draft, {'name': "X"}, {'name': "X", 'code': 'x'}),
            'skp.sop.step (published)': (sop.step_ids[-1:], {'name': "X"}, {'sop_id': sop.id, **step}),
            'skp.sop.step (draft)': (
                env['skp.sop.step'].create({'sop_id': draft.id, **step}), {'name': "X"}, {'sop_id': draft.id, **step}),
            'skp.sop.paraf (published)': (
                env['skp.sop.paraf'].create({'sop_id': sop.id, **post}), {'title': "X"}, {'sop_id': sop.id, **post}),
            'skp.sop.paraf (draft)': (
                env['skp.sop.paraf'].create({'sop_id': draft.id, **post}),
                {'title': 'X'}, {'sop_id': draft.id, **post}),
            'skp.print': (env['skp.print'].create({}), {'form': 'zip'}, {}),
            'skp.print.job': (job, {'name': "Y"}, printing),
            'skp.print.job.line': (env['skp.print.job.line'].create(sheet), {'name': "Y"}, sheet),
            'skp.task.undo': (env['skp.task.undo'].create(undo), {'reason': "X"}, undo),
            **self.scheme_probes(scheme), **self.archive_probes(), **self.lock_probes(), **self.move_probes(),
            'skp.organisation': (
                env['skp.organisation'].create({**result, 'span': 'year'}), {'note': "X"}, {**result, 'span': 'Q1'}),
            'skp.rank': (env['skp.rank'].create({**rank, 'code': 'Y/y'}), {'name': "Y"}, rank),
            'skp.complete': (dialog, {'reason': "X"}, {'task_ids': [(6, 0, task.ids)]}),
            'skp.complete.item': (env['skp.complete.item'].create(item), {'reason': "Y"}, item),
            'skp.addendum.start': (
                env['skp.addendum.start'].create({'plan_id': task.plan_id.id}), {'reason': "X"},
                {'plan_id': task.plan_id.id}),
            'skp.step.in': (env['skp.step.in'].create(undo), {'reason': "X"}, undo),
            'skp.complete.line': (env['skp.complete.line'].create(row), {'reason': "Y"}, row),
            'skp.verify': (env['skp.verify'].create({}), {'case_count': 1}, {}),
            'skp.proof.visit': (
                env['skp.proof.visit'].create({'visitor': 'x', 'minute': '2024-01-01 00:00:00'}), {'count': 0}, {}),
            'skp.finding': (env['skp.finding'].create(finding), {'sentence': "Y"}, finding),
            'skp.recap': (env['skp.recap'].create({'period_id': self.period.id}), {'month': 'M01'}, {
                'period_id': self.period.id}),
            'skp.allowance.status': (
                env['skp.allowance.status'].search([('plan_id', '=', task.plan_id.id)], limit=1),
                {'month_state': 'measured'}, {'plan_id': task.plan_id.id}),
            'skp.import': (brought, {'kind': 'plans'}, {'kind': 'months'}),
            'skp.import.finding': (env['skp.import.finding'].create(flaw), {'sentence': "Y"}, flaw),
            'skp.justify': (env['skp.justify'].create({'task_id': task.id}), {'text': "X"}, {'task_id': task.id}),
            'skp.period.job (dry run)': (env['skp.period.job'].create(opening), {'post_kind': 'executor'}, opening),
            'skp.period.job (opened)': (opened, {'post_kind': 'executor'}, {**opening, 'state': 'done'}),
            'skp.period.job.line': (env['skp.period.job.line'].create(left_out), {'sentence': "Y"}, left_out),
        }

    def archive_probes(self):
        """Old years of the employee with a scan and a loan, and what the archive is kept by."""
        env = self.env
        year = {'employee_id': self.worker.id, 'regulation': 'pp46', 'old_predicate': "Baik"}
        old, other, bare = env['skp.file'].create([{**year, 'year': when} for when in (2001, 2002, 2004)])
        loan = {'borrower': "Inspektorat", 'purpose': "Pemeriksaan"}
        scan = {'file_id': old.id, 'file_name': "lembar.png"}
        code, counter = {'code': "KP.1", 'name': "Kinerja"}, {'company_id': self.company.id}
        dossier = {'employee_id': self.worker.id, 'year_from': 2001, 'year_to': 2002}
        return {
            'skp.file (old)': (bare, {'place': "Lain"}, {**year, 'year': 2003}),
            'skp.scan': (env['skp.scan'].create({**scan, 'content': PIXELS[0]}), {'note': "X"}, {
                **scan, 'content': PIXELS[1]}),
            'skp.loan': (env['skp.loan'].create({**loan, 'file_id': old.id}), {'purpose': "X"}, {
                **loan, 'file_id': other.id}),
            'skp.classification': (env['skp.classification'].create(code), {'name': "X"}, {**code, 'code': "KP.2"}),
            'skp.file.counter': (env['skp.file.counter'].create({**counter, 'year': 1990, 'last': 1}), {'last': 2}, {
                **counter, 'year': 1991, 'last': 1}),
            'skp.dossier': (env['skp.dossier'].create(dossier), {'year_to': 2003}, dossier),
        }

    def lock_probes(self):
        """A request of the employee on one month, while another month of his is locked, and the exception of a unit."""
        env, sheet = self.env, self.cases['realisation'].realisation_ids[:1]
        self.company.skp_lock_days, sheet.opened_on = 5, '2001-01-01'
        asking = {'realisation_id': sheet.id, 'reason': "Sakit"}
        asked = env['skp.unlock'].with_user(self.people['employee']).create(asking).sudo()
        asked.realisation_id = self.cases['measurement'].realisation_ids[:1]  # leaves the locked month to be asked for
        unit = env['hr.department'].create({'name': "Pos Terpencil", 'company_id': self.company.id})
        exception = {'department_id': unit.id, 'company_id': self.company.id, 'days': 5, 'reason': "Tanpa jaringan"}
        return {
            'skp.unlock': (asked.with_env(env), {'answer': "X"}, asking),
            'skp.lock.exception': (env['skp.lock.exception'].create(exception), {'reason': "X"}, exception),
        }

    def move_probes(self):
        """A special status of the employee long ago, and the dialogs of moves within the year."""
        env = self.env
        status = {'employee_id': self.worker.id, 'kind': 'study'}
        past, later = ({'date_from': day, 'date_to': day} for day in ('2001-01-01', '2001-01-02'))
        transfer = {'employee_ids': [(6, 0, self.worker.ids)], 'appraiser_id': self.head.id}
        change = {'from_id': self.section_head.id, 'to_id': self.head.id}
        return {
            'skp.status': (env['skp.status'].create({**status, **past}), {'note': "X"}, {**status, **later}),
            'skp.move.transfer': (env['skp.move.transfer'].create(transfer), {'letter': "X"}, transfer),
            'skp.move.appraiser': (env['skp.move.appraiser'].create(change), {'letter': "X"}, change),
        }

    def scheme_probes(self, scheme):
        """The rows of a published regulation and of the draft of its next version."""
        draft = scheme.browse(scheme.action_revise()['res_id'])
        probes = {
            'skp.scheme (published)': (
                scheme, {'regulation': "X"}, {'name': "X", 'code': 'pp46', 'state': 'published'}),
            'skp.scheme (draft)': (draft, {'regulation': "X"}, {'name': "X", 'code': 'permenpanrb6'}),
        }
        for name, values in (
                ('aspect_ids', {'code': 'x', 'name': "X"}),
                ('predicate_ids', {'code': 'very_poor', 'name': "X"}),
                ('figure_ids', {'code': 'skp_weight', 'name': "X", 'value': 1})):
            model = scheme[name]._name
            for label, owner in (('published', scheme), ('draft', draft)):
                row, spare = owner[name][-2:]
                values = {**values, 'code': spare.code}  # free again: only the rights stand in the way
                spare.unlink()
                probes[f'{model} ({label})'] = (row, {'name': "Y"}, {'scheme_id': owner.id, **values})
        return probes
