from odoo.tests import tagged
from odoo.tools import mute_logger

from .common_access import PHASES, AccessCase
from .common_call import CallMixin
from .common_cases import rows

DECISIONS = ('done', 'agree', 'return', 'accept', 'object', 'confirm', 'change')
VALUES = {'archive': {'archive_place': "Rak 1"}, 'decision': {'new_score': 80}}
REFUSALS = ('AccessError', 'UserError', 'MissingError')
OPERATIONS = ('read', 'write', 'create', 'unlink')
OUTSIDERS = ('stranger', 'other_company', 'no_employee', 'portal', 'public')
SOMETIMES = ('always', 'behaviour', 'done')  # the phases in which outsiders try their luck


def may(table, label, role, phase='always'):
    """What the table says: the first row that fits counts."""
    for row in table:
        fits = role in row['who'].split() or row['who'] == 'everybody else'
        if row['model'] == label and fits and (row['when'] == 'always' or phase in row['when'].split()):
            return {operation: row[operation] for operation in OPERATIONS}
    raise LookupError(f"access_models.csv says nothing of {label} for {role} at {phase}")


@tagged('-at_install', 'post_install')
class TestAccess(CallMixin, AccessCase):
    """Every step × every role, as ``cases/access_complete.csv`` and ``access_models.csv`` say."""

    maxDiff = None

    def attempt(self, *args, **kwargs):
        """As over HTTP, where the doors below are tried: None when it went through, otherwise the refusal."""
        answer = self.trial(*args, **kwargs)
        return None if answer.kind == 'yes' else answer

    ask = attempt

    def test_complete(self):
        """Who may end which step with which decision."""
        wrong = []
        for row in rows('access_complete'):
            offered = {role: row[role].split() for role in self.people}
            everything = set().union(*offered.values()) - {'no'} or {'done'}
            for role, user in self.people.items():
                # whoever holds the step tries every decision there is, the others those of the step
                tried = everything if offered[role] == ['no'] else DECISIONS
                wrong += [
                    f"{row['phase']}, {role}, {decision}: {found}" for decision in tried
                    if (found := self.wrong_end(user, row['phase'], decision, decision in offered[role]))]
        self.assertEqual([], wrong)

    def wrong_end(self, user, phase, decision, allowed):
        """What is wrong with the server's answer to a decision; nothing when the table is right."""
        case = self.cases[phase]
        task = case.current_task_id or case.task_ids.sorted('id')[-1:]
        call = self.attempt if allowed else self.ask  # a refusal leaves nothing to take back
        refused = call(user, 'skp.task', 'complete', task.ids, decision, "Alasan", VALUES.get(phase))
        if allowed:
            return refused
        return None if refused and refused.kind in REFUSALS else refused or "went through"

    def test_table_of_steps_is_whole(self):
        table = list(rows('access_complete'))
        self.assertEqual([row['phase'] for row in table], list(PHASES))
        self.assertEqual(table[0].keys() - {'phase'}, self.people.keys())

    def test_every_model_is_in_the_table(self):
        named = {row['model'].split()[0] for row in rows('access_models')}
        models = {
            name for name, model in self.env.registry.items() if name.startswith('skp.') and not model._abstract}
        self.assertEqual(models, named)

    def test_rows_of_cases(self):
        """Who may read, write, create and remove which row of a case in which phase."""
        table = list(rows('access_models'))
        labels = [label for label in dict.fromkeys(row['model'] for row in table) if label in self.case_labels()]
        wrong = []
        for phase in PHASES:
            for label in labels:
                probe = self.probe(label, phase)
                if probe[0]:
                    wrong += self.compare(table, label, phase, probe)
        self.assertEqual([], wrong)

    def test_rows_of_the_office(self):
        table = list(rows('access_models'))
        wrong = []
        for label, probe in self.office_probes().items():
            wrong += self.compare(table, label, 'always', probe)
        self.assertEqual([], wrong)

    def test_every_row_is_tried(self):
        labels = {row['model'] for row in rows('access_models')}
        self.assertEqual(labels, self.case_labels() | self.office_probes().keys())

    def compare(self, table, label, phase, probe):
        """Where the server and the table differ, in sentences."""
        found = []
        for role, user in self.people.items():
            if role in OUTSIDERS and phase not in SOMETIMES:
                continue
            expected = may(table, label, role, phase)
            for operation in self.tried(table, label, phase):
                refused = self.refusal(user, label, operation, expected[operation] == 'yes', probe)
                # the rights come first: whoever hears that the values are wrong had the right
                allowed = refused is None or refused.kind == 'ValidationError'
                if allowed != (expected[operation] == 'yes') or not allowed and refused.kind not in REFUSALS:
                    found.append(f"{label}, {phase}, {role}, {operation}: {refused or 'went through'}")
        return found

    def tried(self, table, label, phase):
        """The operations to try: what nobody ever may is tried in some phases only."""
        if phase in SOMETIMES:
            return OPERATIONS
        mine = [row for row in table if row['model'] == label]
        return [operation for operation in OPERATIONS if any(row[operation] == 'yes' for row in mine)]

    def refusal(self, user, label, operation, expected, probe):
        """The server's refusal of an operation on a row; nothing when it went through."""
        changes = operation != 'read' and expected
        call = self.attempt if changes else self.ask  # a refusal leaves nothing to take back
        return call(user, label.split()[0], operation, *self.arguments(operation, *probe))

    def arguments(self, operation, record, write, create):
        """What the operation is called with."""
        return {
            'read': [record.ids, ['display_name']], 'write': [record.ids, write], 'create': [[create]],
            'unlink': [record.ids]}[operation]


