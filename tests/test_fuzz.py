"""Nonsense by RPC, on every method and field: an answer or a sentence, never a traceback (needs ``hypothesis``)."""
import json
import os
import re
import sys
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.tests import tagged

from .common_access import CASE_PROBES
from .common_methods import DIALOGS, MethodCase
from .common_rpc import Refused

TRIES = int(os.environ.get('HR_SKP_FUZZ', 0)) or 250  # of each kind; more on a long run of one's own
HTTP_TRIES = 60
steady = settings(
    deadline=None, derandomize=True, database=None, max_examples=TRIES, suppress_health_check=list(HealthCheck))
FUZZERS = ('employee', 'appraiser', 'data_manager', 'administrator', 'stranger')
# Odoo's own answer to what no client of it sends, given before any code of the addon is reached: (where, what)
STOCK = (
    (r'service/model\.py|call_kw', r'IndexError|TypeError: .*(positional|argument)'),  # arguments that are not there
    (r'ensure_one', r'Expected singleton: ir\.actions\.report'),  # no sheet, or several at once: not a row of the addon
)
TEXT = st.one_of(
    st.text(max_size=30), st.sampled_from((
        'x\0y', '\ud800', '<img src=x onerror=alert(1)>', "'; DROP TABLE skp_plan; --", '=1+1', '{{7*7}}', '%s%d',
        '\u202e\u0000', 'a' * 100_000, '٣', '1e999', 'NaN', 'draft', 'done', '2024-02-30', '9999-12-31', '0001-01-01')))
NUMBER = st.one_of(
    st.integers(-3, 3), st.sampled_from((2 ** 31, -2 ** 31, 2 ** 63, 10 ** 40, 1e300, -1e300, 1e-300, 99999.999)),
    st.floats(allow_nan=True, allow_infinity=True))
ANY = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBER, TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=2)), max_leaves=4)
COMMANDS = st.lists(st.one_of(
    st.tuples(st.integers(-1, 8), ANY, ANY).map(list), st.sampled_from((
        [5, 0, 0], [6, 0, [1, 2]], [4, 1, 0], [3, 1, 0], [2, 1, 0], [1, 1, {}], [0, 0, {}], [0, 'virtual_1', {'x': 1}],
        [6, 0, 'x'], [1, -1, {}], [4], [], 'x'))), max_size=3)
DATES = st.sampled_from((
    '2024-01-31', '2024-02-30', '9999-12-31', '0001-01-01', '31-01-2024', '2024-01-01 25:00:00', 5))
OF_TYPE = {
    'many2one': st.one_of(st.integers(-2, 300), ANY), 'one2many': st.one_of(COMMANDS, ANY),
    'many2many': st.one_of(COMMANDS, ANY), 'date': st.one_of(DATES, ANY), 'datetime': st.one_of(DATES, ANY),
    'integer': st.one_of(NUMBER, ANY), 'float': st.one_of(NUMBER, ANY), 'char': st.one_of(TEXT, ANY),
    'text': st.one_of(TEXT, ANY)}


