import io
import tempfile

import openpyxl

from odoo.exceptions import UserError
from odoo.tests import freeze_time, new_test_user, tagged

from .common import SkpCommon
from .common_workbook import HEAD_ROW, WorkbookMixin
from .test_xlsx import Made


@tagged('-at_install', 'post_install')
@freeze_time('2025-02-03')
class TestImportMonths(WorkbookMixin, SkpCommon):
    """The months' figures there and back: what is open, what each fault is called, what is stored."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.walk(cls.open_case(), 'realisation')
        cls.user = cls.worker.user_id
        cls.lines = cls.plan.realisation_ids.line_ids

    def book(self, user=None):
        return self.downloaded('months', self.plan, user or self.user)

    def check(self, book, user=None, **values):
        return self.brought('months', user or self.user, book, **values)

    # -- the workbook ------------------------------------------------------------------------------

    def test_only_the_cells_for_typing_are_open(self):
        book = self.book()
        self.assertEqual(book.sheetnames, ["Jan 2025", "meta"])
        self.assertEqual(book['meta'].sheet_state, 'veryHidden')
        sheet = book["Jan 2025"]
        self.assertTrue(sheet.protection.sheet)
        self.assertTrue(sheet.column_dimensions['A'].hidden)
        for row in range(1, len(self.lines) + 1):
            open_cells = {cell.column for cell in sheet[HEAD_ROW + row] if not cell.protection.locked}
            self.assertEqual(open_cells, {self.column(sheet, "REALISASI"), self.column(sheet, "CATATAN")})
        rules = {str(rule.sqref): rule.type for rule in sheet.data_validations.dataValidation}
        self.assertIn('decimal', rules.values())

    def test_read_only_for_others(self):
        """Whoever may read the case gets its months, without a cell to fill in."""
        sheet = self.book(self.section_head.user_id)["Jan 2025"]
        self.assertEqual(sheet.max_row, HEAD_ROW + len(self.lines))
        self.assertTrue(all(cell.protection.locked for row in sheet.iter_rows() for cell in row))

    def test_a_month_handed_over_stays(self):
        self.fill_month(self.plan)
        self.complete(self.plan)
        book = self.book()
        self.assertTrue(self.cell(book["Jan 2025"], "REALISASI", 1).protection.locked)
        self.fill(book["Jan 2025"], 1, REALISASI=9)
        wizard = self.check(book)
        self.assertIn("is handed over", self.told(wizard)["Jan 2025", f"I{HEAD_ROW + 1}"])
        self.assertFalse(wizard.change_count)

    # -- there and back ----------------------------------------------------------------------------

    def test_there_and_back(self):
        book = self.book()
        sheet = book["Jan 2025"]
        typed = [1.5, "2,5", "1.000", 0, 4, 5]
        for row, value in enumerate(typed[:len(self.lines)], 1):
            self.fill(sheet, row, REALISASI=value, CATATAN=f"=catatan {row}" if row == 9 else f"catatan {row}")
        wizard = self.check(book)
        self.assertEqual(wizard.error_count, 0)
        self.assertEqual(wizard.change_count, 2 * len(self.lines))
        self.assertFalse(any(self.lines.mapped('is_filled')), "a dry run stores nothing")
        wizard.action_store()
        self.assertEqual(wizard.state, 'done')
        ordered = self.lines.sorted(lambda line: (line.plan_line_id.id, line.indicator_id.id))
        self.assertEqual(ordered.mapped('value'), [1.5, 2.5, 1000, 0, 4, 5][:len(self.lines)])
        self.assertTrue(all(self.lines.mapped('is_filled')))
        self.assertEqual(ordered[0].note, "catatan 1")
        self.assertEqual(ordered[0].write_uid, self.user)

    def test_through_another_program(self):
        """What LibreOffice makes of the workbook comes back as well: keys, locks and texts survive."""
        book = self.book()
        self.fill(book["Jan 2025"], 1, REALISASI=2.5, CATATAN="=bukan rumus")
        self.cell(book["Jan 2025"], "CATATAN", 1).data_type = 's'
        with tempfile.TemporaryDirectory(prefix='hr_skp_xlsx_') as folder:
            content = Made(folder, self.content(book))._converted().read_bytes()
        saved = openpyxl.load_workbook(io.BytesIO(content))
        self.assertTrue(saved["Jan 2025"].protection.sheet)
        self.assertNotEqual(saved['meta'].sheet_state, 'visible')
        wizard = self.check(content)
        self.assertEqual((wizard.error_count, wizard.change_count), (0, 2))

    def test_twice_is_once(self):
        """The same workbook again changes nothing and is not stale."""
        book = self.book()
        self.fill(book["Jan 2025"], 1, REALISASI=3)
        self.check(book).action_store()
        again = self.check(book)
        self.assertEqual((again.error_count, again.change_count), (0, 0))
        self.assertEqual(again.same_count, 2 * len(self.lines))

    def test_an_emptied_cell_takes_the_figure_away(self):
        self.fill_month(self.plan)
        book = self.book()
        self.fill(book["Jan 2025"], 1, REALISASI=None)
        wizard = self.check(book)
        wizard.action_store()
        self.assertEqual(len(self.lines.filtered('is_filled')), len(self.lines) - 1)

    def test_stale(self):
        """A row that has changed since is not overwritten: by whom, when, and what it holds now."""
        book = self.book()
        line = self.lines.sorted(lambda line: (line.plan_line_id.id, line.indicator_id.id))[0]
        self.fill(book["Jan 2025"], 1, REALISASI=3)
        self.fill(book["Jan 2025"], 2, REALISASI=4)
        line.with_user(self.user).value = 8
        wizard = self.check(book)
        sentence = self.told(wizard)["Jan 2025", f"I{HEAD_ROW + 1}"]
        self.assertIn("Siti Aminah", sentence)
        self.assertIn("“8”", sentence)
        wizard.action_store()
        self.assertEqual((line.value, wizard.change_count), (8, 1))

    def test_changed_between_dry_run_and_storing(self):
        book = self.book()
        self.fill(book["Jan 2025"], 1, REALISASI=3)
        wizard = self.check(book)
        line = self.lines.sorted(lambda line: (line.plan_line_id.id, line.indicator_id.id))[0]
        line.with_user(self.user).value = 8
        wizard.action_store()
        self.assertEqual((line.value, wizard.change_count, wizard.error_count), (8, 0, 1))

    # -- faults ------------------------------------------------------------------------------------

    def test_each_wrong_cell_is_named(self):
        cases = ["abc", "=1+1", -1, "1,234", 1.234, True, "12 %", "5 laporan", "٣", 1e16, "#REF!"]
        for value in cases:
            with self.subTest(value=value):
                book = self.book()
                self.fill(book["Jan 2025"], 2, REALISASI=value, CATATAN="tetap")
                wizard = self.check(book)
                self.assertEqual(list(self.told(wizard)), [("Jan 2025", f"I{HEAD_ROW + 2}")])
                self.assertEqual(wizard.change_count, 1, "the good cell beside it goes")

    def test_percent_format(self):
        book = self.book()
        self.fill(book["Jan 2025"], 1, REALISASI=0.9)
        self.cell(book["Jan 2025"], "REALISASI", 1).number_format = '0%'
        self.assertIn("percentage", self.told(self.check(book))["Jan 2025", f"I{HEAD_ROW + 1}"])

    def test_forged_and_missing_keys(self):
        other = self.walk(self.open_case(self.stranger), 'realisation').realisation_ids.line_ids[0]
        kind = self.env['skp.import.months']
        own = self.cell(self.book()["Jan 2025"], "KUNCI", 1).value
        cases = {
            None: "hidden key", "1": "hidden key", own.replace('.', '.0', 1): "hidden key", own[:-1]: "hidden key",
            f"{other.id}.{own.partition('.')[2]}": "hidden key", "9" * 30 + ".a.b": "hidden key",
            kind._key(other.id, 'a'): "none of yours", kind._key(2 ** 31 - 1, 'a'): "none of yours",
        }
        for key, sentence in cases.items():
            with self.subTest(key=key):
                book = self.book()
                self.fill(book["Jan 2025"], 1, KUNCI=key, REALISASI=7)
                wizard = self.check(book)
                self.assertIn(sentence, self.told(wizard)["Jan 2025", f"A{HEAD_ROW + 1}"])
                wizard.action_store()
                self.assertFalse(any((self.lines | other).mapped('is_filled')))

    def test_sorted_rows_and_rows_that_stand_twice(self):
        book = self.book()
        sheet = book["Jan 2025"]
        one, two = self.cell(sheet, "KUNCI", 1), self.cell(sheet, "KUNCI", 4)
        one.value, two.value = two.value, one.value
        self.fill(sheet, 2, KUNCI=self.cell(sheet, "KUNCI", 3).value)
        self.fill(sheet, 1, REALISASI=3)
        sentences = self.told(self.check(book)).values()
        self.assertEqual(sum("moved away" in text for text in sentences), 3)  # rows 1, 4, and 2 with the key of 3
        self.assertEqual(sum("stands twice" in text for text in sentences), 1)

    def test_columns(self):
        """Moved columns are found by their heading; a missing, renamed or doubled one is told."""
        book = self.book()
        sheet = book["Jan 2025"]
        self.fill(sheet, 1, REALISASI=3)
        sheet.move_range(f"I{HEAD_ROW}:I{sheet.max_row}", cols=5)
        moved = self.check(book)
        self.assertEqual((moved.error_count, moved.change_count), (0, 1))
        for label, found in (("HASIL", "REALISASI is missing"), ("CATATAN", "stands twice"), (None, "is missing")):
            book = self.book()
            book["Jan 2025"].cell(HEAD_ROW, 9).value = label
            [sentence] = self.told(self.check(book)).values()
            self.assertIn(found, sentence)
        book = self.book()
        book["Jan 2025"].delete_rows(1, HEAD_ROW)
        [sentence] = self.told(self.check(book)).values()
        self.assertIn("No row of headings", sentence)

    def test_other_people(self):
        """Nobody stores into the months of others, with a workbook that they may well have been handed."""
        book = self.book()
        self.fill(book["Jan 2025"], 1, REALISASI=3)
        for person, found in ((self.section_head, "not yours to fill in"), (self.data_manager, "not yours to fill in"),
                              (self.stranger, "none of yours")):
            wizard = self.check(book, person.user_id)
            self.assertEqual(wizard.change_count, 0)
            self.assertTrue(any(found in text for text in self.told(wizard).values()), person.name)
            wizard.action_store()
        self.assertFalse(any(self.lines.mapped('is_filled')))

    def test_not_made_here(self):
        book = self.book()
        del book['meta']
        with self.assertRaisesRegex(UserError, "not made here"):
            self.check(book)
        book = self.book()
        book['meta']['B1'].value = 'staff'
        with self.assertRaisesRegex(UserError, "another kind"):
            self.check(book)
        book = self.book()
        book['meta']['B2'].value = '0'
        with self.assertRaisesRegex(UserError, "another version"):
            self.check(book)

    def test_a_dry_run_comes_first(self):
        wizard = self.wizard('months', self.user, self.book())
        with self.assertRaisesRegex(UserError, "dry run"):
            wizard.action_store()
        wizard.action_check()
        wizard.file = wizard.file
        with self.assertRaisesRegex(UserError, "dry run"):
            wizard.action_store()

    def test_hostile_texts_stay_texts(self):
        line = self.lines.sorted(lambda line: (line.plan_line_id.id, line.indicator_id.id))[0]
        hostile = "=cmd|'/c calc'!A1"
        line.with_user(self.user).note = hostile
        book = self.book()
        cell = self.cell(book["Jan 2025"], "CATATAN", 1)
        self.assertEqual((cell.value, cell.data_type, cell.quotePrefix), (hostile, 's', True))
        self.fill(book["Jan 2025"], 2, CATATAN="<script>alert(1)</script>", REALISASI=1)
        cell.data_type = 's'
        wizard = self.check(book)
        self.assertEqual((wizard.error_count, wizard.change_count), (0, 2))

    def test_rights_of_the_dialog(self):
        wizard = self.check(self.book())
        other = new_test_user(self.env, 'peek.import', groups='hr_skp.group_administrator', company_id=self.company.id,
                              company_ids=[(6, 0, self.company.ids)])
        self.assertFalse(self.env['skp.import'].with_user(other).search([('id', '=', wizard.id)]))
