# How the demo's cases come about: each step is completed by the person who holds it, through the engine.
# Not a module: the text of a server action (skp_case_demo.xml) that runs once and is deleted.
# ruff: noqa: F821

# -- What people plan and achieve ------------------------------------------------------------------

# login: [(activity, output a year, unit, months with output, cost)]
ACTIVITIES = {
    'pegawai': [
        ("Memelihara server, jaringan, dan perangkat komputer kantor", 12, 'laporan', 12, 18000000),
        ("Mengembangkan dan memelihara laman serta aplikasi layanan Balai", 4, 'modul', 4, 0),
        ("Menyusun cadangan dan pemulihan data layanan", 24, 'kegiatan', 12, 0),
        ("Memberikan dukungan teknis kegiatan pelatihan daring", 10, 'kegiatan', 10, 0),
    ],
    'pegawai2': [
        ("Menyusun laporan kepegawaian bulanan", 12, 'laporan', 12, 0),
        ("Memproses usul kenaikan pangkat dan kenaikan gaji berkala", 36, 'berkas', 12, 4800000),
        ("Memutakhirkan data pegawai pada aplikasi kepegawaian", 48, 'data', 12, 0),
    ],
    'pegawai3': [
        ("Menyusun laporan keuangan bulanan", 12, 'laporan', 12, 0),
        ("Memverifikasi dokumen pertanggungjawaban belanja", 240, 'dokumen', 12, 0),
        ("Menyusun rekonsiliasi data keuangan dengan KPPN", 12, 'berita acara', 12, 3600000),
    ],
    'pegawai4': [
        ("Mencatat mutasi barang milik negara", 60, 'dokumen', 12, 0),
        ("Melaksanakan inventarisasi barang milik negara", 2, 'laporan', 2, 6000000),
        ("Mengelola persediaan alat tulis kantor", 12, 'laporan', 12, 24000000),
    ],
    'pegawai5': [
        ("Melatih pada diklat peningkatan kompetensi guru", 160, 'jam pelajaran', 10, 32000000),
        ("Menyusun bahan ajar pelatihan literasi dan numerasi", 4, 'modul', 4, 8000000),
        ("Membimbing praktik pembelajaran guru di sekolah sasaran", 24, 'kunjungan', 12, 21600000),
    ],
    'pegawai6': [
        ("Mengembangkan media pembelajaran digital", 6, 'media', 6, 15000000),
        ("Mengelola kelas pelatihan daring guru", 12, 'kelas', 12, 0),
        ("Mengevaluasi pemanfaatan media pembelajaran", 4, 'laporan', 4, 0),
    ],
    'pegawai7': [
        ("Melatih pada diklat calon kepala sekolah", 120, 'jam pelajaran', 10, 24000000),
        ("Menganalisis kebutuhan pelatihan kabupaten dan kota", 4, 'laporan', 4, 12000000),
        ("Mengevaluasi pelaksanaan pelatihan", 12, 'laporan', 12, 0),
    ],
    'pegawai8': [
        ("Menyusun siaran pers kegiatan Balai", 24, 'naskah', 12, 0),
        ("Mengelola akun media sosial Balai", 96, 'konten', 12, 0),
        ("Menyusun laporan layanan informasi publik", 12, 'laporan', 12, 0),
    ],
    'pengelola': [
        ("Menghimpun dan menyerahkan lembar penilaian prestasi kerja", 12, 'berkas', 12, 0),
        ("Menata arsip kepegawaian", 24, 'boks', 12, 2400000),
        ("Menyajikan data pegawai bulanan", 12, 'laporan', 12, 0),
    ],
    'admin_skp': [
        ("Menganalisis kebutuhan dan formasi jabatan", 2, 'dokumen', 2, 4000000),
        ("Menyusun laporan pembinaan disiplin pegawai", 12, 'laporan', 12, 0),
        ("Mendampingi penyusunan sasaran kerja pegawai", 36, 'orang', 12, 0),
    ],
    'penilai': [
        ("Menyusun rencana kerja dan anggaran Subbagian Umum", 2, 'dokumen', 2, 5000000),
        ("Menyusun laporan kinerja triwulan Balai", 4, 'laporan', 4, 0),
        ("Mengoordinasikan layanan kepegawaian, keuangan, dan rumah tangga", 12, 'laporan', 12, 60000000),
    ],
}
# login: (quality of an ordinary month, months without output, part of the budget spent in percent)
MANNER = {
    'pegawai': (94, [], 88), 'pegawai2': (92, [], 92), 'pegawai3': (86, [10, 11], 100), 'pegawai4': (83, [7], 97),
    'pegawai5': (93, [], 90), 'pegawai6': (95, [], 84), 'pegawai7': (89, [2], 95), 'penilai': (91, [], 93),
    'admin_skp': (92, [], 96),
}
NOTES = {
    ('pegawai', 3): ("Modul pendaftaran pelatihan diserahkan kepada Seksi Peningkatan Kompetensi.", "Berita acara"),
    ('pegawai3', 10): ("Aplikasi keuangan tidak dapat diakses; laporan disusulkan.", "Berita acara gangguan"),
    ('pegawai7', 2): ("Diklat diundur ke bulan Maret atas permintaan dinas kabupaten.", "Surat pengunduran"),
}
# login: service, integrity, commitment, discipline, cooperation, leadership
BEHAVIOUR = {
    'pegawai': (92, 93, 91, 90, 92, 0), 'pegawai2': (88, 90, 89, 87, 90, 0), 'pegawai3': (80, 84, 82, 76, 81, 0),
    'pegawai4': (82, 86, 83, 80, 85, 0), 'pegawai6': (94, 92, 95, 91, 93, 0), 'pegawai7': (85, 88, 86, 84, 90, 0),
    'penilai': (90, 92, 91, 90, 89, 91),
}
ASPECTS = ('service', 'integrity', 'commitment', 'discipline', 'cooperation', 'leadership')
# login: [(kind, level of a creation, name, letter)]
EXTRA = {
    'pegawai': [
        ('additional', False, "Anggota panitia pengadaan perangkat jaringan", "027/B7.8/KP.10.00/%d"),
        ('additional', False, "Petugas teknis seleksi calon fasilitator daerah", "118/B7.8/KP.10.00/%d"),
        ('creativity', 'unit', "Aplikasi antrean layanan tamu Balai", "Surat Keterangan 201/B7.8/OT.02.00/%d"),
    ],
    'pegawai4': [('additional', False, "Anggota tim penghapusan barang milik negara", "064/B7.8/PL.05.00/%d")],
    'pegawai6': [('additional', False, "Narasumber pameran media pembelajaran", "152/B7.8/KP.10.00/%d")],
    'penilai': [('additional', False, "Ketua tim pembangunan zona integritas", "011/B7.8/OT.03.00/%d")],
}
RECOMMENDATION = {
    'pegawai': "Diusulkan mengikuti pelatihan keamanan informasi.",
    'pegawai3': "Perlu pembinaan ketepatan waktu penyampaian laporan.",
}
REASONS = {
    'plan': "Target analisis kebutuhan pelatihan belum sesuai dengan Perjanjian Kinerja Balai. Mohon disesuaikan dan "
            "lengkapi rincian biaya perjalanan dinas.",
    'month': "Jumlah dokumen mutasi belum sesuai dengan buku barang bulan ini. Mohon dihitung ulang dan lampirkan "
             "rekapitulasinya.",
    'corrected': "Dua laporan diperbaiki kembali setelah disampaikan.",
}
OBJECTIONS = {
    'pegawai3': (
        "Saya keberatan atas nilai capaian penyusunan laporan keuangan. Dua laporan pada akhir tahun terlambat karena "
        "aplikasi keuangan tidak dapat diakses, sebagaimana berita acara gangguan, bukan karena kelalaian saya.",
        "Kedua laporan diterima sesudah tutup buku sehingga tidak dapat dihitung pada tahun berjalan. Kendala aplikasi "
        "sudah dipertimbangkan pada nilai mutu.",
        "Gangguan aplikasi terjadi pada 28 sampai 31 Desember; berita acaranya sudah saya serahkan pada hari itu juga.",
        None, None),
    'pegawai4': (
        "Saya keberatan atas nilai disiplin. Ketidakhadiran pada bulan Juli adalah cuti sakit dengan surat dokter.",
        "Surat keterangan dokter baru diterima setelah penilaian disusun. Saya tidak berkeberatan nilainya ditinjau.",
        "Surat dokter asli ada pada saya dan dapat diperlihatkan.",
        "Keberatan diterima: ketidakhadiran bulan Juli sah. Nilai prestasi kerja ditetapkan kembali.", 1.2),
}