@tagged('-at_install', 'post_install')
class TestFuzz(MethodCase):
    """The same nonsense on every run; ``HR_SKP_FUZZ`` says how much of it."""

    maxDiff = None

    def setUp(self):
        super().setUp()
        self.tried, self.found = Counter(), {}

    def finish(self, kind, least):
        """Say how much was tried, and what went wrong, each place once."""
        sys.stdout.write(f"\nfuzz, {kind}: {sum(self.tried.values())} calls, {dict(self.tried)}\n")
        self.assertGreaterEqual(sum(self.tried.values()), least)
        self.assertEqual({}, self.found)

    def judge(self, answer, *call):
        """Keep what a client would see as a traceback, unless it is Odoo's own."""
        self.tried[answer.word] += 1
        if answer.word == 'traceback' and not any(
                re.search(where, answer.where) and re.search(what, answer.sentence) for where, what in STOCK):
            self.found.setdefault(answer.where, f"{str(answer)[:300]} ← {str(call)[:300]}")

    # -- fields ------------------------------------------------------------------------------------

    def test_fields(self):
        """Every writable field of every model, by whoever may write the row."""
        probes = self.rows_to_write()
        names = [(label, name) for label, (record, _who, _create) in probes.items()
                 for name in self.writable_fields(record)]

        @settings(steady, max_examples=TRIES * 4)
        @given(st.data())
        def write(data):
            label, name = data.draw(st.sampled_from(names))
            record, user, create = probes[label]
            value = data.draw(OF_TYPE.get(record._fields[name].type, ANY))
            if data.draw(st.booleans()):
                answer = self.trial(user, record._name, 'write', record.ids, {name: value})
            else:
                answer = self.trial(user, record._name, 'create', [{**create, name: value}])
            self.judge(answer, label, name, value)

        write()
        self.finish(f"{len(names)} fields", TRIES * 4)

    def rows_to_write(self):
        """A row of each model with whoever has the most right to it: {label: (row, user, values to create)}."""
        people, found = self.people, {}
        for label in CASE_PROBES:
            for phase, role in (('plan', 'employee'), ('realisation', 'employee'), ('measurement', 'appraiser'),
                                ('behaviour', 'appraiser'), ('done', 'administrator')):
                record, _write, create = self.probe(label, phase)
                if record and (label not in found or record.with_user(people[role]).has_access('write')):
                    found[label] = (record, people[role], create)
                    if record.with_user(people[role]).has_access('write'):
                        break
        found['skp.plan'] = (self.cases['review'], people['data_manager'], self.probe('skp.plan', 'review')[2])
        found.update({label: (record, people['administrator'], create)
                      for label, (record, _write, create) in self.office_probes().items()})
        self.env.flush_all()
        return found

    def writable_fields(self, record):
        """Names of the fields that a client may try to write."""
        return [name for name, field in record._fields.items()
                if name not in ('id', 'create_uid', 'write_uid', 'create_date', 'write_date') and (
                    field.store or field.inverse) and not field.groups]

    # -- methods -----------------------------------------------------------------------------------

    def test_methods(self):
        """Every public method of the addon with any arguments, on any rows."""
        methods = sorted(self.addon_methods())
        models = {model for model, _method in methods} - DIALOGS.keys()
        row_of = {model: self.row_of(model, 'realisation').ids for model in sorted(models)}
        self.env.flush_all()

        @settings(steady, max_examples=TRIES * 2)
        @given(st.data())
        def call(data):
            model, method = data.draw(st.sampled_from(methods))
            role = data.draw(st.sampled_from(FUZZERS))
            is_api_model = getattr(getattr(self.env.registry[model], method), '_api_model', False)
            ids = data.draw(st.one_of(
                st.just(row_of.get(model, [])), st.lists(st.integers(-2, 400), max_size=3),
                st.just([1, 1]), st.just([2 ** 31 - 1])))
            args = data.draw(st.lists(ANY, max_size=self.arity(model, method)))
            context = data.draw(st.one_of(st.just({}), st.dictionaries(
                st.sampled_from(('default_state', 'active_test', 'lang', 'tz', 'default_task_ids', 'default_plan_id')),
                st.one_of(TEXT, NUMBER, st.lists(st.integers(0, 300), max_size=2)), max_size=2)))
            context.pop('lang', None)
            called = [*([] if is_api_model else [ids]), *args]
            self.judge(self.trial(self.people[role], model, method, *called, context=context), model, method, called,
                       context)

        call()
        self.finish(f"{len(methods)} methods", TRIES * 2)

    def arity(self, model, method):
        """How many arguments a method takes besides its rows."""
        function = getattr(self.env.registry[model], method)
        return getattr(function, '__wrapped__', function).__code__.co_argcount - 1

    # -- over HTTP ---------------------------------------------------------------------------------

    def test_nothing_is_stored_in_part(self):
        """What is refused over HTTP leaves every table of the addon as it was."""
        probes = self.rows_to_write()
        names = [(label, name) for label, (record, _who, _create) in probes.items()
                 for name in self.writable_fields(record)]

        @settings(steady, max_examples=HTTP_TRIES)
        @given(st.data())
        def send(data):
            label, name = data.draw(st.sampled_from(names))
            record, user, create = probes[label]
            value = data.draw(st.one_of(OF_TYPE.get(record._fields[name].type, ANY)).filter(is_json))
            before = self.digest()
            call = data.draw(st.sampled_from((
                ('write', record.ids, {name: value}), ('create', [{**create, name: value}]))))
            try:
                self.rpc(user, record._name, *call)
                self.tried['yes'] += 1
            except Refused as refused:
                self.tried[refused.kind] += 1
                if self.digest() != before:
                    self.found[str(call)[:200]] = str(refused)

        with self.undone():
            send()
        self.finish("over HTTP", HTTP_TRIES)

    def digest(self):
        """A sum over all rows of the addon."""
        self.env.flush_all()
        tables = sorted({model._table for name, model in self.env.registry.items()
                         if name.startswith('skp.') and model._auto and not model._abstract})
        self.env.cr.execute(" UNION ALL ".join(
            f"SELECT '{table}', count(*), sum(hashtext(row::text)) FROM {table} AS row" for table in tables))
        return self.env.cr.fetchall()


def is_json(value):
    """Whether a client can write the value down at all."""
    try:
        return bool(json.dumps(value, allow_nan=False))
    except ValueError:
        return False
