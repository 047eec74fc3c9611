import base64
import io
import threading
from datetime import date

from PIL import Image
from psycopg2 import IntegrityError

from odoo import api
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.modules.registry import DummyRLock, Registry
from odoo.service.model import retrying
from odoo.tests import BaseCase, freeze_time, tagged
from odoo.tests.common import get_db_name
from odoo.tools import mute_logger
from odoo.tools.pdf import PdfReader

from ..rules import dossier, file_number, retention
from ..rules.errors import RuleError
from .common import SkpCommon
from .test_reports import SheetCase

PATTERN = '{seq:03d}/{class}/{unit}/{month_roman}/{year}'


def picture():
    content = io.BytesIO()
    Image.new('RGB', (40, 60), 'white').save(content, 'PNG')
    return base64.b64encode(content.getvalue())


class ArchiveCase(SkpCommon):
    """An office with a classification, whose period is one month."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.period.date_from = '2025-12-01'
        cls.classification = cls.env['skp.classification'].create(
            {'code': "KP.05.01", 'name': "Penilaian kinerja", 'active_years': 2, 'inactive_years': 3})
        cls.company.write({
            'skp_number_pattern': PATTERN, 'skp_unit_code': "B7.8", 'skp_classification_id': cls.classification.id})

    @classmethod
    def old_year(cls, year=2019, employee=None, **values):
        return cls.env['skp.file'].create({
            'employee_id': (employee or cls.worker).id, 'year': year, 'regulation': 'pp46', 'old_score': 80,
            'old_predicate': "Baik", 'appraiser': "Lama, S.E.", **values})

    def as_manager(self, record):
        return record.with_user(self.data_manager.user_id)

    def scan(self, file, content=None, name="scan.png"):
        return self.as_manager(self.env['skp.scan']).create(
            {'file_id': file.id, 'content': content or picture(), 'file_name': name})


class TestFileNumberPattern(BaseCase):

    def test_refused_patterns(self):
        for pattern, code in (
            ('', 'number_serial'), ('{year}', 'number_serial'), ('{seq}{seq}', 'number_serial'),
            ('{seq', 'number_braces'), ('seq}', 'number_braces'), ('{}', 'number_part'), ('{0}', 'number_part'),
            ('{seq.__class__}', 'number_part'), ('{seq[0]}', 'number_part'), ('{seq!r}', 'number_part'),
            ('{seq:>9999999}', 'number_width'), ('{seq:{year}}', 'number_width'), ('{year:04d}{seq}', 'number_width'),
            ('{seq}' + 'x' * 120, 'number_long'), ('{nip}/{seq}', 'number_part'),
        ):
            with self.subTest(pattern=pattern), self.assertRaises(RuleError) as refused:
                file_number.parse(pattern)
            self.assertEqual(refused.exception.code, code)

    def test_empty_part(self):
        for pattern, code in (('{seq}/{class}', 'number_no_class'), ('{seq}/{unit}', 'number_no_unit')):
            with self.assertRaises(RuleError) as refused:
                file_number.render(pattern, 1, date(2025, 1, 1), ' ', '')
            self.assertEqual(refused.exception.code, code)

    def test_retention_across_leap_years(self):
        for day, active, inactive, first, last in (
            (date(2024, 2, 29), 1, 2, date(2025, 2, 28), date(2027, 2, 28)),
            (date(2024, 2, 29), 0, 4, date(2024, 2, 29), date(2028, 2, 29)),
            (date(2023, 2, 28), 1, 1, date(2024, 2, 28), date(2025, 2, 28)),
            (date(2025, 12, 31), 2, 3, date(2027, 12, 31), date(2030, 12, 31)),
        ):
            self.assertEqual(retention.retention(day, active, inactive), (first, last))
        for years in (-1, 1.5, 201):
            with self.assertRaises(RuleError):
                retention.retention(date(2025, 1, 1), years, 0)


class TestDossierRules(BaseCase):
    """Each mismatch by itself, against a pair of sheets that agrees."""

    def found(self, changes=(), first=(), record=(), **dossier_values):
        sheets = [{
            'id': year, 'title': f'SKP {year}', 'date_from': date(year, 1, 1), 'date_to': date(year, 12, 31),
            'name': "Siti", 'nip': "1985", 'rank': "III/a", 'post': "Pranata", 'unit': "Umum", 'appraiser': "Budi",
            'scheme': 'pp46', 'score': "92.10", 'predicate': "Sangat Baik", 'signed': True, 'ratified': True,
            'paper': True} for year in (2024, 2025)]
        sheets[0].update(first)
        sheets[1].update(changes)
        employee = {'id': 1, **{name: sheets[1][name] for name in ('name', 'nip', 'rank', 'post', 'unit')}}
        employee.update(record)
        return [finding.code for finding in dossier.check(
            {'years': [2024, 2025], 'sheets': sheets, 'employee': employee, **dossier_values})]

    def test_agreeing_sheets(self):
        self.assertEqual(self.found(), [])
        self.assertEqual(self.found({'nip': "19 85", 'name': "Siti ", 'unit': "umum"}), [])

    def test_each_mismatch(self):
        for field in ('name', 'nip', 'rank', 'post', 'unit', 'appraiser'):
            with self.subTest(field=field):
                self.assertEqual(self.found({field: "77"}), [f'dossier_{field}'])
        for field in ('name', 'nip', 'rank', 'post', 'unit'):
            with self.subTest(record=field):
                self.assertEqual(self.found(record={field: "77"}), [f'dossier_{field}'])

    def test_dates(self):
        self.assertEqual(self.found(years=[2023, 2024, 2025]), ['dossier_missing_year'])
        self.assertEqual(self.found({'date_from': date(2025, 1, 2)}), ['dossier_gap'])
        self.assertEqual(self.found({'date_to': date(2025, 6, 30)}), ['dossier_gap'])
        self.assertEqual(self.found({'date_from': date(2024, 12, 31)}), ['dossier_overlap'])

    def test_signatures_and_paper(self):
        self.assertEqual(self.found({'signed': False}), ['dossier_unsigned'])
        self.assertEqual(self.found({'ratified': False}), ['dossier_unratified'])
        self.assertEqual(self.found({'paper': False}), ['dossier_no_paper'])

    def test_predicates(self):
        self.assertEqual(self.found({'score': "65", 'predicate': "Cukup"}), ['dossier_below_good'])
        self.assertEqual(self.found({'predicate': "Baik"}), ['dossier_predicate'])
        self.assertEqual(self.found({'predicate': "Bagus"}), ['dossier_unknown_word'])
        self.assertEqual(self.found({'predicate': ""}), ['dossier_blank'])
        self.assertEqual(self.found({'scheme': 'dp3', 'predicate': "Amat Baik"}), [])
        self.assertEqual(self.found({'scheme': 'dp3', 'score': 45, 'predicate': "Kurang"}), ['dossier_below_good'])
        self.assertEqual(self.found({'scheme': 'pp30', 'score': 112, 'predicate': "Sangat Baik"}), [])
        self.assertEqual(self.found({'scheme': 'pp30', 'score': 112, 'predicate': "Baik"}), [])
        self.assertEqual(self.found({'scheme': 'pp30', 'score': 88, 'predicate': "Baik"}), ['dossier_predicate'])
        self.assertEqual(self.found({'scheme': 'permenpanrb6', 'score': None, 'predicate': "Baik"}), [])

    def test_blank_is_no_mismatch(self):
        self.assertEqual(self.found(first={'nip': ""}), ['dossier_blank'])


@tagged('-at_install', 'post_install')
@freeze_time('2026-02-05 03:00:00')
class TestFileNumbers(ArchiveCase):
    """Archiving gives the next free number of the office and the year."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time('2026-01-05 03:00:00'):
            cls.plans = cls.walk(cls.open_case(cls.make_workers(4)), 'archive')

    def archive(self, plans, **values):
        self.complete(plans, values={'archive_place': "Rak 1", **values})
        return plans.sudo().mapped('archive_number')

    def test_numbers_follow(self):
        self.assertEqual(self.archive(self.plans[:2]), ["001/KP.05.01/B7.8/II/2026", "002/KP.05.01/B7.8/II/2026"])
        file = self.plans[0].file_id
        self.assertEqual((file.medium, file.place, file.year), ('both', "Rak 1", 2025))
        self.assertEqual((file.name, file.nip), (self.plans[0].employee_id.name, self.plans[0].employee_id.skp_nip))
        self.assertEqual((file.appraiser, file.superior), (self.section_head.name, self.head.name))
        self.assertEqual((str(file.active_until), str(file.due_on)), ('2028-02-05', '2031-02-05'))

    def test_taken_numbers_are_passed_over(self):
        self.archive(self.plans[0], archive_number="002/KP.05.01/B7.8/II/2026")
        self.old_year(number="001/KP.05.01/B7.8/II/2026")
        self.assertEqual(self.archive(self.plans[1:3]), ["003/KP.05.01/B7.8/II/2026", "004/KP.05.01/B7.8/II/2026"])

    def test_clock_moved_backwards(self):
        """Each year counts on from its own last number, whatever the clock says in between."""
        first = self.archive(self.plans[0])
        with freeze_time('2025-12-30 03:00:00'):
            back = self.archive(self.plans[1])
        with freeze_time('2026-02-01 03:00:00'):
            again = self.archive(self.plans[2])
        self.assertEqual([number[:3] for number in first + back + again], ["001", "001", "002"])
        self.assertEqual(len({*first, *back, *again}), 3)

    def test_failed_transaction_leaves_no_gap(self):
        counter = self.env['skp.file.counter']
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            self.assertEqual(counter._draw(self.company, 2026, 2), 1)
            raise ZeroDivisionError
        self.assertEqual(counter._draw(self.company, 2026, 1), 1)
        self.assertEqual(counter._next(self.company, 2026), 2)

    def test_pattern_without_year_never_starts_anew(self):
        self.company.skp_number_pattern = 'A-{seq}'
        with freeze_time('2025-12-30 03:00:00'):
            first = self.archive(self.plans[0])
        self.assertEqual(first + self.archive(self.plans[1]), ['A-1', 'A-2'])

    def test_pattern_is_checked(self):
        with self.assertRaisesRegex(ValidationError, "no part of a file number"):
            self.company.skp_number_pattern = '{seq}/{user.password}'

    def test_missing_parts_are_told(self):
        self.company.skp_unit_code = False
        with self.assertRaisesRegex(UserError, "office has none"):
            self.archive(self.plans[0])
        other = self.env['skp.classification'].create({
            'code': "X", 'name': "X", 'company_id': self.env['res.company'].create({'name': "Dinas X"}).id})
        for value in (other.id, 'x', [1], 10**9):
            with self.assertRaisesRegex(UserError, "is not one of"):
                self.archive(self.plans[0], archive_class_id=value)
        with self.assertRaisesRegex(UserError, "choose electronic"):
            self.archive(self.plans[0], archive_medium='cloud')
        self.assertFalse(self.plans[0].sudo().archive_number)

    def test_reopened_keeps_its_number(self):
        number = self.archive(self.plans[0])
        self.plans[0].task_ids._last_done().with_user(self.administrator.user_id).take_back("Keliru")
        file = self.plans[0].sudo().file_id
        self.assertEqual((self.plans[0].sudo().archived_on, file.closed_on, file.due_on), (False, False, False))
        self.assertEqual(self.archive(self.plans[0]), number)
        self.assertEqual(self.plans[0].sudo().file_id, file)

    def test_settings_preview(self):
        settings = self.env['res.config.settings'].with_company(self.company).create({})
        self.assertEqual(settings.skp_number_preview, "001/KP.05.01/B7.8/II/2026")
        typing = settings.new({'company_id': self.company.id, 'skp_number_pattern': '{seq'})
        self.assertIn("brace", typing.skp_number_preview)


