from odoo import models

from ..rules import permenpanrb6_2022
from ..rules.calculation import Step
from .skp_calculation_words import EXPECTATIONS
from .skp_calculation_writer import Section

APPENDIX = "PermenPANRB 6/2022, Lampiran Bab"
GUIDE, RATED, ORGANISATION = f"{APPENDIX} IV.B.3.b.1.d", f"{APPENDIX} IV.B.3.b", f"{APPENDIX} IV.B.1"


class SkpAppraisal(models.Model):
    """How the predicate of PermenPANRB 6/2022 comes about: two ratings that meet in the quadrant, no score."""

    _inherit = 'skp.appraisal'

    def _calculation_permenpanrb6(self, writer):
        if not self.rating:
            return []
        section = Section(writer, 'result')
        counts = self._counts_permenpanrb6(writer)
        if counts and self.suggested_rating:
            section.add(Step('guide', counts, '', GUIDE), result=writer.say(EXPECTATIONS[self.suggested_rating]))
        self._add_quadrant(section, self.results_rating, self.behaviour_rating)
        if self.organisation_name:  # it guides a distribution and cuts nobody
            section.add(Step('organisation', '', '', ORGANISATION), result=self.organisation_name)
        return [section.row, *self._objection_permenpanrb6(writer)]

    def _add_quadrant(self, section, results, behaviour):
        """The two ratings and the predicate where they meet."""
        say = section.writer.say
        first, second = say(EXPECTATIONS[results]), say(EXPECTATIONS[behaviour])
        meet = permenpanrb6_2022.explain(results, behaviour)
        section.add(Step('results', '', '', RATED), result=first)
        section.add(Step('conduct', '', '', RATED), result=second)
        section.add(Step(meet.name, f"{first} × {second}", '', meet.article), result=self._word(meet.result))

    def _counts_permenpanrb6(self, writer):
        """How many results have which rating."""
        given = [line.rating for line in self.line_ids if line.rating]
        return ", ".join(
            f"{given.count(code)} × {writer.say(words)}" for code, words in EXPECTATIONS.items() if code in given)

    def _objection_permenpanrb6(self, writer):
        """The ratings that the superior has set in place of the appraiser's."""
        changed = self._changed_objection()
        if not changed or not (changed.new_results_rating and changed.new_behaviour_rating):
            return []
        section = Section(writer, 'objection')
        self._add_quadrant(section, changed.new_results_rating, changed.new_behaviour_rating)
        return [section.row]
