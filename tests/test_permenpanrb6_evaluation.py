from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common_cases import rows
from .common_examples import examples
from .common_permenpanrb6 import Permenpanrb6Common, Permenpanrb6Mixin
from .common_sop_92 import Sop92Mixin


class EvaluationMixin(Permenpanrb6Mixin):
    """Walks cases through their periodic evaluations, and enters results of organisations."""

    @classmethod
    def complete(cls, plans, decision='done', reason='', values=None):
        """Rate the span first where one ends with the month that is measured."""
        for plan in plans.sudo().filtered(lambda plan: plan.current_task_id.act == 'measure'):
            if decision == 'done':
                cls.rate(plan.evaluation_ids.filtered(lambda row: row.state == 'draft'))
        return super().complete(plans, decision, reason, values)

    @classmethod
    def rate(cls, evaluations, results='meets', behaviour='meets'):
        """Rate drafts as the appraisers themselves."""
        for row in evaluations:
            row.with_user(row.sudo().plan_id.appraiser_id.user_id).write(
                {'results_rating': results, 'behaviour_rating': behaviour})

    @classmethod
    def open_in(cls, period, employee=None):
        """A case of another period than that of the class."""
        return period.with_user(cls.data_manager.user_id)._open_for(employee or cls.worker)

    @classmethod
    def enter_organisation(cls, leader, predicate, span='year', period=None, **vals):
        """The result of a unit, as the data manager enters it."""
        return cls.env['skp.organisation'].with_user(cls.data_manager.user_id).create({
            'period_id': (period or cls.period).id, 'leader_id': leader.id, 'span': span, 'predicate': predicate,
            'letter': "12/2024", 'decided_on': '2025-01-10', **vals})


class EvaluationCommon(EvaluationMixin, Permenpanrb6Common):
    """The office under PermenPANRB 6/2022, evaluated by quarter."""


