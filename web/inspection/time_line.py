"""The time line of a replay: months, how much changed in each week, marks by kind, and the day that is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from markupsafe import Markup

from projections.between.happening import Mark
from web.wording import day

BASE, TALL, HEIGHT = 118, 36, 150
ROWS = {"inspection": 12, "signed": 28, "meeting": 44, "document": 60, "plan": 60, "year": 74}
"""How high the marks of a kind stand, so that those of one day do not hide each other."""
SHAPES = {
    "inspection": "M0-7 7 0 0 7-7 0Z", "signed": "M-6-6H6V6H-6Z", "meeting": "M-6 6 0-6 6 6Z",
    "document": "M-5-6H5V6H-5ZM-2-2H2M-2 2H2", "plan": "M0-6A6 6 0 1 1 0 6 6 6 0 1 1 0-6Z",
    "year": "M-1.5-8H1.5V8H-1.5Z",
}  # fmt: skip
KINDS = {
    "inspection": "Inspection", "signed": "Signed off", "meeting": "Meeting", "document": "Document recorded",
    "plan": "Plan opened or closed", "year": "Year end",
}  # fmt: skip


def picture(
    first: date, last: date, on: date, changes: Sequence[tuple[date, int]], marks: Sequence[Mark], id: str
) -> Markup:
    """As wide as the page, in per cent; the links beside it lead to what it shows."""
    span = max((last - first).days, 1)

    def x(each: date) -> float:
        return 1.5 + 97 * min(max((each - first).days, 0), span) / span

    told = f"From {day(first)} to {day(last)}; shown is {day(on)}. " + " ".join(
        f"{day(mark.on)}: {mark.text}." for mark in marks
    )
    parts = [*months(first, last, span, x), *weeks(changes, x), *(marked(mark, x(mark.on)) for mark in marks)]
    now = Markup(
        '<line class="tl-line__now" x1="{x:.2f}%" x2="{x:.2f}%" y1="2" y2="{base}"/>'
        '<svg x="{x:.2f}%" y="{base}" overflow="visible"><path class="tl-line__here" d="M0 0 7 10H-7Z"/></svg>'
    ).format(x=x(on), base=BASE)
    return Markup(
        '<svg class="tl-line" width="100%" height="{height}" role="img" aria-labelledby="{id}-title {id}-desc">'
        '<title id="{id}-title">Time line</title><desc id="{id}-desc">{told}</desc>'
        '<line class="tl-line__base" x1="1.5%" x2="98.5%" y1="{base}" y2="{base}"/>{parts}{now}</svg>'
    ).format(height=HEIGHT, id=id, told=told, base=BASE, parts=Markup("").join(parts), now=now)


def months(first: date, last: date, span: int, x: Callable[[date], float]) -> Iterator[Markup]:
    """A tick for each month, a name where there is room for it."""
    month, every = date(first.year, first.month, 1), 1 if span < 450 else 3 if span < 1200 else 12
    while month <= last:
        if month >= first:
            at = x(month)
            named = (month.month - 1) % every == 0
            yield Markup('<line class="tl-line__month" x1="{x:.2f}%" x2="{x:.2f}%" y1="{a}" y2="{b}"/>').format(
                x=at, a=BASE, b=BASE + (9 if named else 5)
            )
            if named and at < 96:
                name = f"{month:%Y}" if month.month == 1 else f"{month:%b}"
                yield Markup('<text class="tl-line__name" x="{:.2f}%" y="{}">{}</text>').format(at, BASE + 26, name)
        month = (month + timedelta(days=32)).replace(day=1)


def weeks(changes: Sequence[tuple[date, int]], x: Callable[[date], float]) -> Iterator[Markup]:
    """How many entries each week brought, as a thin bar upon the line."""
    counted: Counter[date] = Counter()
    for on, count in changes:
        counted[on - timedelta(days=on.weekday())] += count
    most = max(counted.values(), default=1)
    for week, count in counted.items():
        tall = max(3.0, TALL * (count / most) ** 0.5)
        yield Markup('<rect class="tl-line__week" x="{:.2f}%" y="{:.1f}" width="3" height="{:.1f}"/>').format(
            x(week), BASE - tall, tall
        )


def marked(mark: Mark, x: float) -> Markup:
    return Markup(
        '<svg x="{:.2f}%" y="{}" overflow="visible"><path class="tl-line__mark tl-line__mark--{}" d="{}"/></svg>'
    ).format(x, ROWS[mark.kind], mark.kind, SHAPES[mark.kind])


def sample(kind: str) -> Markup:
    """The mark of a kind, for the key beside the picture."""
    return Markup(
        '<svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true" focusable="false">'
        '<path class="tl-line__mark tl-line__mark--{}" d="{}"/></svg>'
    ).format(kind, SHAPES[kind])
