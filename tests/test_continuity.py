from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import SkpCommon


@tagged('-at_install', 'post_install')
class TestChain(SkpCommon):
    """Who is above whom, and the explanation."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.section = cls.worker.department_id
        cls.office = cls.section.create({'name': "Balai", 'company_id': cls.company.id})
        cls.section.parent_id = cls.office

    def climb(self, employee):
        person, steps = employee._skp_above()[employee.id]
        return person, " ".join(steps)

    def test_manager(self):
        person, why = self.climb(self.worker)
        self.assertEqual(person, self.section_head)
        self.assertEqual(why, "Manager of Siti Aminah, S.Kom.: Budi Santoso, S.E., taken.")

    def test_upwards(self):
        """Archived manager, vacant department, then the department above."""
        self.section_head.active = False
        self.assertFalse(self.climb(self.worker)[0])
        self.office.manager_id = self.head
        person, why = self.climb(self.worker)
        self.assertEqual(person, self.head)
        self.assertIn("Budi Santoso, S.E., passed over (archived)", why)
        self.assertIn("Department Subbagian Umum: vacant", why)
        self.assertIn("Department Balai: Dra. Ratna Dewi, M.Pd., taken", why)

    def test_oneself(self):
        """The manager of the own department is not above himself."""
        self.section.manager_id = self.section_head
        self.office.manager_id = self.head
        self.section_head.parent_id = False
        person, why = self.climb(self.section_head)
        self.assertEqual(person, self.head)
        self.assertIn("passed over (oneself)", why)

    def test_gaps_explain(self):
        lonely = self.make_person("Tanpa Atasan", 'lonely')
        gaps = self.period._gaps(lonely | self.worker)
        self.assertEqual(gaps.keys(), {lonely.id})
        self.assertIn("Nobody is above Tanpa Atasan", gaps[lonely.id])
        self.assertIn("Manager of Tanpa Atasan: vacant. Department Balai: vacant.", gaps[lonely.id])
        self.office.manager_id = self.section_head
        self.assertFalse(self.period._gaps(lonely))
        self.assertEqual(self.open_case(lonely).appraiser_id, self.section_head)

    def test_two_who_manage_each_other(self):
        self.top.parent_id = self.head
        self.assertIn("Appraiser's superior of Prof", self.period._gaps(self.top)[self.top.id])


@tagged('-at_install', 'post_install')
class TestContinuity(SkpCommon):
    """For each way people move: what stock Odoo does, and that no case is left without an owner."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.worker.department_id.manager_id = cls.head
        cls.deputy = cls.make_person("Rina Marlina, S.H.", 'deputy', manager=cls.head)

    def at(self, state):
        return self.walk(self.open_case(), state).sudo()

    def assert_with(self, plan, holder, desk=None):
        """The step, its activity and the case lie with one person (or on the desk of who records for him)."""
        task = plan.current_task_id
        desk = desk or holder.user_id
        self.assertEqual(task.holder_name, holder.name)
        self.assertEqual((task.desk_user_id, plan.current_user_id), (desk, desk))
        self.assertEqual(plan.activity_ids.user_id, desk)
        self.assertEqual(task.activity_id, plan.activity_ids)

    # -- manager changed ---------------------------------------------------------------------------

    def test_stock_new_manager_reroutes_nothing(self):
        """Stock: a new manager changes the field, an activity stays with the old one's user."""
        activity = self.worker.activity_schedule(user_id=self.section_head.user_id.id)
        self.worker.parent_id = self.deputy
        self.assertEqual(activity.user_id, self.section_head.user_id)

    def test_new_manager(self):
        plan = self.at('review')
        self.worker.parent_id = self.deputy
        self.assertEqual((plan.appraiser_id, plan.superior_id), (self.deputy, self.head))
        self.assert_with(plan, self.deputy)
        self.assertIn(
            "Appraiser is now Rina Marlina, S.H. (was Budi Santoso, S.E.)", "".join(plan.message_ids.mapped('body')))
        self.assertEqual(plan._party('plan', 'appraiser').name, "Rina Marlina, S.H.")

    def test_new_manager_after_signing(self):
        """Signed sheets keep who signed them, the open step follows."""
        plan = self.at('measurement')
        self.worker.parent_id = self.deputy
        self.assert_with(plan, self.deputy)
        self.assertEqual(plan._party('plan', 'appraiser').name, "Budi Santoso, S.E.")
        plan.current_task_id.with_user(self.deputy.user_id).complete()

    def test_chosen_appraiser_stays(self):
        """An appraiser whom the data manager chose is not the manager: a new manager changes nothing."""
        plan = self.at('review')
        plan.with_user(self.data_manager.user_id).appraiser_id = self.stranger
        self.worker.parent_id = self.deputy
        self.assertEqual(plan.appraiser_id, self.stranger)

    def test_own_manager(self):
        """Who may write employees changes the own manager: the own open case keeps its appraiser."""
        plan = self.at('review')
        user = self.worker.user_id
        user.group_ids += self.env.ref('hr.group_hr_user')
        self.worker.with_user(user).parent_id = self.deputy
        self.assertEqual(self.worker.parent_id, self.deputy)
        self.assert_with(plan, self.section_head)

    def test_manager_of_the_appraiser(self):
        plan = self.at('ratification')
        self.section_head.parent_id = self.top
        self.assertEqual((plan.appraiser_id, plan.superior_id), (self.section_head, self.top))
        self.assert_with(plan, self.top)

    def test_department_manager(self):
        """Stock: a department's new manager becomes the manager of those who had the old one."""
        self.worker.department_id.manager_id = self.section_head
        plan = self.at('review')
        self.worker.department_id.manager_id = self.deputy
        self.assertEqual(self.worker.parent_id, self.deputy)
        self.assert_with(plan, self.deputy)

    def test_never_oneself(self):
        plan = self.at('review')
        self.worker.parent_id = self.worker
        self.assert_with(plan, self.head)
        self.assertNotIn(self.worker, plan.appraiser_id | plan.superior_id)

    # -- manager archived --------------------------------------------------------------------------

    def test_stock_archive_empties_the_manager(self):
        self.section_head.with_context(no_wizard=True).action_archive()
        self.assertFalse(self.worker.parent_id)

    def assert_archived_appraiser(self, archive):
        plan = self.at('measurement')
        archive()
        self.assertEqual((plan.appraiser_id, plan.superior_id), (self.head, self.top))
        self.assert_with(plan, self.head)
        self.assertIn("passed over (leaving", "".join(plan.message_ids.mapped('body')))

    def test_archived_appraiser(self):
        self.assert_archived_appraiser(self.section_head.with_context(no_wizard=True).action_archive)

    def test_archived_appraiser_by_write(self):
        self.assert_archived_appraiser(lambda: self.section_head.write({'active': False}))

    def test_departure_wizard(self):
        plan = self.at('measurement')
        user = self.section_head.user_id
        wizard = self.env['hr.departure.wizard'].with_context(
            active_id=self.section_head.id, employee_termination=True).create({
                'employee_ids': [(6, 0, self.section_head.ids)], 'remove_related_user': True,
                'departure_reason_id': self.env['hr.departure.reason'].search([], limit=1).id})
        wizard.action_register_departure()
        self.assertFalse(self.section_head.active or user.active)
        self.assert_with(plan, self.head)

    def test_archived_superior(self):
        plan = self.at('ratification')
        self.worker.department_id.manager_id = self.top
        self.head.with_context(no_wizard=True).action_archive()
        self.assertEqual((plan.appraiser_id, plan.superior_id), (self.section_head, self.top))
        self.assert_with(plan, self.top)

    def test_nobody_found(self):
        """The case stays with a note, and the data manager has it on the desk."""
        self.worker.department_id.manager_id = False
        self.section_head.parent_id = self.head  # stock took it away with the manager of the department
        plan = self.at('measurement')
        self.section_head.with_context(no_wizard=True).action_archive()
        self.assertEqual(plan.appraiser_id, self.section_head)
        self.assert_with(plan, self.section_head, self.data_manager.user_id)
        self.assertIn("Nobody was found", "".join(plan.message_ids.mapped('body')))
        self.env['skp.task']._cron_check_desks()
        notes = len(plan.message_ids)
        self.env['skp.task']._cron_check_desks()
        self.assertEqual(len(plan.message_ids), notes)
        self.worker.parent_id = self.deputy
        self.env['skp.task']._cron_check_desks()
        self.assert_with(plan, self.deputy)

    def test_archived_employee(self):
        plan = self.at('response')
        self.worker.with_context(no_wizard=True).action_archive()
        self.assert_with(plan, self.worker, self.data_manager.user_id)

    def test_deleted_appraiser(self):
        self.at('review')
        with self.assertRaisesRegex(UserError, "archive the employee instead"), self.env.cr.savepoint():
            self.section_head.unlink()

    # -- users -------------------------------------------------------------------------------------

    def test_stock_archived_user_loses_activities(self):
        activity = self.worker.activity_schedule(user_id=self.section_head.user_id.id)
        self.section_head.user_id.action_archive()
        self.assertFalse(activity.exists())

    def test_archived_user(self):
        """The appraiser has no login any more: the data manager records on paper; back with the login."""
        plan = self.at('review')
        user = self.section_head.user_id
        user.action_archive()
        self.assertFalse(plan.current_task_id.user_id)
        self.assert_with(plan, self.section_head, self.data_manager.user_id)
        self.assertIn("records it on paper", plan.message_ids[0].body)
        user.action_unarchive()
        self.assert_with(plan, self.section_head)

    def test_archived_user_by_write(self):
        plan = self.at('plan')
        self.worker.user_id.active = False
        self.assert_with(plan, self.worker, self.data_manager.user_id)

    def test_other_login(self):
        plan = self.at('review')
        user = self.env['res.users'].create({
            'name': "Budi baru", 'login': 'budi.baru', 'company_id': self.company.id,
            'company_ids': [(6, 0, self.company.ids)]})
        self.section_head.user_id = False
        self.assert_with(plan, self.section_head, self.data_manager.user_id)
        self.section_head.user_id = user
        self.assert_with(plan, self.section_head)

    def test_user_becomes_portal(self):
        plan = self.at('review')
        self.section_head.user_id.write({'group_ids': [(6, 0, self.env.ref('base.group_portal').ids)]})
        self.assert_with(plan, self.section_head, self.data_manager.user_id)

    # -- data manager ------------------------------------------------------------------------------

    def assert_handed_on(self, plan):
        successor = plan.period_id.data_manager_id
        self.assertNotEqual(successor, self.data_manager.user_id)
        self.assertTrue(successor.active and successor.has_group('hr_skp.group_data_manager'))
        self.assertEqual((plan.current_user_id, plan.activity_ids.user_id), (successor, successor))

    def test_archived_data_manager(self):
        plan = self.at('handover')
        self.data_manager.user_id.action_archive()
        self.assert_handed_on(plan)
        self.assertIn("who left or lost the group", "".join(plan.period_id.message_ids.mapped('body')))

    def test_data_manager_loses_the_group(self):
        plan = self.at('handover')
        group = self.env.ref('hr_skp.group_data_manager')
        self.data_manager.user_id.write({'group_ids': [(3, group.id)]})
        self.assert_handed_on(plan)

    def test_group_loses_the_data_manager(self):
        plan = self.at('handover')
        self.env.ref('hr_skp.group_data_manager').write({'user_ids': [(3, self.data_manager.user_id.id)]})
        self.assert_handed_on(plan)

    def test_last_data_manager(self):
        plan = self.at('handover')
        self.administrator.user_id.group_ids -= self.env.ref('hr_skp.group_administrator')
        others = plan.period_id._data_managers(self.data_manager.user_id)
        others.write({'company_id': self.env.ref('base.main_company').id,
                      'company_ids': [(6, 0, self.env.ref('base.main_company').ids)]})
        with self.assertRaisesRegex(UserError, "give somebody the group first"), self.env.cr.savepoint():
            self.data_manager.user_id.action_archive()

    def test_paper_desk_follows_the_data_manager(self):
        plan = self.at('review')
        self.section_head.user_id = False
        self.period.data_manager_id = self.administrator.user_id
        self.assert_with(plan, self.section_head, self.administrator.user_id)

    def test_an_upgrade_is_not_held_up(self):
        """A data manager who lost the group by no hook: writing the group says so, loading the addon's own rows not."""
        self.at('review')
        others = self.env.ref('hr_skp.group_data_manager').all_user_ids
        self.env.flush_all()
        self.env.cr.execute("DELETE FROM res_groups_users_rel WHERE uid = ANY(%s)", [others.ids])
        self.env.invalidate_all()
        group = self.env.ref('hr_skp.group_data_manager')
        restated = {'implied_ids': [(4, self.env.ref('base.group_user').id)]}
        with self.assertRaisesRegex(UserError, "nobody else in Balai Uji is a data manager"):
            group.write(restated)
        self.patch(self.env.registry, 'ready', False)
        group.write(restated)

    # -- nightly -----------------------------------------------------------------------------------

    def test_nightly_check(self):
        """What slipped by every hook is found at night; twice changes nothing."""
        plan = self.at('review')
        self.env.flush_all()
        self.env.cr.execute("DELETE FROM mail_activity WHERE id = %s", [plan.current_task_id.activity_id.id])
        self.env.cr.execute("UPDATE hr_employee SET active = false WHERE id = %s", [self.section_head.id])
        self.env.invalidate_all()
        self.env['skp.task']._cron_check_desks()
        self.assert_with(plan, self.head)
        notes = len(plan.message_ids)
        self.env['skp.task']._cron_check_desks()
        self.assert_with(plan, self.head)
        self.assertEqual(len(plan.message_ids), notes)
