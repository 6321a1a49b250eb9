"""Decisions that stand in a plan: "RETAIN FOR 2021-22", "Keep – added to plan", "Done - BAU".

A decision is kept word for word, with the disposition that it means and what it names. Where the words may mean
two things, or point elsewhere ("see above"), it is `unclear`: nothing is guessed.
"""

import re
from dataclasses import dataclass
from typing import Literal

from workers.reading.document import words

Disposition = Literal[
    "carried_forward", "transferred", "merged", "superseded", "completed", "embedded", "withdrawn", "paused", "unclear"
]

LONGEST = 30
"""Words. A longer text tells a story."""

_TO_PLAN = r"(?P<to>(?:\w+ ){0,3}?(?:plan|board|team|group|service|strategy|programme)\b|[A-Z]{2,6}\b)"
_YEAR = r"(?P<to>20\d\d ?[-/–] ?(?:20)?\d\d)"
_SHAPES: tuple[tuple[Disposition, str], ...] = (
    ("withdrawn", r"\b(?:not? (?:to )?(?:be )?(?:carr(?:y|ied)(?: over| forward)?|retain(?:ed)?|keep|kept"
                  r"|pursued|continued)"
                  r"|no longer (?:\w+ )?(?:required|needed|relevant|applicable|a priority|pursued|proceeding)"
                  r"|withdrawn?|dropped|discontinued?|cancelled|removed?(?: from (?:the )?plan)?|delete(?:d)?"
                  r"|cease[d]?|abandoned|stopped)\b"),
    ("superseded", r"\b(?:replaced (?:by|with)|supersed\w+(?: this)?(?: by| with)?) ?(?P<to>[^.;]*)"),
    ("merged", r"\b(?:already (?:been )?(?:integrated|included|covered|incorporated|part of|in)(?: in(?:to)?"
               r"| by| within)?"
               r"|merged? (?:with|into)|combined? with|incorporated in(?:to)?|duplicate(?:s|d)? (?:of|by|in)"
               r"|now part of action|covered (?:by|under|in) action|amalgamated with)(?: the)? ?(?P<to>[^.;]*)"),
    ("transferred", rf"\b(?:added|put|moved?|transfer(?:red)?|passed|handed(?: over)?|gone|go|sits|sit|owned"
                    rf"|taken over)"
                    rf" (?:in |into |to |on to |with |by )+(?:the )?(?!plan\b"
                    rf"|{_YEAR.replace('?P<to>', '?:')}){_TO_PLAN}"),
    ("carried_forward", rf"\b(?:retain(?:ed)?|carr(?:y|ied|ying)(?: this)?(?: over| forward)+"
                        rf"|roll(?:ed)? (?:over|forward)"
                        rf"|continued?|transfer(?:red)?|move[d]?|keep|added)(?: (?:for|to|in|into|over|forward"
                        rf"|the|this))*"
                        rf" {_YEAR}"),
    ("carried_forward", r"\b(?:retain(?:ed)?\b|carr(?:y|ied|ying)(?: this)? (?:over|forward)"
                        r"|roll(?:ed)? (?:over|forward)"
                        r"|keep\b|re-?(?:worked|worded) and added|c/f\b|to continue\b|continue into next year"
                        r"|added to (?:the |new |next year'?s )?plan)(?:.*?\bto (?:the )?(?P<to>(?:new "
                        r"|next year'?s )?plan))?"),
    ("embedded", r"\b(?:bau|business as usual|embedded|mainstreamed|day[- ]to[- ]day|daily business|core business)\b"),
    ("paused", r"\b(?:suspended|on hold|paused?|deferred|postponed|parked)\b"),
    ("completed", r"\b(?:completed?|done|in place|achieved|finished|closed|delivered|implemented|signed off)\b"),
)  # fmt: skip
_SAID = re.compile(
    r"(?:(?:action )?(?:now |to be )?(?:keep|retain(?:ed)?|done|completed?|bau|embedded|in place|achieved"
    r"|closed|finished|"
    r"carr(?:y|ied)|roll(?:ed)?|merged?|re-?work|already (?:been )?(?:integrated|included|covered|part)"
    r"|replaced|supersed|"
    r"we will supersede|n/?a\b|moved? to|transfer|put in|"
    r"suspended|paused|on hold|deferred|no longer|withdrawn|dropped|discontinued|decided not|not to be|not carried|"
    r"c/f|delivered\b|implemented\b|business as usual|combined with|incorporated|duplicate)|"
    r"(?:this is|this will|this has|likely)\b.*\b(?:bau|business as usual|superseded|replaced|merged)|"
    r"[a-z]\) (?:to be |is |now )|y but\b|yes but\b)",
    re.IGNORECASE,
)
_POINTS_ELSEWHERE = re.compile(
    r"(?:see|as)\b.{0,20}\b(?:above|below|prior|previous|earlier|comments?)\b.{0,20}", re.IGNORECASE
)
_OPEN = re.compile(
    r"\b(?:not (?:yet )?(?:complete[d]?|done|in place|started)|incomplete|in progress|ongoing|until|once|when)\b",
    re.IGNORECASE,
)
_DONE_FIRST = re.compile(r"\W*(?:(?:action|now) )?(?:completed?|done|closed|finished|achieved)\b", re.IGNORECASE)
_TRAILING = re.compile(r"(?<=[a-z])\s+((?:COMPLETE|Complete|DONE|Done)[dD]?\.?)$")


