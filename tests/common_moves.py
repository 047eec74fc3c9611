"""Orders of moves within the year, as a data manager gives them; it never asserts."""
from odoo.fields import Date

from .common_permenpanrb6 import Permenpanrb6Mixin


class MovesMixin(Permenpanrb6Mixin):
    """An office with a second unit, its head, and the two dialogs."""

    @classmethod
    def make_units(cls):
        """``cls.new_unit`` led by ``cls.new_head``, below the same ``cls.head``."""
        cls.new_head = cls.make_person("Rina Marlina, S.H.", 'new_head', manager=cls.head, structural=True)
        cls.new_unit = cls.env['hr.department'].create({
            'name': "Seksi Mutasi", 'company_id': cls.company.id, 'manager_id': cls.new_head.id})

    @classmethod
    def transfer(cls, people, moved_on, user=None, **vals):
        """The dialog of a transfer, filled in."""
        return cls.env['skp.move.transfer'].with_user(user or cls.data_manager.user_id).create({
            'employee_ids': [(6, 0, people.ids)], 'moved_on': moved_on, 'letter': "800/125",
            'department_id': cls.new_unit.id, 'appraiser_id': cls.new_head.id, **vals})

    @classmethod
    def change_appraiser(cls, moved_on, user=None, **vals):
        """The dialog of a change of appraiser, filled in."""
        return cls.env['skp.move.appraiser'].with_user(user or cls.data_manager.user_id).create({
            'from_id': cls.section_head.id, 'to_id': cls.new_head.id, 'moved_on': moved_on,
            'letter': "800/126", **vals})

    @classmethod
    def give_status(cls, person, kind, date_from, date_to=False, **vals):
        """A special status, as the data manager records it."""
        return cls.env['skp.status'].with_user(cls.data_manager.user_id).create({
            'employee_id': person.id, 'kind': kind, 'date_from': date_from, 'date_to': date_to, 'letter': "800/127",
            **vals})

    @classmethod
    def walk_months(cls, plan, count, rate=True):
        """Report and measure some months of a case that stands at its first open month."""
        for _number in range(count):
            cls.fill_month(plan)
            cls.complete(plan)
            if rate:
                cls.rate_spans(plan)
            cls.complete(plan)
        return plan.sudo()

    @staticmethod
    def day(text):
        return Date.to_date(text)
