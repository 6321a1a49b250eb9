"""The law of comparing: the first point, with the differences applied to it, is the second."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from projections.between.differences import Compared, Difference, Record, actions_of, by_id


def applied(before: Sequence[Record], compared: Compared) -> list[dict[str, Any]]:
    """Only what is added is taken whole; everything else is the first point with its fields changed."""
    plans, actions = by_id(before), by_id(actions_of(before))
    made: dict[Any, list[dict[str, Any]]] = {}
    for each in compared.actions:
        if each.kind != "gone":
            action = changed(each, actions.get(each.id))
            made.setdefault(action["plan_id"], []).append(action)
    return [
        changed(each, plans.get(each.id)) | {"actions": made.get(each.id, [])}
        for each in compared.plans
        if each.kind != "gone"
    ]


def changed(difference: Difference, old: Record | None) -> dict[str, Any]:
    record = dict(difference.last if old is None else old)
    for each in (*difference.fields, *difference.follows):
        record[each.name] = each.after
    return record
