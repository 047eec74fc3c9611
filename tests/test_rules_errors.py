"""Every refusal can be translated: one registry, every sentence used, every value filled in."""
import re
from pathlib import Path

from odoo.tests import BaseCase

from ..rules import errors, permenpanrb8_2021, pp46_2011

RULES = Path(errors.__file__).parent


class TestErrors(BaseCase):

    def test_every_sentence_is_used(self):
        sources = ''.join(path.read_text('utf-8') for path in RULES.glob('*.py') if not path.match('errors*.py'))
        unused = [code for code in errors.MESSAGES if f"'{code}'" not in sources]
        self.assertEqual(unused, [])

    def test_only_named_placeholders(self):
        for code, sentence in errors.MESSAGES.items():
            with self.subTest(code=code):
                self.assertFalse(re.search(r'%(?!\(\w+\)s)', sentence))

    def test_names_of_values_are_terms(self):
        for aspect in ('quantity', 'quality', 'time', 'cost'):
            for part in ('realised', 'target'):
                self.assertIn(f'{part} {aspect}', errors.TERMS)
        for name in (*pp46_2011.BEHAVIOURS, *permenpanrb8_2021.BEHAVIOURS):
            self.assertIn(name, errors.TERMS)

    def test_refusal_carries_its_template(self):
        with self.assertRaises(errors.RuleError) as refused:
            pp46_2011.activity({'quantity': (1, 0), 'quality': (90, 100), 'time': (12, 12)})
        error = refused.exception
        self.assertIsInstance(error, ValueError)
        self.assertEqual(error.values, {'what': 'quantity', 'value': '0', 'article': 'Perka BKN 1/2013'})
        self.assertEqual(error.template % error.values, str(error))
