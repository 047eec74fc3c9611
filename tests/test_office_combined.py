from odoo.exceptions import UserError, ValidationError
from odoo.tests import TransactionCase, freeze_time, tagged

from .common import SkpCommon
from .common_sop_any import RETURNING, AnySopMixin
from .test_migration import script


@tagged('-at_install', 'post_install')
class TestOtherCompanies(AnySopMixin, SkpCommon):
    """People who went to another company of the database block no case of the one that they left."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.env['res.company'].create({'name': "Dinas Lain"})

    def test_case_is_archived_wherever_its_employee_is(self):
        sop = self.publish(RETURNING)
        for act in ('plan', 'measure', 'respond', 'archive'):
            with self.subTest(act=act):
                employee = self.make_person(f"Pegawai {act}", f'gone_{act}', manager=self.section_head)
                plan = self.forward(self.open_by(sop, employee).sudo(), act)
                employee.company_id = self.other
                employee.user_id.write({'company_ids': [(4, self.other.id)], 'company_id': self.other.id})
                self.env.flush_all()
                self.forward(plan)
                self.assertEqual((plan.state, plan.file_id.company_id), ('done', self.company))
                self.assertFalse(plan._verify()[0])

    def test_office_old_files_stay_with_their_company(self):
        """A file that belongs to no case is still kept by the company of its employee alone."""
        with self.assertRaises(UserError):
            self.env['skp.file'].create({
                'employee_id': self.worker.id, 'company_id': self.other.id, 'year': 2013, 'regulation': 'dp3'})

    def left_by_the_superior(self):
        plan = self.walk(self.open_case(), 'realisation').sudo()
        self.head.company_id = self.other
        self.env.flush_all()
        return plan, self.make_person("Kasi Dua", 'chief', manager=self.head, structural=True)

    @freeze_time('2025-03-05')
    def test_manager_changes_when_the_superior_has_gone(self):
        """The case keeps its people while nobody is above the new manager, and is given on by a dialog."""
        plan, chief = self.left_by_the_superior()
        self.worker.parent_id = chief
        self.env.flush_all()
        self.assertEqual((plan.appraiser_id, plan.superior_id), (self.section_head, self.head))
        chief.parent_id = self.top
        self.env['skp.move.appraiser'].with_user(self.data_manager.user_id).create({
            'from_id': self.section_head.id, 'to_id': chief.id, 'moved_on': '2025-03-05',
            'letter': "800/126"}).action_move()
        self.assertEqual((plan.appraiser_id, plan.superior_id), (chief, self.top))
        with freeze_time('2025-12-30'):
            self.walk(plan, 'done')
        self.assertFalse(plan._verify()[0])

    def test_appraiser_leaves_when_the_superior_has_gone(self):
        """Nobody is above the next one: the case keeps its people, and the log says whom the program looked for."""
        plan, chief = self.left_by_the_superior()
        self.worker.parent_id = False
        self.worker.department_id.manager_id = chief
        self.section_head.active = False
        self.env.flush_all()
        self.assertEqual((plan.appraiser_id, plan.superior_id), (self.section_head, self.head))
        self.assertIn("passed over (of another company)", plan.message_ids[:1].body)

    def test_data_manager_without_the_company_is_replaced(self):
        plan = self.walk(self.open_case(), 'handover').sudo()
        self.assertEqual(plan.period_id.data_manager_id, self.data_manager.user_id)
        self.data_manager.user_id.write({'company_ids': [(6, 0, self.other.ids)], 'company_id': self.other.id})
        self.assertEqual(plan.period_id.data_manager_id, self.administrator.user_id)
        self.assertEqual(plan.current_task_id.desk_user_id, self.administrator.user_id)

    def test_last_data_manager_of_work_stays_in_the_company(self):
        self.walk(self.open_case(), 'handover')
        others = self.env['res.users'].search([
            ('all_group_ids', 'in', self.env.ref('hr_skp.group_data_manager').ids),
            ('company_ids', 'in', self.company.ids), ('id', '!=', self.data_manager.user_id.id)])
        others.group_ids -= self.env.ref('hr_skp.group_data_manager') + self.env.ref('hr_skp.group_administrator')
        with self.assertRaisesRegex(UserError, "nobody else in Balai Uji is a data manager"):
            self.data_manager.user_id.write({'company_ids': [(6, 0, self.other.ids)], 'company_id': self.other.id})


@tagged('-at_install', 'post_install')
class TestPublished(AnySopMixin, SkpCommon):
    """What is published can be worked by: a regulation with its aspects and words, a procedure in itself."""

    def revised(self, code):
        scheme = self.env.ref(f'hr_skp.scheme_{code}').with_user(self.administrator.user_id)
        return scheme.browse(scheme.action_revise()['res_id'])

    def refuse(self, scheme, words):
        with self.assertRaisesRegex(UserError, words):
            scheme.action_publish()
        self.assertEqual(scheme.state, 'draft')

    def test_regulation_as_it_was_is_published(self):
        for code in ('pp46', 'pp30', 'permenpanrb6'):
            scheme = self.revised(code)
            scheme.action_publish()
            self.assertEqual(scheme.state, 'published')

    def test_no_aspects(self):
        for code in ('pp46', 'pp30', 'permenpanrb6'):
            scheme = self.revised(code)
            scheme.aspect_ids.unlink()
            self.refuse(scheme, "cannot be reckoned with")

    def test_one_aspect_less(self):
        scheme = self.revised('pp46')
        scheme.aspect_ids.filtered(lambda row: row.code == 'discipline').unlink()
        self.refuse(scheme, "Missing or unknown: discipline")

    def test_unknown_aspect(self):
        scheme = self.revised('pp46')
        scheme.aspect_ids.create({'scheme_id': scheme.id, 'code': 'loyalty', 'name': "Loyalitas"})
        self.refuse(scheme, "Missing or unknown: loyalty")

    def test_word_that_is_missing(self):
        scheme = self.revised('permenpanrb6')
        word = scheme.predicate_ids.filtered(lambda row: row.kind == 'person' and row.code == 'poor')
        name = word.name
        word.unlink()
        self.refuse(scheme, f"Missing or unknown: {name}")

    def test_step_of_another_procedure(self):
        draft = self.publish(RETURNING).with_user(self.administrator.user_id).copy()
        foreign = self.env.ref('hr_skp.sop_pos_544').step_ids.sorted('sequence')[7]
        draft.step_ids.sorted('sequence')[6].next_step_id = foreign
        with self.assertRaisesRegex(UserError, "of another procedure"):
            draft.action_publish()
        self.assertEqual(draft.state, 'draft')
        copied = draft.copy()
        self.assertEqual(copied.step_ids.next_step_id.sop_id, copied)


@tagged('-at_install', 'post_install')
class TestPeriodOfCases(AnySopMixin, SkpCommon):
    """A case is opened in an open period, and inside its period's dates it stays."""

    def test_closed_period_takes_no_case(self):
        plan = self.forward(self.open_by(self.publish(RETURNING)).sudo())
        plan.period_id.with_user(self.data_manager.user_id).action_close()
        with self.assertRaisesRegex(UserError, "is closed: reopen it first"):
            self.env['skp.plan'].with_user(self.data_manager.user_id).create(
                {'period_id': plan.period_id.id, 'employee_id': self.stranger.id})

    def test_dates_stay_around_unsigned_cases(self):
        plan = self.open_case()
        period = self.period.with_user(self.data_manager.user_id)
        for vals in (
                {'date_from': '2024-01-01', 'date_to': '2024-12-31'},
                {'scheme_id': self.env.ref('hr_skp.scheme_pp30').id,
                 'date_from': '2021-07-01', 'date_to': '2021-12-31'}):
            with self.subTest(vals=vals), self.assertRaisesRegex(ValidationError, "is opened in 2025"):
                period.write(vals)
        plan.with_user(self.administrator.user_id).unlink()
        period.write({'date_from': '2024-01-01', 'date_to': '2024-12-31'})
        self.assertEqual(period.date_from.year, 2024)

    def test_lent_file_is_not_disposed(self):
        files = self.env['skp.file'].with_user(self.data_manager.user_id)
        file = files.create({
            'employee_id': self.stranger.id, 'year': 2013, 'regulation': 'dp3', 'medium': 'paper', 'number': "1"})
        loan = self.env['skp.loan'].with_user(self.data_manager.user_id).create(
            {'file_id': file.id, 'borrower': "Bagian Umum", 'purpose': "Audit"})
        gone = {'disposed_on': '2026-01-01', 'disposal_letter': "BA/1"}
        for vals in (gone, {'medium': 'electronic'}):
            with self.subTest(vals=vals), self.assertRaisesRegex(ValidationError, "is out with Bagian Umum"):
                file.write(vals)
        loan.returned_on = loan.lent_on
        file.write(gone)
        self.assertTrue(file.disposed_on)


@tagged('-at_install', 'post_install')
class TestMigrationEvaluation(TransactionCase):
    """The two rules of the appraiser's drafts are deleted, so that the upgrade makes them anew."""

    def test_rules_are_gone(self):
        migration = script('19.0.3.2.0/pre-evaluation.py')
        rules = self.env['ir.rule'].union(*(self.env.ref(f'hr_skp.{name}') for name in migration.RULES))
        others = self.env['ir.rule'].search_count([]) - 2
        migration.migrate(self.env.cr, '19.0.3.1.0')
        self.env.invalidate_all()
        self.env.registry.clear_cache()
        self.assertFalse(rules.exists())
        self.assertEqual(self.env['ir.rule'].search_count([]), others)
        self.assertFalse(self.env['ir.model.data'].search([
            ('module', '=', 'hr_skp'), ('name', 'in', migration.RULES)]))
