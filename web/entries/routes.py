"""The audit trail: who recorded what and when, newest first, filtered by address, page by page."""

from __future__ import annotations

from collections.abc import Container, Mapping
from itertools import groupby
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from projections.asked import Asked
from projections.naming import actions_named, recommendations_named
from projections.reading import Reader
from projections.trail import COUNTED, how_many, page, versions_of_corrections
from web import asking
from web.access.roles import ROLES
from web.authorities import name_of, reader
from web.connections import access
from web.documents import handing_in
from web.entries.filters import AFTER_ANNOUNCEMENT, DAYS, Filters, asked_filters, place
from web.layout import LONDON
from web.permissions import allow
from web.wording import TELLERS, action_name, kind_of_entry, plan_name, sentence, told, told_apart

blueprint = Blueprint("entries", __name__)
asking.install(blueprint)
ON_A_PAGE = 50
CORRECTING = {
    "inspection": ("inspections/{}/correct-inspection", "decide", "Correct"),
    "audit": ("audits/{}/correct-audit", "record", "Correct"),
    "authority": ("take-back-dismissal", "record", "Take back"),
}
"""By kind of thing: the form that takes an entry on it back, who may, and what the link to it says; actions have it on
their own page."""
PAGES = {
    "inspection": ("An inspection", "inspection/inspections/"),
    "audit": ("An audit", "inspection/audits/"),
    "indicator": ("An indicator", "indicators/"),
    "reading": ("A document", "documents/"),
}
"""By kind of thing: what it is, where it has no name, and where its pages are."""
BEGINNINGS = ("AuditCarriedOut", "EntryCorrected")


@blueprint.get("/<slug:authority>/entries/")
@allow("read plans")
def index(authority: str) -> ResponseReturnValue:
    """Pages follow one another by position, so that a new entry moves nothing."""
    asked = asking.asked()
    ask = reader(authority)
    filters = asked_filters(ask)
    shown, newer, older = one_page(ask, filters)
    corrections = versions_of_corrections(ask, shown, asked.known_on)
    of_what_was_wrong(shown, corrections)
    about = actions_named(ask, {entry["action"] for entry in shown if entry["action"]} | mentioned(shown), asked)
    answer = render_template(
        "entries/index.html",
        question=asking.question_in_words(asked, "The entries", many=True),
        days=by_day(shown, names(filters.plans, about) | recommendations(ask, shown, asked), corrections),
        about=about,
        plans=filters.plans,
        plan_names=list(told_apart(filters.plans.values()).items()),
        kinds=sorted(((name, kind_of_entry(name)) for name in TELLERS), key=lambda each: each[1]),
        roles=roles_here(authority, {entry["actor"] for entry in shown}),
        filters=filters,
        tags=filters.tags(ask),
        hits=hits(ask, filters, len(shown), newer or older),
        days_asked=DAYS,
        after_announcement=AFTER_ANNOUNCEMENT,
        correcting=CORRECTING if asked.is_now else {},
        newer=newer,
        older=older,
        further=before() is not None,
        address=lambda **more: request.path + filters.query(**more),
        page_of=page_of,
        there=things_there(ask, shown, asked),
    )
    return answer, 400 if filters.problems else 200


def one_page(ask: Reader, filters: Filters) -> tuple[list[dict[str, Any]], int | None, int | None]:
    """The entries of a page, and the positions from which the newer and the older ones go on, if there are any."""
    if filters.wanted is None:
        return [], None, None
    first, last = before(), place("after")
    onward = last is not None and first is None
    found = page(ask, filters.wanted, ON_A_PAGE + 1, first, last)
    more = len(found) > ON_A_PAGE
    shown = found[1:] if more and onward else found[:ON_A_PAGE]
    if not shown:
        return [], None, None
    newer = shown[0]["position"] if (more if onward else first is not None) else None
    older = shown[-1]["position"] if onward or more else None
    return shown, newer, older


def hits(ask: Reader, filters: Filters, on_this_page: int, others: int | None) -> str | None:
    """How many entries the filters leave, in words; None without filters, where it would say nothing."""
    if not filters or filters.wanted is None or not (on_this_page or others):
        return None
    count = how_many(ask, filters.wanted) if others else on_this_page
    of = f"{count:,}" if count <= COUNTED else f"more than {COUNTED:,}"
    return f"{on_this_page} of {of} entries" if others else f"{of} {'entry' if count == 1 else 'entries'}"


def before() -> int | None:
    """Entries before this position; anything that is no position means from the newest."""
    return place("before")


