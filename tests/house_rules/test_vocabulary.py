"""The log outlives this code: an event's name, fields and types change only on purpose.

To change the vocabulary on purpose, say in the commit how events that are stored already stay readable (a new class
version with an upcaster, a registered topic), and write the file anew: python -m tests.house_rules.test_vocabulary
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from domain.log import shape
from projections.catalogue import TOPICS, VERSIONS, facts_of

FILE = Path(__file__).with_name("vocabulary.json")


def vocabulary() -> dict[str, Any]:
    """Every stored topic with its version and fields, and every value that fields are made of."""
    values: dict[str, Any] = {}
    events = {}
    for versions in VERSIONS:
        for fact in facts_of(versions.aggregate):
            hints = get_type_hints(shape(fact))
            events[topic(fact)] = {
                "version": getattr(fact, "class_version", 1),
                "fields": {name: in_words(hint, values) for name, hint in sorted(hints.items())},
            }
    return {"events": dict(sorted(events.items())), "values": dict(sorted(values.items()))}


def topic(kind: type) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


def in_words(hint: Any, values: dict[str, Any]) -> str:
    """A type as a reader of the log would write it down; what it is made of goes into `values`."""
    if get_origin(hint) in (Union, UnionType):
        return " or ".join(in_words(each, values) for each in get_args(hint))
    if get_origin(hint) is tuple:
        items = [in_words(each, values) for each in get_args(hint) if each is not Ellipsis]
        return f"list of {items[0]}" if Ellipsis in get_args(hint) else f"[{', '.join(items)}]"
    if hint is type(None):
        return "null"
    if isinstance(hint, type) and issubclass(hint, Enum):
        values[hint.__name__] = [member.value for member in hint]
    elif is_dataclass(hint):
        values[hint.__name__] = {}
        hints = get_type_hints(hint)
        values[hint.__name__] = {field.name: in_words(hints[field.name], values) for field in fields(hint)}
    return hint.__name__


def as_text(words: dict[str, Any]) -> str:
    return json.dumps(words, indent=2, ensure_ascii=False) + "\n"


def test_events_are_called_and_shaped_as_the_vocabulary_says():
    assert as_text(vocabulary()) == FILE.read_text(encoding="utf-8")


def test_every_event_of_the_vocabulary_is_taken_by_a_view():
    assert set(vocabulary()["events"]) == set(TOPICS)


if __name__ == "__main__":
    FILE.write_text(as_text(vocabulary()), encoding="utf-8")
