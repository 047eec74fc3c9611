from datetime import timedelta

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common import SkpCommon


@tagged('-at_install', 'post_install')
class TestReminders(SkpCommon):
    """One digest for each person and day, as long as there is something to do."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['skp.task'].search([]).deadline = False  # cases of other offices stay quiet
        cls.today = fields.Date.context_today(cls.env['skp.task'])
        for person in (cls.worker, cls.section_head, cls.head, cls.top, cls.data_manager, cls.stranger):
            person.user_id.email = f"{person.user_id.login}@example.org"
        cls.company.email = "balai@example.org"

    def due_in(self, plans, days):
        plans.sudo().current_task_id.deadline = self.today + timedelta(days=days)

    def mails(self):
        """What one run of the cron sends: {addressee: mail}; a second mail to somebody fails."""
        before = self.env['mail.mail'].search([])
        self.env['skp.task']._cron_remind()
        sent = self.env['mail.mail'].search([]) - before
        by_partner = {person.user_id.partner_id: person for person in self.env['hr.employee'].search([
            ('company_id', '=', self.company.id)])}
        addressees = [by_partner[mail.recipient_ids] for mail in sent]
        self.assertEqual(len(addressees), len(set(addressees)), "one digest a person")
        return dict(zip(addressees, sent, strict=True))

    def test_ladder(self):
        plan = self.open_case()
        told = []
        for days in range(16, 0, -1):
            self.due_in(plan, days)
            plan.sudo().current_task_id.reminded_on = False
            if self.mails():
                told.append(days)
        self.assertEqual(told, [14, 7, 3, 1])

    def test_once_a_day(self):
        self.due_in(self.open_case(), 3)
        self.assertEqual(self.mails().keys(), {self.worker})
        self.assertFalse(self.mails())

    def test_one_digest_for_many_steps(self):
        plans = self.open_case(self.worker | self.stranger | self.data_manager)
        self.walk(plans[0], 'review')
        self.walk(plans[2], 'review')
        self.due_in(plans, 7)
        mails = self.mails()
        self.assertEqual(mails.keys(), {self.section_head, self.stranger})
        body = mails[self.section_head].body_html
        self.assertIn("Siti Aminah", body)
        self.assertIn("Andi Pratama", body)
        self.assertNotIn("Orang Lain", body)
        self.assertIn("2 steps", mails[self.section_head].subject)

    def test_overdue_every_day_and_to_the_superior(self):
        plan = self.open_case()
        self.due_in(plan, -2)
        mails = self.mails()
        self.assertEqual(mails.keys(), {self.worker, self.head})
        self.assertIn("overdue", mails[self.head].body_html)
        self.assertIn("Siti Aminah", mails[self.head].body_html)
        plan.sudo().current_task_id.reminded_on = self.today - timedelta(days=1)
        self.assertEqual(self.mails().keys(), {self.worker, self.head})

    def test_superiors_own_step_goes_one_higher(self):
        self.due_in(self.walk(self.open_case(), 'ratification'), -1)
        self.assertEqual(self.mails().keys(), {self.head, self.top})

    def test_superior_not_told_by_setting(self):
        self.company.skp_remind_superior = False
        self.due_in(self.open_case(), -2)
        self.assertEqual(self.mails().keys(), {self.worker})

    def test_stops_when_done(self):
        plan = self.open_case()
        self.due_in(plan, -2)
        self.walk(plan, 'review')
        self.due_in(plan, 30)
        self.assertFalse(self.mails())

    def test_off_by_setting(self):
        self.company.skp_reminder_days = False
        self.due_in(self.open_case(), -2)
        self.assertFalse(self.mails())
        self.company.skp_reminder_days = '5'
        self.assertEqual(self.mails().keys(), {self.worker, self.head})

    def test_language_of_the_reader(self):
        self.env['res.lang']._activate_lang('id_ID')
        self.worker.user_id.lang = 'id_ID'
        self.due_in(self.open_case(), 1)
        tomorrow = self.mails()[self.worker].body_html
        self.assertIn(str((self.today + timedelta(days=1)).year), tomorrow)

    def test_bad_ladder(self):
        for wrong in ('14;7', '-1', 'x', '1.5', '99999'):
            with self.assertRaisesRegex(ValidationError, "Reminder days of Balai Uji"):
                self.company.skp_reminder_days = wrong
        self.company.skp_reminder_days = ' 14 , 7,'
        self.assertEqual(self.company._skp_ladder(), {14, 7})
