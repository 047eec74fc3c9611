import html
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..models import skp_plan_verify_office, skp_proof_visit
from ..rules import seal
from .common import OfficeMixin, SkpCommon
from .common_tampering import TamperingMixin
from .test_migration import script

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


@tagged('-at_install', 'post_install')
class TestVerify(TamperingMixin, SkpCommon):
    """The button, the nightly check, and what each of them tells whom."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.walk(cls.open_case(), 'response')
        cls.env.flush_all()

    def verify(self, person, plans=None):
        action = (plans or self.plan).with_user(person.user_id).action_verify()
        return self.env['skp.verify'].with_user(person.user_id).browse(action['res_id'])

    def spoil(self, table='skp_appraisal', column='recommendation', value="Lain"):
        self.env.cr.execute(f"UPDATE {table} SET {column} = %s WHERE plan_id = %s", [value, self.plan.id])
        self.env.invalidate_all()

    def test_whole(self):
        dialog = self.verify(self.worker)
        self.assertFalse(dialog.fault_text)
        self.assertIn(f"All {len(self.plan.signature_ids)} signatures of 1 SKP", dialog.result)
        self.assertEqual(dialog.earlier_count, 0)

    def test_nothing_signed(self):
        self.assertIn("Nobody has signed", self.verify(self.stranger, self.open_case(self.stranger)).result)

    def test_named_for_who_may_read_it(self):
        self.spoil()
        self.assertIn("Recommendation is “Lain”, signed as empty", self.verify(self.worker).fault_text)
        for person in (self.data_manager, self.administrator):  # they read no result before it is archived
            told = self.verify(person).fault_text
            self.assertNotIn("Lain", told)
            self.assertIn("differs from what was signed", told)

    def test_strangers_verify_nothing(self):
        with self.assertRaises(AccessError):
            self.verify(self.stranger)
        dialog = self.verify(self.worker)
        with self.assertRaises(AccessError):
            dialog.with_user(self.section_head.user_id).read(['result'])

    def test_several_cases_at_once(self):
        other = self.walk(self.open_case(self.make_workers(1)), 'realisation')
        dialog = self.verify(self.data_manager, self.plan | other)
        self.assertFalse(dialog.fault_text)
        self.assertIn("of 2 SKP", dialog.result)

    def test_content_that_cannot_be_read(self):
        self.env.cr.execute(
            "UPDATE skp_signature SET previous_digest = 'x', content = '{' WHERE plan_id = %s", self.plan.ids)
        self.env.invalidate_all()
        self.assertTrue(self.verify(self.worker).fault_text)

    # -- every night -------------------------------------------------------------------------------

    def run_cron(self):
        with self.enter_registry_test_mode():
            self.env.ref('hr_skp.ir_cron_verify').method_direct_trigger()
        self.env.invalidate_all()

    def test_every_night(self):
        others = self.walk(self.open_case(self.make_workers(3)), 'realisation')
        self.spoil('skp_signature', 'name', "Orang Lain")
        with patch.object(skp_plan_verify_office, 'BATCH', 2):
            self.run_cron()
        self.assertTrue(all((self.plan | others).mapped('verified_on')))
        self.assertFalse(any(others.sudo().mapped('verify_fault')))
        self.assertIn("Orang Lain", self.plan.sudo().verify_fault)
        notices = self.plan.activity_ids.filtered(lambda row: row.summary == "Not as signed")
        self.assertEqual(notices.user_id, self.administrator.user_id)

    def test_told_once(self):
        self.spoil('skp_signature', 'name', "Orang Lain")
        self.run_cron()
        self.env.cr.execute("UPDATE skp_plan SET verified_on = '2020-01-01'")
        self.env.invalidate_all()
        self.run_cron()
        self.assertEqual(len(self.plan.activity_ids.filtered(lambda row: row.summary == "Not as signed")), 1)

    def test_looked_at_once_a_night(self):
        self.run_cron()
        with patch.object(type(self.plan), '_verify', side_effect=AssertionError("again")):
            self.run_cron()

    # -- the earlier form --------------------------------------------------------------------------

    def make_earlier(self):
        """The signatures as the version before made them, then the migration."""
        previous = ''
        for row in self.plan.signature_ids.sudo().sorted('id'):
            digest = self.earlier_digest(row, previous)
            self.env.cr.execute(
                "UPDATE skp_signature SET content = NULL, form = NULL, address = NULL, digest = %s, "
                "previous_digest = %s WHERE id = %s", [digest, previous or None, row.id])
            previous = digest
        self.env.cr.execute("DELETE FROM ir_config_parameter WHERE key LIKE 'hr_skp.last_%%'")
        script('19.0.3.0.0/post-signature.py').migrate(self.env.cr, '19.0.2.0.0')
        self.env.invalidate_all()

    def earlier_digest(self, row, previous):
        return seal.digest(self.plan.sudo()._content(row.document, row.task_id.realisation_id), previous)

    def test_earlier_signatures_are_proven_by_the_present_content(self):
        self.make_earlier()
        dialog = self.verify(self.worker)
        self.assertFalse(dialog.fault_text)
        self.assertEqual(dialog.earlier_count, 0)
        self.spoil()
        self.assertGreater(self.verify(self.worker).earlier_count, 0)

    def test_earlier_signatures_go_on_in_the_same_chain(self):
        self.make_earlier()
        self.complete(self.plan, 'accept')
        self.assertFalse(self.verify(self.worker).fault_text)
        self.spoil()
        self.assertIn("Recommendation", self.verify(self.worker).fault_text)

    def test_a_later_one_cannot_pass_for_an_earlier_one(self):
        self.make_earlier()
        self.complete(self.plan, 'accept')
        self.env.cr.execute("UPDATE skp_signature SET form = 1, content = NULL WHERE id = %s", [
            max(self.plan.signature_ids.ids)])
        self.env.invalidate_all()
        self.assertIn("has lost the content", self.verify(self.worker).fault_text)


@tagged('-at_install', 'post_install')
class TestPublicPage(OfficeMixin, HttpCase):
    """The page behind the QR code: genuine or not, without a login and without anything that is not on the sheet."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()
        cls.plan = cls.walk(cls.open_case(), 'realisation')
        cls.signature = cls.plan.signature_ids.sorted('id')[-1]

    def page(self, path, status=200):
        self.session = None
        self.opener.cookies.clear()
        with mute_logger('odoo.http'):
            response = self.url_open(path)
        self.assertEqual(response.status_code, status)
        return response

    def text(self, path, status=200):
        return html.unescape(self.page(path, status).text)

    def test_genuine(self):
        text = self.text(f'/skp/{self.signature.code}')
        for words in (
                "<strong>Asli</strong>", "Sasaran Kerja Pegawai (SKP)", "1 Januari s/d 31 Desember 2025", "Balai Uji",
                "S. A.", self.worker.skp_nip[-4:], "Pegawai yang dinilai", "Pejabat penilai", "Belum diarsipkan",
                self.signature._printed_code()):
            self.assertIn(words, text)

    def test_no_more_than_the_bearer_holds(self):
        text = self.text(f'/skp/{self.signature.code}')
        for words in (self.worker.name, self.section_head.name, self.worker.skp_nip, "Laporan", "kepegawaian", "skor",
                      self.worker.skp_nip[:8], self.signature.sudo().digest):
            self.assertNotIn(words, text)

    def test_headers(self):
        headers = self.page(f'/skp/{self.signature.code}').headers
        self.assertIn('noindex', headers['X-Robots-Tag'])
        self.assertEqual(headers['X-Content-Type-Options'], 'nosniff')
        self.assertEqual(headers['X-Frame-Options'], 'DENY')
        self.assertIn("default-src 'none'", headers['Content-Security-Policy'])
        self.assertIn('no-store', headers['Cache-Control'])
        self.assertNotIn('Set-Cookie', headers)

    def test_typed_in_any_way(self):
        self.env.cr.execute("UPDATE skp_signature SET code = '01A0B1C0D1E0' WHERE id = %s", self.signature.ids)
        self.env.invalidate_all()
        for typed in ('01A0B1C0D1E0', '01a0-b1c0-d1e0', 'oia0-blc0-dle0', '01A0 B1C0 D1E0'):
            with self.subTest(typed):
                self.assertIn("01A0-B1C0-D1E0", self.text(f'/skp?code={typed}'))

    def test_unknown(self):
        for code in ('0000-0000-0000', 'x', '%00', '%22%3E%3Cscript%3E', 'U' * 12, "' OR 1=1 --", '9' * 500):
            with self.subTest(code):
                self.assertIn("Tidak ditemukan", self.text(f'/skp?code={code}', 404))

    def test_asks_for_a_code(self):
        self.assertIn('name="code"', self.text('/skp'))

    def test_withdrawn_and_newer(self):
        first = self.plan.signature_ids.sorted('id')[0]
        self.assertIn("ada yang lebih baru", self.text(f'/skp/{first.code}'))
        self.plan.task_ids._last_done().with_user(self.administrator.user_id).take_back("Keliru")
        self.env.flush_all()
        self.assertIn("Tidak berlaku lagi", self.text(f'/skp/{self.signature.code}'))
        self.assertIn("<strong>Asli</strong>", self.text(f'/skp/{first.code}'))

    def test_changed_behind_its_back(self):
        self.env.cr.execute("UPDATE skp_plan_line SET name = 'Lain' WHERE plan_id = %s", self.plan.ids)
        self.env.invalidate_all()
        self.assertIn("Tidak dapat dipastikan", self.text(f'/skp/{self.signature.code}'))

    def test_file_number_and_another_company(self):
        self.env['res.company'].create({'name': "Dinas Lain"})
        plan = self.walk(self.open_case(self.make_workers(1)), 'done')
        code = plan.signature_ids.sorted('id')[-1].code
        self.env.flush_all()
        text = self.text(f'/skp/{code}')
        self.assertIn(plan.archive_number, text)
        self.assertIn("Atasan pejabat penilai", text)
        self.assertNotIn(str(plan.score), text)

    def test_hostile_names(self):
        self.company.name = f"Balai {HOSTILE}"
        plan = self.walk(self.open_case(self.make_workers(1)), 'plan')
        plan.sudo().employee_id.name = f"{HOSTILE} {HOSTILE}"
        self.walk(plan, 'realisation')
        self.env.flush_all()
        page = self.page(f'/skp/{plan.signature_ids[-1:].code}').text
        self.assertNotIn('<script', page)
        self.assertNotIn('<img', page)
        self.assertIn('&lt;script&gt;', page)
        self.assertNotIn('<script', self.page(f'/skp?code={HOSTILE}', 404).text)

    def test_rate_limit(self):
        """Thirty pages a minute for an address, counted in the database; the next minute is free again."""
        visits = self.env['skp.proof.visit']
        with patch.object(skp_proof_visit, 'A_MINUTE', 3):
            answers = [self.url_open('/skp').status_code for _visit in range(8)]
        self.assertIn(429, answers)
        self.assertEqual(answers[:2], [200, 200])
        self.env.invalidate_all()
        self.assertNotIn('127.0.0.1', str(visits.search([]).mapped('visitor')))
        self.assertTrue(visits._is_welcome('192.0.2.1'))
        self.assertEqual(visits._visitor('2001:db8::1'), visits._visitor('2001:db8::2'))
        self.assertNotEqual(visits._visitor('2001:db8:1::1'), visits._visitor('2001:db8::2'))
        self.env.cr.execute("UPDATE skp_proof_visit SET minute = minute - interval '2 hours'")
        visits.invalidate_model()
        visits._gc_visits()
        self.assertFalse(visits.search([]))
