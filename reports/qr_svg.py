"""A QR code as an SVG of one path: sharp at any size, a few hundred bytes. Knows nothing of Odoo.

The code comes from reportlab, which Odoo brings; its bitmaps would need a drawing library that Odoo does not.
"""
from itertools import groupby

from reportlab.graphics.barcode.qr import QrCodeWidget

QUIET = 2  # modules around the code; the sheet's own white margin adds to them


def draw(text):
    """The SVG of a text's QR code, with 15 % of it spare against dirt and folds (level M).

    :param str text: what a reader of the code gets
    :return: the SVG as text
    """
    code = QrCodeWidget(text, barLevel='M').qr
    code.make()
    rows = code.modules
    side = len(rows) + 2 * QUIET
    path = ''.join(
        f'M{x + QUIET} {y + QUIET}h{width}v1h-{width}z' for y, row in enumerate(rows) for x, width in _dark(row))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
            f'<path d="{path}"/></svg>')


def _dark(row):
    """Where the dark runs of a row begin, and how long they are."""
    x = 0
    for dark, run in groupby(row, bool):
        width = len(list(run))
        if dark:
            yield x, width
        x += width
