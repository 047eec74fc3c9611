"""Whether a rencana hasil kerja names a result, or an activity or a field of work in its place.

Anak Lampiran 1 of PermenPANRB 6/2022 sorts 38 phrases into pencapaian (hasil), aktivitas and kategori, without
a rule. The words here give back its columns; they look at how a phrase begins and are only a hint.
"""
import re

try:
    from .checks_finding import CheckFinding
except ImportError:  # the file runs by itself: python -m doctest
    from checks_finding import CheckFinding

# an activity, and the word that turns it into a result; every other verb in -kan is an activity too
VERBS = {
    'membuat': 'Tersedianya', 'menyusun': 'Tersusunnya', 'menulis': 'Tersusunnya', 'mengonsep': 'Tersusunnya',
    'mengetik': 'Tersusunnya', 'mencatat': 'Tercatatnya', 'menata': 'Tertatanya', 'mengelola': 'Terkelolanya',
    'melaksanakan': 'Terlaksananya', 'melakukan': 'Terlaksananya', 'menyelenggarakan': 'Terselenggaranya',
    'mengembangkan': 'Tersedianya', 'menyiapkan': 'Tersedianya', 'menyediakan': 'Tersedianya',
    'memproses': 'Terselesaikannya', 'menangani': 'Terselesaikannya', 'menjawab': 'Terjawabnya',
    'melayani': 'Terlayaninya', 'melatih': 'Meningkatnya kemampuan', 'membina': 'Meningkatnya kemampuan',
    'membimbing': 'Meningkatnya kemampuan', 'memberikan': 'Terpenuhinya', 'mengumpulkan': 'Tersedianya',
    'mengikuti': '', 'menghadiri': '', 'membantu': '', 'mengawasi': '', 'memeriksa': '', 'menyimpan': '',
    'mengirim': '', 'menerima': '', 'memantau': '', 'mengolah': '', 'meneliti': '', 'mereviu': '', 'memverifikasi': '',
    'mengevaluasi': '', 'menghimpun': '', 'mengarsip': '', 'memfasilitasi': '', 'mendampingi': '',
}
# the law's own example plan (Anak Lampiran 2, table 5) begins a result with this one
RESULT_VERBS = ('meningkatkan',)
ACTIVITY_NOUNS = ('asistensi', 'pendampingan', 'fasilitasi')
CATEGORY_NOUNS = (
    'layanan', 'pelayanan', 'monitoring', 'sosialisasi', 'pengawasan', 'supervisi', 'koordinasi', 'administrasi',
    'kepegawaian', 'keuangan', 'kearsipan', 'evaluasi', 'hubungan masyarakat')
# what makes a result of a noun: "Layanan konsultasi … yang responsif dan akurat"
RESULT_WORDS = re.compile(
    r'\b(yang|tidak|tepat|cepat|akurat|sesuai|selesai|optimal|siap|\w+nya|di\w{3,}(?:kan|i)'
    r'|ter(?!hadap|kait|tentu|sebut|masuk|padu|baru)\w{3,})\b')
DEFAULT_EXAMPLE = 'Terwujudnya'


def wording(text):
    """What a phrase names: 'activity', 'category', or None where nothing is to be said.

    >>> wording('Menyusun materi sosialisasi aplikasi SIMBG'), wording('Layanan Antenatal Care')
    ('activity', 'category')
    >>> wording('Ibu hamil terlayani sesuai standar') is None
    True
    """
    phrase = ' '.join(re.findall(r'[a-z]+', str(text or '').lower()))
    first = phrase.partition(' ')[0]
    if first in VERBS or _is_verb(first):
        return 'activity'
    if RESULT_WORDS.search(phrase):
        return None
    if first in ACTIVITY_NOUNS:
        return 'activity'
    return 'category' if any(f'{phrase} '.startswith(f'{noun} ') for noun in CATEGORY_NOUNS) else None


def _is_verb(word):
    return word.startswith('me') and word.endswith('kan') and word not in RESULT_VERBS


def example(text):
    """A word with which the result of an activity may begin.

    >>> example('Menyusun RPP tentang arsitek'), example('Asistensi pengguna')
    ('Tersusunnya', 'Terwujudnya')
    """
    first = re.findall(r'[a-z]*', str(text).strip().lower())[0]
    return VERBS.get(first) or DEFAULT_EXAMPLE


def check_wording(case):
    """A line whose words name an activity or a field of work instead of a result.

    Only under PermenPANRB 6/2022: a plan of PP 46/2011 lists activities.

    Source: PermenPANRB 6/2022, Anak Lampiran 1; Pasal 9(1).

    >>> case = {'scheme': 'permenpanrb6', 'lines': [{'id': 3, 'name': 'Menulis resep'}]}
    >>> for finding in check_wording(case):
    ...     print(finding)
    “Menulis resep” names an activity; name the result it brings, beginning for instance with “Tersusunnya …”.
    """
    if case.get('scheme') != 'permenpanrb6':
        return
    for line in case.get('lines', ()):
        kind = wording(line['name'])
        if kind == 'activity':
            yield CheckFinding('check_activity_wording', 'warning', f"line:{line['id']}", 'name', {
                'name': line['name'], 'example': example(line['name'])})
        elif kind == 'category':
            yield CheckFinding('check_category_wording', 'warning', f"line:{line['id']}", 'name', {
                'name': line['name']})
