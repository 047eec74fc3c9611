"""Cases that stand at the response to their result on a given day; builds, never asserts."""
from datetime import datetime

from freezegun import freeze_time

from odoo.tests import TransactionCase

from .common_permenpanrb6 import Permenpanrb6Mixin


class ObjectionMixin(Permenpanrb6Mixin):
    """An office under PermenPANRB 6/2022 whose cases of 2024 are handed over in January 2025."""

    @classmethod
    def complete(cls, plans, decision='done', reason='', values=None):
        """Rate the span first where one ends with the month that is measured."""
        if decision == 'done':
            plans.invalidate_recordset(['evaluation_ids'])
            cls.rate_spans(plans.sudo().filtered(
                lambda plan: plan.current_task_id.act == 'measure' and plan.current_task_id.role == 'appraiser'))
        return super().complete(plans, decision, reason, values)

    @classmethod
    def at(cls, day):
        """The middle of an office day."""
        return freeze_time(f'{day} 03:00:00')

    @classmethod
    def stand(cls, state, day, employee=None, period=None):
        """A case that came to a phase on a day."""
        with cls.at(day):
            return cls.walk(cls.open_in(period or cls.period, employee), state)

    @classmethod
    def holiday(cls, day):
        """A day off for everybody of the office."""
        return cls.env['resource.calendar.leaves'].create({
            'name': "Libur", 'company_id': cls.company.id, 'calendar_id': cls.company.resource_calendar_id.id,
            'date_from': datetime.fromisoformat(f'{day} 00:00:00'),
            'date_to': datetime.fromisoformat(f'{day} 23:59:59')})

    @classmethod
    def items(cls, plan, *reasons):
        """Contested aspects of behaviour, one for each reason, in their order."""
        return {'items': [
            {'kind': 'behaviour', 'id': row.id, 'reason': reason}
            for row, reason in zip(plan.sudo().appraisal_ids.behaviour_ids, reasons, strict=False)]}


class ObjectionCommon(ObjectionMixin, TransactionCase):
    """Such an office inside a transaction."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office_6()
