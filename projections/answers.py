"""Answers as JSON: the shapes that the command line prints and the API returns."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from projections.asked import Asked
from projections.reading import Reader


def plans_answer(reader: Reader, asked: Asked, plan: UUID | None = None) -> dict[str, Any]:
    """An authority's plans with all their actions for two dates, and the position of the log that was read."""
    return json_ready(  # type: ignore[no-any-return]
        {
            "authority": reader.slug,
            "as_at": asked.as_at,
            "known_on": asked.known_on,
            "position": reader.position(),
            "plans": reader.whole_plans(asked, plan),
        }
    )


def json_ready(value: Any) -> Any:
    """Days as 2021-03-31, moments in UTC with their zone, ids as text."""
    if isinstance(value, dict):
        return {str(key): json_ready(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [json_ready(inner) for inner in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: json_ready(getattr(value, each.name)) for each in fields(value)}
    return value


def receipt_answer(receipt: Any) -> dict[str, Any]:
    """What an order that was carried out is answered."""
    return {
        "ok": True,
        "position": receipt.position,
        "event_ids": json_ready(receipt.event_ids),
        "recorded_at": json_ready(receipt.recorded_at),
        **receipt.subjects,
        **({"repeated": True} if receipt.repeated else {}),
    }


def refusal_answer(refusal: Any) -> dict[str, Any]:
    """What an order that was refused is answered: the code for programs, the sentence for people."""
    details = json_ready(refusal.details)
    return {"ok": False, "refusal": refusal.code, "message": str(refusal), **({"details": details} if details else {})}
