"""The matrix of a report, and for each theme the services side by side; each number with its actions."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from domain.theme import THEMES
from projections.called import HIDDEN, hidden
from projections.region.covering import LACKS
from projections.region.matrix import Cell as Counts
from projections.region.matrix import Matrix, matrix, quarter_end, still_open
from projections.region.overview import NOT_RATED
from projections.region.reading import RegionReader
from projections.region.themed import Themed, themed
from projections.report.blocks import STEPS, Beside, Cell, Table
from projections.report.choices import Choices
from projections.report.meaning import BEFORE, CHANGE, EVERY, ONCE, OPEN, OVERDUE
from projections.report.numbers import Number, Numbers

Place = tuple[str, str, str]
"""Theme ("" for each action once), service ("" for all), and what is counted."""


class Compared:
    """The matrix and its traces: counted by `matrix`, traced action by action, and compared."""

    def __init__(self, reader: RegionReader, choices: Choices, numbers: Numbers) -> None:
        self.choices, self.numbers = choices, numbers
        self.names = reader.names()
        earlier = RegionReader(reader.conn, replace(reader.asked, as_at=quarter_end(reader.asked.as_at)))
        self.readers = (reader, earlier)
        self.found: Matrix = matrix(reader, themes=choices.themes, authorities=choices.authorities, least=choices.least)
        self.traces: dict[Place, list[UUID]] = {}
        self.now = self._of_the_themes(reader)
        self.before = self._of_the_themes(earlier)
        self._trace()

    def _of_the_themes(self, reader: RegionReader) -> list[Themed]:
        return [each for each in themed(reader, self.choices.authorities) if {*each.themes} & {*self.choices.themes}]

    def _trace(self) -> None:
        as_at = self.choices.as_at
        for each in still_open(self.now):
            what = [OPEN, each.action.common or NOT_RATED, *([OVERDUE] if each.action.overdue(as_at) else [])]
            self._put(each, what)
        for each in still_open(self.before):
            self._put(each, [BEFORE])

    def _put(self, each: Themed, what: list[str]) -> None:
        for code in [*(code for code in each.themes if code in self.choices.themes), ""]:
            for slug in (each.action.authority, ""):
                for one in what:
                    self.traces.setdefault((code, slug, one), []).append(each.action.id)

    def columns(self) -> list[str]:
        """The services, and all of them together."""
        return [*self.found.authorities, ""]

    def grid(self) -> Table:
        """Themes down, services across: how many are open; under each, what changed, and what is overdue."""
        rows: list[list[Cell]] = []
        for code in [*self.choices.themes, ""]:
            head = THEMES[code] if code else "Each action once"
            rows.append([head, *(self.cell(code, slug) for slug in self.columns())])
        columns = len(self.columns())
        return Table(
            "Open actions: themes × services", ["Theme", *(self.called(slug) for slug in self.columns())], rows,
            [2.4, *([1.0] * columns)],
        )  # fmt: skip

    def cell(self, code: str, slug: str) -> Beside:
        counts = self.counts(code, slug)
        number = self.tell(code, slug, OPEN, counts.open)
        if number.value is None:
            return Beside(number, "")
        said = [in_words(counts.change)] if counts.change else []
        if counts.overdue and not counts.parts_hidden:
            said.append(f"{counts.overdue} overdue")
        return Beside(number, ", ".join(said))

    def of_theme(self, code: str) -> Table:
        """The services under one another: how their open actions stand, what is overdue, and what changed."""
        since = f"Open on {self.found.since:%-d %b %Y}"
        rows = [[self.called(slug), *self.row(code, slug)] for slug in self.columns()]
        return Table(
            "The services side by side", ["Service", *STEPS.values(), "Overdue", since, "Change"], rows,
            [2.6, *([0.9] * len(STEPS)), 0.9, 1.1, 0.9],
        )  # fmt: skip

    def row(self, code: str, slug: str) -> list[Cell]:
        counts = self.counts(code, slug)
        cells: list[Cell] = [self.tell(code, slug, step, counts.scales[step]) for step in STEPS]
        cells += [self.tell(code, slug, OVERDUE, counts.overdue), self.tell(code, slug, BEFORE, counts.before)]
        return [*cells, self.change(code, slug, counts)]

    def change(self, code: str, slug: str, counts: Counts) -> Number:
        key = key_of(code, slug, CHANGE)
        if counts.change is None:
            return self.numbers.hide(key, LACKS.get(counts.unlike, HIDDEN))
        told = self.numbers.by_key
        return self.numbers.subtract(key, told[key_of(code, slug, OPEN)], told[key_of(code, slug, BEFORE)])

    def tell(self, code: str, slug: str, what: str, expected: int) -> Number:
        counts, key = self.counts(code, slug), key_of(code, slug, what)
        parts_hidden = counts.before_hidden if what == BEFORE else counts.parts_hidden and what != OPEN
        untold = counts.lacked if what == BEFORE and not counts.before else counts.untold if what != BEFORE else ""
        if untold:
            return self.numbers.hide(key, LACKS[untold])
        if counts.hidden and what == OPEN:
            return self.numbers.hide(key, hidden(expected, self.choices.least, alone=bool(slug and code)))
        if counts.hidden or parts_hidden:
            return self.numbers.hide(key, HIDDEN)
        return self.numbers.count(key, self.traces.get((code, slug, what), []), expected)

    def counts(self, code: str, slug: str) -> Counts:
        return (self.found.rows[code] if code else self.found.whole)[slug]

    def called(self, slug: str) -> str:
        return self.names[slug] if slug else "All services"


def key_of(code: str, slug: str, what: str) -> str:
    """M-DISP-alderbrook-open"""
    return f"M-{code or ONCE}-{slug or EVERY}-{what}"


def in_words(change: int) -> str:
    return f"{change} more" if change > 0 else f"{-change} fewer"
