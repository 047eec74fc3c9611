from odoo import fields, models

from ..rules.errors import RuleError
from .skp_file import MEDIA


class SkpAct(models.AbstractModel):
    """What archiving needs, and the file that it makes of a case."""

    _inherit = 'skp.act'

    def _missing_archive(self, task, order):
        if not order.decision:
            return
        values = order.values
        if not (values.get('archive_place') or '').strip():
            yield self.env._("Place of the file is empty: write where the paper is kept, or the electronic folder.")
        if values.get('archive_medium') and values['archive_medium'] not in dict(MEDIA):
            yield self.env._("Medium is “%(value)s”: choose electronic, paper or both.", value=values['archive_medium'])
        yield from self._missing_number(task.plan_id, values)

    def _missing_number(self, plan, values):
        """A classification that the office has not, and what its pattern of numbers lacks."""
        classification = plan._archive_class(values.get('archive_class_id'))
        if classification is None:
            yield self.env._(
                "Classification %(value)s is not one of %(company)s: choose one of its list.",
                value=values['archive_class_id'], company=plan.company_id.name)
        elif not ((values.get('archive_number') or '').strip() or plan.archive_number):
            try:
                plan.company_id._skp_number(1, fields.Date.context_today(self), classification)
            except RuleError as error:
                yield self._rule_text(error)

    def _perform_archive(self, tasks, order):
        self.env['skp.file']._file_cases(tasks.plan_id, order.values)
        super()._perform_archive(tasks, order)