def mentioned(entries: list[dict[str, Any]]) -> set[UUID]:
    bodies = [entry["body"] for entry in entries]
    ids = (body.get(key) for body in bodies for key in ("into_action", "by_action", "to_action"))
    several = (each for body in bodies for name in ("from_actions", "actions") for each in body.get(name) or ())
    return {UUID(each) for each in (*ids, *several) if each}


def of_what_was_wrong(entries: list[dict[str, Any]], corrections: dict[int, Any]) -> None:
    """A correction is about what the entry was about that it takes back."""
    for entry in entries:
        if wrong := corrections.get(entry["position"], {}).get("wrong"):
            entry["action"], entry["plan"] = entry["action"] or wrong["action"], entry["plan"] or wrong["plan"]


def recommendations(ask: Reader, entries: list[dict[str, Any]], asked: Asked) -> dict[str, str]:
    """The numbers of recommendations, where an entry mentions one."""
    return recommendations_named(ask, asked) if any("recommendation" in each["body"] for each in entries) else {}


def things_there(ask: Reader, entries: list[dict[str, Any]], asked: Asked) -> set[UUID]:
    """Those with a page for whoever asks: no inspection that was taken back, no document that they may not see yet."""
    kinds = {each["aggregate_kind"] for each in entries}
    found = {each["id"] for each in ask.authority(asked)["inspections"]} if "inspection" in kinds else set()
    return found | ({row.id for row in handing_in.visible(ask.slug)} if "reading" in kinds else set())


def page_of(entry: Mapping[str, Any], authority: str, there: Container[UUID] = ()) -> tuple[str, str] | None:
    """The name of what an entry is about, where that is neither an action nor a plan, and its page, if it has one.

    `there`: the inspections and documents that have one.
    """
    if entry["aggregate_kind"] == "authority":
        return None if entry["action"] or entry["plan"] else (name_of(authority), f"/{authority}/")
    if entry["aggregate_kind"] not in PAGES:
        return None
    kind, place = PAGES[entry["aggregate_kind"]]
    gone = entry["aggregate_kind"] in ("inspection", "reading") and entry["aggregate"] not in there
    return entry["about"] or kind, "" if gone else f"/{authority}/{place}{entry['aggregate']}/"


def about_in_words(entry: Mapping[str, Any], authority: str, named: Mapping[str, str]) -> str:
    """What an entry is about, whatever it is, in a few words."""
    if page := page_of(entry, authority):
        return page[0]
    return next((named[str(id)] for id in (entry["action"], entry["plan"]) if str(id) in named), "")


def names(plans: dict[UUID, dict[str, Any]], actions: dict[UUID, dict[str, Any]]) -> dict[str, str]:
    found = {str(id): plan_name(plan) for id, plan in plans.items()}
    return found | {str(id): action_name(action) for id, action in actions.items()}


def roles_here(authority: str, people: set[UUID]) -> dict[UUID, str]:
    """The roles that people hold or held at an authority: who recorded, and as what."""
    with access() as connection:
        rows = connection.execute(
            "SELECT DISTINCT account, role FROM access.grants WHERE account = ANY(%s)"
            " AND (authority = %s OR authority IS NULL) ORDER BY role",
            [list(people), authority],
        ).fetchall()
    found: dict[UUID, list[str]] = {}
    for row in rows:
        found.setdefault(row["account"], []).append(ROLES.get(row["role"], row["role"]).lower())
    return {person: ", ".join(roles) for person, roles in found.items()}


def may_be_taken_back(entry: dict[str, Any]) -> bool:
    if entry["aggregate_kind"] == "authority":
        return bool(entry["event"] == "FindingDismissed")
    return entry["event"] not in BEGINNINGS


def by_day(
    entries: list[dict[str, Any]], named: dict[str, str], corrections: dict[int, Any]
) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Entries under the day on which they were recorded; a correction says what was wrong, and what stands instead."""
    for entry in entries:
        both = corrections.get(entry["position"], {"wrong": None, "instead": None})
        wrong = {entry["body"]["corrected"]: sentence(both["wrong"], named)} if both["wrong"] else {}
        entry["told"] = told(entry, named | wrong)
        entry["instead"] = sentence(both["instead"], named) if both["instead"] else None
        entry["may_be_corrected"] = not entry["corrected"] and may_be_taken_back(entry)
        entry["local"] = entry["recorded_at"].astimezone(LONDON)
    return [(day, list(group)) for day, group in groupby(entries, key=lambda entry: entry["local"].date())]
