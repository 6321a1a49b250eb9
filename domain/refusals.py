"""Refusals: why an order was not carried out, in sentences that a manager understands.

The class name is the code that programs see (`PlanIsClosed`), `str()` is the sentence that people see; both are
the same in page, API and command line. A refusal changes nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Any


class Refusal(Exception):
    """An order that was not carried out. `details` holds what a program may want beside the sentence."""

    def __init__(self, sentence: str, **details: Any) -> None:
        super().__init__(sentence)
        self.details: dict[str, Any] = details

    @property
    def code(self) -> str:
        return type(self).__name__


class NotFound(Refusal):
    """Something that was named is not there; subclasses say what."""


class UnknownAuthority(NotFound):
    pass


class UnknownPlan(NotFound):
    pass


class UnknownAction(NotFound):
    pass


class UnknownObjective(NotFound):
    pass


class UnknownEntry(NotFound):
    pass


class UnknownSubAction(NotFound):
    pass


class UnknownInspection(NotFound):
    pass


class UnknownRecommendation(NotFound):
    pass


class UnknownAudit(NotFound):
    pass


class UnknownIndicator(NotFound):
    pass


class UnknownReading(NotFound):
    pass


class UnknownFinding(NotFound):
    pass


class AmbiguousReference(Refusal):
    """A reference is a label, not an identity; `details["candidates"]` lists the actions that carry it."""


class InvalidOrder(Refusal):
    """A field is missing, malformed, too long or contradicts another; `details["fields"]` says which and why."""


class NotAllowed(Refusal):
    """Who gave the order has no role that may give it."""


class EffectiveInFuture(Refusal):
    pass


class EffectiveBeforeExistence(Refusal):
    pass


class SomeoneChangedThis(Refusal):
    """The form or If-Match named an older version; `details` has `seen` and `version`."""


class FactsChanged(Refusal):
    """What was looked into is not what stands now; `details` has the `fingerprint` of now."""


class CommandIdReused(Refusal):
    pass


class PlanIsClosed(Refusal):
    pass


class PlanIsCombined(Refusal):
    pass


class PlanHasOpenActions(Refusal):
    pass


class PlanAlreadyOpened(Refusal):
    pass


class ActionHasLeft(Refusal):
    pass


class ActionHasNotLeft(Refusal):
    pass


class ActionIsPaused(Refusal):
    pass


class ActionIsNotPaused(Refusal):
    pass


class NothingWouldChange(Refusal):
    pass


class UnknownRating(Refusal):
    pass


class UnknownTheme(Refusal):
    pass


class CannotBeItself(Refusal):
    pass


class EntryAlreadyCorrected(Refusal):
    pass


class EntryCannotBeCorrected(Refusal):
    pass


class SubActionHasLeft(Refusal):
    pass


class AuthorityAlreadyJoined(Refusal):
    pass


class IndicatorAlreadyDefined(Refusal):
    pass


class InspectionOutOfOrder(Refusal):
    pass


class DocumentIsRecorded(Refusal):
    pass


class DocumentIsSetAside(Refusal):
    pass


class TextTooLong(Refusal):
    pass


class TextNotAllowed(Refusal):
    pass


def in_words(day: date) -> str:
    """A day as people here write it: 31 March 2021."""
    return f"{day.day} {day:%B %Y}"
