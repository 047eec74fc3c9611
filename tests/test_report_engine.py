import builtins
import io
import json
import shutil
import subprocess
import sys
from unittest.mock import patch
from urllib.parse import urlencode

from pypdf import PdfReader

from odoo.addons.web.controllers.utils import clean_action
from odoo.exceptions import UserError
from odoo.tests import BaseCase, HttpCase, tagged

from ..reports import pdf_engine
from .common import OfficeMixin, SkpCommon

PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"

CLIENT_CODE = """
    (async () => {
        const urls = [];
        const { open } = XMLHttpRequest.prototype;
        XMLHttpRequest.prototype.open = function (method, url) {
            urls.push(String(url));
            return open.apply(this, arguments);
        };
        const { action } = odoo.__WOWL_DEBUG__.root.env.services;
        await action.doAction(%d, { additionalContext: { active_ids: [%d] } });
        if (!urls.some((url) => url.includes("/report/download"))) {
            throw new Error(`Nothing was downloaded: ${urls}`);
        }
        if (urls.some((url) => url.includes("wkhtmltopdf"))) {
            throw new Error("The client asked for wkhtmltopdf");
        }
        console.log("test successful");
    })().catch((error) => console.error(error.message));
"""


def pages_of(pdf):
    """The text of each page of a PDF, laid out as printed."""
    if not shutil.which('pdftotext'):
        raise AssertionError("pdftotext is missing: install the Debian package poppler-utils")
    done = subprocess.run(['pdftotext', '-layout', '-', '-'], input=pdf, capture_output=True, check=True)
    return done.stdout.decode().split('\f')[:-1]


def require_engine():
    """Fail, and name the package, where the engine of the official sheets is not installed."""
    try:
        pdf_engine.to_pdf("<p>x</p>")
    except pdf_engine.EngineMissing as error:
        raise AssertionError(f"{error}: install the package {error.package}") from error


