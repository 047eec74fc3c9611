"""One row of the flow as SVG. Knows nothing of Odoo; millimetres as in ``sop_flowchart.py``.

Each row of the table shows its own slice of the page's drawing, so the table stays a table.
"""
from .sop_flowchart import HALF_HEIGHTS, HALF_WIDTHS

ARROW = (1.7, 0.65)  # length and half width of an arrowhead
TIDAK = (4.6, 1.9)  # width and height of that label
GROUPS = (  # columns, lines, arrowheads, symbols, labels: each above those before it
    'fill="none" stroke="#000" stroke-width="0.18"',
    'fill="none" stroke="#000" stroke-width="0.3" stroke-linecap="square"',
    'fill="#000"',
    'fill="#fff" stroke="#000" stroke-width="0.35"',
    'font-size="2.2" font-family="Liberation Sans, Arial, DejaVu Sans Condensed, DejaVu Sans, sans-serif"',
)


def row_svg(flow, row):
    """The actor cells of one row.

    :param flow: the PageFlow the row belongs to
    :return: markup without any text of the user's
    """
    width, bottom = flow.columns * flow.width, row.top + row.height
    marks = zip(GROUPS, _marks(flow, row.top, bottom), strict=True)
    groups = ''.join(f'<g {style}>{group}</g>' for style, group in marks)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}mm" height="{row.height:.2f}mm" '
            f'viewBox="0 {row.top:.2f} {width:.2f} {row.height:.2f}">{groups}</svg>')


def _marks(flow, top, bottom):
    """The marks between two heights, one string for each of ``GROUPS``."""
    drawing = flow.drawing
    yield ''.join(_path([(x * flow.width, top), (x * flow.width, bottom)]) for x in range(1, flow.columns))
    yield ''.join(mark for points in drawing.lines for mark in _line(points, top, bottom))
    yield ''.join(_arrowhead(points) for points in drawing.lines if top <= points[-1][1] < bottom)
    yield ''.join(_symbol(kind, x, y, flow.scale) for kind, x, y in drawing.symbols if top <= y < bottom)
    yield ''.join(_label(*label) for label in drawing.labels if top <= label[1] < bottom)


def _path(points):
    steps = ' L'.join(f'{x:.2f} {y:.2f}' for x, y in points)
    return f'<path d="M{steps}"/>'


def _line(points, top, bottom):
    """The part of a line within a row; it ends inside its arrowhead."""
    *before, (x, y) = points
    way_x, way_y = _course(points)
    neck = (x - way_x * ARROW[0] / 2, y - way_y * ARROW[0] / 2)
    ends = [*before, neck]
    for start, end in zip(ends, ends[1:], strict=False):
        low, high = max(min(start[1], end[1]), top), min(max(start[1], end[1]), bottom)
        if start[1] == end[1] and top <= low < bottom:
            yield _path([start, end])
        elif low < high:
            yield _path([(start[0], low), (end[0], high)])


def _course(points):
    """The direction of a line's last piece."""
    (from_x, from_y), (x, y) = points[-2:]
    return (x > from_x) - (x < from_x), (y > from_y) - (y < from_y)


def _arrowhead(points):
    (x, y), (way_x, way_y), (length, half) = points[-1], _course(points), ARROW
    back_x, back_y = x - way_x * length, y - way_y * length
    return _polygon('arrow', [
        (x, y), (back_x + way_y * half, back_y + way_x * half), (back_x - way_y * half, back_y - way_x * half)])


def _label(x, y, anchor, text):
    """A label; a line of another return passes behind "tidak", not through it."""
    mark = f'<text x="{x:.2f}" y="{y:.2f}" text-anchor="{anchor}">{text}</text>'
    if text != 'tidak':
        return mark
    left = x if anchor == 'start' else x - TIDAK[0]
    return f'<rect x="{left:.2f}" y="{y - 1.6:.2f}" width="{TIDAK[0]}" height="{TIDAK[1]}" fill="#fff"/>{mark}'


def _symbol(kind, x, y, scale):
    half, tall = HALF_WIDTHS[kind] * scale, HALF_HEIGHTS[kind]
    if kind == 'diamond':
        return _polygon('diamond', [(x, y - tall), (x + half, y), (x, y + tall), (x - half, y)])
    if kind == 'pentagon':
        return _polygon('pentagon', [
            (x - half, y - tall), (x + half, y - tall), (x + half, y + tall / 3), (x, y + tall),
            (x - half, y + tall / 3)])
    radius = min(half, tall) if kind == 'capsule' else 0
    return (f'<rect class="{kind}" x="{x - half:.2f}" y="{y - tall:.2f}" width="{2 * half:.2f}" '
            f'height="{2 * tall:.2f}" rx="{radius:.2f}" ry="{radius:.2f}"/>')


def _polygon(style, points):
    return f'<polygon class="{style}" points="{" ".join(f"{x:.2f},{y:.2f}" for x, y in points)}"/>'
