import base64
import io
import json
from unittest.mock import patch

import pikepdf
import pikepdf.pdfa
from PIL import Image
from pypdf import PdfReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..reports import pdf_engine
from ..rules import seal
from .common import SkpCommon
from .common_objection import ObjectionMixin
from .test_report_engine import pages_of, require_engine

SHEET = 'hr_skp.report_appraisal'


def findings(pdf):
    """What pikepdf's validator does not approve in a PDF/A-3b, as lines of text.

    It refuses whatever it does not know, patterns and shadings among it; the engine lists both on every page, empty.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = [page.Resources for page in document.pages]
        empty = not any(len(resources.get(name, {})) for resources in pages for name in ('/Pattern', '/Shading'))
    return [str(found) for found in pikepdf.pdfa.validate_written(io.BytesIO(pdf), '3b').findings if not (
        empty and found.rule == 'pikepdf:schema-Resources' and found.where.endswith((' /Pattern', ' /Shading')))]


@tagged('-at_install', 'post_install')
class TestArchivedCopy(SkpCommon):
    """The filed sheet of an archived case: made once, the same bytes for every reader, counted."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        require_engine()
        cls.plan = cls.walk(cls.open_case(), 'done')

    def printed(self, person, report=SHEET, plans=None):
        reports = self.env['ir.actions.report'].with_user(person.user_id)
        return reports._render_qweb_pdf(report, (plans or self.plan).ids)[0]

    def test_the_same_bytes_for_every_reader(self):
        first = self.printed(self.worker)
        with patch.object(pdf_engine, 'to_pdf', side_effect=AssertionError("rendered again")):
            others = [self.printed(person) for person in (self.section_head, self.head, self.data_manager)]
        self.assertEqual(others, [first] * 3)
        self.assertEqual(len(self.env['skp.copy'].search([('plan_id', '=', self.plan.id)])), 1)

    def test_every_print_is_counted_and_noted(self):
        self.printed(self.worker)
        self.printed(self.head)
        self.assertEqual(self.plan.print_count, 2)
        notes = self.plan.message_ids.filtered(lambda note: "Archived copy printed" in note.body)
        self.assertEqual(notes.author_id, self.worker.user_id.partner_id | self.head.user_id.partner_id)

    def test_other_sheets_are_not_counted(self):
        booklet = self.printed(self.worker, 'hr_skp.report_booklet')
        self.printed(self.worker, 'hr_skp.report_plan')
        self.assertEqual(self.plan.print_count, 0)
        self.assertNotEqual(self.printed(self.worker), booklet)

    def test_nothing_that_changes_later_changes_it(self):
        first = self.printed(self.worker)
        self.worker.name = "Nama Lain"
        self.company.name = "Kantor Lain"
        self.env.ref('hr_skp.report_appraisal_sheet').arch = '<t t-name="x"><p>Lain</p></t>'
        self.assertEqual(self.printed(self.section_head), first)

    def test_made_by_the_scheduler_after_archiving(self):
        cron = self.env.ref('hr_skp.ir_cron_make_copies')
        self.assertTrue(self.env['ir.cron.trigger'].search([('cron_id', '=', cron.id)]))
        self.assertFalse(self.plan.copy_id)
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.assertTrue(self.plan.copy_id)
        self.assertEqual(base64.b64decode(self.plan.copy_id.pdf), self.printed(self.worker))

    def test_one_that_cannot_be_made_keeps_no_other_back(self):
        period = self.period.copy({'name': "2024", 'date_from': '2024-12-01', 'date_to': '2024-12-31'})
        broken, whole = (self.walk(period.with_user(self.data_manager.user_id)._open_for(person), 'done')
                         for person in (self.worker, self.stranger))
        self.env.cr.execute("DELETE FROM skp_appraisal WHERE plan_id = %s", broken.ids)  # it is signed: only so
        self.env.invalidate_all()
        with self.enter_registry_test_mode(), mute_logger('odoo.addons.hr_skp.models.skp_plan_copy'):
            self.env.ref('hr_skp.ir_cron_make_copies').method_direct_trigger()
        self.env.invalidate_all()
        self.assertFalse(broken.copy_id)
        self.assertTrue(whole.copy_id and self.plan.copy_id)

    def test_archiving_many_renders_nothing(self):
        plans = self.walk(self.open_case(self.make_workers(3)), 'archive')
        with patch.object(pdf_engine, 'to_pdf', side_effect=AssertionError("rendered while archiving")):
            self.walk(plans, 'done')
        self.assertEqual(plans.mapped('state'), ['done'] * 3)

    def test_archived_again_another_copy(self):
        first, old = self.printed(self.worker), self.plan.copy_id
        last = self.plan.task_ids._last_done()
        last.with_user(self.administrator.user_id).take_back("Nomor keliru")
        self.assertFalse(self.plan.copy_id)
        self.walk(self.plan, 'done')
        self.printed(self.worker)
        self.assertNotEqual(self.plan.copy_id, old)
        self.assertEqual(base64.b64decode(old.pdf), first)
        self.assertEqual((old.print_count, self.plan.print_count), (1, 1))

    def test_printed_together_with_another(self):
        other = self.walk(self.open_case(self.make_workers(1)), 'archive')
        text = "".join(pages_of(self.printed(self.head, plans=self.plan | other)))
        self.assertIn(self.worker.name, text)
        self.assertIn(other.employee_id.name, text)
        self.assertEqual((self.plan.print_count, other.print_count), (1, 0))

    # -- rights ------------------------------------------------------------------------------------

    def test_strangers_get_nothing(self):
        self.printed(self.worker)
        with self.assertRaises(AccessError):
            self.printed(self.stranger)
        stored = self.env['ir.attachment'].search([('res_model', '=', 'skp.copy'), ('res_field', '=', 'pdf')])
        self.assertFalse(stored.filtered('public'))
        with self.assertRaises(AccessError):
            stored.with_user(self.stranger.user_id).read(['raw'])
        with self.assertRaises(AccessError):
            self.plan.copy_id.with_user(self.stranger.user_id).read(['pdf'])

    def test_hidden_scores_stay_hidden(self):
        plan = self.walk(self.open_case(self.make_workers(1)), 'archive')
        with self.assertRaises(UserError):
            self.printed(self.stranger, plans=self.plan | plan)
        self.assertEqual(self.plan.print_count, 0)

    def test_nobody_writes_it(self):
        self.printed(self.worker)
        for person in (self.worker, self.data_manager, self.administrator):
            with self.assertRaises(AccessError):
                self.plan.copy_id.with_user(person.user_id).write({'pdf': False})
            with self.assertRaises(AccessError):
                self.plan.with_user(person.user_id).write({'copy_id': False})

    # -- PDF/A -------------------------------------------------------------------------------------

    def test_pdf_a_3b(self):
        """ISO 19005-3: identification in XMP, the output intent, the attached file's relationship."""
        pdf = PdfReader(io.BytesIO(self.printed(self.worker)))
        root = pdf.trailer['/Root']
        xmp = root['/Metadata'].get_data().decode()
        self.assertRegex(xmp, r'pdfaid:part(="|>)3\b')
        self.assertRegex(xmp, r'pdfaid:conformance(="|>)B\b')
        [intent] = root['/OutputIntents']
        self.assertEqual(intent.get_object()['/S'], '/GTS_PDFA1')
        self.assertIn('/DestOutputProfile', intent.get_object())
        self.assertIn('/ID', pdf.trailer)
        self.assertFalse(pdf.is_encrypted)
        self.assertEqual({spec.get_object()['/AFRelationship'] for spec in root['/AF']}, {'/Data'})

    def test_a_validator_approves_it(self):
        """With a seal, and with a logo that one sees through."""
        picture = io.BytesIO()
        Image.new('RGBA', (90, 90), (0, 0, 128, 90)).save(picture, 'PNG')
        self.company.write({'logo': base64.b64encode(picture.getvalue())})
        self.assertEqual(findings(self.printed(self.worker)), [])

    def test_a_validator_refuses_another_sheet(self):
        self.assertTrue(findings(self.printed(self.worker, 'hr_skp.report_plan')))

    def test_the_file_is_sound(self):
        """Nothing that qpdf has to repair, and nothing that runs."""
        with pikepdf.open(io.BytesIO(self.printed(self.worker))) as document:
            self.assertEqual(document.check_pdf_syntax(), [])
            self.assertFalse({'/JavaScript', '/OpenAction', '/AA'} & set(document.Root.keys()))
            self.assertFalse('/JavaScript' in document.Root.get('/Names', {}))

    def test_every_font_is_embedded(self):
        pdf = PdfReader(io.BytesIO(self.printed(self.worker)))
        fonts = [font.get_object() for page in pdf.pages for font in page['/Resources']['/Font'].values()]
        below = [font['/DescendantFonts'][0].get_object()['/FontDescriptor'] for font in fonts]
        self.assertTrue(below)
        for descriptor in below:
            self.assertTrue({'/FontFile', '/FontFile2', '/FontFile3'} & set(descriptor), descriptor)

    def test_attached_data_is_what_was_signed(self):
        [data] = PdfReader(io.BytesIO(self.printed(self.worker))).attachments['data.json']
        content = self.plan._content('appraisal', self.plan.realisation_ids.browse())
        self.assertEqual(data, seal.canonical(content))
        self.assertEqual(json.loads(data)['people']['employee']['name'], self.worker.name)


@tagged('-at_install', 'post_install')
class TestArchivedCopyPermenpanrb6(ObjectionMixin, SkpCommon):
    """The filed sheets of PermenPANRB 6/2022, with the curve drawn on them."""

    def test_a_validator_approves_it(self):
        require_engine()
        plan = self.walk(self.open_in(self.make_period_6(2024)), 'done')
        pdf = self.env['ir.actions.report'].with_user(self.worker.user_id)._render_qweb_pdf(SHEET, plan.ids)[0]
        self.assertTrue(plan.copy_id)
        self.assertEqual(findings(pdf), [])
