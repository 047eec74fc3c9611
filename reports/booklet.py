"""Folds the pages of a sheet into the spreads of a booklet. Knows nothing of Odoo's records."""
import io

from odoo.tools.pdf import PdfReader, PdfWriter


def spreads(count):
    """Which pages stand side by side, spread by spread, when printed double-side and folded; None is a blank page.

    Four pages are the order of the Penilaian Prestasi Kerja: (8-11 | cover, 1-3) and (4, 5 | 6, 7).

    >>> spreads(4)
    [(3, 0), (1, 2)]
    >>> spreads(5)
    [(None, 0), (1, None), (None, 2), (3, 4)]
    """
    total = -(-count // 4) * 4
    pairs = []
    for index in range(total // 2):
        outer, inner = total - 1 - index, index
        pairs.append((inner, outer) if index % 2 else (outer, inner))
    return [tuple(page if page < count else None for page in pair) for pair in pairs]


def fold(pdf):
    """The pages of a PDF two on a page, in the order in which they are folded; text stays text."""
    reader, writer = PdfReader(io.BytesIO(pdf)), PdfWriter()
    width, height = (float(side) for side in reader.pages[0].mediabox[2:])
    for pair in spreads(len(reader.pages)):
        spread = writer.add_blank_page(width=2 * width, height=height)
        for index, number in enumerate(pair):
            if number is not None:
                spread.merge_translated_page(reader.pages[number], index * width, 0)
        spread.compress_content_streams()
    if reader.metadata:
        writer.add_metadata({name: str(value) for name, value in reader.metadata.items()})
    folded = io.BytesIO()
    writer.write(folded)
    return folded.getvalue()
