from odoo.exceptions import UserError
from odoo.tests import freeze_time, new_test_user, tagged

from .common import SkpCommon, make_nip
from .common_workbook import HEAD_ROW
from .test_import_office import OfficeBookMixin


@tagged('-at_install', 'post_install')
@freeze_time('2025-02-03')
class TestImportOld(OfficeBookMixin, SkpCommon):
    """Results of years before the system: header alone, each faulty cell named, nothing entered twice."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = cls.data_manager.user_id
        cls.files = cls.env['skp.file']

    def row(self, **more):
        return {
            'NIP': self.worker.skp_nip, 'TAHUN': 2019, 'PERATURAN': "PP 46/2011", 'NILAI': "87,5", 'PREDIKAT': "Baik",
            'PEJABAT_PENILAI': "Drs. Amir", 'NOMOR_BERKAS': "KP/2019/1", 'TEMPAT_SIMPAN': "Rak 2", **more}

    def bring(self, rows, user=None):
        user = user or self.user
        return self.brought('old', user, self.template('old', user, rows), period_id=False)

    def of(self, person):
        return self.files.search([('employee_id', '=', person.id)], order='date_from')

    def test_old_years_come_in(self):
        rows = [
            self.row(), self.row(TAHUN="2018", NILAI=90, NOMOR_BERKAS=None),
            self.row(TAHUN=2021, DARI="01-07-2021", SAMPAI="31-12-2021", PERATURAN="PP 30/2019", NOMOR_BERKAS=None),
            self.row(TAHUN=2022, PERATURAN="PermenPANRB 6/2022", NILAI=None, NOMOR_BERKAS=None)]
        wizard = self.bring(rows)
        self.assertEqual((wizard.error_count, wizard.change_count), (0, 4))
        self.assertFalse(self.of(self.worker), "a dry run")
        wizard.action_store()
        files = self.of(self.worker)
        self.assertEqual(files.mapped('year'), [2018, 2019, 2021, 2022])
        self.assertEqual(files.mapped('regulation'), ['pp46', 'pp46', 'pp30', 'permenpanrb6'])
        self.assertEqual(files.mapped('old_score'), [90, 87.5, 87.5, 0])
        self.assertEqual([str(day) for day in (files[2].date_from, files[2].date_to)], ['2021-07-01', '2021-12-31'])
        old = files[1]
        self.assertEqual((old.name, old.nip, old.appraiser, old.number, old.place, old.predicate), (
            "Siti Aminah, S.Kom.", self.worker.skp_nip, "Drs. Amir", "KP/2019/1", "Rak 2", "Baik"))
        self.assertFalse(files.plan_id)
        self.assertEqual(files.create_uid, self.user)

    def test_what_is_there_is_named_and_stays(self):
        self.bring([self.row()]).action_store()
        self.open_case()  # of 2025
        again = self.bring([
            self.row(NILAI=50, NOMOR_BERKAS=None), self.row(TAHUN=2025, NOMOR_BERKAS=None),
            self.row(TAHUN=2020, NOMOR_BERKAS="KP/2020/1"), self.row(TAHUN=2020, NOMOR_BERKAS="KP/2020/2"),
            self.row(TAHUN=2017), self.row(TAHUN=2016, NOMOR_BERKAS="KP/2020/1")])
        told = {place: sentence for (_sheet, place), sentence in self.told(again).items()}
        first = HEAD_ROW + 1
        self.assertRegex(told.pop(f'C{first}'), r"SKP 2019 – Siti Aminah.* for this time already")
        self.assertRegex(told.pop(f'C{first + 1}'), r"SKP 2025 – Siti Aminah")
        self.assertIn(f"row {first + 2} of the workbook", told.pop(f'C{first + 3}'))
        self.assertIn("taken by “SKP 2019", told.pop(f'K{first + 4}'))
        self.assertIn("twice in the workbook", told.pop(f'K{first + 5}'))
        self.assertFalse(told)
        again.action_store()
        self.assertEqual(self.of(self.worker).mapped('year'), [2019, 2020])
        self.assertEqual(self.of(self.worker)[0].old_score, 87.5)

    def test_faults(self):
        cases = [
            ({'NIP': "123"}, 'A', "18"), ({'NIP': 198503172010012001}, 'A', "stored as a number"),
            ({'NIP': None}, 'A', "has to be filled in"), ({'NIP': make_nip()}, 'A', "no employee of your company"),
            ({'NIP': self.data_manager.skp_nip}, 'A', "Nobody enters the own"),
            ({'TAHUN': None}, 'C', "has to be filled in"), ({'TAHUN': 1900}, 'C', "The year is 1900"),
            ({'TAHUN': 2026}, 'C', "from 1950 to 2025"), ({'TAHUN': 2019.5}, 'C', "2019.5"),
            ({'DARI': "01-01-2019"}, 'E', "Only one end"), ({'SAMPAI': "31-12-2019"}, 'D', "Only one end"),
            ({'DARI': "x", 'SAMPAI': "31-12-2019"}, 'D', "no date"),
            ({'DARI': "01-07-2019", 'SAMPAI': "31-12-2018"}, 'E', "no range"),
            ({'DARI': "01-01-2018", 'SAMPAI': "31-12-2018"}, 'E', "ends in 2019"),
            ({'PERATURAN': "PP 99"}, 'F', "not in the list"), ({'PERATURAN': None}, 'F', "has to be filled in"),
            ({'NILAI': "baik"}, 'G', "no number"), ({'NILAI': 8750}, 'G', "no regulation goes beyond 120"),
            ({'NILAI': 0}, 'G', "The score is 0"), ({'NILAI': None, 'PREDIKAT': None}, 'H', "both empty"),
            ({'PREDIKAT': "=1+1"}, 'H', "formula"), ({'PEJABAT_PENILAI': "x" * 201}, 'I', "201 characters")]
        for change, column, words in cases:
            with self.subTest(change=change):
                wizard = self.bring([self.row(**change)])
                [(place, sentence)] = self.told(wizard).items()
                self.assertEqual(place[1], f"{column}{HEAD_ROW + 1}")
                self.assertRegex(sentence, words)
                self.assertFalse(wizard.change_count)
        self.assertFalse(self.of(self.worker))

    def test_a_faulty_row_among_good_ones(self):
        rows = [self.row(TAHUN=year, NOMOR_BERKAS=None) for year in range(2011, 2020)]
        rows[4]['NILAI'] = "?"
        wizard = self.bring(rows)
        self.assertEqual({place for _sheet, place in self.told(wizard)}, {f"G{HEAD_ROW + 5}"})
        wizard.action_store()
        self.assertEqual(len(self.of(self.worker)), 8)

    def test_for_data_managers_alone(self):
        officer = new_test_user(
            self.env, 'officer.old', groups='hr.group_hr_user', company_id=self.company.id,
            company_ids=[(6, 0, self.company.ids)])
        for user in (self.worker.user_id, self.section_head.user_id, officer):
            wizard = self.wizard('old', user)
            for method in (wizard.action_download, wizard.action_check):
                with self.assertRaisesRegex(UserError, "data manager"):
                    method()

    def test_other_company(self):
        other = self.env['res.company'].create({'name': "Dinas Lain"})
        foreigner = self.make_person("Orang Dinas", 'foreigner', company=other)
        wizard = self.bring([self.row(NIP=foreigner.skp_nip)])
        self.assertIn("no employee of your company", "".join(self.told(wizard).values()))

    def test_who_has_left(self):
        self.worker.active = False
        self.bring([self.row()]).action_store()
        self.assertEqual(self.of(self.worker).old_score, 87.5)

    def test_many_rows_in_few_queries(self):
        people = self.make_workers(30)
        counts = []
        for some in (people[:3], people):
            rows = [self.row(NIP=person.skp_nip, NOMOR_BERKAS=f"KP/{person.id}") for person in some]
            wizard = self.wizard('old', self.user, self.template('old', self.user, rows), period_id=False)
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            wizard.action_check()
            counts.append(self.env.cr.sql_log_count - before)
            self.assertFalse(wizard.error_count)
        self.assertLessEqual(counts[1], counts[0] + 15, counts)
