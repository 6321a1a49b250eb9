"""RAG: an authority's own ratings, each mapped to a colour and to the one scale that a region can compare."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.refusals import InvalidOrder, UnknownRating


class Colour(StrEnum):
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    GREY = "grey"


class Scale(StrEnum):
    """The common scale, used for comparison only."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Rating:
    """One step of a scheme: what the authority calls it, its colour, and its place on the common scale."""

    label: str
    colour: Colour
    scale: Scale


DEFAULT_SCHEME = (
    Rating("Not started", Colour.GREY, Scale.NOT_STARTED),
    Rating("Red", Colour.RED, Scale.OFF_TRACK),
    Rating("Amber", Colour.AMBER, Scale.AT_RISK),
    Rating("Green", Colour.GREEN, Scale.ON_TRACK),
    Rating("Blue", Colour.BLUE, Scale.COMPLETE),
)
"""What an authority has until it adopts a scheme of its own."""


def checked(scheme: tuple[Rating, ...]) -> tuple[Rating, ...]:
    """A scheme whose labels can be told apart, or `InvalidOrder`."""
    labels = [rating.label.casefold() for rating in scheme]
    if not scheme or "" in labels:
        raise InvalidOrder("A RAG scheme needs at least one rating, and each rating a label.")
    if len(set(labels)) < len(labels):
        raise InvalidOrder("Two ratings of this RAG scheme have the same label. Give each its own.")
    return scheme


def rating(scheme: tuple[Rating, ...], label: str) -> Rating:
    """The rating that a label means: by the authority's word, or by a colour that only one rating has."""
    wanted = label.strip().casefold()
    for candidate in scheme:
        if candidate.label.casefold() == wanted:
            return candidate
    coloured = [candidate for candidate in scheme if candidate.colour == wanted]
    if len(coloured) == 1:
        return coloured[0]
    labels = ", ".join(candidate.label for candidate in scheme)
    raise UnknownRating(
        f"“{label.strip()}” is not a rating of this authority. Choose one of: {labels}.",
        ratings=[candidate.label for candidate in scheme],
    )
