from odoo.exceptions import UserError
from odoo.tests import Form, freeze_time, new_test_user, tagged

from .common_rpc import Refused, RpcCase

HELD = r"cannot be changed now\. With Budi Santoso, S\.E\. since .+: Review the targets, due .+ Reload the page"


class BadInputCase(RpcCase):
    """Says the same refusal three times: by the model, over HTTP, in a form."""

    def assert_says(self, sentence, user, record, method, *args):
        """The model and the server refuse in the same words, and nothing is lost."""
        with self.assertRaisesRegex(UserError, sentence), self.undone():
            getattr(record.with_user(user), method)(*args)
            self.env.flush_all()
        ids = [record.ids] if record or method != 'create' else []
        with self.assertRaisesRegex(Refused, sentence) as caught:
            self.rpc(user, record._name, method, *ids, *args)
        self.assertIn(caught.exception.kind, ('UserError', 'ValidationError', 'AccessError'))

    def assert_form_says(self, sentence, record, field, value, rows=None):
        """The form refuses to save a value; ``rows`` names the list whose first row is edited."""
        with self.assertRaisesRegex(UserError, sentence), self.undone(), Form(record) as form:
            if not rows:
                setattr(form, field, value)
                return
            with getattr(form, rows).edit(0) as row:
                setattr(row, field, value)


@tagged('-at_install', 'post_install')
class TestBadRecords(BadInputCase):
    """Wrong master data: the sentence names the field, the value and the way out."""

    def test_nip(self):
        user = new_test_user(self.env, 'hr.badinput', groups='hr.group_hr_user', company_id=self.company.id,
                             company_ids=[(6, 0, self.company.ids)])
        before = self.worker.skp_nip
        for nip, fault in (
            ('19850317201001200', "has 17 digits; it must have 18"),
            ('198502302010012001', "begins with “19850230”, which is not a possible birth date"),
            ('198503172010132001', "has “13” in places 13 and 14; a PNS has the month of appointment"),
            ('198503172010013001', "has “3” in place 15; it must be 1 for a man or 2 for a woman"),
            ('198503172010012000', "ends in the serial number 000; serial numbers begin at 001"),
            ('19850317201001200X', "contains “X”; it may only hold digits"),
        ):
            with self.subTest(nip=nip):
                sentence = f"NIP “{nip}” of Siti Aminah, S.Kom.: The NIP “{nip}” {fault}"
                self.assert_says(sentence, user, self.worker, 'write', {'skp_nip': nip})
                self.assert_form_says(sentence, self.worker.with_user(user), 'skp_nip', nip)
        self.assertEqual(self.worker.skp_nip, before)

    def test_nip_of_somebody_else(self):
        user = new_test_user(self.env, 'hr.badinput', groups='hr.group_hr_user', company_id=self.company.id,
                             company_ids=[(6, 0, self.company.ids)])
        refused = self.ask(user, 'hr.employee', 'write', self.worker.ids, {'skp_nip': self.head.skp_nip})
        self.assertIn("Another employee of this company has the same NIP", str(refused))

    def test_unpublished_procedure(self):
        draft = self.period.sop_id.copy({'name': "Prosedur Baru", 'code': 'draft'})
        sentence = "Procedure “Prosedur Baru” is a draft: publish it before period 2025 runs by it"
        user = self.data_manager.user_id
        self.assert_says(sentence, user, self.period, 'write', {'sop_id': draft.id})
        self.assert_form_says(sentence, self.period.with_user(user), 'sop_id', draft)
        self.assertEqual(self.period.sop_id.code, 'pos_544')

    def test_published_procedure(self):
        sop, user = self.period.sop_id, self.administrator.user_id
        sentence = "“Penilaian Prestasi Kerja” is published: it stays as it is.+Press Revise, change the new version"
        self.assert_says(sentence, user, sop, 'write', {'name': "Lain"})
        self.assert_says(sentence, user, sop, 'unlink')
        self.assert_says(sentence, user, sop.step_ids[0], 'write', {'name': "Lain"})
        self.assert_says(sentence, user, sop.step_ids[0], 'unlink')
        self.assert_says(sentence, user, self.env['skp.sop.step'], 'create', {
            'sop_id': sop.id, 'name': "X", 'short_name': "X", 'act': 'plan', 'role': 'employee'})

    def test_unsound_procedure(self):
        draft = self.period.sop_id.copy({'name': "Prosedur Baru", 'code': 'draft'})
        draft.step_ids.filtered(lambda step: step.act == 'ratify').write({'act': 'receive'})
        self.assert_says(
            "“Prosedur Baru” cannot be published:\n(.+\n)*No step ratifies the result", self.administrator.user_id,
            draft, 'action_publish')
        self.assertEqual(draft.state, 'draft')

    def test_dates_of_a_used_period(self):
        self.walk(self.open_case(), 'review')
        user = self.data_manager.user_id
        sentence = "Period 2025 has signed cases: its dates and regulation stay.+Make another period"
        self.assert_says(sentence, user, self.period, 'write', {'date_to': '2025-06-30'})
        self.assert_form_says(sentence, self.period.with_user(user), 'date_to', '2025-06-30')
        self.assertEqual(str(self.period.date_to), '2025-12-31')

    def test_period_ends_before_it_begins(self):
        refused = self.ask(self.data_manager.user_id, 'skp.period', 'write', self.period.ids, {'date_to': '2024-12-31'})
        self.assertIn("The period ends before it begins: correct its dates", str(refused))

    def test_closed_period(self):
        self.rpc(self.data_manager.user_id, 'skp.period', 'action_close', self.period.ids)
        dialog = self.env['skp.period.job'].with_user(self.data_manager.user_id).create({
            'period_id': self.period.id, 'employee_ids': [(6, 0, self.worker.ids)]})
        self.assert_says("Period 2025 is closed: reopen it first", self.data_manager.user_id, dialog, 'action_open')


