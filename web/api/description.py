"""How schemas are described in OpenAPI: limits, patterns and labels come from the fields that check them."""

from __future__ import annotations

from typing import Any

from flask_smorest import Api
from marshmallow import fields

from web.api.problems import Problem
from web.orders.schema import Day, blank

NO_CONTROL = r"\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F"
TEXT = rf"^[^{NO_CONTROL}]*[^\s{NO_CONTROL}][^{NO_CONTROL}]*$"
"""Something that can be read in it, and no control characters but line breaks and tabs."""


class TrueApi(Api):  # type: ignore[misc]
    """Errors stay with `web.errors`; fields are described with all that they check."""

    ERROR_SCHEMA = Problem
    DEFAULT_ERROR_RESPONSE_NAME = None  # every status is described, so that tests find one that is not

    def _register_error_handlers(self) -> None:
        """None: the application's own handlers answer problem+json for /api/."""

    def _init_spec(self, **options: Any) -> None:
        super()._init_spec(**options)
        self.ma_plugin.map_to_openapi_type(Day, "string", "date")
        self.ma_plugin.converter.add_attribute_function(words_and_limits)


def words_and_limits(_converter: Any, field: fields.Field[Any], **_: Any) -> dict[str, Any]:
    """What a field of an order says beyond its type."""
    about = field.metadata
    told: dict[str, Any] = {}
    if about.get("label"):
        told["title"] = about["label"]
    if hint := " ".join(each for each in (about.get("hint"), about.get("doc")) if each):
        told["description"] = hint
    if isinstance(field, fields.Str) and blank in field.validators:
        told |= {"minLength": 1, "pattern": TEXT}
    if isinstance(field, fields.List) and about.get("options"):
        told["items"] = {"type": "string", "enum": list(about["options"])}
    if isinstance(field, fields.Dict) and isinstance(field.key_field, fields.Str):
        longest = next((each.max for each in field.key_field.validators if hasattr(each, "max")), None)
        told |= {"propertyNames": {"minLength": 1, "maxLength": longest, "pattern": TEXT}} if longest else {}
    return told
