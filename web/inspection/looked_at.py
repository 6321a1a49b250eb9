"""A look in words: what kind of page it was, of what, for which dates, and where the same page is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import url_for
from werkzeug.routing import BuildError

from domain.refusals import in_words
from projections.looks import THINGS, Look
from web.layout import LONDON
from web.wording import action_name, plan_name

Named = dict[UUID, dict[str, Any]]

WHAT = {
    "plans.index": "All plans",
    "plans.show": "Plan",
    "downloads.word": "Plan, as a Word document",
    "downloads.excel": "Plan, for Excel",
    "downloads.pdf": "Plan, as PDF",
    "actions.show": "Action",
    "search.in_authority": "Search, not yet asked",
    "search.search_authority": "Search",
    "entries.index": "Audit trail",
    "entries_exported.as_csv": "Audit trail, as CSV",
    "entries_exported.as_json_lines": "Audit trail, as JSON lines",
    "entries_exported.as_excel": "Audit trail, for Excel",
    "documents.index": "Documents",
    "documents.show": "Document",
    "documents.of_entry": "Document that an entry was read from",
    "documents.original": "Document as it was handed in",
    "inspection.index": "Inspection, what it offers",
    "inspection.replay": "Replay",
    "inspection.compare": "Comparison of two points",
    "inspection.since": "What changed since",
    "inspection.flow": "What became of every action",
    "inspection.recommendations": "Progress against recommendations",
    "inspection.inspections_index": "Inspections",
    "inspection.inspection": "One inspection",
    "inspection.audits_index": "Ratings and audits",
    "inspection.audit": "Audit",
    "findings.index": "Findings",
    "lineage.index": "Lineage",
    "themes.index": "Themes",
    "indicators.index": "Indicators",
    "indicators.show": "Indicator",
    "sharing.show": "What the region sees",
    "inspection.looks": "What inspectors looked at",
    "inspection.looks_as_csv": "What inspectors looked at, as CSV",
    "proof.index": "Proof",
    "proof.pack": "Evidence pack",
    "proof.download_pack": "Evidence pack, the file",
    "proof.receipt_of_entry": "Receipt of an entry",
    "questions.show_authority": "The service",
    "questions.list_plans": "All plans",
    "questions.show_plan": "Plan",
    "questions.list_actions": "Actions",
    "questions.show_action": "Action",
    "questions.show_history": "History of an action",
    "questions.list_entries": "Audit trail",
    "questions.list_inspections": "Inspections",
    "questions.list_audits": "Ratings and audits",
    "questions.list_findings": "Findings",
    "questions.list_threads": "Lineage",
    "questions.list_themes": "Themes",
    "questions.list_indicators": "Indicators",
    "questions.compare": "Comparison of two points",
    "questions.list_checkpoints": "Checkpoints",
    "questions.show_inclusion": "Proof of an entry",
    "questions.show_consistency": "Proof between checkpoints",
    "readings.list_documents": "Documents",
    "readings.show_document": "Document",
    "readings.show_original": "Document as it was handed in",
}
"""What pages and questions are called. One that this list lacks is told by its name."""
REPLAY, SINCE = "inspection.replay", "inspection.since"
CALLED_ELSEWHERE = {"document": "reading"}


def what_in_words(look: Look) -> str:
    area, _, name = look.what.partition(".")
    words = WHAT.get(look.what) or f"{area}: {name or 'page'}".replace("_", " ").capitalize()
    return f"{words}, by a program" if look.way == "api" else words


def thing_in_words(look: Look, plans: Named, actions: Named, only: str = "") -> str | None:
    """The action or the plan that it was of, by name; nothing for what has none, or is no longer known."""
    if look.action and only != "plan":
        found = actions.get(look.action)
        return action_name(found) if found else str(look.action)
    if look.plan and only != "action":
        plan = plans.get(look.plan)
        return plan_name(plan) if plan else str(look.plan)
    return None


def dates_in_words(look: Look) -> str:
    """ "as at 31 March 2026, as known on 12 April 2026 at 10:00"; nothing for a page of now."""
    until = point(look.as_at, look.known_on)
    if look.what == SINCE and look.from_known_on:
        since = f"since {in_words(look.from_known_on.astimezone(LONDON).date())}"
        return f"{since}, {until}" if until else since
    first = point(look.from_as_at, look.from_known_on)
    return f"from {first}, to {until or 'now'}" if first else until


def point(as_at: Any, known_on: Any) -> str:
    said = [f"as at {in_words(as_at)}"] if as_at else []
    if known_on:
        local = known_on.astimezone(LONDON)
        at = "" if (local.hour, local.minute) == (23, 59) else f" at {local:%H:%M}"
        said.append(f"as known on {in_words(local.date())}{at}")
    return ", ".join(said)


def page_of(authority: str, look: Look) -> str | None:
    """The page that was looked at, for its dates; for an answer or a file, the page of what it was of."""
    things = {name: getattr(look, name) for name in THINGS if getattr(look, name)}
    given: dict[str, Any] = {CALLED_ELSEWHERE.get(name, name): id for name, id in things.items()} | dates_of(look)
    if look.way == "page":
        try:
            return url_for(look.what, authority=authority, **given)
        except BuildError:
            return None
    one = next((name for name in ("action", "plan") if name in things), None)
    return url_for(f"{one}s.show", authority=authority, **{one: things[one]}, **dates_of(look)) if one else None


def dates_of(look: Look) -> dict[str, str]:
    if look.what == REPLAY:
        mode = {} if look.known_on else {"mode": "now"}
        return {"on": look.as_at.isoformat(), **mode} if look.as_at else {}
    if look.what == SINCE and look.from_known_on:
        since = {"since": look.from_known_on.astimezone(LONDON).date().isoformat()}
        return since | {name: getattr(look, name).isoformat() for name in ("as_at", "known_on") if getattr(look, name)}
    side = "to_" if look.what == "inspection.compare" else ""
    given = {
        f"{side}as_at": look.as_at, f"{side}known_on": look.known_on,
        "from_as_at": look.from_as_at, "from_known_on": look.from_known_on,
    }  # fmt: skip
    return {name: value.isoformat() for name, value in given.items() if value}
