from datetime import date, timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import TransactionCase, tagged

from .common import SkpCommon
from .common_objection import ObjectionCommon
from .common_pp30 import Pp30Mixin, indicator
from .common_sop_any import RETURNING, AnySopMixin


@tagged('-at_install', 'post_install')
class TestResultsAnew(AnySopMixin, SkpCommon):
    """PP 46/2011 by a procedure whose superior may return the result; who appraised does not ratify."""

    def at_step(self, act):
        return self.forward(self.open_by(self.publish(RETURNING)).sudo(), act)

    def given_anew(self):
        """A result that an objection had changed to 91, returned and scored with 60 throughout."""
        plan = self.at_step('respond')
        for decision in ('object', 'done', 'done', 'change', 'return'):
            self.decide_any(plan, decision)
        plan.appraisal_ids.behaviour_ids.with_user(self.section_head.user_id).write({'score': 60})
        self.decide_any(plan, 'done')
        return plan

    def test_changed_decision_counts_for_its_own_result(self):
        plan = self.at_step('respond')
        for decision in ('object', 'done', 'done', 'change'):
            self.decide_any(plan, decision)
        self.assertEqual(plan.appraisal_ids.final_score, 91)

    def test_changed_decision_is_spent_when_the_result_is_given_anew(self):
        plan = self.given_anew()
        result = plan.appraisal_ids
        self.assertNotEqual(result.score, 91)
        self.assertEqual((result.final_score, result.final_rating), (result.score, result.rating))
        self.assertFalse(result._changed_objection())
        self.assertNotIn("Alasan", str(self.env['report.hr_skp.report_appraisal']._objection_values(plan, result)))

    def test_confirmed_new_result_stands(self):
        plan = self.given_anew()
        for decision in ('object', 'done', 'done', 'confirm'):
            self.decide_any(plan, decision)
        self.forward(plan)
        self.assertEqual(plan.objection_ids.sorted('id').mapped('decision'), ['change', 'confirm'])
        self.assertEqual(plan.appraisal_ids.final_score, plan.appraisal_ids.score)
        self.assertEqual(plan.score, plan.appraisal_ids.score)
        self.assertFalse(plan._verify()[0])

    def promote(self, plan):
        """The appraiser becomes the superior of the next appraiser."""
        chief = self.make_person("Kasi Baru", 'new_chief', manager=self.section_head, structural=True)
        self.worker.parent_id = chief
        return plan

    def test_who_appraised_on_paper_does_not_ratify(self):
        plan, login = self.at_step('measure'), self.section_head.user_id
        self.section_head.user_id = False
        self.decide_any(plan)
        self.section_head.user_id = login
        self.assertTrue(plan.task_ids.filtered(lambda task: task.act == 'measure' and task.on_paper))
        self.promote(plan)
        self.assertNotEqual(plan.superior_id, self.section_head)
        self.forward(plan)
        self.assertNotEqual(plan.task_ids.filtered(lambda task: task.act == 'ratify').done_by_id, login)

    def delegate(self, person, deputy, day):
        return self.env['skp.delegation'].with_user(self.data_manager.user_id).create({
            'employee_id': person.id, 'delegate_id': deputy.id, 'kind': 'plh', 'letter': "12",
            'date_from': day, 'date_to': day + timedelta(days=10)})

    def test_delegate_who_measured_does_not_ratify(self):
        """A Plh. of the appraiser is Plh. of the superior later: the superior ratifies."""
        deputy, today = self.make_person("Rina", 'deputy', manager=self.top), fields.Date.today()
        plan = self.at_step('measure')
        delegation = self.delegate(self.section_head, deputy, today)
        self.forward(plan, 'respond')
        self.assertIn(deputy, plan._who_appraised())
        self.decide_any(plan, 'accept')
        delegation.write({'date_from': today - timedelta(days=10), 'date_to': today - timedelta(days=1)})
        self.delegate(self.head, deputy, today)
        self.env['skp.task']._cron_check_desks()
        self.assertEqual((plan.current_task_id.act, plan.current_user_id), ('ratify', self.head.user_id))
        self.forward(plan)
        self.assertEqual(plan.state, 'done')

    def test_withdrawn_objection_prints_nowhere(self):
        plan = self.walk(self.open_case(), 'response').sudo()
        self.complete(plan, 'object', "Keberatan yang ditarik")
        plan.task_ids._last_done().with_user(self.worker.user_id).take_back()
        self.complete(plan, 'accept')
        self.assertTrue(plan.objection_ids.withdrawn_on)
        report = self.env['report.hr_skp.report_appraisal']
        sheet = self.env['ir.qweb']._render('hr_skp.report_appraisal', report._get_report_values(plan.ids))
        self.assertNotIn("Keberatan yang ditarik", str(sheet))


