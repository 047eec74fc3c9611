import base64
import io
import zipfile
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..models import skp_print_job
from ..reports import pdf_engine
from .common import SkpCommon
from .test_report_engine import pages_of, require_engine


@tagged('-at_install', 'post_install')
class TestPrintMany(SkpCommon):
    """Many sheets in one PDF or ZIP: order, names, rights, batches, going on after a stop."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        require_engine()
        cls.people = cls.worker | cls.make_workers(24)
        cls.plans = cls.open_case(cls.people)
        cls.plans = cls.walk(cls.plans, 'realisation')
        cls.printer = cls.env.ref('hr_skp.ir_cron_print')

    def ask(self, plans=None, person=None, **values):
        wizard = self.env['skp.print'].with_user((person or self.data_manager).user_id).create({
            **({'plan_ids': [(6, 0, plans.ids)]} if plans else {}),
            'report_id': self.env.ref('hr_skp.action_report_plan').id, **values})
        action = wizard.action_print()
        return self.env['skp.print.job'].search([], limit=1), action

    def run_printer(self):
        with self.enter_registry_test_mode():
            self.printer.method_direct_trigger()
        self.env.invalidate_all()

    def texts(self, job):
        return pages_of(base64.b64decode(job.result))

    # -- a few, at once ----------------------------------------------------------------------------

    def test_a_few_are_printed_at_once(self):
        job, action = self.ask(self.plans[:3])
        self.assertEqual((job.state, job.done, job.total, job.progress), ('done', 3, 3, 100))
        self.assertEqual(action['type'], 'ir.actions.act_url')
        self.assertIn(f'/skp.print.job/{job.id}/result/', action['url'])
        self.assertEqual(len(self.texts(job)), 3)
        self.assertFalse(any(job.line_ids.mapped('pdf')))

    def test_in_the_order_of_file_numbers(self):
        for plan, number in zip(self.plans[:4], ("B-10", "B-9", False, "A-11"), strict=True):
            plan.sudo().archive_number = number
        texts = self.texts(self.ask(self.plans[:4])[0])
        names = [self.plans[index].employee_id.name for index in (3, 1, 0, 2)]
        for text, name in zip(texts, names, strict=True):
            self.assertIn(name, text)

    def test_zip_with_a_name_for_each(self):
        job, _action = self.ask(self.plans[:2], form='zip')
        with zipfile.ZipFile(io.BytesIO(base64.b64decode(job.result))) as files:
            self.assertEqual(sorted(files.namelist()), sorted(
                f"2025_SKP_{plan.employee_id.skp_nip}_{name}.pdf"
                for plan, name in zip(self.plans[:2], ("Siti_Aminah", "Pegawai_0"), strict=True)))
            self.assertEqual(files.read(files.namelist()[0])[:5], b'%PDF-')

    def test_two_files_of_one_name(self):
        with patch.object(self.env.registry['skp.plan'], '_file_name', lambda plan, kind: "x"):
            job, _action = self.ask(self.plans[:2], form='zip')
        with zipfile.ZipFile(io.BytesIO(base64.b64decode(job.result))) as files:
            self.assertEqual(files.namelist(), ["x.pdf", "x_2.pdf"])

    def test_archived_copies_are_counted(self):
        plan = self.walk(self.plans[0], 'done')
        sheet = self.env.ref('hr_skp.action_report_appraisal').id
        self.ask(plan, report_id=sheet, form='zip')
        self.assertEqual(plan.print_count, 1)

    def test_nothing_to_print(self):
        with self.assertRaisesRegex(UserError, "Choose at least one"):
            self.ask()

    def test_joint_sheet_is_refused(self):
        with self.assertRaisesRegex(UserError, "choose another sheet"):
            self.ask(self.plans[:1], report_id=self.env.ref('hr_skp.action_report_archive_label').id)

    # -- many, by the scheduler --------------------------------------------------------------------

    def test_many_are_printed_by_the_scheduler(self):
        job, action = self.ask(period_id=self.period.id)
        self.assertEqual((job.state, job.done, job.total), ('waiting', 0, 25))
        self.assertEqual((action['res_model'], action['res_id']), ('skp.print.job', job.id))
        self.run_printer()
        self.assertEqual((job.state, job.done), ('done', 25))
        self.assertEqual(len(self.texts(job)), 25)
        self.assertEqual(job.create_uid, self.data_manager.user_id)
        self.env.cr.precommit.run()
        told = self.env['bus.bus'].search([('message', 'ilike', 'simple_notification')])
        self.assertIn("25 of 25 sheets are printed", told.message)
        self.assertIn(str(self.data_manager.user_id.partner_id.id), told.channel)

    def test_one_unit_of_a_period(self):
        department = self.env['hr.department'].create({'name': "Seksi Lain", 'company_id': self.company.id})
        self.plans[0].sudo().department_id = department
        job, _action = self.ask(period_id=self.period.id, department_id=department.id)
        self.assertEqual(job.line_ids.plan_id, self.plans[0])

    def test_goes_on_where_it_stopped(self):
        job, _action = self.ask(self.plans)
        real, count = pdf_engine.to_pdf, [0]

        def breaks_once(html, data=None):
            count[0] += 1
            if count[0] == 23:
                raise MemoryError("in the middle of the second batch")
            return real(html, data)

        with (
            patch.object(pdf_engine, 'to_pdf', breaks_once), patch.object(pdf_engine, '_cores', lambda: 1),
            patch.object(skp_print_job, 'BATCH', 20),
        ):
            with self.assertLogs('odoo.addons.hr_skp.models.skp_job', 'ERROR'):
                self.run_printer()
            self.assertEqual((job.state, job.done), ('stopped', 20))
            job.with_user(self.data_manager.user_id).action_resume()
            self.run_printer()
        self.assertEqual((job.state, job.done), ('done', 25))
        self.assertEqual(count[0], 23 + 5)  # the first batch was not printed again
        self.assertEqual(len(self.texts(job)), 25)

    def test_a_job_that_stops_does_not_hold_up_the_next(self):
        first, _action = self.ask(self.plans)
        second, _action = self.ask(self.plans)
        real = self.env.registry['skp.print.job']._print

        def breaks(job, plans):
            if job.id == first.id:
                raise ValueError("broken")
            return real(job, plans)

        with patch.object(self.env.registry['skp.print.job'], '_print', breaks):
            with self.assertLogs('odoo.addons.hr_skp.models.skp_job', 'ERROR'):
                self.run_printer()
        self.assertEqual((first.state, second.state), ('stopped', 'done'))

    # -- rights ------------------------------------------------------------------------------------

    def test_what_one_may_not_print_comes_back_with_the_reason(self):
        behaviour = self.walk(self.plans[0], 'behaviour')
        job, action = self.ask(self.plans[:2] | behaviour, report_id=self.env.ref(
            'hr_skp.action_report_appraisal').id, person=self.section_head)
        self.assertEqual(action['res_model'], 'skp.print.job')
        self.assertEqual(job.refused_ids.plan_id, self.plans[1])
        self.assertIn("no appraisal yet", job.refused_ids.reason)
        self.assertTrue(job.result)

    def test_cases_of_others_are_not_named(self):
        job = self.env['skp.print.job'].with_user(self.stranger.user_id)._order_job(
            "X", self.env.ref('hr_skp.action_report_plan'), 'pdf', self.plans[:1].with_user(self.stranger.user_id))
        line = job.sudo().line_ids
        self.assertEqual((line.state, line.name), ('refused', f"SKP {self.plans[0].id}"))
        self.assertNotIn(self.worker.name, line.reason)
        self.assertFalse(job.sudo().result)

    def test_nobody_else_reads_it(self):
        job, _action = self.ask(self.plans[:1])
        stored = self.env['ir.attachment'].search(
            [('res_model', '=', 'skp.print.job'), ('res_field', '=', 'result'), ('res_id', '=', job.id)])
        self.assertTrue(job.with_user(self.data_manager.user_id).result)
        for person in (self.worker, self.administrator, self.section_head):
            for record in (job, job.line_ids, stored):
                with self.assertRaises(AccessError):
                    record.with_user(person.user_id).read(['display_name'])
            with self.assertRaises(AccessError):
                job.with_user(person.user_id).action_resume()

    def test_results_are_not_kept(self):
        job, _action = self.ask(self.plans[:1])
        job._gc_jobs()
        self.assertTrue(job.exists())
        self.env.cr.execute("UPDATE skp_print_job SET create_date = create_date - interval '8 days'")
        job.invalidate_recordset()
        job._gc_jobs()
        self.assertFalse(job.exists())

    def test_buttons(self):
        for action in (self.plans[:2].action_print_many(), self.period.action_print_many()):
            dialogs = self.env['skp.print'].with_user(self.data_manager.user_id)
            wizard = dialogs.with_context(**action['context']).create({})
            self.assertEqual(wizard.count, 2 if 'default_plan_ids' in action['context'] else 25)