@tagged('-at_install', 'post_install')
class TestBadCases(BadInputCase):
    """Cases that cannot be: the sentence says why and what to do."""

    def create_case(self, **vals):
        return self.data_manager.user_id, self.env['skp.plan'], 'create', {
            'period_id': self.period.id, 'employee_id': self.worker.id, **vals}

    def rpc_arguments(self, user, record, method, *args):
        return user, record._name, method, *args

    def open_dialog(self, employees):
        return self.env['skp.period.job'].with_user(self.data_manager.user_id).create({
            'period_id': self.period.id, 'employee_ids': [(6, 0, employees.ids)]})

    def test_overlap(self):
        self.open_case()
        half = self.period.copy({'name': "Semester 2", 'date_from': '2025-07-01'})
        self.assert_says(
            "Siti Aminah, S.Kom. already has “SKP 2025 – Siti Aminah, S.Kom.” from .+ to .+: choose dates that do not",
            *self.create_case(period_id=half.id))
        refused = self.ask(*self.rpc_arguments(*self.create_case()))
        self.assertIn("The employee already has an SKP that begins on this date: choose", str(refused))
        dialog = self.open_dialog(self.worker)
        self.assertIn("already has “SKP 2025 – Siti Aminah, S.Kom.” in this range", dialog.left_out_ids.sentence)
        self.assert_says(
            "No SKP can be opened:\nSiti Aminah", self.data_manager.user_id, dialog, 'action_open')
        self.assertEqual(self.env['skp.plan'].search_count([('employee_id', '=', self.worker.id)]), 1)

    def test_outside_the_period(self):
        self.assert_says(
            "SKP 2024 – Siti Aminah.+ runs from .+ to .+, which is outside 2025",
            *self.create_case(date_from='2024-12-01'))

    def test_nobody_above(self):
        self.worker.parent_id = False
        sentence = "Nobody is above Siti Aminah, S.Kom.: set a manager on the employee"
        self.assert_says(sentence, *self.create_case())
        self.assertIn(sentence, self.open_dialog(self.worker).left_out_ids.sentence)

    def test_nobody_above_the_appraiser(self):
        self.assert_says(
            "Appraiser's superior of Prof|Appraiser's superior of Dra. Ratna Dewi.+ is empty: set a manager on Prof",
            *self.create_case(employee_id=self.head.id))
        self.assertIn("Appraiser's superior of Dra. Ratna Dewi", self.open_dialog(self.head).left_out_ids.sentence)

    def test_own_appraiser(self):
        case, user = self.open_case(), self.data_manager.user_id
        sentence = "Siti Aminah, S.Kom. cannot be appraiser or superior in the own SKP: choose another person"
        for field in ('appraiser_id', 'superior_id'):
            self.assert_says(sentence, user, case, 'write', {field: self.worker.id})
            self.assert_form_says(sentence, case.with_user(user), field, self.worker)
        self.assert_says(
            "Dra. Ratna Dewi.+ cannot be both appraiser and superior", user, case, 'write',
            {'appraiser_id': self.head.id})
        self.assertEqual(case.appraiser_id, self.section_head)

    def test_data_manager_chooses_the_own_appraiser(self):
        case = self.open_case(self.data_manager)
        self.assert_says(
            "Nobody chooses the own appraiser: another data manager has to do it", self.data_manager.user_id, case,
            'write', {'appraiser_id': self.stranger.id})

    def test_new_appraiser_after_approval(self):
        case = self.walk(self.open_case(), 'realisation')
        self.assert_says(
            "The plan of SKP 2025.+ is approved: its appraiser and superior stay", self.data_manager.user_id, case,
            'write', {'appraiser_id': self.stranger.id})

    def test_signed_case_is_deleted(self):
        case = self.walk(self.open_case(), 'review')
        self.assert_says(
            "SKP 2025 – Siti Aminah, S.Kom. carries signatures and stays on record", self.administrator.user_id, case,
            'unlink')
        self.assertTrue(case.exists())

    def test_activity_of_a_step(self):
        activity, user = self.open_case().current_task_id.activity_id, self.worker.user_id
        sentence = "This activity belongs to a step of an SKP that is still open: complete the step instead"
        self.assert_says(sentence, user, activity, 'unlink')
        self.assert_says(sentence, user, activity, 'write', {'user_id': self.stranger.user_id.id})
        self.assert_says(sentence, user, activity, 'write', {'active': False})