@tagged('-at_install', 'post_install')
class TestTwoArchivers(BaseCase):
    """Two transactions at once, each with a cursor of its own: one waits, neither repeats a number."""

    def draw(self, numbers, company_id, ready):
        registry = Registry(self.db)
        with registry.cursor() as cr:
            env = api.Environment(cr, api.SUPERUSER_ID, {})
            ready.wait(20)

            def work():
                return env['skp.file.counter']._draw(env['res.company'].browse(company_id), 1999, 3)
            numbers.append(retrying(work, env))

    def test_no_number_twice(self):
        self.db = get_db_name()
        self.patch(Registry, '_lock', DummyRLock())  # Odoo's own runner holds the lock that the other threads ask for
        registry = Registry(self.db)
        with registry.cursor() as cr:
            company_id = api.Environment(cr, api.SUPERUSER_ID, {})['res.company'].search([], limit=1).id
            self.addCleanup(self.clean)
        numbers, ready = [], threading.Event()
        with mute_logger('odoo.service.model', 'odoo.sql_db'):
            people = [threading.Thread(target=self.draw, args=(numbers, company_id, ready)) for _person in range(4)]
            for person in people:
                person.start()
            ready.set()
            for person in people:
                person.join(60)
        self.assertEqual(sorted(numbers), [1, 4, 7, 10])

    def clean(self):
        with Registry(self.db).cursor() as cr:
            cr.execute("DELETE FROM skp_file_counter WHERE year = 1999")


