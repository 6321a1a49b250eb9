"""A comparison as JSON: what `throughline compare --format json` prints and the API answers."""

from __future__ import annotations

from typing import Any

from projections.answers import json_ready
from projections.asked import Asked
from projections.between.comparing import Comparison
from projections.between.counting import counts
from projections.between.differences import Difference, Field, Record
from projections.between.wording import pieces
from projections.reading import Reader

WORDED = ("title", "measure", "outcome", "closing_note")
SHORT = ("id", "plan_id", "ref", "title")


def compared_answer(reader: Reader, found: Comparison) -> dict[str, Any]:
    """Enough to make the second point of the first: `fields` and `follows` of what changed, all of what is new."""
    compared = found.compared
    return json_ready(  # type: ignore[no-any-return]
        {
            "authority": reader.slug,
            "position": reader.position(),
            "before": dates(found.before),
            "after": dates(found.after),
            "counts": counts(compared.plans, compared.actions),
            "plans": [told(each, found) for each in compared.plans],
            "actions": [told(each, found) for each in compared.actions],
        }
    )


def dates(asked: Asked) -> dict[str, Any]:
    return {"as_at": asked.as_at, "known_on": asked.known_on}


def told(difference: Difference, found: Comparison) -> dict[str, Any]:
    last = difference.last
    return {
        **{name: last[name] for name in SHORT if name in last},
        "kind": difference.kind,
        "how": difference.how,
        "split": difference.split,
        "merged_from": list(difference.merged_from),
        "carried": carried(difference, found) if "carried_to" in last else None,
        "fields": [field(each) for each in difference.fields],
        "follows": [field(each) for each in difference.follows],
        "whole": without_actions(last) if difference.kind in ("added", "gone") else None,
    }


def field(each: Field) -> dict[str, Any]:
    words = {"words": marks(each.before, each.after)} if each.name in WORDED and each.before and each.after else {}
    return {"name": each.name, "before": each.before, "after": each.after, "days": each.days, **words}


def marks(before: str, after: str) -> list[list[str]]:
    return [list(piece) for piece in pieces(before, after)]


def carried(difference: Difference, found: Comparison) -> dict[str, Any] | None:
    """Whence or whither, and how the words changed on the way; nothing where it stood there at both points."""
    if difference.kind not in ("added", "left") or not (difference.last["carried_from"] or difference.how):
        return None
    last, reworded = difference.last, found.reworded(difference)
    return {
        "from_action": last["carried_from"],
        "to_action": last["carried_to"] or last["to_action"],
        "to_plan": last["to_plan"],
        "words": marks(*reworded) if reworded else None,
    }


def without_actions(record: Record) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name != "actions"}
