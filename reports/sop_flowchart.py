"""The flow of an office procedure as PermenPANRB 35/2012 draws it: five symbols, straight lines.

Knows nothing of Odoo. Millimetres; x from the left edge of the actor columns, y from the first row
of a page. A line leaves a symbol at its side and enters the next one from above; "ya" leaves a
diamond at its foot, "tidak" at its side. Whatever does not lead to the next row runs in a lane
beside a column's symbols, so no line passes through one. What leaves the page ends in a pentagon,
whose letter is found again where the line goes on.
"""
from dataclasses import dataclass, field

COLUMN = 24  # the usual width of an actor's column: the symbols are drawn for it
CONNECTOR_ROW = 11  # height of the row that holds the pentagons
HALF_HEIGHTS = {'capsule': 3, 'box': 3, 'diamond': 4.5, 'pentagon': 3}
HALF_WIDTHS = {'capsule': 6.5, 'box': 6.5, 'diamond': 6.5, 'pentagon': 2.2}
LANES = (9, 10.1, 11.1)  # distances of the lanes from the middle of a column
LEFT, RIGHT = -1, 1


@dataclass(frozen=True)
class Step:
    """A row of the flow: its actor's column, the index of the next row, of the row a return leads to."""

    column: int
    next: int | None = None
    back: int | None = None


@dataclass
class Row:
    """A row of a page's table; ``index`` of its step, None where it only holds pentagons."""

    top: float
    height: float
    index: int | None = None

    @property
    def middle(self):
        """Where its symbols stand."""
        return self.top + self.height / 2


@dataclass
class Drawing:
    """What a page shows: lines as lists of points, symbols (shape, x, y), labels (x, y, anchor, text)."""

    lines: list = field(default_factory=list)
    symbols: list = field(default_factory=list)
    labels: list = field(default_factory=list)


def shape(steps, index):
    """The symbol of a step.

    >>> [shape([Step(0, 1), Step(1, 2, 0), Step(0)], index) for index in range(3)]
    ['capsule', 'diamond', 'capsule']
    """
    if steps[index].back is not None:
        return 'diamond'
    return 'capsule' if index == 0 or steps[index].next is None else 'box'


def _direction(distance):
    return (distance > 0) - (distance < 0)


def _exit_side(steps, index):
    """The side at which a line leaves a step; 0 where it leaves at the foot, or none does."""
    step = steps[index]
    if step.back is not None:
        aside = _direction(steps[step.back].column - step.column)
        return aside or (-_exit_side(steps, step.back) if step.back < index else 0) or LEFT
    return _direction(steps[index + 1].column - step.column) if step.next == index + 1 else 0


def _entry_side(steps, source, target):
    """The side at which a line from a lane enters a step: where none leaves, else the outer one."""
    outer = RIGHT if steps[source].column < steps[target].column else LEFT
    return -_exit_side(steps, target) or outer


