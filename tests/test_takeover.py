from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_objection import ObjectionCommon


@tagged('-at_install', 'post_install')
class TestTakeover(ObjectionCommon):
    """The appraiser did not evaluate in time: the superior does, signs Format D.1.2, and the result is final."""

    def take(self, plan, day='2025-02-03', person=None, reason="Pejabat penilai tidak menilai"):
        with self.at(day):
            plan.current_task_id.with_user((person or self.head).user_id).take_over(reason)
            plan.invalidate_recordset()

    def appraise(self, plan, day):
        """Appraise as the superior."""
        with self.at(day):
            plan.appraisal_ids.with_user(self.head.user_id).write(
                {'results_rating': 'above', 'behaviour_rating': 'meets'})
            self.complete(plan)
            plan.invalidate_recordset()

    def test_last_day_and_the_day_after(self):
        """The yearly evaluation is over with January; 14 working days from there the superior signs."""
        plan = self.stand('behaviour', '2025-01-06')
        with self.assertRaisesRegex(UserError, "still the appraiser's: it can be taken over from 02/01/2025"):
            self.take(plan, '2025-01-31')
        with self.at('2025-01-31'):
            self.assertFalse(plan.with_user(self.head.user_id).step_in)
        with self.at('2025-02-01'):
            plan.invalidate_recordset()
            self.assertEqual(plan.with_user(self.head.user_id).step_in, 'take_over')
        self.take(plan, '2025-02-01')
        task = plan.current_task_id
        self.assertEqual((task.act, task.role, task.user_id), ('behaviour', 'superior', self.head.user_id))
        self.assertEqual((plan.taken_over_on, plan.deadline), (date(2025, 2, 1), date(2025, 2, 20)))
        before = plan.task_ids.filtered(lambda task: task.decision == 'taken_over')
        self.assertEqual((before.role, before.done_by_id, before.reason), (
            'appraiser', self.head.user_id, "Pejabat penilai tidak menilai"))
        self.assertFalse(before.deviation, "no standard of the superior's was missed")
        self.assertIn("the result is final", plan.takeover_sentence)

    def test_to_the_end(self):
        """7 working days to return, no objection, no ratification: signed by the superior, then filed."""
        plan = self.stand('behaviour', '2025-01-06')
        self.holiday('2025-02-10')
        self.take(plan)
        with self.assertRaisesRegex(UserError, "is with Dra. Ratna Dewi"):
            plan.current_task_id.with_user(self.section_head.user_id).complete()
        with self.assertRaises(AccessError):
            plan.appraisal_ids.with_user(self.section_head.user_id).results_rating = 'below'
        self.appraise(plan, '2025-02-04')
        self.assertEqual((plan.state, plan.deadline), ('response', date(2025, 2, 14)), "7 days, one a holiday")
        for decision in ('object', 'return'):
            with self.assertRaisesRegex(UserError, "is final"):
                self.complete(plan, decision, "Tidak setuju")
        with self.at('2025-02-05'):
            self.complete(plan, 'accept')
        self.assertEqual(plan.state, 'archive', "nobody ratifies what the superior signed")
        appraisal = plan.appraisal_ids
        self.assertEqual((appraisal.made_on, appraisal.ratified_on, appraisal.final_rating), (
            date(2025, 2, 4), date(2025, 2, 4), 'good'))
        signed = plan.signature_ids.filtered(lambda row: row.document == 'appraisal')
        self.assertIn(('superior', self.head.user_id), [(row.role, row.user_id) for row in signed])
        self.assertTrue(plan._party('appraisal', 'superior').signed_at)
        self.complete(plan, values={'archive_place': "Rak 1"})
        self.assertEqual(plan.state, 'done')

    def test_who(self):
        """The superior alone, with a reason, and only what the appraiser holds."""
        plan = self.stand('behaviour', '2025-01-06')
        for person in (self.worker, self.section_head, self.data_manager, self.administrator):
            with self.subTest(person=person.name), self.assertRaisesRegex(UserError, "only Dra. Ratna Dewi"):
                self.take(plan, person=person)
        with self.assertRaises(AccessError):
            self.take(plan, person=self.stranger)
        with self.assertRaisesRegex(UserError, "Reason is empty"):
            self.take(plan, reason=" ")
        self.take(plan)
        with self.assertRaisesRegex(UserError, "cannot be taken over"):
            self.take(plan)

    def test_taken_back(self):
        """A takeover that was a mistake gives the step back to the appraiser, and the superior ratifies again."""
        plan = self.stand('behaviour', '2025-01-06')
        plan.current_task_id.with_user(self.head.user_id).take_over("Tidak menilai")
        plan.task_ids._last_done().with_user(self.head.user_id).take_back("Keliru")
        plan.invalidate_recordset()
        self.assertEqual((plan.current_user_id, plan.taken_over_on), (self.section_head.user_id, False))
        self.score(plan)
        self.complete(plan)
        self.complete(plan, 'accept')
        self.complete(plan)
        self.complete(plan)
        self.assertEqual(plan.state, 'archive')

    def test_other_regulations_know_none(self):
        plan = self.stand('behaviour', '2023-01-06', period=self.make_period(2022))
        with self.assertRaisesRegex(UserError, "PermenPANRB 6/2022 alone knows that"):
            self.take(plan)
        self.assertFalse(plan.with_user(self.head.user_id).step_in)

    def test_periodic_evaluation(self):
        """A quarter is taken over by itself, after the procedure's own days; the year stays the appraiser's."""
        with self.at('2024-01-10'):
            plan = self.walk(self.open_case(), 'realisation')
        for _month in range(2):
            with self.at('2024-03-31'):
                self.fill_month(plan)
                self.complete(plan)
                self.complete(plan)
        with self.at('2024-04-02'):
            self.fill_month(plan)
            self.complete(plan)
        self.assertEqual(plan.deadline, date(2024, 4, 9))
        with self.assertRaisesRegex(UserError, "from 04/10/2024"):
            self.take(plan, '2024-04-09')
        self.take(plan, '2024-04-10')
        self.assertEqual((plan.deadline, plan.taken_over_on), (date(2024, 4, 18), False), "14 days from 31 March")
        evaluation = plan.evaluation_ids.filtered(lambda row: row.span == 'Q1')
        with self.at('2024-04-11'):
            evaluation.with_user(self.head.user_id).write({'results_rating': 'meets', 'behaviour_rating': 'meets'})
            self.complete(plan)
        self.assertEqual((evaluation.state, evaluation.issued_by_id), ('issued', self.head.user_id))
        with self.at('2025-01-06'):
            self.walk(plan, 'ratification')
            self.complete(plan)
        self.assertEqual(plan.state, 'archive', "having evaluated a quarter keeps nobody from ratifying the year")

    def test_plan(self):
        """The plan was not set by the end of January: the superior sets it."""
        plan = self.stand('review', '2024-01-10')
        with self.assertRaisesRegex(UserError, "from 02/01/2024"):
            self.take(plan, '2024-01-31')
        self.take(plan, '2024-02-01')
        self.assertEqual((plan.current_task_id.role, plan.taken_over_on), ('superior', False))
        with self.at('2024-02-02'):
            self.complete(plan, 'agree')
            self.fill_month(plan)
            self.complete(plan)
        self.assertEqual(plan.current_user_id, self.section_head.user_id)

    def test_suggestion(self):
        """Told once, on the superior's desk, the day after; gone when the appraiser evaluates after all."""
        plans = self.stand('behaviour', '2025-01-06') | self.stand('behaviour', '2025-01-06', self.administrator)
        tasks = self.env['skp.task']
        self.assertEqual(self.env.ref('hr_skp.ir_cron_suggest_takeovers').code, "model._cron_suggest_takeovers()")
        with self.at('2025-01-31'):
            tasks._cron_suggest_takeovers()
            self.assertFalse(plans.current_task_id.takeover_activity_id)
        with self.at('2025-02-01'):
            tasks._cron_suggest_takeovers()
            tasks._cron_suggest_takeovers()
        told = plans.current_task_id.takeover_activity_id
        self.assertEqual(len(self.env['mail.activity'].search(
            [('user_id', '=', self.head.user_id.id), ('summary', 'like', "Take over from")])), len(plans))
        self.assertEqual(told[0].date_deadline, date(2025, 2, 20))
        self.assertIn("Take over from Budi Santoso", told[0].summary)
        with self.at('2025-02-03'):
            self.score(plans[0])
            self.complete(plans[0])
        self.assertEqual(told.filtered('active').res_id, plans[1].id)
