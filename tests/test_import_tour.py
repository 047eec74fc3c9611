import base64
import io

import openpyxl

from odoo.tests import HttpCase, tagged

from .common import OfficeMixin
from .common_workbook import WorkbookMixin


@tagged('-at_install', 'post_install')
class TestImportTour(WorkbookMixin, OfficeMixin, HttpCase):
    """An employee fills in the month in a spreadsheet and brings it back on the screen."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office()
        cls.plan = cls.walk(cls.open_case(), 'realisation')

    def test_there_and_back(self):
        user = self.worker.user_id
        self.authenticate(user.login, user.login)
        answer = self.url_open(f'/hr_skp/xlsx/months/{self.plan.id}')
        self.assertIn("Realisasi_Isian", answer.headers['Content-Disposition'])
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        sheet = book.worksheets[0]
        self.fill(sheet, 1, REALISASI="2,5", CATATAN="Laporan Januari")
        self.fill(sheet, 2, REALISASI="abc")
        self.env['ir.attachment'].with_user(user).create({
            'name': "isian.xlsx", 'datas': base64.b64encode(self.content(book))})
        self.start_tour('/odoo/skp-workbooks', 'hr_skp_workbook_there_and_back', login=user.login)
        self.env.invalidate_all()
        filled = self.plan.realisation_ids.line_ids.filtered('is_filled')
        self.assertEqual((filled.value, filled.note), (2.5, "Laporan Januari"))