@tagged('-at_install', 'post_install')
class TestEvaluationWalk(EvaluationCommon):
    """Cases from plan to archive under PermenPANRB 6/2022, by a procedure with months and one without."""

    def test_whole_year(self):
        """POS 544: a quarter is evaluated with its last month, the year at its end."""
        plan = self.walk(self.open_case(), 'done')
        self.assertEqual(plan.evaluation_ids.sorted('date_from').mapped('span'), ['Q1', 'Q2', 'Q3', 'Q4'])
        self.assertEqual(set(plan.evaluation_ids.mapped('state')), {'issued'})
        self.assertEqual(set(plan.evaluation_ids.mapped('rating')), {'good'})
        appraisal = plan.appraisal_ids
        self.assertEqual((appraisal.rating, appraisal.rating_name, appraisal.score), ('good', "Baik", 0))
        self.assertEqual(appraisal.line_ids.plan_line_id, plan.line_ids)
        self.assertTrue(plan.archive_number)

    def test_monthly(self):
        plan = self.walk(self.open_in(self.make_period_6(2023, 'monthly')), 'behaviour')
        self.assertEqual(plan.evaluation_ids.sorted('date_from').mapped('span')[:2], ['M01', 'M02'])
        self.assertEqual(len(plan.evaluation_ids), 12)

    def test_span_needs_both_ratings(self):
        plan = self.walk(self.open_case(), 'measurement')
        for _month in range(2):
            self.assertFalse(plan.evaluation_ids)
            self.complete(plan)
            self.fill_month(plan)
            self.complete(plan)
        self.assertEqual((plan.evaluation_ids.span, plan.evaluation_ids.state), ('Q1', 'draft'))
        with self.assertRaisesRegex(UserError, r"Quarter I .* has no Results Rating, Behaviour Rating yet"):
            super(EvaluationMixin, type(self)).complete(plan)
        self.assertIn("has no Results Rating", plan.with_user(self.section_head.user_id).status_sentence)
        self.complete(plan)
        self.assertEqual((plan.evaluation_ids.state, plan.state), ('issued', 'realisation'))
        self.assertEqual(plan.evaluation_ids.issued_by_id, self.section_head.user_id)

    def test_taken_back_with_the_step(self):
        plan = self.walk(self.open_case(), 'measurement')
        for _month in range(2):
            self.complete(plan)
            self.fill_month(plan)
            self.complete(plan)
        self.complete(plan)
        plan.task_ids._last_done().with_user(self.section_head.user_id).take_back("Rating salah")
        evaluation = plan.evaluation_ids
        self.assertEqual((evaluation.state, evaluation.issued_on, evaluation.rating), ('draft', False, 'good'))

    def test_year_needs_both_ratings(self):
        plan = self.walk(self.open_case(), 'behaviour')
        self.assertIn("Results Rating, Behaviour Rating not chosen yet", plan.status_sentence)
        with self.assertRaisesRegex(UserError, "choose above, meets or below"):
            self.complete(plan)
        self.score(plan, results='above', behaviour='above')
        self.assertEqual(plan.appraisal_ids.rating_name, "Sangat Baik")
        self.complete(plan)
        self.assertEqual(plan.state, 'response')

    def test_failed_study(self):
        """Whoever failed the study is rated poor or very poor, also after an objection."""
        plan = self.walk(self.open_case(), 'behaviour')
        plan.appraisal_ids.study_failed = True
        self.score(plan, results='meets', behaviour='meets')
        with self.assertRaisesRegex(UserError, "(?i)study"):
            self.complete(plan)
        self.score(plan, results='meets', behaviour='below')
        self.complete(plan)
        self.complete(plan, 'object', "Keberatan")
        self.complete(plan, 'done', "Sesuai")
        self.complete(plan, 'done', "Penjelasan pegawai")
        values = {'new_results_rating': 'above', 'new_behaviour_rating': 'meets'}
        with self.assertRaisesRegex(UserError, "(?i)study"):
            self.complete(plan, 'change', "Dinaikkan", values)

    def test_objection_changes_the_ratings(self):
        plan = self.walk(self.open_case(), 'response')
        self.complete(plan, 'object', "Perilaku tidak sesuai")
        self.complete(plan, 'done', "Berdasarkan catatan")
        self.complete(plan, 'done', "Penjelasan pegawai")
        for values in ({}, {'new_score': 90}, {'new_results_rating': 'above', 'new_behaviour_rating': 'best'}):
            with self.assertRaisesRegex(UserError, "choose one of"):
                self.complete(plan, 'change', "Dinaikkan", values)
        self.complete(plan, 'change', "Dinaikkan", {
            'new_results_rating': 'above', 'new_behaviour_rating': 'above', 'new_score': 90})
        appraisal, objection = plan.appraisal_ids, plan.objection_ids
        self.assertEqual((appraisal.rating, appraisal.final_rating, appraisal.rating_name), (
            'good', 'very_good', "Sangat Baik"))
        self.assertEqual((objection.new_rating, objection.new_score), ('very_good', 0))
        plan.task_ids._last_done().with_user(self.head.user_id).take_back("Salah")
        self.assertEqual((appraisal.final_rating, objection.new_results_rating), ('good', False))

    def test_dialog_asks_by_regulation(self):
        """Decisions taken together: each regulation keeps what it knows."""
        rated = self.walk(self.open_case(), 'response')
        scored = self.walk(self.open_in(self.make_period(2022)), 'response')
        plans = rated | scored
        self.complete(plans, 'object', "Keberatan")
        self.complete(plans, 'done', "Sesuai")
        self.complete(plans, 'done', "Penjelasan pegawai")
        wizard = self.env['skp.complete'].with_user(self.head.user_id).create(
            {'task_ids': plans.current_task_id.ids, 'reason': "Diubah"})
        self.assertEqual((wizard.asks_score, wizard.asks_ratings), (True, True))
        self.assertEqual((wizard.new_results_rating, wizard.new_behaviour_rating), ('meets', 'meets'))
        wizard.write({'new_score': 91.5, 'new_behaviour_rating': 'above', 'new_results_rating': 'above'})
        wizard.action_change()
        self.assertEqual(rated.appraisal_ids.final_rating, 'very_good')
        self.assertEqual((rated.objection_ids.new_score, scored.objection_ids.new_results_rating), (0, False))
        self.assertEqual(scored.appraisal_ids.final_score, 91.5)

    def test_months_are_told(self):
        """What the months say stands in the evaluation; what the appraiser writes stays."""
        plan = self.walk(self.open_case(), 'measurement')
        for _month in range(2):
            self.complete(plan)
            self.fill_month(plan)
            self.complete(plan)
        line = plan.evaluation_ids.line_ids[0]
        self.assertEqual(line.realised_text, "\n".join(
            f"{month} 2024: Berjalan sesuai rencana aksi" for month in ("Januari", "Februari", "Maret")))
        line.with_user(self.section_head.user_id).write({'realised_text': "3 laporan", 'rating': 'above'})
        siblings = plan.evaluation_ids.line_ids.filtered(lambda row: row.plan_line_id == line.plan_line_id)
        self.assertEqual((len(siblings), set(siblings.mapped('rating'))), (4, {'above'}))
        self.env['skp.evaluation']._make([(plan, 'Q1')])
        self.assertEqual((line.realised_text, len(plan.evaluation_ids)), ("3 laporan", 1))

    def test_feedback_is_cited(self):
        plan = self.walk(self.open_case(), 'measurement')
        result, value = plan.line_ids[0], plan.expectation_ids[0]
        self.env['skp.feedback'].create([
            {'plan_id': plan.id, 'line_id': result.id, 'date': '2024-02-01', 'text': "bagus!", 'symbol': 'thumbs_up'},
            {'plan_id': plan.id, 'line_id': result.id, 'date': '2024-05-01', 'text': "lain"},
            {'plan_id': plan.id, 'expectation_id': value.id, 'date': '2024-03-01', 'text': "Ramah",
             'source': "Satpam"}])
        evaluation = self.env['skp.evaluation']._make([(plan, 'Q1')])
        self.assertEqual(evaluation.line_ids[0].feedback, "Pimpinan: bagus! 👍")
        self.assertEqual(evaluation.behaviour_ids[0].feedback, "Satpam: Ramah")
        self.assertFalse(evaluation.line_ids[1].feedback)


