"""One theme of a report: how it went month by month, how long things take, what slipped, who could be asked.

Everything is counted by the region's theme page; beside each count stand the actions that were counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from domain.action_state import DISPOSITIONS
from projections.called import STATUSES, plan_year
from projections.region.covering import LACKS, NO_PLAN
from projections.region.lasting import FEW, lasted
from projections.region.overview import NOT_RATED
from projections.region.reading import RegionReader
from projections.region.theme_page import DONE as WAYS_TO_BE_DONE
from projections.region.theme_page import (
    SLIP_CLASSES,
    Theme,
    by_plan_year,
    days_open,
    quiet_days,
    slip_class,
    theme_page,
)
from projections.report import listing
from projections.report.blocks import STEPS, Block, Cell, Chart, Heading, Table, Text
from projections.report.choices import Choices
from projections.report.known import Action, Known
from projections.report.meaning import COUNTED, DAYS, DONE, OPEN
from projections.report.numbers import Numbers


class OfTheme:
    def __init__(self, reader: RegionReader, code: str, choices: Choices, numbers: Numbers, known: Known) -> None:
        self.reader, self.code, self.numbers, self.known = reader, code, numbers, known
        self.page: Theme = theme_page(reader, code, choices.authorities)
        self.shares = {each["slug"]: each for each in reader.services()}

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
            rows.append([in_words(day), *numbers])
        title = "Open actions at the end of each month, by how they stood"
        yield from map(Text, self.gaps())
        yield Chart(title, days, {step: [counts[step] for _, counts in self.page.trend] for step in STEPS})
        yield Table(title, ["Day", *STEPS.values()], rows, [1.6, *([1.0] * len(STEPS))])

    def gaps(self) -> Iterator[str]:
        """What looks like a fall or a rise of the chart and is none."""
        found: dict[str, dict[str, list[str]]] = {}
        for day, lacking in self.page.gaps.items():
            for why, slugs in lacking.items():
                for slug in slugs if why != NO_PLAN else ():
                    found.setdefault(why, {}).setdefault(slug, []).append(f"{day:%b %Y}")
        for why, days in found.items():
            told = "; ".join(f"{self.shares[slug]['name']} {span(of)}" for slug, of in days.items())
            yield f"{LACKS[why].capitalize()}, so that what is missing then is no fall: {told}."

    def time_to_complete(self) -> Iterator[Block]:
        yield Heading("Time to complete")
        yield Text(lasted(self.page.days_to_complete))
        done = {each["id"]: days for each in self.page.actions if (days := days_open(each)) is not None}
        number = self.numbers.count(self.key(DONE), done, len(self.page.days_to_complete))
        rows: list[list[Cell]] = [[COUNTED[DONE], number]]
        for name, days in self.days_told():
            how = f"days from the opening of the line to the day it was done, {name.replace('_', ' ')}"
            rows.append([DAYS[name], self.numbers.work_out(self.key("days", name), days, how, done)])
        yield Table("Time to complete", ["What", "Number"], rows, [4, 1.4])

    def days_told(self) -> list[tuple[str, int]]:
        """The first and the last say it all of few; quarters of less than four there are not."""
        if self.page.usual_days is None:
            return []
        days = self.page.days_to_complete
        told = dict(zip(("quarter", "half", "three_quarters"), self.page.usual_days, strict=True))
        told |= {"shortest": days[0], "longest": days[-1]}
        return [(name, told[name]) for name in DAYS if len(days) >= FEW or "quarter" not in name]

    def slippage(self) -> Iterator[Block]:
        yield Heading("Slippage")
        latest = {(each["authority"], each["lineage"]): each for each in by_plan_year(self.page.actions)}
        rows: list[list[Cell]] = []
        counted = dict(self.page.slippage)
        for key, name in SLIP_CLASSES.items():
            ids = [each["id"] for each in latest.values() if slip_class(each) == name]
            rows.append([name, self.numbers.count(self.key("slip", key), ids, counted[name])])
        yield Table("Latest due date against the first, one for each line", ["Class", "Lines"], rows, [4, 1.4])

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
            rows.append([plan_year(period), *numbers])
        heads = ["Plan year", *(STATUSES[status] for status in there)]
        yield Table("What became of them, by plan year", heads, rows, [1.6, *([1.0] * len(there))])

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
            done = [each["id"] for each in own if each["status"] in WAYS_TO_BE_DONE]
            still = [each["id"] for each in own if each["status"] not in DISPOSITIONS]
            rows.append([
                one["service"], ", ".join(one["roles"]) or "Roles are not shared",
                self.numbers.count(f"{key}-{DONE}", done, one["done"]),
                self.numbers.count(f"{key}-{OPEN}", still, one["open"]),
            ])  # fmt: skip
        yield Table("Who could be asked", ["Service", "Roles", "Done", "Open"], rows, [2.4, 5, 0.8, 0.8])

    def actions(self) -> Iterator[Block]:
        """What an adviser needs of each: those that are open, and apart from them those that left."""
        yield Heading("The actions")
        yield self.counted_line("actions", "Actions with this theme, those that have left their plans included",
                                self.page.actions)  # fmt: skip
        for caption, gone in (("Open", False), ("Have left their plans", True)):
            found = [each for each in self.page.actions if (each["status"] in DISPOSITIONS) == gone]
            if found:
                yield Heading(caption, 3)
                rows: list[list[Cell]] = [listing.row(each, self.known, self.shares) for each in found]
                yield Table(caption, listing.HEADS, rows, listing.WIDTHS)

    def counted_line(self, what: str, words: str, actions: Iterable[Action]) -> Table:
        number = self.numbers.count(self.key(what), [each["id"] for each in actions])
        return Table(words, ["What", "Number"], [[words, number]], [4, 1.4])

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


def span(days: list[str]) -> str:
    """The months of a gap; of many, the first and the last."""
    return ", ".join(days) if len(days) <= FEW else f"{len(days)} months from {days[0]} to {days[-1]}"


def in_words(day: date) -> str:
    return f"{day:%-d %B %Y}"
