import base64
import contextlib
import hashlib
import http.server
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, new_test_user, tagged
from odoo.tools import mute_logger

from ..reports import pdf_engine, pdf_seal, seal_vault
from .common import SkpCommon
from .common_seal import DAY, PASSPHRASE, SECRET, TestAuthority, now
from .test_report_engine import require_engine

SHEET = 'hr_skp.report_appraisal'
REPORTS = Path(pdf_seal.__file__).parent
WITHOUT_PYHANKO = """
import sys
sys.modules['pyhanko'] = None
import pdf_seal
try:
    pdf_seal.seal(b'%PDF', b'', '')
except pdf_seal.EngineMissing as error:
    print(error)
"""


@contextlib.contextmanager
def secret(value=SECRET):
    """The server's secret for a while; nothing of the machine's own."""
    names = (seal_vault.SECRET, seal_vault.SECRET_FILE)
    kept = {name: text for name, text in os.environ.items() if name not in names}
    with patch.dict(os.environ, {**kept, **({seal_vault.SECRET: value} if value else {})}, clear=True):
        yield


class SealCase(SkpCommon):
    """An office with a certificate, and the server's secret in its place."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        require_engine()
        cls.authority = TestAuthority()
        cls.enterClassContext(secret())
        cls.boss = new_test_user(
            cls.env, 'boss.seal', groups='base.group_system,hr_skp.group_administrator', company_id=cls.company.id,
            company_ids=[(6, 0, cls.company.ids)])

    @classmethod
    def upload(cls, content=None, passphrase=PASSPHRASE):
        """Save a certificate file in the settings, the way the web client does."""
        settings = cls.env['res.config.settings'].with_user(cls.boss).with_company(cls.company)
        return settings.web_save({
            'skp_seal_kind': 'pkcs12', 'skp_seal_file': base64.b64encode(content or cls.authority.office()).decode(),
            'skp_seal_passphrase': passphrase,
        }, {'skp_seal_file': {}, 'skp_seal_passphrase': {}, 'skp_seal_subject': {}, 'skp_seal_notice': {}})

    def archived(self):
        """An archived case, filed."""
        plan = self.walk(self.open_case(), 'done')
        plan.sudo()._archived_pdfs()
        return plan

    def pdf_of(self, plan):
        return base64.b64decode(plan.copy_id.with_context(bin_size=False).pdf)


@tagged('-at_install', 'post_install')
class TestSealUpload(SealCase):
    """The office's certificate: what is taken, what is refused, and that nobody reads it."""

    def test_taken(self):
        [read] = self.upload()
        self.assertEqual(self.company.skp_seal_subject, "CN=Balai Uji,C=ID")
        self.assertEqual(self.company.skp_seal_issuer, "CN=CA Antara,C=ID")
        self.assertAlmostEqual(
            self.company.skp_seal_valid_to, (now() + 364 * DAY).replace(tzinfo=None), delta=DAY / 24)
        self.assertFalse(read['skp_seal_file'] or read['skp_seal_passphrase'] or read['skp_seal_notice'])

    def test_file_without_a_passphrase(self):
        self.upload(self.authority.office(passphrase=''), '')
        self.assertTrue(self.company.skp_seal_valid_to)

    def test_nothing_in_the_database_opens_it(self):
        """Neither the passphrase nor the key is in any table; only who knows the secret can read the key."""
        self.upload()
        self.env.flush_all()
        self.env.cr.execute("SELECT row_to_json(company)::text, skp_seal_key FROM res_company company WHERE id = %s",
                            [self.company.id])
        text, locked = self.env.cr.fetchone()
        self.env.cr.execute("SELECT string_agg(row_to_json(settings)::text, '') FROM res_config_settings settings")
        text += self.env.cr.fetchone()[0]
        self.assertNotIn(PASSPHRASE, text)
        self.assertNotIn('passphrase', text)
        locked = base64.b64decode(bytes(locked))
        with self.assertRaises(seal_vault.VaultError):
            seal_vault.unlock(locked, SECRET + "x")
        with self.assertRaises(pdf_seal.SealError):
            pdf_seal.read_pkcs12(locked, '')
        bundle = seal_vault.unlock(locked, SECRET)
        self.assertNotIn(bundle[100:200], locked)
        self.assertEqual(pdf_seal.read_pkcs12(bundle, '').subject, "CN=Balai Uji,C=ID")

    def test_nobody_reads_the_key(self):
        self.upload()
        for user in (self.boss, self.administrator.user_id, self.worker.user_id):
            company = self.company.with_user(user)
            with self.assertRaises(AccessError):
                company.read(['skp_seal_key'])
            with self.assertRaises(AccessError):
                company.write({'skp_seal_key': False})
            with self.assertRaises(AccessError):
                company.search([('skp_seal_key', '!=', False)])
            self.assertNotIn('skp_seal_key', company.fields_get())

    def test_only_an_administrator_uploads(self):
        for person in (self.administrator, self.data_manager, self.worker):
            with self.assertRaises(AccessError):
                self.env['res.config.settings'].with_user(person.user_id).create({'skp_seal_file': "eA=="})

    def test_refused(self):
        for content, passphrase, sentence in (
                (self.authority.office(), "salah", "“Passphrase” does not open"),
                (self.authority.office(), '', "“Passphrase” does not open"),
                (self.authority.without_key(), PASSPHRASE, "holds no private key"),
                (b"Ini berkas teks.\n" * 9, PASSPHRASE, "not a PKCS#12 file"),
                (self.authority.office()[:900], PASSPHRASE, "not a PKCS#12 file"),
                (self.authority.office(signing=False), PASSPHRASE, "not one for signing"),
                (self.authority.office(start=-400), PASSPHRASE, "certificate expired on"),
                (self.authority.office(start=3), PASSPHRASE, "not valid before"),
        ):
            with self.subTest(sentence), self.assertRaisesRegex(UserError, sentence):
                self.upload(content, passphrase)
        self.assertFalse(self.company.skp_seal_subject)

    def test_not_even_base64(self):
        with self.assertRaisesRegex(UserError, "not a PKCS#12 file"):
            self.env['skp.sealer']._keep_pkcs12(self.company, "!!!", '')

    def test_refused_without_a_secret(self):
        for value, sentence in ((None, "no secret .* HR_SKP_SEAL_SECRET"), ("pendek", "too short")):
            with secret(value), self.assertRaisesRegex(UserError, sentence):
                self.upload()
        with secret(None), patch.dict(os.environ, {seal_vault.SECRET_FILE: '/nowhere/secret'}), \
                self.assertRaisesRegex(UserError, "cannot be read"):
            self.upload()

    def test_secret_in_a_file_or_in_the_configuration(self):
        with secret(None), tempfile.NamedTemporaryFile('w', suffix='.secret') as file:
            file.write(f"{SECRET}\n")
            file.flush()
            with patch.dict(os.environ, {seal_vault.SECRET_FILE: file.name}):
                self.assertEqual(seal_vault.find_secret(), SECRET)
            self.assertEqual(seal_vault.find_secret(SECRET), SECRET)

    def test_an_address_that_is_none(self):
        with self.assertRaisesRegex(ValidationError, "Time-Stamping Service"):
            self.company.skp_seal_timestamp_url = "ftp://jam.example"

    def test_expiry_is_told(self):
        self.upload(self.authority.office(days=20))
        form = Form(self.env['res.config.settings'].with_user(self.boss).with_company(self.company))
        self.assertIn("ask for its successor", form.skp_seal_notice)
        notices = [('message_type', '=', 'user_notification'), ('body', 'ilike', "seal of Balai Uji expires")]
        for _again in range(2):
            self.env['res.company']._skp_warn_of_expiry()
        told = self.env['mail.message'].search(notices)
        self.assertEqual(len(told), 1)
        self.assertIn(self.administrator.user_id.partner_id, told.notified_partner_ids)
        with freeze_time(fields.Datetime.now() + 8 * DAY):
            self.env['res.company']._skp_warn_of_expiry()
        self.assertEqual(self.env['mail.message'].search_count(notices), 2)


