from odoo.tests import Form, tagged, warmup
from odoo.tools.safe_eval import safe_eval

from .common import SkpCommon

READ = {'employee_id': {'fields': {'display_name': {}}}, 'name': {}, 'figures': {}, 'deadline': {}}


@tagged('-at_install', 'post_install')
class TestCheckTeam(SkpCommon):
    """An appraiser looks at everybody's month on one screen, and clears it in one go."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        december = [
            {'period_id': cls.period.id, 'employee_id': worker.id, 'date_from': '2025-12-01'}
            for worker in cls.make_workers(60)]
        cls.plans = cls.walk(cls.env['skp.plan'].create(december), 'measurement').sudo()
        cls.appraiser = cls.section_head.user_id
        cls.tasks = cls.plans.current_task_id.with_user(cls.appraiser)

        domain = cls.env['ir.actions.act_window']._for_xml_id('hr_skp.skp_task_action_check')['domain']
        cls.domain = safe_eval(domain, {'uid': cls.appraiser.id})

    def test_shows_realised_beside_target(self):
        line = self.plans[0].realisation_ids.line_ids[0]
        line.note = "<b>Selesai</b>"
        figures = self.tasks[0].figures
        self.assertIn("Menyusun laporan kepegawaian", figures)
        self.assertIn("Quantity 1 / 12 laporan", figures)
        self.assertIn("&lt;b&gt;Selesai", figures)

    def test_shows_evidence(self):
        line = self.plans[0].realisation_ids.line_ids[0]
        line.attachment_ids = self.env['ir.attachment'].create({'name': "bukti.pdf", 'raw': b'x'})
        self.assertIn('fa-paperclip', self.tasks[0].figures)

    @warmup
    def test_sixty_rows_read_at_once(self):
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(20):
            rows = self.env['skp.task'].with_user(self.appraiser).web_search_read(self.domain, READ, limit=100)
        self.assertEqual(len(rows['records']), 60)

    def test_three_held_back_with_their_reason(self):
        """The rows that cannot go say why, the others go."""
        for plan in self.plans[:3]:
            plan.appraisal_ids.line_ids.measurement_ids[0].write({'is_corrected': True, 'corrected': 1})
        dialog = Form(self.env['skp.complete'].with_user(self.appraiser).with_context(
            default_task_ids=self.tasks.ids)).save()
        dialog.action_done()
        self.assertEqual((dialog.completed_count, len(dialog.line_ids)), (57, 3))
        self.assertEqual(set(self.plans[3:].mapped('state')), {'behaviour'})
        self.assertEqual(set(self.plans[:3].mapped('state')), {'measurement'})
        self.assertTrue(all(dialog.line_ids.mapped('reason')))