@tagged('-at_install', 'post_install')
class TestOldYears(ArchiveCase):
    """Headers from before the system: entered once, never recalculated."""

    def test_entered(self):
        file = self.old_year(classification_id=self.classification.id)
        self.assertEqual((str(file.date_from), str(file.date_to)), ('2019-01-01', '2019-12-31'))
        self.assertEqual((file.score, file.predicate, str(file.due_on)), (80, "Baik", '2024-12-31'))
        file.write({'date_from': '2019-07-01'})
        self.assertEqual(file.year, 2019)

    def test_overlaps_are_refused(self):
        plan = self.open_case()
        self.old_year()
        with self.assertRaisesRegex(ValidationError, "overlaps with"):
            self.old_year(date_from='2019-12-31', date_to='2019-12-31')
        with self.assertRaisesRegex(ValidationError, "is not entered again"):
            self.old_year(2025)
        self.assertTrue(plan)
        self.old_year(2018)

    def test_case_over_an_old_year_is_refused(self):
        self.old_year(2025, date_from='2025-12-31', date_to='2025-12-31')
        with self.assertRaisesRegex(ValidationError, "old year"):
            self.open_case()

    def test_impossible_years(self):
        for year, error in (
                (0, IntegrityError), (-1, IntegrityError), (1949, ValidationError), (2999, ValidationError)):
            with self.subTest(year=year), self.assertRaises(error), mute_logger('odoo.sql_db'), \
                    self.env.cr.savepoint():
                self.old_year(year)

    def test_number_is_unique_and_blank_is_none(self):
        self.old_year(number="7")
        self.assertFalse(self.old_year(2018, number="  ").number)
        self.old_year(2017, number="")
        with self.assertRaises(IntegrityError), mute_logger('odoo.sql_db'), self.env.cr.savepoint():
            self.old_year(2016, number=" 7 ")

    def test_laid_beside_a_new_case(self):
        file = self.old_year(2024)
        plan = self.open_case().sudo()
        plan.action_copy_previous()
        previous = plan.previous_ids
        self.assertEqual((previous.kind, previous.year, previous.score, previous.predicate, previous.source_file_id),
                         ('entered', 2024, 80, "Baik", file))
        self.assertEqual(len(list(previous._gaps())), 1, "the scan is missing")
        self.scan(file)
        self.assertFalse(list(previous._gaps()))
        self.assertEqual(file.with_user(self.section_head.user_id).read(['predicate'])[0]['predicate'], "Baik")
        with self.assertRaises(AccessError):
            file.with_user(self.stranger.user_id).read(['predicate'])

    def test_forged_context(self):
        """No default that a client sends makes an old year the file of a case, or a scan older than it is."""
        plan = self.open_case()
        files = self.as_manager(self.env['skp.file']).with_context(
            default_plan_id=plan.id, default_due_on='2099-01-01', default_fate='permanent', tracking_disable=True)
        file = files.create({
            'employee_id': self.worker.id, 'year': 2019, 'regulation': 'pp46', 'old_predicate': "Baik"})
        self.assertFalse(file.plan_id or file.due_on or file.fate or plan.sudo().file_id)
        scan = self.as_manager(self.env['skp.scan']).with_context(default_checksum="0", default_pages=9).create(
            {'file_id': file.id, 'content': picture(), 'file_name': "x.png"})
        self.assertEqual((len(scan.checksum), scan.pages), (64, 1))
        for name in ('plan_id', 'due_on', 'closed_on', 'fate', 'active_until'):
            with self.assertRaises(AccessError):
                files.create({'employee_id': self.worker.id, 'year': 2018, 'regulation': 'pp46', name: False})

    def test_other_company(self):
        other = self.env['res.company'].create({'name': "Dinas Lain"})
        foreigner = self.make_person(
            "Orang Dinas Lain", 'foreigner', groups='hr_skp.group_administrator', company=other)
        file = self.old_year(number="7")
        theirs = self.env['skp.file'].with_user(foreigner.user_id)
        self.assertFalse(theirs.search([('id', '=', file.id)]))
        for call in (lambda: file.with_user(foreigner.user_id).read(['number']),
                     lambda: file.with_user(foreigner.user_id).write({'place': "X"}),
                     lambda: theirs.create({'employee_id': self.worker.id, 'year': 2018, 'regulation': 'pp46'})):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                call()
        own = self.old_year(2018, employee=foreigner, number="7")
        self.assertEqual(own.company_id, other, "each office has numbers of its own")

    def test_own_old_year(self):
        with self.assertRaisesRegex(UserError, "own old SKP"), self.env.cr.savepoint():
            self.as_manager(self.env['skp.file']).create(
                {'employee_id': self.data_manager.id, 'year': 2019, 'regulation': 'pp46', 'old_predicate': "Baik"})
        file = self.old_year()
        for values in ({'employee_id': self.data_manager.id}, {'old_score': 1, 'employee_id': self.data_manager.id}):
            with self.assertRaisesRegex(UserError, "own old SKP"), self.env.cr.savepoint():
                self.as_manager(file).write(values)
        with self.assertRaisesRegex(UserError, "own old SKP"):
            self.as_manager(self.old_year(employee=self.data_manager)).write({'old_score': 100})


