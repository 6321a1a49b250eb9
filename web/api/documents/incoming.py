"""What programs may send about documents."""

from __future__ import annotations

from typing import Any

from flask_smorest.fields import Upload
from marshmallow import RAISE, Schema, ValidationError, fields, validate
from werkzeug.datastructures import FileStorage

from web.api.incoming import LARGEST_PAGE, LAST
from web.documents.settings import PlanSettings, some_day
from web.orders.schema import AtMost, unkeepable

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
    as_at = some_day("As at", "Of which day the document speaks, where it does not say.")

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


SHORT = fields.Str(validate=[AtMost(200), can_be_kept])


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


class TrueOrFalse(fields.Bool):
    """JSON's own, and no word or number that may mean it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


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
