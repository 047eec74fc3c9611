import base64
import io
import re

from PIL import Image

from odoo.tests import Form, tagged

from .common_objection import ObjectionMixin
from .test_reports import SheetCase


def picture(color):
    """A small drawing of one colour, as a field holds it."""
    content = io.BytesIO()
    Image.new('RGB', (60, 60), color).save(content, 'PNG')
    return base64.b64encode(content.getvalue())


class EmblemCase(SheetCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.write({'logo': picture('navy'), 'skp_emblem': picture('gold')})

    def marks(self, report, plan):
        """The colours of the images on a sheet, as names of the two drawings."""
        html = self.env['ir.actions.report'].with_user(self.section_head.user_id)._render_qweb_html(
            f'hr_skp.{report}', plan.ids)[0].decode()
        names = {(0, 0, 128): 'logo', (255, 215, 0): 'emblem'}
        return {
            names[Image.open(io.BytesIO(base64.b64decode(found))).convert('RGB').getpixel((5, 5))]
            for found in re.findall(r'data:image/png;base64,([^"]+)"', html)}


@tagged('-at_install', 'post_install')
class TestSheetEmblem(EmblemCase):
    """The state emblem stands where a form has it, the office's logo everywhere else."""

    def test_appraisal_and_booklet(self):
        plan = self.walk(self.open_case(), 'handover')
        for report in ('report_appraisal', 'report_booklet'):
            self.assertEqual(self.marks(report, plan), {'emblem'}, report)
        for report in ('report_plan', 'report_achievement'):
            self.assertEqual(self.marks(report, plan), {'logo'}, report)

    def test_logo_without_an_emblem(self):
        plan = self.walk(self.open_case(), 'handover')
        self.company.skp_emblem = False
        self.assertEqual(self.marks('report_appraisal', plan), {'logo'})
        self.company.logo = False
        self.assertEqual(self.marks('report_appraisal', plan), set())

    def test_settings(self):
        self.administrator.user_id.group_ids += self.env.ref('base.group_system')
        settings = self.env['res.config.settings'].with_user(self.administrator.user_id).with_company(self.company)
        with Form(settings) as form:
            form.skp_emblem = picture('navy')
        form.record.execute()
        self.assertEqual(self.company.skp_emblem, picture('navy'))


@tagged('-at_install', 'post_install')
class TestSheetEmblemPermenpanrb6(ObjectionMixin, EmblemCase):
    """“(LAMBANG GARUDA)” on the formats D.1.1 to D.1.3."""

    def test_document(self):
        plan = self.walk(self.open_in(self.make_period_6(2024)), 'handover')
        for report in ('report_document_superior', 'report_appraisal'):
            self.assertEqual(self.marks(report, plan), {'emblem'}, report)
        self.assertEqual(self.marks('report_plan', plan), set())
