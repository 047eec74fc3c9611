from datetime import date

from odoo.tests import TransactionCase, tagged

from .common_cases import rows

LEGAL_BASIS = [
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2012 Tentang Pedoman "
    "Penyusunan Standar Operasional Prosedur Administrasi Pemerintahan.",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 7 tahun 2022 Tentang Sistem Kerja "
    "Pada Instansi Pemerintah Untuk Penyederhanaan Birokrasi.",
    "Peraturan Menteri Pendidikan Dasar dan Menengah Nomor 1 Tahun 2024 Tentang Organisasi dan Tata Kerja Kementerian "
    "Pendidikan Dasar dan Menengah.",
    "Peraturan Menteri Pendidikan Dasar dan Menengah Republik Indonesia Republik Indonesia Nomor 5 Tahun Tentang "
    "Organisasi Dan Tata Kerja Unit Pelaksana Teknis Bidang Guru dan Tenaga Kependidikan.",
    "Peraturan Pemerintah Republik Indonesia Nomor 30 Tahun 2019 Tentang Penilaian Kinerja Pegawai Negeri Sipil",
    "Keputusan Menteri Pendidikan Dasar dan Menengah Nomor 70/M/2025 Tentang Penyesuaian Sistem Kerja Pada Unit Kerja "
    "di Kementerian Pendidikan Dasar dan Menengah.",
]
# the identity box as its page prints it; lists one item a line
BOX = {
    'document_label': 'POS',
    'number': "544/B7.8/OT.01.00/2025",
    'date_created': date(2025, 12, 17),
    'date_revised': False,
    'date_effective': False,
    'approved_by': "Kepala BGTK Provinsi Sumatera Barat",
    'name': "Penilaian Prestasi Kerja",
    'agency': "KEMENTERIAN PENDIDIKAN, DASAR DAN MENENGAH\n"
              "DIREKTORAT JENDERAL GURU, TENAGA KEPENDIDIKAN, PENDIDIKAN GURU\n"
              "BALAI GURU DAN TENAGA KEPENDIDIKAN PROVINSI SUMATERA BARAT",
    'legal_basis': "\n".join(LEGAL_BASIS),
    'qualification': "Memahami prosedur penilaian kerja pegawai\n"
                     "Memahami tugas pokok dan fungsi unit kerja\n"
                     "Memahami peraturan dan ketentuan yang berlaku",
    'related_sops': False,
    'equipment': "Data penilaian prestasi kerja pegawai\nKomputer/Scanner/Printer",
    'warning': "Pelaksana bertanggung jawab atas pelaksanaan aktivitas yang telah dibakukan dan ditetapkan.\n"
               "Segala bentuk penyimpangan atas mutu baku terkait perlengkapan, waktu maupun output dikategorikan "
               "sebagai bentuk kegagalan yang harus dipertanggungjawabkan oleh pelaksana.",
    'recording': "Dicatat dan didata dalam berkas kearsipan BGTK Provinsi Sumatera Barat secara elektronik dan/atau "
                 "manual",
}
MINUTES = {'menit': 1, 'jam': 60}
SIGNING_WORDS = ("tanda tangan", "langsung ditandatangani", "maka ditandatangani")


@tagged('-at_install', 'post_install')
class TestSopData(TransactionCase):
    """The shipped POS 544 is the office's document, row by row (``cases/pos_544.csv``)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sop = cls.env.ref('hr_skp.sop_pos_544')
        cls.steps = {step.number: step for step in cls.sop.step_ids}
        cls.table = list(rows('pos_544'))

    def test_nine_rows(self):
        self.assertEqual([int(row['number']) for row in self.table], list(range(1, 10)))
        self.assertEqual(sorted(self.steps), list(range(1, 10)))

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
        """Whatever row speaks of signing signs; row 1 too, because both sign the plan (PP 46/2011)."""
        signing = {
            int(row['number']) for row in self.table if any(words in row['name'] for words in SIGNING_WORDS)}
        self.assertEqual({number for number, step in self.steps.items() if step.requires_signature}, signing | {1})

    def test_identity_box(self):
        for name, value in BOX.items():
            with self.subTest(field=name):
                self.assertEqual(self.sop[name], value)

    def test_actor_columns(self):
        """The four columns of the page and the roles that decide who acts in them."""
        columns = {(step.column_title, step.role) for step in self.sop.step_ids}
        self.assertEqual(columns, {
            ("Pegawai", 'employee'), ("Pengelola Data dan Informasi", 'data_manager'),
            ("Kasubag Umum", 'appraiser'), ("Kepala Balai", 'superior')})

    def test_sound_and_published(self):
        self.assertEqual(self.sop.state, 'published')
        self.assertEqual(self.sop._faults(), [])
