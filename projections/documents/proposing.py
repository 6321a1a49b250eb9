"""A row that becomes a new action: the orders that record what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.refusals import in_words
from projections.documents import dues
from projections.documents.deciding import ORDERS, Deciding
from projections.documents.look import Look, Says
from projections.documents.model import Change
from projections.documents.objectives import named_by
from projections.documents.rated import rating_of, status_of, words_of
from projections.documents.settling import About
from projections.documents.wording import quoted


def of_new(look: Look, about: About, says: Says) -> tuple[Change, ...]:
    """The action, its parts, what was noted, its rating, and what was decided of it, in this order."""
    place = look.places[about.action]
    return (
        created(look, about, says, place),
        *parts(look, about, says),
        *noted(look, about, says),
        *revised(look, about, says),
        *rated(look, about, says),
        *decided(look, about, says),
    )


def created(look: Look, about: About, says: Says, place: int) -> Change:
    day = look.begins(says)
    fields: dict[str, Any] = {
        "plan": look.settings.plan,
        "title": says["title"],
        "reference": says["ref"],
        "objectives": look.objectives.ids(named_by(says), about.place, day),
        "leads": tuple(lead["text"] for lead in says["leads"]),
        "due": dues.original(says["due"]) or (dues.to_record(says["due"]) if says["due"] else None),
        "measure": says["measure"],
        "place": place,
    }
    fields = {name: value for name, value in fields.items() if value not in (None, "", ())}
    sentence = f"New action {quoted(says['title'])}"
    change = about.change("create", "create_action", day, sentence, becomes=says["title"], **fields)
    return replace(change, moved=begun_before(day) if day < look.settings.since else None)


def begun_before(day: date) -> str:
    return f"This action counts from {in_words(day)}: the document has a note of it from before its own day."


def revised(look: Look, about: About, says: Says) -> Iterator[Change]:
    """A later date beside the original one."""
    due, first = says["due"], dues.original(says["due"])
    if due and first and first.text != due["text"]:
        yield about.change(
            "due", "revise_due_date", look.settings.as_at, f"due {first.text} → {due['text']}",
            was=first.text, becomes=due["text"], due=dues.to_record(due),
        )  # fmt: skip


def parts(look: Look, about: About, says: Says) -> Iterator[Change]:
    for number, part in enumerate(says["sub_actions"], 1):
        yield from part_added(look, about, f"part:{number}", part, look.begins(says))


def part_added(look: Look, about: About, key: str, part: Says, day: date) -> Iterator[Change]:
    id, label = about.new(key), part.get("label")
    name = f"part {label}" if label else "part"
    fields: dict[str, Any] = {"title": part["title"], "sub_action": id} | ({"label": label} if label else {})
    yield about.change(
        key, "add_sub_action", day, f"New {name}: {quoted(part['title'])}", becomes=part["title"], **fields
    )
    if part.get("done"):
        yield part_done(about, f"{key}:done", id, part, max(day, look.settings.as_at))


def part_done(about: About, key: str, id: UUID, part: Says, day: date) -> Change:
    name = f"Part {part['label']}" if part.get("label") else "Part"
    sentence = f"{name} {quoted(part['title'])} completed"
    return about.change(
        key, "close_sub_action", day, sentence, becomes="Completed", sub_action=id, disposition="completed"
    )


def noted(look: Look, about: About, says: Says) -> Iterator[Change]:
    for number, note in enumerate(says["progress"], 1):
        day = look.day_of(note, look.begins(says))
        change = note_change(look, about, f"note:{number}", note["text"], day, bool(note.get("on")))
        yield replace(change, moved=look.note_moved(note, day))


def note_change(
    look: Look, about: About, key: str, text: str, day: date, has_day: bool, doubts: tuple[str, ...] = ()
) -> Change:
    """`has_day`: whether the document dates it; a day that nobody wrote is not told."""
    dated = f" of {in_words(day)}" if has_day and day != look.settings.as_at else ""
    sentence = f"New progress{dated}: {quoted(text, 200)}"
    return about.change(key, "note_progress", day, sentence, becomes=text, doubts=doubts, text=text)


def rated(look: Look, about: About, says: Says) -> Iterator[Change]:
    """The rating in the authority's scheme; where the scheme lacks it, a person says what it is."""
    label = rating_of(says, look.scheme, look.settings.ratings)
    words = words_of(says)
    if label == "" or words is None:
        return
    becomes = label or about.said("rag", "rag") or words
    needs = () if label else look.rating_asked(words)
    fields: dict[str, Any] = {"rag": label} if label else {}
    yield about.change(
        "rag", "change_rag", look.settings.as_at, f"RAG none → {becomes}", becomes=becomes, needs=needs, **fields
    )


def decided(look: Look, about: About, says: Says) -> list[Change]:
    """What the document decided of the action; or how it says that it stands, where it decides nothing."""
    labels = {
        (part.get("label") or "").strip(" ().").casefold(): about.new(f"part:{number}")
        for number, part in enumerate(says["sub_actions"], 1)
        if part.get("label") and not part.get("done")
    }
    deciding = Deciding(
        about, look.day_decided(says), look.following, lambda: look.absorbers(about.action), named_by(says)
    )
    if says["decisions"]:
        return deciding.changes(says["decisions"], labels)
    how = status_of(says, look.scheme, look.settings.ratings)
    return [deciding.leaves("status", how, None)] if how in ORDERS else []
