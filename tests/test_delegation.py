from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import SkpCommon


@tagged('-at_install', 'post_install')
class TestDelegation(SkpCommon):
    """Plt and Plh: they start and end by themselves, and the sheets say so."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deputy = cls.make_person("Rina Marlina, S.H.", 'deputy', manager=cls.head)
        cls.today = fields.Date.today()

    def delegate(self, **vals):
        return self.env['skp.delegation'].with_user(self.data_manager.user_id).create({
            'employee_id': self.section_head.id, 'delegate_id': self.deputy.id, 'kind': 'plh', 'letter': "12/2025",
            'date_from': self.today, 'date_to': self.today + timedelta(days=10), **vals}).sudo()

    def check_desks(self):
        self.env['skp.task']._cron_check_desks()

    # -- bad input ---------------------------------------------------------------------------------

    def test_oneself(self):
        with self.assertRaisesRegex(ValidationError, "Acting is Budi Santoso, S.E., the one to be replaced"):
            self.delegate(delegate_id=self.section_head.id)

    def test_without_a_letter(self):
        for letter in (False, "", "  "):
            with self.assertRaisesRegex(ValidationError, "Letter is empty: enter the number"):
                self.delegate(letter=letter)

    def test_overlap(self):
        self.delegate()
        with self.assertRaisesRegex(ValidationError, "Rina Marlina, S.H. acts for Budi.* already from .*12/2025"), \
                self.env.cr.savepoint():
            self.delegate(delegate_id=self.stranger.id, date_from=self.today + timedelta(days=10),
                          date_to=self.today + timedelta(days=20))
        self.delegate(date_from=self.today + timedelta(days=11), date_to=self.today + timedelta(days=20))

    def test_dates(self):
        with self.assertRaisesRegex(Exception, "ends before it begins|date_from <= date_to|dates_ordered"):
            self.delegate(date_to=self.today - timedelta(days=1))

    def test_only_the_data_manager_delegates(self):
        for person in (self.worker, self.section_head, self.deputy):
            with self.assertRaises(AccessError):
                self.env['skp.delegation'].with_user(person.user_id).create({
                    'employee_id': self.section_head.id, 'delegate_id': person.id, 'letter': "1",
                    'date_from': self.today, 'date_to': self.today})

    # -- the work moves ----------------------------------------------------------------------------

    def test_begins_at_midnight_where_the_office_is(self):
        """The nightly check runs a little after midnight in Padang, when it is yesterday in UTC."""
        self.env.company.resource_calendar_id.tz = 'Asia/Jakarta'
        with freeze_time('2025-06-29 17:05:00'):
            plan = self.walk(self.open_case(), 'review').sudo()
            self.delegate(date_from='2025-07-01', date_to='2025-07-03')
        desks = {}
        for moment in ('2025-06-29 17:05:00', '2025-06-30 17:05:00', '2025-07-02 17:05:00', '2025-07-03 17:05:00'):
            with freeze_time(moment):
                self.check_desks()
                desks[moment[5:10]] = plan.current_user_id.name
        self.assertEqual(desks, {
            '06-29': self.section_head.name, '06-30': self.deputy.name, '07-02': self.deputy.name,
            '07-03': self.section_head.name})

    def test_open_step_moves_at_once_and_back(self):
        plan = self.walk(self.open_case(), 'review').sudo()
        row = self.delegate()
        task = plan.current_task_id
        self.assertEqual(task.user_id, self.deputy.user_id)
        self.assertEqual(task.holder_name, "Plh. Rina Marlina, S.H.")
        self.assertEqual((task.delegation_id, plan.current_user_id), (row, self.deputy.user_id))
        self.assertEqual(plan.activity_ids.user_id, self.deputy.user_id)
        self.assertIn("by letter 12/2025", plan.message_ids[0].body)
        with self.assertRaisesRegex(UserError, "is with Plh. Rina"):
            task.with_user(self.section_head.user_id).complete('agree')
        with self.assertRaisesRegex(ValidationError, "stays on record"):
            row.unlink()
        row.date_to = self.today
        with freeze_time(self.today + timedelta(days=1)):
            with self.assertRaisesRegex(UserError, "You act for Budi Santoso, S.E. from"):
                task.with_user(self.deputy.user_id).complete('agree')
            self.check_desks()
            self.assertEqual((task.user_id, task.delegation_id), (self.section_head.user_id, row.browse()))
            self.assertEqual(plan.activity_ids.user_id, self.section_head.user_id)
            self.assertEqual(plan._party('plan', 'appraiser').name, "Budi Santoso, S.E.")

    def test_begins_by_itself(self):
        plan = self.walk(self.open_case(), 'review').sudo()
        self.delegate(date_from=self.today + timedelta(days=3))
        self.check_desks()
        self.assertEqual(plan.current_user_id, self.section_head.user_id)
        with freeze_time(self.today + timedelta(days=3)):
            self.check_desks()
            self.assertEqual(plan.current_user_id, self.deputy.user_id)
            notes = len(plan.message_ids)
            self.check_desks()
            self.assertEqual(len(plan.message_ids), notes, "a second check changes nothing")

    def test_acts_through_the_judging_steps(self):
        """The delegate opens, measures and scores with the own rights; sheet and signature name him as Plt."""
        self.delegate(kind='plt', date_to=self.today + timedelta(days=400))
        plan = self.walk(self.open_case(), 'behaviour')
        deputy = self.deputy.user_id
        mine = plan.with_user(deputy)
        mine.invalidate_recordset()
        self.assertTrue(mine.is_my_turn)
        self.assertTrue(mine.line_ids and mine.realisation_ids.line_ids.mapped('value'))
        for row in mine.appraisal_ids.behaviour_ids:
            row.score = 90
        mine.appraisal_ids.recommendation = "Baik"
        mine.current_task_id.complete()
        party = plan.sudo()._party('appraisal', 'appraiser')
        self.assertEqual((party.name, party.post), ("Rina Marlina, S.H.", "Plt. Kepala"))
        self.assertEqual(party.nip, self.deputy.skp_nip)
        signature = plan.sudo().signature_ids.sorted('id')[-1]
        self.assertEqual((signature.name, signature.acting_for), ("Plt. Rina Marlina, S.H.", "Budi Santoso, S.E."))
        sheet = self.env['ir.qweb']._render('hr_skp.report_appraisal', self.env[
            'report.hr_skp.report_appraisal']._get_report_values(plan.ids))
        self.assertIn("Plt. Kepala", sheet)
        mine.invalidate_recordset()
        self.env.invalidate_all()
        with self.assertRaises(AccessError):  # the step is over: the case is closed to him again
            mine.read(['name'])
        self.assertFalse(self.env['skp.behaviour'].with_user(deputy).search([]))

    # -- nobody judges himself ---------------------------------------------------------------------

    def test_delegate_is_the_appraised(self):
        plan = self.walk(self.open_case(), 'review').sudo()
        self.delegate(delegate_id=self.worker.id)
        self.assertEqual(plan.current_user_id, self.section_head.user_id)
        self.assertIn("nobody judges the own SKP", plan.people_explanation)

    def test_delegate_chosen_by_the_appraised(self):
        """The data manager's own case is not moved by the own delegation; another data manager's counts."""
        plan = self.walk(self.open_case(self.data_manager), 'review').sudo()
        row = self.delegate()
        self.assertEqual(plan.current_user_id, self.section_head.user_id)
        self.assertIn("chooses who judges the own", plan.people_explanation)
        row.with_user(self.administrator.user_id).letter = "12a/2025"
        self.assertEqual(plan.current_user_id, self.deputy.user_id)

    def test_delegate_judges_already(self):
        """The appraiser as Plh of the superior does not ratify what he has appraised."""
        plan = self.walk(self.open_case(), 'ratification').sudo()
        self.delegate(employee_id=self.head.id, delegate_id=self.section_head.id)
        self.assertEqual(plan.current_user_id, self.head.user_id)

    def test_one_delegate_of_both(self):
        plan = self.walk(self.open_case(), 'ratification').sudo()
        self.delegate()
        self.delegate(employee_id=self.head.id)
        self.assertEqual(plan.current_user_id, self.head.user_id)

    def test_delegate_without_a_login(self):
        plan = self.walk(self.open_case(), 'review').sudo()
        self.deputy.user_id = False
        self.delegate()
        self.assertFalse(plan.current_task_id.user_id)
        self.assertEqual(plan.current_user_id, self.data_manager.user_id)

    def test_archived_delegate(self):
        plan = self.walk(self.open_case(), 'review').sudo()
        self.delegate()
        self.deputy.with_context(no_wizard=True).action_archive()
        self.assertEqual(plan.current_user_id, self.section_head.user_id)
