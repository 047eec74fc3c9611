"""Checks before signing: what a planted bad case is told, in the dialog and on the case, and who hears of it."""
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged, warmup

from .common import SkpCommon
from .common_rpc import RpcCase

RESULTS = [("Tersusunnya laporan kepegawaian", 12, 'laporan', 100, 12, 0)]


class ChecksMixin:
    """Reads the findings as a user's dialog shows them."""

    def dialog(self, plans, user=None):
        """The completing dialog as whoever holds the cases opens it."""
        tasks = plans.sudo().current_task_id
        model = self.env['skp.complete'].with_user(user or tasks.user_id)
        return model.with_context(default_task_ids=tasks.ids)

    def told(self, plans, user=None):
        """The rows of the dialog: {field: (severity, model, record, sentence)}; the last of a field counts."""
        return {
            row.field_name: (row.severity, row.res_model, row.res_id, row.sentence)
            for row in self.findings(plans, user)}

    def findings(self, plans, user=None):
        dialog = self.dialog(plans, user)
        ids = dialog.default_get(['task_ids', 'finding_ids'])['finding_ids'][0][2]
        return dialog.env['skp.finding'].browse(ids)

    def open_in(self, year, scheme='scheme_pp46'):
        """A case of the worker in a year of the own under a regulation."""
        period = self.period.copy({
            'name': str(year), 'date_from': f'{year}-01-01', 'date_to': f'{year}-12-31',
            'scheme_id': self.env.ref(f'hr_skp.{scheme}').id})
        return period.with_user(self.data_manager.user_id)._open_for(self.worker).sudo()