@tagged('-at_install', 'post_install')
class TestEvaluationSop92(Sop92Mixin, EvaluationCommon):
    """A procedure without months: the appraiser evaluates by a button, the year at the assess step."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_sop_92()
        cls.period_92 = cls.make_period_6(2023, sop_id=cls.period_92.sop_id.id, staff_id=cls.staff.user_id.id)

    @classmethod
    def prepare(cls, plans, previous='none'):
        for plan in plans.sudo():
            plan.env['skp.plan.line'].with_user(plan.current_user_id).create(
                [{'plan_id': plan.id, **result} for result in cls.results_of(plan)])
            plan.env['skp.previous'].with_user(plan.current_user_id).create({'plan_id': plan.id, 'kind': previous})

    @classmethod
    def assess(cls, plans):
        cls.score(plans, results='above', behaviour='meets')

    def test_walk(self):
        plan = self.walk_92(self.open_92(), 'assess')
        with self.assertRaisesRegex(UserError, "not chosen yet"):
            self.complete(plan)
        plan = self.walk_92(plan, None)
        self.assertEqual((plan.state, plan.appraisal_ids.rating), ('done', 'good'))

    def test_button(self):
        plan = self.walk_92(self.open_92(), 'assess')
        for person in (self.worker, self.head, self.data_manager):
            with self.assertRaisesRegex(UserError, "is evaluated by Budi Santoso"):
                plan.with_user(person.user_id).action_evaluate()
        mine = plan.with_user(self.section_head.user_id)
        self.assertTrue(mine.can_evaluate)
        evaluation = self.env['skp.evaluation'].browse(mine.action_evaluate()['res_id']).with_user(mine.env.user)
        self.assertEqual((evaluation.span, mine.action_evaluate()['res_id']), ('Q1', evaluation.id))
        with self.assertRaisesRegex(UserError, "choose above, meets or below"):
            evaluation.action_issue()
        self.rate(evaluation)
        with self.assertRaises(AccessError):
            evaluation.with_user(self.data_manager.user_id).action_issue()
        evaluation.action_issue()
        self.assertEqual(evaluation.state, 'issued')
        with self.assertRaisesRegex(UserError, "is issued, or it is somebody else's"):
            evaluation.with_user(self.data_manager.user_id).action_issue()
        for vals in ({'results_rating': 'above'}, {'note': "Lain"}):
            with self.assertRaises(AccessError):
                evaluation.write(vals)
        with self.assertRaises(AccessError):
            evaluation.line_ids[:1].write({'feedback': "Lain"})
        self.assertNotEqual(mine.action_evaluate()['res_id'], evaluation.id)

    @freeze_time('2023-03-10 03:00:00')
    def test_not_issued_early(self):
        plan = self.walk_92(self.open_92(), 'assess')
        mine = plan.with_user(self.section_head.user_id)
        evaluation = self.env['skp.evaluation'].browse(mine.action_evaluate()['res_id']).with_user(mine.env.user)
        self.rate(evaluation)
        with self.assertRaisesRegex(UserError, "runs until 03/31/2023"):
            evaluation.action_issue()
        with freeze_time('2023-03-22 03:00:00'):
            evaluation.action_issue()
            with self.assertRaisesRegex(UserError, "Every span .* is evaluated"):
                mine.action_evaluate()


@tagged('-at_install', 'post_install')
class TestOrganisation(EvaluationCommon):
    """The organisation's result: who enters it, and which one counts."""

    def test_who_enters_it(self):
        vals = {'period_id': self.period.id, 'leader_id': self.section_head.id, 'predicate': 'good'}
        rows = self.env['skp.organisation']
        for person in (self.section_head, self.worker, self.stranger):
            with self.assertRaises(AccessError):
                rows.with_user(person.user_id).create({**vals, 'letter': "1"})
        with self.assertRaisesRegex(ValidationError, "Letter of the result"), self.env.cr.savepoint():
            rows.with_user(self.data_manager.user_id).create(vals)
        row = rows.with_user(self.head.user_id).create(vals)
        self.assertEqual(row.predicate_name, "Baik")
        row.with_user(self.data_manager.user_id).write({'letter': "12/2024", 'predicate': 'excellent'})
        with self.assertRaises(AccessError):
            row.with_user(self.section_head.user_id).predicate = 'excellent'
        with self.assertRaises(AccessError):
            row.with_user(self.data_manager.user_id).span = 'Q1'

    def test_leader_who_is_data_manager(self):
        self.section_head.user_id.group_ids |= self.env.ref('hr_skp.group_data_manager')
        with self.assertRaises(AccessError):
            self.enter_organisation(self.section_head, 'good').with_user(self.section_head.user_id).predicate = 'poor'

    def test_which_counts(self):
        """The rows of ``permenpanrb6_organisation.csv`` through the database."""
        last = self.make_period_6(2024)
        period = self.make_period_6(2025)
        plan = period._open_for(self.worker)
        for row in rows('permenpanrb6_organisation'):
            with self.subTest(**row):
                self.env['skp.organisation'].search([]).unlink()
                self.env.flush_all()
                if row['this_year']:
                    self.enter_organisation(
                        self.section_head, row['this_year'], period=period,
                        decided_on=row['issued_on'] or '2026-01-10')
                if row['last_year']:
                    self.enter_organisation(self.section_head, row['last_year'], period=last)
                found = self.env['skp.organisation']._predicate_for(plan, 'year', date.fromisoformat(row['today']))
                self.assertEqual(found[plan.id][0] or None, row['predicate'])
                self.assertTrue(found[plan.id][1])

    def test_shown_and_kept(self):
        """The result of the unit stands on the evaluation, and stays as it was when it was issued."""
        row = self.enter_organisation(self.section_head, 'excellent', 'Q1')
        year = self.enter_organisation(self.section_head, 'good')
        plan = self.walk(self.open_case(), 'response')
        first = plan.evaluation_ids.sorted('date_from')[0]
        self.assertEqual((first.organisation_predicate, first.organisation_name), ('excellent', "Istimewa"))
        self.assertFalse(plan.evaluation_ids.sorted('date_from')[1].organisation_predicate)
        self.assertEqual(plan.appraisal_ids.organisation_name, "Baik")
        row.predicate = year.predicate = 'poor'
        self.assertEqual((first.organisation_name, plan.appraisal_ids.organisation_name), ("Istimewa", "Baik"))

    def test_hint_for_heads(self):
        self.enter_organisation(self.section_head, 'excellent')
        mine, other = (self.walk(self.open_case(person), 'behaviour') for person in (self.section_head, self.worker))
        self.assertIn("Istimewa", mine.appraisal_ids.head_hint)
        self.assertFalse(other.appraisal_ids.head_hint)