@tagged('-at_install', 'post_install')
class TestPdfEngine(BaseCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        require_engine()

    def test_text_layer(self):
        pages = pages_of(pdf_engine.to_pdf("<p>Sasaran Kerja</p><p style='break-before: page'>Pegawai</p>"))
        self.assertEqual([page.strip() for page in pages], ["Sasaran Kerja", "Pegawai"])

    def test_many_come_in_their_order(self):
        sheets = [(f"<p>Lembar {number}.</p>", number == 3 and b"{}" or None) for number in range(45)]
        with patch.object(pdf_engine, '_cores', lambda: 2), patch.object(
                pdf_engine, 'to_pdf', side_effect=AssertionError("rendered in this process")):
            printed = pdf_engine.to_pdfs(sheets)
        self.assertEqual([page.strip() for pdf in printed for page in pages_of(pdf)], [
            f"Lembar {number}." for number in range(45)])
        self.assertEqual([bool(PdfReader(io.BytesIO(pdf)).attachments) for pdf in printed], [
            number == 3 for number in range(45)])

    def test_few_start_no_process(self):
        with patch.object(pdf_engine, '_cores', lambda: 8), patch.object(
                subprocess, 'run', side_effect=AssertionError("a process for so few")):
            self.assertEqual(len(pdf_engine.to_pdfs([("<p>x</p>", None)] * 39)), 39)
            self.assertEqual(pdf_engine.to_pdfs([]), [])

    def test_a_process_that_fails_costs_no_sheet(self):
        for program in ('/nowhere/python', '/bin/false', '/bin/true'):
            with (
                self.subTest(program), patch.object(sys, 'executable', program),
                patch.object(pdf_engine, '_cores', lambda: 2), self.assertLogs(pdf_engine._logger, 'WARNING') as logs,
            ):
                self.assertEqual(len(pdf_engine.to_pdfs([("<p>x</p>", None)] * 40)), 40)
            self.assertEqual(len(logs.output), 2)

    def test_what_cannot_be_printed_says_why(self):
        with patch.object(pdf_engine, '_cores', lambda: 2), self.assertLogs(pdf_engine._logger, 'WARNING'):
            with self.assertRaises(TypeError):
                pdf_engine.to_pdfs([("<p>x</p>", None)] * 39 + [(None, None)])

    def test_nothing_is_fetched(self):
        for source in ('file:///etc/hostname', 'http://localhost/x.png', '/web/image/1'):
            with self.subTest(source), self.assertLogs('weasyprint', 'ERROR') as logs:
                pdf_engine.to_pdf(f"<img src='{source}'>")
            self.assertIn(source.split('/')[-1], logs.output[0])

    def test_nothing_is_fetched_for_a_style(self):
        for source in ('file:///etc/hostname', 'http://localhost/x.png'):
            with self.subTest(source), self.assertLogs('weasyprint', 'ERROR') as logs:
                pdf_engine.to_pdf(f"<style>p {{ background: url({source}) }}</style><p>x</p>")
            self.assertIn(source.split('/')[-1], logs.output[0])

    def test_each_document_has_its_own_style(self):
        hidden, shown = (pages_of(pdf_engine.to_pdf(
            f"<style>.a {{ display: {display} }}</style><p class='a'>Kata</p><p>x</p>"))[0]
            for display in ('none', 'block'))
        self.assertNotIn("Kata", hidden)
        self.assertIn("Kata", shown)

    def test_embedded_image(self):
        with self.assertNoLogs('weasyprint', 'WARNING'):
            pdf_engine.to_pdf(f"<img src='{PIXEL}'>")

    def test_missing_python_package(self):
        with patch.dict(sys.modules, {'weasyprint': None}), self.assertRaises(pdf_engine.EngineMissing) as caught:
            pdf_engine._engine.__wrapped__()
        self.assertEqual(caught.exception.package, 'weasyprint')

    def test_missing_system_library(self):
        real = builtins.__import__

        def without_pango(name, *args, **kwargs):
            if name.startswith('weasyprint'):
                raise OSError("cannot load library 'libpango-1.0-0'")
            return real(name, *args, **kwargs)

        with patch('builtins.__import__', without_pango), self.assertRaises(pdf_engine.EngineMissing) as caught:
            pdf_engine._engine.__wrapped__()
        self.assertEqual(caught.exception.package, 'libpango-1.0-0')


@tagged('-at_install', 'post_install')
class TestReportEngine(SkpCommon):
    """How reports printed by WeasyPrint sit in Odoo's report engine."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        require_engine()
        cls.plan = cls.walk(cls.open_case(), 'realisation')
        cls.report = cls.env.ref('hr_skp.action_report_plan')

    def render(self, report='hr_skp.report_plan', plans=None, user=None):
        reports = self.env['ir.actions.report'].with_user(user or self.data_manager.user_id)
        return reports._render_qweb_pdf(report, (plans or self.plan).ids)

    def test_pdf_even_in_tests(self):
        content, kind = self.render()
        self.assertEqual((content[:5], kind), (b'%PDF-', 'pdf'))

    def test_by_record_and_xmlid(self):
        for reference in (self.report, self.report.id, 'hr_skp.action_report_plan'):
            self.assertEqual(self.render(reference)[1], 'pdf')

    def test_other_reports_stay_odoos(self):
        module = self.env.ref('base.module_base')
        kind = self.env['ir.actions.report']._render_qweb_pdf('base.report_irmodulereference', module.ids)[1]
        self.assertEqual(kind, 'html', "Odoo's own way in tests")

    def test_without_wkhtmltopdf(self):
        with patch.object(self.env.registry['ir.actions.report'], 'get_wkhtmltopdf_state', lambda self: 'install'):
            self.assertEqual(self.render()[1], 'pdf')

    def test_nothing_to_print(self):
        with self.assertRaisesRegex(UserError, "Choose at least one document"):
            self.env['ir.actions.report']._render_qweb_pdf('hr_skp.report_plan', [])

    def test_same_record_twice(self):
        twice = self.env['ir.actions.report']._render_qweb_pdf('hr_skp.report_plan', self.plan.ids * 2)[0]
        self.assertEqual(len(pages_of(twice)), 1)

    def test_missing_engine_is_one_sentence(self):
        for package in ('weasyprint', 'libpango-1.0-0'):
            with (
                patch.object(pdf_engine, '_engine', side_effect=pdf_engine.EngineMissing(package)),
                self.assertRaises(UserError) as caught,
            ):
                self.render()
            self.assertIn(package, str(caught.exception))
            self.assertNotIn("\n", str(caught.exception))

    def test_client_sees_the_flag(self):
        for action in (self.report._get_action_dict(), self.report.report_action(self.plan)):
            with self.assertNoLogs('odoo.addons.web.controllers.utils', 'WARNING'):
                self.assertTrue(clean_action(action, self.env)['skp_weasyprint'])
        other = self.env.ref('base.ir_module_reference_print')
        self.assertNotIn('skp_weasyprint', other.report_action(self.plan))

    def test_no_layout_wizard_for_the_administrator(self):
        self.env.company.external_report_layout_id = False
        action = self.report.with_user(self.env.ref('base.user_admin')).report_action(self.plan)
        self.assertEqual(action['type'], 'ir.actions.report')

    def test_attachment_is_stored_and_reused(self):
        self.report.write({'attachment': "'sheet.pdf'", 'attachment_use': True})
        first = self.render(user=self.env.user)[0]
        stored = self.env['ir.attachment'].search([('res_model', '=', 'skp.plan'), ('res_id', '=', self.plan.id)])
        self.assertEqual((stored.name, stored.raw), ('sheet.pdf', first))
        with patch.object(pdf_engine, 'to_pdf', side_effect=AssertionError("rendered again")):
            self.assertEqual(self.render()[0], first)

    def test_stored_sheet_stays_closed(self):
        plan = self.walk(self.plan, 'behaviour')
        report = self.env.ref('hr_skp.action_report_appraisal')
        report.write({'attachment': "'appraisal.pdf'", 'attachment_use': True})
        self.render('hr_skp.report_appraisal', user=self.env.user)
        with self.assertRaisesRegex(UserError, "no appraisal yet"):
            self.render('hr_skp.report_appraisal', plan, self.worker.user_id)


@tagged('-at_install', 'post_install')
class TestReportDownload(OfficeMixin, HttpCase):
    """The route that the web client downloads from."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        require_engine()
        cls.make_office()
        cls.plan = cls.walk(cls.open_case(), 'behaviour')

    def download(self, report):
        self.authenticate(self.worker.user_id.login, 'worker')
        data = json.dumps([f'/report/pdf/{report}/{self.plan.id}', 'qweb-pdf'])
        return self.url_open('/report/download?' + urlencode({'data': data, 'context': '{}'}))

    def test_download(self):
        response = self.download('hr_skp.report_plan')
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.headers['Content-Type'], 'application/pdf')
        self.assertIn(f"2025_SKP_{self.worker.skp_nip}_Siti_Aminah.pdf", response.headers['Content-Disposition'])
        self.assertEqual(response.content[:5], b'%PDF-')

    def test_refusal_reaches_the_client(self):
        with self.assertLogs('odoo.addons.web.controllers.report', 'WARNING'):
            response = self.download('hr_skp.report_appraisal')
        self.assertNotEqual(response.headers['Content-Type'], 'application/pdf')
        self.assertIn("no appraisal yet", response.text)

    def test_web_client(self):
        """The client's handler downloads at once: it neither asks for wkhtmltopdf nor shows HTML."""
        user = self.worker.user_id
        user.password = user.login  # what the test browser logs in with
        action = self.env.ref('hr_skp.action_report_plan')
        self.browser_js('/odoo', CLIENT_CODE % (action.id, self.plan.id), 'odoo.isReady === true', login=user.login)
