"""The status list for the allowance: each case month by month, the predicates that are final, and no amount."""
import io

import openpyxl

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..rules import nip
from .common_permenpanrb6 import Permenpanrb6Mixin
from .test_reports import SheetCase
from .test_xlsx import XlsxMixin


@tagged('-at_install', 'post_install')
@freeze_time('2025-03-05 03:00:00')
class TestAllowance(SheetCase, XlsxMixin):
    """Under PP 46/2011, in March: one person has January assessed and February reported, the other has planned."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first, cls.second = cls.make_workers(2)
        cls.first.department_id = cls.second.department_id = cls.worker.department_id
        cls.plans = cls.open_case(cls.first | cls.second)
        cls.plan = cls.plans.filtered(lambda plan: plan.employee_id == cls.first)
        cls.walk(cls.plan, 'realisation')
        for _step in range(3):  # January: reported, assessed; February: reported
            if cls.plan.state == 'realisation' and cls.plan.sudo().current_task_id.act == 'realise':
                cls.fill_month(cls.plan)
            cls.complete(cls.plan)

    def rows(self, user, month=None):
        domain = [('period_id', '=', self.period.id), *([('month', '=', month)] if month else [])]
        return self.env['skp.allowance.status'].with_user(user).search(domain, order='month, name')

    def test_months(self):
        rows = self.rows(self.data_manager.user_id).filtered(lambda row: row.plan_id == self.plan)
        self.assertEqual(rows.mapped('month_state'), ['measured', 'submitted', *['waiting'] * 10])
        january, february, march, april = rows[:4]
        self.assertEqual([str(day) for day in (january.submitted_on, january.measured_on, february.submitted_on)],
                         ['2025-03-05'] * 3)
        self.assertEqual((january.nip, january.name, january.department_id), (
            self.first.skp_nip, self.first.name, self.worker.department_id))
        self.assertFalse(january.reason)
        self.assertIn(f"With {self.section_head.name} since", february.reason)
        self.assertIn(f"With {self.section_head.name} since", march.reason)
        self.assertEqual(january.month_name, "January 2025")
        self.assertEqual(april.reason, "The month has not begun.")
        self.assertEqual((january.final_rating, january.span), (False, False))

    def test_sent_back(self):
        """A month that came back is not reported: the day of the first report does not stand beside it."""
        self.complete(self.plan, 'return', "Lampirkan bukti")
        self.env.flush_all()
        self.env.invalidate_all()  # as in the next request
        february = self.rows(self.data_manager.user_id, '2025-02-01').filtered(lambda row: row.plan_id == self.plan)
        self.assertEqual((february.month_state, february.submitted_on), ('open', False))
        self.assertIn(f"With {self.first.name} since", february.reason)
        self.assertNotIn("Lampirkan bukti", february.reason)

    def test_who_reads(self):
        """Whoever reads a case reads its rows; nobody writes them."""
        self.assertEqual(len(self.rows(self.data_manager.user_id)), 24)
        self.assertEqual(len(self.rows(self.section_head.user_id)), 24)
        self.assertEqual(self.rows(self.second.user_id).plan_id, self.plans - self.plan)
        self.assertFalse(self.rows(self.stranger.user_id))
        row = self.rows(self.data_manager.user_id)[0]
        for method in (lambda: row.write({'month_state': 'measured'}), row.unlink, row.copy):
            with self.assertRaises(AccessError):
                method()

    def test_final_predicate(self):
        """Only what is ratified is final, for everybody alike."""
        self.period.copy({'name': "Januari 2024", 'date_from': '2024-01-01', 'date_to': '2024-01-31'})
        period = self.env['skp.period'].search([('name', '=', "Januari 2024")])
        plan = period.with_user(self.data_manager.user_id)._open_for(self.first).with_env(self.env)
        found = []
        for state in ('response', 'ratification', 'archive', 'done'):
            self.walk(plan, state)
            self.env.flush_all()
            self.env.invalidate_all()  # as in the next request
            for user in (self.data_manager.user_id, self.first.user_id, self.section_head.user_id):
                row = self.env['skp.allowance.status'].with_user(user).search([('plan_id', '=', plan.id)])
                readable = self.env['skp.appraisal'].with_user(user).search([('plan_id', '=', plan.id)])
                self.assertFalse(row.final_rating and not readable, "no more than the result's own rights")
                found.append((state, bool(row.final_rating), row.rating_name == plan.sudo().appraisal_ids.rating_name))
        self.assertEqual(set(found), {
            ('response', False, False), ('ratification', False, False), ('archive', True, True), ('done', True, True)})

    def test_list_of_a_month(self):
        recap = self.env['skp.recap'].with_user(self.data_manager.user_id).create(
            {'kind': 'allowance', 'period_id': self.period.id, 'month': 'M02'})
        [page] = self.print_pages('report_recap', recap, self.data_manager.user_id)
        self.assertTexts((
            "DAFTAR STATUS SKP UNTUK TAMBAHAN PENGHASILAN PEGAWAI (TPP)", "BULAN FEBRUARI 2025", "05-03-2025",
            "Dilaporkan", "Belum dibuka", nip.format_nip(self.first.skp_nip), self.second.name,
            "tidak menghitung dan tidak menetapkan besaran TPP"), page)
        self.assertRegex(page, r"Dilaporkan, belum dinilai +1")
        book = openpyxl.load_workbook(io.BytesIO(self.made('tables', recap, self.data_manager.user_id)[1]))
        row = self.row_of(book.worksheets[1], self.first.skp_nip)
        self.assertEqual(row[1:6], [self.first.skp_nip, self.first.name, "Subbagian Umum", "Dilaporkan, belum dinilai",
                                    "05-03-2025"])

    def test_list_of_the_year(self):
        recap = self.env['skp.recap'].with_user(self.data_manager.user_id).create(
            {'kind': 'allowance', 'period_id': self.period.id})
        [page] = self.print_pages('report_recap', recap, self.data_manager.user_id)
        self.assertRegex(page, r"JAN +FEB +MAR +APR +MEI +JUN +JUL +AGU +SEP +OKT +NOV +DES")
        self.assertRegex(page, rf"{self.first.name} +Subbagian Umum +N +L +- +Belum")
        self.assertIn("N = sudah dinilai", page)

    def test_a_month_outside(self):
        self.period.copy({'name': "Semester II", 'date_from': '2024-07-01', 'date_to': '2024-12-31'})
        period = self.env['skp.period'].search([('name', '=', "Semester II")])
        period.with_user(self.data_manager.user_id)._open_for(self.second)
        recap = self.env['skp.recap'].with_user(self.data_manager.user_id).create(
            {'kind': 'allowance', 'period_id': period.id, 'month': 'M02'})
        with self.assertRaisesRegex(UserError, "does not run in the month"):
            recap.action_pdf()

    def test_from_the_list_to_the_paper(self):
        rows = self.rows(self.data_manager.user_id, '2025-02-01')
        action = self.env.ref('hr_skp.action_recap_allowance').with_user(self.data_manager.user_id)
        opened = action.with_context(active_model=rows._name, active_ids=rows.ids).run()
        self.assertEqual(opened['context'], {
            'default_kind': 'allowance', 'default_period_id': self.period.id, 'default_month': 'M02'})

    def test_screen(self):
        """List, search and pivot are answered; nothing is asked for each row."""
        model = self.env['skp.allowance.status'].with_user(self.data_manager.user_id)
        for kind in ('list', 'pivot', 'search'):
            model.get_view(view_type=kind)
        groups = model.formatted_read_group([('period_id', '=', self.period.id)], ['month_state'], ['__count'])
        self.assertEqual({group['month_state']: group['__count'] for group in groups},
                         {'measured': 1, 'submitted': 1, 'waiting': 22})
        names = dict.fromkeys(('nip', 'name', 'month', 'month_state', 'rating_name', 'span_name', 'reason'), {})
        counts = []
        for domain in ([('plan_id', '=', self.plan.id)], [('period_id', '=', self.period.id)]):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            model.web_search_read(domain, names)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 3, counts)


@tagged('-at_install', 'post_install')
class TestAllowancePermenpanrb6(Permenpanrb6Mixin, SheetCase):
    """Under PermenPANRB 6/2022: the predicate of a periodic evaluation from the day on which it is issued."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.period = cls.make_period_6(2025)
        cls.plan = cls.open_in(cls.period, cls.worker)
        days = {'date_from': '2025-01-01', 'date_to': '2025-03-31'}
        cls.evaluation = cls.env['skp.evaluation'].sudo().create({
            'plan_id': cls.plan.id, 'span': 'Q1', 'results_rating': 'above', 'behaviour_rating': 'above', **days})

    def rows(self, user):
        return self.env['skp.allowance.status'].with_user(user).search(
            [('plan_id', '=', self.plan.id)], order='month')

    def test_span(self):
        user = self.data_manager.user_id
        self.assertEqual(set(self.rows(user).mapped('span')), {False}, "not issued")
        self.evaluation.write({'state': 'issued', 'issued_on': '2025-04-02'})
        self.env.flush_all()
        self.env.invalidate_all()  # as in the next request
        rows = self.rows(user)
        self.assertEqual(rows.mapped('span'), ['Q1'] * 3 + [False] * 9)
        self.assertEqual(rows[0].span_name, "Sangat Baik")
        self.assertEqual(self.rows(self.worker.user_id)[2].span_rating, 'very_good')
        recap = self.env['skp.recap'].with_user(user).create({'kind': 'allowance', 'period_id': self.period.id})
        pages = self.print_pages('report_recap', recap, user)
        self.assertTexts(("PREDIKAT EVALUASI PERIODIK", "TRIWULAN I", "Sangat Baik"), "".join(pages))
