from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import TransactionCase, freeze_time, tagged

from .common import SkpCommon
from .common_moves import MovesMixin
from .common_sop_92 import Sop92Mixin
from .test_import_office import OfficeBookMixin


class CombinedMixin(MovesMixin):
    """Transfers as they meet what else goes on in an office."""

    def moved(self, plan, day, **vals):
        """(the part that was closed, the part that goes on)"""
        self.transfer(plan.employee_id, day, **vals).action_move()
        self.env.flush_all()
        self.env.invalidate_all()
        return plan, plan.moved_to_ids

    def back(self, plan):
        plan.with_user(self.data_manager.user_id).action_take_move_back()


@tagged('-at_install', 'post_install')
class TestMovesCombined(CombinedMixin, OfficeBookMixin, SkpCommon):
    """PP 46/2011 by POS 544."""

    @classmethod
    @freeze_time('2025-12-30')
    def setUpClass(cls):
        super().setUpClass()
        cls.make_units()

    def running(self, months=0):
        plan = self.walk(self.open_case(), 'realisation').sudo()
        return self.walk_months(plan, months, rate=False)

    @freeze_time('2025-09-05')
    def test_allowance_has_one_row_a_month(self):
        plan, fresh = self.moved(self.running(2), '2025-04-01')
        self.walk(plan, 'done')
        rows = self.env['skp.allowance.status'].with_user(self.data_manager.user_id).search(
            [('employee_id', '=', self.worker.id)], order='month')
        self.assertEqual([row.month.month for row in rows], list(range(1, 13)))
        self.assertEqual(set(rows[:3].plan_id + rows[3:].plan_id), {plan, fresh})
        self.assertFalse(any('skp.task' in (row.reason or '') for row in rows))

    @freeze_time('2025-04-05')
    def test_workbooks_meet_the_part_that_goes_on(self):
        plan, fresh = self.moved(self.running(2), '2025-04-01')
        user, manager = self.worker.user_id, self.data_manager.user_id
        wizard = self.brought('plans', user, self.template('plans', user, [{
            'NIP': self.worker.skp_nip, 'KEGIATAN_/_HASIL_KERJA': "Kegiatan baru", 'ASPEK_/_PERSPEKTIF': "Kuantitas",
            'TARGET': 12, 'SATUAN': "laporan"}]))
        self.assertEqual((wizard.error_count, wizard.change_count), (0, 1))
        self.brought('ekinerja', manager, self.template('ekinerja', manager, [
            {'NIP': self.worker.skp_nip, 'PREDIKAT_BKN': "Baik"}])).action_store()
        self.assertEqual(self.env['skp.ekinerja'].search([('plan_id', 'in', (plan | fresh).ids)]).plan_id, fresh)

    @freeze_time('2025-03-05')
    def test_back_keeps_the_next_appraiser(self):
        plan = self.running()
        self.change_appraiser('2025-04-01').action_move()
        other = self.make_person("Kepala Lain", 'other_head', manager=self.head, structural=True)
        self.moved(plan, '2025-03-20', appraiser_id=other.id)
        self.assertFalse(plan.successor_sentence)
        with freeze_time('2025-04-02'):
            self.env['skp.task']._cron_check_desks()
        self.assertEqual(plan.appraiser_id, self.section_head)
        self.back(plan)
        self.assertEqual((plan.successor_id, str(plan.successor_from)), (self.new_head, '2025-04-01'))

    def test_promoted_appraiser_ratifies_nothing(self):
        """Whoever appraised is above the next appraiser now: the superior stays somebody else."""
        plan = self.walk(self.open_case(), 'response').sudo()
        self.new_head.parent_id = self.section_head
        self.worker.parent_id = self.new_head
        self.assertNotEqual(plan.superior_id, self.section_head)
        self.walk(plan, 'done')
        self.assertEqual(plan.state, 'done')

    def test_promoted_appraiser_decides_no_objection(self):
        plan = self.walk(self.open_case(), 'response').sudo()
        self.new_head.parent_id = self.section_head
        self.worker.parent_id = self.new_head
        self.complete(plan, 'object', "tidak setuju")
        for _step in ('explain', 'clarify'):
            self.complete(plan, 'done', "jawaban")
        self.complete(plan, 'confirm', "tetap")
        self.assertEqual(plan.objection_ids.decision, 'confirm')

    def test_last_year_is_finished_by_who_gives_it(self):
        """The manager of the record changes with the move of this year's case; last year's result is being given."""
        old = self.walk(self.open_in(self.make_period(2024)), 'behaviour').sudo()
        with freeze_time('2025-01-20'):
            plan = self.running()
            self.data_manager.user_id.group_ids += self.env.ref('hr.group_hr_user')
            self.moved(plan, '2025-01-15', update_employee=True)
        self.assertEqual((self.worker.parent_id, old.appraiser_id), (self.new_head, self.section_head))

    @freeze_time('2025-03-05')
    def test_manager_of_a_day_to_come_is_told(self):
        plan = self.running()
        self.data_manager.user_id.group_ids += self.env.ref('hr.group_hr_user')
        wizard = self.transfer(self.worker, '2025-04-01', update_employee=True)
        self.assertIn("the manager stays Budi Santoso", wizard.preview)
        self.assertNotIn("the manager stays", self.transfer(self.worker, '2025-03-05', update_employee=True).preview)
        wizard.action_move()
        self.assertEqual((plan.moved_to_ids.appraiser_id, self.worker.parent_id), (self.new_head, self.section_head))

    @freeze_time('2025-12-05')
    def test_next_year_is_named(self):
        """The SKP of a period that was opened ahead is moved by no dialog, and each says so."""
        self.running()
        ahead = self.open_in(self.make_period(2026))
        self.assertIn(f"{ahead.name}, which begins later, stays with Budi", self.transfer(
            self.worker, '2025-12-05').preview)
        self.assertIn(f"{ahead.name} begins on 01/01/2026, after the change", self.change_appraiser(
            '2025-12-05').preview)

    @freeze_time('2025-03-05')
    def test_month_with_a_note_is_not_dropped(self):
        plan = self.running(2)
        cell = plan.current_task_id.realisation_id.line_ids[:1].with_user(self.worker.user_id)
        cell.evidence_url = 'https://arsip.example/1'
        with self.assertRaisesRegex(UserError, "March 2025 .* holds figures of the old unit"):
            self.transfer(self.worker, '2025-03-01').action_move()
        self.assertTrue(cell.exists())

    @freeze_time('2025-12-30')
    def test_year_of_three_parts(self):
        """The figure of the year needs all parts, finished and readable."""
        other = self.make_person("Kepala Lain", 'other_head', manager=self.head, structural=True)
        first, second = self.moved(self.running(), '2025-05-01')
        self.walk(second, 'realisation')
        second, third = self.moved(
            second, '2025-09-01', department_id=self.worker.department_id.id, appraiser_id=other.id)
        self.walk(third, 'done')
        self.walk(second, 'done')
        last = third.appraisal_ids.with_user(self.worker.user_id)
        self.assertFalse(last.part_year_text)
        self.walk(first, 'done')
        self.env.invalidate_all()
        self.assertEqual(last.part_year_text.count('+'), 2)
        self.assertFalse(third.appraisal_ids.with_user(other.user_id).part_year_text)

    def test_old_year_begins_where_a_move_ended_the_case(self):
        self.moved(self.running(), '2025-03-01', leaves=True, appraiser_id=False)
        values = {'employee_id': self.worker.id, 'company_id': self.company.id, 'year': 2025, 'regulation': 'pp46',
                  'old_score': 80, 'name': "x", 'date_to': '2025-12-31'}
        files = self.env['skp.file'].with_user(self.data_manager.user_id)
        self.assertTrue(files.create({**values, 'date_from': '2025-03-01'}))
        with self.assertRaisesRegex(UserError, "overlaps"):
            files.create({**values, 'date_from': '2025-02-01', 'date_to': '2025-02-28'})


