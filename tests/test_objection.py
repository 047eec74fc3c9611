from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_objection import ObjectionCommon


@tagged('-at_install', 'post_install')
class TestObjectionClock(ObjectionCommon):
    """The two clocks at their last day and the day after: to object, and to decide."""

    def file(self, plan, day):
        """File on a day: the objection, and what the employee was told about the time before."""
        with self.at(day):
            told = plan.with_user(self.worker.user_id).status_sentence
            self.complete(plan, 'object', "Nilai tidak sesuai")
            plan.invalidate_recordset()
        return plan.objection_ids, told

    def test_fourteen_working_days(self):
        """From Monday 6 January 2025, with a holiday on the 20th: until Monday the 27th."""
        self.holiday('2025-01-20')
        for employee, day, late, told in (
                (self.worker, '2025-01-27', 0, "Today, 01/27/2025, is the last day."),
                (self.stranger, '2025-01-28', 1, "Late by 1 days: the last day was 01/27/2025.")):
            with self.subTest(day=day):
                objection, sentence = self.file(self.stand('response', '2025-01-06', employee), day)
                self.assertEqual((objection.due_on, objection.days_late), (date(2025, 1, 27), late))
                self.assertIn(told, sentence)
                self.assertEqual(bool(objection.late_sentence), bool(late))

    def test_fourteen_calendar_days(self):
        """PP 46/2011: the weekend and a holiday count."""
        self.holiday('2025-01-20')
        old = self.make_period(2022)
        for employee, day, late in ((self.worker, '2025-01-20', 0), (self.stranger, '2025-01-21', 1)):
            with self.subTest(day=day):
                plan = self.stand('response', '2025-01-06', employee, old)
                self.assertEqual(plan.deadline, date(2025, 1, 20))
                objection, _told = self.file(plan, day)
                self.assertEqual((objection.due_on, objection.days_late), (date(2025, 1, 20), late))

    def test_shorter_days_of_the_procedure_make_nobody_late(self):
        """The procedure may ask for less than the regulation gives; late is who misses the regulation's day."""
        self.period.sop_id.step_ids.filtered(lambda step: step.act == 'respond').sudo().deadline_days = 3
        plan = self.stand('response', '2025-01-06')
        self.assertEqual(plan.deadline, date(2025, 1, 9))
        objection, _told = self.file(plan, '2025-01-24')
        self.assertEqual((objection.due_on, objection.days_late), (date(2025, 1, 24), 0))

    def test_decision(self):
        """7 working days from Monday 3 February with a holiday on the 5th: until the 13th, late on the 14th."""
        self.holiday('2025-02-05')
        plan = self.stand('response', '2025-01-27')
        self.file(plan, '2025-02-03')
        self.assertEqual(plan.deadline, date(2025, 2, 13), "the answer has no limit of its own")
        for day in ('2025-02-04', '2025-02-06'):
            with self.at(day):
                self.complete(plan, 'done', "Penjelasan")
        plan.invalidate_recordset()
        self.assertEqual((plan.current_task_id.act, plan.deadline), ('decide', date(2025, 2, 13)))
        for day, told in (
                ('2025-02-12', "1 days left, until 02/13/2025."), ('2025-02-13', "Today, 02/13/2025, is the last day."),
                ('2025-02-14', "Late by 1 days: the last day was 02/13/2025.")):
            with self.at(day):
                plan.invalidate_recordset()
                self.assertIn(told, plan.status_sentence)
                wizard = self.env['skp.complete'].with_user(self.head.user_id).create(
                    {'task_ids': [(6, 0, plan.current_task_id.ids)]})
                self.assertEqual(wizard.days_sentence, told)
        with self.at('2025-02-14'):
            self.complete(plan, 'confirm', "Tetap")
        self.assertEqual(plan.objection_ids.decided_on, date(2025, 2, 14), "a late decision is a decision")

    def test_limits_that_an_office_sets(self):
        """No source limits answer and decision under PP 46/2011: empty, until a version of the regulation sets them."""
        scheme = self.env.ref('hr_skp.scheme_pp46')
        self.assertEqual({scheme._figures()[code] for code in ('answer_days', 'decision_days')}, {0})
        draft = scheme.browse(scheme.with_user(self.administrator.user_id).action_revise()['res_id'])
        self.assertEqual((scheme.day_kind, draft.day_kind), ('calendar', 'calendar'))
        for code, days in (('answer_days', 5), ('decision_days', 10)):
            draft.figure_ids.filtered(lambda row, code=code: row.code == code).value = days
        draft.action_publish()
        period = self.make_period(2022)
        period.scheme_id = draft
        plan = self.stand('response', '2025-01-27', period=period)
        self.file(plan, '2025-02-03')
        self.assertEqual(plan.deadline, date(2025, 2, 8))
        with self.at('2025-02-05'):
            self.complete(plan, 'done', "Penjelasan")
        self.assertEqual(plan.deadline, date(2025, 2, 10))
        with self.at('2025-02-06'):
            self.complete(plan, 'done', "Penjelasan")
        self.assertEqual(plan.deadline, date(2025, 2, 13))

    def test_day_kind_of_each_regulation(self):
        kinds = {scheme.code: scheme.day_kind for scheme in self.env['skp.scheme'].search([('version', '=', 1)])}
        self.assertEqual(kinds, {'pp46': 'calendar', 'pp30': 'calendar', 'permenpanrb6': 'working'})


