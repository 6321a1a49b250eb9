"""A row of a table of indicators: the value that it reports, of an indicator that the service keeps or will keep.

Nothing is guessed: a period that can't be read is asked, and a number without a name over it stays in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from domain import dates
from domain.indicator import national_id
from domain.national import COMPARED_WITH, NATIONAL
from domain.reported import HOW_TO_WRITE, Reported, read
from domain.scoring import said
from domain.text import LONGEST_TITLE
from domain.together import Step
from projections.documents.look import Look
from projections.documents.model import Change, Item, Need
from projections.documents.wording import bare, quoted

Line = Mapping[str, Any]

FOUR = (
    ("FTE", r"\bfirst[- ]time entrants?\b|\bFTEs?\b"),
    ("REOFF_FREQUENCY", r"\bre-?offen.*\b(?:frequency|average|each|per)\b|\b(?:frequency|average)\b.*\bre-?offen"),
    ("REOFF_BINARY", r"\bre-?offen.*\b(?:binary|proportion|per ?cent)"),
    ("REOFF_BINARY", r"(?:\bbinary|\bproportion|\bper ?cent|%).*\bre-?offen"),
    ("CUSTODY", r"\bsentenced to custody\b|\buse of custody\b|\bcustod(?:y|ial sentence)s? rate\b"),
)  # fmt: skip
"""How documents word the indicators of long standing; the others only count by their name or code."""
REGIONS = (
    "east midlands|west midlands|north east|north west|south east|south west|east of england|london|yorkshire"
    r"|region(?:al)?"
)
BESIDE = (
    ("neighbours", r"\bneighbours?\b"),
    ("family", r"\bfamily\b|\bcomparator\b|\bcomparison group\b"),
    ("region", rf"\b(?:{REGIONS})\b"),
    ("national", r"\bnational\b|\bengland\b"),
)
NO_COMPARATOR = re.compile(r"\b(?:rank|quartile|trend|change|direction)\b", re.IGNORECASE)
NUMBER = re.compile(r"£?(-?\d[\d,]*(?:\.\d+)?)\s*%?(?:\s*\((?!(?:out )?of\b).*\))?", re.IGNORECASE)
NAMELESS = re.compile(r"column \d+")


@dataclass(frozen=True)
class Row:
    """What a row says, understood as far as it goes. `known` is the indicator that the service keeps already."""

    id: UUID
    code: str | None
    name: str
    unit: str
    value: Decimal
    comparators: dict[str, Decimal]
    period: Reported | None
    published_on: date | None
    known: Mapping[str, Any] | None


def indicator_item(look: Look, key: str, line: Line) -> Item:
    """A new value; the same, where that was reported of the period before; or a row that only stands beside."""
    if len(line["name"]) > LONGEST_TITLE:
        return Item(key, "beside", line, (line,), doubts=("This name is too long for an indicator.",))
    row = row_of(look, key, line)
    if row.period and (row.period.ends_on > look.settings.today):
        return Item(key, "beside", line, (line,), doubts=(f"{row.period.text} is not over: it has no value yet.",))
    if row.period and (row.id, row.period) in look.indicators.reported:
        return Item(key, "beside", line, (line,), doubts=("Another row reports the same indicator and period.",))
    if was_reported(row) or said_before(look, line):
        return Item(key, "same", line, (line,))
    if row.period:
        look.indicators.reported.add((row.id, row.period))
    return Item(key, "indicator", line, (line,), None, (change_of(look, key, line, row),), tuple(doubts(line, row)))


def row_of(look: Look, key: str, line: Line) -> Row:
    name = " ".join(line["name"].split())
    code = look.indicators.only(code_of(name), bare(name))
    known = known_as(look.ground.indicators, code, name)
    id = known["id"] if known else national_id(look.ground.slug, code) if code else local_id(look, name)
    unit = unit_of(line["unit"]) or (NATIONAL[code].unit if code else "number")
    return Row(
        id, code, name, unit, exactly(line["value"]), compared(line["comparators"]), period_of(look, key, line),
        published(line["published_on"]), known,
    )  # fmt: skip


def change_of(look: Look, key: str, line: Line, row: Row) -> Change:
    answer = look.answer(key)
    needs = () if period_read(line["period"]) else (asked(look, key, line),)
    day = day_of(look, row)
    if row.known is None:
        look.indicators.define(row.id, definition(look, line, row, day))
    fields = {
        "indicator": row.id, "period": row.period.text if row.period else line["period"], "value": row.value,
        "unit": row.unit, "comparators": row.comparators, "published_on": row.published_on,
    }  # fmt: skip
    fields = {name: value for name, value in fields.items() if value not in (None, {})}
    step = Step("report_value", fields, line["source"]["locator"], day)
    before = latest_of(row)
    becomes = said(row.value)
    what = f"{'New value' if row.known else 'New indicator'} {quoted(name_of(row))}: {becomes}"
    sentence = f"{what} for {row.period.text}" if row.period else what
    return Change("value", step, sentence, before, becomes, needs, (), "value" in (answer.get("without") or ()))


def definition(look: Look, line: Line, row: Row, day: date) -> Change:
    """The first time that a document names it: in its words, which say what is counted."""
    named = {"code": row.code, "definition": row.name} if row.code else {"name": row.name}
    fields = {"indicator": row.id, **named, "unit": row.unit}
    step = Step("define_indicator", fields, line["source"]["locator"], min(look.settings.since, day))
    return Change("indicator", step, f"Keep the indicator {quoted(name_of(row))}")


def name_of(row: Row) -> str:
    return NATIONAL[row.code].name if row.code else row.name


def day_of(look: Look, row: Row) -> date:
    """The day from which it was known: of publication, if the document says it; never before its period was over."""
    days = [row.published_on or look.settings.as_at]
    days += [row.period.ends_on] if row.period else []
    days += [row.known["definitions"][0]["since"]] if row.known else []
    return min(max(days), look.settings.today)


def doubts(line: Line, row: Row) -> Iterator[str]:
    yield from line.get("doubts") or ()
    if row.known and row.known["unit"] != row.unit:
        yield "It is counted otherwise here than it was before."
    if row.published_on and row.period and row.published_on <= row.period.ends_on:
        yield "It can’t have been published before its period was over."
    for name, text in line["comparators"].items():
        if NAMELESS.fullmatch(name) and NUMBER.fullmatch(text):
            yield f"{text} stands in a column without a name: what it compares with is not recorded."


# Which indicator


def code_of(name: str) -> str | None:
    plain = bare(name)
    for code, each in NATIONAL.items():
        if plain in (bare(each.name), code.casefold()):
            return code
    return next((code for code, pattern in FOUR if re.search(pattern, name, re.IGNORECASE)), None)


def known_as(known: tuple[Mapping[str, Any], ...], code: str | None, name: str) -> Mapping[str, Any] | None:
    for each in known:
        if each["code"] == code if code else bare(each["name"]) == bare(name):
            return each
    return None


def local_id(look: Look, name: str) -> UUID:
    return uuid5(look.ground.reading, f"indicator/{bare(name)}")


# What was reported before


def was_reported(row: Row) -> bool:
    """Whether this figure was reported of the period, now or earlier: an old document brings no old figure back.

    Of a row whose period can't be read, whether it was reported of any.
    """
    return any(each["value"] == row.value and each["unit"] == row.unit for each in figures(row))


def said_before(look: Look, line: Line) -> bool:
    """Whether the document said so when it was recorded before."""
    before = look.ground.base.lines if look.ground.base else ()
    return any(alike(each, line) for each in before if each["kind"] == "indicator")


def alike(one: Line, other: Line) -> bool:
    return (bare(one["name"]), one["value"], bare(one["period"] or "")) == (
        bare(other["name"]), other["value"], bare(other["period"] or ""),
    )  # fmt: skip


def figures(row: Row) -> list[Mapping[str, Any]]:
    if row.known is None:
        return []
    same = [each for each in row.known["values"] if row.period is None or of_period(each, row.period)]
    return [figure for each in same for figure in (*each["earlier"], each)]


def of_period(value: Mapping[str, Any], period: Reported) -> bool:
    mine = (period.kind, period.starts_on, period.ends_on, period.cohort)
    return tuple(value["period"][name] for name in ("kind", "starts_on", "ends_on", "cohort")) == mine


def latest_of(row: Row) -> str | None:
    found = figures(row)
    return said(found[-1]["value"]) if found else None


# What it says


def period_of(look: Look, key: str, line: Line) -> Reported | None:
    return period_read(line["period"]) or period_read(answered(look, key))


def period_read(text: str | None) -> Reported | None:
    try:
        return read(text) if text else None
    except ValueError:
        return None


def answered(look: Look, key: str) -> str | None:
    given: Mapping[str, Any] = look.answer(key).get("needs") or {}
    return (given.get("value") or {}).get("period")


def asked(look: Look, key: str, line: Line) -> Need:
    answer = answered(look, key)
    words = f"For which period? {HOW_TO_WRITE}"
    return Need("period", words, (), answer if period_read(answer) else None)


def published(text: str | None) -> date | None:
    found = dates.read(" ".join(text.split()).casefold(), None) if text else None
    return found.on if found else None


def unit_of(text: str | None) -> str | None:
    """ "Rate per 100,000 10-17 pop" """
    if not text:
        return None
    if found := re.search(r"\bper (\d[\d,]*)", text):
        return {"1000": "per_1000", "10000": "per_10000", "100000": "per_100000"}.get(found[1].replace(",", ""))
    return "percent" if re.search(r"%|per ?cent", text, re.IGNORECASE) else None


def compared(others: Mapping[str, str]) -> dict[str, Decimal]:
    """What stands under a name that says with whom it compares, as far as it is a number."""
    found: dict[str, Decimal] = {}
    for name, text in others.items():
        number = NUMBER.fullmatch(text.strip())
        code = next((code for code, pattern in BESIDE if re.search(pattern, name, re.IGNORECASE)), None)
        if number and code and not NO_COMPARATOR.search(name):
            found.setdefault(code, Decimal(number[1].replace(",", "")))
    return {code: found[code] for code in COMPARED_WITH if code in found}


def exactly(number: float) -> Decimal:
    """As it was read: 27.5, and 171 for 171.0."""
    return Decimal(int(number)) if number == int(number) else Decimal(str(number))
