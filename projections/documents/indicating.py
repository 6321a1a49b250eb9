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

from domain.indicator import national_id
from domain.national import NATIONAL
from domain.reported import HOW_TO_WRITE, Reported
from domain.scoring import said
from domain.text import LONGEST_TITLE
from domain.together import Step
from projections.documents.figures import (
    NUMBER,
    TOO_EARLY,
    compared,
    exactly,
    is_edited,
    not_over,
    period_read,
    published,
    unit_of,
)
from projections.documents.look import Look
from projections.documents.model import Change, Item, Kind, Need
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


@dataclass(frozen=True)
class Value:
    """One value of a row, and what becomes of it."""

    kind: Kind
    row: Row
    change: Change | None = None
    doubts: tuple[str, ...] = ()


def indicator_item(look: Look, key: str, line: Line) -> Item:
    """New values; the same, where they were reported of their periods before; or a row that only stands beside.

    A row has one value as it is read; people may say that it has several.
    """
    says = look.says(key, line)
    values = [value_of(look, key, number, each) for number, each in enumerate(says)]
    kinds = {each.kind for each in values}
    return Item(
        key, "indicator" if "indicator" in kinds else "beside" if "beside" in kinds else "same", line, says,
        changes=tuple(each.change for each in values if each.change),
        doubts=tuple(doubt for each in values for doubt in each.doubts),
        figures=tuple(figure(each, value.row) for each, value in zip(says, values, strict=True)),
        was_doubtful=is_edited(says[0]) and was_doubtful(look, key, line),
    )  # fmt: skip


def value_of(look: Look, key: str, number: int, says: Line) -> Value:
    row = row_of(look, key, says)
    if why := kept_beside(look, says, row):
        return Value("beside", row, None, (why,))
    if was_reported(row) or (not is_edited(says) and said_before(look, says)):
        return Value("same", row)
    if row.period:
        look.indicators.reported.add((row.id, row.period))
    return Value("indicator", row, change_of(look, key, number, says, row), tuple(doubts(says, row)))


def kept_beside(look: Look, says: Line, row: Row) -> str | None:
    """Why nothing can be recorded of it."""
    if len(says["name"]) > LONGEST_TITLE:
        return "This name is too long for an indicator."
    if row.period and row.period.ends_on > look.settings.today:
        return not_over(row.period)
    if row.period and (row.id, row.period) in look.indicators.reported:
        return "Another row reports the same indicator and period."
    return None


def row_of(look: Look, key: str, says: Line) -> Row:
    name = " ".join(says["name"].split())
    if is_edited(says):
        code = says["code"]
        look.indicators.only(code, bare(name))
    else:
        code = look.indicators.only(code_of(name), bare(name))
    return row_as(look, key, says, name, code)


def row_as(look: Look, key: str, says: Line, name: str, code: str | None) -> Row:
    known = known_as(look.ground.indicators, code, name)
    id = known["id"] if known else national_id(look.ground.slug, code) if code else local_id(look, name)
    unit = unit_of(says["unit"]) or (NATIONAL[code].unit if code else "number")
    return Row(
        id, code, name, unit, exactly(says["value"]), compared(says["comparators"]), period_of(look, key, says),
        published(says["published_on"]), known,
    )  # fmt: skip


def figure(says: Line, row: Row) -> Line:
    """A value as it was understood, in the shape in which people edit it: what is edited has exactly this."""
    return {
        "kind": "indicator", "name": row.name, "code": row.code, "unit": row.unit, "value": said(row.value),
        "period": row.period.text if row.period else says["period"],
        "comparators": {code: said(each) for code, each in row.comparators.items()},
        "published_on": row.published_on.isoformat() if row.published_on else None, "source": says["source"],
    }  # fmt: skip


def change_of(look: Look, key: str, number: int, says: Line, row: Row) -> Change:
    place = says["source"]["locator"]
    named = f"{number}/value" if number else "value"
    needs = () if period_read(says["period"]) else (asked(look, key, says),)
    day = day_of(look, row)
    if row.known is None:
        look.indicators.define(row.id, definition(look, says, row, day))
    fields = {
        "indicator": row.id, "period": row.period.text if row.period else says["period"], "value": row.value,
        "unit": row.unit, "comparators": row.comparators, "published_on": row.published_on,
    }  # fmt: skip
    fields = {name: value for name, value in fields.items() if value not in (None, {})}
    becomes = said(row.value)
    what = f"{'New value' if row.known else 'New indicator'} {quoted(name_of(row))}: {becomes}"
    sentence = f"{what} for {row.period.text}" if row.period else what
    left_out = named in (look.answer(key).get("without") or ())
    step = Step("report_value", fields, place, day)
    return Change(named, step, sentence, latest_of(row), becomes, needs, (), left_out)


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


def doubts(says: Line, row: Row) -> Iterator[str]:
    """An edit answers them all."""
    if is_edited(says):
        return
    yield from says.get("doubts") or ()
    if row.known and row.known["unit"] != row.unit:
        yield "It is counted otherwise here than it was before."
    if row.published_on and row.period and row.published_on <= row.period.ends_on:
        yield TOO_EARLY
    for name, text in says["comparators"].items():
        if NAMELESS.fullmatch(name) and NUMBER.fullmatch(text):
            yield f"{text} stands in a column without a name: what it compares with is not recorded."


def was_doubtful(look: Look, key: str, line: Line) -> bool:
    """Whether a row was doubted, or its period asked, before somebody edited it."""
    row = row_as(look, key, line, " ".join(line["name"].split()), code_of(line["name"]))
    return period_read(line["period"]) is None or any(doubts(line, row))


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


def answered(look: Look, key: str) -> str | None:
    given: Mapping[str, Any] = look.answer(key).get("needs") or {}
    return (given.get("value") or {}).get("period")


def asked(look: Look, key: str, line: Line) -> Need:
    answer = answered(look, key)
    words = f"For which period? {HOW_TO_WRITE}"
    return Need("period", words, (), answer if period_read(answer) else None)
