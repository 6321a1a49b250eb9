"""What a document's rating is in the authority's scheme: by its words, or by the name of a colour that both use.

A colour decides only where the scheme's step is called by it, and the document's words do not say otherwise: an amber
called "On track" here is not what a document calls amber, and where its key says "Amber: at risk" it is the opposite.
All else is asked, once for each word. What is rated "complete" may be over, or only rated so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from projections.documents.model import Need
from projections.documents.wording import bare, in_row, quoted

Scheme = Sequence[Mapping[str, Any]]
COMPLETED = "completed"
"""Answer to "what is “Complete” here?": those actions are completed."""
_DONE = re.compile(r"\b(?:complete|completed|closed|done|finished)\b")
_NOT_YET = re.compile(r"\b(?:not|in|yet|nearly|almost|partly|partially|part|to be|before|until|when|once)\b")
_COLOUR = re.compile(r"(?:red|amber|green|blue|gr[ea]y|yellow|orange|[ragb])(?: (?:rag|rating|rated|status))?")
_NAMES = re.compile(r"\b(?:red|amber|green|blue|yellow|orange)\b")
LONGEST_KEY = 300
_SAYS = (
    ("not_started", re.compile(r"\bnot (?:yet )?(?:started|begun)\b")),
    ("off_track", re.compile(r"\b(?:off track|not on track|overdue|missed|failing|failed|stalled)\b")),
    ("at_risk", re.compile(r"\b(?:at risk|delay(?:s|ed)?|slipping|slipped|behind)\b")),
    ("on_track", re.compile(r"\b(?:on track|on target|on schedule|as planned)\b")),
)
"""What words say on the common scale, the first that fits; of what is complete see `says_done`."""


def words_of(says: Mapping[str, Any]) -> str | None:
    """How the document rates the row: by a label of its own, or by a colour, which has one name however it is written
    ("Amber", "amber", "A", a shaded cell)."""
    label, colour = says.get("rag_label"), says.get("rag")
    if colour and (not label or (is_colour(label) and bare(label)[0] == bare(colour)[0])):
        return str(colour).capitalize()
    return label or colour


def rating_of(says: Mapping[str, Any], scheme: Scheme, answers: Mapping[str, str]) -> str | None:
    """A label of the scheme; "" where nothing is to be recorded; None where a person has to say."""
    words = words_of(says)
    if not words:
        return ""
    answer = said_of(words, answers)
    if answer is not None and answer != COMPLETED:
        return answer
    if by_label := called(words, scheme):
        return by_label
    if says_done(words) or answer == COMPLETED:
        return done_in(scheme) or ("" if answer is not None else None)
    return by_colour(says, scheme)


def said_of(words: str, answers: Mapping[str, str]) -> str | None:
    """What people said that a word is here ("": leave it out); None where nobody did."""
    return next((label or "" for theirs, label in answers.items() if bare(theirs) == bare(words)), None)


def with_earlier(said: Mapping[str, str], earlier: Mapping[str, str]) -> dict[str, str]:
    """Answers, and those given with an earlier document where nothing was said with this one."""
    return {**said, **{words: label for words, label in earlier.items() if said_of(words, said) is None}}


def still_offered(answers: Mapping[str, str], scheme: Scheme) -> dict[str, str]:
    """Without what the scheme does not have any more: that is asked anew."""
    labels = {each["label"] for each in scheme} | {COMPLETED, "", None}
    return {words: label for words, label in answers.items() if label in labels}


def called(words: str | None, scheme: Scheme) -> str | None:
    return next((str(each["label"]) for each in scheme if words and bare(each["label"]) == bare(words)), None)


def by_colour(says: Mapping[str, Any], scheme: Scheme) -> str | None:
    """The rating that is called by that colour, where the document's own words do not say otherwise."""
    named = [each for each in scheme if each["colour"] == says.get("rag") and is_colour(str(each["label"]))]
    if len(named) != 1 or disagree(says.get("rag_label"), named[0]):
        return None
    return str(named[0]["label"])


