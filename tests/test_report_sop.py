import doctest
import itertools
import re
import shutil
import subprocess
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, freeze_time, new_test_user, tagged

from ..reports import pdf_engine, sop_flowchart, sop_pages
from ..rules import indonesian
from .test_deviations import WIB, DeviationCase
from .test_report_engine import pages_of, require_engine

SHIPPED = {'hr_skp.sop_pos_544': ('POS', [1, 2]), 'hr_skp.sop_92': ('SOP', [1, 4])}
BOX = ('number', 'name', 'agency', 'unit', 'approved_by', 'legal_basis', 'qualification', 'related_sops', 'equipment',
       'warning', 'recording')
HEADINGS = ("Tanggal Pembuatan", "Tanggal Revisi", "Tanggal Efektif", "Disahkan oleh", "Dasar Hukum",
            "Kualifikasi Pelaksana", "Keterkaitan", "Peralatan/Perlengkapan", "Peringatan", "Pencatatan dan Pendataan")
FLOW_HEADINGS = ("No.", "Kegiatan", "Pelaksana", "Mutu Baku", "Keterangan", "Kelengkapan", "Waktu", "Output")
MARGINS = (14, 18)  # mm, above and below


def texts_of(pdf):
    """The text of each page, cell after cell, each with single spaces."""
    if not shutil.which('pdftotext'):
        raise AssertionError("pdftotext is missing: install the Debian package poppler-utils")
    done = subprocess.run(['pdftotext', '-raw', '-', '-'], input=pdf, capture_output=True, check=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split('\f')[:-1]]


def drawings(html):
    """The SVG of each row, table by table."""
    return [re.findall(r'<svg.*?</svg>', table, re.DOTALL) for table in html.split('<tbody>')[1:]]


def count(symbol, html):
    return html.count(f'class="{symbol}"')


def pieces(points):
    return list(zip(points, points[1:], strict=False))


def along(one, other):
    """Whether two pieces of line run along each other for a stretch."""
    for across, way in ((0, 1), (1, 0)):
        if len({end[across] for end in (*one, *other)}) == 1:
            (low, high), (other_low, other_high) = (sorted(end[way] for end in piece) for piece in (one, other))
            return min(high, other_high) - max(low, other_low) > 0.01
    return False


def through(piece, kind, x, y):
    """Whether a piece of line reaches into a symbol."""
    wide, tall = sop_flowchart.HALF_WIDTHS[kind], sop_flowchart.HALF_HEIGHTS[kind]
    xs, ys = (sorted(values) for values in zip(*piece, strict=True))
    return xs[1] > x - wide and xs[0] < x + wide and ys[1] > y - tall and ys[0] < y + tall


def in_font(given, font):
    """A document, or each of the sheets to print, in another font."""
    if isinstance(given, list):
        return [(in_font(html, font), data) for html, data in given]
    return str(given).replace('"Liberation Sans"', font)


