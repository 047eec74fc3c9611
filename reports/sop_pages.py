"""The columns of a flow table, and how its rows are spread over pages. Knows nothing of Odoo; millimetres."""
import math

from .sop_flowchart import COLUMN, CONNECTOR_ROW

BORDER = 0.18  # what the line between two rows adds
MIN_ROW = 16.5  # room for a diamond, and for a line that bends below it
PAGE_WIDTH, PAGE_HEIGHT = 273, 178  # A4 landscape within its margins
TITLE = 11  # the heading above the first table
PIXEL = 25.4 / 96


def widths(actors, actual=False):
    """The columns of the flow table: the activity takes what the actors leave.

    :param actual: with a column for the actual times, which inputs and output make room for

    >>> widths(4)['actor'], widths(4)['name'], widths(8)['actor']
    (24, 60, 15)
    >>> widths(4, actual=True)['name'], widths(8, actual=True)['name']
    (52, 28)
    """
    actor = max(15, min(COLUMN, 112 / actors))
    fixed = {'number': 9, 'inputs': 36, 'time': 16, 'output': 37, 'note': 19}
    if actual:
        fixed |= {'inputs': 30, 'output': 31, 'actual': 20}
    return {**fixed, 'actor': actor, 'name': PAGE_WIDTH - sum(fixed.values()) - actors * actor}


def row_heights(places, count):
    """The height of the head, and those of the rows that the engine has set with their text alone.

    :param places: one dict for each page with the (x, y) of 'head', 'row-0' … and 'end' in pixels

    >>> places = {'head': (0, 0), 'row-0': (0, 48), 'row-1': (0, 96), 'end': (0, 200)}
    >>> row_heights([places], 2)
    (12.7, [16.5, 28.0])
    """
    tops = {name: y for page in places for name, (_x, y) in page.items()}
    ordered = [tops[name] * PIXEL for name in ('head', *(f'row-{index}' for index in range(count)), 'end')]
    head, *rows = (lower - upper for upper, lower in zip(ordered, ordered[1:], strict=False))
    tallest = PAGE_HEIGHT - head - TITLE - 2 * CONNECTOR_ROW - 5  # a taller text goes on below its drawing
    return round(head, 2), [max(MIN_ROW, min(math.ceil(row * 2) / 2, tallest)) for row in rows]


def paginate(head, heights):
    """Spread rows over as few pages as they need, each about as full.

    :param head: height of the table's head, which is repeated
    :param heights: of all rows
    :return: list of pages, each a list of heights

    >>> [len(page) for page in paginate(15, [20] * 9)], [len(page) for page in paginate(15, [17] * 8)]
    ([5, 4], [8])
    """
    room = PAGE_HEIGHT - head
    fullest = len(_fill(heights, room, room))
    even = sum(heights) / fullest
    while len(pages := _fill(heights, even, room)) > fullest:
        even += 2
    return pages


def _fill(heights, limit, room):
    """Put rows on a page until they pass the limit, or the room that title and pentagons leave."""
    pages = [[]]
    for index, tall in enumerate(heights):
        page, used = pages[-1], sum(pages[-1]) + tall
        above = TITLE if len(pages) == 1 else CONNECTOR_ROW
        below = CONNECTOR_ROW if index < len(heights) - 1 else 0
        if page and (used > limit or used + above + below + (len(page) + 4) * BORDER > room):
            pages.append(page := [])
        page.append(tall)
    return pages
