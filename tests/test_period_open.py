from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged, warmup

from ..models import skp_period_job
from .common import SkpCommon
from .common_rpc import RpcCase
from .test_migration import script


class OpeningMixin:
    """Openings of the office's period, by its data manager."""

    def dry_run(self, people=None, person=None, **values):
        return self.env['skp.period.job'].with_user((person or self.data_manager).user_id).create({
            'period_id': self.period.id, **({'employee_ids': people.ids} if people else {}), **values})

    def run_cron(self):
        with self.enter_registry_test_mode():
            self.env.ref('hr_skp.ir_cron_open_period').method_direct_trigger()
        self.env.invalidate_all()

    def plans_of(self, people):
        return self.env['skp.plan'].search([('employee_id', 'in', people.ids)])


@tagged('-at_install', 'post_install')
class TestOpenPeriod(OpeningMixin, SkpCommon):
    """Opening a period: the dry run, the batches, whom it leaves out, and going on."""

    # -- dry run -----------------------------------------------------------------------------------

    def test_dry_run_makes_nothing(self):
        job = self.dry_run()
        self.assertEqual((job.state, job.ready_count, job.left_out_count), ('draft', 5, 2))
        self.assertEqual(set(job.left_out_ids.mapped('name')), {self.head.name, self.top.name})
        self.assertFalse(self.period.plan_ids)
        self.assertEqual(self.period.state, 'draft')

    def test_for_units_and_kinds_of_post(self):
        unit = self.env['hr.department'].create({'name': "Bidang", 'company_id': self.company.id})
        below = self.env['hr.department'].create({
            'name': "Seksi", 'company_id': self.company.id, 'parent_id': unit.id})
        self.stranger.department_id = below
        self.assertEqual(self.dry_run(department_ids=unit.ids).ready_count, 1)
        self.assertEqual(self.dry_run(post_kind='supervisor').ready_count, 1)
        self.assertEqual(self.dry_run(post_kind='executor').ready_count, 4)
        self.assertEqual(self.dry_run(self.worker | self.stranger, post_kind='supervisor').total, 0)

    def test_choice_is_judged_when_it_is_saved(self):
        job = self.dry_run(self.top)
        self.assertEqual((job.ready_count, job.left_out_count), (0, 1))
        job.employee_ids = self.worker
        self.assertEqual((job.ready_count, job.left_out_count), (1, 0))

    def test_gap_opens_the_record_where_it_is_closed(self):
        """The superior of the head is missing: the top's record is opened; of the top: the own one."""
        self.data_manager.user_id.group_ids += self.env.ref('hr.group_hr_user')
        rows = self.dry_run().left_out_ids.grouped('name')
        for person in (self.head, self.top):
            action = rows[person.name].action_open_employee()
            self.assertEqual((action['res_model'], action['res_id']), ('hr.employee', self.top.id))
        highest = self.make_person("Menteri", 'highest', structural=True)
        self.top.parent_id = highest
        job = self.dry_run(self.top | self.head)
        self.assertEqual((job.ready_count, job.left_out_ids.employee_id), (1, highest))
        highest.parent_id = self.make_person("Presiden", 'president', structural=True)
        job.action_check()
        self.assertEqual((job.ready_count, job.left_out_count), (2, 0))

    def test_gap_names_who_mends_it(self):
        """Without HR rights the employee record stays shut, and the row says who opens it."""
        officer = self.administrator
        officer.user_id.group_ids += self.env.ref('hr.group_hr_user')
        with self.assertRaisesRegex(UserError, "Nobody is above .*mended by: the personnel office .*Wahyu"):
            self.dry_run(self.top).left_out_ids.action_open_employee()

    def test_missing_rank_and_nip_are_rows(self):
        self.worker.write({'skp_nip': False, 'skp_rank_id': False})
        job = self.dry_run(self.worker)
        self.assertEqual(job.ready_count, 1)
        self.assertEqual(job.note_ids.employee_id, self.worker)
        self.assertEqual(len(job.note_ids), 2)

    def test_what_is_told_already_keeps_its_row(self):
        """Two people of one name and one gap are two rows; a row goes when its gap is closed."""
        people = self.make_workers(2)
        people.write({'name': "Siti", 'skp_nip': False})
        job = self.dry_run(people | self.top)
        told = job.line_ids
        rows = job.note_ids.filtered(lambda row: "NIP" in row.sentence)
        self.assertEqual(sorted(rows.employee_id.ids), sorted(people.ids))
        job.action_check()
        self.assertEqual(job.line_ids, told)
        mended = rows.filtered(lambda row: row.employee_id == people[0])
        people[0].skp_nip = '198501012010011001'
        job.action_check()
        self.assertEqual(job.line_ids, told - mended)
        self.assertEqual(job.left_out_ids.name, self.top.name)
        job.action_open()
        self.assertEqual(job.line_ids, told - mended)

    def test_one_dry_run_for_each_officer(self):
        period = self.period.with_user(self.data_manager.user_id)
        first, again = period.action_open_for(), period.action_open_for()
        self.assertEqual(first['res_id'], again['res_id'])
        other = period.with_user(self.administrator.user_id).action_open_for()
        self.assertNotEqual(first['res_id'], other['res_id'])

    def test_period_of_years(self):
        with self.assertRaisesRegex(UserError, "runs from 01/01/2025 to 12/31/2027: .* less than two years apart"):
            self.make_period(2025).date_to = '2027-12-31'

    # -- opening -----------------------------------------------------------------------------------

    def test_a_few_are_opened_at_once(self):
        people = self.worker | self.stranger
        job = self.dry_run(people)
        action = job.action_open()
        self.assertEqual((job.state, job.made, job.progress, job.left_out_count), ('done', 2, 100, 0))
        self.assertEqual((action['res_model'], self.plans_of(people).mapped('state')), ('skp.plan', ['plan', 'plan']))
        self.assertEqual(self.plans_of(people).create_uid, self.data_manager.user_id)
        self.assertIn("2 SKP opened by Andi Pratama, A.Md., 0 left out", self.period.message_ids[0].body)

    def test_who_is_left_out_stays_on_the_job(self):
        job = self.dry_run()
        action = job.action_open()
        self.assertEqual((action['res_model'], action['res_id']), ('skp.period.job', job.id))
        self.assertEqual((job.made, job.left_out_count), (5, 2))

    def test_again_opens_nobody_twice(self):
        self.dry_run().action_open()
        with self.assertRaisesRegex(UserError, "No SKP can be opened:\n.*already has “SKP 2025"):
            self.dry_run(self.worker).action_open()
        newcomer = self.make_person("Baru", 'new', manager=self.section_head)
        job = self.dry_run()
        self.assertEqual((job.ready_count, job.left_out_count), (1, 7))
        job.action_open()
        self.assertEqual(len(self.plans_of(newcomer)), 1)
        self.assertEqual(len(self.period.plan_ids), 6)

    def test_many_go_in_batches(self):
        people = self.make_workers(7)
        with patch.object(skp_period_job, 'BATCH', 3):
            job = self.dry_run(people)
            job.action_open()
            self.assertEqual((job.state, job.done, job.made), ('waiting', 0, 0))
            job.sudo()._batch()
            self.assertEqual((job.state, job.done, job.made, round(job.progress)), ('waiting', 3, 3, 43))
            self.run_cron()
        self.assertEqual((job.state, job.done, job.made), ('done', 7, 7))
        self.assertFalse(job.waiting_ids)
        self.assertEqual(self.plans_of(people).mapped('create_uid'), self.data_manager.user_id)
        self.assertEqual(len(self.plans_of(people)), 7)

    def test_who_became_impossible_is_left_out_with_the_reason(self):
        """Between the dry run and the batch: one archived, one gone to another company, one opened elsewhere."""
        people = self.make_workers(6)
        with patch.object(skp_period_job, 'BATCH', 4):
            job = self.dry_run(people)
            job.action_open()
            people[0].active = False
            people[1].company_id = self.env['res.company'].create({'name': "Dinas Lain"})
            self.open_case(people[2])
            self.run_cron()
        self.assertEqual((job.state, job.made, job.left_out_count), ('done', 3, 3))
        reasons = "\n".join(job.left_out_ids.mapped('sentence'))
        self.assertEqual(reasons.count("has left Balai Uji"), 2)
        self.assertEqual(reasons.count("already has “SKP 2025"), 1)

    def test_one_refused_case_keeps_no_other_back(self):
        """What the dry run did not see, the case's own checks refuse; the others of the batch are opened."""
        people = self.make_workers(5) | self.top
        with patch.object(self.env.registry['skp.period'], '_gap', return_value=None):
            job = self.dry_run(people)
            job.action_open()
        self.assertEqual((job.state, job.made, job.left_out_ids.name), ('done', 5, self.top.name))
        self.assertIn("Nobody is above", job.left_out_ids.sentence)

    def test_a_failing_job_stops_and_goes_on(self):
        people = self.make_workers(4)
        with patch.object(skp_period_job, 'BATCH', 2):
            job = self.dry_run(people)
            job.action_open()
            with patch.object(self.env.registry['skp.period'], '_open_for', side_effect=ValueError):
                with self.assertLogs('odoo.addons.hr_skp.models.skp_job', 'ERROR'):
                    self.run_cron()
            self.assertEqual((job.state, job.made), ('stopped', 0))
            job.action_resume()
            self.run_cron()
        self.assertEqual((job.state, job.made), ('done', 4))

    def test_closed_or_right_lost_while_it_waits(self):
        """What stands against everybody stops the job; nobody is left out for it."""
        people = self.make_workers(4)
        with patch.object(skp_period_job, 'BATCH', 2):
            job = self.dry_run(people)
            job.action_open()
            job.sudo()._batch()
            self.period.sudo().state = 'closed'
            with self.assertLogs('odoo.addons.hr_skp.models.skp_job', 'ERROR'):
                self.run_cron()
            self.assertEqual((job.state, job.made, job.left_out_count), ('stopped', 2, 0))
            self.period.sudo().state = 'open'
            self.data_manager.user_id.group_ids -= self.env.ref('hr_skp.group_data_manager')
            job.sudo().action_resume()
            with self.assertLogs('odoo.addons.hr_skp.models.skp_job', 'ERROR'):
                self.run_cron()
        self.assertEqual((job.sudo().state, job.sudo().made), ('stopped', 2))

    def test_closed_meanwhile(self):
        job = self.dry_run(self.worker)
        self.period.sudo().state = 'closed'
        with self.assertRaisesRegex(UserError, "Period 2025 is closed: reopen it first"):
            job.action_open()
        self.assertEqual(job.state, 'draft')

    def test_company_of_the_people(self):
        other = self.env['res.company'].create({'name': "Dinas Lain"})
        foreigner = self.make_person("Orang Dinas", 'foreigner', company=other)
        with self.assertRaises(UserError):
            self.dry_run(foreigner)

    def test_rule_of_the_old_dialog_goes(self):
        rule = self.env['ir.rule'].create({
            'name': "skp.period.open: own dialogs", 'model_id': self.env['ir.model']._get_id('skp.period.job')})
        names = self.env['ir.model.data']
        names.search([('name', '=', 'skp_period_open_rule_own')]).unlink()  # left in a database upgraded before
        names.create({
            'module': 'hr_skp', 'name': 'skp_period_open_rule_own', 'model': 'ir.rule', 'res_id': rule.id})
        for _again in range(2):
            script('19.0.3.0.0/pre-openings.py').migrate(self.env.cr, '19.0.2.0.0')
        self.env.invalidate_all()
        self.assertFalse(rule.exists())
        self.assertFalse(self.env.ref('hr_skp.skp_period_open_rule_own', raise_if_not_found=False))

    # -- how much it asks --------------------------------------------------------------------------

    @warmup
    def test_dry_run_of_hundred(self):
        people = self.make_workers(100)
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(45):
            self.dry_run(people)

    @warmup
    def test_batch_of_hundred(self):
        job = self.dry_run(self.make_workers(100))
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(110):
            job.action_open()


