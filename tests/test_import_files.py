import base64
import http.client
import io
import re
import time
import tracemalloc
import zipfile
from urllib.parse import urlsplit

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..reports import xlsx_file
from .common import SkpCommon
from .common_rpc import RpcCase
from .common_workbook import HEAD_ROW, WorkbookMixin


def repacked(content, change=(), more=()):
    """A workbook with some of its parts written anew and others added."""
    change, stream = dict(change), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, 'w', zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part.filename, change[part.filename](data) if part.filename in change else data)
        for name, data in more:
            new.writestr(name, data)
    return stream.getvalue()


@tagged('-at_install', 'post_install')
@freeze_time('2025-02-03')
class TestImportFiles(WorkbookMixin, SkpCommon):
    """Files that are no workbook, or more than one: refused in a sentence, before they cost anything."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.walk(cls.open_case(), 'realisation')
        cls.user = cls.worker.user_id

    def good(self):
        return self.content(self.downloaded('months', self.plan, self.user))

    def assertRefused(self, words, content, name='isian.xlsx'):
        wizard = self.wizard('months', self.user, content, name)
        with self.assertRaisesRegex(UserError, words):
            wizard.action_check()

    def test_the_good_one(self):
        self.assertFalse(self.brought('months', self.user, self.good()).error_count)

    def test_endings(self):
        good = self.good()
        for name in ('a.xlsm', 'a.xlsb', 'a.XLSM'):
            self.assertRefused("macros", good, name)
        for name in ('a.xls', 'a.ods', 'a.csv', 'xlsx', 'a.xlsx.exe', ''):
            self.assertRefused("no workbook of the kind", good, name)
        self.assertRefused("no workbook of the kind", b'\xd0\xcf\x11\xe0' * 200)  # an .xls that was renamed

    def test_nothing(self):
        with self.assertRaisesRegex(UserError, "choose the file"):
            self.wizard('months', self.user).action_check()

    def test_macros_inside(self):
        self.assertRefused("macros", repacked(self.good(), more=[('xl/vbaProject.bin', b'x')]))

    def test_damaged(self):
        good, sheet = self.good(), 'xl/worksheets/sheet1.xml'
        for content in (
                good[:len(good) // 2], b'PK' + b'\0' * 100,
                repacked(good, {sheet: lambda data: data[:len(data) // 2]}),
                repacked(good, {sheet: lambda data: data.decode().encode('utf-16')}),
                repacked(good, {'[Content_Types].xml': lambda data: b''})):
            self.assertRefused("damaged", content)

    def test_entities(self):
        """A document type, with entities that grow or that read a file of the server, is not parsed at all."""
        bomb = (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
                b'<worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>')
        self.assertRefused("damaged", repacked(self.good(), {'xl/worksheets/sheet1.xml': lambda data: bomb}))
        far = b'<!--' + b' ' * (xlsx_file.MB - 8) + b'-->'  # its first letters are the last of a block
        self.assertRefused("damaged", repacked(
            self.good(), {'xl/worksheets/sheet1.xml': lambda data: far + bomb.partition(b'?>')[2]}))

    def test_a_zip_bomb_is_not_unpacked(self):
        bomb = repacked(self.good(), more=[('xl/media/x.xml', b'0' * (xlsx_file.MOST_UNPACKED + 1))])
        self.assertLess(len(bomb), xlsx_file.MB)
        start = time.process_time()
        self.assertRefused("would unpack to 20", bomb)
        self.assertLess(time.process_time() - start, 1)

    def test_too_many_parts_sheets_and_rows(self):
        self.assertRefused("would unpack", repacked(
            self.good(), more=[(f'x/{number}.bin', b'') for number in range(xlsx_file.MOST_PARTS)]))
        book = self.downloaded('months', self.plan, self.user)
        for number in range(xlsx_file.MOST_SHEETS):
            book.create_sheet(f"L{number}")
        self.assertRefused("sheets", self.content(book))
        far = self.downloaded('months', self.plan, self.user)
        far["Jan 2025"].cell(1_000_000, 10).value = "x"
        self.assertRefused("more than 150000 rows", self.content(far))

    def test_large_before_it_is_stored(self):
        """The length of what is sent is enough to refuse it: nothing is decoded, nothing is stored."""
        files = self.env['ir.attachment'].search_count([])
        large = b'A' * (xlsx_file.MOST_BYTES * 4 // 3 + 8)
        with self.assertRaisesRegex(UserError, "up to 20 MB"):
            self.env['skp.import'].with_user(self.user).create({'kind': 'months', 'file': large})
        wizard = self.wizard('months', self.user)
        with self.assertRaisesRegex(UserError, "up to 20 MB"):
            wizard.file = large
        self.assertEqual(self.env['ir.attachment'].search_count([]), files)

    def test_wide_sheet_and_lying_size(self):
        book = self.downloaded('months', self.plan, self.user)
        book["Jan 2025"].cell(HEAD_ROW + 1, 16000).value = "x"
        self.assertFalse(self.brought('months', self.user, book).error_count)
        self.fill(book["Jan 2025"], 1, REALISASI="x")
        lying = repacked(self.content(book), {'xl/worksheets/sheet1.xml': lambda data: re.sub(
            rb'<dimension ref="[^"]*"', b'<dimension ref="A1:B2"', data)})
        self.assertEqual(self.brought('months', self.user, lying).error_count, 1)

    def test_ten_thousand_wrong_cells(self):
        """Bounded in time and memory; the screen has the first ones, the file to download all of them."""
        book = self.downloaded('months', self.plan, self.user)
        sheet = book["Jan 2025"]
        for row in range(1, 10_001):
            self.fill(sheet, row, REALISASI="abc", KUNCI=f"{row}.x.y")
        content = self.content(book)
        start = time.process_time()
        tracemalloc.start()
        wizard = self.brought('months', self.user, content)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        self.assertEqual(wizard.error_count, 20_000)
        self.assertEqual(len(wizard.finding_ids), 200)
        self.assertLess(time.process_time() - start, 30)
        self.assertLess(peak, 60 * xlsx_file.MB)
        listed = self.downloaded('findings', wizard, self.user)["Temuan"]
        self.assertEqual(listed.max_row, HEAD_ROW + 20_000)
        self.assertEqual([cell.value for cell in listed[HEAD_ROW + 1]][:3], ["Jan 2025", "I5", "REALISASI"])


@tagged('-at_install', 'post_install')
class TestImportUpload(RpcCase):
    """What the server does with a file before any of this code sees it."""

    def test_two_gigabytes(self):
        """A request that says it brings 2 GB is refused at once, without being read."""
        self.sign_in(self.worker.user_id)
        body = b'{"params": {"model": "skp.import", "method": "search_count", "args": [[]], "kwargs": {}}}'
        self.assertIn(b'"result"', self.posted(body, len(body)))
        start = time.monotonic()
        with mute_logger('odoo.http', 'werkzeug'):
            self.assertNotIn(b'"result"', self.posted(body, 2 * 1024 ** 3))
        self.assertLess(time.monotonic() - start, 10)

    def posted(self, body, length):
        """What answers a call that claims to be so long."""
        address = urlsplit(self.base_url())
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=20)
        self.addCleanup(connection.close)
        with self.allow_requests():
            cookies = '; '.join(f'{cookie.name}={cookie.value}' for cookie in self.opener.cookies)
            connection.putrequest('POST', '/web/dataset/call_kw/skp.import/search_count')
            for name, value in (('Content-Type', 'application/json'), ('Content-Length', str(length)),
                                ('Cookie', cookies)):
                connection.putheader(name, value)
            connection.endheaders()
            connection.send(body)
            return connection.getresponse().read()

    def test_a_file_by_rpc(self):
        """Forged contexts and foreign ids open nothing."""
        content = base64.b64encode(b'PK nothing').decode()
        wizard = self.rpc(self.worker.user_id, 'skp.import', 'create', {
            'kind': 'months', 'file': content, 'file_name': 'a.xlsx'})
        self.assertIn("damaged", self.ask(self.worker.user_id, 'skp.import', 'action_check', [wizard]).sentence)
        for method in ('action_check', 'action_store', 'action_download', 'action_download_findings'):
            for context in ({}, {'su': True, 'uid': 1, 'default_state': 'checked'}):
                refused = self.ask(self.stranger.user_id, 'skp.import', method, [wizard], context=context)
                self.assertIn(refused.kind, ('AccessError', 'MissingError'), method)
        refused = self.ask(self.worker.user_id, 'skp.import.finding', 'create', {
            'wizard_id': wizard, 'level': 'error', 'sentence': "X"})
        self.assertEqual(refused.kind, 'AccessError')
        refused = self.ask(self.worker.user_id, 'skp.import', 'action_store', [wizard])
        self.assertIn("dry run", refused.sentence)