@tagged('-at_install', 'post_install')
class TestBadFigures(BadInputCase):
    """Wrong figures: nothing is stored, nothing that was there is lost."""

    def test_target(self):
        plan = self.open_case()
        self.fill_plan(plan)
        line, user = plan.line_ids[0], self.worker.user_id
        words = "in “Menyusun laporan kepegawaian” is %s: enter a number above zero"
        for column, aspect in (('quantity_target', "Quantity"), ('quality_target', "Quality"), ('time_target', "Time"),
                               ('cost_target', "Cost")):
            sentence = f"Target of {aspect} {words % '-2.00'}"
            self.assert_says(sentence, user, line, 'write', {column: -2})
            self.assert_form_says(sentence, plan.with_user(user), column, -2, rows='main_line_ids')
        indicator = line.indicator_ids[0]
        self.assert_says(f"Target of Quantity {words % '0.00'}", user, indicator, 'write', {'target': 0})
        self.assertEqual((line.quantity_target, line.quality_target, line.time_target), (12, 100, 12))

    def test_target_left_out(self):
        """An emptied column means that the aspect does not count; three of them always do."""
        plan = self.open_case()
        self.fill_plan(plan)
        plan.line_ids[0].with_user(self.worker.user_id).quantity_target = 0
        self.assert_says(
            "Activity “Menyusun laporan kepegawaian” has no target of Quantity: enter a number above zero",
            self.worker.user_id, plan.current_task_id, 'complete')

    def test_plan_without_activity(self):
        plan = self.open_case()
        self.assert_says(
            "The plan has no activity yet: add at least one", self.worker.user_id, plan.current_task_id, 'complete')

    def test_realisation(self):
        plan = self.walk(self.open_case(), 'realisation')
        row, user = plan.realisation_ids.line_ids[0], self.worker.user_id
        sentence = r"Realised Quantity of “Menyusun laporan kepegawaian” in January 2025 is -5.00: enter zero or more"
        row.with_user(user).value = 3
        self.assert_says(sentence, user, row, 'write', {'value': -5})
        self.assert_form_says(sentence, row.with_user(user), 'value', -5)
        self.assertEqual(row.value, 3)

    def test_closed_month(self):
        plan = self.walk(self.open_case(), 'measurement')
        row = plan.realisation_ids.line_ids[0]
        before = row.value
        self.assert_says(
            r"cannot be changed now\. With Budi Santoso, S\.E\. since .+: Measure the achievement – January 2025, due",
            self.worker.user_id, row, 'write', {'value': 9})
        self.assertEqual(row.value, before)

    def test_month_not_begun(self):
        with freeze_time('2025-01-20'):
            plan = self.walk(self.open_case(), 'realisation')
            self.fill_month(plan)
            self.complete(plan)
            self.complete(plan)
            self.fill_month(plan)
            task = plan.current_task_id
            with self.assertRaisesRegex(UserError, "February 2025 has not begun: it can be handed over from .*2025"):
                task.with_user(self.worker.user_id).complete()
        self.assertEqual(task.state, 'open')
        self.rpc(self.worker.user_id, 'skp.task', 'complete', task.ids)

    def test_behaviour(self):
        plan = self.walk(self.open_case(), 'behaviour')
        row, user = plan.appraisal_ids.behaviour_ids[0], self.section_head.user_id
        row.with_user(user).score = 80
        for score, words in ((101, "101.00"), (-1, "-1.00")):
            sentence = f"Score of “{row.name}” is {words}: enter a number from 1 to 100"
            self.assert_says(sentence, user, row, 'write', {'score': score})
            self.assert_form_says(sentence, row.with_user(user), 'score', score)
        self.assertEqual(row.score, 80)
        unscored = ", ".join(plan.appraisal_ids.behaviour_ids[1:].mapped('name'))
        self.assert_says(
            f"No score yet for {unscored}: enter a number from 1 to 100", user, plan.current_task_id, 'complete')

    def test_correction(self):
        plan = self.walk(self.open_case(), 'realisation')
        while len(plan.realisation_ids) < 12 or plan.state != 'measurement':
            if plan.state == 'realisation':
                self.fill_month(plan)
            self.complete(plan)
        row, user = plan.appraisal_ids.line_ids.measurement_ids[0], self.section_head.user_id
        self.assert_says(
            "Corrected Quantity of “Menyusun laporan kepegawaian” is -1.00: enter zero or more", user, row, 'write',
            {'is_corrected': True, 'corrected': -1, 'reason': "Salah hitung"})
        row.with_user(user).write({'is_corrected': True, 'corrected': 10})
        self.assert_says(
            "The corrected figure of “Menyusun laporan kepegawaian” has no reason: write why it differs", user,
            plan.current_task_id, 'complete')
        row.with_user(user).reason = "Dua laporan dibatalkan"
        self.rpc(user, 'skp.task', 'complete', plan.current_task_id.ids)
        self.assertEqual((plan.state, row.used, row.realised), ('behaviour', 10, 12))