@tagged('-at_install', 'post_install')
class TestSuggestion(EvaluationCommon):

    def test_suggestion(self):
        """The guide stands beside the appraiser's decision and forces nothing."""
        plan = self.walk(self.open_case(), 'behaviour')
        appraisal = plan.appraisal_ids.with_user(self.section_head.user_id)
        self.assertFalse(appraisal.suggestion)
        appraisal.line_ids.write({'rating': 'above'})
        self.assertEqual(appraisal.suggested_rating, 'above')
        self.assertIn("2 × Above expectation", appraisal.suggestion)
        appraisal.line_ids[0].rating = 'below'
        self.assertIn("names no rating", appraisal.suggestion)
        appraisal.write({'results_rating': 'below', 'behaviour_rating': 'above'})
        self.assertEqual(appraisal.rating, 'needs_improvement')


@tagged('-at_install', 'post_install')
class TestMoves(EvaluationCommon):
    """The two cases that the law works out (lampiran IV.A.13 and 14)."""

    def test_purnama(self):
        """Moved on 25 August he leaves the third quarter to others, on 25 September he still evaluates it."""
        plan = self.open_case()
        early, reason = plan._evaluator('Q3', date(2024, 8, 25))
        self.assertEqual(early, self.head)
        self.assertIn("before the evaluation", reason)
        late, reason = plan._evaluator('Q3', date(2024, 9, 25))
        self.assertEqual(late, self.section_head)
        self.assertIn("still evaluates", reason)

    def test_sari(self):
        """Moved in February from a unit evaluated by quarter to one by month: the new one's February, or last year."""
        whole = {'date_from': '2024-01-01', 'date_to': '2024-12-31'}
        self.env['skp.plan'].create({
            'period_id': self.period.id, 'employee_id': self.worker.id, **whole, 'date_to': '2024-02-13'})
        self.worker.parent_id = self.head
        monthly = self.make_period_6(2024, 'monthly', name="Unit Y")
        plan = self.env['skp.plan'].create({
            'period_id': monthly.id, 'employee_id': self.worker.id, **whole, 'date_from': '2024-02-14'})
        evaluator, reason = plan._evaluator('M02')
        self.assertEqual(evaluator, self.head)
        self.assertIn("01/01/2023 to 12/31/2023", reason)
        self.assertFalse(plan._evaluator('M03')[1])
        self.assertEqual(self.env['skp.evaluation']._make([(plan, 'M02')]).evaluator_sentence, reason)


