import io
import re
import subprocess

import zxingcpp
from PIL import Image

from odoo.tests import tagged

from .common import SkpCommon
from .common_permenpanrb6 import Permenpanrb6Mixin
from .test_report_engine import pages_of, require_engine
from .test_sheets_visual import PAGE, WORD

CODE = re.compile(r'Kode: ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})')


def covered(pdf):
    """The words below an image of the seal, which stands left of its code, 12 mm high and wide."""
    done = subprocess.run(['pdftotext', '-bbox', '-', '-'], input=pdf, capture_output=True, check=True)
    pages = [[(*map(float, word[:4]), word[4]) for word in WORD.findall(page[2])]
             for page in PAGE.findall(done.stdout.decode())]
    seals = [(word, page) for page in pages for word in page if word[4] == "Kode:"]
    assert seals, "no seal was found"
    return [word[4] for seal, page in seals for word in page if stands_below(word, seal[0] - 36, seal[1] - 5)]


def stands_below(word, left, top):
    """Whether a word reaches into the 30 points below and beside a corner."""
    return left < word[2] and word[0] < left + 30 and top < word[3] and word[1] < top + 30


class SealCase(SkpCommon):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        require_engine()

    def pages(self, report, records):
        reports = self.env['ir.actions.report'].with_user(self.worker.user_id)
        return pages_of(reports._render_qweb_pdf(f'hr_skp.{report}', records.ids)[0])

    def codes(self, report, records):
        """The code on each page, empty where there is none."""
        return [''.join(CODE.findall(page)) for page in self.pages(report, records)]

    def links(self, report, records):
        """What a telephone reads on each page: printed at 150 dots an inch, grey, as an office printer does."""
        reports = self.env['ir.actions.report'].with_user(self.worker.user_id)
        pdf = reports._render_qweb_pdf(f'hr_skp.{report}', records.ids)[0]
        found = []
        for number in range(1, len(pages_of(pdf)) + 1):
            page = subprocess.run(
                ['pdftoppm', '-r', '150', '-gray', '-f', str(number), '-l', str(number), '-'],
                input=pdf, capture_output=True, check=True).stdout
            found.append([code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(page)))])
        return found

    def newest(self, plan, document):
        return plan.signature_ids.filtered(lambda row: row.document == document).sorted('id')[-1]


