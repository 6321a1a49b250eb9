"""What changed of one field, in words: pieces that are the same, removed or added, for pages and the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from domain.theme import THEMES
from projections.between.differences import Field
from projections.between.wording import pieces
from projections.texts import ERASED
from web.wording import HOW_A_PART_ENDED, STATUSES, day, later

NAMES = {
    "ref": "Reference", "title": "Wording", "section": "Section", "objectives": "Serves", "leads": "Leads",
    "due": "Due", "measure": "Measure", "rag": "Rating", "status": "Status", "left_on": "Left on",
    "outcome": "Outcome", "check_on": "To be checked on", "themes": "Themes", "sub_actions": "Sub-actions",
    "evidence": "Evidence", "progress": "Progress", "times_carried": "Times carried", "carried_from": "Carried from",
    "origins": "Came from", "adopted_from": "Adopted from", "carried_to": "Carried to", "to_action": "Into",
    "to_plan": "Into the plan", "created_on": "Created on",
    "kind": "Kind", "period": "Period", "starts_on": "Begins", "ends_on": "Ends", "opened_on": "Opened on",
    "closed_on": "Closed on", "closing_note": "Closing note", "combined_into": "Combined into",
    "combined_from": "Combined from", "sign_offs": "Signed off", "glossary": "Glossary of leads",
    "scheme": "Rating scheme",
}  # fmt: skip
PLAN_STATUSES = {"open": "Open", "signed_off": "Signed off", "closed": "Closed", "combined": "Combined"}
How = Literal["", "removed", "added"]


@dataclass(frozen=True)
class Piece:
    """A piece of a line: as it was and is, or removed, or added."""

    text: str
    how: How = ""


def said(text: str) -> tuple[Piece, ...]:
    return (Piece(text),)


def swapped(before: str | None, after: str | None) -> tuple[Piece, ...]:
    """One thing in another's place, not word by word."""
    found = [Piece(f"{before} ", "removed")] if before else []
    return (*found, Piece(after, "added")) if after else tuple(found)


def worded(before: str, after: str) -> tuple[Piece, ...]:
    if ERASED in (before, after):
        return swapped(before, after)
    return tuple(Piece(each.text, "" if each.how == "same" else each.how) for each in pieces(before, after))


Told = list[tuple[str, tuple[Piece, ...]]]


def texts(field: Field) -> Told:
    if field.before and field.after:
        return [("", worded(field.before, field.after))]
    name = NAMES[field.name]
    return [(f"{name} added", said(field.after))] if field.after else [(f"{name} taken out", said(field.before))]


def due(field: Field) -> Told:
    was, now = field.before, field.after
    moved = f" ({later(field.days)})" if field.days else ""
    if was and now and was["text"] == now["text"]:
        return [("", said(f"{now['text']}, revised {now['revisions'] - was['revisions']} more times in between"))]
    return [("", (*swapped(was and was["text"], now["text"] if now else "no due date"), Piece(moved)))]


def rating(field: Field) -> Told:
    was, now = ((each["label"] if each else "Not rated") for each in (field.before, field.after))
    reason = (field.after or {}).get("reason")
    why = f" “{reason}”" if reason else ""
    return [("", said(f"{now}{why}"))] if was == now else [("", (*swapped(was, now), Piece(why)))]


def status(field: Field) -> Told:
    names = STATUSES | PLAN_STATUSES
    return [("", swapped(names.get(field.before), names.get(field.after)))]


def in_and_out(naming: Callable[[Any], str]) -> Callable[[Field], Told]:
    """A list of things: those that stayed, left and came."""

    def told(field: Field) -> Told:
        olds, news = ([naming(each) for each in side or ()] for side in (field.before, field.after))
        marks = [(each, "removed") for each in olds if each not in news]
        marks += [(each, "" if each in olds else "added") for each in news]
        if not any(how for _, how in marks):
            return [("", said("; ".join(news) + " (in another order)"))]
        *earlier, last = marks
        return [("", (*(Piece(f"{each}; ", how) for each, how in earlier), Piece(*last)))]  # type: ignore[arg-type]

    return told


def progress(field: Field) -> Told:
    """Each note that came, with its day and who wrote it; and those that were taken back."""
    gone: list[tuple[str, Any, How]] = [
        ("Note taken back", note, "removed") for note in field.before if note not in field.after
    ]
    came: list[tuple[str, Any, How]] = [("Note added", note, "") for note in field.after if note not in field.before]
    return [
        (what, (Piece(f"{day(note['effective_on'])}, {note['by']}: "), Piece(note["text"], how)))
        for what, note, how in (*gone, *came)
    ]


def parts(field: Field) -> Told:
    olds = {part["id"]: part for part in field.before}
    return [line for part in field.after for line in of_part(olds.get(part["id"]), part)] or [("", said("removed"))]


def of_part(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> Told:
    name = f"Sub-action {new['label']}" if new["label"] else "Sub-action"
    if old is None:
        return [(name, swapped(None, new["title"]))]
    found: Told = [(name, worded(old["title"], new["title"]))] if old["title"] != new["title"] else []
    if old["status"] != new["status"]:
        note = f": “{new['note']}”" if new["note"] else ""
        how = HOW_A_PART_ENDED.get(new["status"], STATUSES.get(new["status"], ""))
        found.append((name, said(f"{new['title']} {how}{note}")))
    return found


def plain(value: Any) -> str | None:
    if value in (None, "", [], ()):
        return None
    if isinstance(value, list | tuple | dict):
        return f"{len(value)}"
    return day(value) if hasattr(value, "isoformat") else str(value)


TELLERS: dict[str, Callable[[Field], Told]] = {
    "title": texts, "measure": texts, "outcome": texts, "closing_note": texts, "section": texts, "due": due,
    "rag": rating, "status": status, "progress": progress, "sub_actions": parts,
    "leads": in_and_out(lambda lead: str(lead["text"])),
    "themes": in_and_out(lambda code: THEMES.get(code, code)),
    "objectives": in_and_out(lambda each: f"{each['ref'] or ''} {each['title']}".strip()),
    "evidence": in_and_out(lambda each: str(each["text"])),
    "sign_offs": in_and_out(lambda each: f"{each['meeting']}, {day(each['meeting_on'])}"),
    "glossary": in_and_out(lambda each: f"{each['initials']} {each['name'] or ''}".strip()),
    "scheme": in_and_out(lambda each: f"{each['label']} ({each['scale'].replace('_', ' ')})"),
}  # fmt: skip
