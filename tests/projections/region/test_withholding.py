"""Every text that a state may hold is either shared with its plan or withheld by name: nobody adds one unthought."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from domain.action_state import ActionState
from domain.plan import PlanState
from domain.text import TextRef
from projections.region.withholding import ACTION_SHARED, ACTION_WITHHELD, PLAN_SHARED, PLAN_WITHHELD


def kinds(hint: Any) -> list[Any]:
    """The classes that a type is made of."""
    if get_origin(hint) in (Union, UnionType, tuple, list, dict):
        return [kind for each in get_args(hint) for kind in kinds(each)]
    return [hint]


def texts_in(state: type) -> set[str]:
    """Fields that hold a text, and `field.field` where one stands deeper."""
    found = set()
    hints = get_type_hints(state)
    for field in fields(state):
        for kind in kinds(hints[field.name]):
            if kind is TextRef:
                found.add(field.name)
            elif is_dataclass(kind):
                found |= {f"{field.name}.{inner}" for inner in texts_in(kind)}
    return found


def decided(by_name: set[str], texts: set[str]) -> set[str]:
    return {text for text in texts if text in by_name or text.split(".")[0] in by_name}


def test_every_text_of_an_action_is_shared_or_withheld_on_purpose():
    texts = texts_in(ActionState)

    assert texts - decided({*ACTION_SHARED, *ACTION_WITHHELD}, texts) == set(), (
        "a text that came to actions since: say in projections/region/withholding.py what lets the region see it"
    )


def test_every_text_of_a_plan_is_shared_or_withheld_on_purpose():
    texts = texts_in(PlanState)

    assert texts - decided({*PLAN_SHARED, *PLAN_WITHHELD}, texts) == set()