@tagged('-at_install', 'post_install')
class TestSheetSeal(SealCase):
    """The short code and the QR code in the foot of signed sheets."""

    def test_code_is_unguessable_and_readable(self):
        plan = self.walk(self.open_case(), 'behaviour')
        codes = plan.signature_ids.mapped('code')
        self.assertEqual(len(set(codes)), len(plan.signature_ids))
        for code in codes:
            self.assertRegex(code, r'^[0-9A-HJKMNP-TV-Z]{12}$')

    def test_code_stays(self):
        plan = self.walk(self.open_case(), 'realisation')
        codes = plan.signature_ids.mapped('code')
        plan = self.walk(plan, 'measurement')
        self.assertEqual(plan.signature_ids.sorted('id').mapped('code')[:len(codes)], codes)

    def test_link(self):
        self.env['ir.config_parameter'].set_param('web.base.url', 'https://skp.example.go.id')
        signature = self.walk(self.open_case(), 'realisation').signature_ids[0]
        self.assertEqual(signature._link(), f'https://skp.example.go.id/skp/{signature.code}')

    def test_drafts_have_none(self):
        plan = self.open_case()
        self.fill_plan(plan)
        self.assertEqual(set(self.codes('report_plan', plan)), {''})
        self.complete(plan)
        self.assertEqual(plan.state, 'review')
        self.assertEqual(set(self.codes('report_plan', plan)), {''})
        plan = self.walk(plan, 'response')
        self.assertEqual(set(self.codes('report_appraisal', plan)), {''})

    def test_every_page_of_a_signed_sheet(self):
        plan = self.open_case()
        self.fill_plan(plan, [(f"Kegiatan {number}", 12, 'laporan', 100, 12, 0) for number in range(40)])
        plan = self.walk(plan, 'realisation')
        found = self.codes('report_plan', plan)
        self.assertGreater(len(found), 1)
        self.assertEqual(set(found), {self.newest(plan, 'plan')._printed_code()})

    def test_each_document_has_its_own(self):
        plan = self.walk(self.open_case(), 'done')
        appraisal = self.newest(plan, 'appraisal')._printed_code()
        self.assertEqual(self.codes('report_plan', plan), [self.newest(plan, 'plan')._printed_code()])
        self.assertEqual(self.codes('report_appraisal', plan), [appraisal] * 4)
        self.assertEqual(set(self.codes('report_achievement', plan)), {appraisal})
        self.assertEqual(set(self.codes('report_behaviour', plan)), {''})
        month = plan.realisation_ids.sorted('month')[0]
        signed = plan.signature_ids.filtered(lambda row: row.task_id.realisation_id == month).sorted('id')[-1]
        self.assertEqual(self.codes('report_realisation', month), [signed._printed_code()])

    def test_a_signature_taken_back_is_not_printed(self):
        plan = self.walk(self.open_case(), 'realisation')
        before = self.newest(plan, 'plan')
        plan.task_ids._last_done().with_user(self.administrator.user_id).take_back("Keliru")
        self.assertEqual(set(self.codes('report_plan', plan)), {''})
        plan = self.walk(plan, 'realisation')
        after = self.newest(plan, 'plan')
        self.assertNotEqual(after, before)
        self.assertEqual(self.codes('report_plan', plan), [after._printed_code()])

    def test_image_holds_the_link(self):
        """Decoded from the printed page; also a long address of an office."""
        plan = self.walk(self.open_case(), 'done')
        for address in ('https://skp.go.id', f"https://kepegawaian.{'dinas-pendidikan-' * 3}provinsi.example.go.id"):
            self.env['ir.config_parameter'].set_param('web.base.url', address)
            for report, document in (('report_plan', 'plan'), ('report_achievement', 'appraisal')):
                link = self.newest(plan, document)._link()
                self.assertTrue(link.startswith(f"{address}/skp/"))
                for found in self.links(report, plan):
                    self.assertEqual(found, [link])

    def test_on_the_half_pages_of_a_booklet(self):
        plan = self.walk(self.open_case(), 'done')
        newest = self.newest(plan, 'appraisal')
        self.assertEqual(self.links('report_booklet', plan), [[newest._link()] * 2] * 2)
        for page in self.pages('report_booklet', plan):
            self.assertEqual(CODE.findall(page), [newest._printed_code()] * 2)

    def test_a_long_name_stays_beside_the_image(self):
        self.worker.name = "Dr. Siti Aminah Rahmawati Kusumaningrum Wulandari, S.Kom., M.M., Ak."
        plan = self.walk(self.open_case(), 'done')
        reports = self.env['ir.actions.report'].with_user(self.worker.user_id)
        for report in ('report_plan', 'report_appraisal', 'report_booklet'):
            pdf = reports._render_qweb_pdf(f'hr_skp.{report}', plan.ids)[0]
            self.assertEqual(covered(pdf), [], report)

    def test_a_draft_has_no_image(self):
        plan = self.open_case()
        self.fill_plan(plan)
        self.assertEqual(self.links('report_plan', plan), [[]])


@tagged('-at_install', 'post_install')
class TestSheetSealPermenpanrb6(Permenpanrb6Mixin, SealCase):
    """The same foot on the sheets of PermenPANRB 6/2022."""

    def test_plan(self):
        plan = self.walk(self.open_in(self.make_period_6(2024)), 'realisation')
        found = self.codes('report_plan', plan)
        self.assertEqual(set(found), {self.newest(plan, 'plan')._printed_code()})
        self.assertEqual(self.links('report_plan', plan), [[self.newest(plan, 'plan')._link()]] * len(found))
