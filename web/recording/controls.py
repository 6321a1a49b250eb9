"""How a field of an order is shown, and how what was typed into it is read.

Everything goes through one shape, the fields as a browser sends them: what a form shows at first is written in it
(`written`), what came back is shown from it (`control`) and read from it (`read`). So nothing typed is ever lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from projections.finding import as_id
from web.recording import rows

Typed = MultiDict[str, str]
SEVERAL = {"choices", "objectives", "plans", "actions"}
ONE_OF = {"choice", "rating", "part", "plan", "action", "shared action", "inspection", "erasable"}
MOST_RADIOS = 7
ISO = re.compile(r"(\d{4}-\d{2}-\d{2})?")


@dataclass
class Option:
    """One of those that a person may choose; `group` is the heading under which it stands."""

    value: str
    label: str
    hint: str | None = None
    colour: str | None = None
    group: str | None = None


@dataclass
class Control:
    """A field as a page shows it. `kind` is the macro in `recording/_controls.html`."""

    name: str
    kind: str
    label: str
    hint: str | None = None
    optional: bool = False
    values: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    nothing_to_choose: str | None = None
    redraw: str | None = None
    error: str | None = None
    height: int = 5
    latest: date | None = None
    columns: dict[str, Control] = field(default_factory=dict)
    rows: list[dict[str, Control]] = field(default_factory=list)

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""

    @property
    def first(self) -> str:
        """The id that a link from the error summary goes to."""
        return next(iter(self.rows[0].values())).name if self.rows else self.name

    @property
    def input_type(self) -> str:
        """A date input shows nothing but dates: what can't be one stays in sight as text."""
        return "date" if self.kind == "date" and ISO.fullmatch(self.value) else "text"

    def groups(self) -> dict[str | None, list[Option]]:
        found: dict[str | None, list[Option]] = {}
        for option in self.options:
            found.setdefault(option.group, []).append(option)
        return found


def control(name: str, of: Any, typed: Typed, options: Iterable[Option] = (), blank_rows: int = 0) -> Control:
    """A schema's field with what was typed into it."""
    told, offered = of.metadata, list(options)
    known = {option.value for option in offered}
    if told["widget"] in ONE_OF | SEVERAL:  # what was chosen stays a choice, though it is offered no more
        offered += [Option(each, as_recorded(each)) for each in typed.getlist(name) if each and each not in known]
    optional = not of.required and told["widget"] != "choice"  # a kind is always said
    made = Control(
        name, kind_of(told["widget"], offered), told["label"], told.get("hint"), optional=optional,
        values=typed.getlist(name), options=offered,
    )  # fmt: skip
    if told["widget"] == "lines":
        made.height = 4
    elif "rows" in told:
        made.height = told["rows"]
    if made.kind == "rows":
        fill_rows(made, told["widget"], typed, blank_rows)
    return made


def kind_of(widget: str, options: list[Option]) -> str:
    if widget in rows.COLUMNS:
        return "rows"
    if widget in SEVERAL:
        return "checkboxes"
    if widget in ONE_OF:
        few = widget != "action" and 0 < len(options) <= MOST_RADIOS  # actions need their plan as heading
        return "radios" if widget in ("rating", "part") or few else "select"
    return {"lines": "text"}.get(widget, widget)


def fill_rows(made: Control, widget: str, typed: Typed, blank: int) -> None:
    columns = rows.columns(widget)
    filled = rows.typed_rows(widget, made.name, typed)
    for number, row in enumerate([*filled, *({} for _ in range(blank))]):
        cells = {}
        for column, of in columns.items():
            cell = control(f"{made.name}-{number}-{column}", of, MultiDict(), options_of(of))
            cell.kind = "select" if cell.options else "line"
            cells[column] = cell
            cell.values = [row.get(column, "")]
        made.rows.append(cells)


def as_recorded(value: str) -> str:
    return "As it stands" if as_id(value) else value


def options_of(of: Any) -> list[Option]:
    """What the schema itself offers."""
    return [Option(value, label) for value, label in of.metadata.get("options", {}).items()]


def read(name: str, of: Any, typed: Typed) -> Any:
    """The value as an order takes it; None if nothing was typed."""
    widget = of.metadata["widget"]
    if widget in rows.COLUMNS:
        return rows.read(widget, rows.typed_rows(widget, name, typed), name)
    if widget in SEVERAL:
        return typed.getlist(name) or None
    text = typed.get(name, "").replace("\r\n", "\n").strip()
    if widget == "lines":
        return [each.strip() for each in text.split("\n") if each.strip()] or None
    return text or None


def written(name: str, of: Any, value: Any) -> list[tuple[str, str]]:
    """A value as a browser would send it."""
    widget = of.metadata["widget"]
    if value is None:
        return []
    if widget in rows.COLUMNS:
        return rows.written(name, value)
    if widget == "lines":
        return [(name, "\n".join(value))]
    if widget in SEVERAL:
        return [(name, str(each)) for each in value]
    return [(name, str(value))]
