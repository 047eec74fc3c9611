"""Runs the examples in the docstrings of every rules module."""
import doctest
import importlib
import pkgutil

from odoo.tests import BaseCase

from .. import rules

# in a package an exception has a longer name than in a file that runs by itself
FLAGS = doctest.IGNORE_EXCEPTION_DETAIL


class TestRulesDoctests(BaseCase):

    def test_examples(self):
        for found in pkgutil.iter_modules(rules.__path__):
            module = importlib.import_module(f'{rules.__name__}.{found.name}')
            with self.subTest(module=found.name):
                self.assertEqual(doctest.testmod(module, optionflags=FLAGS).failed, 0)
