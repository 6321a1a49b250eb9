"""What a person may choose from: this authority's ratings, plans, actions, objectives and parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from domain import period as periods
from domain.refusals import Refusal, in_words
from domain.sharing import AS_SERVICE, INDICATORS, SHARES
from projections.asked import Asked
from projections.erasable import erasable
from projections.finding import as_id
from projections.reading import Reader
from projections.sharing import sharing
from web.recording.controls import Option, Typed, options_of
from web.recording.subject import RUNNING, Subject, called
from web.wording import plan_name, told_apart

NOTHING = {
    "plan": "No other plan is open. A manager opens the next one first.",
    "carry_forward plan": "No plan of the same or a later period is open. Open the next one first.",
    "action": "There is no other open action.",
    "part": "No part of this action is open.",
    "objectives": "This plan has no objectives yet.",
    "plans": "No plan is open.",
    "shared action": "No other service shares an action that is like this one. Find it in the list of the region.",
    "actions": "There is no action to choose from.",
    "inspection": "No inspection was announced yet.",
    "erasable": "This entry has no text that could be erased.",
}
"""What stands in a control's place when there is nothing to choose."""
GO_AS_SERVICE = (
    "As the service does",
    "The plan has no rule of its own any more, whatever is ticked above, and follows when the service’s rule changes.",
)
MAY_HAVE_GONE_ON = ("open", "paused", "carried_forward", "merged", "superseded", "transferred")
CHOOSE_FIRST = "Choose the plan first, then have its objectives shown."


def offered(order: str, of: Any, subject: Subject, reader: Reader, typed: Typed, day: date) -> list[Option]:
    """The options of a field, for an entry that is effective on a day."""
    widget = of.metadata["widget"]
    offer = OFFERS.get(f"{order} {widget}") or OFFERS.get(widget)
    return offer(subject, reader, typed, day) if offer else options_of(of)


def nothing(order: str, widget: str) -> str | None:
    """What stands there instead when nothing is offered."""
    return NOTHING.get(f"{order} {widget}") or NOTHING.get(widget)


def ratings(_: Subject, reader: Reader, __: Typed, day: date) -> list[Option]:
    """The ratings that held on that day."""
    scheme = reader.authority(Asked.of(as_at=day.isoformat()))["scheme"]
    return [Option(each["label"], each["label"], colour=each["colour"]) for each in scheme]


def other_plans(subject: Subject, reader: Reader, _: Typed, __: date) -> list[Option]:
    own = subject.plan["id"] if subject.plan else None
    return [Option(str(id), name) for id, name in told_apart(running(reader)).items() if id != own]


def plans_to_go_on_in(subject: Subject, reader: Reader, _: Typed, __: date) -> list[Option]:
    assert subject.plan is not None
    found = going_on(reader, subject.plan)
    names = told_apart(running(reader))
    return [Option(str(plan["id"]), names[plan["id"]]) for plan in found]


def going_on(reader: Reader, plan: dict[str, Any]) -> list[dict[str, Any]]:
    """The plans that what is open in this one may be carried into, the next one first; none that ended before it."""
    others = [each for each in running(reader) if each["id"] != plan["id"] and each["ends_on"] >= plan["starts_on"]]
    return sorted(others, key=lambda each: (each["starts_on"] <= plan["starts_on"], each["starts_on"]))


def opening_the_next(reader: Reader, plan: dict[str, Any]) -> str:
    """Where the plan of the same kind for the following period is opened; "" where one that begins later is there."""
    if any(each["kind"] == plan["kind"] and each["starts_on"] > plan["starts_on"] for each in running(reader)):
        return ""
    title, after = plan["title"], periods.following(plan["period"])
    filled = {"kind": plan["kind"], "period": after, "title": periods.moved_on(title, plan["period"], after)}
    return f"/{reader.slug}/open-plan?{urlencode({name: value for name, value in filled.items() if after})}"


def plans(_: Subject, reader: Reader, __: Typed, ___: date) -> list[Option]:
    found = running(reader)
    names = told_apart(found)
    return [Option(str(plan["id"]), names[plan["id"]], hint=open_actions(plan["counts"]["open"])) for plan in found]


def open_actions(count: int) -> str:
    return "1 open action" if count == 1 else f"{count} open actions"


def other_actions(subject: Subject, reader: Reader, _: Typed, __: date) -> list[Option]:
    """Open actions of the plans that run, plan by plan."""
    asked, plans = Asked.of(), running(reader)
    names = told_apart(plans)
    return [
        Option(str(action["id"]), shortened(called(action)), group=names[plan["id"]])
        for plan in plans
        for action in reader.plan(plan["id"], asked)["actions"]
        if action["id"] != subject.id and action["status"] in ("open", "paused")
    ]


def open_parts(subject: Subject, *_: Any) -> list[Option]:
    return [
        Option(str(part["id"]), f"{part['label']} {part['title']}" if part["label"] else part["title"])
        for part in subject.found["sub_actions"]
        if part["status"] == "open"
    ]


def objectives(subject: Subject, *_: Any) -> list[Option]:
    return objectives_of(subject.plan)


def objectives_there(_: Subject, reader: Reader, typed: Typed, __: date) -> list[Option]:
    """Of the plan that an action is carried into, once it is chosen."""
    return objectives_of(target(reader, typed))