@tagged('-at_install', 'post_install')
class TestChecks(ChecksMixin, SkpCommon):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_person("Kepegawaian", 'officer', manager=cls.head, groups='hr.group_hr_user')

    # -- the plan ----------------------------------------------------------------------------------

    def clean_plan(self):
        """A plan of a range that is yet to begin, so that nothing comes too late."""
        plan = self.open_in(2090)
        self.fill_plan(plan, RESULTS)
        return plan

    def test_clean_plan(self):
        plan = self.clean_plan()
        self.assertEqual({}, self.told(plan))
        self.assertEqual(plan.action_open_checks()['name'], "Checks (0)")

    def test_planted_plan(self):
        """Each fault is found and opens the very record where it is mended."""
        plan = self.clean_plan()
        self.worker.skp_nip = False
        self.section_head.write({'skp_nip': '19701201200121001', 'skp_nip_override': True, 'skp_rank_id': False})
        self.head.write({'skp_nip': '196604081993031009', 'skp_rank_id': self.env.ref('hr_skp.rank_pppk_v').id})
        found = {(row.res_model, row.res_id, row.field_name): row for row in self.findings(plan)}
        self.assertEqual(found.keys(), {
            ('hr.employee', self.worker.id, 'skp_nip'), ('hr.employee', self.section_head.id, 'skp_rank_id'),
            ('hr.employee', self.head.id, 'skp_nip')})
        self.assertEqual({'warning'}, {row.severity for row in found.values()})
        row = found['hr.employee', self.worker.id, 'skp_nip']
        self.assertEqual(row.sentence, "The NIP of Siti Aminah, S.Kom. is missing; enter its 18 digits.")
        self.assertEqual(plan.action_open_checks()['name'], "Checks (3)")

    def test_who_mends_a_person(self):
        """The personnel office is sent to the employee's form, anybody else is told whom to ask."""
        plan = self.clean_plan()
        self.worker.skp_nip = False
        row = self.findings(plan)
        self.assertIn("Kepegawaian", row.mender)
        self.worker.user_id.group_ids += self.env.ref('hr.group_hr_user')
        row = self.findings(plan)
        self.assertFalse(row.mender)
        action = row.action_open()
        self.assertEqual((action['res_model'], action['res_id']), ('hr.employee', self.worker.id))
        view = action['views'][0][0]
        form = Form(self.worker.with_user(self.worker.user_id), view=view)
        form.skp_nip = '196604081993031009'
        form.save()
        self.assertFalse(self.findings(plan))

    def test_private_facts_stay(self):
        """A colleague's birth date comes out through no finding; one's own does, and the office sees all."""
        plan = self.clean_plan()
        self.section_head.write({'skp_nip': '196604081993031009', 'birthday': '1966-08-04', 'sex': 'female'})
        self.assertFalse(self.findings(plan))
        self.worker.write({'skp_nip': '196604081993031010', 'birthday': '1966-08-04'})
        self.assertIn("08/04/1966", self.findings(plan).sentence)
        self.worker.user_id.group_ids += self.env.ref('hr.group_hr_user')
        self.assertEqual(3, len(self.findings(plan)))

    def test_political_appraiser(self):
        plan = self.clean_plan()
        self.section_head.write({'skp_nip': False, 'skp_rank_id': False})
        self.assertEqual(self.told(plan).keys(), {'skp_nip', 'skp_rank_id'})
        self.section_head.skp_post_kind = 'political'
        self.assertFalse(self.findings(plan))

    def test_late_plan(self):
        plan = self.open_case()
        self.fill_plan(plan, RESULTS)
        self.assertEqual(self.told(plan), {
            False: ('note', 'skp.plan', plan.id, self.findings(plan).sentence)})
        self.assertIn("01/31/2025", self.findings(plan).sentence)

    def test_wording(self):
        """Under PermenPANRB 6/2022 a plan names results; PP 46/2011 plans activities."""
        plan = self.open_case()
        self.fill_plan(plan)
        self.assertNotIn('name', self.told(plan))
        plan = self.open_in(2026, 'scheme_permenpanrb6')
        line = plan.env['skp.plan.line'].with_user(self.worker.user_id).create(
            {'plan_id': plan.id, 'name': "Menyusun laporan", 'indicator_ids': [
                (0, 0, {'name': "Jumlah laporan", 'aspect': 'quantity', 'target': 12, 'unit': "laporan"})]})
        severity, model, record, sentence = self.told(plan)['name']
        self.assertEqual((severity, model, record), ('warning', 'skp.plan.line', line.id))
        self.assertIn("Tersusunnya", sentence)
        self.complete(plan)
        self.assertIn('name', self.told(plan), "the appraiser hears it too")
        self.complete(plan, 'return', "Tulis hasilnya, bukan kegiatannya")
        line.name = "Tersusunnya laporan"
        self.assertNotIn('name', self.told(plan))

    def test_targets(self):
        """A row without an indicator and an indicator without a target open the row itself."""
        plan = self.open_in(2026, 'scheme_permenpanrb6')
        line = plan.env['skp.plan.line'].with_user(self.worker.user_id).create(
            {'plan_id': plan.id, 'name': "Tersusunnya laporan"})
        self.assertEqual(self.told(plan)['indicator_ids'][:3], ('warning', 'skp.plan.line', line.id))
        indicator = self.env['skp.indicator'].create({'line_id': line.id, 'name': "Jumlah laporan", 'target': 0})
        self.assertEqual(self.told(plan)['indicator_ids'][:3], ('warning', 'skp.plan.line', line.id))
        self.assertIn("has no target", self.told(plan)['indicator_ids'][3])
        indicator.target_text = "7-8 laporan"
        self.assertNotIn('indicator_ids', self.told(plan))

    def test_law_blocks(self):
        """What the law forbids keeps the step from being completed, and says so in the dialog."""
        plan = self.clean_plan()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE skp_plan SET appraiser_id = employee_id WHERE id = %s", [plan.id])  # as no client can
        plan.invalidate_recordset()
        plan.party_ids._refresh()
        self.assertEqual(self.told(plan)['appraiser_id'][:3], ('block', 'skp.plan', plan.id))
        with self.assertRaisesRegex(UserError, "employee and appraiser at once"):
            plan.current_task_id.with_user(self.worker.user_id).complete()

    def test_study_plan_is_not_empty(self):
        plan = self.clean_plan()
        plan.line_ids.unlink()
        self.assertEqual(self.told(plan)['line_ids'][0], 'block')
        plan.is_study = True
        self.assertFalse(self.findings(plan))

    # -- months and ratings ------------------------------------------------------------------------

    def december(self, people=None):
        """Cases of one month, ready for their figures."""
        plans = self.env['skp.plan'].create([
            {'period_id': self.period.id, 'employee_id': person.id, 'date_from': '2025-12-01'}
            for person in people or self.worker])
        return self.walk(plans, 'realisation')

    def test_evidence(self):
        plan = self.december()
        self.fill_month(plan)
        sheet = plan.realisation_ids
        severity, model, record, sentence = self.told(plan)['line_ids']
        self.assertEqual((severity, model, record), ('note', 'skp.realisation', sheet.id))
        self.assertIn("December 2025", sentence)
        sheet.line_ids[0].attachment_ids = self.env['ir.attachment'].create({'name': "Bukti.pdf", 'raw': b"x"})
        self.assertFalse(self.findings(plan))

    def test_everybody_equal(self):
        """The appraiser of a team hears once that all have one rating; no employee does."""
        plans = self.walk(self.december(self.make_workers(3)), 'behaviour')
        self.score(plans)
        rows = self.findings(plans).filtered('of_team')
        self.assertEqual(1, len(rows))
        word = plans[0].scheme_id._predicate_names()[plans.sudo().appraisal_ids[0].rating]
        self.assertEqual(rows.sentence, f"All 3 employees are rated {word}; compare their contributions, or keep it.")
        action = rows.action_open()
        team = self.env['skp.appraisal'].with_user(self.section_head.user_id).search(action['domain'])
        self.assertEqual(team, plans.appraisal_ids)
        plans[0].sudo().appraisal_ids.behaviour_ids.write({'score': 20})
        self.assertFalse(self.findings(plans).filtered('of_team'), "one is rated otherwise now")
        plans[0].sudo().appraisal_ids.behaviour_ids.write({'score': 90})
        self.complete(plans)
        self.assertFalse(self.findings(plans[0]).filtered('of_team'), "the employee hears nothing of the others")

    def test_equal_behaviour(self):
        plan = self.walk(self.december(), 'behaviour')
        self.score(plan, dict.fromkeys(('service', 'integrity', 'commitment', 'discipline', 'cooperation'), 90))
        severity, model, record, sentence = self.told(plan)['behaviour_ids']
        self.assertEqual((severity, model, record), ('note', 'skp.appraisal', plan.appraisal_ids.id))
        self.assertIn("have 90", sentence)

    def test_rating_far_from_the_figures(self):
        """Results rated above expectation with a target missed."""
        plan = self.open_in(2026, 'scheme_permenpanrb6')
        line = self.env['skp.plan.line'].create({'plan_id': plan.id, 'name': "Tersusunnya laporan", 'indicator_ids': [
            (0, 0, {'name': "Jumlah laporan", 'aspect': 'quantity', 'target': 12, 'unit': "laporan"})]})
        appraisal = self.env['skp.appraisal'].sudo().create({'plan_id': plan.id, 'results_rating': 'above'})
        self.env['skp.measurement'].create({
            'indicator_id': line.indicator_ids.id, 'realised': 7, 'appraisal_line_id': self.env[
                'skp.appraisal.line'].create({'appraisal_id': appraisal.id, 'plan_line_id': line.id}).id})
        plan.current_task_id.act = 'behaviour'
        found = plan.with_user(self.section_head.user_id)._found()[plan.id]
        self.assertIn(('check_results_above', 'skp.appraisal', appraisal.id, 'results_rating'), [
            (row.finding.code, row.model, row.record_id, row.field) for row in found])
        codes = [row.finding.code for row in plan.with_user(self.worker.user_id)._found()[plan.id]]
        self.assertNotIn('check_results_above', codes, "the employee does not see the rating yet")
        appraisal.line_ids.rating = 'above'
        found = plan.with_user(self.section_head.user_id)._found()[plan.id]
        self.assertIn(('check_rated_above', 'skp.plan.line', line.id), [
            (row.finding.code, row.model, row.record_id) for row in found])

    # -- screens -----------------------------------------------------------------------------------

    def test_dialog_and_case(self):
        """The dialog shows the findings, completes all the same, and the case lists them."""
        plan = self.clean_plan()
        self.worker.skp_nip = False
        dialog = Form(self.dialog(plan)).save()
        self.assertEqual(1, len(dialog.finding_ids))
        action = plan.with_user(self.section_head.user_id).action_open_checks()
        self.assertEqual(action['name'], "Checks (1)")
        listed = self.env['skp.finding'].with_user(self.section_head.user_id).search(action['domain'])
        self.assertEqual(listed.plan_id, plan)
        dialog.action_done()
        self.assertEqual(plan.state, 'review')

    def test_nothing_once_archived(self):
        plan = self.walk(self.december(), 'done')
        self.worker.skp_nip = False
        self.assertFalse(self.env['skp.finding']._make(plan))