@tagged('-at_install', 'post_install')
class TestOpenPeriodRights(OpeningMixin, RpcCase):
    """Over RPC: only data managers of the company open, and what the job tells is the engine's."""

    def test_others_open_nothing(self):
        job = self.dry_run(self.worker)
        for person in (self.worker, self.section_head, self.head):
            for method in ('action_open', 'action_check', 'action_resume'):
                self.assertEqual(self.ask(person.user_id, 'skp.period.job', method, job.ids).kind, 'AccessError')
        self.assertFalse(self.period.plan_ids)

    def test_result_is_not_written_by_hand(self):
        job = self.dry_run(self.worker)
        for values in ({'state': 'waiting'}, {'made': 5}, {'waiting_ids': [(6, 0, self.top.ids)]},
                       {'user_id': self.administrator.user_id.id}, {'line_ids': [(5,)]}):
            refused = self.ask(self.data_manager.user_id, 'skp.period.job', 'write', job.ids, values)
            self.assertEqual(refused.kind, 'AccessError', values)
        forged = self.ask(self.data_manager.user_id, 'skp.period.job', 'create', {
            'period_id': self.period.id, 'state': 'waiting'})
        self.assertEqual(forged.kind, 'AccessError')

    def test_opened_twice_by_two_clicks(self):
        job = self.dry_run(self.worker)
        self.rpc(self.data_manager.user_id, 'skp.period.job', 'action_open', job.ids)
        again = self.ask(self.data_manager.user_id, 'skp.period.job', 'action_open', job.ids)
        self.assertEqual(again.kind, 'AccessError')
        self.assertEqual(len(self.plans_of(self.worker)), 1)
