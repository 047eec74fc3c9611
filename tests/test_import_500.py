import logging
import time

from odoo.tests import freeze_time, tagged

from .common import LINES, SkpCommon, make_nip
from .common_workbook import HEAD_ROW, WorkbookMixin

_logger = logging.getLogger(__name__)

PEOPLE = 500
TABLES = ('skp_plan', 'skp_plan_line', 'skp_indicator', 'skp_realisation', 'skp_task', 'hr_employee', 'hr_version')


@tagged('-at_install', 'post_install')
@freeze_time('2025-02-03')
class TestImport500(WorkbookMixin, SkpCommon):
    """A unit of 500 without logins: the data manager takes their month out into the field and brings it back."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = cls.data_manager.user_id
        cls.people = cls.env['hr.employee'].create([
            {'name': f"Pegawai {number:03}", 'company_id': cls.company.id, 'skp_nip': f"{1960 + number // 28}0101201001"
             f"{number % 2 + 1}{number % 28 + 1:03}", 'parent_id': cls.section_head.id, 'skp_post_kind': 'executor'}
            for number in range(PEOPLE)])
        cls.plans = cls.open_case(cls.people).sudo()
        cls.env['skp.plan.line'].sudo().create([
            {'plan_id': plan.id, 'name': name, 'quantity_target': quantity, 'quantity_unit': unit,
             'quality_target': quality, 'time_target': months, 'time_unit': 'bulan', 'cost_target': cost}
            for plan in cls.plans for name, quantity, unit, quality, months, cost in LINES[:1]])
        cls.plans.current_task_id.user_id = cls.user  # for this one step: each would need a scan of its own
        cls.complete(cls.plans)
        cls.complete(cls.plans, 'agree')
        cls.plans = cls.plans.with_env(cls.env)
        cls.lines = cls.plans.realisation_ids.line_ids

    def state_of(self):
        """A digest of everything that storing figures must leave alone."""
        self.env.flush_all()
        found = []
        for table in TABLES:
            self.env.cr.execute(f"SELECT md5(string_agg(md5(t::text), '' ORDER BY id)) FROM {table} t")
            found.append((table, self.env.cr.fetchone()[0]))
        return found

    def measured(self, what, rows, call):
        """Run something and log what it cost; its result and its queries."""
        self.env.flush_all()
        self.env.invalidate_all()
        queries, start = self.env.cr.sql_log_count, time.process_time()
        result = call()
        self.env.flush_all()
        seconds, queries = time.process_time() - start, self.env.cr.sql_log_count - queries
        _logger.info("%s: %s rows, %.1f s CPU, %.0f rows/s, %s queries", what, rows, seconds, rows / seconds, queries)
        return result, queries

    def test_thirty_faults(self):
        count = len(self.lines)
        self.assertEqual(count, 2 * PEOPLE)
        book, queries = self.measured("made", count, lambda: self.downloaded('months', self.plans, self.user))
        self.assertLess(queries, 60)
        sheet = book["Jan 2025"]
        self.assertEqual(sheet.max_row, HEAD_ROW + count)
        ids = [int(self.cell(sheet, "KUNCI", row).value.partition('.')[0]) for row in range(1, count + 1)]
        for row in range(1, count + 1):
            self.fill(sheet, row, REALISASI=row % 7 + 0.5, CATATAN=f"catatan {row % 50}")
        planted = self.plant(book, ids)
        content, before = self.content(book), self.state_of()
        wizard, queries = self.measured("dry run", count, lambda: self.brought('months', self.user, content))
        self.assertLess(queries, 400)
        self.assertEqual(set(self.told(wizard)), {("Jan 2025", place) for place, _row, _cells in planted})
        self.assertEqual(wizard.error_count, 30)
        lost = sum(cells for _place, _row, cells in planted)
        self.assertEqual(wizard.change_count, 2 * count - lost)
        self.assertFalse(any(self.lines.mapped('note')))
        self.measured("stored", count, wizard.action_store)
        self.assertEqual(self.state_of(), before, "nothing but the figures has changed")
        self.check_stored(ids, planted)

    def check_stored(self, ids, planted):
        """Each figure as typed, those with a fault as they were."""
        faulty = {row: (place[0], cells) for place, row, cells in planted}
        wrong = []
        for row, line in enumerate(self.env['skp.realisation.line'].browse(ids), 1):
            column, cells = faulty.get(row, ('', 0))
            value = row % 7 + 0.5 if not cells or cells == 1 and column != 'I' else self.untouched.get(row, 0)
            note = f"catatan {row % 50}" if not cells or cells == 1 and column != 'J' else False
            if (line.value, line.note) != (value, note):
                wrong.append((row, line.value, line.note))
        self.assertEqual(wrong, [])

    def plant(self, book, ids):
        """Thirty faults: (cell that is named, row, cells that are not stored)."""
        sheet, planted = book["Jan 2025"], []
        texts = ["abc", "=SUM(A1:A9)", -1, "1,234", 2.345, True, "90%", "5 laporan", 1e15, "#N/A", "- ", "1.2.3"]
        for row, text in enumerate(texts, 11):
            self.fill(sheet, row, REALISASI=text)
            planted.append((f"I{HEAD_ROW + row}", row, 1))
        for row in range(101, 104):  # a percentage
            self.fill(sheet, row, REALISASI=0.9)
            self.cell(sheet, "REALISASI", row).number_format = '0.0%'
            planted.append((f"I{HEAD_ROW + row}", row, 1))
        for row in range(201, 205):  # a formula, a text that cannot be printed
            self.fill(sheet, row, CATATAN="=A1")
            planted.append((f"J{HEAD_ROW + row}", row, 1))
        keys = ["", "x", f"{ids[0]}.0.0", self.env['skp.import.months']._key(2 ** 31 - 1, 'x')]
        for row, key in enumerate(keys, 301):
            self.fill(sheet, row, KUNCI=key)
            planted.append((f"A{HEAD_ROW + row}", row, 2))
        self.fill(sheet, 401, KUNCI=self.cell(sheet, "KUNCI", 400).value)  # stands twice
        planted.append((f"A{HEAD_ROW + 401}", 401, 2))
        for row in range(501, 504):  # moved
            self.fill(sheet, row, NIP=make_nip())
            planted.append((f"B{HEAD_ROW + row}", row, 2))
        self.untouched = {}
        for row in range(601, 604):  # changed since, to the figure that was typed: its note alone is stale
            self.env['skp.realisation.line'].browse(ids[row - 1]).value = self.untouched[row] = row % 7 + 0.5
            planted.append((f"J{HEAD_ROW + row}", row, 2))
        return planted
