"""What all orders have in common, and the kinds of fields that they are made of.

A field's metadata says how a form shows it: `label`, `hint`, and `widget` (line, text, date, lines, choice, choices,
plan, action, objectives, part, ratings, glossary, fields).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, ClassVar

from marshmallow import RAISE, Schema, ValidationError, fields, pre_load, validate

from domain.text import LONGEST_TEXT, LONGEST_TITLE
from projections.asked import NotADate, day

EDITORS = frozenset({"editor", "manager"})
MANAGERS = frozenset({"manager"})

COMMAND_ID = re.compile(r"[\x21-\x7e]{1,128}")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
NO_TEXT = re.compile("[\\x00\ud800-\udfff]")
"""NUL and halves of characters: JSON can carry them, but no database and no file can keep them."""
DEEPEST = 8


class Day(fields.Field[date]):
    """A day: 2021-04-21, or 21/4/2021 as people type it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        if isinstance(value, str):
            try:
                return day(value)
            except NotADate as unclear:
                raise ValidationError(str(unclear)) from None
        raise ValidationError("Give a date as text, such as 2021-04-21.")

    def _serialize(self, value: date | None, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return value.isoformat() if value else None


class OrderSchema(Schema):
    """An order as it is handed in. Subclasses say what it is called and who may give it."""

    order: ClassVar[str]
    heading: ClassVar[str]
    """As a heading and a button say it."""
    on: ClassVar[str]
    """What it is about: action, plan, inspection or authority."""
    roles: ClassVar[frozenset[str]] = EDITORS
    effective_label: ClassVar[str] = "Effective on"

    class Meta:
        unknown = RAISE

    error_messages: ClassVar[dict[str, str]] = {  # type: ignore[misc]
        "unknown": "This order has no such field.",
        "type": "An order is a JSON object.",
    }

    command_id = fields.Str(
        validate=validate.Regexp(
            re.compile(COMMAND_ID.pattern + r"\Z"),
            error="A command id has 1 to 128 visible characters (letters, digits, punctuation) and no spaces.",
        ),
        metadata={"label": "Command id", "doc": "Makes a repeated order the same fact. Made up if missing."},
    )
    version = fields.Int(
        strict=True,
        error_messages={"invalid": "A version is a whole number."},
        validate=validate.Range(min=0, error="A version is 0 or more."),
        metadata={"label": "Version", "doc": "The version you saw; refused if someone changed it since."},
    )
    effective_on = Day(
        metadata={
            "label": "Effective on",
            "hint": "The day this is true of. It may be in the past, when minutes are typed up late;"
            " never in the future.",
            "doc": "Today if missing.",
            "widget": "date",
        }
    )

    @pre_load
    def can_be_kept(self, data: Any, **_: Any) -> Any:
        """Refuses what is no text, at any depth, before any field looks at it."""
        if isinstance(data, dict):
            found = {name if sound(name) else "_schema": unkeepable([name, value]) for name, value in data.items()}
            if wrong := {name: [reason] for name, reason in found.items() if reason}:
                raise ValidationError(wrong)
        return data


def unkeepable(value: Any, depth: int = 0) -> str | None:
    """Why a value can't be kept, or None."""
    if isinstance(value, str):
        return None if sound(value) else "This contains a NUL character or half a character. Remove it."
    if not isinstance(value, dict | list):
        return None
    if depth > DEEPEST:
        return "This is nested too deep."
    inner = [*value, *value.values()] if isinstance(value, dict) else value
    return next((reason for each in inner if (reason := unkeepable(each, depth + 1))), None)


def sound(value: object) -> bool:
    return NO_TEXT.search(str(value)) is None


def blank(value: str) -> None:
    if not value.strip():
        raise ValidationError("Write something here; it can't be blank.")
    if CONTROL.search(value):
        raise ValidationError("This contains a control character, which can't be kept. Remove it.")


class AtMost(validate.Length):
    """So many characters."""

    def __init__(self, longest: int) -> None:
        super().__init__(max=longest)
        self.longest = longest

    def __call__(self, value: Any) -> Any:
        if len(value) > self.longest:
            raise ValidationError(f"This has {len(value):,} characters; the limit is {self.longest:,}. Shorten it.")
        return value


class HowMany(validate.Length):
    """So many in a list."""

    def __init__(self, most: int, what: str, least: int = 1) -> None:
        super().__init__(min=least, max=most)
        self.most, self.what, self.least = most, what, least

    def __call__(self, value: Any) -> Any:
        if len(value) > self.most:
            raise ValidationError(f"This names {len(value):,} {self.what}; the limit is {self.most:,}.")
        if len(value) < self.least:
            raise ValidationError(f"Name at least {'one' if self.least == 1 else self.least} of the {self.what}.")
        return value


def _text(label: str, longest: int, widget: str, required: bool, hint: str | None, missing: str | None, **more: Any):  # type: ignore[no-untyped-def]
    messages = {
        "required": missing or f"{label}: this is needed.",
        "null": missing or f"{label}: this is needed.",
        "invalid": "Give this as text.",
    }
    return fields.Str(
        required=required,
        allow_none=not required,
        validate=[blank, AtMost(longest)],
        error_messages=messages,
        metadata={"label": label, "hint": hint, "widget": widget, "longest": longest, **more},
    )


def words(label: str, *, required: bool = False, hint: str | None = None, missing: str | None = None):  # type: ignore[no-untyped-def]
    """A text of several lines."""
    return _text(label, LONGEST_TEXT, "text", required, hint, missing)


def headline(label: str, *, required: bool = False, hint: str | None = None, missing: str | None = None):  # type: ignore[no-untyped-def]
    """A text of a line or two."""
    return _text(label, LONGEST_TITLE, "text", required, hint, missing, rows=3)


def line(
    label: str,
    longest: int = 200,
    *,
    required: bool = False,
    hint: str | None = None,
    missing: str | None = None,
    widget: str = "line",
):  # type: ignore[no-untyped-def]
    return _text(label, longest, widget, required, hint, missing)


def lines(label: str, what: str, longest: int = 200, most: int = 30, **more: Any):  # type: ignore[no-untyped-def]
    """Several short texts; in a form, one on each line."""
    required = more.pop("required", False)
    return fields.List(
        fields.Str(validate=[blank, AtMost(longest)], error_messages={"invalid": "Give each as text."}),
        required=required,
        validate=HowMany(most, what, least=1 if required else 0),
        error_messages={"required": f"{label}: name at least one.", "invalid": "Give this as a list of texts."},
        metadata={"label": label, "widget": "lines", "longest": longest, **more},
    )


def a_day(label: str, *, required: bool = False, hint: str | None = None):  # type: ignore[no-untyped-def]
    return Day(
        required=required,
        allow_none=not required,
        error_messages={"required": f"{label}: give the day.", "null": f"{label}: give the day."},
        metadata={"label": label, "hint": hint, "widget": "date"},
    )


def choice(label: str, options: dict[str, str], *, required: bool = True, hint: str | None = None):  # type: ignore[no-untyped-def]
    return fields.Str(
        required=required,
        validate=validate.OneOf(list(options), error=f"Choose one of: {', '.join(options)}."),
        error_messages={"required": f"{label}: choose one.", "null": f"{label}: choose one.", "invalid": "Give text."},
        metadata={"label": label, "hint": hint, "widget": "choice", "options": options},
    )


def an_id(label: str, hint: str | None = None):  # type: ignore[no-untyped-def]
    """An id that a program may choose beforehand; forms don't show it."""
    return fields.UUID(
        allow_none=True,
        error_messages={"invalid_uuid": "This is not an id (a UUID)."},
        metadata={"label": label, "hint": hint, "widget": None, "doc": "A UUID of your choice; made up if missing."},
    )


def named(kind: str, label: str, *, required: bool = False, hint: str | None = None):  # type: ignore[no-untyped-def]
    """A plan, action, objective or part, by id or by what people call it."""
    return fields.Str(
        required=required,
        allow_none=not required,
        validate=[blank, AtMost(LONGEST_TITLE)],
        error_messages={"required": f"{label}: say which.", "null": f"{label}: say which.", "invalid": "Give text."},
        metadata={"label": label, "hint": hint, "widget": kind, "names": kind},
    )


def several_named(kind: str, label: str, *, required: bool = False, hint: str | None = None, least: int = 1):  # type: ignore[no-untyped-def]
    return fields.List(
        fields.Str(validate=[blank, AtMost(LONGEST_TITLE)], error_messages={"invalid": "Give each as text."}),
        required=required,
        validate=HowMany(50, kind + "s", least if required else 0),
        error_messages={"required": f"{label}: say which.", "invalid": "Give this as a list."},
        metadata={"label": label, "hint": hint, "widget": kind + "s", "names": kind},
    )
