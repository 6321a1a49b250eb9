"""What programs may send about documents."""

from __future__ import annotations

from typing import Any

from flask_smorest.fields import Upload
from marshmallow import RAISE, Schema, ValidationError, fields, validate
from werkzeug.datastructures import FileStorage

from domain.national import COMPARED_WITH, NATIONAL, UNITS
from domain.text import LONGEST_TEXT, LONGEST_TITLE
from projections.documents.fields import COLOURS, DISPOSITIONS, STATUSES
from web.api.incoming import LARGEST_PAGE, LAST
from web.documents.settings import PlanSettings, some_day
from web.orders.on_inspections import a_number
from web.orders.schema import AtMost, Day, unkeepable

VERDICTS = ("open", "accepted", "left_out")


class File(Upload):
    """A part of the form that has a file's name; a text of this name is none."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> FileStorage:
        if not isinstance(value, FileStorage) or not value.filename:
            raise self.make_error("required")
        return value


class HandedIn(PlanSettings):
    """A file, and which plan it belongs to, as a form of several parts."""

    file = File(
        required=True, error_messages={"required": "Send the document as “file”."},
        metadata={"description": "Word, Excel, PDF, HTML, Markdown, CSV or text; at most 25 MB."},
    )  # fmt: skip
    since = some_day("Since", "From which day its new actions count; the plan's first day if left out.")
    as_at = some_day("As at", "Of which day the document speaks; the one that it names itself if left out.")

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Parts of a form are texts: what is not said is left out, or empty."""
        field_obj.allow_none = False


class Pages(Schema):
    class Meta:
        unknown = RAISE

    error_messages = {"unknown": "This question has no such parameter."}  # type: ignore[assignment]

    page = fields.Int(load_default=1, validate=validate.Range(1, LAST, error="Pages are numbered from 1."))
    page_size = fields.Int(
        load_default=50, validate=validate.Range(1, LARGEST_PAGE, error=f"A page has 1 to {LARGEST_PAGE} of them.")
    )


class Nothing(Schema):
    class Meta:
        unknown = RAISE

    error_messages = {"unknown": "This question has no such parameter."}  # type: ignore[assignment]


def can_be_kept(value: Any) -> None:
    if reason := unkeepable(value):
        raise ValidationError(reason)


class TrueOrFalse(fields.Bool):
    """JSON's own, and no word or number that may mean it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


def some_text(longest: int = LONGEST_TEXT, about: str = "") -> fields.Str:
    return fields.Str(
        allow_none=True, validate=[AtMost(longest), can_be_kept], metadata={"description": about} if about else {}
    )


def choice_of(known: tuple[str, ...]) -> fields.Str:
    return fields.Str(allow_none=True, validate=validate.OneOf([*known, None]))


SHORT = fields.Str(validate=[AtMost(200), can_be_kept])
MOST_PARTS = 40
MOST_IN_A_LIST = 500


class Part(Schema):
    class Meta:
        unknown = RAISE

    label = some_text(40)
    title = some_text()
    done = TrueOrFalse()


class Note(Schema):
    class Meta:
        unknown = RAISE

    on = Day(allow_none=True)
    text = some_text()


class Decision(Schema):
    class Meta:
        unknown = RAISE

    text = some_text()
    disposition = choice_of(DISPOSITIONS)
    to = some_text(LONGEST_TITLE)


def several(of: type[Schema]) -> fields.List:
    return fields.List(fields.Nested(of), validate=validate.Length(max=MOST_IN_A_LIST))


class Proposal(Schema):
    """The fields of a row that are other than they were read; those that are not named stay.

    The last ten are of a value of an indicator, as in the orders `define_indicator` and `report_value`.
    """

    class Meta:
        unknown = RAISE

    ref = some_text(200)
    title = some_text(LONGEST_TITLE)
    section = some_text(LONGEST_TITLE)
    objective = some_text(LONGEST_TITLE)
    measure = some_text()
    due = some_text(LONGEST_TITLE, "As you would write it in a plan.")
    leads = fields.List(SHORT, validate=validate.Length(max=MOST_IN_A_LIST))
    rag = choice_of(COLOURS)
    rag_label = some_text(200)
    status = choice_of(STATUSES)
    progress = several(Note)
    sub_actions = several(Part)
    decisions = several(Decision)
    code = choice_of(tuple(NATIONAL))
    name = some_text(LONGEST_TITLE)
    unit = choice_of(tuple(UNITS))
    period = some_text(60)
    value = a_number("Value")
    national, region, family, neighbours = (a_number(label) for label in COMPARED_WITH.values())
    published_on = Day(allow_none=True)


class Answer(Schema):
    """What somebody says about one row."""

    class Meta:
        unknown = RAISE

    verdict = fields.Str(validate=validate.OneOf(VERDICTS), metadata={"description": "What becomes of it."})
    needs = fields.Dict(
        keys=SHORT,
        values=fields.Dict(keys=SHORT, values=fields.Str(allow_none=True, validate=[AtMost(20_000), can_be_kept])),
        metadata={"description": "Answers to its questions, by change and field: {“decision:1”: {“into”: …}}."},
    )
    without = fields.List(SHORT, metadata={"description": "The changes that are left out, by their keys."})
    says = fields.List(
        fields.Nested(Proposal),
        validate=validate.Length(max=MOST_PARTS),
        metadata={"description": "What it is to say, in other words; as several actions where it is split. An empty "
                  "list: as it was read."},
    )  # fmt: skip
    match = fields.Str(
        validate=[AtMost(200), can_be_kept],
        metadata={"description": "The registry's action that it is: an id, or `new`."},
    )
    joined_to = fields.Str(
        validate=[AtMost(200), can_be_kept],
        metadata={"description": "The row to which its words belong: it has none of its own from then on."},
    )


class Recording(Schema):
    class Meta:
        unknown = RAISE

    leave_out_open = TrueOrFalse(
        load_default=False, metadata={"description": "Record it though rows are open: they are left out."}
    )


class SettingAside(Schema):
    class Meta:
        unknown = RAISE

    reason = fields.Str(allow_none=True, validate=[AtMost(20_000), can_be_kept])
