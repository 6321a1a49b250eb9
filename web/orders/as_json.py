"""JSON that comes in: what Python's reader lets pass and an order must not say."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from domain.refusals import InvalidOrder

SHOWN = 60
"""Characters of a field's name that a refusal shows."""


def from_json(text: str) -> Any:
    """The value. `ValueError` where it is no JSON; `InvalidOrder` where a field is given twice: either may be meant."""
    return json.loads(text, parse_constant=_no_number, object_pairs_hook=_each_once)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number in JSON")


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            shown = name[:SHOWN].encode("utf-8", "replace").decode()
            raise InvalidOrder(f"“{shown}” is given twice.", fields={shown: ["given twice"]})
        found[name] = value
    return found
