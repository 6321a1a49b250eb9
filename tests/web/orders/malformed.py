"""Every order spoilt in every way that its fields allow: missing, of the wrong kind, too long, too many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marshmallow import fields

from web.orders import ORDERS
from web.orders.examples import EXAMPLES
from web.orders.schema import AtMost, HowMany

Spoilt = tuple[str, str, str, dict[str, Any]]
"""The order's name, the field, in which way it is wrong, the whole order."""

ODD = {fields.Int: "seven", fields.Decimal: "twelve", fields.List: "not a list", fields.Dict: "not an object"}


def spoilt() -> Iterator[Spoilt]:
    for name, schema in ORDERS.items():
        right = EXAMPLES[name]
        for field, of in schema._declared_fields.items():
            if of.required:
                yield name, field, "missing", {key: value for key, value in right.items() if key != field}
                yield name, field, "null", right | {field: None}
            odd = next((value for kind, value in ODD.items() if isinstance(of, kind)), 12.5)
            yield name, field, "malformed", right | {field: odd}
            for way, value in oversized(of):
                yield name, field, way, right | {field: value}
        yield name, "surprise", "unknown", right | {"surprise": "no order has this"}


def oversized(of: Any) -> Iterator[tuple[str, Any]]:
    for limit in of.validators:
        if isinstance(limit, AtMost):
            yield "too long", "x" * (limit.longest + 1)
            yield "blank", " \n "
            yield "control character", "a\x07b"
            yield "NUL", "a\x00b"
            yield "half a character", "a\ud800b"
        if isinstance(limit, HowMany):
            yield "too many", [None] * (limit.most + 1)
            if limit.least:
                yield "too few", []


ALL = list(spoilt())
