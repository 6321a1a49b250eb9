"""A search as its page shows it: what is offered to narrow it, where each hit leads, the words that were found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from flask import request
from markupsafe import Markup, escape

from domain.theme import THEMES
from projections.search.found import Found
from web.wording import kind_of_entry, told_apart

LABELS = {"authority": "Service", "kind": "What it is", "plan": "Plan", "theme": "Theme"}
KINDS_OF_THINGS = {"action": "Action", "plan": "Plan or objective"}


@dataclass(frozen=True)
class Choice:
    """A facet: its field, and (value, words, how many hits) for each value that would leave any."""

    name: str
    label: str
    offered: list[tuple[str, str, int]]
    chosen: str


def called(plans: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The plans of one service, by id; those of one name are told apart."""
    return {str(id): name for id, name in told_apart(plans).items()}


def called_by_service(plans: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Plans of several services, which come one service after another: that two share a name is no wonder."""
    by_service = groupby(plans, key=itemgetter("authority"))
    return {id: name for _, theirs in by_service for id, name in called(theirs).items()}


def wanted() -> dict[str, list[str]]:
    """The facets that were chosen."""
    return {name: [value] for name in LABELS if (value := request.form.get(name, "").strip()[:80])}


def page_wanted() -> int:
    typed = request.form.get("page", "")
    return int(typed) if typed.isdecimal() and len(typed) < 6 else 1


def choices(found: Found, names: Mapping[str, Mapping[str, str]]) -> list[Choice]:
    """`names`: facet → value → words. A facet with one value narrows nothing, unless it is chosen."""
    made = [choice(name, found.facets[name], names.get(name, {}), found.wanted) for name in LABELS]
    return [each for each in made if len(each.offered) > 1 or each.chosen]


def choice(name: str, counted: Counter[str], words: Mapping[str, str], chosen: Mapping[str, Any]) -> Choice:
    mine = next(iter(chosen.get(name, [])), "")
    values = {*counted, *([mine] if mine else [])}
    offered = [(value, words.get(value) or in_words(name, value), counted[value]) for value in values]
    return Choice(name, LABELS[name], sorted(offered, key=lambda each: (-each[2], each[1])), mine)


def in_words(name: str, value: str) -> str:
    if name == "theme":
        return THEMES.get(value, value)
    return KINDS_OF_THINGS.get(value) or (kind_of_entry(value) if name == "kind" else value)


def highlighted(found: Found, ref: UUID) -> Markup:
    """The part of a text that fits; nothing of a text is markup."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece.text) if piece.found else escape(piece.text)
        for piece in found.excerpts.get(ref, [])
    )
