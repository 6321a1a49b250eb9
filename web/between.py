"""A comparison in words: the groups of what happened, and what changed of an action, for page and command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from markupsafe import Markup, escape

from domain.theme import THEMES
from projections.between.comparing import Comparison
from projections.between.differences import Difference, Field
from projections.between.wording import pieces
from projections.texts import ERASED
from web.wording import HOW_A_PART_ENDED, STATUSES, action_name, day, later, plan_name

GROUPS = {
    "completed": "Completed",
    "embedded": "Became business as usual",
    "carried_forward": "Carried forward into another plan",
    "merged": "Merged into another action",
    "transferred": "Transferred",
    "superseded": "Superseded",
    "withdrawn": "Withdrawn",
    "gone": "Not there at the second point",
    "back": "Open again",
    "carried_in": "Carried here from an earlier plan",
    "added": "Added",
    "changed": "Changed",
    "unchanged": "Unchanged",
}
NAMES = {
    "ref": "Reference", "title": "Wording", "section": "Section", "objectives": "Serves", "leads": "Leads",
    "due": "Due", "measure": "Measure", "rag": "Rating", "status": "Status", "left_on": "Left on",
    "outcome": "Outcome", "check_on": "To be checked on", "themes": "Themes", "sub_actions": "Sub-actions",
    "evidence": "Evidence", "progress": "Progress", "times_carried": "Times carried", "carried_from": "Carried from",
    "carried_to": "Carried to", "to_action": "Into", "to_plan": "Into the plan", "created_on": "Created on",
    "kind": "Kind", "period": "Period", "starts_on": "Begins", "ends_on": "Ends", "opened_on": "Opened on",
    "closed_on": "Closed on", "closing_note": "Closing note", "combined_into": "Combined into",
    "combined_from": "Combined from", "sign_offs": "Signed off", "glossary": "Glossary of leads",
    "scheme": "Rating scheme",
}  # fmt: skip
WAY = ("status", "left_on", "carried_to", "to_action", "to_plan")
"""Told in the sentence of how it left, where it did."""
OF_ACTIONS = ("carried_from", "carried_to", "to_action")
IDS = (*OF_ACTIONS, "to_plan", "combined_into")
PLAN_STATUSES = {"open": "Open", "signed_off": "Signed off", "closed": "Closed", "combined": "Combined"}
How = Literal["", "removed", "added"]


@dataclass(frozen=True)
class Piece:
    """A piece of a line: as it was and is, or removed, or added."""

    text: str
    how: How = ""


@dataclass(frozen=True)
class Line:
    """One thing that changed: its name, and the pieces that say how."""

    name: str
    pieces: tuple[Piece, ...]


def group_of(difference: Difference) -> str:
    if difference.kind == "added" and difference.last.get("carried_from"):
        return "carried_in"
    return difference.how or difference.kind


def in_numbers(counts: Mapping[str, int]) -> list[tuple[int, str]]:
    """The counts on top, in words; all actions first, what did not happen left out."""
    added = counts["added"] - counts["carried_in"]
    found = [
        (added, "added"), (counts["carried_in"], "carried here"), (counts["completed"], "completed"),
        (counts["embedded"], "became business as usual"), (counts["carried_forward"], "carried forward"),
        (counts["merged"], "merged"), (counts["transferred"], "transferred"), (counts["superseded"], "superseded"),
        (counts["withdrawn"], "withdrawn"), (counts["gone"], "not there any more"), (counts["back"], "open again"),
        (counts["changed"], "changed otherwise"), (counts["unchanged"], "unchanged"),
    ]  # fmt: skip
    every = (counts["actions"], "action in all" if counts["actions"] == 1 else "actions in all")
    return [every, *((number, words) for number, words in found if number)]


def in_detail(counts: Mapping[str, int]) -> list[tuple[int, str]]:
    """In how many actions what changed: the same action may be in several of these."""
    found = [
        (counts["rag"], "rating moved", "ratings moved"),
        (counts["slipped"], "due date slipped", "due dates slipped"),
        (counts["due"] - counts["slipped"], "due date changed otherwise", "due dates changed otherwise"),
        (counts["leads"], "change of leads", "changes of leads"),
        (counts["title"], "rewording", "rewordings"),
        (counts["measure"], "measure changed", "measures changed"),
        (counts["notes_added"], "progress note added", "progress notes added"),
        (counts["evidence"], "with new evidence", "with new evidence"),
        (counts["sub_actions"], "with changed sub-actions", "with changed sub-actions"),
        (counts["split"], "split", "split"),
    ]
    return [(number, one if number == 1 else many) for number, one, many in found if number]


def plainly(difference: Difference, found: Comparison) -> list[str]:
    """Lines for a terminal: removed words in [-…-], added ones in {+…+}."""
    marks = {"removed": "[-{}-]", "added": "{{+{}+}}", "": "{}"}
    told = lines(difference, found)
    words = [[marks[each.how].format(each.text.strip()) for each in line.pieces if each.text.strip()] for line in told]
    return [f"{line.name}: {' '.join(pieces)}" for line, pieces in zip(told, words, strict=True)]


def marked(line_pieces: tuple[Piece, ...]) -> Markup:
    """Pieces for a page, with words for those who can't see how they are struck or underlined."""
    return Markup("").join(as_marked(each) for each in line_pieces)


