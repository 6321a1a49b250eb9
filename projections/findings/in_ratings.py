"""What ratings say against notes, due dates and statuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from domain.refusals import in_words
from projections.findings.declared import DONE as DONE_STATUSES
from projections.findings.declared import GOOD, NOT_STARTED, contradictions, open_parts
from projections.findings.found import Finding, called, in_row, many, several, shortened
from projections.findings.ground import Ground, Record, actions_of

RATED, PROMISED, NOTED = ("RagChanged",), ("ActionCreated", "DueDateRevised"), ("ProgressNoted",)
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
        yield from of_one(ground, plan, action)
    for plan in ground.plans:
        yield from when_done(ground, plan)


def of_one(ground: Ground, plan: Record, action: Record) -> Iterator[Finding]:
    """What is declared of it against what is recorded; where the latest note contradicts a good rating, that alone."""
    good = action["rag"] and action["rag"]["scale"] in GOOD
    found = against_note(ground, plan, action) if good else None
    if found is not None:
        yield found
    for each in contradictions(action):
        if found is None or each.kind not in OF_GOOD_RATINGS:
            yield SAID[each.kind](ground, plan, action)


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


def not_started_noted(ground: Ground, plan: Record, action: Record) -> Finding:
    resting = (*ground.last(action, *RATED), *ground.last(action, *NOTED))
    last = action["progress"][-1:]
    latest = f", the latest of {in_words(last[0]['effective_on'])}: “{shortened(last[0]['text'], 110)}”" if last else ""
    sentence = f"{called(action)} is rated {rating(action)}, but has {many(action['notes'], 'progress note')}{latest}"
    return Finding("not_started_noted", sentence, (action["id"],), (), resting, plan, (action,))


def due_says_done(ground: Ground, plan: Record, action: Record) -> Finding:
    sentence = f"{called(action)} is due “{shortened(action['due']['text'], 60)}”, as if it were done; it is open."
    return Finding("due_says_done", sentence, (action["id"],), (), ground.last(action, *PROMISED), plan, (action,))


SAID: dict[str, Callable[[Ground, Record, Record], Finding]] = {
    "complete_but_open": complete_but_open,
    "overdue_green": overdue,
    "not_started_noted": not_started_noted,
    "due_says_done": due_says_done,
}
OF_GOOD_RATINGS = ("complete_but_open", "overdue_green")


def when_done(ground: Ground, plan: Record) -> Iterator[Finding]:
    """One finding for a plan: a person goes through them in one go."""
    told = [(each.kind, action) for action in plan["actions"] if action["status"] in DONE_STATUSES
            for each in contradictions(action)]  # fmt: skip
    for kind, event, words in OF_DONE:
        actions = [action for each, action in told if each == kind]
        if actions:
            verb = "is" if len(actions) == 1 else "are"
            sentence = f"{many(len(actions), 'action')} {verb} done, but {words(actions)}: {several(actions)}."
            resting = tuple(e for each in actions for e in (*ground.last(each, *LEFT), *ground.last(each, event)))
            yield Finding(kind, sentence, (plan["id"],), (), resting, plan, tuple(actions))


def rated_otherwise(actions: Sequence[Record]) -> str:
    labels = list(dict.fromkeys(rating(each) for each in actions))
    return f"last rated {in_row(labels)}"


def parts_open(actions: Sequence[Record]) -> str:
    parts = sum(map(open_parts, actions))
    return (
        f"{many(parts, 'sub-action')} of {'it' if len(actions) == 1 else 'them'} {'is' if parts == 1 else 'are'} open"
    )


LEFT = ("ActionCompleted", "ActionEmbedded")
OF_DONE = (
    ("done_rated_otherwise", "RagChanged", rated_otherwise),
    ("done_part_open", "SubActionAdded", parts_open),
)


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