@dataclass(frozen=True)
class Decision:
    text: str
    disposition: Disposition
    to: str | None = None


def says_one(text: str) -> bool:
    """Whether a short text, standing by itself, is a decision: it begins as decisions do."""
    plain = text.strip(" -–—*()")
    if not 0 < len(words(plain)) <= LONGEST:
        return False
    return bool(_POINTS_ELSEWHERE.fullmatch(plain)) or (bool(_SAID.match(plain)) and bool(_meanings(plain)))


def is_pointer(text: str) -> bool:
    return bool(_POINTS_ELSEWHERE.fullmatch(text.strip(" -–—*().")))


def read(text: str) -> list[Decision]:
    """What a text decides; several where lettered parts go different ways; `unclear` where no one thing."""
    parts = re.split(r"(?<=[.;]) (?=[A-Za-z]\) )", text)
    if len(parts) > 1:
        return [decision for part in parts for decision in read(part)]
    found = _meanings(text)
    if not found or _POINTS_ELSEWHERE.fullmatch(text.strip(" .")):
        return [Decision(text, "unclear")]
    meant = dict(reversed(found))
    if "withdrawn" in meant and "superseded" in meant:  # no longer needed, or replaced: people say which
        return [Decision(text, "withdrawn"), Decision(text, "superseded", meant["superseded"])]
    if "withdrawn" in meant and "completed" in meant and _DONE_FIRST.match(text):  # removed, because it is done
        return [Decision(text, "completed")]
    disposition, to = found[0]
    return [Decision(text, disposition, to)]


def trailing(text: str) -> tuple[str, str]:
    """ "Meeting with partners Complete" apart: the text, and the word after it."""
    found = _TRAILING.search(text)
    return (text[: found.start()], found[1]) if found and len(words(text)) > 2 else (text, "")


def contradict(decisions: list[Decision]) -> bool:
    """Whether they can't all be so; that something is done and daily business is one thing."""
    kinds = {each.disposition for each in decisions} - {"unclear"}
    return len(kinds) > 1 and kinds != {"completed", "embedded"}


def _meanings(text: str) -> list[tuple[Disposition, str | None]]:
    found: list[tuple[Disposition, str | None]] = []
    for disposition, shape in _SHAPES:
        match = re.search(shape, text, re.IGNORECASE)
        if not match:
            continue
        if disposition in {"completed", "embedded"} and _OPEN.search(text) and not re.search(r"\bbau\b", text, re.I):
            continue
        to = match.groupdict().get("to")
        found.append((disposition, to.strip(" .-–—") if to and to.strip(" .-–—") else None))
    return found