@tagged('-at_install', 'post_install')
class TestObjectionItems(ObjectionCommon):
    """What is contested, each with its reason; who is heard; who stays silent."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.stand('response', '2025-01-06')

    def test_items(self):
        """A reason for each item; none against the whole is needed."""
        rows = self.plan.appraisal_ids.behaviour_ids
        line = self.plan.appraisal_ids.line_ids[0]
        values = self.items(self.plan, "Kehadiran saya lengkap", "Tidak ada keluhan")
        values['items'].append({'kind': 'result', 'id': line.id, 'reason': " Dua laporan belum dihitung "})
        self.complete(self.plan, 'object', "", values)
        objection = self.plan.objection_ids
        self.assertFalse(objection.reason)
        self.assertEqual(
            [(item.name, item.reason) for item in objection.item_ids],
            [(rows[0].name, "Kehadiran saya lengkap"), (rows[1].name, "Tidak ada keluhan"),
             (line.name, "Dua laporan belum dihitung")])
        self.assertEqual(objection._content()['items'][2], [line.name, "Dua laporan belum dihitung"])

    def test_refused_items(self):
        """Rows of somebody else, twice the same, none at all, or without a reason."""
        other = self.stand('response', '2025-01-06', self.stranger).appraisal_ids.behaviour_ids[0]
        mine = self.plan.appraisal_ids.behaviour_ids[0]
        item = {'kind': 'behaviour', 'id': mine.id, 'reason': "Alasan"}
        for items, words in (
                ([{**item, 'id': other.id}], "is no row of the appraisal"), ([item, item], "named twice"),
                ([{**item, 'reason': "  "}], "Reason is empty"), ([{**item, 'reason': 7}], "Reason is empty"),
                ([{**item, 'kind': 'plan_id'}], "is no row"), ([{**item, 'id': True}], "is no row"),
                ([{**item, 'name': "X"}], "is no row"), ([mine.id], "is no row"), ("disiplin", "name rows of"),
                ({'id': mine.id}, "name rows of")):
            with self.subTest(items=items), self.assertRaisesRegex(UserError, words):
                self.complete(self.plan, 'object', "Keberatan", {'items': items})
        with self.assertRaisesRegex(UserError, "means nothing to this step"):
            self.complete(self.plan, 'accept', "", {'items': [item]})
        with self.assertRaisesRegex(UserError, "Reason is empty"):
            self.complete(self.plan, 'object', "", {'items': []})
        self.assertFalse(self.plan.objection_ids)

    def test_dialog(self):
        """The dialog lists what can be contested; reasons and Accept do not go together."""
        dialog = self.env['skp.complete'].with_user(self.worker.user_id).with_context(
            default_task_ids=self.plan.current_task_id.ids)
        wizard = dialog.create(dialog.default_get(['item_ids', 'task_ids']))
        appraisal = self.plan.appraisal_ids
        self.assertEqual(
            wizard.item_ids.mapped('name'),
            [*appraisal.line_ids.mapped('name'), *appraisal.behaviour_ids.mapped('name')])
        wizard.item_ids[-1].reason = "Tidak sesuai"
        with self.assertRaisesRegex(UserError, "press Object, or empty them"):
            wizard.action_accept()
        wizard.action_object()
        self.assertEqual(self.plan.objection_ids.item_ids.behaviour_id, appraisal.behaviour_ids[-1])

    def test_both_are_heard(self):
        """The superior decides when appraiser and employee have explained, and reads both."""
        self.complete(self.plan, 'object', "Nilai tidak sesuai")
        self.complete(self.plan, 'done', "Sesuai catatan")
        self.assertEqual(
            (self.plan.current_task_id.act, self.plan.current_user_id), ('clarify', self.worker.user_id))
        self.assertEqual(self.plan.current_task_id.activity_id.user_id, self.worker.user_id)
        with self.assertRaisesRegex(UserError, "Reason is empty"):
            self.complete(self.plan, 'done', " ")
        self.complete(self.plan, 'done', "Daftar hadir terlampir")
        self.assertEqual((self.plan.current_task_id.act, self.plan.current_user_id), ('decide', self.head.user_id))
        wizard = self.env['skp.complete'].with_user(self.head.user_id).create(
            {'task_ids': [(6, 0, self.plan.current_task_id.ids)]})
        self.assertEqual(
            (wizard.objection_reason, wizard.objection_answer, wizard.objection_explanation),
            ("Nilai tidak sesuai", "Sesuai catatan", "Daftar hadir terlampir"))

    def test_silence_blocks_nobody(self):
        """From the day after he asked, the superior goes on; it is on record, and can be taken back."""
        with self.at('2025-01-13'):
            self.complete(self.plan, 'object', "Nilai tidak sesuai")
            task = self.plan.current_task_id.with_user(self.head.user_id)
            with self.assertRaisesRegex(UserError, "has until 01/13/2025: you can go on from the day after"):
                task.go_on_without("Diminta lewat surat")
        with self.at('2025-01-14'):
            for person in (self.worker, self.section_head, self.data_manager, self.administrator):
                with self.subTest(person=person.name), self.assertRaisesRegex(UserError, "can step in"):
                    task.with_user(person.user_id).go_on_without("Alasan")
            with self.assertRaisesRegex(UserError, "Reason is empty"):
                task.go_on_without("  ")
            self.assertEqual(self.plan.with_user(self.head.user_id).step_in, 'go_on')
            self.assertFalse(self.plan.with_user(self.section_head.user_id).step_in)
            task.go_on_without("Diminta lewat surat 12/2025")
        self.assertEqual((task.state, task.decision, task.done_by_id), ('done', 'silent', self.head.user_id))
        self.assertEqual(self.plan.current_task_id.act, 'clarify')
        with self.at('2025-01-15'):
            self.plan.current_task_id.with_user(self.head.user_id).go_on_without("Diminta lisan")
            self.plan.invalidate_recordset()
        objection = self.plan.objection_ids
        self.assertEqual((objection.answer_missed_on, objection.explanation_missed_on), (
            date(2025, 1, 14), date(2025, 1, 15)))
        self.assertEqual(objection.silence_note, "Diminta lewat surat 12/2025\nDiminta lisan")
        self.assertFalse(objection.answered_on or objection.explained_on)
        with self.at('2025-01-15'):
            last = self.plan.task_ids._last_done().with_user(self.head.user_id)
            last.take_back()
            self.plan.invalidate_recordset()
            self.assertEqual(self.plan.current_task_id.act, 'clarify')
            self.assertFalse(objection.explanation_missed_on)
            self.complete(self.plan, 'done', "Ini penjelasan saya")
            self.complete(self.plan, 'confirm', "Tetap")
        self.assertEqual(objection.decision, 'confirm')

    def test_only_an_explanation_is_passed_over(self):
        self.complete(self.plan, 'object', "Nilai tidak sesuai")
        self.complete(self.plan, 'done', "Sesuai")
        self.complete(self.plan, 'done', "Penjelasan")
        with self.assertRaisesRegex(UserError, "is no explanation"):
            self.plan.current_task_id.with_user(self.head.user_id).go_on_without("Alasan")
