"""Values, periods and directions in words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from domain.national import COMPARED_WITH, UNITS
from domain.refusals import in_words
from domain.reported import KINDS
from domain.scoring import said


def number(value: Decimal) -> str:
    """12,500; 0.06"""
    whole, dot, rest = said(value).partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.lstrip("-").isdigit() and whole != "-0" else said(value)


def amount(value: Decimal, unit: str) -> str:
    """27.5%, 171 per 100,000, £250"""
    if unit == "pounds":
        return f"£{number(value)}"
    sign = UNITS.get(unit, "")
    return f"{number(value)}{sign}" if sign == "%" else f"{number(value)} {sign}".strip()


def days_of(period: Mapping[str, Any]) -> str:
    return f"{in_words(period['starts_on'])} to {in_words(period['ends_on'])}"


def kind_of(kind: str, cohort: bool = False) -> str:
    """ "Rolling 12 months", "Quarter, cohort" """
    return KINDS[kind].capitalize() + (", cohort" if cohort else "")


def kind_of_value(value: Mapping[str, Any]) -> str:
    return kind_of(value["period"]["kind"], value["period"]["cohort"])


def direction(indicator: Mapping[str, Any]) -> str:
    """ "Down by 12 since Q2 2022-23: better". Says, too, why nothing can be said."""
    values, found = indicator["values"], indicator["direction"]
    if not values:
        return "No value has been reported."
    if found is None:
        return "No earlier value was counted alike." if len(values) > 1 else "The first value."
    since = found["from"]["period"]["text"]
    if found["way"] == "same":
        return f"The same as {since}"
    verdict = {True: ": better", False: ": worse", None: ""}[found["better"]]
    return f"{found['way'].capitalize()} by {number(found['by'])} since {since}{verdict}"


ARROWS = {"up": "▲", "down": "▼", "same": "■"}


def arrow(indicator: Mapping[str, Any]) -> str:
    found = indicator["direction"]
    return ARROWS[found["way"]] if found else ""


def beside(value: Mapping[str, Any], better: str) -> list[str]:
    """ "National 14: better here" for each that the value is compared with."""
    return [
        f"{COMPARED_WITH[code]} {number(other)}: {compared(value['value'], other, better)}"
        for code, other in value["comparators"].items()
    ]


def compared(mine: Decimal, other: Decimal, better: str) -> str:
    if mine == other:
        return "the same"
    way = "up" if mine > other else "down"
    if better == "neither":
        return "higher here" if way == "up" else "lower here"
    return "better here" if way == better else "worse here"
