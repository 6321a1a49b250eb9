"""Two rows that are one action: what the whole says, what of it can't be kept, and where it stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from projections.documents.rated import words_of
from projections.documents.wording import plain, quoted

Says = Mapping[str, Any]


def joined(one: Says, other: Says) -> dict[str, Any]:
    """Texts one behind the other, lists together; of what there can be but one, the first row's, if it has one.

    `not_kept` names what the second row said of that: a doubt until somebody edits the whole.
    """
    texts = {name: _together(one[name], other[name]) for name in ("title", "measure")}
    lists = {
        name: [*one[name], *(each for each in other[name] if each not in one[name])]
        for name in ("leads", "progress", "sub_actions", "decisions")
    }
    either = {name: one[name] or other[name] for name in ("ref", "section", "objective", "due", "status")}
    rated = one if one.get("rag") or one.get("rag_label") else other
    return {
        **one, **texts, **lists, **either, "rag": rated["rag"], "rag_label": rated["rag_label"],
        "source": both_places(one["source"], other["source"]), "not_kept": [*not_kept(one, other)],
    }  # fmt: skip


def not_kept(one: Says, other: Says) -> Iterator[str]:
    """What was lost before, and what is lost now."""
    for each in (one, other):
        yield from each.get("not_kept") or ()
    name = other["ref"] or quoted(other["title"], 40)
    for what, mine, theirs in (
        ("reference", one["ref"], other["ref"]),
        ("section", one["section"], other["section"]),
        ("objective", one["objective"], other["objective"]),
        ("due", *(each["due"]["text"] if each["due"] else None for each in (one, other))),
        ("rating", words_of(one), words_of(other)),
        ("status", one["status"], other["status"]),
    ):
        if mine and theirs and plain(mine).casefold() != plain(theirs).casefold():
            yield f"{what} {quoted(theirs)} of {name} is not kept"


def both_places(one: Says, other: Says) -> dict[str, str]:
    return {name: f"{one[name]}{between}{other[name]}" for name, between in (("locator", " and "), ("text", " | "))}


def _together(one: str | None, other: str | None) -> str | None:
    if not one or not other or one == other:
        return one or other
    return f"{one} {other}"
