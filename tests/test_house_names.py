import ast

from odoo.tests import BaseCase

from .test_house import files


def settings(node):
    """What a class says of itself by plain assignments: {name: value}."""
    return {
        target.id: statement.value for statement in node.body if isinstance(statement, ast.Assign)
        for target in statement.targets if isinstance(target, ast.Name)}


def models_of(path):
    """(name of the model, class) for each class of a file that defines or extends one model."""
    for node in ast.parse(path.read_text(encoding='utf-8')).body:
        if isinstance(node, ast.ClassDef):
            named = settings(node)
            name = named.get('_name', named.get('_inherit'))
            if isinstance(name, ast.Constant):
                yield name.value, node


def calls_super(function):
    return any(isinstance(node, ast.Name) and node.id == 'super' for node in ast.walk(function))


class TestHouseNames(BaseCase):
    """A model is spread over several files: none of them takes a method away from another by its name."""

    def test_no_method_hides_another(self):
        found = {}
        for path in files(('models', 'wizards', 'reports'), '.py'):
            for model, node in models_of(path):
                for function in node.body:
                    if isinstance(function, ast.FunctionDef):
                        found.setdefault((model, function.name), []).append((path.name, calls_super(function)))
        hidden = [
            f"{model}.{name}: {', '.join(path for path, _super in places)}" for (model, name), places in found.items()
            if len(places) > 1 and sum(not extends for _path, extends in places) > 1]
        self.assertEqual([], hidden, "written twice without super()")
