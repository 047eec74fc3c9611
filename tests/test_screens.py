from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, tagged

from .common import SkpCommon

ROW = {
    'name': "Menyusun laporan", 'kind': 'main', 'quantity_target': 12, 'quantity_unit': 'laporan',
    'quality_target': 100, 'time_target': 12, 'time_unit': 'bulan',
}


@tagged('-at_install', 'post_install')
class TestScreens(SkpCommon):
    """What the screens save and open, asked as the people themselves."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.open_case()

    def save(self, record, employee, vals):
        """Save a form as somebody, the way the web client does."""
        return record.with_user(employee.user_id).web_save(vals, {'display_name': {}})

    def test_employee_writes_rows_in_the_form(self):
        """The plan's rows are saved through the plan, on which the employee has no right to write."""
        self.save(self.plan, self.worker, {'main_line_ids': [Command.create(ROW)]})
        line = self.plan.line_ids
        self.assertEqual(line.indicator_ids.mapped('aspect'), ['quantity', 'quality', 'time'])
        self.save(self.plan, self.worker, {'main_line_ids': [Command.update(line.id, {'quantity_target': 10})]})
        self.assertEqual(line.quantity_target, 10)
        self.save(self.plan, self.worker, {'main_line_ids': [Command.delete(line.id)]})
        self.assertFalse(self.plan.line_ids)

    def test_rows_keep_their_own_rights(self):
        self.save(self.plan, self.worker, {'main_line_ids': [Command.create(ROW)]})
        line = self.plan.line_ids
        for person in (self.section_head, self.data_manager, self.stranger):
            with self.assertRaises(AccessError):
                self.save(self.plan, person, {'main_line_ids': [Command.update(line.id, {'name': "Lain"})]})
        with self.assertRaises(AccessError):
            self.save(self.plan, self.worker, {
                'main_line_ids': [Command.update(line.id, {'name': "Lain"})], 'department_id': False})
        with self.assertRaisesRegex(UserError, "never moved"):
            self.save(self.plan, self.worker, {'main_line_ids': [Command.set([])]})

    def test_month_sheet(self):
        """Figures, notes and evidence are saved through the month while it is open."""
        sheet = self.walk(self.plan, 'realisation').current_task_id.realisation_id
        line = sheet.line_ids[0]
        self.save(sheet, self.worker, {'line_ids': [Command.update(line.id, {'value': 2, 'note': "Selesai"})]})
        self.assertEqual((line.value, line.is_filled, line.note), (2, True, "Selesai"))
        with self.assertRaises(AccessError):
            self.save(sheet, self.section_head, {'line_ids': [Command.update(line.id, {'value': 3})]})

    def test_new_forms_open(self):
        """Whatever somebody may make from a menu, its empty form opens."""
        names = self.env['ir.model.data'].search([('module', '=', 'hr_skp'), ('model', '=', 'ir.actions.act_window')])
        models = {action.res_model for action in self.env['ir.actions.act_window'].browse(names.mapped('res_id'))}
        for person in (self.administrator, self.data_manager, self.worker):
            for model in sorted(models):
                records = self.env[model].with_user(person.user_id)
                if not records._transient and records.has_access('create'):
                    with self.subTest(model=model, person=person.name):
                        Form(records)

    def test_new_case_by_hand(self):
        form = Form(self.env['skp.plan'].with_user(self.data_manager.user_id))
        form.period_id, form.employee_id = self.period, self.stranger
        self.assertEqual(form.save().appraiser_id, self.stranger.parent_id)

    def test_everybody_can_get_a_status(self):
        """A new status has no company yet: that must not hide everybody."""
        self.assertFalse(self.env['skp.status'].fields_get(['employee_id'])['employee_id'].get('domain'))

    def test_to_do_counts(self):
        tasks = self.env['skp.task'].with_user(self.worker.user_id)
        self.assertEqual(tasks.action_open_todo()['name'], "To do (1)")
        self.assertEqual(tasks.with_user(self.section_head.user_id).action_open_todo()['name'], "To do (0)")

    def test_incomplete_step_says_what_is_missing(self):
        plan = self.plan.with_user(self.worker.user_id)
        with self.assertRaisesRegex(UserError, "The plan has no activity yet"):
            plan.action_act()
        self.fill_plan(self.plan)
        self.assertEqual(plan.action_act()['res_model'], 'skp.complete')

    def test_copied_procedure_is_the_next_version(self):
        sop = self.env.ref('hr_skp.sop_pos_544').with_user(self.administrator.user_id)
        copied = sop.copy()
        self.assertEqual((copied.version, copied.state), (sop.version + 1, 'draft'))
        self.assertFalse(copied.step_ids.next_step_id - copied.step_ids, "a step of the copy leads to the copy")
        copied.action_publish()
        self.assertEqual(copied.state, 'published')

    def test_phases_in_the_order_of_work(self):
        self.walk(self.period.with_user(self.data_manager.user_id)._open_for(self.stranger), 'review')
        groups = self.env['skp.plan'].web_read_group([('period_id', '=', self.period.id)], ['state'])['groups']
        self.assertEqual([group['state'] for group in groups], ['plan', 'review'])
