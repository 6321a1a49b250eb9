"""An authority's indicators for two dates, as pages, API and command line show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.indicator import Definition, IndicatorState, Value
from domain.national import COMPARED_WITH, NATIONAL
from domain.refusals import UnknownIndicator
from domain.text import TextRef
from projections.asked import Asked
from projections.reading import Reader
from projections.texts import Texts

ORDER = {code: place for place, code in enumerate(NATIONAL)}
Words = Callable[[TextRef], str]


def indicators(reader: Reader, asked: Asked) -> list[dict[str, Any]]:
    """National ones in the order of the list, then local ones by name."""
    states = reader._states("indicator_versions", IndicatorState, "TRUE", [], asked)
    texts = Texts(reader.conn, reader.slug, [ref for state in states for ref in refs(state)])
    return in_order(in_words(state, texts) for state in states)


def indicator(reader: Reader, id: UUID, asked: Asked) -> dict[str, Any]:
    states = reader._states("indicator_versions", IndicatorState, "indicator = %s", [id], asked)
    if not states:
        raise UnknownIndicator(f"This authority had no such indicator {asked.in_words()}.", indicator=str(id))
    return in_words(states[0], Texts(reader.conn, reader.slug, list(refs(states[0]))))


def in_order(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(found, key=lambda each: (ORDER.get(each["code"] or "", len(ORDER)), each["name"].casefold()))


def refs(state: IndicatorState) -> Iterable[TextRef]:
    yield from filter(None, (state.name, *(each.text for each in state.definitions)))
    yield from filter(None, (each.note for each in state.values))


def in_words(state: IndicatorState, texts: Words) -> dict[str, Any]:
    """`values`: one for each period, the oldest period first; `latest` is the last of them.

    Where several figures were reported for a period, the one reported last stands there and has the others in
    `earlier`: nobody is told that the later one was always known.
    """
    definitions = sorted(state.definitions, key=lambda each: (each.since, each.version))
    values = by_period(state.values, texts)
    return {
        "id": state.id,
        "code": state.code,
        "name": NATIONAL[state.code].name if state.code else texts(state.name) if state.name else "",
        "national": state.code is not None,
        "better": state.better,
        "unit": definitions[-1].unit,
        "definitions": [definition_in_words(each, texts) for each in definitions],
        "values": values,
        "latest": values[-1] if values else None,
        "direction": direction(values, state.better),
    }


def definition_in_words(definition: Definition, texts: Words) -> dict[str, Any]:
    return {
        "version": definition.version,
        "since": definition.since,
        "unit": definition.unit,
        "text": texts(definition.text) if definition.text else None,
    }


def by_period(values: Iterable[Value], texts: Words) -> list[dict[str, Any]]:
    periods: dict[tuple[Any, ...], list[Value]] = {}
    for each in values:
        period = each.period
        periods.setdefault((period.ends_on, period.starts_on, period.kind, period.cohort), []).append(each)
    found = []
    for _, several in sorted(periods.items(), key=lambda pair: pair[0]):
        told = [value_in_words(each, texts) for each in sorted(several, key=lambda each: each.reported_on)]
        found.append(told[-1] | {"comparators": last_said(told), "earlier": told[:-1]})
    return found


def last_said(told: list[dict[str, Any]]) -> dict[str, Decimal]:
    """A figure of others for a period stands until another is said: who reports only their own anew takes none back."""
    alike = (each for each in told if comparable(each, told[-1]))
    said = {code: number for each in alike for code, number in each["comparators"].items()}
    return {code: said[code] for code in COMPARED_WITH if code in said}


def value_in_words(value: Value, texts: Words) -> dict[str, Any]:
    period = value.period
    return {
        "entry": value.entry,
        "period": {
            "text": period.text, "kind": period.kind, "starts_on": period.starts_on, "ends_on": period.ends_on,
            "cohort": period.cohort,
        },
        "value": value.value,
        "unit": value.unit,
        "comparators": dict(value.comparators),
        "published_on": value.published_on,
        "reported_on": value.reported_on,
        "definition": value.definition,
        "note": texts(value.note) if value.note else None,
    }  # fmt: skip


# What can be compared with what


def comparable(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether both were counted alike: the same kind and length of period, unit and definition."""
    return counted(one) == counted(other)


def counted(value: dict[str, Any]) -> tuple[Any, ...]:
    period = value["period"]
    length = (period["ends_on"] - period["starts_on"]).days // 27 if period["kind"] == "span" else 0
    return period["kind"], length, period["cohort"], value["unit"], value["definition"]


def direction(values: list[dict[str, Any]], better: str) -> dict[str, Any] | None:
    """How the latest value stands to the one before it that was counted alike; None where there is none.

    `better` is None where neither way is better, or nothing moved.
    """
    before = next((each for each in reversed(values[:-1]) if comparable(each, values[-1])), None)
    if before is None:
        return None
    by: Decimal = values[-1]["value"] - before["value"]
    way = "up" if by > 0 else "down" if by < 0 else "same"
    good = None if way == "same" or better == "neither" else way == better
    return {"way": way, "by": abs(by), "better": good, "from": before}


def lines(values: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Values that may be joined by a line: counted alike, and no longer apart than a year and a quarter.

    A definition that changed breaks the line, and each kind of period has lines of its own.
    """
    found: list[list[dict[str, Any]]] = []
    open_ones: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for each in values:
        line = open_ones.get(counted(each))
        if line is None or each["period"]["ends_on"] - line[-1]["period"]["ends_on"] > GAP:
            line = open_ones[counted(each)] = []
            found.append(line)
        line.append(each)
    return found


GAP = timedelta(days=460)


def kinds(values: Iterable[dict[str, Any]]) -> list[tuple[str, bool]]:
    """The kinds of period among them, whole ones and cohorts apart."""
    return list(dict.fromkeys((each["period"]["kind"], each["period"]["cohort"]) for each in values))
