# The second demo office: a team of ten by SOP 92 under PermenPANRB 6/2022, waiting to be rated in the quadrant.
# Not a module: the text of a server action (agency_case_demo.xml) that runs once and is deleted.
# ruff: noqa: F821

ABOVE = "Meningkatnya kualitas layanan pemerintahan berbasis elektronik"
# what each person answers for: [(result, [(aspect, indicator, target, realised)])]
RESULTS = [
    [("Aplikasi layanan perizinan daring siap digunakan", [
        ('quality', "Tingkat kesesuaian fitur dengan kebutuhan", "80 – 90%", "88% berdasarkan uji terima"),
        ('time', "Ketepatan waktu penyelesaian aplikasi", "7-8 bulan", "8 bulan berdasarkan berita acara")]),
     ("Gangguan aplikasi tertangani dengan cepat", [
        ('time', "Rata-rata waktu penanganan gangguan", "2-3 jam setelah laporan", "2 jam berdasarkan tiket")])],
    [("Situs organisasi perangkat daerah dapat diakses sepanjang waktu", [
        ('quality', "Persentase waktu akses", "99%", "99,2% berdasarkan laporan pemantauan"),
        ('quantity', "Jumlah situs yang dimutakhirkan", "24 situs", "24 situs berdasarkan daftar pemutakhiran")])],
    [("Data layanan tersaji mutakhir dan akurat", [
        ('quantity', "Jumlah himpunan data yang diterbitkan", "12 himpunan", "10 himpunan berdasarkan portal data"),
        ('quality', "Tingkat kelengkapan metadata", "90%", "85% berdasarkan pemeriksaan mutu")])],
]
ADDED = ("Panitia penyelenggaraan pekan layanan digital (penugasan dari Kepala Bidang)", [
    ('quantity', "Jumlah gerai layanan yang beroperasi", "6 gerai", "6 gerai berdasarkan laporan panitia")])
EXPECTATION = {'service': "Menanggapi keluhan pengguna pada hari yang sama.",
               'collaborative': "Berbagi pengetahuan dengan tim perangkat daerah lain setiap bulan."}
FEEDBACK = "Pimpinan: pertahankan; dokumentasi teknis mohon dilengkapi."
APPENDIX = [
    ('resource', "Perangkat pengembangan dan akses ke lingkungan uji"),
    ('accountability', "Laporan kemajuan setiap akhir bulan kepada Kepala Seksi"),
    ('consequence', "Usulan pelatihan lanjutan bila hasil kerja di atas ekspektasi"),
]
# login: (results, behaviour), for those who are rated already
RATED = {'staf1': ('above', 'above'), 'staf2': ('meets', 'above'), 'staf3': ('meets', 'meets')}

PERIOD = env.ref('hr_skp.skp_period_agency')
CLERK = PERIOD.data_manager_id


def complete(plans, decision='done'):
    """Complete the present step as whoever holds it; nothing may be held back."""
    for user, tasks in plans.current_task_id.grouped('user_id').items():
        result = tasks.with_user(user).complete(decision)
        if result['held_back']:
            raise UserError(str(result['held_back']))


def result_values(plan, place, name, indicators):
    """One result with its indicators."""
    rows = []
    for aspect, words, target, _told in indicators:
        rows.append(Command.create({
            'sequence': len(rows), 'aspect': aspect, 'name': words, 'target_text': target}))
    return {
        'plan_id': plan.id, 'sequence': 10 * place, 'name': name, 'superior_text': ABOVE,
        'kind': 'additional' if name == ADDED[0] else 'main', 'indicator_ids': rows}


def prepare(plans):
    """The results with their indicators, and that nobody has an SKP of the year before, as the clerk."""
    for number, plan in enumerate(plans):
        for place, (name, indicators) in enumerate(RESULTS[number % 3] + ([ADDED] if number % 4 == 1 else [])):
            env['skp.plan.line'].with_user(CLERK).create(result_values(plan, place, name, indicators))
        env['skp.previous'].with_user(CLERK).create({'plan_id': plan.id, 'kind': 'none'})
        for kind, text in APPENDIX:
            env['skp.appendix'].with_user(CLERK).create({'plan_id': plan.id, 'kind': kind, 'text': text})
        for row in plan.expectation_ids.with_user(CLERK):
            if row.aspect_id.code in EXPECTATION:
                row.write({'text': EXPECTATION[row.aspect_id.code]})


def tell(plans):
    """What was realised on each indicator, the feedback, and the ratings that are given already, as the appraiser."""
    told = {}
    for results in [*RESULTS, [ADDED]]:
        for _name, indicators in results:
            for _aspect, words, _target, text in indicators:
                told[words] = text
    for plan in plans:
        appraiser = plan.appraiser_id.user_id
        for row in plan.appraisal_ids.line_ids.measurement_ids.with_user(appraiser):
            row.write({'realised_text': told[row.indicator_id.name], 'feedback': FEEDBACK})
        login = plan.employee_id.user_id.login.partition('@')[0]
        if login in RATED:
            results, behaviour = RATED[login]
            plan.appraisal_ids.with_user(appraiser).write(
                {'results_rating': results, 'behaviour_rating': behaviour})


if not PERIOD.plan_ids:
    staff = env.ref('hr_skp.hr_employee_section_head').child_ids.sorted('id')
    cases = PERIOD.with_user(CLERK)._open_for(staff).sudo()
    prepare(cases)
    complete(cases)
    while cases[0].current_task_id.act != 'assess':
        complete(cases)
    tell(cases)
    env['skp.organisation'].with_user(CLERK).create({
        'period_id': PERIOD.id, 'leader_id': env.ref('hr_skp.hr_employee_section_head').id, 'predicate': 'good',
        'letter': "061/92/KOMINFO"})
    complete(cases[0])
