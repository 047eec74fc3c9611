from collections import defaultdict

from odoo.fields import Date
from odoo.tests import TransactionCase, tagged

from .common_cases import rows

MINUTES = {'menit': 1, 'jam': 60}


def identity(name):
    """The identity box as its page prints it: a list has a row for each item."""
    box = defaultdict(list)
    for row in rows(name):
        box[row['field']].append(row['value'])
    return {field: "\n".join(filter(None, values)) or False for field, values in box.items()}


class SopDataCase:
    """A shipped procedure is the office's document, row by row (``cases/``)."""

    allow_inherited_tests_method = True  # else Odoo's runner leaves out what a class inherits

    record = None  # its xmlid
    table_name = None  # of its transcription
    count = None  # rows of the flow table
    signing_words = ()  # a row that says them signs
    signing_too = set()  # rows that sign without saying so
    columns = {}  # titles of the page, and the roles that decide who acts in them

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sop = cls.env.ref(f'hr_skp.{cls.record}')
        cls.steps = {step.number: step for step in cls.sop.step_ids}
        cls.table = list(rows(cls.table_name))
        cls.box = identity(f'{cls.table_name}_identity')

    def test_all_rows(self):
        numbers = list(range(1, self.count + 1))
        self.assertEqual([int(row['number']) for row in self.table], numbers)
        self.assertEqual(sorted(self.steps), numbers)

    def test_each_row(self):
        for row in self.table:
            step = self.steps[int(row['number'])]
            for name in ('name', 'standard_inputs', 'standard_output', 'column_title', 'act', 'role'):
                with self.subTest(row=row['number'], field=name):
                    self.assertEqual(step[name], row[name])

    def test_times(self):
        """The document writes hours or minutes; the data holds minutes."""
        for row in self.table:
            with self.subTest(row=row['number']):
                number, unit = row['time'].split()
                self.assertEqual(int(row['standard_minutes']), int(number) * MINUTES[unit], "the table itself")
                self.assertEqual(self.steps[int(row['number'])].standard_minutes, int(row['standard_minutes']))

    def test_flow(self):
        for row in self.table:
            step = self.steps[int(row['number'])]
            with self.subTest(row=row['number']):
                self.assertEqual(step.next_step_id.number, int(row['next'] or 0))
                self.assertEqual(step.return_step_id.number, int(row['return'] or 0))

    def test_signatures(self):
        """Whatever row speaks of signing signs."""
        signing = {
            int(row['number']) for row in self.table if any(words in row['name'] for words in self.signing_words)}
        self.assertEqual(
            {number for number, step in self.steps.items() if step.requires_signature}, signing | self.signing_too)

    def test_identity_box(self):
        for name, value in self.box.items():
            with self.subTest(field=name):
                expected = Date.to_date(value) or False if name.startswith('date_') else value
                self.assertEqual(self.sop[name], expected)

    def test_actor_columns(self):
        """The columns of the page, in its order, and the roles that decide who acts in them."""
        self.assertEqual({step.column_title: step.role for step in self.sop.step_ids}, self.columns)
        self.assertEqual(self.sop.column_titles.splitlines(), list(self.columns))

    def test_sound_and_published(self):
        self.assertEqual(self.sop.state, 'published')
        self.assertEqual(self.sop._faults(), [])


@tagged('-at_install', 'post_install')
class TestPos544Data(SopDataCase, TransactionCase):
    """POS 544 of BGTK Provinsi Sumatera Barat; row 1 signs too, because both sign the plan (PP 46/2011)."""

    record = 'sop_pos_544'
    table_name = 'pos_544'
    count = 9
    signing_words = ("tanda tangan", "langsung ditandatangani", "maka ditandatangani")
    signing_too = {1}
    columns = {
        "Pegawai": 'employee', "Pengelola Data dan Informasi": 'data_manager', "Kasubag Umum": 'appraiser',
        "Kepala Balai": 'superior'}


@tagged('-at_install', 'post_install')
class TestSop92Data(SopDataCase, TransactionCase):
    """SOP 92 of Dinas Kominfo Kalimantan Barat; row 3 signs too: in row 4 the appraiser has signed as well."""

    record = 'sop_92'
    table_name = 'sop_92'
    count = 8
    signing_words = ("tanda tangan", "Menandatangani")
    signing_too = {3}
    columns = {
        "Staf Pelaksana": 'staff', "Pejabat Penilai": 'appraiser', "Pegawai": 'employee',
        "Atasan Pjb. Penilai": 'superior'}