# -- Who does what ---------------------------------------------------------------------------------

TODAY = env['skp.plan']._today()
LAST, THIS = env.ref('hr_skp.skp_period_last_year'), env.ref('hr_skp.skp_period_this_year')
CLERK = THIS.data_manager_id


def login_of(plan):
    """Whose case it is, as the tables above name people."""
    return plan.employee_id.user_id.login.partition('@')[0]


def open_cases(period, logins, first=None):
    """Cases of these people, opened by the data manager; from a later day on for newcomers."""
    employees = env['hr.employee']
    for login in logins:
        employees |= env['res.users'].search([('login', '=', login + '@bgtk.example')]).employee_id
    if not first:
        return period.with_user(CLERK)._open_for(employees).sudo()
    plans = env['skp.plan']
    for employee in employees:
        plans |= plans.with_user(CLERK).create(
            {'period_id': period.id, 'employee_id': employee.id, 'date_from': first}).sudo()
    return plans


def complete(plans, decision='done', reason='', values=None):
    """Complete the present step as whoever holds it; nothing may be held back."""
    for user, tasks in plans.current_task_id.grouped('user_id').items():
        result = tasks.with_user(user).complete(decision, reason, values)
        if result['held_back']:
            raise UserError(str(result['held_back']))


# -- Writing a year of work ------------------------------------------------------------------------

