"""Rules that colour cells by what they hold: a rating that is only a colour, worked out where the rule is simple.

What depends on today, on other sheets or on sums is not worked out: a colour that changes by itself was declared by
nobody.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from workers.reading.sources.excel import formulas
from workers.reading.sources.excel.formulas import Unknown, Value
from workers.reading.sources.excel.places import Area, areas
from workers.reading.sources.excel.styles import S, Styles

_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
_COMPARED = {"equal": "=", "notEqual": "<>", "greaterThan": ">", "lessThan": "<", "greaterThanOrEqual": ">=",
             "lessThanOrEqual": "<="}  # fmt: skip
_LIGHTS = {"3TrafficLights1", "3TrafficLights2", "3Signs", "3Symbols", "3Symbols2", "3Flags"}
_MOST = 200

Cells = Callable[[int, int], Value]


@dataclass
class Rule:
    kind: str
    areas: list[Area]
    fill: str | None
    formulas: list[str] = field(default_factory=list)
    operator: str = ""
    text: str = ""
    priority: int = 0
    lights: list[float] = field(default_factory=list)

    @property
    def first(self) -> tuple[int, int]:
        """The cell that its formulas are written for."""
        return min(area.top for area in self.areas), min(area.left for area in self.areas)

    def covers(self, row: int, column: int) -> bool:
        return any(area.holds(row, column) for area in self.areas)


class Rules:
    """The rules of a sheet, the most urgent first."""

    def __init__(self) -> None:
        self.all: list[Rule] = []
        self.not_worked_out = 0

    def add(self, element: Any, styles: Styles) -> None:
        """A `conditionalFormatting`, in the old or the new shape."""
        told = element.get("sqref") or "".join(each.text or "" for each in element.iterchildren(f"{_XM}sqref"))
        covered = areas(told)
        for each in element.iterchildren(f"{S}cfRule", f"{_X14}cfRule"):
            if covered and len(self.all) < _MOST and (rule := _rule(each, covered, styles)):
                self.all.append(rule)
        self.all.sort(key=lambda rule: rule.priority)

    def fill(self, row: int, column: int, cells: Cells) -> tuple[str | None, bool]:
        """The colour that rules give a cell, and whether one of them could not be worked out."""
        unknown = False
        for rule in self.all:
            if not rule.covers(row, column):
                continue
            try:
                if rule.kind == "iconSet":
                    if light := _light(rule, cells(row, column)):
                        return light, unknown
                elif _holds(rule, row, column, cells):
                    return rule.fill, unknown
            except Unknown:
                unknown = True
        self.not_worked_out += unknown
        return None, unknown


def _rule(each: Any, covered: list[Area], styles: Styles) -> Rule | None:
    kind = each.get("type") or ""
    number = each.get("dxfId") or ""
    fill = styles.rules[int(number)] if number.isdigit() and int(number) < len(styles.rules) else None
    own = each.find(f"{_X14}dxf")
    if own is not None:
        fill = styles.fill_of(own.find(f"{S}fill"), of_rule=True)
    said = [f.text or "" for f in each.iterchildren(f"{S}formula", f"{_XM}f")]
    priority = each.get("priority") or ""
    rule = Rule(kind, covered, fill, said, each.get("operator") or "", each.get("text") or "",
                int(priority) if priority.isdigit() else 0)  # fmt: skip
    if kind == "iconSet":
        rule.lights = _thresholds(each)
        return rule if rule.lights else None
    return rule if fill else None


def _thresholds(each: Any) -> list[float]:
    """Where amber and green begin; none where they are shares of what other cells hold."""
    icons = each.find(f"{S}iconSet")
    if icons is None or icons.get("iconSet", "3TrafficLights1") not in _LIGHTS or icons.get("reverse") in {"1", "true"}:
        return []
    told = [(v.get("type"), v.get("val") or "") for v in icons.iterchildren(f"{S}cfvo")][1:]
    if len(told) != 2 or any(kind != "num" or not re.fullmatch(r"-?\d+(?:\.\d+)?", value) for kind, value in told):
        return []
    return [float(value) for _, value in told]


def _light(rule: Rule, value: Value) -> str | None:
    if not isinstance(value, float):
        return None
    return "red" if value < rule.lights[0] else "amber" if value < rule.lights[1] else "green"


def _holds(rule: Rule, row: int, column: int, cells: Cells) -> bool:
    top, left = rule.first
    value = cells(row, column)

    def told(n: int) -> Value:
        if n >= len(rule.formulas):
            raise Unknown
        return formulas.worked_out(rule.formulas[n], cells, row - top, column - left)

    if rule.kind == "cellIs":
        if rule.operator in {"between", "notBetween"}:
            within = formulas.compared(value, ">=", told(0)) and formulas.compared(value, "<=", told(1))
            return within == (rule.operator == "between")
        return rule.operator in _COMPARED and formulas.compared(value, _COMPARED[rule.operator], told(0))
    if rule.kind in {"containsText", "notContainsText", "beginsWith", "endsWith"} and rule.text:
        text, sought = formulas.as_text(value).casefold(), rule.text.casefold()
        if rule.kind == "beginsWith":
            return text.startswith(sought)
        if rule.kind == "endsWith":
            return text.endswith(sought)
        return (sought in text) == (rule.kind == "containsText")
    if rule.kind in {"containsBlanks", "notContainsBlanks"}:
        return (not formulas.as_text(value).strip()) == (rule.kind == "containsBlanks")
    if rule.kind == "expression" or rule.formulas:
        return formulas.is_true(told(0))
    raise Unknown
