"""The page on which a manager says who became what between two plans; what was said can be taken back there, too."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from domain.carrying_out import Receipt
from domain.fact import Occasion
from domain.refusals import InvalidOrder, Refusal, UnknownPlan
from domain.together import Step
from projections.asked import Asked
from projections.finding import as_id
from projections.lineage.proposing import choosable, proposals, without_origin
from projections.waiting import wait_for
from web.authorities import reader
from web.connections import connections, registry
from web.errors import status_of
from web.lineage import taking_back
from web.lineage.area import blueprint
from web.lineage.told import first_day, from_day, told
from web.logs import request_id
from web.permissions import allow
from web.recording.form import today

HERE = "/<slug:authority>/lineage/<uuid:older>/<uuid:newer>/"


@blueprint.get(HERE)
@allow("decide")
def succession(authority: str, older: UUID, newer: UUID) -> ResponseReturnValue:
    """Who became what, as it is proposed."""
    return page(authority, older, newer)


@blueprint.post(HERE)
@allow("decide")
def confirm(authority: str, older: UUID, newer: UUID) -> ResponseReturnValue:
    """What was answered, all in one save; what is not decided stays to be asked."""
    if request.form.get("take_back"):
        return take_back(authority, older, newer)
    before, after = both(authority, older, newer)
    found = told(request.form, proposals(before, after), choosable(before, after), today())
    if not found.steps and not found.problems:
        found.problems[""] = "Nothing is decided yet. Answer for at least one action."
    if found.problems:
        return page(authority, older, newer, found.problems, 422)
    try:
        record(authority, found.steps)
    except Refusal as refusal:
        about = found.about[refusal.details["step"]] if "step" in refusal.details else None
        return page(authority, older, newer, {f"was-{about}-yes" if about else "": str(refusal)}, status_of(refusal))
    flash(found.in_words(), "success")
    return redirect(request.path, 303)


def take_back(authority: str, older: UUID, newer: UUID) -> ResponseReturnValue:
    """Both sides of a succession are taken back together."""
    action, reason = as_id(request.form["take_back"]), request.form.get("reason", "")
    try:
        if action is None:
            raise InvalidOrder("Say of which action it is taken back.")
        record(authority, taking_back.steps(reader(authority), action, reason))
    except Refusal as refusal:
        field = f"reason-{action}" if not reason.strip() else ""
        return page(authority, older, newer, {field: str(refusal)}, status_of(refusal))
    flash("Taken back. The actions stand as they did before; the history keeps both.", "success")
    return redirect(request.path, 303)


def record(authority: str, steps: list[Step]) -> Receipt:
    command = request.form.get("command_id") or str(uuid4())
    receipt = registry(authority).together(Occasion(current_user.id, command, request=request_id()), steps)
    with connections().transaction(authority) as connection:
        wait_for(connection, authority, receipt.position)
    return receipt


def both(authority: str, older: UUID, newer: UUID) -> tuple[dict[str, Any], dict[str, Any]]:
    ask, now = reader(authority), Asked.of()
    before, after = ask.plan(older, now, every_note=False), ask.plan(newer, now, every_note=False)
    if older == newer or before["starts_on"] > after["starts_on"]:
        raise UnknownPlan("These two plans do not follow each other. Name the older one first.")
    return before, after


def page(
    authority: str, older: UUID, newer: UUID, problems: dict[str, str] | None = None, status: int = 200
) -> ResponseReturnValue:
    before, after = both(authority, older, newer)
    found, news = proposals(before, after), choosable(before, after)
    first = first_day(after, news, today())
    return render_template(
        "lineage/succession.html",
        older=before, newer=after, proposals=found, free=without_origin(after), choosable=news, first=first,
        counts_from={each.old["id"]: from_day(first, [each.old, *each.becomes]) for each in found},
        known=taking_back.named(before, after), errors=problems or {}, typed=request.form,
        command=request.form.get("command_id") or str(uuid4()),
        day=request.form.get("effective_on") or first.isoformat(),
    ), status  # fmt: skip