def as_marked(piece: Piece) -> Markup:
    if not piece.how:
        return escape(piece.text)
    bare = piece.text.rstrip()
    return Markup('<{tag}><span class="govuk-visually-hidden">{how}: </span>{bare}</{tag}>{rest}').format(
        tag="del" if piece.how == "removed" else "ins", how=piece.how, bare=bare, rest=piece.text[len(bare) :] or " "
    )


# What changed of one


def lines(difference: Difference, found: Comparison) -> list[Line]:
    """Everything that a difference says of an action or a plan, how it left first."""
    told = list(way(difference, found))
    skipped = WAY if difference.how else ("left_on",) if difference.kind == "back" else ()
    return told + [line for each in difference.fields if each.name not in skipped for line in of_field(each, found)]


def way(difference: Difference, found: Comparison) -> Iterator[Line]:
    """Whence or whither it went, and in which other words."""
    last = difference.last
    if difference.kind == "added" and last.get("carried_from"):
        yield Line("From", said(called(last["carried_from"], found)))
    if difference.how:
        on = f" on {day(last['left_on'])}" if last["left_on"] else ""
        whither = last["carried_to"] or last["to_action"]
        into = f", into {called(whither, found)}" if whither else plan_after(last, found)
        yield Line("How it left", said(f"{STATUSES[difference.how]}{on}{into}"))
    if (
        (difference.how or difference.kind == "added")
        and "carried_from" in last
        and (two := found.reworded(difference))
    ):
        yield Line("Reworded", worded(*two))
    if difference.split:
        yield Line("Split", said("its parts went different ways"))
    if difference.merged_from:
        yield Line("Took in", said("; ".join(called(each, found) for each in difference.merged_from)))


def plan_after(last: Mapping[str, Any], found: Comparison) -> str:
    plan = found.plans.get(last["to_plan"])
    return f", into {plan_name(plan)}" if plan else ""


def plan_called(id: Any, found: Comparison) -> str:
    plan = found.plans.get(id)
    return plan_name(plan) if plan else "a plan that was not known then"


def called(id: Any, found: Comparison) -> str:
    action = found.named.get(id)
    if action is None:
        return "an action that was not known then"
    plan = found.plans.get(action["plan"])
    return action_name(action) + (f" ({plan_name(plan)})" if plan else "")


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


def of_field(field: Field, found: Comparison) -> list[Line]:
    name = NAMES.get(field.name, field.name.replace("_", " ").capitalize())
    teller = TELLERS.get(field.name)
    if teller:
        return [Line(what or name, pieces) for what, pieces in teller(field)]
    if field.name in IDS:
        naming = called if field.name in OF_ACTIONS else plan_called
        return [Line(name, swapped(*(naming(id, found) if id else None for id in (field.before, field.after))))]
    if field.name == "combined_from":
        return [Line(name, said("; ".join(plan_called(id, found) for id in field.after)))]
    return [Line(name, swapped(plain(field.before), plain(field.after)))]


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
