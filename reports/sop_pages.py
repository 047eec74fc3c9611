"""How high the rows of a flow table are, and how they are spread over pages. Knows nothing of Odoo.

The symbols of a row are drawn before the text is set, so the height of a row is known beforehand:
it is reckoned from the widest of the fonts that the sheet may be set in, and never too small.
"""
import math

from .sop_flowchart import COLUMN, CONNECTOR_ROW

POINT = 25.4 / 72
FONT = 8 * POINT
LINE = 1.25 * FONT
PADDING_X, PADDING_Y = 1.4, 0.9
BORDER = 0.5 * POINT
MIN_ROW = 17  # room for a diamond, and for a line that bends below it
PAGE_WIDTH, PAGE_HEIGHT = 273, 178  # A4 landscape within its margins
TITLE = 11  # the heading above the first table
# em of a letter at most, regular and bold, in Liberation Sans, Arial and DejaVu Sans
WIDTHS = ((" .,:;!'|ijlI", 0.4), ('ftrJ()[]-/"', 0.5), ('mwMW%@&', 1.11), ('ABCDEFGHKLNOPQRSTUVXYZ', 0.86))
LETTERS = {letter: width for letters, width in WIDTHS for letter in letters}
SMALL, OTHER = 0.72, 1.11
REGULAR = 0.92  # of those of the bold letters


def widths(actors):
    """The columns of the flow table in mm: the activity takes what the actors leave.

    >>> widths(4)['actor'], sum(widths(7).values()) + 6 * widths(7)['actor']
    (24, 273.0)
    """
    actor = max(15, min(COLUMN, 112 / actors))
    fixed = {'number': 9, 'inputs': 32, 'time': 16, 'output': 34, 'note': 20}
    return {**fixed, 'actor': actor, 'name': PAGE_WIDTH - sum(fixed.values()) - actors * actor}


def text_lines(text, width, bold=False):
    """How many lines a text needs at most in a cell of that width.

    >>> text_lines("Menyerahkan SKP kepada pegawai.", 62), text_lines("", 62), text_lines("a" * 100, 32)
    (1, 1, 7)
    """
    room = (width - 2 * PADDING_X) / FONT / (1 if bold else REGULAR)
    count = 0
    for paragraph in (text or '').split('\n'):
        count, used = count + 1, 0
        for word in paragraph.split():
            size = sum(_em(letter) for letter in word)
            if used and used + LETTERS[' '] + size > room:
                count, used = count + 1, 0
            used += size + (LETTERS[' '] if used else 0)
            count, used = count + max(0, math.ceil(used / room) - 1), min(used, room)
    return count


def _em(letter):
    return LETTERS.get(letter) or (SMALL if letter.isascii() else OTHER)


def height(cells, bold=False):
    """The height of a row.

    :param cells: pairs of a text and the width of its column
    """
    return max(text_lines(text, width, bold) for text, width in cells) * LINE + 2 * PADDING_Y + BORDER


def row_height(cells):
    """The height of a step's row: never less than its symbol needs, never more than a page.

    >>> row_height([("Form SKP", 32)])
    17
    """
    return max(MIN_ROW, min(math.ceil(height(cells)), PAGE_HEIGHT - TITLE - 2 * CONNECTOR_ROW - 25))


def paginate(heights, head):
    """Spread rows over as few pages as they need, each about as full.

    :param heights: of all rows
    :param head: height of the table's head, which is repeated
    :return: list of pages, each a list of heights

    >>> [len(page) for page in paginate([20] * 9, 20)], [len(page) for page in paginate([17] * 8, 20)]
    ([5, 4], [8])
    """
    room = PAGE_HEIGHT - head
    fullest = _fill(heights, room, room)
    even = sum(heights) / len(fullest)
    while len(pages := _fill(heights, even, room)) > len(fullest):
        even += 2
    return pages


def _fill(heights, limit, room):
    """Put rows on a page until they pass the limit or the room that pentagons and title leave."""
    pages = [[]]
    for index, tall in enumerate(heights):
        page = pages[-1]
        extra = (TITLE if len(pages) == 1 else CONNECTOR_ROW) + (CONNECTOR_ROW if index < len(heights) - 1 else 0)
        used = sum(page) + tall + (len(page) + 3) * BORDER
        if page and (used > limit + 3 * BORDER + len(page) * BORDER or used + extra > room):
            pages.append(page := [])
        page.append(tall)
    return pages