@tagged('-at_install', 'post_install')
@freeze_time('2026-03-02 03:00:00')
class TestLoans(ArchiveCase, SheetCase):
    """The loan book: one borrower at a time, overdue ones told once, the slip."""

    def lend(self, file, **values):
        return self.as_manager(self.env['skp.loan']).create({
            'file_id': file.id, 'borrower_id': self.stranger.id, 'purpose': "Usul kenaikan pangkat", **values})

    def test_one_open_loan(self):
        file = self.old_year()
        loan = self.lend(file)
        self.assertEqual((str(loan.due_on), loan.borrower, loan.state), ('2026-03-09', self.stranger.name, 'out'))
        self.assertEqual(file.borrower, self.stranger.name)
        with self.assertRaises(IntegrityError), mute_logger('odoo.sql_db'), self.env.cr.savepoint():
            self.lend(file)
        loan.action_return()
        self.assertEqual((loan.state, file.borrower), ('returned', False))
        with self.assertRaisesRegex(UserError, "stays on record"):
            loan.write({'returned_on': False})
        self.lend(file)

    def test_what_is_not_lent(self):
        with self.assertRaisesRegex(ValidationError, "not on paper"):
            self.lend(self.old_year(medium='electronic'))
        gone = self.old_year(2018, disposed_on='2026-01-01', disposal_letter="BA-1")
        with self.assertRaisesRegex(ValidationError, "not on paper"):
            self.lend(gone)
        with self.assertRaisesRegex(ValidationError, "after today"):
            self.lend(self.old_year(2017), lent_on='2026-03-03')
        with self.assertRaises(IntegrityError), mute_logger('odoo.sql_db'), self.env.cr.savepoint():
            self.lend(self.old_year(2016), due_on='2026-03-01')

    def test_overdue_is_told_once(self):
        file = self.old_year()
        loan = self.lend(file)
        with freeze_time('2026-03-10 03:00:00'):
            loan.invalidate_recordset()
            self.assertEqual(loan.state, 'overdue')
            self.assertIn(loan, self.env['skp.loan'].search([('state', '=', 'overdue')]))
            for _twice in range(2):
                self.env['skp.file']._cron_remind()
        overdue = file.activity_ids.filtered(lambda activity: "overdue" in activity.summary)
        self.assertEqual(overdue.user_id, self.data_manager.user_id)
        self.assertEqual(len(overdue), 1)

    def test_retention_is_told_once_a_year(self):
        file = self.old_year(classification_id=self.classification.id)
        kept = self.old_year(2025, classification_id=self.classification.id, employee=self.stranger)
        for _twice in range(2):
            self.env['skp.file']._cron_remind()
        self.assertEqual(len(file.activity_ids), 1)
        self.assertFalse(kept.activity_ids)
        due = self.env['skp.file'].search(self.env['skp.file']._due_domain() & self.env['skp.file']._due_domain())
        self.assertIn(file, due)
        self.assertNotIn(kept, due)
        file.write({'disposed_on': '2026-03-02', 'disposal_letter': "BA-7/2026"})
        self.assertNotIn(file, self.env['skp.file'].search(self.env['skp.file']._due_domain()))
        with self.assertRaises(IntegrityError), mute_logger('odoo.sql_db'), self.env.cr.savepoint():
            kept.write({'disposed_on': '2026-03-02'})

    def test_slip(self):
        file = self.old_year(number="031/B7.8/KP.05.01/2020", place="Gudang, rak 2, boks 14")
        [page] = self.print_pages('report_loan', self.lend(file), self.data_manager.user_id)
        self.assertTexts((
            "SLIP PEMINJAMAN BERKAS", "031/B7.8/KP.05.01/2020", "Gudang, rak 2, boks 14", self.stranger.name,
            "Usul kenaikan pangkat", "2 Maret 2026", "9 Maret 2026", "Peminjam,", self.data_manager.name), page)


