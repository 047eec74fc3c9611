from datetime import date

from odoo.exceptions import RedirectWarning, UserError
from odoo.fields import Date
from odoo.tests import freeze_time, tagged

from ..rules import clocks
from .common import SkpCommon
from .common_rpc import Refused, RpcCase

# phase: (name on the desk, who has it, days until it is due: working days, for the response calendar days)
DESK = {
    'plan': ("Fill in the plan", 'worker', 14),
    'review': ("Review the targets", 'section_head', 5),
    'realisation': ("Report the month – January 2025", 'worker', 5),
    'measurement': ("Measure the achievement – January 2025", 'section_head', 5),
    'behaviour': ("Score behaviour", 'section_head', 5),
    'response': ("Respond to the result", 'worker', 14),
    'handover': ("Hand over to the superior", 'data_manager', 3),
    'ratification': ("Ratify", 'head', 5),
    'archive': ("Archive", 'data_manager', 5),
}
RUN_BY_DONE = {'realisation', 'handover'}


@tagged('-at_install', 'post_install')
class TestActivityDone(SkpCommon):
    """Pressing Done on a step's activity runs the step or opens the case; it approves nothing by itself."""

    def activity(self, plan):
        return plan.sudo().current_task_id.activity_id

    def press(self, plan):
        """Press Done as whoever has the activity."""
        activity = self.activity(plan)
        activity.with_user(activity.user_id).action_done()

    def test_on_the_right_desk(self):
        """Each step lies on one desk, under its own name, due by its own number of days."""
        plan = self.open_case()
        for phase, (name, person, days) in DESK.items():
            plan = self.walk(plan, phase)
            with self.subTest(phase=phase):
                activity = self.activity(plan)
                self.assertEqual(plan.activity_ids, activity, "one open activity, no other")
                self.assertEqual(activity.summary, name)
                self.assertEqual(activity.user_id, getattr(self, person).user_id)
                self.assertEqual(activity.res_model, 'skp.plan')
                kind = 'calendar' if phase == 'response' else 'working'
                self.assertEqual(activity.date_deadline, clocks.deadline(Date.context_today(plan), days, kind))
                self.assertEqual(activity.date_deadline, plan.deadline)

    def test_nothing_is_left(self):
        """Each finished step takes its activity from the desk, the last one too."""
        plan = self.open_case()
        activities = self.activity(plan)
        for phase in list(DESK)[1:]:
            plan = self.walk(plan, phase)
            self.assertFalse(activities.filtered('active'), "the desks of the steps before are empty")
            activities |= self.activity(plan)
        plan = self.walk(plan, 'done')
        self.assertFalse(plan.activity_ids)
        left = self.env['mail.activity'].search([('res_model', '=', 'skp.plan'), ('res_id', '=', plan.id)])
        self.assertFalse(left)

    def test_monthly_report_is_due_after_the_month(self):
        """A month that still runs is due so many days after its last day."""
        with freeze_time('2025-02-10'):
            plan = self.walk(self.open_case(), 'realisation')
            self.assertEqual(plan.deadline, date(2025, 2, 17), "January is over: five working days from today")
            plan = self.walk_month(plan)
            self.assertEqual(plan.current_task_id.realisation_id.month, date(2025, 2, 1))
            self.assertEqual(plan.deadline, date(2025, 3, 7), "five working days after 28 February, a Friday")
            self.assertEqual(self.activity(plan).date_deadline, date(2025, 3, 7))

    def walk_month(self, plan):
        self.fill_month(plan)
        self.complete(plan)
        self.complete(plan)
        return plan

    def test_done_runs_or_opens(self):
        """A step without decision and signature runs; the others open the case and stay as they are."""
        plan = self.open_case()
        self.fill_plan(plan)
        for phase in DESK:
            plan = self.walk(plan, phase)
            if phase == 'realisation':
                self.fill_month(plan)
            task, signatures = plan.current_task_id, plan.signature_ids
            with self.subTest(phase=phase):
                if phase in RUN_BY_DONE:
                    self.press(plan)
                    self.assertEqual((task.state, task.decision, task.done_by_id), ('done', 'done', task.user_id))
                    continue
                sentence = f"“{task.name}” of SKP 2025.*needs your decision"
                with self.assertRaisesRegex(RedirectWarning, sentence) as caught:
                    self.press(plan)
                action = caught.exception.args[1]
                self.assertEqual((action['res_model'], action['res_id']), ('skp.plan', plan.id))
                self.assertEqual((task.state, plan.current_task_id), ('open', task))
                self.assertTrue(task.activity_id.active, "the activity stays on the desk")
            self.assertEqual(plan.signature_ids, signatures, "Done signs nothing")

    def test_objection_opens(self):
        """The explanations and the decision need words, so Done opens them too."""
        plan = self.walk(self.open_case(), 'response')
        self.complete(plan, 'object', "Nilai tidak sesuai")
        for decision, reason in (('done', "Sesuai catatan"), ('done', "Saya hadir"), ('confirm', "Tetap")):
            with self.assertRaises(RedirectWarning):
                self.press(plan)
            self.complete(plan, decision, reason)
        self.assertEqual(plan.state, 'handover')

    def test_missing_figures(self):
        """Done on an unfilled month says which figure is missing, and nothing moves."""
        plan = self.walk(self.open_case(), 'realisation')
        sentence = (
            "January 2025: realised Quantity, Quality of “Menyusun laporan kepegawaian” is empty"
            "; enter a figure")
        with self.assertRaisesRegex(UserError, sentence):
            self.press(plan)
        self.assertEqual(plan.state, 'realisation')
        self.assertTrue(self.activity(plan).active)

    def test_feedback_is_kept(self):
        """What is typed beside Done stands in the log of the step."""
        plan = self.walk(self.open_case(), 'realisation')
        self.fill_month(plan)
        task, activity = plan.current_task_id, self.activity(plan)
        activity.with_user(activity.user_id).action_feedback(feedback="Lembar diserahkan")
        self.assertEqual((task.state, task.reason), ('done', "Lembar diserahkan"))
        self.assertIn("Lembar diserahkan", plan.message_ids[0].body)

    def test_somebody_else_presses(self):
        """Done is for whom the step belongs to; neither the superior nor the administrator presses it for them."""
        plan = self.walk(self.open_case(), 'realisation')
        self.fill_month(plan)
        for person in (self.section_head, self.administrator, self.data_manager):
            with self.assertRaises(UserError):
                self.activity(plan).with_user(person.user_id).action_done()
        self.assertEqual(plan.state, 'realisation')

    def test_other_activities_are_odoos(self):
        """An activity of one's own on the case is done as everywhere, and moves nothing."""
        plan = self.open_case()
        user = self.section_head.user_id
        own = plan.with_user(user).activity_schedule('mail.mail_activity_data_todo', summary="Telepon", user_id=user.id)
        own.action_feedback(feedback="Sudah")
        self.assertFalse(own.active)
        self.assertEqual(plan.state, 'plan')
        self.assertTrue(self.activity(plan).active)

    def test_returned_step_says_why(self):
        plan = self.walk(self.open_case(), 'review')
        self.complete(plan, 'return', "Target terlalu rendah")
        activity = self.activity(plan)
        self.assertEqual((activity.user_id, activity.summary), (self.worker.user_id, "Fill in the plan"))
        self.assertIn("Target terlalu rendah", activity.note)


