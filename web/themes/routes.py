"""The page of themes: actions that wait for somebody to say what they are about, one after the other.

What is accepted goes to the same desk as every order; several at once are recorded together or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from domain.fact import Occasion
from domain.refusals import InvalidOrder, Refusal
from domain.theme import THEMES
from domain.together import Step
from projections.asked import Asked
from projections.finding import as_id
from projections.reading import Reader
from projections.themes import Proposal
from projections.themes.standing import agreement, standing
from web import asking
from web.asking import DATES
from web.authorities import reader
from web.connections import registry, wait_until
from web.errors import status_of
from web.logs import request_id
from web.orders import Desk
from web.permissions import allow, may
from web.themes.knowing import learnt
from web.wording import many

blueprint = Blueprint("themes", __name__, template_folder="templates")
asking.install(blueprint)

LISTED = 60
"""So many of those that wait stand on one page."""


@dataclass
class Waiting:
    action: dict[str, Any]
    proposed: tuple[Proposal, ...]

    @property
    def codes(self) -> str:
        return " ".join(each.code for each in self.proposed)


@blueprint.get("/<slug:authority>/themes/")
@allow("read plans")
def index(authority: str) -> ResponseReturnValue:
    """One action to decide about, the others that wait, and how often proposals were kept."""
    if set(DATES) & request.args.keys():
        return redirect(request.path)  # what is proposed is proposed now
    return page(authority)


@blueprint.post("/<slug:authority>/themes/")
@allow("record")
def accept(authority: str) -> ResponseReturnValue:
    """One action is about these themes; then the next."""
    action, form = as_id(request.form.get("action", "")), request.form
    order = {
        "order": "tag_themes", "action": str(action), "themes": form.getlist("themes"),
        "proposed": form.get("proposed", "").split() or None, "command_id": form.get("command_id") or str(uuid4()),
    }  # fmt: skip
    if form.get("version", "").isdigit():
        order["version"] = int(form["version"])
    try:
        roles = frozenset(current_user.roles_in(authority))
        receipt = Desk(registry(authority), reader(authority), current_user.id, roles, request=request_id()).give(order)
    except Refusal as refusal:
        return page(authority, action, refusal)
    wait_until(authority, receipt.position)
    flash(f"Recorded: {'; '.join(THEMES[code] for code in form.getlist('themes'))}.", "success")
    return redirect(address(authority, at=form.get("next", "")), 303)


@blueprint.post("/<slug:authority>/themes/sure")
@allow("decide")
def accept_sure(authority: str) -> ResponseReturnValue:
    """All that the page showed as sure, as it showed them."""
    shown = [each.partition(" ") for each in request.form.getlist("sure")]
    steps = [
        Step("tag_themes", {"action": id, "themes": codes.split(), "proposed": codes.split()})
        for text, _, codes in shown
        if (id := as_id(text)) and codes
    ]
    try:
        if not steps:
            raise InvalidOrder("There is nothing to accept.")
        command = request.form.get("command_id") or str(uuid4())
        receipt = registry(authority).together(Occasion(current_user.id, command, request=request_id()), steps)
    except Refusal as refusal:
        return page(authority, None, refusal)
    wait_until(authority, receipt.position)
    flash(f"Recorded: the themes of {many(len(steps), 'action')}.", "success")
    return redirect(address(authority), 303)


def page(authority: str, at: UUID | None = None, refusal: Refusal | None = None) -> ResponseReturnValue:
    ask = reader(authority)
    every = standing(ask, Asked.of())
    waiting = waiting_in(ask, every)
    place = place_of(waiting, at or as_id(request.args.get("at", "")))
    whole, months = agreement(ask, Asked.of())
    return render_template(
        "themes/index.html",
        question="What actions are about, by the list that all services share",
        shown=waiting[place] if waiting else None,
        version=ask.version(waiting[place].action["id"]) if waiting else None,
        after=waiting[(place + 1) % len(waiting)] if len(waiting) > 1 else None,
        listed=waiting[place + 1 : place + 1 + LISTED]
        + waiting[: max(0, min(place, place + 1 + LISTED - len(waiting)))],
        waiting=len(waiting),
        confirmed=sum(bool(action["themes"]) for action in every),
        plans=plans_of(every),
        whole=whole,
        months=months,
        codes=THEMES,
        command=str(uuid4()),
        may_record=may(current_user, authority, "record"),
        may_decide=may(current_user, authority, "decide"),
        errors={"": str(refusal)} if refusal else {},
    ), status_of(refusal) if refusal else 200


def waiting_in(ask: Reader, every: list[dict[str, Any]]) -> list[Waiting]:
    """Those that nobody has confirmed a theme of (in the plan that was chosen)."""
    plan, model = as_id(request.values.get("plan", "")), learnt(ask, every)
    unsaid = (action for action in every if not action["themes"] and plan in (None, action["plan"]))
    return [Waiting(action, model.propose(action)) for action in unsaid]


def place_of(waiting: list[Waiting], id: UUID | None) -> int:
    """Of the action that was asked for; of the first, if that one no longer waits."""
    return next((place for place, each in enumerate(waiting) if each.action["id"] == id), 0)


def plans_of(every: list[dict[str, Any]]) -> dict[UUID, str]:
    """The plans in which something waits, each with how much."""
    counted: dict[UUID, int] = {}
    for action in every:
        if not action["themes"]:
            counted[action["plan"]] = counted.get(action["plan"], 0) + 1
    named = {action["plan"]: f"{action['plan_title']}, {action['period']}" for action in every}
    return {plan: f"{named[plan]} ({number})" for plan, number in counted.items()}


def address(authority: str, at: str = "") -> str:
    """The page again, for the same plan."""
    found = {"plan": as_id(request.form.get("plan", "")), "at": as_id(at)}
    kept = "&".join(f"{name}={value}" for name, value in found.items() if value)
    return f"/{authority}/themes/" + (f"?{kept}" if kept else "")