@tagged('-at_install', 'post_install')
@freeze_time('2026-03-02 03:00:00')
class TestDossier(ArchiveCase, SheetCase):
    """Scans, the index of an employee, and the promotion dossier in one PDF."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.walk(cls.open_case(), 'done')
        cls.plan.sudo()._make_copies()
        cls.file = cls.plan.sudo().file_id
        cls.old = cls.old_year(2024, name="Siti Aminah", nip=cls.worker.skp_nip, unit="Subbagian Umum", number="7")

    def open_dossier(self, person):
        action = self.env['skp.dossier'].with_user(person.user_id)._open(
            self.worker.with_user(person.user_id))
        return self.env['skp.dossier'].with_user(person.user_id).browse(action['res_id'])

    def test_scan_is_kept(self):
        scan = self.scan(self.file)
        self.assertEqual((scan.kind, scan.pages, len(scan.checksum)), ('png', 1, 64))
        newer = self.scan(self.file, self.pdf_scan(), "scan.pdf")
        self.assertEqual((newer.kind, scan.is_current, newer.is_current), ('pdf', False, True))
        for call in (lambda: scan.write({'note': "x"}), scan.unlink,
                     lambda: self.as_manager(self.file).write({'scan_ids': [(2, scan.id)]})):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                call()
        with self.assertRaises(AccessError):
            self.as_manager(self.env['skp.scan']).create(
                {'file_id': self.file.id, 'content': picture(), 'file_name': "x", 'checksum': "0"})
        with self.assertRaises(IntegrityError), mute_logger('odoo.sql_db'), self.env.cr.savepoint():
            self.scan(self.file)
        stored = self.env['ir.attachment'].search([('res_model', '=', 'skp.scan'), ('res_id', '=', scan.id), (
            'res_field', '=', 'content')])
        self.assertFalse(stored.public)
        with self.assertRaises(AccessError):
            self.as_manager(stored).write({'public': True})

    def pdf_scan(self):
        content = io.BytesIO()
        Image.new('RGB', (50, 70), 'white').save(content, 'PDF')
        return base64.b64encode(content.getvalue())

    def test_bad_scans(self):
        for content, sentence in (
            (b'', "is no file|not empty|bytes"), (b'!!!', "is no file"), (base64.b64encode(b'GIF89a'), "neither PDF"),
            (base64.b64encode(b'%PDF-1.4 nothing'), "broken PDF"), (base64.b64encode(b'<svg/>'), "neither PDF"),
        ):
            with self.subTest(content=content), self.assertRaisesRegex(UserError, sentence):
                self.as_manager(self.env['skp.scan']).create(
                    {'file_id': self.file.id, 'content': content, 'file_name': "x"})

    def test_findings_open_their_record(self):
        dialog = self.open_dossier(self.data_manager)
        self.assertEqual((dialog.year_from, dialog.year_to, dialog.file_ids), (2024, 2025, self.old | self.file))
        sentences = dialog.finding_ids.mapped('sentence')
        for part in ("no sheet covers", "The name is “Siti Aminah, S.Kom.” in “SKP 2025”", "neither an archived copy",
                     "The appraiser is"):
            self.assertTrue(any(part in sentence for sentence in sentences), f"{part} in {sentences}")
        for finding in dialog.finding_ids:
            action = finding.with_user(self.data_manager.user_id).action_open()
            self.assertTrue(self.env[action['res_model']].browse(action['res_id']).exists())

    def test_pdf(self):
        self.scan(self.old, self.pdf_scan(), "2024.pdf")
        copy = base64.b64decode(self.plan.sudo().copy_id.pdf)
        for person in (self.data_manager, self.worker):
            dialog = self.open_dossier(person)
            dialog.action_print()
            self.assertIn('Berkas_Kenaikan_Pangkat', dialog.file_name)
            bound = PdfReader(io.BytesIO(base64.b64decode(dialog.content)))
            sheets = PdfReader(io.BytesIO(copy))
            self.assertEqual(len(bound.pages), 1 + 1 + len(sheets.pages) + 1)
            for mine, theirs in zip(bound.pages[2:-1], sheets.pages, strict=True):
                self.assertEqual(mine.get_contents().get_data(), theirs.get_contents().get_data())
            index = bound.pages[0].extract_text()
            for text in ("BERKAS KENAIKAN PANGKAT", "PP 46/2011", self.plan.sudo().archive_number):
                self.assertIn(text, index)
            self.assertIn("LEMBAR PEMERIKSAAN", bound.pages[-1].extract_text())
        self.assertEqual(self.plan.sudo().print_count, 2)

    def test_nothing_for_strangers(self):
        with self.assertRaisesRegex(UserError, "that you may read"):
            self.open_dossier(self.stranger)
        dialog = self.open_dossier(self.data_manager)
        with self.assertRaises(AccessError):
            dialog.with_user(self.administrator.user_id).read(['content'])

    def test_index_sheet(self):
        pages = self.print_pages('report_file_index', self.old | self.file, self.data_manager.user_id)
        self.assertEqual(len(pages), 1)
        self.assertTexts(
            ("DAFTAR ISI BERKAS", "PP 46/2011", "Rak 1", "80,00", "Baik", self.section_head.name), pages[0])

    def test_reopened_case_hides_its_score(self):
        """Taken back to the ratification, the archive tells the data manager no score any more."""
        file = self.as_manager(self.file)
        self.assertTrue(file.score)
        admin = self.administrator.user_id
        for _step in range(2):
            self.plan.task_ids._last_done().with_user(admin).take_back("Keliru")
        self.env.invalidate_all()
        self.assertEqual(self.plan.state, 'ratification')
        self.assertEqual((file.score, file.predicate), (0, False))
        self.assertEqual(file.search([('id', '=', file.id)]).read(['score'])[0]['score'], 0)
        with self.assertRaises(UserError):
            self.open_dossier(self.data_manager).action_print()

    def test_header_of_a_case_is_its_own(self):
        for values in ({'number': "X"}, {'old_score': 99}, {'employee_id': self.stranger.id}, {'plan_id': False},
                       {'archived_on': False}, {'year': 2020}, {'due_on': '2030-01-01'}):
            with self.subTest(values=values), self.assertRaises(AccessError):
                self.as_manager(self.file).write(values)
        self.as_manager(self.file).write({'place': "Rak 9"})
        self.assertEqual(self.plan.sudo().archive_place, "Rak 9")
        with self.assertRaisesRegex(UserError, "stays in the archive"):
            self.file.with_user(self.administrator.user_id).unlink()