@tagged('-at_install', 'post_install')
class TestClocks(EvaluationCommon):
    """The law's limits on the tasks: the last day and the day after."""

    def respond(self, plan, day):
        """A case at the response since a day."""
        with freeze_time(f'{day} 03:00:00'):
            return self.walk(plan, 'response').current_task_id

    def test_objection(self):
        """14 working days under PermenPANRB 6/2022, 14 calendar days under PP 46/2011."""
        self.period.sop_id.step_ids.filtered(lambda step: step.act == 'respond').sudo().deadline_days = 0
        self.assertEqual(self.respond(self.open_case(), '2025-01-06').deadline, date(2025, 1, 24))
        self.assertEqual(self.respond(self.open_in(self.make_period(2022)), '2025-01-06').deadline, date(2025, 1, 20))

    def test_days_of_the_procedure_come_first(self):
        """The procedure's own 14 days, counted as the regulation counts."""
        task = self.respond(self.open_case(), '2025-01-06')
        self.assertEqual((task.step_id.deadline_days, task.deadline), (14, date(2025, 1, 24)))

    def test_decision(self):
        """7 working days from the day of the objection, for the answer and the decision together."""
        plan = self.open_case()
        self.respond(plan, '2025-01-06')
        with freeze_time('2025-02-03 03:00:00'):
            self.complete(plan, 'object', "Keberatan")
        self.assertEqual(plan.deadline, date(2025, 2, 12))
        with freeze_time('2025-02-05 03:00:00'):
            self.complete(plan, 'done', "Sesuai")
            self.complete(plan, 'done', "Penjelasan pegawai")
        self.assertEqual((plan.current_task_id.act, plan.deadline), ('decide', date(2025, 2, 12)))
        self.assertIn("due 02/12/2025", plan.status_sentence)
        with freeze_time('2025-02-13 03:00:00'):
            self.assertLess(plan.deadline, plan._today(), "a day late")

    def test_hand_over(self):
        self.period.sop_id.step_ids.filtered(lambda step: step.act == 'hand_over').sudo().deadline_days = 0
        plan = self.open_case()
        self.respond(plan, '2025-01-06')
        with freeze_time('2025-02-03 03:00:00'):
            self.complete(plan, 'accept')
        self.assertEqual(plan.deadline, date(2025, 2, 21))