def fill_plan(plans):
    """The activities with their targets, fewer for a part of the year."""
    for plan in plans:
        months = len(plan._months())
        lines = []
        for name, quantity, unit, active, cost in ACTIVITIES[login_of(plan)]:
            active = max(active * months // 12, 1)
            lines.append({
                'plan_id': plan.id, 'name': name, 'quantity_target': max(quantity * months // 12, active),
                'quantity_unit': unit, 'quality_target': 100, 'time_target': active, 'time_unit': 'bulan',
                'cost_target': cost * months // 12,
            })
        env['skp.plan.line'].with_user(plan.employee_id.user_id).create(lines)


def fill_extra(plans):
    """Additional tasks and creations, told while the year runs."""
    for plan in plans:
        for kind, level, name, letter in EXTRA.get(login_of(plan), []):
            env['skp.plan.line'].with_user(plan.employee_id.user_id).create({
                'plan_id': plan.id, 'kind': kind, 'creativity_level': level, 'name': name,
                'reference': letter % plan.date_from.year})


def output(target, active, months, index):
    """What is put out in one month: the target spread over the active months of the range."""
    return target * (index * active // months) // active - target * ((index - 1) * active // months) // active


def fill_month(plan):
    """One month as the employee tells it: no output, no quality and no cost."""
    sheet, user = plan.current_task_id.realisation_id, plan.employee_id.user_id
    index, login = plan._months().index(sheet.month) + 1, login_of(plan)
    quality, gaps, spent = MANNER[login]
    for line in sheet.line_ids.with_user(user):
        activity = line.plan_line_id
        done = output(int(activity.quantity_target), int(activity.time_target), len(plan._months()), index)
        done = 0 if index in gaps else done
        place = plan.line_ids.ids.index(activity.id)
        value = {
            'quantity': done,
            'quality': min(quality + (index * 5 + place * 3) % 7 - 3, 100) if done else 0,
            'cost': activity.cost_target * done / activity.quantity_target * spent / 100,
        }[line.aspect]
        line.write({'value': value})
    if (login, index) in NOTES:
        note, evidence = NOTES[login, index]
        tell(sheet.line_ids[:1].with_user(user), note, evidence)


def tell(line, note, evidence):
    """A note on a month's figure, with its evidence."""
    line.write({'note': note, 'attachment_ids': [Command.create({
        'name': evidence + '.txt', 'raw': note.encode(), 'res_model': line._name, 'res_id': line.id})]})


def report_months(plans, count):
    """Report months and have them measured, all cases side by side."""
    for index in range(count):
        for plan in plans:
            fill_month(plan)
        complete(plans)
        if index + 1 < count:
            complete(plans)


def approve(plans):
    """Plan, review, and the additional tasks of the year."""
    fill_plan(plans)
    complete(plans)
    complete(plans, 'agree')
    fill_extra(plans)


# -- Closing a year --------------------------------------------------------------------------------

def correct_one(plan):
    """The appraiser corrects one figure of the year, with a reason."""
    row = plan.appraisal_ids.line_ids[:1].measurement_ids.filtered(lambda row: row.aspect == 'quality')
    row.with_user(plan.appraiser_id.user_id).write(
        {'is_corrected': True, 'corrected': 92, 'reason': REASONS['corrected']})


def score_behaviour(plans):
    """The appraiser's scores, each person's own, and the recommendation."""
    for plan in plans:
        scores = dict(zip(ASPECTS, BEHAVIOUR[login_of(plan)], strict=True))
        appraiser = plan.appraiser_id.user_id
        for row in plan.appraisal_ids.behaviour_ids.with_user(appraiser):
            row.write({'score': scores[row.code]})
        plan.appraisal_ids.with_user(appraiser).write({'recommendation': RECOMMENDATION.get(login_of(plan))})
    complete(plans)


def object_to(plan):
    """Objection, both explanations and, where it has one, the superior's decision."""
    reason, answer, explanation, decision, more = OBJECTIONS[login_of(plan)]
    complete(plan, 'object', reason)
    complete(plan, 'done', answer)
    complete(plan, 'done', explanation)
    if decision:
        complete(plan, 'change', decision, {'new_score': plan.appraisal_ids.score + more})


def walk_last_year():
    """One case at each phase from behaviour to the archive."""
    plans = open_cases(LAST, [login for login in ACTIVITIES if login in MANNER])
    at = {login_of(plan): plan for plan in plans}
    approve(plans)
    report_months(plans, 12)
    correct_one(at['pegawai'])
    complete(plans)
    plans -= at['pegawai5'] | at['admin_skp']
    score_behaviour(plans)
    plans -= at['pegawai2']
    object_to(at['pegawai3'])
    object_to(at['pegawai4'])
    plans -= at['pegawai3']
    complete(plans - at['pegawai4'], 'accept')
    plans -= at['pegawai7']
    complete(plans)
    plans -= at['pegawai6'] | at['penilai']
    complete(plans)
    complete(at['pegawai'], values={
        'archive_number': f'014/B7.8/KP.05.01/{LAST.date_from.year}', 'archive_place': 'Rak A-3/2'})


def walk_this_year():
    """Months up to today, and newcomers from this quarter on who still plan."""
    behind = max(TODAY.month - 1, 1)
    yearly = open_cases(THIS, ['pegawai', 'pegawai2', 'pegawai3', 'pegawai4', 'pegawai5'])
    approve(yearly)
    report_months(yearly, behind)
    at = {login_of(plan): plan for plan in yearly}
    if TODAY.month > 1:
        complete(at['pegawai'])
    complete(at['pegawai4'], 'return', REASONS['month'])
    quarter = TODAY.replace(month=(TODAY.month - 1) // 3 * 3 + 1, day=1)
    late = open_cases(THIS, ['pegawai6', 'pegawai7', 'pegawai8', 'pengelola'], quarter)
    at = {login_of(plan): plan for plan in late}
    planned = late - at['pegawai8']
    fill_plan(planned)
    complete(planned)
    complete(at['pegawai7'], 'return', REASONS['plan'])


if not LAST.plan_ids and not THIS.plan_ids:
    walk_last_year()
    walk_this_year()
