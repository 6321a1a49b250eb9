"""Tables with rules across only, or stripes of shade; white gutters part their columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from workers.reading.sources.pdf.bare import is_headed
from workers.reading.sources.pdf.columns import phrases
from workers.reading.sources.pdf.device import Box
from workers.reading.sources.pdf.grid import Found, Mend, inside, within
from workers.reading.sources.pdf.lattice import edges
from workers.reading.sources.pdf.lines import Line, lines_of
from workers.reading.sources.pdf.names import names_at
from workers.reading.sources.pdf.page import Page
from workers.reading.sources.pdf.parted import parted
from workers.reading.sources.pdf.rules import Rule, merged
from workers.reading.sources.pdf.words import Word

_SHADE = (15, 6)
"""Width and height of the smallest shade that may be a cell."""
_ABOVE = 45.0
"""Points above the first rule across within which names of columns may stand."""


def find(page: Page, free: Sequence[Word], taken: Sequence[Box], before: Found | None, mend: Mend) -> list[Found]:
    found: list[Found] = []
    lines = lines_of([word for word in free if word.turn == 0])
    used: set[int] = set()
    for region in _regions(page, taken, _barriers(lines)):
        mine = [word for word in free if id(word) not in used]
        table = _by_columns(page, mine, region, before, mend)
        if table and len(table.rows) > 1:
            found.append(table)
            used |= {id(word) for word in table.words}
    return found


@dataclass
class _Region:
    """Rules across at `ys`, lines down at `xs`; `top` and `bottom` are headings or prose above and below, past which
    the table does not reach."""

    left: float
    right: float
    ys: list[float]
    xs: list[float]
    top: float
    bottom: float
    across: list[Rule]

    @property
    def box(self) -> Box:
        return self.left, self.ys[0], self.right, self.ys[-1]


def _barriers(lines: Sequence[Line]) -> list[float]:
    """The middles of headings and of lines of prose, which no table reaches over."""
    if not lines:
        return []
    usual = sorted(line.size for line in lines for _ in line.words)[sum(len(line.words) for line in lines) // 2]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    found = []
    for n, line in enumerate(lines):
        alone = len(phrases(line)) == 1
        wide = line.right - line.left > 0.7 * (right - left)
        below = lines[n + 1] if n + 1 < len(lines) else None
        prose = wide and below is not None and len(phrases(below)) == 1 and below.top - line.bottom < line.size
        names = line.bold and names_at(lines[n + 1 : n + 4]) is not None
        if alone and (line.size > usual + 0.9 or prose or names):
            found.append(line.middle)
    return found


def _regions(page: Page, taken: Sequence[Box], barriers: Sequence[float]) -> list[_Region]:
    """Rules across, or edges of stripes, one under the other."""
    across, down = edges_of_shades(page, taken)
    free = [r for r in [*page.across, *across] if not any(_on(r, box) for box in taken)]
    levels = [r for r in merged(free, near=3, join=page.width) if r[2] - r[1] > 0.3 * page.width]
    single = merged(free, near=3)
    found = []
    for stack in _stacks(sorted(levels), barriers):
        left, right = min(r[1] for r in stack), max(r[2] for r in stack)
        ys = edges([r[0] for r in stack])
        inside = [
            v for v in [*page.down, *down] if left + 8 < v[0] < right - 8 and ys[0] - 4 <= v[1] and v[2] <= ys[-1] + 4
        ]
        top = max((y for y in barriers if y < ys[0]), default=0.0)
        bottom = min((y for y in barriers if y > ys[-1]), default=page.height)
        here = [rule for rule in single if ys[0] - 3 <= rule[0] <= ys[-1] + 3]
        found.append(_Region(left - 2, right + 2, ys, edges([v[0] for v in inside]), top, bottom, here))
    return found


def _on(rule: Rule, box: Box) -> bool:
    return box[1] - 3 <= rule[0] <= box[3] + 3 and box[0] - 3 <= rule[1] <= box[2]


def _stacks(levels: Sequence[Rule], barriers: Sequence[float]) -> list[list[Rule]]:
    stacks: list[list[Rule]] = []
    for level in levels:
        for stack in stacks:
            last = stack[-1]
            parted = any(last[0] < y < level[0] for y in barriers)
            if not parted and _is_under(level, stack):
                stack.append(level)
                break
        else:
            stacks.append([level])
    return stacks


def _is_under(level: Rule, stack: Sequence[Rule]) -> bool:
    """Whether a rule is as long as those above it, or a part of them, where cells beside it reach further down."""
    left, right = stack[0][1], stack[0][2]
    same = abs(left - level[1]) < 14 and abs(right - level[2]) < 14
    return same or (left - 4 <= level[1] and level[2] <= right + 4 and level[2] - level[1] > 0.5 * (right - left))


def edges_of_shades(page: Page, taken: Sequence[Box]) -> tuple[list[Rule], list[Rule]]:
    across: list[Rule] = []
    down: list[Rule] = []
    for fill in page.fills[:6000]:
        x0, top, x1, bottom = fill.box
        big = x1 - x0 >= _SHADE[0] and bottom - top >= _SHADE[1]
        if big and not fill.round and not any(inside(fill.box, box) for box in taken):
            across += [(top, x0, x1), (bottom, x0, x1)]
            down += [(x0, top, bottom), (x1, top, bottom)]
    return across, down


def _by_columns(page: Page, free: Sequence[Word], region: _Region, before: Found | None, mend: Mend) -> Found | None:
    """A table of rows between rules across; its columns are parted by white gutters."""
    near = [
        w
        for w in free
        if region.left - 1 <= w.middle[0] <= region.right + 1 and region.top < w.middle[1] < region.bottom
    ]
    mine = [w for w in near if within(w, region.box)]
    outer = [w for w in near if not within(w, region.box)]
    first = lines_of([w for w in mine if len(region.ys) > 1 and w.bottom <= region.ys[1] + 1])
    above = _names_above(outer, region.ys[0], names_at(first) is not None)
    below = _rows_below(outer, region)
    if len(region.ys) < 2 and not (above and below):
        return None
    mine = [*above, *mine, *below]
    if not mine:
        return None
    top = min([region.ys[0], *(word.top - 1 for word in above)])
    bottom = max([region.ys[-1], *(word.bottom + 1 for word in below)])
    table = parted(page, mine, (region.left, top, region.right, bottom), region.ys, region.xs, before, mend,
                   region.across)  # fmt: skip
    if table is None:
        return None
    if len(region.ys) <= 3 and not is_headed(table) and _is_prose(table):
        return None
    return table if len(table.rows[0]) >= 3 or len(region.ys) > 3 else None


def _is_prose(table: Found) -> bool:
    """Columns of a text between two rules are no table."""
    lines = lines_of(table.words)
    return len(table.words) > 4.5 * len(table.rows[0]) * max(1, len(lines)) * 0.75 and len(lines) > 6


def _names_above(outer: Sequence[Word], top: float, names_below: bool) -> list[Word]:
    """Names of columns that stand on the first rule, in one line or several; or of groups of columns."""
    lines = lines_of([w for w in outer if top - _ABOVE < w.top and w.bottom <= top + 2])
    taken: list[Line] = []
    for line in reversed(lines):
        if (taken[-1].top if taken else top) - line.bottom > line.size * 1.1:
            break
        taken.append(line)
    while taken and len(phrases(taken[-1])) < 2:
        taken.pop()
    if not any(len(phrases(line)) >= (2 if names_below else 3) for line in taken):
        return []
    return [word for line in taken for word in line.words]


def _rows_below(outer: Sequence[Word], region: _Region) -> list[Word]:
    """Rows that go on below the last rule, as after the rule under the names of columns."""
    lines = lines_of([word for word in outer if word.top >= region.ys[-1] - 2])
    taken: list[Line] = []
    multiple = 0
    for line in lines:
        last = taken[-1].bottom if taken else region.ys[-1]
        if line.top - last > max(line.size * 2.6, 14):
            break
        if len(phrases(line)) == 1 and line.right - line.left > 0.6 * (region.right - region.left):
            break
        taken.append(line)
        multiple += len(phrases(line)) >= 3
    while taken and len(phrases(taken[-1])) == 1 and taken[-1].left < region.left + 8 and taken[-1].bold:
        taken.pop()
    return [word for line in taken for word in line.words] if multiple else []
