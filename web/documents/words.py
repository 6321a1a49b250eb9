"""The words of the pages of documents: what becomes of an action, what stands beside it, what a reading is doing."""

from __future__ import annotations

from collections.abc import Iterable

from projections.documents.model import Item, Review
from projections.documents.steps import recordable

DISPOSITIONS = {
    "carried_forward": "carried forward",
    "transferred": "transferred",
    "merged": "merged into another action",
    "superseded": "superseded",
    "completed": "completed",
    "embedded": "business as usual",
    "withdrawn": "withdrawn",
    "paused": "paused",
    "unclear": "what it means is unclear",
}
LEFTOVERS = {
    "unplaced": "Words that found no place",
    "narrative": "Narrative",
    "glossary": "Glossaries",
    "key": "Keys of colours",
    "heading": "Headings",
    "header_row": "Names of columns",
}
"""Why words are in no action; what found no place stands first."""

PROBLEMS_OF_FIELDS = (
    ("leads", r"\blead"),
    ("due", r"\bdue\b|\bdates?\b|\bthe year of\b|\bday\b"),
    ("ref", r"^reference\b"),
    ("measure", r"\bthe measure\b"),
    ("decisions", r"\bdecision\b|\bsays \w+ and \w+"),
    ("rag", r"\brating\b|\bRAG\b|\bcolour\b|\bshad"),
    ("progress", r"\bthe (evidence|progress|note)\b"),
    ("sub_actions", r"\bparts?\b of"),
    ("title", r"\bthe action\b|\bno action is written\b"),
)
"""A doubt is a sentence; the first that matches says beside which field it stands."""

KINDS_OF_ITEMS = {"changed": "changed", "gone": "not in the document", "recommendation": "recommendation",
                  "indicator": "indicator"}  # fmt: skip
"""What an item is, where it is no new action."""
VERDICTS = {"accepted": "Accepted", "left_out": "Left out", "joined": "Joined"}
STAYS = "Stays open"
"""Said of an action that the document no longer has, and that goes on."""
BY_MANAGERS = {
    "open_plan": "opening a plan",
    "set_objective": "setting objectives",
    "carry_forward": "carrying an action forward",
    "embed": "embedding an action as business as usual",
    "transfer": "transferring an action",
    "merge": "merging actions",
    "supersede": "superseding an action",
    "withdraw": "withdrawing an action",
    "reopen": "reopening an action",
    "set_lead_glossary": "explaining initials in the glossary of leads",
}
"""What a document may lead to that only managers order, by its order."""
SAID = {"accept": "Accepted", "leave_out": "Left out", "undo": "Open again"}

STATUSES = {
    "waiting": "Waiting to be read",
    "reading": "Being read",
    "ready": "To be reviewed",
    "refused": "Could not be read",
    "recorded": "Recorded",
    "set_aside": "Set aside",
}
STATUS_COLOURS = {
    "waiting": "grey", "reading": "blue", "ready": "amber", "refused": "red", "recorded": "green", "set_aside": "grey",
}  # fmt: skip
UNITS = ("page", "sheet", "part")


def several(count: int, noun: str) -> str:
    """1 action, 3 actions"""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def what_was_understood(review: Review) -> str:
    """ "52 actions were read, all of them new." """
    counts = {kind: sum(item.kind == kind for item in review.items) for kind in ("new", "changed", "same", "gone")}
    rows = counts["new"] + counts["changed"] + counts["same"]
    if not rows:
        return "No action was found in this document."
    read = f"{several(rows, 'action')}{also(review)} {'was' if rows == 1 and not also(review) else 'were'} read"
    if counts["new"] == rows and not counts["gone"]:
        return f"{read}{', all new to the plan' if review.plan else ''}."
    as_before = "as recorded before" if review.recorded_before else "as the registry has"
    as_before += "" if review.recorded_before else " it" if counts["same"] == 1 else " them"
    parts = [f"{counts['same']:,} {as_before}"] * bool(counts["same"])
    parts += [f"{counts['changed']:,} changed"] * bool(counts["changed"])
    parts += [f"{counts['new']:,} new"] * bool(counts["new"])
    told = f"{read}: {', '.join(parts)}."
    if gone := counts["gone"]:
        told += f" {several(gone, 'action')} of the plan {'is' if gone == 1 else 'are'} not in the document any more."
    return told


def also(review: Review) -> str:
    """ " and 6 recommendations", " and 4 values of indicators" """
    count = sum(item.kind == "recommendation" for item in review.items)
    told = f" and {several(count, 'recommendation')}" if count else ""
    values = sum(item.kind == "indicator" for item in review.items)
    return told + (f" and {several(values, 'value')} of indicators" if values else "")


def what_is_recorded(items: Iterable[Item]) -> str:
    """ "48 new actions and 2 changed ones" """
    items = list(items)
    kinds = [item.kind for item in items]
    new, recommendations = sum(map(new_actions, items)), kinds.count("recommendation")
    changed = kinds.count("changed") + kinds.count("gone")
    parts = []
    if new:
        parts.append(several(new, "action" if not changed else "new action"))
    if changed:
        among = f"{changed:,} changed {'one' if changed == 1 else 'ones'}"
        parts.append(among if new else several(changed, "changed action"))
    if recommendations:
        parts.append(several(recommendations, "recommendation"))
    if values := kinds.count("indicator"):
        parts.append(f"{several(values, 'value')} of indicators")
    return " and ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def new_actions(item: Item) -> int:
    """A row that was split makes as many as it was split into."""
    return sum(change.step.order == "create_action" and recordable(change) for change in item.changes)


def how_far(done: int | None, total: int | None, unit: str | None) -> str:
    """ "Reading page 12 of 60" """
    if not total:
        return "Reading the document"
    return f"Reading {unit if unit in UNITS else 'page'} {min((done or 0) + 1, total):,} of {total:,}"
