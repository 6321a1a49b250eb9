"""A value of an indicator as the fields of a form, and what was typed, or sent by a program, as a value again.

What a value may be is said by the orders that record it: `define_indicator` and `report_value`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import fields

from domain.national import COMPARED_WITH, NATIONAL
from domain.refusals import InvalidOrder
from domain.reported import read
from domain.scoring import said
from projections.asked import Asked
from projections.documents.figures import impossible_days
from projections.documents.model import Item
from web.documents.rewritten import EditField, Proposal, Typed
from web.orders.desk import loaded
from web.orders.on_indicators import DefineIndicator, ReportValue

IS_KEPT = ("code", "name", "unit")
IS_REPORTED = ("period", "value", *COMPARED_WITH, "published_on")
NEITHER = "Choose one of the national list, or write what it is called."
NOT_COUNTED = "Say how it is counted."
OF_ONE_VALUE: dict[str, Any] = {"period": None, "value": "", "comparators": {}}
"""What a second value of a row does not share with the first."""
LABELS = {"name": "Name"}
HINTS = {
    "code": "Or one of your own, with the name below.",
    "name": "Named exactly as one that you keep, its value joins that one’s.",
    "unit": "",
    "published_on": "If it was published. Such as 2021-03-05 or 5/3/2021.",
}
NUMBERS = ("value", *COMPARED_WITH)


def written(says: Proposal) -> dict[str, str]:
    """A value as a browser would send it back untouched."""
    plain = {name: says.get(name) or "" for name in (*IS_KEPT, "period", "value", "published_on")}
    beside = {name: says["comparators"].get(name) or "" for name in COMPARED_WITH}
    return {name: str((plain | beside)[name]) for name in (*IS_KEPT, *IS_REPORTED)}


def form_of(says: Proposal, number: int, typed: Typed) -> list[EditField]:
    """The fields of one value, labelled as in the orders, with what was typed where something was."""
    return [field_of(name, number, typed.get(f"{number}-{name}", value)) for name, value in written(says).items()]


def field_of(name: str, number: int, value: str) -> EditField:
    told = declared(name).metadata
    made = EditField(name, number, LABELS.get(name, told["label"]), value, hint=HINTS.get(name, told.get("hint")) or "")
    if name == "name":
        made.kind, made.rows = "text", 2
    elif told["widget"] == "choice":
        none = "One of your own" if name == "code" else "Choose"
        made.kind, made.options = "select", [("", none), *told["options"].items()]
    elif name in NUMBERS or name == "published_on":
        made.width, made.beside = 10, name in COMPARED_WITH
    return made


def declared(name: str) -> fields.Field[Any]:
    schema = DefineIndicator if name in IS_KEPT else ReportValue
    return schema._declared_fields[name]  # type: ignore[return-value]


# What was typed


def rewritten(before: Proposal, number: int, typed: Typed) -> dict[str, Any]:
    """The value as it was typed. Refuses `InvalidOrder`, each problem under the id of its field."""
    given = {name: typed[f"{number}-{name}"].strip() for name in written(before) if f"{number}-{name}" in typed}
    try:
        return checked(before, given)
    except InvalidOrder as refusal:
        wrong = {f"{number}-{name}": told for name, told in refusal.details["fields"].items()}
        raise InvalidOrder(str(refusal), fields=wrong) from None


def checked(before: Proposal, given: Mapping[str, Any]) -> dict[str, Any]:
    """A value with what is given of it; what is not given stays. Refuses `InvalidOrder` with all that is wrong."""
    now, wrong = with_given(written(before), given), {}
    kept: dict[str, Any] = {}
    reported: dict[str, Any] = {}
    try:
        kept = one_that_is_kept(now)
    except InvalidOrder as refusal:
        wrong |= refusal.details["fields"]
    try:
        reported = loaded(ReportValue(only=IS_REPORTED), {name: now[name] for name in IS_REPORTED if now[name]})
        wrong |= impossible_days(read(now["period"]), reported.get("published_on"), Asked.of().as_at)
    except InvalidOrder as refusal:
        wrong |= refusal.details["fields"]
    if wrong:
        refuse({name: wrong[name] for name in now if name in wrong})
    return as_says(before, kept, reported)


def with_given(was: dict[str, str], given: Mapping[str, Any]) -> dict[str, str]:
    """Said to be of the national list, it is counted as the list says, unless somebody says otherwise with it."""
    if unknown := [name for name in given if name not in was]:
        refuse({name: [f"A value of an indicator has no field “{name}”."] for name in unknown})
    now = was | {name: "" if value is None else " ".join(str(value).split()) for name, value in given.items()}
    if now["code"] in NATIONAL and now["code"] != was["code"] and now["unit"] == was["unit"]:
        now["unit"] = NATIONAL[now["code"]].unit
    return now


def one_that_is_kept(now: Mapping[str, str]) -> dict[str, Any]:
    """Of the national list, whose unit is said there; or one of the service's own, with name and unit."""
    kept = loaded(DefineIndicator(only=IS_KEPT), {name: now[name] for name in IS_KEPT if now[name]})
    listed = NATIONAL.get(kept.get("code", ""))
    missing = {} if listed or "name" in kept else {"name": [NEITHER]}
    missing |= {} if listed or "unit" in kept else {"unit": [NOT_COUNTED]}
    if missing:
        refuse(missing)
    return {"code": None} | ({"name": listed.name, "unit": listed.unit} if listed else {}) | kept


def as_says(before: Proposal, kept: Mapping[str, Any], reported: Mapping[str, Any]) -> dict[str, Any]:
    day = reported.get("published_on")
    comparators = {code: said(each) for code, each in (reported.get("comparators") or {}).items()}
    return {
        **before, **kept, "period": reported["period"], "value": said(reported["value"]), "comparators": comparators,
        "published_on": day.isoformat() if day else None,
    }  # fmt: skip


def refuse_beside(item: Item) -> None:
    """An edit of which nothing could be recorded: another row reports the same, say."""
    if item.kind == "beside":
        refuse({"0-period": list(item.doubts)})


def refuse(wrong: Mapping[str, list[str]]) -> None:
    raise InvalidOrder(" ".join(sentence for each in wrong.values() for sentence in each), fields=dict(wrong))
