"""Small pictures drawn by the server, each with a title and the same numbers in words for those who can't see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

NOT_RATED = "Not rated"
OF_ANOTHER_SCHEME = "in an earlier scheme"
HEIGHT = 28
ROOM_FOR_A_NUMBER = 4.0
"""Per cent of the bar's width."""


def ratings_of(counts: dict[str, Any], scheme: Sequence[dict[str, str]]) -> list[dict[str, Any]]:
    """How many open actions have each rating, in the scheme's order; after them those of an earlier scheme, which keep
    the words and the colour in which they were given until somebody rates the action anew."""
    found: Counter[tuple[str, str]] = Counter()
    for each in counts["rated"]:
        found[each["label"], each["colour"]] += each["count"]
    held = [(each["label"], each["colour"]) for each in scheme]
    ratings = [{"label": each[0], "colour": each[1], "count": found.pop(each, 0), "words": each[0]} for each in held]
    ratings += [
        {"label": label, "colour": colour, "count": count, "words": f"{label}, {OF_ANOTHER_SCHEME}"}
        for (label, colour), count in found.items()
    ]
    unrated = counts["open"] - sum(each["count"] for each in ratings)
    none = {"label": NOT_RATED, "colour": "none", "count": unrated, "words": NOT_RATED}
    return [*ratings, none] if unrated else ratings


def rating_bar(ratings: Sequence[dict[str, Any]], id: str, room: float = ROOM_FOR_A_NUMBER) -> Markup:
    """A bar with a piece for each rating, as long as its share. Numbers stand in the pieces that have `room`."""
    shown = [each for each in ratings if each["count"]]
    total = sum(each["count"] for each in shown)
    if not total:
        return Markup("")
    told = ", ".join(f"{each['count']} {each['words']}" for each in shown)
    pieces, at = [], 0.0
    for each in shown:
        share = 100 * each["count"] / total
        pieces.append(_piece(each, at, share, room))
        at += share
    return Markup(
        '<svg class="tl-bar" width="100%" height="{h}" role="img" aria-labelledby="{id}-title {id}-desc">'
        '<title id="{id}-title">Open actions by rating</title><desc id="{id}-desc">{told}</desc>{pieces}</svg>'
    ).format(h=HEIGHT, id=id, told=told, pieces=Markup("").join(pieces))


def _piece(each: dict[str, Any], at: float, share: float, room: float) -> Markup:
    """In per cent, so that letters keep their size whatever the width of the page."""
    bar = Markup('<rect class="tl-bar__{}" x="{:.2f}%" width="{:.2f}%" height="{}"/>').format(
        each["colour"], at, share, HEIGHT
    )
    if share < room:
        return bar
    number = Markup(
        '<text class="tl-bar__on-{}" x="{:.2f}%" y="19.5" text-anchor="middle" aria-hidden="true">{}</text>'
    )
    return bar + number.format(each["colour"], at + share / 2, each["count"])