@tagged('-at_install', 'post_install')
class TestBadDecisions(BadInputCase):
    """Decisions at the wrong time, by the wrong person, in the wrong words."""

    def test_twice(self):
        plan = self.open_case()
        self.fill_plan(plan)
        task, user = plan.current_task_id, self.worker.user_id
        self.rpc(user, 'skp.task', 'complete', task.ids)
        self.assert_says(
            r"“Fill in the plan” of SKP 2025.+ was already completed by Siti Aminah, S\.Kom\. on .+ With Budi Santoso, "
            r"S\.E\. since .+: Review the targets.+ Reload the page", user, task, 'complete')
        self.assertEqual((plan.state, len(plan.signature_ids)), ('review', 1))

    def test_somebody_else(self):
        plan = self.walk(self.open_case(), 'review')
        for person in (self.worker, self.head, self.data_manager, self.administrator):
            self.assert_says(
                r"“Review the targets” of SKP 2025.+ is with Budi Santoso, S\.E\. since .+: only Budi Santoso",
                person.user_id, plan.current_task_id, 'complete', 'agree')

    def test_second_tab(self):
        """The dialog opened twice for one step: the second one does not complete the next step by mistake."""
        plan = self.walk(self.open_case(), 'review')
        user = self.section_head.user_id
        dialogs = [
            self.rpc(user, 'skp.complete', 'create', [{'task_ids': [[6, 0, plan.current_task_id.ids]]}])[0]
            for _tab in range(2)]
        self.rpc(user, 'skp.complete', 'action_agree', [dialogs[0]])
        refused = self.ask(user, 'skp.complete', 'action_return', [dialogs[1]])
        self.assertRegex(str(refused), "Review the targets.+ was already completed by Budi Santoso.+ Reload the page")
        self.assertEqual((plan.state, len(plan.task_ids)), ('realisation', 3))

    def test_stale_plan(self):
        """A tab that still shows the plan open says who holds the case now, and changes nothing."""
        plan = self.open_case()
        self.fill_plan(plan)
        line, user = plan.line_ids[0], self.worker.user_id
        form = Form(plan.with_user(user))
        with form.main_line_ids.edit(0) as row:
            row.name = "Diubah"
        self.complete(plan)
        with self.assertRaisesRegex(UserError, HELD):
            form.save()
        self.assert_says(f"“Menyusun laporan kepegawaian” of SKP 2025.+ {HELD}", user, line, 'write', {'name': "X"})
        self.assert_says(HELD, user, line, 'unlink')
        self.assert_says(HELD, user, line.indicator_ids[0], 'write', {'target': 5})
        self.assert_says(HELD, user, line.browse(), 'create', {'plan_id': plan.id, 'name': "Susulan"})
        self.assertEqual(line.name, "Menyusun laporan kepegawaian")

    def test_unknown_decision(self):
        plan = self.walk(self.open_case(), 'review')
        user, task = self.section_head.user_id, plan.current_task_id
        self.assert_says(
            "“Review the targets” of SKP 2025.+ cannot end with “approve”; choose one of: Agreed, Returned", user, task,
            'complete', 'approve')
        self.assert_says("cannot end with “Accepted”; choose one of: Agreed", user, task, 'complete', 'accept')
        self.assert_says("“score” means nothing to this step", user, task, 'complete', 'agree', "", {'score': 100})

    def test_no_row(self):
        self.assert_says(
            "No step is selected: choose at least one row", self.worker.user_id, self.env['skp.task'], 'complete')

    def test_no_reason(self):
        plan = self.walk(self.open_case(), 'review')
        sentence = "Reason is empty: write why"
        user = self.section_head.user_id
        for reason in ("", "   ", False):
            self.assert_says(sentence, user, plan.current_task_id, 'complete', 'return', reason)
        plan = self.walk(plan, 'response')
        self.assert_says(sentence, self.worker.user_id, plan.current_task_id, 'complete', 'object')
        self.complete(plan, 'object', "Nilai tidak sesuai")
        self.assert_says(sentence, user, plan.current_task_id, 'complete')
        self.complete(plan, 'done', "Sesuai catatan")
        self.complete(plan, 'done', "Penjelasan pegawai")
        for decision, values in (('confirm', {}), ('change', {'new_score': 90})):
            self.assert_says(
                sentence, self.head.user_id, plan.current_task_id, 'complete', decision, "", values)

    def test_new_score(self):
        plan = self.walk(self.open_case(), 'response')
        self.complete(plan, 'object', "Nilai tidak sesuai")
        self.complete(plan, 'done', "Sesuai catatan")
        self.complete(plan, 'done', "Penjelasan pegawai")
        for score, words in ((0, "New score is 0"), (-3, "New score is -3"), (151, "New score is 151"),
                             ("banyak", "The score is “banyak”, which is not a number")):
            self.assert_says(
                words, self.head.user_id, plan.current_task_id, 'complete', 'change', "Dinaikkan", {'new_score': score})
        self.assertEqual(plan.appraisal_ids.final_score, plan.appraisal_ids.score)

    def test_archive(self):
        plans = self.open_case(self.worker | self.stranger)
        plans = self.walk(plans, 'archive')
        first, second = plans
        user = self.data_manager.user_id
        for values in (None, {}, {'archive_place': "  "}):
            self.assert_says(
                "Place of the file is empty: write where the paper is kept", user, first.current_task_id, 'complete',
                'done', "", values)
        values = {'archive_place': "Rak 1", 'archive_number': "SKP-7"}
        self.rpc(user, 'skp.task', 'complete', first.current_task_id.ids, 'done', "", values)
        self.assert_says(
            "Another SKP is filed under this number: choose the next free one", user, second.current_task_id,
            'complete', 'done', "", values)
        self.assertEqual((first.state, first.archive_number, second.state), ('done', "SKP-7", 'archive'))
        self.assertFalse(second.archive_number)

    def test_partial_success(self):
        """Two of three move; the third comes home with its reason."""
        plans = self.walk(self.open_case(self.make_workers(3)), 'behaviour')
        self.score(plans)
        late = plans[1]
        late.appraisal_ids.behaviour_ids[0].score = 0
        tasks = plans.current_task_id
        result = self.rpc(self.section_head.user_id, 'skp.task', 'complete', tasks.ids)
        self.assertEqual(len(result['completed']), 2)
        [held] = result['held_back']
        self.assertEqual((held['id'], held['name']), (late.current_task_id.id, late.name))
        self.assertRegex(held['reason'], "No score yet for .+: enter a number from 1 to 100")
        self.assertEqual(plans.mapped('state'), ['response', 'behaviour', 'response'])
        again = self.ask(self.section_head.user_id, 'skp.task', 'complete', tasks.ids)
        self.assertRegex(str(again), "No score yet")
        self.assertRegex(str(again), "was already completed by")

    def test_partial_success_in_the_dialog(self):
        """The dialog stays open with what was held back and why."""
        plans = self.walk(self.open_case(self.make_workers(2)), 'review')
        user = self.section_head.user_id
        tasks = plans.current_task_id
        [dialog] = self.rpc(user, 'skp.complete', 'create', [{'task_ids': [[6, 0, tasks.ids]]}])
        self.rpc(user, 'skp.task', 'complete', tasks[0].ids, 'agree')
        action = self.rpc(user, 'skp.complete', 'action_agree', [dialog])
        self.assertEqual((action['res_model'], action['res_id']), ('skp.complete', dialog))
        [row] = self.rpc(user, 'skp.complete.line', 'search_read', [('wizard_id', '=', dialog)], ['reason'])
        self.assertIn("was already completed by Budi Santoso", row['reason'])
        self.assertEqual(plans.mapped('state'), ['realisation', 'realisation'])
