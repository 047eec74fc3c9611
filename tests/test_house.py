import ast
import csv
import re
import sys
from pathlib import Path

from odoo.modules import get_module_path
from odoo.tests import TransactionCase, tagged

HOUSE = Path(get_module_path('hr_skp'))
CODE = ('models', 'rules', 'wizards', 'reports', 'controllers')
OVERRIDES = {'create', 'write', 'unlink', 'copy', 'copy_data', 'default_get', 'read', 'init'}
BRANCHES = (
    ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.Assert, ast.comprehension,
    ast.match_case)
# models whose rows belong to a case: each needs record rules of its own
CASE_MODELS = {
    'skp.plan', 'skp.plan.line', 'skp.indicator', 'skp.realisation', 'skp.realisation.line', 'skp.appraisal',
    'skp.appraisal.line', 'skp.measurement', 'skp.behaviour', 'skp.objection', 'skp.task', 'skp.signature',
    'skp.party',
}
REGISTRY_HOST = re.compile(r'(pypi|pythonhosted|npmjs|registry\.|deb\.debian|crates\.io|proxy\.golang)', re.IGNORECASE)
TEXT_FILES = {'.py', '.xml', '.csv', '.md', '.js', '.css', '.scss', '.txt', '.in', '.lock', '.toml', '.cfg', '.yml', ''}


def files(folders, suffix):
    """The files of the addon below some folders."""
    return sorted(path for folder in folders for path in (HOUSE / folder).rglob(f'*{suffix}'))


def shared_cases(path):
    """The classes of a test file that hold tests for others to inherit."""
    for node in ast.parse(path.read_text(encoding='utf-8')).body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith('Test') and any(
                isinstance(part, ast.FunctionDef) and part.name.startswith('test_') for part in node.body):
            yield node


def line_count(path):
    return len(path.read_text(encoding='utf-8').splitlines())


def functions(path):
    """Each function of a file with the class it stands in (None outside a class)."""
    tree = ast.parse(path.read_text(encoding='utf-8'))
    owners = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            owner = owners[node]
            yield node, owner if isinstance(owner, ast.ClassDef) else None


def complexity(function):
    """Cyclomatic complexity: one, and one for each branch, loop, handler and further operand of and/or."""
    count = 1
    for node in ast.walk(function):
        if isinstance(node, BRANCHES):
            count += 1 + (len(node.ifs) if isinstance(node, ast.comprehension) else 0)
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
    return count


def imports(path):
    """Each import of a file with the module it names; one that leaves the folder is named by its dots."""
    for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'))):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level != 1:
            yield node, f"{'.' * node.level}{node.module or ''}"


def place(path, node):
    return f"{path.relative_to(HOUSE)}:{node.lineno} {node.name}"