@tagged('-at_install', 'post_install')
class TestSeal(SealCase):
    """The seal on the archived copy, judged by pyHanko's own validator."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.upload()

    def test_intact_and_trusted(self):
        plan = self.archived()
        status = self.authority.validate(self.pdf_of(plan))
        self.assertTrue(status.intact and status.valid and status.trusted and status.bottom_line)
        self.assertEqual(status.coverage.name, 'ENTIRE_FILE')
        self.assertEqual(status.signing_cert.subject.native['common_name'], "Balai Uji")
        self.assertEqual((plan.copy_seal_state, plan.copy_id.sealed_by), ('sealed', "CN=Balai Uji,C=ID"))
        self.assertEqual(plan.copy_digest, hashlib.sha256(self.pdf_of(plan)).hexdigest())

    def test_a_stranger_trusts_it_not(self):
        status = TestAuthority('stranger').validate(self.pdf_of(self.archived()))
        self.assertTrue(status.intact)
        self.assertFalse(status.trusted)

    def test_a_changed_byte(self):
        sealed = self.pdf_of(self.archived())
        for place in (len(sealed) // 9, sealed.rindex(b'/ByteRange') - 30_000):
            changed = bytearray(sealed)
            changed[place] ^= 1
            self.assertFalse(self.authority.validate(bytes(changed)).intact)

    def test_reprinted_byte_for_byte(self):
        plan = self.walk(self.open_case(), 'done')
        reports = self.env['ir.actions.report']
        first, second = (reports.with_user(person.user_id)._render_qweb_pdf(SHEET, plan.ids)[0]
                         for person in (self.worker, self.head))
        self.assertEqual(first, second)
        self.assertEqual(first, self.pdf_of(plan))
        self.assertTrue(self.authority.validate(first).bottom_line)

    def test_with_a_time_stamp(self):
        """Baseline B-T: the service is asked over HTTP, on this machine."""
        with self.stamping_service() as address:
            self.company.skp_seal_timestamp_url = address
            status = self.authority.validate(self.pdf_of(self.archived()))
        self.assertTrue(status.bottom_line)
        self.assertTrue(status.timestamp_validity.intact and status.timestamp_validity.trusted)

    @contextlib.contextmanager
    def stamping_service(self):
        from asn1crypto import tsp
        stamper = self.authority.stamper()

        class Clock(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                request = tsp.TimeStampReq.load(self.rfile.read(int(self.headers['Content-Length'])))
                answer = stamper.request_tsa_response(request).dump()
                self.send_response(200)
                self.send_header('Content-Type', 'application/timestamp-reply')
                self.send_header('Content-Length', str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_args):
                pass

        with http.server.ThreadingHTTPServer(('127.0.0.1', 0), Clock) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}"
            server.shutdown()

    # -- what cannot be sealed ---------------------------------------------------------------------

    def filed_unsealed(self, sentence):
        """The case filed without its seal, with the reason told."""
        plan = self.archived()
        self.assertEqual(plan.copy_seal_state, 'waiting')
        self.assertRegex(plan.copy_seal_error, sentence)
        self.assertTrue(self.pdf_of(plan).startswith(b'%PDF'))
        self.assertIn(plan, self.env['skp.plan'].search([('copy_seal_state', '=', 'waiting')]))
        return plan

    def run_cron(self):
        with self.enter_registry_test_mode():
            self.env.ref('hr_skp.ir_cron_make_copies').method_direct_trigger()
        self.env.invalidate_all()

    def test_expired(self):
        self.company.skp_seal_valid_to = fields.Datetime.now() - DAY
        self.filed_unsealed("certificate expired on")

    def test_not_yet_valid(self):
        self.company.skp_seal_valid_from = fields.Datetime.now() + DAY
        self.filed_unsealed("not valid before")

    def test_no_certificate(self):
        self.company.skp_seal_valid_to = False
        self.filed_unsealed("no certificate of Balai Uji")

    def test_sealed_by_the_scheduler_later(self):
        with secret(None):
            plan = self.filed_unsealed("no secret")
            self.run_cron()
            self.assertEqual(plan.copy_seal_state, 'waiting')
        unsealed = self.pdf_of(plan)
        self.run_cron()
        self.assertEqual(plan.copy_seal_state, 'sealed')
        self.assertFalse(plan.copy_seal_error)
        self.assertTrue(self.pdf_of(plan).startswith(unsealed))
        self.assertTrue(self.authority.validate(self.pdf_of(plan)).bottom_line)

    def test_another_secret(self):
        with secret("x" * 40):
            self.filed_unsealed("another secret than the server has now")

    def test_a_service_that_does_not_answer(self):
        self.company.skp_seal_timestamp_url = "http://127.0.0.1:9"
        with mute_logger('odoo.addons.hr_skp.models.skp_copy_seal'):
            self.filed_unsealed("Sealing failed")

    def test_a_key_that_was_changed(self):
        self.company.sudo().skp_seal_key = base64.b64encode(b"bukan kunci" * 9)
        self.filed_unsealed("another secret")

    def test_no_seal_on_a_file_that_was_changed(self):
        with secret(None):
            plan = self.filed_unsealed("no secret")
        attachment = self.env['ir.attachment'].sudo().search([
            ('res_model', '=', 'skp.copy'), ('res_field', '=', 'pdf'), ('res_id', '=', plan.copy_id.id)])
        attachment.raw = self.pdf_of(plan) + b"%"
        self.env.invalidate_all()
        self.run_cron()
        self.assertEqual(plan.copy_seal_state, 'waiting')
        self.assertIn("digest differs", plan.copy_seal_error)

    def test_an_office_without_a_seal(self):
        self.company.skp_seal_kind = False
        plan = self.archived()
        self.assertEqual(plan.copy_seal_state, 'none')
        self.assertEqual(plan.copy_digest, hashlib.sha256(self.pdf_of(plan)).hexdigest())
        self.run_cron()
        self.assertEqual(plan.copy_seal_state, 'none')

    def test_without_pyhanko(self):
        """Blocked in a Python of its own: the module loads and says what is missing; the case is filed."""
        done = subprocess.run([sys.executable, '-c', WITHOUT_PYHANKO], cwd=REPORTS, capture_output=True, text=True,
                              env={**os.environ, 'PYTHONPATH': str(REPORTS)})
        self.assertEqual(done.stdout.strip(), "pyhanko", done.stderr)
        pdf_seal.engine.cache_clear()
        self.addCleanup(pdf_seal.engine.cache_clear)
        blocked = {name: None for name in sys.modules if name.split('.')[0] == 'pyhanko'} | {'pyhanko': None}
        with patch.dict(sys.modules, blocked):
            self.filed_unsealed("“pyhanko” is not installed")
            self.assertIn("pip install pyhanko", self.env['skp.sealer']._refusal(self.company))

    def test_nobody_writes_it(self):
        plan = self.archived()
        for person in (self.worker, self.data_manager, self.administrator):
            with self.assertRaises(AccessError):
                plan.copy_id.with_user(person.user_id).write({'seal_state': 'none'})
            with self.assertRaises(AccessError):
                plan.with_user(person.user_id).write({'copy_digest': "0"})

    def test_another_kind_by_inheriting(self):
        """A signing service is two methods: here one that answers with the same bytes and a comment."""
        sealer = type(self.env['skp.sealer'])
        self.patch(type(self.env['res.company'])._fields['skp_seal_kind'], 'selection', [('service', "Service")])
        self.env.cr.execute("UPDATE res_company SET skp_seal_kind = 'service' WHERE id = %s", [self.company.id])
        self.env.invalidate_all()
        for name, method in {
                '_refusal_service': lambda *_args: '', '_seal_service': lambda _self, _company, pdf: pdf + b"% sealed",
        }.items():
            setattr(sealer, name, method)
            self.addCleanup(delattr, sealer, name)
        plan = self.archived()
        self.assertEqual(plan.copy_seal_state, 'sealed')
        self.assertTrue(self.pdf_of(plan).endswith(b"% sealed"))


@tagged('-at_install', 'post_install')
class TestSealPdfA(SealCase):
    """PDF/A-3b holds after sealing: ISO 19005-3, 6.3 annotations, 6.4 forms and signatures, 6.6 metadata."""

    def test_pdf_a_3b(self):
        import io

        from pypdf import PdfReader

        from .test_archived_copy import TestArchivedCopy
        self.upload()
        sealed = self.pdf_of(self.archived())
        checks = TestArchivedCopy('test_pdf_a_3b')
        checks.printed = lambda _person: sealed
        checks.worker, checks.plan = self.worker, self.env['skp.plan'].search([('employee_id', '=', self.worker.id)])
        checks.test_pdf_a_3b()
        checks.test_every_font_is_embedded()
        checks.test_attached_data_is_what_was_signed()
        root = PdfReader(io.BytesIO(sealed)).trailer['/Root']
        form = root['/AcroForm']
        self.assertNotIn('/NeedAppearances', form)
        self.assertNotIn('/XFA', form)
        [widget] = (field.get_object() for field in form['/Fields'])
        self.assertEqual([float(side) for side in widget['/Rect']], [0.0] * 4)  # needs no appearance then
        self.assertEqual(widget['/F'] & 4, 4)  # Print
        self.assertFalse(widget['/F'] & (1 | 2 | 32))  # neither Invisible, Hidden nor NoView
        self.assertFalse({'/A', '/AA'} & widget.keys())
        self.assertEqual(set(root['/Perms']), {'/DocMDP'})
        [reference] = widget['/V']['/Reference']
        self.assertFalse({'/DigestLocation', '/DigestMethod', '/DigestValue'} & reference.get_object().keys())
        self.assertEqual(widget['/V']['/SubFilter'], '/ETSI.CAdES.detached')
        start, length, again, rest = widget['/V']['/ByteRange']
        self.assertEqual((start, again + rest), (0, len(sealed)))
        self.assertEqual(sealed[length:length + 1] + sealed[again - 1:again], b'<>')

    def test_seals_what_the_engine_prints(self):
        """A sheet of one page: the seal adds a known amount and leaves the sheet's bytes alone."""
        pdf = pdf_engine.to_pdf("<html lang='id'><head><title>x</title></head><body><p>x</p></body></html>", b'{}')
        bundle = pdf_seal.read_pkcs12(self.authority.office(), PASSPHRASE).bundle
        sealed = pdf_seal.seal(pdf, bundle, "Arsip")
        self.assertTrue(sealed.startswith(pdf))
        self.assertLess(len(sealed) - len(pdf), 20_000)
