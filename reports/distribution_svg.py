"""The curve of the distribution of predicates, drawn as PermenPANRB 6/2022 (Lampiran Bab IV.B.2) draws it."""
from markupsafe import Markup, escape

from ..rules.permenpanrb6_distribution import expected_curve

LABELS = (("Sangat", "Kurang"), ("Kurang/", "Misconduct"), ("Butuh", "Perbaikan"), ("Baik", ""), ("Sangat", "Baik"))
LEFT, TOP, STEP, HEIGHT = 26, 11, 24, 24  # mm: the frame, and how far two predicates are apart
WIDTH = STEP * (len(LABELS) - 1)
HIGHEST = 70  # percent at the top of the frame
FONT = 'font-family="Liberation Sans, Arial, DejaVu Sans, sans-serif" font-size="2.6"'


def curve(organisation, word):
    """The drawing for a result of the organisation.

    :param str organisation: code of the result
    :param str word: the regulation's word for it
    :return: SVG markup
    """
    shares = [float(share) for share in expected_curve(organisation).values()]
    points = [(LEFT + STEP * index, TOP + HEIGHT * (1 - share / HIGHEST)) for index, share in enumerate(shares)]
    return Markup(
        '<svg class="curve" xmlns="http://www.w3.org/2000/svg" width="{w}mm" height="{h}mm" viewBox="0 0 {w} {h}">'
        '{title}{grid}<path d="{path}" fill="none" stroke="#000" stroke-width="0.4"/>{axes}</svg>'
    ).format(
        w=LEFT + WIDTH + 14, h=TOP + HEIGHT + 14, title=_title(word), grid=_grid(), path=_path(points), axes=_axes())


def _text(x, y, text, anchor='middle'):
    return Markup('<text x="{}" y="{}" text-anchor="{}" {}>{}</text>').format(x, y, anchor, Markup(FONT), escape(text))


def _title(word):
    middle = LEFT + WIDTH / 2
    return (_text(middle, 4, "KURVA DISTRIBUSI PREDIKAT KINERJA PEGAWAI DENGAN")
            + _text(middle, 7.5, f"CAPAIAN KINERJA ORGANISASI {word.upper()}"))


def _grid():
    bottom, right = TOP + HEIGHT, LEFT + WIDTH
    lines = [(LEFT + STEP * index, TOP, LEFT + STEP * index, bottom) for index in range(len(LABELS))]
    lines += [(LEFT, TOP + HEIGHT * part / 7, right, TOP + HEIGHT * part / 7) for part in range(8)]
    return Markup().join(
        Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="#bbb" stroke-width="0.15"/>').format(*line)
        for line in lines)


def _axes():
    below = TOP + HEIGHT
    names = [
        _text(LEFT + STEP * index, below + 3.4 + 3 * row, word)
        for index, words in enumerate(LABELS) for row, word in enumerate(words) if word]
    return Markup().join([
        *names, _text(LEFT + WIDTH / 2, below + 11.5, "Predikat Kinerja Pegawai"),
        _text(LEFT - 2, TOP + HEIGHT / 2 - 1, "Frekuensi", 'end'),
        _text(LEFT - 2, TOP + HEIGHT / 2 + 2.4, "Pegawai", 'end')])


def _path(points):
    """A smooth line through the points that rises and falls only where they do (monotone cubic)."""
    slopes = [(after[1] - before[1]) / STEP for before, after in zip(points, points[1:], strict=False)]
    tangents = [slopes[0], *map(_tangent, slopes, slopes[1:]), slopes[-1]]
    third = STEP / 3
    parts = [f"M{points[0][0]:.2f} {points[0][1]:.2f}"]
    for (x1, y1), (x2, y2), out, into in zip(points, points[1:], tangents, tangents[1:], strict=False):
        bends = (x1 + third, y1 + out * third, x2 - third, y2 - into * third, x2, y2)
        parts.append("C" + " ".join(f"{place:.2f}" for place in bends))
    return " ".join(parts)


def _tangent(before, after):
    """The slope in a point between two pieces: none at a peak, else their harmonic mean."""
    return 0 if before * after <= 0 else 2 * before * after / (before + after)
