"""Writes a calculation down: words and numbers for one reader, and the steps of a section."""
import re
from decimal import Decimal

from odoo.tools import formatLang

from ..rules import indonesian
from .skp_calculation_words import SECTIONS, STEPS

NUMBER = re.compile(r'\d+(?:\.\d+)?')


class Writer:
    """Writes words and numbers for one reader."""

    def __init__(self, env, paper=False):
        self.env = env
        self.paper = paper

    def say(self, words, **values):
        """A pair of words, the English or the sheet's own, with the values filled in."""
        english, sheet = words
        if self.paper:
            return sheet % values if values else sheet  # as the catalogue does it
        return self.env._(english, **values)  # pylint: disable=unknown-option-value,gettext-variable

    def number(self, value):
        """A figure with the decimals that it has."""
        places = max(0, -value.as_tuple().exponent)
        if self.paper:
            return indonesian.number(value, places)
        return formatLang(self.env, float(value), digits=places)

    def formula(self, text):
        """A formula of ``rules/`` with its numbers as the reader writes them."""
        return NUMBER.sub(lambda found: self.number(Decimal(found[0])), text)


class Section:
    """One part of a calculation while it is written down."""

    def __init__(self, writer, kind, key=None, doubtful=(), **values):
        self.writer, self.kind, self.doubtful = writer, kind, doubtful
        self.row = {'key': key or kind, 'title': writer.say(SECTIONS[kind], **values), 'steps': []}

    def add(self, step, label='', row=None, inputs='', result=None):
        """Write a ``calculation.Step`` down.

        :param str label: whose step it is; what it is, is named by STEPS
        :param row: the record that it explains
        :param str inputs: the facts that the formula takes
        :param str result: where it is a word, or a number and a word
        """
        writer = self.writer
        what = (self.kind, step.name) in STEPS and writer.say(STEPS[self.kind, step.name])
        self.row['steps'].append({
            'key': step.name, 'source': f'{row._name},{row.id}' if row else '', 'inputs': inputs,
            'label': " – ".join(filter(None, (label, what))),
            'formula': writer.formula(step.formula),
            'result': result or writer.number(step.result),
            'article': step.article,
            'confirmed': not any(doubt(step) for doubt in self.doubtful),
        })