@tagged('-at_install', 'post_install')
class TestResultsAdded(Pp30Mixin, TransactionCase):
    """PP 30/2019: what the plan gets while its last month is returned is measured with the rest."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()

    def returned(self):
        plan = self.walk(self.open_case(), 'measurement').sudo()
        self.complete(plan, 'return', "Lengkapi")
        return plan

    def told(self, plan, value):
        """The month again, with the cells that are new."""
        cells = plan.current_task_id.realisation_id.line_ids.filtered(lambda cell: not cell.is_filled)
        self.assertTrue(cells)
        cells.with_user(self.worker.user_id).write({'value': value})
        self.complete(plan)

    def test_added_row(self):
        plan = self.returned()
        row = self.env['skp.plan.line'].with_user(self.worker.user_id).create({
            'plan_id': plan.id, 'name': "Tim arsip bekerja", 'kind': 'additional', 'scope': 'outside',
            'indicator_ids': [Command.create(indicator('quantity', "Rapat", 2, 0, 'rapat', {}))]})
        self.told(plan, 2)
        self.assertEqual(plan.appraisal_ids.line_ids.plan_line_id, plan.line_ids)
        self.assertIn(row, plan.appraisal_ids.line_ids.plan_line_id)
        self.walk(plan, 'response')
        self.assertTrue(plan.appraisal_ids.line_ids.filtered(lambda line: line.plan_line_id == row).score)

    def test_added_indicator(self):
        plan = self.returned()
        extra = plan.line_ids.filtered(lambda line: line.kind == 'additional')
        self.env['skp.indicator'].with_user(self.worker.user_id).create(
            {'line_id': extra.id, **indicator('quality', "Mutu", 100, 0, '%', {})})
        self.told(plan, 50)
        row = plan.appraisal_ids.line_ids.filtered(lambda line: line.plan_line_id == extra)
        self.assertEqual(row.measurement_ids.indicator_id, extra.indicator_ids)
        self.assertEqual(len(row.measurement_ids), 2)


@tagged('-at_install', 'post_install')
class TestResultsTakenOver(ObjectionCommon):
    """PermenPANRB 6/2022: what the superior has taken over, the appraiser neither writes nor issues."""

    def first_quarter(self):
        """A case whose March waits for the appraiser, and the day from which it can be taken over."""
        with self.at('2024-04-02'):
            plan = self.walk(self.open_in(self.period), 'realisation').sudo()
            for _month in range(2):
                self.fill_month(plan)
                self.complete(plan)
                self.complete(plan)
            self.fill_month(plan)
            self.complete(plan)
            return plan, str(plan.current_task_id._takeover_day())

    def take_over(self, plan):
        plan.current_task_id.with_user(self.head.user_id).take_over("Lewat waktu")
        self.env.invalidate_all()
        return plan.evaluation_ids.filtered(lambda row: row.state == 'draft')

    def refuse(self, draft):
        """Neither the form, nor a write, nor the button is the appraiser's."""
        mine = draft.with_user(self.section_head.user_id)
        self.assertTrue(mine)
        self.assertFalse(any(mine.mapped('can_edit')))
        for rows, words in ((mine, 'note'), (mine.line_ids, 'feedback')):
            self.assertTrue(rows)
            with self.assertRaises(AccessError):
                rows.write({words: "Lain"})
        with self.assertRaisesRegex(UserError, "somebody else's to issue"):
            mine[:1].action_issue()

    def test_span_belongs_to_the_superior(self):
        plan, day = self.first_quarter()
        with self.at(day):
            draft = self.take_over(plan)
            self.refuse(draft)
            draft.with_user(self.head.user_id).write({'results_rating': 'meets', 'behaviour_rating': 'meets'})
            plan.current_task_id.with_user(self.head.user_id).complete()
        self.assertEqual((draft.state, draft.issued_by_id), ('issued', self.head.user_id))

    def test_year_belongs_to_the_superior(self):
        plan = self.stand('measurement', '2025-01-06').sudo()
        with self.at('2025-01-06'):
            while plan.current_task_id.act != 'measure' or plan.current_task_id.realisation_id.month.month != 12:
                if plan.current_task_id.act == 'realise':
                    self.fill_month(plan)
                self.complete(plan)
        with self.at('2025-02-03'):
            draft = self.take_over(plan)
            self.assertTrue(plan.taken_over_on)
            self.refuse(draft)

    def test_nothing_is_suggested_for_who_is_set_aside(self):
        plan = self.stand('behaviour', '2025-01-06').sudo()
        with self.at('2025-01-20'):
            self.env['skp.status'].with_user(self.data_manager.user_id).create({
                'employee_id': self.worker.id, 'kind': 'unpaid_leave', 'date_from': '2024-12-01', 'letter': "1"})
        self.assertTrue(plan.status_id)
        with self.at('2025-02-03'):
            self.env['skp.task']._cron_suggest_takeovers()
        self.assertFalse(plan.current_task_id.takeover_activity_id)