@tagged('-at_install', 'post_install')
class TestMovesCombinedSop92(CombinedMixin, Sop92Mixin, SkpCommon):
    """By SOP 92, which has no months and no step of its own to archive."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_units()
        cls.make_sop_92()

    def assessing_6(self):
        """A case under PermenPANRB 6/2022 whose result is to be given."""
        period = self.make_period_6(2024, sop_id=self.env.ref('hr_skp.sop_92').id, staff_id=self.staff.user_id.id)
        plan = self.open_in(period).sudo()
        staff = plan.current_user_id
        self.env['skp.plan.line'].with_user(staff).create([
            {'plan_id': plan.id, **line} for line in self.results_of(plan)])
        self.env['skp.previous'].with_user(staff).create({'plan_id': plan.id, 'kind': 'none'})
        while plan.current_task_id.act != 'assess':
            self.complete(plan)
        return plan

    @freeze_time('2024-06-10')
    def test_back_keeps_the_appraisal(self):
        plan = self.walk_92(self.open_92(), 'assess').sudo()
        made = plan.appraisal_ids
        self.moved(plan, '2024-06-05')
        self.back(plan)
        self.assertEqual(plan.appraisal_ids, made)
        with freeze_time('2024-12-30'):
            self.walk_92(plan, None)
        self.assertTrue(plan.score)

    @freeze_time('2024-06-10')
    def test_blank_result_is_nobodys(self):
        """PermenPANRB 6/2022 lampiran IV.A.13: the year is the new unit's."""
        plan = self.assessing_6()
        self.moved(plan, '2024-06-05')
        self.assertEqual(plan.state, 'done')
        self.assertTrue(plan._has_no_result())
        self.assertFalse(plan.appraisal_ids)
        self.back(plan)
        self.assertEqual(plan.current_task_id.act, 'assess')
        self.assertTrue(plan.appraisal_ids)

    @freeze_time('2024-06-10')
    def test_draft_is_no_result(self):
        plan = self.assessing_6()
        plan.appraisal_ids.with_user(self.section_head.user_id).write(
            {'results_rating': 'below', 'behaviour_rating': 'below'})
        with self.assertRaisesRegex(UserError, "is being given already"):
            self.transfer(self.worker, '2024-06-05').action_move()
        self.assertFalse(plan.moved_on)


