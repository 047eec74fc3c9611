"""Staff master data: ranks, titles, NIP and NI PPPK, levels of posts, and how sheets print them."""
from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..models.hr_version import LEVELS
from .common import SkpCommon

ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII".split()
PNS = [
    "Juru Muda, I/a", "Juru Muda Tingkat I, I/b", "Juru, I/c", "Juru Tingkat I, I/d", "Pengatur Muda, II/a",
    "Pengatur Muda Tingkat I, II/b", "Pengatur, II/c", "Pengatur Tingkat I, II/d", "Penata Muda, III/a",
    "Penata Muda Tingkat I, III/b", "Penata, III/c", "Penata Tingkat I, III/d", "Pembina, IV/a",
    "Pembina Tingkat I, IV/b", "Pembina Utama Muda, IV/c", "Pembina Utama Madya, IV/d", "Pembina Utama, IV/e"]
TITLES = [
    # name, before, after, printed
    ("Ratna Dewi", "Dra.", "M.Pd.", "Dra. Ratna Dewi, M.Pd."),
    ("Ratna Dewi", "", "", "Ratna Dewi"),
    ("Dra. Ratna Dewi, M.Pd.", "", "", "Dra. Ratna Dewi, M.Pd."),
    ("Dra. Ratna Dewi, M.Pd.", "Dra.", "M.Pd.", "Dra. Ratna Dewi, M.Pd."),
    ("Ratna Dewi, MPd", "", "S.Pd., M.Pd.", "Ratna Dewi, S.Pd., M.Pd."),
    ("Ratna Dewi, S.Pd.", "", "M.Pd.", "Ratna Dewi, S.Pd., M.Pd."),
    ("Dr. Hasan Basri", "Prof. Dr.", "", "Prof. Dr. Hasan Basri"),
    ("Dr. H. Hasan Basri", "H.", "", "Dr. H. Hasan Basri"),
    ("M. Yusuf", "Ir.", "M.T.", "Ir. M. Yusuf, M.T."),
    ("M. Yusuf", "", "", "M. Yusuf"),
    ("Sukarno", " Dr. ", "S.E. , M.M.,", "Dr. Sukarno, S.E., M.M."),
]
SAMPLE = '19701201200121001'  # 17 digits, as on a published sheet


