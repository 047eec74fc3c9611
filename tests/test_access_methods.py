import sys

from odoo.tests import tagged

from .common_access import PHASES
from .common_cases import rows
from .common_methods import MethodCase, inherited_arguments
from .test_access import may

PANELS = ('search_panel_select_multi_range', 'search_panel_select_range')
TERSE = (*PANELS, 'read_progress_bar', 'name_create')  # may be empty also where the rows are open
PROBED_IN = {'skp.evaluation (issued)': 'done', 'skp.copy': 'done', 'skp.objection': 'decision'}
HIDDEN = ('skp.appraisal', 'skp.appraisal.line', 'skp.measurement', 'skp.behaviour', 'skp.evaluation (draft)')


@tagged('-at_install', 'post_install')
class TestAccessMethods(MethodCase):
    """Every public method × everybody, as ``cases/access_methods.csv`` says."""

    maxDiff = None

    def test_every_method(self):
        """What each method answers to each role: yes, no (not allowed), or a sentence that says why not now."""
        table = {(row['model'], row['method']): row for row in rows('access_methods')}
        wrong, cells = [], 0
        for model, method in sorted(self.addon_methods() | table.keys()):
            row = table.get((model, method), {})
            found = {role: self.outcome(user, model, method, row.get('phase')) for role, user in self.people.items()}
            cells += len(found)
            line = ','.join([model, method, row.get('phase') or '', *(answer.word for answer in found.values())])
            if not row:
                wrong.append(f"{model}.{method} is not named. Look at what each role is answered here, mend what is "
                             f"not right, and add the line to tests/cases/access_methods.csv: {line}")
            wrong += [
                f"{model}.{method} by {role}: {answer}" for role, answer in found.items()
                if row and answer.word != row[role]]
        self.assertEqual([], wrong)
        sys.stdout.write(f"\npublic methods called: {len(table)} × {len(self.people)} = {cells}\n")

    # -- what Odoo defines on every model ----------------------------------------------------------

    def test_inherited_methods_are_named(self):
        """A method that a new version of Odoo opens to clients is looked at before it is used."""
        named = {row['method'] for row in rows('access_inherited')}
        self.assertEqual(
            named, self.inherited_methods(), "name the method in tests/cases/access_inherited.csv with the right that "
            "it has to ask for: read, write, create, unlink, finds (rows by a domain), model (tells no row), closed")

    def test_inherited_methods(self):
        """Whatever door of Odoo is taken to a row, the right is the one of access_models.csv."""
        table = list(rows('access_models'))
        methods = {row['method']: row['needs'] for row in rows('access_inherited') if row['needs'] != 'thread'}
        wrong, cells = [], 0
        for label, probe, phase in self.all_probes():
            for role, method, needs in self.tries(label, methods):
                if not self.applies(label.split()[0], method):
                    continue
                rights = may(table, label, role, phase)
                found = self.inherited_answer(self.people[role], label.split()[0], method, probe)
                cells += 1
                if not self.fits(method, found, needs, rights):
                    wrong.append(f"{label}.{method} at {phase} by {role}: {found}")
        self.assertEqual([], wrong)
        sys.stdout.write(f"\ninherited methods called: {cells}\n")

    def tries(self, label, methods):
        """Who tries what: the outsider everything, the appraised what is hidden from him."""
        tries = [('stranger', method, needs) for method, needs in methods.items() if needs != 'model']
        tries += [('employee', method, needs) for method, needs in methods.items()
                  if label in HIDDEN and needs in ('read', 'finds')]
        return tries + [(role, method, needs) for role in ('employee', 'stranger', 'portal', 'public')
                        for method, needs in methods.items() if label == 'skp.plan' and needs == 'model']

    def all_probes(self):
        """Each label of the table with a row to try, and the phase of its case."""
        for label in sorted(self.case_labels()):
            phase = PROBED_IN.get(label) or next(
                phase for phase in ('behaviour', *PHASES) if self.probe(label, phase)[0])
            yield label, self.probe(label, phase), phase
        for label, probe in self.office_probes().items():
            yield label, probe, 'always'

    def inherited_answer(self, user, model, method, probe):
        """The ``Answer`` to one of Odoo's own methods on the row of a probe."""
        record, write, create = probe
        panel = {'search_domain': [('id', 'in', record.ids)], 'enable_counters': True} if method in PANELS else {}
        arguments = inherited_arguments(method, record, write, create)
        return self.trial(user, model, method, *arguments, **panel)

    def applies(self, model, method):
        """Whether the model has the field without which the method does nothing, or asserts in Odoo itself."""
        fields = self.env[model]._fields
        if method in ('action_archive', 'toggle_active'):
            return 'active' in fields
        if method == 'action_unarchive' or method == 'load' and self.env[model]._transient:
            return False  # nothing to do on an active row; a dialog imported without its rows is the own empty one
        if method.endswith('translations') and method != 'copy_translations':
            return any(field.translate and field.type == 'char' for field in fields.values())
        return method != 'web_resequence' or 'sequence' in fields

    def fits(self, method, found, needs, rights):
        """Whether an answer is what the rights say; what is closed may say anything but a row."""
        if needs == 'model':
            return found.word != 'traceback'
        if needs == 'closed':
            return not self.did(method, found)
        right = rights['read'] if needs == 'finds' else rights[needs]
        if method == 'copy' and rights['read'] == 'no':
            right = 'no'
        if found.word == 'traceback':
            return False
        if right == 'yes' and (found.word == 'sentence' or method in TERSE):
            return True
        return self.did(method, found) == (right == 'yes')

    def did(self, method, found):
        """Whether a call showed a row, or did what it was asked for."""
        if found.kind != 'yes':
            return False
        if method == 'load':
            return bool(found.value['ids'])
        if method in PANELS:
            return bool(found.value['values'])
        if method == 'read_progress_bar':
            return bool(found.value)
        return found.value is None or self.shown(found.value)

    def shown(self, answer):
        """Whether an answer shows anything."""
        if isinstance(answer, dict):
            return self.shown(list(answer.values()))
        return any(map(self.shown, answer)) if isinstance(answer, list) else bool(answer)