def disagree(words: str | None, step: Mapping[str, Any]) -> bool:
    """Whether the words stand elsewhere on the common scale than the step."""
    means = meaning(words)
    return bool(means and step.get("scale")) and means != str(step["scale"])


def meaning(words: str | None) -> str | None:
    """Where words stand on the common scale, if they say so."""
    if says_done(words):
        return "complete"
    plain = bare(words)
    return next((scale for scale, pattern in _SAYS if pattern.search(plain)), None)


def is_colour(words: str) -> bool:
    return _COLOUR.fullmatch(bare(words)) is not None


def says_done(words: str | None) -> bool:
    """Whether a rating is called "complete"."""
    plain = bare(words)
    return bool(_DONE.search(plain)) and not _NOT_YET.search(plain)


def is_done(step: Mapping[str, Any]) -> bool:
    return step.get("scale") == "complete" or says_done(step["label"])


def done_in(scheme: Scheme) -> str | None:
    """The scheme's own step for what is complete, if it has the one."""
    steps = [str(each["label"]) for each in scheme if is_done(each)]
    return steps[0] if len(steps) == 1 else None


def status_of(says: Mapping[str, Any], scheme: Scheme, answers: Mapping[str, str]) -> str | None:
    """How the document says that it stands. Where its rating alone says so ("Complete"), that is an end if the
    scheme has a step for it, or a person said so; another rating that is called as its status is none. What somebody
    chose when the row was edited stands."""
    status, label = says.get("status"), words_of(says)
    if says.get("status_said"):
        return str(status) if status else None
    if not status and label and said_of(label, answers) == COMPLETED:
        return COMPLETED
    if not status or not label or bare(status).split()[0][:6] not in bare(label):
        return str(status) if status else None
    if status != COMPLETED or not says_done(label):
        return None
    if (answer := said_of(label, answers)) is not None:
        return COMPLETED if answer == COMPLETED else None
    return COMPLETED if done_in(scheme) else None


def rated_done_only(says: Mapping[str, Any], scheme: Scheme, answers: Mapping[str, str]) -> bool:
    """Whether it is rated complete, and nobody says whether the action is over: not the document, no person."""
    words, label = words_of(says), rating_of(says, scheme, answers)
    if not words or not label or says.get("status") or says.get("decisions") or said_of(words, answers) is not None:
        return False
    return any(is_done(step) for step in scheme if step["label"] == label)


def to_choose(scheme: Scheme) -> tuple[tuple[str, str], ...]:
    return tuple((str(each["label"]), str(each["label"])) for each in scheme)


QUESTION = "What is the document's “{}” in your RAG scheme?"


def of_row(words: str, scheme: Scheme) -> Need:
    return Need("rag", QUESTION.format(words), to_choose(scheme))


def fallen_together(rows: Iterable[Mapping[str, Any]], scheme: Scheme, answers: Mapping[str, str]) -> list[str]:
    """Warnings of words that the document tells apart and the registry would not: a change between them is lost."""
    found: dict[str, dict[str, str]] = {}
    for says in rows:
        if (words := words_of(says)) and (label := rating_of(says, scheme, answers)):
            found.setdefault(label, {}).setdefault(bare(words), words)
    return [
        f"{in_row([quoted(each) for each in words.values()])} are {'both' if len(words) == 2 else 'all'}"
        f" {quoted(label)} here: when the document goes from one to the other, the rating in the registry stays."
        for label, words in found.items()
        if len(words) > 1
    ]


def key_in(leftovers: Iterable[Mapping[str, Any]], key: Mapping[str, str | None]) -> tuple[str, ...]:
    """What the document says that its colours mean, as it stands there: its key, or a line that names many colours."""
    lines = [(each["reason"], " ".join(each["text"].split())) for each in leftovers]
    keys = [with_colours(text, key) for reason, text in lines if reason == "key" and text]
    several = [text for _, text in lines if len(text) <= LONGEST_KEY and len(set(_NAMES.findall(text.casefold()))) > 2]
    return tuple(dict.fromkeys(keys or several[:1]))