class SopSheetCase(TransactionCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        require_engine()
        cls.reports = cls.env['ir.actions.report']

    def pdf(self, sops):
        content, kind = self.reports._render_qweb_pdf('hr_skp.report_sop', sops.ids)
        self.assertEqual(kind, 'pdf')
        return content

    def pages(self, sops):
        return texts_of(self.pdf(sops))

    def html(self, sop):
        return self.reports._render_qweb_html('hr_skp.report_sop', sop.ids)[0].decode()

    def assertTexts(self, texts, page):
        for text in texts:
            self.assertIn(" ".join(text.split()), page)

    def make_sop(self, size, returns=(), columns=4, text="Menelaah berkas dan meneruskannya", **values):
        """A draft of many steps; ``returns``: pairs of the numbers of a step and of the one it returns to."""
        sop = self.env['skp.sop'].create({'name': "Prosedur Panjang", 'code': f'long_{size}', 'number': "7", **values})
        steps = self.env['skp.sop.step'].create([
            {'sop_id': sop.id, 'sequence': number, 'name': f"{text} ke-{number}.", 'short_name': f"{number}",
             'act': 'hand_over', 'role': 'staff', 'column_title': f"Pelaksana {number * 5 % columns + 1}",
             'standard_inputs': f"Bahan {number}", 'standard_minutes': 90, 'standard_output': f"Hasil {number}",
             'note': f"Catatan {number}"}
            for number in range(1, size + 1)])
        for step, following in zip(steps, steps[1:], strict=False):
            step.next_step_id = following
        for source, target in returns:
            steps[source - 1].return_step_id = steps[target - 1]
        return sop


@tagged('-at_install', 'post_install')
class TestSopSheet(SopSheetCase):
    """The SOP sheet of PermenPANRB 35/2012, printed from the data."""

    def test_identity_box(self):
        for xmlid, (label, _numbers) in SHIPPED.items():
            sop = self.env.ref(xmlid)
            page = self.pages(sop)[0]
            with self.subTest(xmlid):
                self.assertTexts((*HEADINGS, f"Nomor {label}", f"Nama {label}"), page)
                self.assertTexts([line for name in BOX for line in (sop[name] or '').splitlines()], page)
                self.assertTexts([indonesian.date_long(sop.date_created)], page)
                first = re.escape(sop.legal_basis[:50])
                self.assertRegex(pages_of(self.pdf(sop))[0], rf"1\. +{first}.*\n")

    def test_flow_table(self):
        for xmlid in SHIPPED:
            sop = self.env.ref(xmlid)
            pages = self.pages(sop)[1:]
            flow = " ".join(pages)
            with self.subTest(xmlid):
                for page in pages:
                    self.assertTexts([*FLOW_HEADINGS, *sop.column_titles.splitlines()], page)
                for step in sop.step_ids:
                    self.assertTexts((f"{step.number} {step.name}", (
                        f"{step.standard_inputs} {indonesian.minutes(step.standard_minutes)} {step.standard_output}")),
                        flow)

    def test_columns_in_the_order_of_the_office(self):
        for xmlid in SHIPPED:
            sop = self.env.ref(xmlid)
            self.assertTexts([" ".join(sop.column_titles.split())], self.pages(sop)[1])

    def test_columns_without_an_order(self):
        """In the order of first appearance; without titles by the roles."""
        sop = self.make_sop(3)
        self.assertTexts(["Pelaksana 2 Pelaksana 3 Pelaksana 4 Kelengkapan"], self.pages(sop)[1])
        sop.step_ids.column_title = False
        self.assertTexts(["Staf Pelaksana Kelengkapan"], self.pages(sop)[1])

    def test_symbols(self):
        """A capsule at either end, a diamond for a decision, boxes for the rest, each in its row."""
        for xmlid, (_label, numbers) in SHIPPED.items():
            sop = self.env.ref(xmlid)
            html = self.html(sop)
            with self.subTest(xmlid):
                diamonds = {step.number for step in sop.step_ids if step.is_decision}
                self.assertEqual(diamonds, set(numbers[1:]))
                self.assertEqual(count('capsule', html), 2)
                self.assertEqual(count('diamond', html), len(diamonds))
                self.assertEqual(count('box', html), len(sop.step_ids) - 2 - len(diamonds))
                self.assertEqual((html.count('>ya<'), html.count('>tidak<')), (len(diamonds), len(diamonds)))

    def test_pentagons_only_at_a_break(self):
        for xmlid in SHIPPED:
            html = self.html(self.env.ref(xmlid))
            breaks = html.count('<tbody>') - 1
            self.assertEqual(count('pentagon', html), 2 * breaks)
        self.assertEqual(count('pentagon', self.html(self.make_sop(3))), 0)

    def test_sop_92_on_two_pages(self):
        self.assertEqual(len(self.pages(self.env.ref('hr_skp.sop_92'))), 2)

    def test_notes(self):
        sop = self.make_sop(3)
        self.assertIn("KONSEP", self.pages(sop)[0])
        self.assertNotIn("KONSEP", self.pages(self.env.ref('hr_skp.sop_92'))[0])
        sop.sudo().state = 'retired'
        self.assertIn("TIDAK BERLAKU LAGI", self.pages(sop)[0])

    def test_without_steps(self):
        sop = self.env['skp.sop'].create({'name': "Kosong", 'code': 'empty'})
        [page] = self.pages(sop)
        self.assertTexts(("Kosong", "Dasar Hukum"), page)

    def test_user_text_is_only_text(self):
        sop = self.make_sop(2, text="<b>a</b> & b")
        self.assertTexts(("<b>a</b> & b ke-1.",), self.pages(sop)[1])

    def test_both_at_once(self):
        sops = self.env['skp.sop'].union(*map(self.env.ref, SHIPPED))
        self.assertEqual(len(self.pages(sops)), sum(len(self.pages(sop)) for sop in sops))

    def test_action_and_rights(self):
        action = self.env.ref('hr_skp.action_report_sop')
        self.assertEqual((action.binding_model_id.model, action.skp_weasyprint), ('skp.sop', True))
        sop = self.make_sop(3, company_id=self.env['res.company'].create({'name': "Dinas Lain"}).id)
        user = new_test_user(self.env, 'sop.reader', company_id=self.env.company.id)
        self.reports = self.reports.with_user(user)
        self.pages(self.env.ref('hr_skp.sop_92'))
        with self.assertRaises(AccessError):
            self.pages(sop)


@tagged('-at_install', 'post_install')
class TestLongSop(SopSheetCase):
    """A procedure longer than a page: nothing is lost, nothing is cut, the flow is found again."""

    RETURNS = ((4, 2), (12, 3), (13, 11), (21, 20), (29, 5))

    def assert_complete(self, sop):
        """Every text is on one page within the margins, and each table on a page of its own."""
        pdf = self.pdf(sop)
        pages = texts_of(pdf)
        for step in sop.step_ids:
            texts = (f"{step.number} {step.name}", step.standard_inputs, step.standard_output, step.note)
            for text in (" ".join(text.split()) for text in texts):
                found = [page for page in pages if re.search(rf"{re.escape(text)}(?!\d)", page)]
                self.assertTrue(found, text)
        self.assertEqual(len(pages), self.html(sop).count('<tbody>') + 1, "no table runs over its page")
        return pages

    def test_thirty_steps(self):
        sop = self.make_sop(30, self.RETURNS)
        pages = self.assert_complete(sop)
        self.assertGreaterEqual(len(pages), 4)
        for number, page in enumerate(pages[1:], 2):
            self.assertTexts((*FLOW_HEADINGS, "Pelaksana 1", f"Halaman {number} dari {len(pages)}"), page)
        tables = drawings(self.html(sop))
        for number, table in enumerate(tables):
            self.assertEqual(count('pentagon', table[-1]) > 0, number < len(tables) - 1, "at the foot")
            self.assertEqual(count('pentagon', table[0]) > 0, number > 0, "at the top")

    def test_letters_pair(self):
        """Each letter stands where a line leaves and where it goes on."""
        html = self.html(self.make_sop(30, self.RETURNS))
        letters = re.findall(r'text-anchor="middle">([A-Z])<', html)
        for letter in set(letters):
            self.assertGreaterEqual(letters.count(letter), 2, letter)

    def test_rows_are_as_high_as_they_are_drawn(self):
        """The drawing of a row fills it to the line, so that lines meet; also in another font."""
        sop = self.make_sop(12, text="Menelaah bahan perumusan kebijakan teknis dan menyusun laporan " * 3, columns=7)
        for font in ('"Liberation Sans"', '"DejaVu Sans"'):
            engine = self.env.registry['ir.actions.report']._skp_engine
            with self.subTest(font), patch.object(
                    self.env.registry['ir.actions.report'], '_skp_engine',
                    lambda report, function, given, font=font, engine=engine: engine(
                        report, function, in_font(given, font))):
                html = in_font(self.html(sop), font)
                self.assert_complete(sop)
                self.assert_rows_fit(html)

    def assert_rows_fit(self, html):
        heights = [float(height) for height in re.findall(r'<svg[^>]* height="([\d.]+)mm"', html)]
        numbers = iter(range(len(heights)))
        marked = re.sub(r'<td class="drawing"', lambda _found: f'<td id="row{next(numbers)}" class="drawing"', html)
        places = [sorted(
            (y * sop_pages.PIXEL, int(name[3:])) for name, (_x, y) in page.items() if name.startswith('row'))
            for page in pdf_engine.anchors(marked)]
        self.assertEqual(sum(map(len, places)), len(heights))
        for page in places:
            for (top, number), (bottom, _next) in zip(page, page[1:], strict=False):
                self.assertAlmostEqual(bottom - top, heights[number], delta=0.3)

    def test_text_longer_than_a_page(self):
        sop = self.make_sop(2)
        sop.step_ids[0].name = "Awal " + "menyusun bahan perumusan kebijakan teknis " * 120 + "Akhir"
        pages = " ".join(self.pages(sop))
        self.assertTexts(("1 Awal", "Akhir", "ke-2."), pages)


@tagged('-at_install', 'post_install')
class TestActualTimes(DeviationCase):
    """The sheet with the time that each step really takes, beside its standard."""

    HEADING = "Pelaksanaan Nyata"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        require_engine()
        workers = cls.make_workers(3)
        workers.write({'resource_calendar_id': cls.calendar.id, 'tz': WIB})
        with freeze_time('2025-03-03 01:00:00'):
            cls.plans = cls.open_case(workers)
            cls.fill_plan(cls.plans)
        cls.step = cls.plans.current_task_id.step_id
        cls.sop = cls.step.sop_id

    def flow(self, report, user, sop=None):
        """The text of the flow table's pages, as somebody prints the sheet."""
        content, _kind = self.env['ir.actions.report'].with_user(user)._render_qweb_pdf(report, (sop or self.sop).ids)
        return " ".join(texts_of(content)[1:])

    def cells(self, step, actual):
        """A step's row from the inputs to the output."""
        standard = indonesian.minutes(step.standard_minutes)
        return " ".join(f"{step.standard_inputs} {standard} {actual} {step.standard_output}".split())

    def run_three(self):
        """Half an hour, an hour and a half, four hours."""
        for plan, done in zip(self.plans, ('01:30', '02:30', '05:00'), strict=True):
            self.run_step('2025-03-03 01:00:00', f'2025-03-03 {done}:00', plan=plan)
        self.sop.step_ids.invalidate_recordset()

    def test_median_beside_the_standard(self):
        self.run_three()
        for somebody in (self.data_manager, self.administrator):
            flow = self.flow('hr_skp.report_sop_actual', somebody.user_id)
            self.assertIn(self.HEADING, flow)
            self.assertIn(self.cells(self.step, "1 jam 30 menit"), flow)
            for step in self.sop.step_ids - self.step:
                self.assertIn(self.cells(step, "-"), flow, "no runs")

    def test_the_official_sheet_has_no_such_column(self):
        self.run_three()
        flow = self.flow('hr_skp.report_sop', self.data_manager.user_id)
        self.assertNotIn(self.HEADING, flow)
        self.assertIn(self.cells(self.step, ""), flow)

    def test_only_for_those_who_may_read_the_figures(self):
        self.run_three()
        flow = self.flow('hr_skp.report_sop_actual', self.worker.user_id)
        self.assertNotIn(self.HEADING, flow)
        self.assertIn(self.cells(self.step, ""), flow)
        action = self.env.ref('hr_skp.action_report_sop_actual')
        self.assertEqual(action.group_ids, self.env.ref('hr_skp.group_data_manager'))
        self.assertEqual((action.binding_model_id.model, action.skp_weasyprint), ('skp.sop', True))

    def test_every_shipped_procedure(self):
        """The column takes room: every table still has a page of its own."""
        for xmlid in SHIPPED:
            sop = self.env.ref(xmlid)
            report = self.env['ir.actions.report'].with_user(self.data_manager.user_id)
            html = report._render_qweb_html('hr_skp.report_sop_actual', sop.ids)[0].decode()
            pages = texts_of(report._render_qweb_pdf('hr_skp.report_sop_actual', sop.ids)[0])
            self.assertEqual(len(pages), html.count('<tbody>') + 1)
            for page in pages[1:]:
                self.assertIn(self.HEADING, page)


@tagged('-at_install', 'post_install')
class TestFlowchart(TransactionCase):
    """Geometry alone."""

    def draw(self, *steps, columns=4, first=0, heights=None):
        steps = [sop_flowchart.Step(*step) for step in steps]
        return sop_flowchart.PageFlow(steps, columns, 24, first, heights or [20] * len(steps), {})

    def test_examples(self):
        for module in (sop_flowchart, sop_pages):
            self.assertEqual(doctest.testmod(module).failed, 0)

    def assert_clean(self, flow):
        """Lines are straight, pass through no symbol, and run along another only to the same place."""
        lines = flow.drawing.lines
        for piece, symbol in itertools.product(itertools.chain(*map(pieces, lines)), flow.drawing.symbols):
            self.assertTrue(piece[0][0] == piece[1][0] or piece[0][1] == piece[1][1], "straight")
            self.assertFalse(through(piece, *symbol), (piece, symbol))
        for first, second in itertools.combinations(lines, 2):
            if first[-1] != second[-1]:
                pairs = itertools.product(pieces(first), pieces(second))
                self.assertEqual([], [pair for pair in pairs if along(*pair)])

    def test_same_column_and_across(self):
        flow = self.draw((0, 1), (0, 2), (2, 3), (1,))
        self.assertEqual(flow.drawing.lines[0], [(12, 13), (12, 27)])
        self.assertEqual(flow.drawing.lines[1], [(18.5, 30), (60, 30), (60, 47)])
        self.assert_clean(flow)

    def test_return_to_the_outer_side(self):
        """As POS 544: "tidak" leaves beside the diamond and comes in where nothing leaves."""
        flow = self.draw((0, 1), (2, 2, 0), (0, 3), (2, None, 2))
        back = flow.drawing.lines[2]
        self.assertEqual((back[0], back[-1]), ((53.5, 30), (5.5, 10)))
        self.assert_clean(flow)

    def test_many_ways(self):
        """Every small flow of rows in three columns with one or two returns is drawn cleanly."""
        for number in range(3 ** 5):
            columns = [number // 3 ** place % 3 for place in range(5)]
            for returns in ({4: 0}, {4: 3, 2: 0}, {3: 1, 4: 2}, {4: 1, 3: 0}):
                with self.subTest(columns=columns, returns=returns):
                    self.assert_clean(self.draw(*(
                        (column, index + 1 if index < 4 else None, returns.get(index))
                        for index, column in enumerate(columns)), columns=3))

    def test_skipping_a_row(self):
        flow = self.draw((0, 2), (1, 2), (1, 3), (0,))
        self.assert_clean(flow)
        self.assertEqual(flow.drawing.lines[0][-1][1], 50, "in at the side of row 3")
