"""Odoo's own test_lint, turned on this addon alone. Run by dev/_lint.py in a shell on a database with the addon.

Each checker is Odoo's, unchanged; only where it would walk through all addons it is given ours.
"""
import importlib
import os
import unittest
from types import SimpleNamespace
from unittest.mock import patch

import odoo.addons
from odoo import tools
from odoo.modules import Manifest, get_modules
from odoo.tests import common

# not here: test_checkers tests the checkers themselves; test_eslint wants eslint, which is no Python package
MODULES = ('test_docstring', 'test_dunderinit', 'test_i18n', 'test_index', 'test_jstranslate', 'test_l10n',
           'test_manifests', 'test_markers', 'test_naming', 'test_onchange_domains', 'test_orm_import',
           'test_override_signatures', 'test_pofile', 'test_pylint', 'test_routes', 'test_test_holes')
OURS = Manifest.for_addon('hr_skp')
HOME = os.path.realpath(OURS.path)


class OurConfig(SimpleNamespace):
    """Odoo's configuration with our addon as its root: pylint reads nothing else."""

    root_path = HOME

    def __getitem__(self, key):
        return tools.config[key]


def run(name):
    """Run the tests of one module of test_lint and tell each."""
    module = importlib.import_module(f'odoo.addons.test_lint.tests.{name}')
    ours = {'get_modules': lambda: ['hr_skp'], 'MODULES_TO_LINT_ONLY_PUBLIC_METHODS': ('hr_skp',)}
    for change, value in ours.items():
        if hasattr(module, change):
            setattr(module, change, value)
    if name == 'test_pylint':
        module.tools = SimpleNamespace(config=OurConfig(), parse_version=tools.parse_version, constants=tools.constants)
    for test in unittest.defaultTestLoader.loadTestsFromModule(module):
        for case in test:
            result = unittest.TestResult()
            unittest.TestSuite([case]).run(result)  # with the class's own setup
            told = [text for _case, text in (*result.failures, *result.errors)] + [
                f"skipped: {reason}" for _case, reason in result.skipped]
            print(f"lint: {'FAILED' if told else 'ok'} {name}.{case._testMethodName}")
            print("\n".join(told))


assert 'hr_skp' in get_modules()
common.get_db_name = lambda: env.cr.dbname  # noqa: F821 - the shell's own
with patch.object(Manifest, 'all_addon_manifests', lambda: [OURS]):
    for name in MODULES:
        if name == 'test_markers':
            with patch.object(odoo.addons, '__path__', [HOME]), patch.object(odoo, '__path__', []):
                run(name)
        else:
            run(name)
