"""What ratings say against notes, due dates and statuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from domain.refusals import in_words
from projections.findings.found import Finding, called, many, shortened
from projections.findings.ground import Ground, Record, actions_of

GOOD = ("on_track", "complete")
RATED, PROMISED, NOTED = ("RagChanged",), ("ActionCreated", "DueDateRevised"), ("ProgressNoted",)
NOT_STARTED = re.compile(
    r"\b(?:(?:has|have|was|were|is|are)(?: not|n[’']t)(?: yet)?(?: been)? (?:started|begun|commenced)"
    r"|not (?:yet )?(?:started|begun|commenced|under ?way)|yet to (?:be )?(?:start|begin|begun|commence|started)"
    r"|still to (?:start|begin)|no progress (?:yet|so far|to date|has been made))\b",
    re.IGNORECASE,
)
BEGUN = re.compile(
    r"\b(?:(?:has|have) (?:only |now |just |since )*(?:been )?(?:started|begun|commenced)"
    r"|(?:is|are) (?:still |now )?(?:being worked on|under ?way|in progress)|work in progress)\b",
    re.IGNORECASE,
)
DONE = re.compile(r"\b(?:completed?|finished|concluded|in place|signed off|embedded|delivered)\b", re.IGNORECASE)
WAS_DUE = re.compile(r"\b(?:was|were|had been) due\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?;\n]+(?:[.!?;\n]|$)")


def in_ratings(ground: Ground) -> Iterator[Finding]:
    for plan, action in actions_of(ground.plans):
        if action["rag"] and action["rag"]["scale"] in GOOD:
            yield from of_one(ground, plan, action)


def of_one(ground: Ground, plan: Record, action: Record) -> Iterator[Finding]:
    """The strongest contradiction of one action that is rated well."""
    found = against_note(ground, plan, action)
    if found is None and action["rag"]["scale"] == "complete":
        found = complete_but_open(ground, plan, action)
    if found is None and action["computed"]["overdue"]:
        found = overdue(ground, plan, action)
    if found is not None:
        yield found


def against_note(ground: Ground, plan: Record, action: Record) -> Finding | None:
    """Where the last note, not older than the rating, says that it has not begun, or only begun though past its day."""
    note, rated = action["progress"][-1:], ground.last(action, *RATED)
    if not note or not rated or note[0]["effective_on"] < rated[0].on:
        return None
    words = note[0]["text"]
    resting = (*rated, *ground.last(action, *NOTED))
    if said := saying(NOT_STARTED, words):
        of = in_words(note[0]["effective_on"])
        sentence = f"{called(action)} is rated {rating(action)}; its latest note, of {of}, says: “{said}”"
        return Finding("green_not_started", sentence, (action["id"],), (), resting, plan, (action,))
    said = saying(BEGUN, words)
    past = action["computed"]["overdue"] or WAS_DUE.search(words) or action["rag"]["scale"] == "complete"
    if said and past and not DONE.search(said):
        sentence = (
            f"{called(action)} is rated {rating(action)}{since_when(action)}, and its latest note says only: “{said}”"
        )
        resting = (*resting, *ground.last(action, *PROMISED))
        return Finding("green_only_begun", sentence, (action["id"],), (), resting, plan, (action,))
    return None


def complete_but_open(ground: Ground, plan: Record, action: Record) -> Finding:
    rated = ground.last(action, *RATED)
    since = f" since {in_words(rated[0].on)}" if rated else ""
    sentence = f"{called(action)} is rated {rating(action)}{since}, and is still open."
    return Finding("complete_but_open", sentence, (action["id"],), (), rated, plan, (action,))


def overdue(ground: Ground, plan: Record, action: Record) -> Finding:
    resting = (*ground.last(action, *RATED), *ground.last(action, *PROMISED))
    sentence = (
        f"{called(action)} is rated {rating(action)}, but was due on {in_words(action['due']['on'])}:"
        f" {many(action['computed']['days_overdue'], 'day')} ago."
    )
    return Finding("overdue_green", sentence, (action["id"],), (action["due"]["on"],), resting, plan, (action,))


def rating(action: Mapping[str, Any]) -> str:
    """ "Green" (on track)"""
    rag = action["rag"]
    scale = rag["scale"].replace("_", " ")
    return f"“{rag['label']}”" + (f" ({scale})" if scale != rag["label"].casefold() else "")


def since_when(action: Mapping[str, Any]) -> str:
    return f", was due on {in_words(action['due']['on'])}" if action["computed"]["overdue"] else ""


def saying(pattern: re.Pattern[str], text: str) -> str | None:
    """The sentence of a text in which it is said."""
    for sentence in SENTENCE.findall(text):
        if pattern.search(sentence):
            return shortened(sentence, 200)
    return None
