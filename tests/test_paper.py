import base64

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, tagged

from .common import LINES, SkpCommon

PAGE = base64.b64encode(b"%PDF-1.4 signed page")


@tagged('-at_install', 'post_install')
class TestPaper(SkpCommon):
    """Somebody who does not log in: the data manager records the step with the scan of the signed page."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.recorder = cls.data_manager.user_id

    def scan(self, user=None, **vals):
        return self.env['ir.attachment'].with_user(user or self.recorder).create({
            'name': "halaman.pdf", 'datas': PAGE, 'res_model': 'skp.complete', 'res_id': 0, **vals})

    def record(self, plan, decision='done', user=None, **values):
        return plan.current_task_id.with_user(user or self.recorder).complete(decision, '', values)

    def paper_case(self, person, state):
        """A case at a phase, whose person has no login from there on."""
        plan = self.walk(self.open_case(), state).sudo()
        person.user_id = False
        return plan

    # -- the record, the sheet, the register -------------------------------------------------------

    def test_appraiser_on_paper(self):
        plan = self.paper_case(self.section_head, 'review')
        task, scan = plan.current_task_id, self.scan()
        self.assertEqual((task.user_id, task.desk_user_id), (self.env['res.users'], self.recorder))
        self.assertEqual(task.activity_id.summary, f"Record for Budi Santoso, S.E.: {task.name}")
        self.record(plan, 'agree', scan_ids=scan.ids)
        self.assertEqual(plan.state, 'realisation')
        self.assertTrue(task.on_paper)
        self.assertEqual((task.recorded_by_id, task.scan_ids.ids), (self.recorder, scan.ids))
        self.assertEqual((scan.res_model, scan.res_id), ('skp.task', task.id))
        signature = plan.signature_ids.sorted('id')[-1]
        self.assertEqual(
            (signature.name, signature.on_paper, signature.user_id), ("Budi Santoso, S.E.", True, self.recorder))
        self.assertIn("was done on paper; Andi Pratama, A.Md. recorded it", "".join(plan.message_ids.mapped('body')))
        sheet = self.env['ir.qweb']._render(
            'hr_skp.report_plan', self.env['report.hr_skp.report_plan']._get_report_values(plan.ids))
        self.assertEqual(str(sheet).count("ditandatangani di atas kertas"), 1)
        with self.assertRaises(AccessError):
            scan.with_user(self.stranger.user_id).read(['datas'])
        self.assertTrue(scan.with_user(self.worker.user_id).read(['datas']))

    def test_whole_case_on_paper(self):
        """An employee without a login: plan and month typed by the data manager, who never judges."""
        self.worker.user_id = False
        plan = self.env['skp.plan'].with_user(self.recorder).create({
            'period_id': self.period.id, 'employee_id': self.worker.id, 'date_from': '2025-12-01'})
        name, quantity, unit, quality, months, cost = LINES[0]
        with Form(plan) as form, form.main_line_ids.new() as line:
            line.name, line.quantity_target, line.quantity_unit = name, quantity, unit
            line.quality_target, line.time_target, line.time_unit = quality, months, 'bulan'
        self.assertTrue(plan.can_edit_lines)
        self.record(plan, scan_ids=self.scan().ids)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            plan.line_ids.write({'name': "Lain"})
        self.complete(plan, 'agree')
        for cell in plan.realisation_ids.line_ids:
            cell.value = 1
        self.record(plan, scan_ids=self.scan().ids)
        self.complete(plan)
        self.assertEqual(plan.state, 'behaviour')
        self.assertFalse(self.env['skp.behaviour'].with_user(self.recorder).search([]))
        self.score(plan)
        self.complete(plan)
        self.assertTrue(plan.appraisal_ids.with_user(self.recorder).score)  # to print it for the employee's signature
        self.record(plan, 'accept', scan_ids=self.scan().ids)
        self.assertEqual(plan.state, 'handover')

    def test_scores_on_paper(self):
        """The appraiser scores on paper: the data manager types it at that step."""
        plan = self.paper_case(self.section_head, 'behaviour')
        for row in self.env['skp.behaviour'].with_user(self.recorder).search([]):
            row.score = 90
        self.record(plan, scan_ids=self.scan().ids)
        self.assertEqual(plan.state, 'response')
        self.assertTrue(plan._party('appraisal', 'appraiser').on_paper)

    def test_dialog(self):
        plan = self.paper_case(self.section_head, 'review')
        dialog = self.env['skp.complete'].with_user(self.recorder).create({'task_ids': plan.current_task_id.ids})
        self.assertEqual(dialog.paper_holder, "Budi Santoso, S.E.")
        dialog.scan_ids = [Command.link(self.scan().id)]
        dialog.action_agree()
        self.assertEqual(plan.state, 'realisation')

    # -- refused -----------------------------------------------------------------------------------

    def test_needs_a_scan(self):
        plan = self.paper_case(self.section_head, 'review')
        for scan_ids in (None, [], False):
            with self.assertRaisesRegex(UserError, "attach the scan of the page that Budi Santoso, S.E. signed"):
                self.record(plan, 'agree', scan_ids=scan_ids)
        for scan_ids in ("x", ["1"], [True], {'a': 1}, 7):
            with self.assertRaisesRegex(UserError, "attach files"):
                self.record(plan, 'agree', scan_ids=scan_ids)

    def test_foreign_files(self):
        """Only what the recorder has just uploaded counts."""
        plan = self.paper_case(self.section_head, 'review')
        gone = self.scan()
        ids = gone.ids
        gone.unlink()
        scans = [
            ids, [-1], self.scan(self.stranger.user_id).ids, self.scan(datas=False).ids,
            self.scan(type='url', url='http://example.com/x.pdf', datas=False).ids,
            self.scan().ids + self.scan(self.stranger.user_id).ids,
        ]
        taken = self.scan()
        taken.sudo().write({'res_model': 'skp.plan', 'res_id': plan.id})
        for scan_ids in [*scans, taken.ids]:
            with self.assertRaisesRegex(UserError, "Signed page is not a file that you have just attached"):
                self.record(plan, 'agree', scan_ids=scan_ids)

    def test_somebody_with_a_login(self):
        """The data manager records nothing for a person who can log in, and that person needs no scan."""
        plan = self.walk(self.open_case(), 'review').sudo()
        with self.assertRaisesRegex(UserError, "is with Budi Santoso, S.E."):
            self.record(plan, 'agree', scan_ids=self.scan().ids)
        with self.assertRaisesRegex(UserError, "in person: no scan belongs to it"):
            self.record(plan, 'agree', self.section_head.user_id, scan_ids=self.scan(self.section_head.user_id).ids)
        with self.assertRaises(AccessError):
            plan.line_ids.with_user(self.recorder).write({'name': "Lain"})

    def test_only_the_recorder(self):
        plan = self.paper_case(self.section_head, 'review')
        for person in (self.worker, self.head, self.administrator):
            with self.assertRaisesRegex(UserError, "who has no login: Andi Pratama, A.Md. records it"):
                self.record(plan, 'agree', person.user_id, scan_ids=self.scan(person.user_id).ids)

    def test_own_case(self):
        """The data manager's own appraiser has no login: another data manager records, never he."""
        plan = self.walk(self.open_case(self.data_manager), 'review').sudo()
        self.section_head.user_id = False
        self.assertNotEqual(plan.current_user_id, self.recorder)
        self.assertTrue(plan.current_user_id.has_group('hr_skp.group_data_manager'))
        plan.current_task_id.desk_user_id = self.recorder
        with self.assertRaisesRegex(UserError, "concerns yourself"):
            self.record(plan, 'agree', scan_ids=self.scan().ids)

    def test_one_at_a_time(self):
        plans = self.paper_case(self.section_head, 'review') | self.walk(
            self.open_case(self.administrator), 'review').sudo()
        with self.assertRaisesRegex(UserError, "is recorded by itself, with its own signed page"):
            self.record(plans, 'agree', scan_ids=self.scan().ids)

    def test_done_on_the_activity(self):
        plan = self.paper_case(self.section_head, 'measurement')
        with self.assertRaisesRegex(Exception, "needs your decision"):
            plan.activity_ids.with_user(self.recorder).action_done()
        self.assertEqual(plan.state, 'measurement')
