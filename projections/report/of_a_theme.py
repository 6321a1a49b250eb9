"""One theme of a report: how it went month by month, how long things take, what slipped, who could be asked.

Everything is counted by the region's theme page; beside each count stand the actions that were counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from domain.action_state import DISPOSITIONS
from projections.called import STATUSES
from projections.region.overview import NOT_RATED
from projections.region.reading import RegionReader
from projections.region.theme_page import (
    DONE,
    SLIPS,
    UNDATED,
    Theme,
    by_plan_year,
    days_open,
    quiet_days,
    slip_class,
    theme_page,
)  # fmt: skip
from projections.report.blocks import STEPS, Block, Cell, Chart, Heading, Table, Text
from projections.report.choices import Choices
from projections.report.known import Action, Known
from projections.report.numbers import Numbers

QUARTERS = (
    ("quarter", "Days within which a quarter of them were done"),
    ("half", "Days within which half of them were done"),
    ("three_quarters", "Days within which three quarters of them were done"),
)


class OfTheme:
    def __init__(self, reader: RegionReader, code: str, choices: Choices, numbers: Numbers, known: Known) -> None:
        self.reader, self.code, self.numbers, self.known = reader, code, numbers, known
        self.page: Theme = theme_page(reader, code, choices.authorities)

    def blocks(self) -> Iterator[Block]:
        if not self.page.actions:
            yield Text("No action of these services has this theme on these dates.")
            return
        yield from self.trend()
        yield from self.time_to_complete()
        yield from self.slippage()
        yield from self.dispositions()
        yield from self.stalled()
        yield from self.best()
        yield from self.askable()
        yield from self.actions()

    def key(self, *parts: str) -> str:
        return "-".join(("T", self.code, *parts))

    def trend(self) -> Iterator[Block]:
        yield Heading("Month by month")
        traces: dict[tuple[date, str], list[UUID]] = {}
        days = [day for day, _ in self.page.trend]
        for day, action in self.reader.counted_on(days, [each["id"] for each in self.page.actions]):
            if not action.has_left:
                traces.setdefault((day, action.common or NOT_RATED), []).append(action.id)
        rows: list[list[Cell]] = []
        for day, counts in self.page.trend:
            numbers = [
                self.numbers.count(self.key(day.isoformat(), step), traces.get((day, step), []), counts[step])
                for step in STEPS
            ]
            rows.append([in_words(day), *numbers, self.key(day.isoformat())])
        title = "Open actions at the end of each month, by how they stood"
        yield Chart(title, days, {step: [counts[step] for _, counts in self.page.trend] for step in STEPS})
        heads = ["Day", *STEPS.values(), "Key"]
        yield Table(title, heads, rows, [1.6, *([1.0] * len(STEPS)), 2.2], ["", *STEPS, ""])

    def time_to_complete(self) -> Iterator[Block]:
        yield Heading("Time to complete")
        done = {each["id"]: days for each in self.page.actions if (days := days_open(each)) is not None}
        rows: list[list[Cell]] = [
            ["Done", self.numbers.count(self.key("done"), done, len(self.page.days_to_complete)), self.key("done")]
        ]
        for (name, words), days in zip(QUARTERS, self.page.usual_days or (), strict=False):
            how = f"days from the opening of the line to the day it was done, {name.replace('_', ' ')} of the way up"
            rows.append(
                [words, self.numbers.work_out(self.key("days", name), days, how, done),
                 self.key("days", name)]
            )  # fmt: skip
        yield Table("Time to complete", ["What", "Number", "Key"], rows, [4, 1.4, 3])

    def slippage(self) -> Iterator[Block]:
        yield Heading("Slippage")
        latest = {(each["authority"], each["lineage"]): each for each in by_plan_year(self.page.actions)}
        counted, rows = dict(self.page.slippage), list[list[Cell]]()
        for place, name in enumerate([*(name for _, name in SLIPS), UNDATED]):
            ids = [each["id"] for each in latest.values() if slip_class(each) == name]
            key = self.key("slip", str(place))
            rows.append([name, self.numbers.count(key, ids, counted[name]), key])
        yield Table(
            "Latest due date against the first, one for each line", ["Class", "Lines", "Key"], rows, [4, 1.4, 3]
        )

    def dispositions(self) -> Iterator[Block]:
        yield Heading("What became of them, by plan year")
        there = [status for status in STATUSES if any(counts[status] for _, counts in self.page.dispositions)]
        rows: list[list[Cell]] = []
        for period, counts in self.page.dispositions:
            of_year = [each for each in self.page.actions if each["period"] == period]
            numbers = [
                self.numbers.count(
                    self.key(period, status), [each["id"] for each in of_year if each["status"] == status],
                    counts[status],
                )
                for status in there
            ]  # fmt: skip
            rows.append([period, *numbers, self.key(period)])
        heads = ["Plan year", *(STATUSES[status] for status in there), "Key"]
        widths = [1.6, *([1.0] * len(there)), 2.2]
        yield Table("What became of them, by plan year", heads, rows, widths, ["", *there, ""])

    def stalled(self) -> Iterator[Block]:
        yield Heading("Stalled: no news for 90 days")
        yield self.counted_line("stalled", "Stalled", self.page.stalled)
        yield from self.listed("Stalled, the longest silence first", self.page.stalled, [
            ("No news for", 1.2, lambda each: f"{quiet_days(each):,} days"),
            ("Due", 1.6, lambda each: each["due"]["text"] if each["due"] else "–"),
        ])  # fmt: skip

    def best(self) -> Iterator[Block]:
        yield Heading("Best examples: done, with evidence")
        if not self.page.best:
            yield Text("None of them is done with evidence.")
        yield from self.listed("Best examples", self.page.best, [
            ("Done on", 1.4, lambda each: in_words(each["left_on"]) if each["left_on"] else "–"),
            ("Days", 0.8, lambda each: f"{days_open(each) or 0:,}"),
            ("Later than first promised", 1.2, lambda each: f"{each['days_slipped_in_all']:,} days"),
            ("Pieces of evidence", 1.0, lambda each: f"{each['pieces_of_evidence']:,}"),
        ])  # fmt: skip

    def askable(self) -> Iterator[Block]:
        yield Heading("Who could be asked")
        rows: list[list[Cell]] = []
        for one in self.page.askable:
            own = [each for each in self.page.actions if each["authority"] == one["authority"]]
            key = self.key(one["authority"])
            done = [each["id"] for each in own if each["status"] in DONE]
            still = [each["id"] for each in own if each["status"] not in DISPOSITIONS]
            rows.append([
                one["service"], ", ".join(one["roles"]) or "Roles are not shared",
                self.numbers.count(f"{key}-done", done, one["done"]),
                self.numbers.count(f"{key}-open", still, one["open"]), key,
            ])  # fmt: skip
        heads = ["Service", "Roles", "Done", "Open", "Key"]
        yield Table("Who could be asked", heads, rows, [2.4, 4, 0.8, 0.8, 2.4], ["", "", "done", "open", ""])

    def actions(self) -> Iterator[Block]:
        yield Heading("The actions")
        yield self.counted_line("actions", "Actions with this theme, those that have left their plans included",
                                self.page.actions)  # fmt: skip
        yield from self.listed("The actions", self.page.actions, [
            ("Due", 1.6, lambda each: each["due"]["text"] if each["due"] else "–"),
            ("Stands", 1.2, lambda each: STEPS[each["common"] or NOT_RATED]),
            ("Status", 1.3, lambda each: STATUSES[each["status"]]),
            ("Theme", 1.1, lambda each: "Proposed" if each["proposed"] else "Confirmed"),
        ])  # fmt: skip

    def counted_line(self, what: str, words: str, actions: Iterable[Action]) -> Table:
        key = self.key(what)
        number = self.numbers.count(key, [each["id"] for each in actions])
        return Table(words, ["What", "Number", "Key"], [[words, number, key]], [4, 1.4, 3])

    def listed(
        self, caption: str, actions: list[Action], more: list[tuple[str, float, Callable[[Any], str]]]
    ) -> Iterator[Block]:
        if not actions:
            return
        rows: list[list[Cell]] = [
            [self.known.name(each["id"]), each["service"], each["ref"] or "–", each["title"],
             *(tell(each) for _, _, tell in more)]
            for each in actions
        ]  # fmt: skip
        heads = ["No.", "Service", "Ref.", "Action", *(head for head, _, _ in more)]
        yield Table(caption, heads, rows, [0.7, 2.0, 0.8, 5.5, *(width for _, width, _ in more)])


def in_words(day: date) -> str:
    return f"{day:%-d %B %Y}"