@tagged('-at_install', 'post_install')
class TestExamples(EvaluationCommon):
    """The evaluations of Anak Lampiran 4 to 6, entered as the law prints them."""

    def enter_plan(self, example, employee):
        """A case with the results of an example."""
        plan = self.open_case(employee)
        plan.sudo().write({'approach': example['approach'], 'form_kind': (
            'executive' if example['post'] in ('jpt', 'unit_head') else 'staff')})
        self.add_results(plan, *[
            self.result(row['name'], row['kind'], [
                {'name': indicator['name'], 'aspect': indicator['aspect'], 'target_text': indicator['target'],
                 'perspective': indicator['perspective']} for indicator in row['indicators']])
            for row in example['results']])
        return plan

    def enter(self, evaluation, cells, behaviour):
        """Type what an example tells of the results and of behaviour."""
        for line, cell in zip(evaluation.line_ids, cells, strict=True):
            line.write({'realised_text': cell['realised'], 'feedback': cell['feedback']})
        for row in evaluation.behaviour_ids:
            row.feedback = behaviour[row.aspect_id.code]

    def cells(self, example):
        """The cells that tell what was realised, each with the name of its result: by indicator, or by result."""
        by_result = example['approach'] == 'qualitative'
        return [
            (row['name'], cell) for row in example['results'] for cell in ([row] if by_result else row['indicators'])]

    def compare(self, evaluation, example):
        """The texts stay as typed, and the predicate is the one of the quadrant."""
        cells = self.cells(example)
        behaviour = {row['value']: row['feedback'] for row in example['behaviour']}
        self.enter(evaluation, [cell for _name, cell in cells], behaviour)
        evaluation.write({name: example[name] for name in ('results_rating', 'behaviour_rating')})
        evaluation.invalidate_recordset()
        written = [(row.name, row.realised_text, row.feedback) for row in evaluation.line_ids]
        self.assertEqual(written, [(name, cell['realised'], cell['feedback']) for name, cell in cells])
        self.assertEqual({row.aspect_id.code: row.feedback for row in evaluation.behaviour_ids}, behaviour)
        # one sheet of the law contradicts its own quadrant
        self.assertEqual(evaluation.rating, 'poor' if 'predicate_slip' in example else example['predicate'])

    def test_examples(self):
        found = examples('evaluation')
        self.assertEqual(len(found), 8)
        for (name, example), employee in zip(found.items(), self.make_workers(len(found)), strict=True):
            with self.subTest(name):
                plan = self.enter_plan(example, employee)
                self.compare(self.env['skp.evaluation']._make([(plan, 'Q4')]), example)
