"""The fields of one proposal as a person edits them: checked, with what they mean, and as plain text for a form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from domain import due_in_documents
from domain.as_typed import LIKE_A_DAY
from domain.period import Period
from domain.refusals import InvalidOrder, in_words
from domain.text import LONGEST_TEXT, LONGEST_TITLE
from projections.asked import NotADate, day
from projections.documents.deciding import HOW
from projections.documents.dues import as_json

Says = Mapping[str, Any]
COLOURS = ("red", "amber", "green", "blue", "grey")
STATUSES = ("open", *HOW)
DISPOSITIONS = (*HOW, "unclear")
LINES = ("ref", "section", "objective", "measure", "rag_label")
"""Fields that are one text, or nothing."""
LONGEST_REFERENCE = 200
_DATED = re.compile(r"(\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]+ \d{4}|\d{1,2}/\d{1,2}/\d{4}): +(?=\S)")
_PART = re.compile(r"(?:(?P<label>[^\s()]{1,8})\) +)?(?P<title>.*?)(?P<done> *\(done\))?")


def checked(before: Says, typed: Mapping[str, Any], within: Period | None = None) -> dict[str, Any]:
    """The proposal with what was typed of it; refuses `InvalidOrder`, with a sentence for each field that is wrong.

    Whoever edits a row has seen what of a joined one was not kept.
    """
    wrong: dict[str, list[str]] = {}
    after = {name: value for name, value in before.items() if name != "not_kept"}
    for name, value in typed.items():
        try:
            after |= read(name, value, before, within)
        except InvalidOrder as refusal:
            wrong[name] = [str(refusal)]
    if wrong:
        raise InvalidOrder(" ".join(sentence for each in wrong.values() for sentence in each), fields=wrong)
    return after


def read(name: str, value: Any, before: Says, within: Period | None) -> dict[str, Any]:
    """What one field says, as typed on a form or given by a program."""
    if name == "title":
        return {"title": title(value)}
    if name in LINES:
        return {name: line(name, value)}
    if name == "due":
        return {"due": due(value, before, within)}
    if name == "rag":
        return {"rag": one_of(value, COLOURS, "a colour")}
    if name == "status":
        return {"status": one_of(value, STATUSES, "a status"), "status_said": True}
    if name in LISTS:
        return {name: LISTS[name](value)}
    raise InvalidOrder(f"A row has no field “{name}”.")


def title(value: Any) -> str:
    text = one_line(value)
    if not text:
        raise InvalidOrder("Say what will be done. To drop the row, leave it out.")
    if len(text) > LONGEST_TITLE:
        raise InvalidOrder(f"This has {len(text):,} characters; an action may have {LONGEST_TITLE:,}. Split it.")
    return text


def line(name: str, value: Any) -> str | None:
    text = one_line(value)
    longest = LONGEST_REFERENCE if name in ("ref", "rag_label") else LONGEST_TITLE
    longest = LONGEST_TEXT if name == "measure" else longest
    if len(text) > longest:
        raise InvalidOrder(f"This has {len(text):,} characters; {longest:,} is the most.")
    return text or None


def due(value: Any, before: Says, within: Period | None) -> dict[str, Any] | None:
    """As written, with what it means; the document's own stays as it was read."""
    text = one_line(value["text"] if isinstance(value, Mapping) else value)
    old = before.get("due")
    if not text or (old and old["text"] == text):
        return old if text else None
    meant = due_in_documents.read(text, within).due
    if meant.kind == "unclear" and LIKE_A_DAY.fullmatch(text):
        raise InvalidOrder(f"“{text}” is not a day of any calendar.")
    return as_json(meant)


def one_of(value: Any, known: Sequence[str], what: str) -> str | None:
    if value in (None, ""):
        return None
    if value not in known:
        raise InvalidOrder(f"“{value}” is not {what}. Choose one of: {', '.join(known)}.")
    return str(value)


def leads(value: Any) -> list[dict[str, Any]]:
    """Each on a line of its own, or as a list."""
    given = value.splitlines() if isinstance(value, str) else value
    named = [each if isinstance(each, Mapping) else {"text": each} for each in given]
    return [
        {"text": text, "name": each.get("name"), "role": each.get("role")}
        for each in named
        if (text := one_line(each.get("text")))
    ]


def progress(value: Any) -> list[dict[str, Any]]:
    """Notes with an empty line between them, each with its day before it where it has one; or as a list."""
    given = re.split(r"\n\s*\n", value.replace("\r\n", "\n")) if isinstance(value, str) else value
    return [note for each in given if (note := note_of(each))["text"]]


def note_of(given: Any) -> dict[str, Any]:
    if isinstance(given, Mapping):
        on = given.get("on")
        return {"on": a_day(str(on)).isoformat() if on else None, "text": one_line(given.get("text"))}
    text = one_line(given)
    dated = _DATED.match(text)
    return {"on": a_day(dated[1]).isoformat(), "text": text[dated.end() :]} if dated else {"on": None, "text": text}


def a_day(text: str) -> date:
    try:
        return day(text)
    except NotADate as refusal:
        raise InvalidOrder(str(refusal)) from None


def sub_actions(value: Any) -> list[dict[str, Any]]:
    """Each on a line: "b) Book a room (done)"; or as a list."""
    given = value.splitlines() if isinstance(value, str) else value
    return [part for each in given if (part := part_of(each))["title"]]


def part_of(given: Any) -> dict[str, Any]:
    if isinstance(given, Mapping):
        label = one_line(given.get("label")) or None
        return {"label": label, "title": one_line(given.get("title")), "done": bool(given.get("done"))}
    found = _PART.fullmatch(one_line(given))
    assert found is not None  # all of its pieces may be missing
    return {"label": found["label"], "title": found["title"], "done": bool(found["done"])}


def decisions(value: Any) -> list[dict[str, Any]]:
    """A list of what was decided, each in words and as the way it leaves the plan."""
    return [
        {
            "text": text,
            "disposition": one_of(each.get("disposition"), DISPOSITIONS, "a decision") or "unclear",
            "to": one_line(each.get("to")) or None,
        }
        for each in value
        if (text := one_line(each.get("text")))
    ]


LISTS = {"leads": leads, "progress": progress, "sub_actions": sub_actions, "decisions": decisions}


def one_line(value: Any) -> str:
    return " ".join(str(value or "").split())


def as_typed(says: Says) -> dict[str, str]:
    """The fields as a form shows them; `checked` reads them back as they are."""
    return {
        "ref": says["ref"] or "",
        "title": says["title"],
        "section": says["section"] or "",
        "objective": says["objective"] or "",
        "leads": "\n".join(lead["text"] for lead in says["leads"]),
        "due": says["due"]["text"] if says["due"] else "",
        "measure": says["measure"] or "",
        "progress": "\n\n".join(dated(note) + note["text"] for note in says["progress"]),
        "sub_actions": "\n".join(part_as_typed(part) for part in says["sub_actions"]),
    }


def dated(note: Says) -> str:
    return f"{in_words(date.fromisoformat(note['on']))}: " if note["on"] else ""


def part_as_typed(part: Says) -> str:
    label = f"{part['label'].strip(' ().')}) " if part.get("label") else ""
    return f"{label}{part['title']}{' (done)' if part.get('done') else ''}"