@tagged('-at_install', 'post_install')
class TestMasterData(SkpCommon):

    # -- ranks -------------------------------------------------------------------------------------

    def test_ranks_are_whole(self):
        """17 ranks of PNS with their names, 17 golongan of PPPK without one, in order."""
        ranks = self.env['skp.rank'].search([('id', 'in', self.shipped_ranks())])
        self.assertEqual(PNS, [rank.display_name for rank in ranks if rank.kind == 'pns'])
        self.assertEqual(ROMAN, [rank.display_name for rank in ranks if rank.kind == 'pppk'])

    def shipped_ranks(self):
        names = self.env['ir.model.data'].search([('module', '=', 'hr_skp'), ('model', '=', 'skp.rank')])
        return names.mapped('res_id')

    def test_rank_of_a_pns_has_a_name(self):
        with self.assertRaises(IntegrityError), mute_logger('odoo.sql_db'), self.cr.savepoint():
            self.env['skp.rank'].create({'code': "V/a", 'kind': 'pns'})

    # -- titles ------------------------------------------------------------------------------------

    def test_titles(self):
        for name, before, after, printed in TITLES:
            with self.subTest(name=name, before=before, after=after):
                self.worker.write({'name': name, 'skp_title_before': before, 'skp_title_after': after})
                self.assertEqual(self.worker._skp_printed_name(), printed)

    def test_titles_reach_the_sheet(self):
        """The sheet of an open case follows, a signed one stays."""
        self.worker.name = "Siti Aminah"
        plan = self.open_case()
        self.worker.write({'skp_title_before': "Dr.", 'skp_title_after': "S.Kom., M.Kom."})
        self.walk(plan, 'review')
        self.assertEqual(plan._party('plan', 'employee').name, "Dr. Siti Aminah, S.Kom., M.Kom.")
        self.assertIn("Dr. Siti Aminah, S.Kom., M.Kom.", self.sheet(plan))
        self.worker.skp_title_before = "Prof. Dr."
        plan.party_ids._refresh()
        self.assertEqual(plan._party('plan', 'employee').name, "Dr. Siti Aminah, S.Kom., M.Kom.")

    def sheet(self, plan):
        """The printed plan as HTML."""
        report = self.env['ir.actions.report'].with_context(lang='en_US')
        return report._render_qweb_html('hr_skp.action_report_plan', plan.ids)[0].decode()

    # -- NIP and NI PPPK ---------------------------------------------------------------------------

    def test_pppk(self):
        """The kind follows the number; the sheet prints the golongan alone."""
        self.worker.write({
            'skp_nip': '19900913 202524 2 014', 'skp_rank_id': self.env.ref('hr_skp.rank_pppk_ix').id,
            'sex': 'female', 'birthday': '1990-09-13'})
        self.assertEqual(self.worker.skp_nip_kind, 'pppk')
        self.assertFalse(self.worker.skp_nip_warning)
        facts = self.worker._skp_facts(self.env['skp.plan']._today())[self.worker.id]
        self.assertEqual((facts['rank'], facts['nip']), ("IX", '199009132025242014'))
        self.assertIn("<td>IX</td>", self.sheet(self.open_case()).replace('\n', ''))

    def test_kind_of_number(self):
        self.worker.skp_nip = '196604081993031009'
        self.assertEqual(self.worker.skp_nip_kind, 'pns')
        self.worker.skp_nip = False
        self.assertFalse(self.worker.skp_nip_kind)
        self.assertFalse(self.worker.skp_nip_warning)

    def test_warnings(self):
        """A number that differs from birth date, sex or kind of rank is told of and saved all the same."""
        good = {'skp_nip': '196604081993031009', 'birthday': '1966-04-08', 'sex': 'male'}
        self.worker.write(good)
        self.assertFalse(self.worker.skp_nip_warning)
        for name, value, said in (
                ('birthday', '1966-08-04', "begins with the birth date 1966-04-08"), ('sex', 'female', "place 15"),
                ('skp_rank_id', self.env.ref('hr_skp.rank_pppk_v').id, "the rank is that of a PPPK")):
            with self.subTest(field=name):
                self.worker.write({**good, 'skp_rank_id': self.env.ref('hr_skp.rank_iii_a').id, name: value})
                self.assertIn(said, self.worker.skp_nip_warning)

    def test_malformed_number_needs_the_override(self):
        """A published faulty number is refused, and taken with the personnel office's word for it."""
        with self.assertRaisesRegex(ValidationError, "17 digits.*Take the Number"), self.cr.savepoint():
            self.worker.skp_nip = SAMPLE
        self.worker.write({'skp_nip': SAMPLE, 'skp_nip_override': True})
        self.assertIn("17 digits", self.worker.skp_nip_warning)
        self.assertFalse(self.worker.skp_nip_kind)
        with self.assertRaisesRegex(ValidationError, "17 digits"), self.cr.savepoint():
            self.worker.skp_nip_override = False
        self.assertTrue(self.env['hr.employee']._fields['skp_nip_override'].tracking)

    def test_override_is_of_the_personnel_office(self):
        for name in ('skp_nip_override', 'skp_title_before', 'skp_title_after', 'skp_nip_warning', 'skp_post_level'):
            self.assertEqual(self.env['hr.employee']._fields[name].groups, 'hr.group_hr_user', name)

    def test_notes_when_a_period_opens(self):
        """Who opens a period sees what the sheets would print amiss, and nobody is left out for it."""
        self.worker.write({'skp_nip': False})
        self.stranger.write({'skp_nip': '196604081993031009', 'birthday': '1966-08-04'})
        people = self.worker | self.stranger
        wizard = self.env['skp.period.job'].with_user(self.data_manager.user_id).create(
            {'period_id': self.period.id, 'employee_ids': people.ids})
        self.assertEqual(wizard.ready_count, 2)
        self.assertIn("The NIP of Siti Aminah, S.Kom. is missing", self.notes_in(wizard))
        self.assertNotIn("1966-08-04", self.notes_in(wizard), "a birth date is for the personnel office")
        officer = self.administrator.user_id
        officer.group_ids += self.env.ref('hr.group_hr_user')
        self.assertIn("08/04/1966", self.notes_of(officer, people))

    def notes_of(self, user, people):
        """The notes of a dialog that a user opens."""
        user.group_ids += self.env.ref('hr_skp.group_data_manager')
        return self.notes_in(self.env['skp.period.job'].with_user(user).create(
            {'period_id': self.period.id, 'employee_ids': people.ids}))

    def notes_in(self, job):
        return "\n".join(job.note_ids.mapped('sentence'))

    # -- posts -------------------------------------------------------------------------------------

    def test_levels_of_posts(self):
        """Each kind of post takes its own levels and refuses those of the others."""
        version = self.worker.version_id
        for kind, levels in LEVELS.items():
            for level, _label in levels:
                version.write({'skp_post_kind': kind, 'skp_post_level': level})
                self.assertEqual(self.worker.skp_post_level, level)
        for kind in ('jpt', 'administrator', 'executor', 'functional_expert', 'political', False):
            with self.subTest(kind=kind), self.assertRaisesRegex(ValidationError, "Mahir"), self.cr.savepoint():
                version.write({'skp_post_kind': kind, 'skp_post_level': 'skilled_proficient'})

    def test_level_goes_with_the_kind(self):
        self.worker.write({'skp_post_kind': 'functional_expert', 'skp_post_level': 'expert_young'})
        self.worker.skp_post_kind = 'executor'
        self.assertFalse(self.worker.skp_post_level)

    def test_form(self):
        """The personnel officer enters the facts on the employee's own page."""
        officer = self.administrator.user_id
        officer.group_ids += self.env.ref('hr.group_hr_user')
        with Form(self.worker.with_user(officer)) as form:
            form.skp_title_after = "M.Kom."
            form.skp_nip = '19660408 199303 1 009'
            form.skp_post_kind = 'functional_expert'
            form.skp_post_level = 'expert_middle'
        self.assertEqual(self.worker.skp_nip, '196604081993031009')
        self.assertEqual(self.worker.skp_post_level, 'expert_middle')

    def test_political_appraiser(self):
        """A regent has neither NIP nor rank: sheets print a dash, and nothing keeps the case back."""
        self.head.write({'skp_nip': False, 'skp_rank_id': False, 'skp_post_kind': 'political', 'skp_post_level': False})
        self.worker.parent_id = self.head
        plan = self.walk(self.open_case(), 'realisation')
        party = plan._party('plan', 'appraiser')
        self.assertEqual((party.nip, party.rank), (False, False))
        self.assertRegex(self.sheet(plan), r"NIP\.\s*(<[^>]*>)?\s*-")
        self.assertFalse(self.head.skp_is_structural)
