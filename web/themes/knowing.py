"""What proposes themes for an authority: learnt from what its people confirmed, and kept until they confirm more."""

from __future__ import annotations

import time
from typing import Any

from flask import current_app

from projections import themes
from projections.asked import Asked
from projections.reading import Reader
from projections.themes.standing import standing

KEPT = 60.0
"""Seconds for which pages that only show proposals need not learn what was confirmed meanwhile."""


def proposing(reader: Reader) -> themes.Proposing:
    """For pages that show proposals beside other things."""
    kept = current_app.extensions.setdefault("proposing themes", {})
    at, model = kept.get(reader.slug, (0.0, None))
    if model is None or at + KEPT < time.monotonic():
        return learnt(reader, standing(reader, Asked.of()))
    return model  # type: ignore[no-any-return]


def learnt(reader: Reader, actions: list[dict[str, Any]]) -> themes.Proposing:
    """From these actions, which are all of the authority."""
    model = themes.learnt_from(actions)
    kept = current_app.extensions.setdefault("proposing themes", {})
    kept[reader.slug] = (time.monotonic(), model)
    return model


def with_proposed(reader: Reader, actions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The actions, each with the codes that are `proposed` where nobody has confirmed any."""
    if all(action["themes"] for action in actions):
        return [action | {"proposed": ()} for action in actions]
    codes = proposing(reader).codes
    return [action | {"proposed": () if action["themes"] else codes(action)} for action in actions]
