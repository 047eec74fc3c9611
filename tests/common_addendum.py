"""Starts addenda and walks their runs, under each regulation; it never asserts."""
from odoo.fields import Command

from .common import OfficeMixin

BASIS = {'reason': "Pagu anggaran berubah", 'letter': "800/217/SET", 'letter_date': '2025-02-20'}


class AddendumMixin(OfficeMixin):
    """Whoever starts an addendum does it by its dialog; who signs it, by ``complete()``."""

    @classmethod
    def start(cls, plan, user=None, **basis):
        """An addendum of a case as its employee starts it, or somebody else."""
        user = user or plan.sudo().employee_id.user_id
        cls.env['skp.addendum.start'].with_user(user).create(
            {'plan_id': plan.id, **BASIS, **basis}).action_start()
        return plan.sudo().addendum_ids.sorted('id')[-1:]

    @classmethod
    def change(cls, plan):
        """Take the first row away, change the second, and add a third, as whoever writes the plan now.

        :return: (row that went, row that was changed, row that came), in superuser mode
        """
        user = plan.sudo().current_task_id.user_id
        gone, kept = plan.sudo().line_ids.filtered(lambda line: line.kind == 'main').sorted('id')[:2]
        gone.with_user(user).unlink()
        kept.with_user(user).name = f"{kept.name} dan arsip"
        kept.indicator_ids[0].with_user(user).write(
            {'target_text': "30 berkas"} if plan.sudo().scheme_code == 'permenpanrb6' else {'target': 30})
        come = cls.env['skp.plan.line'].with_user(user).create(
            {'plan_id': plan.id, 'sequence': 90, **cls.new_row(plan.sudo(), kept)}).sudo()
        return gone, kept, come

    @classmethod
    def new_row(cls, plan, like):
        """A row with indicators of the same kind as another's."""
        names = ('aspect', 'name', 'target', 'target_text', 'unit', 'perspective')
        return {
            'name': "Menata arsip", 'superior_text': like.superior_text, 'indicator_ids': [
                Command.create({name: row[name] for name in names}) for row in like.indicator_ids]}

    @classmethod
    def agree_addendum(cls, plan):
        """Employee and appraiser sign the new version."""
        cls.complete(plan)
        cls.complete(plan, 'agree')