@tagged('-at_install', 'post_install')
class TestObjectionAgain(ObjectionCommon):
    """An objection that is filed, taken back and filed again, or that somebody is silent about."""

    def objected(self):
        plan = self.stand('response', '2025-01-06').sudo()
        with self.at('2025-01-07'):
            self.complete(plan, 'object', "Keberatan")
        return plan

    def without(self, plan, day, reason):
        with self.at(day):
            plan.current_task_id.with_user(self.head.user_id).go_on_without(reason)

    def test_clock_runs_from_the_first_response(self):
        """14 working days from Monday 6 January 2025, also for who took an objection back in March."""
        plan = self.stand('response', '2025-01-06').sudo()
        with self.at('2025-03-03'):
            self.complete(plan, 'object', "Terlambat")
            first = plan.objection_ids
            plan.task_ids._last_done().with_user(self.worker.user_id).take_back()
            plan.invalidate_recordset()
            self.assertEqual(plan.deadline, date(2025, 1, 24))
            self.complete(plan, 'object', "Terlambat")
        again = plan.objection_ids - first
        self.assertEqual((again.due_on, again.days_late), (first.due_on, first.days_late))
        self.assertTrue(again.days_late)

    def test_withdrawn_objection_prints_nowhere(self):
        plan = self.stand('response', '2025-01-06').sudo()
        with self.at('2025-01-07'):
            self.complete(plan, 'object', "Keberatan yang ditarik")
            plan.task_ids._last_done().with_user(self.worker.user_id).take_back()
            self.complete(plan, 'accept')
        printed = self.env['report.hr_skp.report_appraisal_permenpanrb6']._objection(plan)
        self.assertNotIn("Keberatan yang ditarik", str(printed))

    def test_silence_that_is_taken_back_leaves_no_note(self):
        plan = self.objected()
        task = plan.current_task_id
        self.without(plan, '2025-01-09', "Diminta dengan surat 5, tidak dijawab")
        self.assertIn("surat 5", plan.objection_ids.silence_note)
        with self.at('2025-01-09'):
            task.with_user(self.head.user_id).take_back("Jawaban ternyata sudah masuk")
            self.complete(plan, 'done', "Ini jawaban saya")
        objection = plan.objection_ids
        self.assertFalse(objection.silence_note)
        self.assertEqual((objection.answer, objection.answer_missed_on), ("Ini jawaban saya", False))

    def test_each_silence_prints_its_own_reason(self):
        plan = self.objected()
        self.without(plan, '2025-01-09', "Penilai cuti")
        self.without(plan, '2025-01-11', "Pegawai sakit")
        report = self.env['report.hr_skp.report_objection']
        for text, said, other in (
                (report._answered(plan.objection_ids), "Penilai cuti", "Pegawai sakit"),
                (report._explained(plan.objection_ids), "Pegawai sakit", "Penilai cuti")):
            self.assertIn(said, text)
            self.assertNotIn(other, text)
