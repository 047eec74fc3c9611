"""Cases under PermenPANRB 6/2022 on the office of ``common``; builds, never asserts."""
from odoo.fields import Command
from odoo.tests import TransactionCase

from .common import OfficeMixin

# superior's result, own result, kind, indicators (aspect, name, target)
STAFF_RESULTS = [
    ("Meningkatnya mutu layanan kepegawaian", "Laporan kepegawaian tersusun lengkap dan tepat waktu", 'main', [
        ('quantity', "Jumlah laporan yang disampaikan", "12 laporan"),
        ('quality', "Tingkat kesesuaian laporan dengan pedoman", "80 – 90%"),
        ('quality', "Persentase laporan tanpa perbaikan", "80 – 90% laporan"),
        ('time', "Rata-rata waktu penyelesaian", "2-3 hari setelah bulan berakhir")]),
    ("Meningkatnya mutu layanan kepegawaian", "Usul kenaikan pangkat terproses sesuai ketentuan", 'main', [
        ('quantity', "Persentase usul yang selesai", "90 – 95% usul")]),
]
# own result, kind, indicators (perspective, name, target)
EXECUTIVE_RESULTS = [
    ("Meningkatnya mutu layanan kepegawaian (penugasan dari Kepala)", 'main', [
        ('customer', "Indeks kepuasan pengguna layanan", "3,5 dari skala 5"),
        ('process', "Persentase layanan sesuai standar", "90%")]),
    ("Terkelolanya anggaran unit secara optimal (penugasan dari Kepala)", 'main', [
        ('budget', "Persentase penyerapan anggaran", "95%")]),
    ("Terselenggaranya rapat koordinasi (penugasan dari Kepala)", 'additional', [
        ('internal', "Jumlah rapat koordinasi", "4")]),
]
QUALITATIVE_RESULTS = [
    ("Pelayanan administrasi berjalan tertib (penugasan dari Kepala Seksi)", 'main', [
        "Sebagian besar surat terselesaikan pada hari yang sama", "Keluhan berkurang dari tahun sebelumnya"]),
]


class Permenpanrb6Mixin(OfficeMixin):
    """``walk`` and its helpers understand cases under PermenPANRB 6/2022 beside those of PP 46/2011.

    ``section_head`` heads an independent unit: the form of the executives; ``worker`` has that of the staff.
    """

    @classmethod
    def make_office_6(cls, year=2024, cycle='quarterly'):
        """The office with ``cls.period`` under PermenPANRB 6/2022."""
        cls.make_office()
        cls.section_head.skp_leads_unit = True
        cls.period = cls.make_period_6(year, cycle)

    @classmethod
    def make_period_6(cls, year=2024, cycle='quarterly', **vals):
        """A year under PermenPANRB 6/2022 that is evaluated by a cycle ('monthly', 'quarterly')."""
        return cls.period.copy({
            'name': f"{year} (6/2022)", 'date_from': f'{year}-01-01', 'date_to': f'{year}-12-31',
            'scheme_id': cls.env.ref('hr_skp.scheme_permenpanrb6').id, 'evaluation_cycle': cycle, **vals})

    @classmethod
    def open_in(cls, period, employee=None):
        """A case of another period at its first step."""
        return period.with_user(cls.data_manager.user_id)._open_for(employee or cls.worker)

    @classmethod
    def fill_plan(cls, plans, lines=None):
        """Write the rows as the employees themselves, each case by its own regulation."""
        by_words = plans.filtered(lambda plan: plan.scheme_code == 'permenpanrb6')
        cls.fill_plan_6(by_words)
        super().fill_plan(plans - by_words, lines)

    @classmethod
    def fill_plan_6(cls, plans):
        """Write a plan of the form that each case has: quantitative of staff or executives, or qualitative."""
        for plan in plans.sudo():
            cls.add_results(plan, *cls.results_of(plan))

    @classmethod
    def results_of(cls, plan):
        """Values of the results, each with its indicators, that a case of this form is filled with."""
        if plan.approach == 'qualitative':
            executive = plan.form_kind == 'executive'
            return [cls.result(name, kind, [
                {'name': words, 'perspective': 'customer' if executive else False} for words in sentences])
                for name, kind, sentences in QUALITATIVE_RESULTS]
        if plan.form_kind == 'executive':
            return [cls.result(name, kind, [
                {'perspective': perspective, 'name': words, 'target_text': target}
                for perspective, words, target in indicators]) for name, kind, indicators in EXECUTIVE_RESULTS]
        return [cls.result(name, kind, [
            {'aspect': aspect, 'name': words, 'target_text': target} for aspect, words, target in indicators],
            superior_text=above) for above, name, kind, indicators in STAFF_RESULTS]

    @staticmethod
    def result(name, kind, indicators, **vals):
        """Values of one result with its indicators in their order."""
        return {'name': name, 'kind': kind, **vals, 'indicator_ids': [
            Command.create({'sequence': 10 * number, **indicator}) for number, indicator in enumerate(indicators, 1)]}

    @classmethod
    def add_results(cls, plan, *results):
        """Add results to a case as its employee."""
        lines = cls.env['skp.plan.line'].with_user(plan.sudo().employee_id.user_id)
        return lines.create([
            {'plan_id': plan.id, 'sequence': 10 * number, **result} for number, result in enumerate(results, 1)])

    @classmethod
    def fill_month(cls, plans):
        """Enter the month: words for targets in words, figures for the others."""
        by_words = plans.filtered(lambda plan: plan.scheme_code == 'permenpanrb6')
        for plan in by_words.sudo():
            cells = plan.current_task_id.realisation_id.line_ids
            cells.with_user(plan.employee_id.user_id).write({'note': "Berjalan sesuai rencana aksi"})
        super().fill_month(plans - by_words)

    @classmethod
    def rate_spans(cls, plans, results='meets', behaviour='meets'):
        """Rate the periodic evaluations that are due, as the appraisers themselves."""
        for plan in plans.sudo():
            plan.evaluation_ids.filtered(lambda row: row.state == 'draft').with_user(plan.appraiser_id.user_id).write(
                {'results_rating': results, 'behaviour_rating': behaviour})

    @classmethod
    def score(cls, plans, scores=None, results='meets', behaviour='meets'):
        """Appraise as the appraisers themselves: the two ratings, or behaviour in points."""
        by_words = plans.filtered(lambda plan: plan.scheme_code == 'permenpanrb6')
        for plan in by_words.sudo():
            plan.appraisal_ids.with_user(plan.appraiser_id.user_id).write(
                {'results_rating': results, 'behaviour_rating': behaviour})
        super().score(plans - by_words, scores)


class Permenpanrb6Common(Permenpanrb6Mixin, TransactionCase):
    """An office under PermenPANRB 6/2022, inside a transaction."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_office_6()
