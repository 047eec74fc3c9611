from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import SkpCommon
from .common_sop_92 import Sop92Mixin


@tagged('-at_install', 'post_install')
class TestUndo(Sop92Mixin, SkpCommon):
    """A step is taken back by who did it while nobody has gone on, afterwards by an administrator with a reason."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_sop_92()

    def last(self, plan):
        return plan.sudo().task_ids._last_done()

    def take_back(self, plan, reason=''):
        """Take the last step back as who did it; the task that is open now."""
        last = self.last(plan)
        task_id = last.with_user(last.done_by_id).take_back(reason)
        self.assertEqual(plan.sudo().current_task_id.id, task_id)
        return plan.sudo().current_task_id

    def test_every_step_and_role(self):
        """Whoever just did a step of POS 544 takes it back and does it again; nobody else can."""
        people = [self.worker, self.section_head, self.head, self.data_manager, self.stranger]
        plan = self.open_case().sudo()
        plan.date_from = '2025-12-01'
        for state in ('review', 'realisation', 'measurement', 'behaviour', 'response', 'handover', 'ratification',
                      'archive'):
            plan = self.walk(plan, state).sudo()
            last, open_task = self.last(plan), plan.current_task_id
            for person in people:
                if person.user_id != last.done_by_id:
                    with self.subTest(step=last.act, person=person.name), self.assertRaises(UserError):
                        last.with_user(person.user_id).take_back("Ingin mengubah")
            before = plan.signature_ids
            task = self.take_back(plan)
            self.assertEqual((task.act, task.role, task.user_id, task.realisation_id),
                             (last.act, last.role, last.user_id, last.realisation_id))
            self.assertFalse(task.opened_by_return)
            self.assertEqual((open_task.state, open_task.decision), ('done', 'withdrawn'))
            self.assertTrue(last.taken_back)
            self.assertEqual(plan.signature_ids, before, "signatures stay in the chain")
            self.assertEqual(len(plan.activity_ids), 1)
        self.assertTrue(self.walk(plan, 'done').appraisal_ids.score)
        self.assertEqual(len(plan.realisation_ids), 1)

    def test_review_taken_back_reuses_the_month(self):
        plan = self.walk(self.open_case(), 'realisation').sudo()
        sheet = plan.realisation_ids
        self.take_back(plan)
        self.assertFalse(sheet.line_ids)
        self.complete(plan, 'return', "Tambah kegiatan")
        self.fill_plan(plan, [("Kegiatan baru", 4, 'berkas', 100, 12, 0)])
        self.complete(plan)
        self.complete(plan, 'agree')
        self.assertEqual(plan.realisation_ids, sheet)
        self.assertEqual(plan.current_task_id.realisation_id, sheet)
        self.assertIn("Kegiatan baru", sheet.line_ids.mapped('line_name'))

    def test_measure_taken_back_in_mid_year(self):
        plan = self.walk(self.open_case(), 'measurement').sudo()
        january = plan.realisation_ids
        self.complete(plan)
        self.assertEqual(january.state, 'measured')
        task = self.take_back(plan)
        self.assertEqual((task.realisation_id, january.state), (january, 'submitted'))
        self.complete(plan)
        self.assertEqual(len(plan.realisation_ids), 2)
        self.assertTrue(plan.current_task_id.realisation_id.line_ids)
        self.walk(plan, 'behaviour')
        self.assertEqual(len(plan.realisation_ids), 12)

    def test_month_taken_back_is_open_again(self):
        plan = self.walk(self.open_case(), 'measurement').sudo()
        self.take_back(plan)
        sheet = plan.current_task_id.realisation_id
        self.assertEqual((plan.state, sheet.state, sheet.submitted_on), ('realisation', 'open', False))
        sheet.line_ids[0].with_user(self.worker.user_id).value = 2

    def test_objection_taken_back_before_the_answer(self):
        plan = self.walk(self.open_case(), 'response').sudo()
        self.complete(plan, 'object', "Salah ketik")
        self.take_back(plan, "Sudah jelas")
        self.assertTrue(plan.objection_ids.withdrawn_on)
        self.assertFalse(plan.appraisal_ids.received_on)
        self.complete(plan, 'object', "Nilai disiplin tidak sesuai")
        self.complete(plan, 'done', "Sesuai catatan")
        self.complete(plan, 'done', "Penjelasan pegawai")
        self.complete(plan, 'change', "Dinaikkan", {'new_score': 91.5})
        self.assertEqual(plan.objection_ids.mapped('answer'), [False, "Sesuai catatan"])
        self.assertEqual(plan.objection_ids.mapped('new_score'), [0.0, 91.5])

    def test_answer_and_decision_taken_back(self):
        plan = self.walk(self.open_case(), 'response').sudo()
        self.complete(plan, 'object', "Nilai disiplin tidak sesuai")
        self.complete(plan, 'done', "Sesuai catatan")
        self.assertEqual(self.take_back(plan).act, 'explain')
        self.assertFalse(plan.objection_ids.answer)
        self.complete(plan, 'done', "Sesuai daftar hadir")
        self.complete(plan, 'done', "Salah ketik")
        self.assertEqual(self.take_back(plan).act, 'clarify')
        self.assertFalse(plan.objection_ids.explanation)
        self.complete(plan, 'done', "Penjelasan pegawai")
        self.complete(plan, 'change', "Dinaikkan", {'new_score': 91.5})
        self.assertEqual(self.take_back(plan).act, 'decide')
        self.assertEqual(plan.appraisal_ids.final_score, plan.appraisal_ids.score)
        self.complete(plan, 'confirm', "Tetap")
        self.assertEqual(plan.objection_ids.decision, 'confirm')

    def test_too_late_once_the_next_person_began(self):
        plan = self.walk(self.open_case(), 'review').sudo()
        plan.current_task_id.with_user(self.section_head.user_id).action_start()
        with self.assertRaisesRegex(UserError, "has begun: ask an SKP administrator"):
            self.take_back(plan)

    def test_too_late_once_something_is_typed(self):
        plan = self.walk(self.open_case(), 'realisation').sudo()
        self.last(plan).done_at -= timedelta(hours=1)  # the figures come an hour after the review
        self.fill_month(plan)
        with self.assertRaisesRegex(UserError, "has begun: ask an SKP administrator"):
            self.take_back(plan)

    def test_only_the_last_step(self):
        plan = self.walk(self.open_case(), 'realisation').sudo()
        first = plan.task_ids.sorted('id')[0]
        with self.assertRaisesRegex(UserError, "not the last completed step"):
            first.with_user(self.worker.user_id).take_back()
        with self.assertRaisesRegex(UserError, "is not completed"):
            plan.current_task_id.with_user(self.worker.user_id).take_back()

    def test_administrator_reopens_with_a_reason(self):
        plan = self.walk(self.open_case(), 'done').sudo()
        number, last = plan.archive_number, self.last(plan)
        with self.assertRaisesRegex(UserError, "an SKP administrator"):
            last.with_user(self.data_manager.user_id).take_back("Salah rak")
        administrator = last.with_user(self.administrator.user_id)
        with self.assertRaisesRegex(UserError, "Reason is empty"):
            administrator.take_back("  ")
        administrator.take_back("Salah rak")
        self.assertEqual((plan.state, plan.archived_on, plan.archive_number), ('archive', False, number))
        self.assertEqual(plan.current_task_id.return_reason, "Salah rak")
        self.assertIn("Salah rak", plan.message_ids[0].body)
        ratified = self.last(plan)
        self.assertEqual(ratified.act, 'hand_over' if ratified.role == 'data_manager' else 'ratify')
        ratified.with_user(self.administrator.user_id).take_back("Nilai keliru")
        self.assertEqual((plan.state, plan.appraisal_ids.ratified_on), ('ratification', False))
        self.walk(plan, 'done')
        self.assertEqual(plan.archive_number, number)

    def test_administrator_not_in_the_own_case(self):
        plan = self.walk(self.open_case(self.administrator), 'measurement').sudo()
        plan.current_task_id.with_user(self.section_head.user_id).action_start()
        last = self.last(plan)
        with self.assertRaisesRegex(UserError, "concerns yourself"):
            last.with_user(self.administrator.user_id).take_back("Ingin mengubah")

    def test_closed_period(self):
        plan = self.walk(self.open_case(), 'done').sudo()
        self.period.with_user(self.data_manager.user_id).action_close()
        with self.assertRaisesRegex(UserError, "is closed: reopen it first"):
            self.last(plan).with_user(self.administrator.user_id).take_back("Salah rak")

    def test_appraiser_who_takes_back_still_judges(self):
        """Closing the employee's unread step by taking back is no act as the employee."""
        plan = self.walk(self.open_case(), 'response').sudo()
        self.take_back(plan)
        self.complete(plan)
        self.assertEqual(plan.state, 'response')

    def test_forged_calls(self):
        plan = self.walk(self.open_case(), 'review').sudo()
        last = self.last(plan)
        for person in (self.worker, self.section_head, self.administrator):
            for vals in ({'taken_back': True}, {'state': 'open'}, {'decision': 'withdrawn'}):
                with self.assertRaises(AccessError):
                    last.with_user(person.user_id).write(vals)
        with self.assertRaises(UserError):
            plan.current_task_id.with_user(self.section_head.user_id).complete('withdrawn')

    def test_button(self):
        plan = self.walk(self.open_case(), 'review')
        shown = {person.name: plan.with_user(person.user_id).can_take_back for person in (
            self.worker, self.section_head, self.data_manager, self.administrator)}
        self.assertEqual(list(shown.values()), [True, False, False, True])
        action = plan.with_user(self.worker.user_id).action_take_back()
        wizard = self.env['skp.task.undo'].with_user(self.worker.user_id).with_context(**action['context']).create({})
        self.assertFalse(wizard.needs_reason)
        wizard.action_take_back()
        self.assertEqual(plan.state, 'plan')
        with self.assertRaises(UserError):
            plan.with_user(self.section_head.user_id).action_take_back()

    def test_every_step_of_sop_92(self):
        plan = self.open_92().sudo()
        while plan.current_task_id:
            act = plan.current_task_id.act
            if act == 'prepare' and not plan.line_ids:
                self.prepare(plan)
            if act == 'assess':
                self.assess(plan)
            self.complete(plan, 'accept' if act == 'respond' else 'done')
            if plan.current_task_id:
                self.assertEqual(self.take_back(plan).act, act)
                if act == 'hand_over' and not plan.signature_ids:
                    self.assertFalse(plan.appraisal_ids, "a blank appraisal is made anew")
                self.complete(plan, 'accept' if act == 'respond' else 'done')
        with self.assertRaisesRegex(UserError, "ask an SKP administrator"):
            self.take_back(plan)
        self.last(plan).with_user(self.administrator.user_id).take_back("Belum diterima")
        self.assertEqual((plan.state, plan.current_task_id.act), ('handover', 'receive'))
