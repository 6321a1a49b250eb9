"""What a report consists of, before it is Word, Excel or PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.rag import Scale
from projections.region.overview import NOT_RATED
from projections.report.numbers import Number

STEPS = {
    Scale.NOT_STARTED.value: "Not started",
    Scale.ON_TRACK.value: "On track",
    Scale.AT_RISK.value: "At risk",
    Scale.OFF_TRACK.value: "Off track",
    Scale.COMPLETE.value: "Complete",
    NOT_RATED: "Not rated",
}


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Beside:
    """A number with words under it."""

    number: Number
    words: str


@dataclass(frozen=True)
class Lines:
    """Words, and what else is to be known under them, line by line."""

    words: str
    under: tuple[str, ...] = ()


Cell = str | Number | Beside | Lines


@dataclass(frozen=True)
class Table:
    """`widths`: parts of the whole."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float]


@dataclass(frozen=True)
class Chart:
    """Areas on top of one another, a step of the scale each; the table after it says the same."""

    title: str
    days: Sequence[date]
    steps: dict[str, list[int]]


Block = Heading | Text | Table | Chart


@dataclass
class Section:
    """A heading of the first level with what stands under it; in a workbook, a sheet of this `name`."""

    name: str
    heading: str
    blocks: list[Block] = field(default_factory=list)