@tagged('-at_install', 'post_install')
class TestAccessDoors(CallMixin, AccessCase):
    """The side doors: hidden rows by other ways, guarded fields, forged contexts, private methods."""

    maxDiff = None

    # -- hidden rows -------------------------------------------------------------------------------

    def test_hidden_until_handed_over(self):
        """Measurement and behaviour show through no door before the employee gets the result."""
        for phase in ('measurement', 'behaviour'):
            case = self.cases[phase]
            for role in ('employee', 'data_manager', 'administrator', 'stranger', 'other_company'):
                with self.subTest(phase=phase, role=role):
                    self.assertEqual([], self.leaks(self.people[role], case))

    def test_readable_once_handed_over(self):
        """The same doors open with the hand-over: the test above looks through real ones."""
        case = self.cases['response']
        self.assertGreaterEqual(len(self.leaks(self.people['employee'], case)), 15)

    def test_hidden_again_after_a_return(self):
        """A month sent back after the appraisal was made hides it again."""
        case = self.cases['measurement']
        with self.undone():
            self.complete(case, 'return', "Angka salah")
            self.assertEqual(case.state, 'realisation')
            self.assertEqual([], self.leaks(self.people['employee'], case))

    def test_sheet(self):
        """The official sheet shows the scores to whom the rows are open."""
        for phase, role, shown in (
            ('behaviour', 'employee', False), ('behaviour', 'data_manager', False), ('behaviour', 'stranger', False),
            ('behaviour', 'appraiser', True), ('response', 'employee', True), ('handover', 'data_manager', False),
            ('done', 'data_manager', True), ('done', 'stranger', False), ('done', 'other_company', False),
            ('done', 'portal', False),
        ):
            with self.subTest(phase=phase, role=role), mute_logger('odoo.http'):
                case = self.cases[phase]
                score = f"{case.appraisal_ids.skp_score:.2f}".replace('.', ',')
                self.sign_in(self.people[role])
                page = self.url_open(f'/report/html/hr_skp.report_appraisal/{case.id}').text
                self.assertEqual(score in page, shown)

    def leaks(self, user, case):
        """The doors through which a user sees something of the appraisal of a case."""
        appraisal = case.appraisal_ids
        found = self.model_leaks(user, 'skp.behaviour', appraisal.behaviour_ids.ids, 'score', 'appraisal_id')
        found += self.model_leaks(
            user, 'skp.measurement', appraisal.line_ids.measurement_ids.ids, 'used', 'appraisal_line_id')
        found += self.model_leaks(user, 'skp.appraisal.line', appraisal.line_ids.ids, 'score', 'appraisal_id')
        found += self.model_leaks(user, 'skp.appraisal', appraisal.ids, 'score', 'period_id')
        return found + self.case_leaks(user, case)

    def model_leaks(self, user, model, ids, figure, group):
        """Ask a model itself in every way a client can."""
        domain = [('id', 'in', ids)]
        doors = {
            'search': ('search', domain),
            'search_count': ('search_count', domain),
            'search_read': ('search_read', domain, [figure]),
            'web_search_read': ('web_search_read', domain, {figure: {}}),
            'name_search': ('name_search', '', domain),
            'read': ('read', ids, [figure]),
            'web_read': ('web_read', ids, {figure: {}}),
            'export_data': ('export_data', ids, [figure]),
            'formatted_read_group': ('formatted_read_group', domain, [group], ['__count']),
            'web_read_group': ('web_read_group', domain, [group]),
            'figures of groups': ('formatted_read_group', domain, [group], [f'{figure}:max']),
            'old groups': ('read_group', domain, [f'{figure}:sum'], [group]),
            'progress bar': ('read_progress_bar', domain, group, {'field': group, 'colors': {}}),
            'search by the figure': ('search_count', [*domain, (figure, '>', -1)]),
            'copy': ('copy_data', ids),
            'history': ('get_metadata', ids),
            'onchange': ('onchange', ids, {}, [figure], {figure: {}}),
        }
        return [f"{model} {door}" for door, call in doors.items() if self.shown(self.answer(user, model, *call))]

    def test_figures_are_told_by_nothing_else(self):
        """Notes, findings, dialogs and the order of rows tell no figure before it is handed over."""
        case = self.cases['behaviour']
        appraisal = case.appraisal_ids
        figures = {f"{value:.2f}" for value in (appraisal.skp_score, appraisal.score, appraisal.behaviour_average)}
        figures |= {figure.replace('.', ',') for figure in figures}
        for role in ('employee', 'data_manager', 'administrator'):
            user = self.people[role]
            with self.subTest(role=role), self.undone():
                told = [self.call(user, 'mail.message', 'search_read', [
                    ('model', '=', 'skp.plan'), ('res_id', '=', case.id)], ['body'])]
                self.assertGreaterEqual(len(told[0].value), 3)
                found = self.call(user, 'skp.plan', 'action_open_checks', case.ids)
                told.append(self.call(user, 'skp.finding', 'search_read', found.value['domain'], ['sentence']))
                told.append(self.call(user, 'skp.complete', 'onchange', [], {}, [], {'new_score': {}, 'owed': {}},
                                      context={'default_task_ids': case.current_task_id.ids}))
                told.append(self.call(user, 'skp.plan', 'read', case.ids))
                told.append(self.call(user, 'skp.task', 'search_read', [('plan_id', '=', case.id)]))
                told.append(self.call(user, 'skp.signature', 'search_read', [('plan_id', '=', case.id)]))
                text = str([answer.value for answer in told])
                self.assertEqual([], [figure for figure in figures if figure in text and figure != '0.00'])
                for order in ('appraisal_ids', 'appraisal_ids.score', 'score desc', 'appraisal_id'):
                    self.assertNotEqual(self.trial(
                        user, 'skp.plan', 'search', [('id', '=', case.id)], order=order).kind, 'yes', order)

    def test_names_are_not_told_by_guessing(self):
        """A form names no row that its user may not read, whatever id it is given."""
        foreign = self.open_case(self.stranger)
        self.fill_plan(foreign, [("Rahasia", 1, 'laporan', 100, 12, 0)])
        line, mine = foreign.line_ids[0], self.cases['plan']
        shown = {'fields': {'display_name': {}}}
        for model, ids, values, spec in (
                ('skp.plan.line', mine.line_ids[:1].ids, {'superior_line_id': line.id}, {'superior_line_id': shown}),
                ('skp.plan.line', [], {'plan_id': foreign.id}, {'plan_id': shown}),
                ('skp.indicator', [], {'line_id': line.id}, {'line_id': shown, 'name': {}}),
                ('skp.feedback', [], {'line_id': line.id}, {'line_id': shown, 'about': {}}),
                ('skp.task.undo', [], {'task_id': foreign.task_ids.id}, {'plan_id': shown}),
                ('skp.justify', [], {'task_id': foreign.task_ids.id}, {'missed': {}, 'justification': {}}),
                ('skp.print', [], {'plan_ids': [[6, 0, foreign.ids]]}, {'plan_ids': shown, 'count': {}}),
                ('skp.complete', [], {'task_ids': [[4, foreign.task_ids.id]]}, {'heading': {}, 'explanation': {}})):
            for role in ('employee', 'appraiser', 'no_employee'):
                with self.subTest(model=model, role=role):
                    answer = self.trial(self.people[role], model, 'onchange', ids, values, list(values), spec)
                    self.assertNotEqual(answer.kind, 'traceback', answer)
                    for word in ("Rahasia", "Orang Lain"):
                        self.assertNotIn(word, str(answer.value))

    def test_count_of_a_period(self):
        """How many cases a period has is told to nobody by the print dialog."""
        answer = self.trial(self.people['stranger'], 'skp.print', 'onchange', [], {
            'period_id': self.cases['done'].period_id.id}, ['period_id'], {'period_id': {}, 'count': {}})
        self.assertEqual(answer.value['value'].get('count', 0), 0)

    def case_leaks(self, user, case):
        """Ask the case for its rows, and by questions whose answer tells a figure."""
        nested = {'appraisal_ids': {'fields': {'score': {}, 'behaviour_ids': {'fields': {'score': {}}}}}}
        asked = ['appraisal_ids', 'appraisal_id', 'score', 'rating_name']
        own = [('id', '=', case.id)]
        doors = {
            'web_read': [row['appraisal_ids'] for row in self.answer(user, 'skp.plan', 'web_read', case.ids, nested)],
            'read': [row[name] for row in self.answer(user, 'skp.plan', 'read', case.ids, asked) for name in asked],
            'export_data': self.exported(user, case),
        }
        for path in ('appraisal_ids', 'appraisal_ids.behaviour_ids', 'appraisal_ids.line_ids'):
            doors[path] = self.answer(user, 'skp.plan', 'search', [*own, (f'{path}.score', '>', -1)])
            doors[f'task {path}'] = self.answer(
                user, 'skp.task', 'search', [('plan_id', '=', case.id), (f'plan_id.{path}.score', '>', -1)])
            doors[f'period {path}'] = self.answer(
                user, 'skp.period', 'search', [('plan_ids', 'any', [*own, (f'{path}.score', '>', -1)])])
        return [f"through the case by {door}" for door, seen in doors.items() if self.shown(seen)]

    def exported(self, user, case):
        """Figures that an export of the case carries."""
        paths = ['appraisal_ids/score', 'appraisal_ids/behaviour_ids/score', 'appraisal_id/score', 'score']
        answer = self.answer(user, 'skp.plan', 'export_data', case.ids, paths) or {'datas': []}
        return [cell for row in answer['datas'] for cell in row]

    def answer(self, user, model, method, *args):
        """What the server says; nothing when it refuses for lack of rights."""
        answer = self.trial(user, model, method, *args)
        if answer.kind in ('AccessError', 'MissingError'):
            return []
        self.assertEqual(answer.kind, 'yes', answer)
        return answer.value

    def shown(self, answer):
        """Whether an answer shows anything."""
        if isinstance(answer, dict):
            return self.shown(list(answer.values()))
        return any(map(self.shown, answer)) if isinstance(answer, list) else bool(answer)
