"""What a shown calculation calls its sections and steps.

A screen and an export speak the reader's language, the official sheet Bahasa Indonesia, whoever prints:
each word stands here once, in English for the screen's catalogue and beside it as the sheet prints it.
"""


# marked here, translated by whoever shows it
# pylint: disable=prefer-env-translation
def _(text):
    """Mark a text for the translation catalogue; ``Writer`` translates it when it is shown."""
    return text


ROUNDING = (
    _("Each printed figure is rounded half up to two decimals, and the printed figure goes into the next step."),
    "Setiap angka yang dicetak dibulatkan setengah ke atas menjadi dua desimal, dan angka tercetak itu dipakai pada "
    "langkah berikutnya.")
UNCONFIRMED = (
    _("* Known from public programs or from practice; the wording of the regulation was not seen."),
    "* Diketahui dari program publik atau dari praktik; bunyi peraturannya belum dilihat.")
USED = (_("Used %(realised)s of %(target)s %(unit)s"), "Terpakai %(realised)s dari %(target)s %(unit)s")
REALISED = (
    _("Realised %(realised)s, target %(target)s %(unit)s"), "Realisasi %(realised)s, target %(target)s %(unit)s")
CORRECTED = (_("Corrected by the appraiser: %(reason)s"), "Dikoreksi oleh penilai: %(reason)s")

SECTIONS = {
    'activity': (_("Activity: %(name)s"), "Kegiatan: %(name)s"),
    'indicators': (_("Result: %(name)s"), "Rencana kinerja: %(name)s"),
    'skp': (_("SKP Score"), "Nilai SKP"),
    'performance': (_("SKP Score"), "Nilai SKP"),
    'behaviour': (_("Behaviour"), "Perilaku Kerja"),
    'result': (_("Result"), "Hasil penilaian"),
    'objection': (_("After the objection"), "Setelah keberatan"),
    'year': (_("The year in parts"), "Nilai tahun dari bagian-bagiannya"),
}
# by section and by the name of the step in rules/
STEPS = {
    ('activity', 'quantity'): (_("Quantity"), "Kuantitas"),
    ('activity', 'quality'): (_("Quality"), "Mutu"),
    ('activity', 'time'): (_("Time"), "Waktu"),
    ('activity', 'cost'): (_("Cost"), "Biaya"),
    ('activity', 'total'): (_("Sum of the aspects"), "Jumlah semua aspek"),
    ('activity', 'score'): (_("Score of the activity"), "Nilai capaian"),
    ('indicators', 'achievement'): (_("Achievement in percent"), "Capaian IKI (%)"),
    ('indicators', 'percent'): (_("Rounded to a whole percent"), "Capaian IKI dibulatkan (%)"),
    ('indicators', 'indicator'): (_("Score of the indicator"), "Nilai capaian IKI"),
    ('indicators', 'line'): (_("Score, the average of the indicators"), "Nilai, rata-rata IKI"),
    ('skp', 'average'): (_("Average of the activities"), "Rata-rata nilai kegiatan"),
    ('skp', 'additional'): (_("Additional tasks"), "Tugas tambahan"),
    ('skp', 'creativity'): (_("Creativity"), "Kreativitas"),
    ('skp', 'skp'): (_("SKP Score"), "Nilai SKP"),
    ('skp', 'study'): (_("Grade index of the study assignment"), "Indeks prestasi tugas belajar"),
    ('performance', 'average_agreement'): (
        _("Average by performance agreement or directive"), "Rata-rata dari perjanjian kinerja atau direktif"),
    ('performance', 'average_initiative'): (
        _("Average by action plan or strategic initiative"), "Rata-rata dari rencana aksi atau inisiatif strategis"),
    ('performance', 'main_agreement'): (
        _("Share of performance agreement or directive"), "Bobot perjanjian kinerja atau direktif"),
    ('performance', 'main_initiative'): (
        _("Share of action plan or strategic initiative"), "Bobot rencana aksi atau inisiatif strategis"),
    ('performance', 'main'): (_("Main performance"), "Kinerja utama"),
    ('performance', 'additional_task'): (_("Additional task"), "Tugas tambahan"),
    ('performance', 'additional'): (_("Additional performance"), "Kinerja tambahan"),
    ('performance', 'skp'): (_("SKP Score"), "Nilai SKP"),
    ('behaviour', 'total'): (_("Sum"), "Jumlah"),
    ('behaviour', 'average'): (_("Average"), "Rata-rata"),
    ('behaviour', 'weighted'): (_("Share of behaviour in the result"), "Bobot perilaku kerja"),
    ('result', 'skp'): (_("Share of the SKP score"), "Bobot nilai SKP"),
    ('result', 'behaviour'): (_("Share of behaviour"), "Bobot perilaku kerja"),
    ('result', 'score'): (_("Score"), "Nilai"),
    ('result', 'rating'): (_("Rating"), "Predikat"),
    ('result', 'without_innovation'): (
        _("High enough for the best rating, which asks for an innovation"),
        "Mencapai predikat tertinggi, yang mensyaratkan ide baru"),
    ('result', 'guide'): (_("Results, by the guide"), "Hasil kerja menurut panduan"),
    ('result', 'results'): (_("Rating of the results"), "Rating hasil kerja"),
    ('result', 'conduct'): (_("Rating of the behaviour"), "Rating perilaku kerja"),
    ('result', 'organisation'): (
        _("Organisation's result, which guides the distribution"), "Capaian kinerja organisasi, panduan distribusi"),
    ('objection', 'final'): (_("Score set by the superior"), "Nilai yang ditetapkan atasan pejabat penilai"),
    ('objection', 'rating'): (_("Rating"), "Predikat"),
    ('objection', 'without_innovation'): (
        _("High enough for the best rating, which asks for an innovation"),
        "Mencapai predikat tertinggi, yang mensyaratkan ide baru"),
    ('objection', 'results'): (_("Rating of the results"), "Rating hasil kerja"),
    ('objection', 'conduct'): (_("Rating of the behaviour"), "Rating perilaku kerja"),
    ('year', 'part_year'): (_("SKP of the year in several posts"), "Nilai SKP setahun dalam beberapa jabatan"),
    ('year', 'first_half'): (_("January – June, half"), "Januari – Juni, separuh"),
    ('year', 'second_half'): (_("July – December, half"), "Juli – Desember, separuh"),
    ('year', 'score'): (_("Score of the year"), "Nilai tahun"),
    ('year', 'without_innovation'): (
        _("High enough for the best rating, which asks for an innovation"),
        "Mencapai predikat tertinggi, yang mensyaratkan ide baru"),
    ('year', 'rating'): (_("Rating of the year"), "Predikat tahun"),
}
EXPECTATIONS = {
    'above': (_("Above expectation"), "Di atas ekspektasi"),
    'meets': (_("Meets expectation"), "Sesuai ekspektasi"),
    'below': (_("Below expectation"), "Di bawah ekspektasi"),
}