@tagged('-at_install', 'post_install')
class TestActivityDoneByRpc(RpcCase):
    """The same from the activity menu and the chatter of the web client."""

    def test_done_from_the_web(self):
        plan = self.walk(self.open_case(), 'realisation')
        activity, user = plan.current_task_id.activity_id, self.worker.user_id
        with self.assertRaisesRegex(Refused, "January 2025: realised Quantity"):
            self.rpc(user, 'mail.activity', 'action_feedback', activity.ids, feedback="Selesai")
        self.fill_month(plan)
        self.rpc(user, 'mail.activity', 'action_feedback', activity.ids, feedback="Selesai")
        self.assertEqual(plan.state, 'measurement')

    def test_nothing_is_approved_from_the_web(self):
        plan = self.walk(self.open_case(), 'review')
        task, user = plan.current_task_id, self.section_head.user_id
        for method in ('action_done', 'action_feedback', 'action_done_redirect_to_other',
                       'action_feedback_schedule_next'):
            with self.subTest(method=method), self.assertRaisesRegex(Refused, "needs your decision") as caught:
                self.rpc(user, 'mail.activity', method, task.activity_id.ids)
            self.assertEqual(caught.exception.kind, 'RedirectWarning')
        self.rpc_mixin_methods(plan, user)
        self.assertEqual((plan.state, task.state, plan.current_task_id), ('review', 'open', task))
        self.assertTrue(task.activity_id.active)
        self.assertFalse(plan.signature_ids.filtered(lambda row: row.role == 'appraiser'))

    def rpc_mixin_methods(self, plan, user):
        """The case's own methods over its activities: each is refused, or leaves the step's activity alone."""
        kind = ['hr_skp.mail_activity_type_step']
        for method in ('activity_feedback', 'activity_unlink'):
            self.ask(user, 'skp.plan', method, plan.ids, kind)
        self.ask(user, 'skp.plan', 'activity_reschedule', plan.ids, kind, new_user_id=self.stranger.user_id.id)

    def test_activity_stays_where_it_is(self):
        """Removing, archiving or moving the activity is no way out of a step."""
        plan = self.walk(self.open_case(), 'review')
        activity = plan.current_task_id.activity_id
        other = self.open_case(self.stranger)
        for person in (self.section_head, self.data_manager, self.administrator):
            for method, arguments in (
                ('unlink', ()), ('action_archive', ()), ('write', ({'active': False},)),
                ('write', ({'user_id': self.stranger.user_id.id},)), ('write', ({'res_id': other.id},)),
            ):
                with self.subTest(person=person.name, method=method, arguments=arguments):
                    refused = self.ask(person.user_id, 'mail.activity', method, activity.ids, *arguments)
                    self.assertRegex(str(refused), "belongs to a step of an SKP that is still open: complete the step|"
                                                   "doesn't have .* access")
        self.assertEqual((activity.active, activity.user_id), (True, self.section_head.user_id))