@tagged('-at_install', 'post_install')
class TestHouse(TransactionCase):
    """The budgets that keep the house liveable; nobody has to remember them."""

    def test_python_files_are_short(self):
        self.assertEqual([], [
            f"{path.relative_to(HOUSE)}: {line_count(path)} lines, at most 250"
            for path in files(CODE, '.py') if line_count(path) > 250])

    def test_view_files_are_short(self):
        self.assertEqual([], [
            f"{path.relative_to(HOUSE)}: {line_count(path)} lines, at most 200"
            for path in files(('views',), '.xml') if line_count(path) > 200])

    def test_functions_are_short(self):
        self.assertEqual([], [
            f"{place(path, node)}: {node.end_lineno - node.lineno + 1} lines, at most 25"
            for path in files(CODE, '.py') for node, _owner in functions(path)
            if node.end_lineno - node.lineno + 1 > 25])

    def test_functions_are_simple(self):
        self.assertEqual([], [
            f"{place(path, node)}: complexity {complexity(node)}, at most 10"
            for path in files((*CODE, 'tests'), '.py') for node, _owner in functions(path) if complexity(node) > 10])

    def test_public_methods_have_a_docstring(self):
        self.assertEqual([], [
            place(path, node) for path in files(CODE, '.py') for node, owner in functions(path)
            if not node.name.startswith('_') and node.name not in OVERRIDES
            and (owner is None or not owner.name.startswith('_')) and not ast.get_docstring(node)])

    def test_public_methods_take_no_ids_or_context(self):
        """The web client passes these two itself."""
        self.assertEqual([], [
            place(path, node) for path in files(('models', 'wizards', 'reports'), '.py')
            for node, owner in functions(path) if owner and not node.name.startswith('_')
            and {argument.arg for argument in node.args.args + node.args.kwonlyargs} & {'ids', 'context'}])

    def test_sudo_says_why(self):
        """Each sudo() has a ``# sudo:`` comment on its line or within the three lines above."""
        silent = []
        for path in files(CODE, '.py'):
            lines = path.read_text(encoding='utf-8').splitlines()
            silent += [
                f"{path.relative_to(HOUSE)}:{number + 1}" for number, line in enumerate(lines)
                if '.sudo()' in line.split('#')[0]
                and not any('# sudo:' in near for near in lines[max(number - 3, 0):number + 1])]
        self.assertEqual([], silent)

    def test_rules_know_no_odoo(self):
        """``rules/`` imports the standard library and itself, nothing else."""
        own = {path.stem for path in files(('rules',), '.py')}
        self.assertEqual([], [
            f"{path.name}:{node.lineno} {name}"
            for path in files(('rules',), '.py') for node, name in imports(path)
            if name.split('.')[0] not in sys.stdlib_module_names | own])

    def test_every_test_file_is_run(self):
        """Odoo's runner knows the files that the package imports, and no others."""
        imported = (HOUSE / 'tests/__init__.py').read_text(encoding='utf-8')
        missing = [path.stem for path in files(('tests',), '.py')
                   if path.stem.startswith('test_') and f'    {path.stem},' not in imported]
        self.assertFalse(missing)

    def test_inherited_tests_are_run(self):
        """Odoo's runner leaves out the tests that a class inherits, unless the class with them says otherwise."""
        self.assertEqual([], [
            node.name for path in files(('tests',), '.py') for node in shared_cases(path)
            if 'allow_inherited_tests_method' not in ast.unparse(node)])

    def test_every_model_has_access_lines(self):
        with (HOUSE / 'security/ir.model.access.csv').open(encoding='utf-8', newline='') as table:
            named = {row['model_id:id'].split('.')[-1] for row in csv.DictReader(table)}
        self.assertEqual([], sorted(
            name for name, model in self.env.registry.items()
            if name.startswith('skp.') and not model._abstract and f"model_{name.replace('.', '_')}" not in named))

    def test_every_case_model_has_record_rules(self):
        """Also a model made later: whoever hangs on a case is hidden like the case."""
        hanging = {
            name for name, model in self.env.registry.items()
            if name.startswith('skp.') and not model._abstract and not model._transient
            and 'plan_id' in model._fields and model._fields['plan_id'].comodel_name == 'skp.plan'}
        rules = self.env['ir.rule'].search([('model_id.model', '=like', 'skp.%'), ('perm_read', '=', True)])
        self.assertEqual([], sorted((CASE_MODELS | hanging) - set(rules.mapped('model_id.model'))))

    def test_no_rule_on_employees(self):
        rules = self.env['ir.model.data'].search([('module', '=', 'hr_skp'), ('model', '=', 'ir.rule')])
        models = self.env['ir.rule'].browse(rules.mapped('res_id')).exists().mapped('model_id.model')
        self.assertFalse([name for name in models if name.startswith('hr.')])

    def test_indonesian_is_complete(self):
        import polib
        for path in files(('i18n',), 'id.po'):
            terms = polib.pofile(str(path))
            self.assertEqual([], [
                entry.msgid for entry in terms if not entry.obsolete and ('fuzzy' in entry.flags or not entry.msgstr)])

    def test_no_registry_hosts(self):
        """No address of a package registry is written anywhere: the machine's own settings name it."""
        named = []
        for path in HOUSE.rglob('*'):
            inside = path.relative_to(HOUSE)
            if inside.parts[0].startswith('.') or path == Path(__file__) or not path.is_file():
                continue
            if path.suffix in TEXT_FILES and '__pycache__' not in inside.parts:
                text = path.read_text(encoding='utf-8', errors='replace')
                named += [f"{inside}: {host}" for host in re.findall(r'https?://[^\s"\')>]+', text)
                          if REGISTRY_HOST.search(host)]
        self.assertEqual([], named)