@tagged('-at_install', 'post_install')
class TestMovesCombined6(CombinedMixin, TransactionCase):
    """PermenPANRB 6/2022 by POS 544."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office_6(2024)
        cls.make_units()

    @freeze_time('2024-06-10')
    def test_span_of_the_move_is_the_new_units(self):
        plan = self.walk_months(self.walk(self.open_case(), 'realisation').sudo(), 4)
        plan.with_user(self.section_head.user_id).action_evaluate()
        self.moved(plan, '2024-06-05')
        row = plan.evaluation_ids.filtered(lambda row: row.span == 'Q2').with_user(self.section_head.user_id)
        self.assertEqual((row.state, row.can_edit), ('draft', False))
        with freeze_time('2024-06-28'), self.assertRaises(UserError):
            row.write({'results_rating': 'meets', 'behaviour_rating': 'meets'})
            row.action_issue()

    @freeze_time('2024-06-10')
    def test_back_deletes_nothing_that_was_written(self):
        plan, fresh = self.moved(self.walk(self.open_case(), 'realisation').sudo(), '2024-06-05')
        self.env.cr.execute("UPDATE skp_plan SET moved_at = moved_at - INTERVAL '1 day' WHERE id = %s", [plan.id])
        for table in ('skp_plan_line', 'skp_indicator', 'skp_expectation', 'skp_plan', 'skp_task'):
            self.env.cr.execute(f"""UPDATE {table} SET create_date = create_date - INTERVAL '1 day',
                                    write_date = write_date - INTERVAL '1 day'""")  # noqa: S608
        self.env.invalidate_all()
        with freeze_time('2024-06-11'):
            appendix = self.env['skp.appendix'].with_user(self.worker.user_id).create(
                {'plan_id': fresh.id, 'kind': 'resource', 'text': "Laptop dan anggaran"})
            with self.assertRaisesRegex(UserError, "has begun since the move"):
                self.back(plan)
        self.assertTrue(appendix.exists())

    @freeze_time('2024-12-27')
    def test_promoted_appraiser_is_not_the_superior(self):
        plan = self.walk_months(self.walk(self.open_case(), 'realisation').sudo(), 11)
        self.new_head.parent_id = self.section_head
        self.change_appraiser('2024-12-28').action_move()
        with freeze_time('2025-01-03'):
            self.walk_months(plan, 1)
        self.assertNotEqual(plan.superior_id, self.section_head)


@tagged('-at_install', 'post_install')
class TestKept(CombinedMixin, SkpCommon):
    """What somebody typed beside a figure is kept, whatever becomes of the row."""

    @classmethod
    @freeze_time('2025-12-30')
    def setUpClass(cls):
        super().setUpClass()
        cls.make_units()
        cls.plan = cls.walk(cls.open_case(), 'realisation').sudo()

    def noted(self):
        """The first cell of the open month, with a note, a file and a link but no figure."""
        cell = self.plan.current_task_id.realisation_id.line_ids[:1].with_user(self.worker.user_id)
        file = self.env['ir.attachment'].with_user(self.worker.user_id).create({
            'name': "bukti.pdf", 'raw': b"isi", 'res_model': 'skp.realisation.line', 'res_id': cell.id})
        cell.write({'note': "Draf laporan", 'attachment_ids': [Command.link(file.id)],
                    'evidence_url': 'https://arsip.example/1'})
        return cell.sudo(), file.sudo()

    @freeze_time('2025-03-05')
    def test_row_that_an_addendum_removes(self):
        cell, file = self.noted()
        self.env['skp.addendum.start'].with_user(self.worker.user_id).create({
            'plan_id': self.plan.id, 'reason': "Pagu berubah", 'letter': "1", 'letter_date': '2025-03-01',
        }).action_start()
        cell.plan_line_id.with_user(self.worker.user_id).unlink()
        self.assertTrue(file.exists())
        self.plan.addendum_ids.with_user(self.worker.user_id).action_withdraw()
        self.assertEqual((cell.note, cell.attachment_ids, cell.evidence_url),
                         ("Draf laporan", file, 'https://arsip.example/1'))

    @freeze_time('2025-03-05')
    def test_review_that_is_taken_back(self):
        cell, file = self.noted()
        self.plan.task_ids._last_done().with_user(self.administrator.user_id).take_back("keliru")
        self.complete(self.plan, 'agree')
        self.assertEqual((cell.note, cell.attachment_ids), ("Draf laporan", file))

    def test_extra_row_is_not_removed(self):
        cell, _file = self.noted()
        with self.assertRaisesRegex(UserError, "figures in"):
            cell.indicator_id.with_user(self.worker.user_id)._unlink_cells()
        self.assertTrue(cell.exists())