def with_colours(line: str, key: Mapping[str, str | None]) -> str:
    """A line of the key with the names of colours that are only shaded there: "| Off track" is "Red: Off track"."""
    told = [each for part in line.split("|") if (each := part.strip())]
    if _NAMES.search(line.casefold()) or any(is_colour(each) for each in told):
        return line
    shaded = {" ".join(text.split()): colour.capitalize() for colour, text in reversed([*key.items()]) if text}
    return " | ".join(f"{shaded[each]}: {each}" if each in shaded else each for each in told)


def of_document(words: Iterable[str], scheme: Scheme, key: Mapping[str, str | None] | None = None) -> list[Need]:
    """The same question, asked once for all rows that are rated so; with the answer that the document itself gives,
    to which a person still has to agree."""
    words = list(words)
    colours = of_the_same_colours(words, scheme)
    return [
        Need(
            f"ratings:{each}",
            QUESTION.format(each),
            offered_for(each, scheme),
            likely(each, scheme, key or {}, colours),
        )
        for each in words
    ]


def of_the_same_colours(words: Iterable[str], scheme: Scheme) -> Mapping[str, Mapping[str, Any]]:
    """The scheme's step for each colour of the document, if it has one for each: a scheme with fewer colours is
    another one, whose amber need not be what the document calls amber."""
    colours = [bare(each) for each in words if is_colour(each)]
    found = {colour: [step for step in scheme if step["colour"] == colour] for colour in colours}
    return {colour: steps[0] for colour, steps in found.items()} if all(len(s) == 1 for s in found.values()) else {}


def likely(
    words: str, scheme: Scheme, key: Mapping[str, str | None], colours: Mapping[str, Mapping[str, Any]]
) -> str | None:
    """The rating that the words mean, or that the document's key says of its colour; else the one of that colour."""
    of_colour = [colours[bare(words)]] if bare(words) in colours else []
    told = next((text for colour, text in key.items() if text and bare(colour) == bare(words)), None) or words
    scale = meaning(told)
    by_name = [step for step in scheme if bare(step["label"]) == bare(told)]
    by_meaning = [step for step in scheme if step.get("scale") == scale] if scale else of_colour
    found = by_name or by_meaning
    if len(found) != 1 or disagree(told, found[0]):
        return None
    if is_done(found[0]):
        return COMPLETED if says_done(told) else None
    return str(found[0]["label"])


def offered_for(words: str, scheme: Scheme) -> tuple[tuple[str, str], ...]:
    """The scheme's ratings. What is complete may be over, or only rated so: both are offered."""
    over, none = (COMPLETED, "Those actions are completed"), ("", "None of these: leave it out")
    done = done_in(scheme)
    if says_done(words) or not done:
        return (*((over,) if says_done(words) else ()), *to_choose(scheme), none)
    both = ((COMPLETED, f"{done}: those actions are completed"), (done, f"{done}, but only as a rating"))
    return (*(each for pair in to_choose(scheme) for each in (both if pair[0] == done else (pair,))), none)


ONLY_RATED = "Its rating {} is complete here, but nothing says that the action is completed."


def whether_over(words: str, label: str, rows: int) -> Need:
    """Asked once of all rows that are rated complete, of which nothing says that they are over."""
    those, them = ("Is that action", "it") if rows == 1 else ("Are those actions", "them")
    count = "One row is" if rows == 1 else f"{rows:,} rows are"
    offered = ((COMPLETED, f"Yes: record {them} as completed"), (label, "No: record the rating only"))
    return Need(f"ratings:{words}", f"{count} rated “{words}”, which is complete here. {those} completed?", offered)
