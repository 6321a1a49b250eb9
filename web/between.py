"""A comparison in words: the groups of what happened, and what changed of an action, for page and command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from projections.between.comparing import Comparison
from projections.between.differences import Difference, Field
from web.changed_fields import NAMES, TELLERS, Piece, Told, in_and_out, plain, said, swapped, worded
from web.wording import STATUSES, action_name, day, plan_name

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
WAY = ("status", "left_on", "carried_to", "to_action", "to_plan")
"""Told in the sentence of how it left, where it did."""
OF_ACTIONS = ("carried_from", "carried_to", "to_action")
IDS = (*OF_ACTIONS, "to_plan", "combined_into")
NAMES_IN_PLANS = NAMES | {"objectives": "Objectives"}
"""An action serves objectives; a plan has them."""


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
    names = NAMES_IN_PLANS if "starts_on" in difference.last else NAMES
    return told + [
        line for each in difference.fields if each.name not in skipped for line in of_field(each, found, names)
    ]


def way(difference: Difference, found: Comparison) -> Iterator[Line]:
    """Whence or whither it went, and in which other words."""
    last = difference.last
    if difference.kind == "added" and last.get("carried_from"):
        yield Line("From", said(called(last["carried_from"], found)))
    if difference.how:
        on = f" on {day(last['left_on'])}" if last["left_on"] else ""
        whither = found.successors(difference)
        into = (
            f", into {' and into '.join(called(id, found) for id in whither)}" if whither else plan_after(last, found)
        )
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


def adopted(field: Field, found: Comparison) -> Told:
    return in_and_out(
        lambda each: (
            f"{found.elsewhere.get(str(each['action']), 'an action')} of "
            + found.elsewhere.get(each["authority"], str(each["authority"]).replace("_", " ").title())
        )
    )(field)


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


def of_field(field: Field, found: Comparison, names: Mapping[str, str]) -> list[Line]:
    name = names.get(field.name, field.name.replace("_", " ").capitalize())
    if field.name == "adopted_from":
        return [Line(name, pieces) for _, pieces in adopted(field, found)]
    teller = TELLERS.get(field.name)
    if teller:
        return [Line(what or name, pieces) for what, pieces in teller(field)]
    if field.name in IDS:
        naming = called if field.name in OF_ACTIONS else plan_called
        return [Line(name, swapped(*(naming(id, found) if id else None for id in (field.before, field.after))))]
    if field.name == "combined_from":
        return [Line(name, said("; ".join(plan_called(id, found) for id in field.after)))]
    return [Line(name, swapped(plain(field.before), plain(field.after)))]