def objectives_of(plan: dict[str, Any] | None) -> list[Option]:
    return [
        Option(
            str(each["id"]),
            f"{each['ref']} {each['title']}" if each["ref"] else each["title"],
        )
        for each in (plan or {}).get("objectives", ())
    ]


def all_objectives(_: Subject, reader: Reader, __: Typed, ___: date) -> list[Option]:
    """Of every plan, running ones first, plan by plan."""
    plans = sorted(reader.plans(Asked.of()), key=lambda plan: plan["status"] not in RUNNING)
    names = told_apart(plans)
    return [replace(each, group=names[plan["id"]]) for plan in plans for each in objectives_of(plan)]


def actions_that_serve(subject: Subject, reader: Reader, typed: Typed, __: date) -> list[Option]:
    """Open actions of the plans that run, and those that serve something of it already, wherever they are."""
    offered = other_actions(subject, reader, typed, __)
    known = {each.value for each in offered}
    served = [action for each in subject.found.get("recommendations", ()) for action in each["actions"]]
    others = [
        Option(str(each["id"]), shortened(called(each)), group=plan_name(each["plan"]))
        for each in {action["id"]: action for action in served}.values()
        if str(each["id"]) not in known
    ]
    return offered + sorted(others, key=lambda option: option.group or "")


def shared_actions(subject: Subject, reader: Reader, typed: Typed, __: date) -> list[Option]:
    """Of other services: those most like it, and the one that a link named."""
    from web.alike.asking import offered_for  # here: what finds them is loaded only where it is wanted

    return [
        Option(str(each["id"]), shortened(called(each)), hint=f"{each['service']}, {plan_name_of(each)}")
        for each in offered_for(subject.found, reader.slug, as_id(typed.get("from_action", "")))
    ]


def plan_name_of(action: dict[str, Any]) -> str:
    return plan_name({"title": action["plan_title"], "period": action["period"]})


def earlier_actions(subject: Subject, reader: Reader, _: Typed, __: date) -> list[Option]:
    """Of plans that began before: what may have become this action. Newest plan first."""
    assert subject.plan is not None
    asked, began = Asked.of(), subject.plan["starts_on"]
    plans = reader.plans(asked)
    names = told_apart(plans)
    return [
        Option(str(action["id"]), shortened(called(action)), group=names[plan["id"]])
        for plan in plans
        if plan["id"] != subject.plan["id"] and plan["starts_on"] <= began
        for action in reader.plan(plan["id"], asked, every_note=False)["actions"]
        if action["status"] in MAY_HAVE_GONE_ON
    ]


def inspections(_: Subject, reader: Reader, *__: Any) -> list[Option]:
    return [
        Option(str(each["id"]), each["framework"], hint=f"announced on {in_words(each['announced_on'])}")
        for each in reversed(reader.authority(Asked.of())["inspections"])
    ]


def texts_of_the_entry(_: Subject, reader: Reader, typed: Typed, __: date) -> list[Option]:
    entry = as_id(typed.get("entry", ""))
    found = erasable(reader, entry) if entry else {}
    return [Option(field, f"“{shortened(text)}”", hint=field.replace("_", " ")) for field, text in found.items()]


def definitions(subject: Subject, *_: Any) -> list[Option]:
    held = Option("", "The one that held when the period ended")
    return [held] + [
        Option(str(each["version"]), f"Definition {each['version']}, from {in_words(each['since'])}")
        for each in subject.found["definitions"]
    ]


def what_is_shared(_: Subject, reader: Reader, typed: Typed, __: date) -> list[Option]:
    """Of a plan no indicators; and where it has a rule of its own, to be without one again."""
    plan = as_id(typed.get("plan", ""))
    offers = [Option(code, text) for code, text in SHARES.items() if plan is None or code != INDICATORS]
    own = [each for each in sharing(reader, Asked.of())["plans"] if each["id"] == plan and each["own"]]
    return offers + [Option(AS_SERVICE, *GO_AS_SERVICE) for _ in own]


OFFERS: dict[str, Callable[..., list[Option]]] = {
    "rating": ratings,
    "plan": other_plans,
    "carry_forward plan": plans_to_go_on_in,
    "plans": plans,
    "action": other_actions,
    "part": open_parts,
    "objectives": objectives,
    "carry_forward objectives": objectives_there,
    "serve_recommendation objectives": all_objectives,
    "shared action": shared_actions,
    "actions": actions_that_serve,
    "name_origin actions": earlier_actions,
    "inspection": inspections,
    "erasable": texts_of_the_entry,
    "report_value choice": definitions,
    "share_with_region choices": what_is_shared,
}


def target(reader: Reader, typed: Typed) -> dict[str, Any] | None:
    into: UUID | None = as_id(typed.get("into", ""))
    try:
        return reader.plan(into, Asked.of()) if into else None
    except Refusal:  # the order will say so in its own words
        return None


def running(reader: Reader) -> list[dict[str, Any]]:
    return [plan for plan in reader.plans(Asked.of()) if plan["status"] in RUNNING]


def shortened(text: str, most: int = 110) -> str:
    return text if len(text) <= most else text[: most - 2].rsplit(" ", 1)[0] + " …"