@tagged('-at_install', 'post_install')
class TestChecksOfMany(ChecksMixin, SkpCommon):
    """The dialog of an appraiser who signs for sixty people at once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        plans = cls.env['skp.plan'].create([
            {'period_id': cls.period.id, 'employee_id': worker.id, 'date_from': '2025-12-01'}
            for worker in cls.make_workers(60)])
        cls.plans = cls.walk(plans, 'behaviour')
        cls.score(cls.plans)

    @warmup
    def test_dialog_of_sixty(self):
        """Queries follow the kinds of rows, not the cases; each case lies together, notes are left out."""
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(45):
            rows = self.findings(self.plans)
            rows.mapped('sentence')
        by_case = rows.filtered(lambda row: not row.of_team)
        self.assertEqual({'warning'}, set(by_case.mapped('severity')), "nobody here has a rank")
        self.assertEqual(60, len(by_case))
        self.assertEqual(61, len(rows))
        self.assertEqual(list(dict.fromkeys(rows.mapped('plan_id.id'))), self.plans.ids)

    @warmup
    def test_law_costs_nothing(self):
        """The blocking checks read nothing that completing does not read anyway."""
        tasks = self.plans.sudo().current_task_id
        order = tasks._order_to_ask()
        act = self.env['skp.act'].sudo()
        act._missing(tasks, order)
        with self.assertQueryCount(0):
            act._missing(tasks, order)


@tagged('-at_install', 'post_install')
class TestChecksDoors(ChecksMixin, RpcCase):
    """Nobody reads the findings of another's dialog or a hidden score through them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.walk(cls.env['skp.plan'].create(
            {'period_id': cls.period.id, 'employee_id': cls.worker.id, 'date_from': '2025-12-01'}), 'behaviour')
        cls.score(cls.plan, dict.fromkeys(
            ('service', 'integrity', 'commitment', 'discipline', 'cooperation'), 90))

    def test_findings_of_others(self):
        rows = self.findings(self.plan)
        self.assertIn('behaviour_ids', rows.mapped('field_name'))
        self.assertIsNone(self.ask(self.section_head.user_id, 'skp.finding', 'read', rows.ids, ['sentence']))
        for person in (self.worker, self.head, self.administrator, self.stranger):
            self.assertEqual('AccessError', self.ask(
                person.user_id, 'skp.finding', 'read', rows.ids, ['sentence']).kind)
            self.assertEqual([], self.rpc(person.user_id, 'skp.finding', 'search', [('id', 'in', rows.ids)]))
        stolen = self.ask(self.worker.user_id, 'skp.complete', 'create', [
            {'task_ids': [(6, 0, self.plan.task_ids[-1:].ids)], 'finding_ids': [(6, 0, rows.ids)]}])
        self.assertEqual('AccessError', stolen and stolen.kind)

    def test_hidden_scores_stay_hidden(self):
        """The employee, who may open the checks of the own case, hears nothing of the scores."""
        action = self.rpc(self.worker.user_id, 'skp.plan', 'action_open_checks', self.plan.ids)
        rows = self.rpc(self.worker.user_id, 'skp.finding', 'search_read', action['domain'], ['res_model'])
        self.assertFalse([row for row in rows if row['res_model'] == 'skp.appraisal'])
        mine = self.rpc(self.section_head.user_id, 'skp.plan', 'action_open_checks', self.plan.ids)
        shown = self.rpc(self.section_head.user_id, 'skp.finding', 'search_count', mine['domain'])
        self.assertGreater(shown, len(rows))

    def test_strangers_open_no_checks(self):
        for user in (self.stranger.user_id,):
            self.assertEqual('AccessError', self.ask(user, 'skp.plan', 'action_open_checks', self.plan.ids).kind)
            self.assertEqual('AccessError', self.ask(
                user, 'skp.complete', 'default_get', ['task_ids', 'finding_ids'],
                context={'default_task_ids': self.plan.current_task_id.ids}).kind)
        with self.assertRaises(AccessError):
            self.findings(self.plan, self.stranger.user_id)
