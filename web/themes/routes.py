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
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from domain.carrying_out import Receipt
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
from web.connections import read_afresh, registry, wait_until
from web.errors import status_of
from web.logs import request_id
from web.orders import Desk
from web.permissions import allow, may
from web.recording.said import shortened
from web.themes.knowing import learnt
from web.wording import many

blueprint = Blueprint("themes", __name__, template_folder="templates")
asking.install(blueprint)

NOTHING_TICKED = "Tick at least one theme: what this action is about."
LISTED = 60
"""So many of those that wait stand on one page."""


@dataclass
class Waiting:
    action: dict[str, Any]
    proposed: tuple[Proposal, ...]

    @property
    def codes(self) -> list[str]:
        return [each.code for each in self.proposed]


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
        "order": "tag_themes", "action": str(action), "themes": ticked(form),
        "proposed": form.get("proposed", "").split() or None, "command_id": form.get("command_id") or str(uuid4()),
    }  # fmt: skip
    if form.get("version", "").isdigit():
        order["version"] = int(form["version"])
    try:
        if not order["themes"]:
            raise InvalidOrder(NOTHING_TICKED)
        roles = frozenset(current_user.roles_in(authority))
        receipt = Desk(registry(authority), reader(authority), current_user.id, roles, request=request_id()).give(order)
    except Refusal as refusal:
        return page(authority, action, refusal)
    wait_until(authority, receipt.position)
    read_afresh()
    flash(recorded(authority, ticked(form), receipt), "success")
    return redirect(address(authority, at=form.get("next", "")), 303)


def ticked(form: MultiDict[str, str]) -> list[str]:
    """What somebody ticked, that which was chosen as the first at the head. What is not ticked can't be the first."""
    return sorted(form.getlist("themes"), key=lambda code: code != form.get("first"))


def recorded(authority: str, codes: list[str], receipt: Receipt) -> Markup:
    """What was recorded for which action, and the way back."""
    place = f"/{authority}/actions/{receipt.subjects['action']}/"
    found = reader(authority).action(UUID(receipt.subjects["action"]), Asked.of())
    return Markup(
        'Recorded for <a class="govuk-link" href="{}">{}</a>: {}. '
        '<a class="govuk-link" href="{}correct-entry?entry={}">Put it right or take it back</a>'
    ).format(place, called(found), "; ".join(THEMES[code] for code in codes), place, receipt.event_ids[0])


def called(action: dict[str, Any]) -> str:
    return f"{action['ref'] or ''} “{shortened(action['title'])}”".strip()


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
    entries = f"/{authority}/entries/?after={receipt.position - len(receipt.event_ids)}"
    said = Markup('Recorded: the themes of {}. <a class="govuk-link" href="{}">Their entries</a>')
    flash(said.format(many(len(steps), "action"), entries), "success")
    return redirect(address(authority), 303)


def page(authority: str, at: UUID | None = None, refusal: Refusal | None = None) -> ResponseReturnValue:
    ask = reader(authority)
    every = standing(ask, Asked.of())
    waiting = waiting_in(ask, every)
    place = place_of(waiting, at or as_id(request.args.get("at", "")))
    whole, months = agreement(ask, Asked.of())
    shown = waiting[place] if waiting else None
    return render_template(
        "themes/index.html",
        question="What actions are about, by the list that all services share",
        shown=shown,
        chosen_themes=chosen_themes(shown, at if refusal else None),
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
        errors={place_of_error(refusal, shown): str(refusal)} if refusal else {},
    ), status_of(refusal) if refusal else 200


def chosen_themes(shown: Waiting | None, refused: UUID | None) -> list[str]:
    """What is ticked on the card, the first first: what is proposed, or what somebody had ticked who was refused."""
    if shown is None:
        return []
    return ticked(request.form) if refused == shown.action["id"] else shown.codes


def place_of_error(refusal: Refusal, shown: Waiting | None) -> str:
    return f"theme-{shown.codes[0]}" if shown and str(refusal) == NOTHING_TICKED else ""


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