class PageFlow:
    """The actor columns of one page.

    :param steps: all steps of the procedure
    :param columns: number of actor columns, each ``width`` wide
    :param first: index of the page's first step, whose rows are as high as ``heights``
    :param letters: dict of the pentagons' letters, the same for all pages of a procedure
    """

    def __init__(self, steps, columns, width, first, heights, letters):
        self.steps, self.columns, self.width, self.letters = steps, columns, width, letters
        self.scale = min(1, width / COLUMN)
        self.drawing, self._taken = Drawing(), []
        end = first + len(heights)
        indices = [None] * bool(first) + list(range(first, end)) + [None] * (end < len(steps))
        self.table, top = [], 0
        for index in indices:
            height = CONNECTOR_ROW if index is None else heights[index - first]
            self.table.append(Row(top, height, index))
            top += height
        self.rows = {row.index: row for row in self.table if row.index is not None}
        self._draw()

    def _draw(self):
        for index, row in self.rows.items():
            self.drawing.symbols.append((shape(self.steps, index), self._x(index), row.middle))
        for source, step in enumerate(self.steps):
            for target, back in ((step.next, False), (step.back, True)):
                if target is not None and {source, target} & self.rows.keys():
                    near = target == source + 1 and not back
                    self._next_row(source, target) if near else self._lane(source, target, back)

    # -- places ------------------------------------------------------------------------------------

    def _x(self, index):
        return (self.steps[index].column + 0.5) * self.width

    def _half_width(self, index):
        return HALF_WIDTHS[shape(self.steps, index)] * self.scale

    def _top(self, index):
        return self.rows[index].middle - HALF_HEIGHTS[shape(self.steps, index)]

    def _foot(self, index):
        return self.rows[index].middle + HALF_HEIGHTS[shape(self.steps, index)]

    def _bend(self, index):
        """Half way between a symbol and the lower edge of its row."""
        row = self.rows[index]
        return (self._foot(index) + row.top + row.height) / 2

    def _pentagon(self, x, other, key):
        """Draw the pentagon for a step on another page; the y of its edge towards this page's steps."""
        above = other < min(self.rows)
        row = self.table[0 if above else -1]
        if ('pentagon', x, row.middle) not in self.drawing.symbols:
            letter = self.letters.setdefault(key, chr(ord('A') + len(self.letters) % 26))
            self.drawing.symbols.append(('pentagon', x, row.middle))
            self.drawing.labels.append((x, row.middle + 0.2, 'middle', letter))
        return row.middle + HALF_HEIGHTS['pentagon'] * (1 if above else -1)

    # -- to the next row ---------------------------------------------------------------------------

    def _next_row(self, source, target):
        x, key = self._x(target), (target, 'above')
        end = self._top(target) if target in self.rows else self._pentagon(x, target, key)
        points = self._down(source, x) if source in self.rows else [(x, self._pentagon(x, source, key))]
        self.drawing.lines.append([*points, (x, end)])

    def _down(self, source, x):
        """From a symbol to above ``x``: out at its side, but at the foot of a diamond."""
        start, y = self._x(source), self.rows[source].middle
        side = _direction(x - start)
        if self.steps[source].back is not None:
            self._say_yes(source, -side or RIGHT)
            bend = self._bend(source)
            return [(start, self._foot(source)), *([(start, bend), (x, bend)] if side else [])]
        return [(start + side * self._half_width(source), y), (x, y)] if side else [(start, self._foot(source))]

    # -- anywhere else -----------------------------------------------------------------------------

    def _lane(self, source, target, back):
        """A return, or a line that skips rows: beside the symbols, and in at the target's side."""
        exit_side = _exit_side(self.steps, source) if back else 0
        key = (target, 'aside')
        start = (self.rows[source].middle if back else self._bend(source)) if source in self.rows else None
        end = self.rows[target].middle if target in self.rows else None
        x = self._free_lane(source, target, exit_side, (start, end), key)
        begin = start if start is not None else self._pentagon(x, source, key)
        stop = end if end is not None else self._pentagon(x, target, key)
        points = [(x, begin), (x, stop)]
        if start is not None:
            points = self._leave(source, exit_side, _direction(stop - begin)) + points
        if end is not None:
            side = _direction(x - self._x(target))
            points.append((self._x(target) + side * self._half_width(target), end))
        self.drawing.lines.append(points)

    def _leave(self, source, side, course):
        """The first points of a line to a lane, with its label."""
        x, y = self._x(source), self.rows[source].middle
        if not side:
            if self.steps[source].back is not None:
                self._say_yes(source, RIGHT)
            return [(x, self._foot(source)), (x, self._bend(source))]
        out = x + side * self._half_width(source)
        self.drawing.labels.append(
            (out + side * 0.3, y + (2.3 if course < 0 else -0.9), 'start' if side > 0 else 'end', 'tidak'))
        return [(out, y)]

    def _say_yes(self, source, side):
        self.drawing.labels.append(
            (self._x(source) + side * 1.1, self._foot(source) + 1.2, 'start' if side > 0 else 'end', 'ya'))

    def _free_lane(self, source, target, exit_side, span, key):
        """The x of the nearest lane that no other line uses; taken from now on."""
        side = _entry_side(self.steps, source, target)
        low, high = self._reach(source, target, span)
        lanes = [x for x in self._lanes(self.steps[target].column, side)
                 if not exit_side or (x - self._x(source)) * exit_side > 0]
        apart = 1 if None not in span else 2.4 * HALF_WIDTHS['pentagon']
        free = (x for x in lanes if not any(self._meet((x, low, high, apart, key), taken) for taken in self._taken))
        x = next(free, lanes[0] if lanes else self._x(target) + side * LANES[0] * self.scale)
        self._taken.append((x, low, high, apart, key))
        return x

    def _meet(self, one, other):
        """Whether two uses of lanes would be taken for one line, or their pentagons cover each other."""
        (x, low, high, apart, key), (other_x, other_low, other_high, other_apart, other_key) = one, other
        beside = high < other_low or other_high < low or abs(x - other_x) >= min(apart, other_apart) * self.scale
        return key != other_key and not beside

    def _reach(self, source, target, span):
        """From where to where a lane is used: to the edge of the page for what goes on elsewhere."""
        ends = [y for y in span if y is not None]
        if len(ends) < 2:
            other = target if source in self.rows else source
            ends.append(0 if other < min(self.rows) else self.table[-1].middle)
        return min(ends) - 0.5, max(ends) + 0.5

    def _lanes(self, column, side):
        """All lanes on one side of a column's symbols, the nearest first."""
        columns = range(column, self.columns) if side > 0 else range(column, -1, -1)
        for number in columns:
            for way in ((side,) if number == column else (-side, side)):
                ordered = LANES if way == side else LANES[::-1]
                yield from ((number + 0.5) * self.width + way * lane * self.scale for lane in ordered)
