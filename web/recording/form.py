"""One order's form: its fields put together, what was typed read as an order, and refusals put beside their fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from werkzeug.datastructures import MultiDict

from domain.refusals import InvalidOrder, Refusal
from projections.asked import NotADate, day
from projections.reading import Reader
from web.layout import LONDON
from web.orders.schema import OrderSchema
from web.recording import correcting
from web.recording.at_first import KEPT_IF_UNCHANGED, at_first
from web.recording.controls import Control, Typed, control, read, written
from web.recording.offered import CHOOSE_FIRST, nothing, offered
from web.recording.subject import Subject

SAID_BY_THE_ADDRESS = {
    "action": {"action", "plan", "period"},
    "plan": {"plan"},
    "inspection": {"inspection"},
    "audit": {"audit"},
    "indicator": {"indicator"},
    "authority": set(),
}
HIDDEN = {
    "set_objective": ("objective",),
    "set_lead_glossary": ("plan",),
    "share_with_region": ("plan",),
    "correct_entry": ("entry",),
    "erase_text": ("entry",),
    "correct_inspection": ("entry",),
    "correct_audit": ("entry",),
    "correct_value": ("entry",),
    "dismiss_finding": ("finding", "fingerprint"),
    "take_back_dismissal": ("entry",),
    "reword_recommendation": ("recommendation",),
    "answer_recommendation": ("recommendation",),
    "serve_recommendation": ("recommendation",),
}
"""Chosen by the link that led to the form."""
REDRAW = {
    "into": "Show the objectives of that plan",
    "ratings": "Add rows",
    "entries": "Add rows",
    "scores": "Add rows",
}
"""Fields with a button that shows the form anew, for what depends on them; works without scripts."""
BLANK_ROWS = 3

FIELD_OF = {
    "EffectiveInFuture": "effective_on",
    "EffectiveBeforeExistence": "effective_on",
    "UnknownRating": "rag",
    "UnknownTheme": "themes",
    "UnknownObjective": "objectives",
    "UnknownSubAction": "sub_action",
    "SubActionHasLeft": "sub_action",
    "PlanAlreadyOpened": "title",
}
"""Refusals of the domain that are about one field."""


def today() -> date:
    return datetime.now(LONDON).date()


def fields_of(schema: type[OrderSchema]) -> dict[str, Any]:
    """The fields that a form of this order shows, in the order in which it shows them."""
    skipped = SAID_BY_THE_ADDRESS[schema.on] | set(HIDDEN.get(schema.order, ())) | {"effective_on", "instead"}
    fields = schema._declared_fields
    shown = {name: of for name, of in fields.items() if of.metadata.get("widget") and name not in skipped}
    without_a_day = (*correcting.ORDERS_THAT_CORRECT, "erase_text", "correct_value", "share_with_region")
    return shown if schema.order in without_a_day else shown | {"effective_on": fields["effective_on"]}


# What a form shows


def fresh(schema: type[OrderSchema], subject: Subject, reader: Reader, query: Typed) -> Typed:
    """The fields of a form that is opened, as a browser would send them back untouched."""
    shown = fields_of(schema)
    day_needed = "effective_on" in shown and shown["effective_on"].required
    values = {"effective_on": None if day_needed else today()} | at_first(schema.order, subject, reader, query)
    pairs = [pair for name, of in shown.items() for pair in written(name, of, values.get(name))]
    pairs += [(name, str(values[name])) for name in HIDDEN.get(schema.order, ()) if values.get(name)]
    pairs += [(f"shown-{name}", str(values.get(name) or "")) for name in KEPT_IF_UNCHANGED.get(schema.order, ())]
    pairs += [("command_id", str(uuid4())), ("version", str(subject.version))]
    typed: Typed = MultiDict(pairs)
    if schema.order in correcting.ORDERS_THAT_CORRECT and (entry := correcting.entry_of(subject, typed)):
        typed.update(correcting.as_said(entry))
    return typed


def controls_of(schema: type[OrderSchema], subject: Subject, reader: Reader, typed: Typed) -> list[Control]:
    found = [shown(schema.order, name, of, subject, reader, typed) for name, of in fields_of(schema).items()]
    if schema.order in correcting.ORDERS_THAT_CORRECT and (entry := correcting.entry_of(subject, typed)):
        right = correcting.right_fields(entry)
        found += [correcting.how(typed)] if right else []
        found += [shown(schema.order, name, of, subject, reader, typed, "instead-") for name, of in right.items()]
    return found


def shown(order: str, field: str, of: Any, subject: Subject, reader: Reader, typed: Typed, prefix: str = "") -> Control:
    effective = day_or_today(typed.get(f"{prefix}effective_on", ""))
    options = offered(order, of, subject, reader, typed, effective)
    made = control(prefix + field, of, typed, options, BLANK_ROWS)
    settled = field == "into" and (not options or (len(options) == 1 and made.value))
    made.redraw = None if settled else REDRAW.get(field)
    if not options:
        chosen_first = field == "objectives" and order == "carry_forward" and not typed.get("into")
        made.nothing_to_choose = CHOOSE_FIRST if chosen_first else nothing(order, of.metadata["widget"])
    if of.metadata["widget"] == "erasable" or of.metadata.get("none_counts"):
        made.optional = False  # “optional” would read as if nothing were erased, or nothing taken back
    if field == "effective_on":
        made.latest, made.optional = today(), False
    return made


def day_or_today(text: str) -> date:
    try:
        return min(day(text), today()) if text.strip() else today()
    except NotADate:
        return today()


def hidden_of(schema: type[OrderSchema], typed: Typed) -> list[tuple[str, str]]:
    names = ["command_id", "version", *HIDDEN.get(schema.order, ())]
    names += [f"shown-{name}" for name in KEPT_IF_UNCHANGED.get(schema.order, ())]
    return [(name, typed[name]) for name in names if name in typed]


# What was typed


def order_of(schema: type[OrderSchema], id: UUID | None, typed: Typed, entry: dict[str, Any] | None) -> dict[str, Any]:
    """The order that somebody gives with this form. `entry` is the one that is corrected, if this corrects one."""
    order: dict[str, Any] = {"order": schema.order}
    if id is not None:
        order[schema.on] = str(id)
    for name in ("command_id", *HIDDEN.get(schema.order, ())):
        if typed.get(name):
            order[name] = typed[name]
    if version := typed.get("version"):
        order["version"] = whole_number(version) if whole_number(version) is not None else version
    for name, of in fields_of(schema).items():
        value = read(name, of, typed)
        untouched = name in KEPT_IF_UNCHANGED.get(schema.order, ()) and value == read(f"shown-{name}", of, typed)
        if value is not None and not untouched:
            order[name] = value
    return order | (correcting.rightly(entry, typed) if entry else {})


def whole_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


# What was refused


def problems_of(refusal: Refusal) -> dict[str, list[str]]:
    """Sentences by field; "" is the order as a whole."""
    if isinstance(refusal, InvalidOrder) and refusal.details.get("fields"):
        return {name: list(told) for name, told in refusal.details["fields"].items()}
    return {FIELD_OF.get(refusal.code, ""): [str(refusal)]}


def placed(problems: Mapping[str, list[str]], controls: list[Control]) -> dict[str, str]:
    """Puts each problem beside its field, and returns the summary: id of the field → sentence."""
    by_name = {each.name: each for each in controls}
    summary: dict[str, str] = {}
    for path, told in problems.items():
        name, *inside = path.split(".")
        if name == "instead" and inside:
            name, *inside = f"instead-{inside[0]}", *inside[1:]
        found = by_name.get(name) or by_name.get(f"instead-{name}")
        where, sentence = within(found, inside, " ".join(told)) if found else (None, " ".join(told))
        if where is not None:
            where.error = sentence
        key = where.first if where else ""
        summary[key] = f"{summary[key]} {sentence}" if key in summary else sentence
    return summary


def within(found: Control, inside: list[str], sentence: str) -> tuple[Control, str]:
    """The cell of a row, or the line of a text, that a problem is about."""
    if not inside:
        return found, sentence
    if not found.rows:
        return found, f"Line {int(inside[0]) + 1}: {sentence}" if inside[0].isdigit() else sentence
    for number, row in enumerate(found.rows):
        if inside[0] == str(number) or ("standard" in row and row["standard"].value == ".".join(inside[:-1])):
            column = {"value": "rating", "key": "standard"}.get(inside[-1], inside[-1])
            if column in row:
                return row[column], f"Row {number + 1}: {sentence}"
    return found, sentence
