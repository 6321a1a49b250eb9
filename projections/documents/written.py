"""What a document that the registry wrote said when it was written: for telling edits from what changed meanwhile.

Whoever takes a plan along on Monday and hands it in on Friday has not undone what others recorded on Wednesday. The
document says above its table of which day and moment it is; the plan as it was then is what it is compared with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from domain.fact import LONDON
from domain.refusals import UnknownPlan, in_words
from projections.asked import Asked
from projections.documents.layout import COLUMNS, day_of, one_line
from projections.documents.store import Answer, Base
from projections.reading import Reader

_DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"
_SAYS_WHEN = re.compile(rf"as at ({_DAY}), as known on ({_DAY}) at (\d\d):(\d\d)")
NOBODY = UUID(int=0)


def question(asked: Asked) -> str:
    """ "as at 30 June 2025, as known on 1 July 2025 at 14:05": never "now", which would be over at once."""
    known = asked.known_on.astimezone(LONDON)
    return f"as at {in_words(asked.as_at)}, as known on {in_words(known.date())} at {known:%H:%M}"


def asked_in(lines: Iterable[Mapping[str, Any]]) -> Asked | None:
    """The question that a document of ours answers; None where the lines are not of one."""
    texts = [line["text"] for line in lines if line["kind"] == "leftover"]
    if not any(all(name in text for name in COLUMNS.values()) for text in texts):
        return None
    found = next(filter(None, map(_SAYS_WHEN.search, texts)), None)
    as_at, known = (day_of(found[1]), day_of(found[2])) if found else (None, None)
    if found is None or as_at is None or known is None or int(found[3]) > 23 or int(found[4]) > 59:
        return None
    return Asked(as_at, datetime(known.year, known.month, known.day, int(found[3]), int(found[4]), tzinfo=LONDON))


def base_of(reader: Reader, plan: UUID, lines: Iterable[Mapping[str, Any]]) -> Base | None:
    """The plan as the document had it when it was written, in the shape of a document that was recorded."""
    asked = asked_in(lines)
    try:
        then = reader.plan(plan, asked) if asked else None
    except UnknownPlan:
        return None
    if asked is None or then is None or not then["actions"]:
        return None
    answers = {
        f"line:{number}": Answer("accepted", {"became": [str(action["id"])]}, 1, NOBODY, asked.known_on)
        for number, action in enumerate(then["actions"], 1)
    }
    return Base(NOBODY, [as_line(action) for action in then["actions"]], answers, asked.known_on, 0)


def as_line(action: Mapping[str, Any]) -> dict[str, Any]:
    """An action as a reading of its own document tells it."""
    first = action["objectives"][0] if action["objectives"] else None
    return {
        "kind": "action",
        "ref": one_line(action["ref"]) or None,
        "section": one_line(action["section"]) or None if first else None,
        "objective": one_line(first["title"]) if first else None,
        "title": one_line(action["title"]),
        "sub_actions": [
            {"label": part["label"], "title": one_line(part["title"]), "done": part["status"] != "open"}
            for part in action["sub_actions"]
        ],
        "leads": [{"text": one_line(lead["text"])} for lead in action["leads"]],
        "due": action["due"] | {"text": one_line(action["due"]["text"])} if action["due"] else None,
        "measure": one_line(action["measure"]) or None,
        "progress": [
            {"on": note["effective_on"].isoformat(), "text": one_line(note["text"])} for note in action["progress"]
        ],
        "rag": action["rag"]["colour"] if action["rag"] else None,
        "rag_label": one_line(action["rag"]["label"]) if action["rag"] else None,
        "status": action["status"],
        "decisions": [],
        "source": {"locator": "", "text": ""},
        "confidence": 1.0,
        "doubts": [],
    }
