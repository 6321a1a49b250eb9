"""Finding plans and actions by what people call them. A reference is a label: where two carry it, both are named."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from domain import period as periods
from domain.refusals import AmbiguousReference, UnknownAction, UnknownIndicator, UnknownObjective, UnknownPlan
from projections.asked import Asked
from projections.reading import Reader


def as_id(text: str) -> UUID | None:
    try:
        return UUID(text.strip())
    except ValueError:
        return None


def find_plan(reader: Reader, text: str, period: str | None = None) -> UUID:
    """A plan by id, by title, or by title and period where the same title comes each year ("Delivery Plan 2026-27")."""
    asked = Asked.of()
    if (id := as_id(text)) is not None:
        return id
    wanted = " ".join(text.split()).casefold()
    named = [plan for plan in reader.plans(asked) if wanted in called(plan)]
    named = [plan for plan in named if period is None or periods.same(plan["period"], period)]
    if len(named) == 1:
        return named[0]["id"]  # type: ignore[no-any-return]
    if not named:
        which = f"“{text.strip()}”" + (f" for {period}" if period else "")
        raise UnknownPlan(f"This authority has no plan {which}. Name it by its id, or by its exact title.")
    told = "; ".join(f"{plan['title']} {plan['period']} ({plan['id']})" for plan in named)
    raise AmbiguousReference(
        f"{len(named)} plans are called “{text.strip()}”: {told}. Add the period to the title, or name one by its id.",
        candidates=[{"plan": str(plan["id"]), "title": plan["title"], "period": plan["period"]} for plan in named],
    )


def called(plan: dict[str, Any]) -> tuple[str, ...]:
    """What people call a plan."""
    title = " ".join(plan["title"].split()).casefold()
    return title, f"{title} {plan['period']}".casefold(), f"{title} {periods.plain(plan['period'])}".casefold()


def find_indicator(reader: Reader, text: str) -> UUID:
    """An indicator by its code in the national list, or by its name."""
    from projections.indicators.reading import indicators

    wanted = " ".join(text.split()).casefold()
    for each in indicators(reader, Asked.of()):
        if wanted in ((each["code"] or "").casefold(), " ".join(each["name"].split()).casefold()):
            return each["id"]  # type: ignore[no-any-return]
    raise UnknownIndicator(f"This authority keeps no indicator “{text.strip()}”. Name it by its code, name or id.")


def find_action(reader: Reader, text: str, plan: str | None = None, period: str | None = None) -> UUID:
    """An action by id or by reference, within a plan if one is named; else the plans still running come first."""
    if (id := as_id(text)) is not None:
        return id
    candidates = actions_called(reader, text, plan, period)
    running = [each for each in candidates if each["running"]]
    for these in (candidates, running):
        if len(these) == 1:
            return these[0]["id"]  # type: ignore[no-any-return]
    if not candidates:
        raise UnknownAction(
            f"This authority has no action with the reference “{text.strip()}”.", reference=text.strip()
        )
    shown = running or candidates
    told = "; ".join(f"{c['title'][:60]} (in {c['plan_title']} {c['period']}, {c['id']})" for c in shown)
    raise AmbiguousReference(
        f"{len(shown)} actions carry the reference “{text.strip()}”: {told}. Name one by its id.",
        candidates=[
            {
                "action": str(c["id"]),
                "ref": c["ref"],
                "title": c["title"],
                "plan": c["plan_title"],
                "period": c["period"],
            }
            for c in shown
        ],
    )


def actions_called(reader: Reader, reference: str, plan: str | None, period: str | None) -> list[dict[str, Any]]:
    asked = Asked.of()
    wanted = reference.strip().casefold()
    plans = reader.plans(asked)
    if plan is not None:
        only = find_plan(reader, plan, period)
        plans = [each for each in plans if each["id"] == only]
    elif period is not None:
        plans = [each for each in plans if periods.same(each["period"], period)]
    rows = reader._rows(
        "SELECT action, plan FROM {schema}.action_versions WHERE lower(state->>'reference') = %s"
        " AND valid @> %s::date AND known @> %s::timestamptz AND plan = ANY(%s)",
        [wanted, asked.as_at, asked.known_on, [each["id"] for each in plans]],
    )
    by_id = {each["id"]: each for each in plans}
    found = []
    for action, of_plan in rows:
        head = by_id[of_plan]
        about = next(each for each in reader.plan(of_plan, asked)["actions"] if each["id"] == action)
        running = head["status"] in ("open", "signed_off")
        found.append(about | {"plan_title": head["title"], "period": head["period"], "running": running})
    return sorted(found, key=lambda each: (each["period"], each["title"]), reverse=True)


def find_objective(reader: Reader, text: str, plan: UUID) -> UUID:
    """An objective of a plan by id, reference or title."""
    if (id := as_id(text)) is not None:
        return id
    wanted = text.strip().casefold()
    objectives = reader.plan(plan, Asked.of())["objectives"]
    named = [o for o in objectives if wanted in ((o["ref"] or "").casefold(), o["title"].casefold())]
    if len(named) == 1:
        return named[0]["id"]  # type: ignore[no-any-return]
    if not named:
        raise UnknownObjective(f"This plan has no objective “{text.strip()}”. Set it first, or name it by its id.")
    raise AmbiguousReference(
        f"{len(named)} objectives of this plan are called “{text.strip()}”. Name one by its id.",
        candidates=[{"objective": str(o["id"]), "ref": o["ref"], "title": o["title"]} for o in named],
    )
