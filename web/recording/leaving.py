"""What becomes of the open actions of a plan that is to be closed: a row for each, recorded together or not at all."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import Unauthorized

from domain.fact import Occasion
from domain.refusals import InvalidOrder, Refusal
from domain.together import Step
from projections.asked import Asked, NotADate, day
from projections.finding import as_id
from projections.reading import Reader
from projections.waiting import wait_for
from web.authorities import reader
from web.connections import connections, registry
from web.errors import status_of
from web.logs import request_id
from web.orders.desk import loaded
from web.orders.on_actions import CarryForward, Complete, Embed, Withdraw
from web.permissions import allow
from web.recording.at_first import same_objectives
from web.recording.form import today
from web.recording.offered import going_on, opening_the_next, running
from web.recording.pages import SIGNED_IN_AGAIN
from web.recording.said import with_receipt
from web.wording import many, told_apart

blueprint = Blueprint("leaving", __name__)
HERE = "/<slug:authority>/plans/<uuid:plan>/open-actions"
HEADING = "What becomes of the open actions"
WAYS = {
    "": "Decide later",
    "carry_forward": "Carry forward",
    "complete": "Complete",
    "embed": "Business as usual",
    "withdraw": "Withdraw",
}
SAID = {
    "carry_forward": (CarryForward, "decision"),
    "complete": (Complete, "note"),
    "embed": (Embed, "note"),
    "withdraw": (Withdraw, "reason"),
}
"""By way: the schema of its order, and the field that what is typed beside it goes into."""
Row = dict[str, Any]


@blueprint.get(HERE)
@allow("decide")
def open_actions(authority: str, plan: UUID) -> ResponseReturnValue:
    return page(reader(authority), plan)


@blueprint.post(HERE)
@allow("decide")
def open_actions_post(authority: str, plan: UUID) -> ResponseReturnValue:
    """All that was chosen, in one save; then to closing the plan, or to what is still open."""
    read = reader(authority)
    rows = [row for row in open_rows(read, plan) if row["way"]]
    try:
        receipt = registry(authority).together(occasion(), [step_of(read, row) for row in rows])
    except (Refusal, NotADate) as refusal:
        step = refusal.details.get("step")
        where = f"way-{rows[step]['id']}" if isinstance(step, int) else refusal.details.get("where", "")
        called = f"{rows[step]['called']}: " if isinstance(step, int) else ""
        return page(read, plan, {where: f"{called}{refusal}"}, status_of(refusal))
    with connections().transaction(authority) as connection:
        wait_for(connection, authority, receipt.position)
    flash(with_receipt(f"Recorded what became of {many(len(rows), 'action')}.", authority, receipt), "success")
    return redirect(f"/{authority}/plans/{plan}/close-plan", 303)


def page(read: Reader, plan: UUID, errors: dict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    found = read.plan(plan, Asked.of())
    return render_template(
        "recording/leaving.html",
        plan=found,
        rows=open_rows(read, plan),
        ways=WAYS,
        into=going_on(read, found),
        next_plan=opening_the_next(read, found),
        called=told_apart(running(read)),
        chosen=request.form.get("into", ""),
        effective=request.form.get("effective_on") or f"{today().day}/{today().month}/{today().year}",
        command=request.form.get("command_id") or str(uuid4()),
        errors=errors or {},
    ), status


def open_rows(read: Reader, plan: UUID) -> list[Row]:
    """The actions that are open, with what the form says of each."""
    actions = read.plan(plan, Asked.of())["actions"]
    return [
        {
            "id": each["id"],
            "action": each,
            "called": each["ref"] or each["title"][:60],
            "way": way if (way := request.form.get(f"way-{each['id']}", "")) in WAYS else "",
            "words": request.form.get(f"words-{each['id']}", "").strip(),
            "seen": request.form.get(f"seen-{each['id']}", str(read.version(each["id"]))),
        }
        for each in actions
        if each["status"] in ("open", "paused")
    ]


def occasion() -> Occasion:
    try:
        effective = day(request.form.get("effective_on", ""))
    except NotADate as unclear:
        unclear.details["where"] = "effective_on"
        raise
    command = request.form.get("command_id") or str(uuid4())
    return Occasion(actor=current_user.id, command=command, effective_on=effective, request=request_id())


def step_of(read: Reader, row: Row) -> Step:
    """The order of one row, checked by its own schema. Refuses `InvalidOrder`, and says at which row."""
    schema, beside = SAID[row["way"]]
    order: dict[str, Any] = {"action": str(row["id"])} | ({beside: row["words"]} if row["words"] else {})
    into = as_id(request.form.get("into", "")) if row["way"] == "carry_forward" else None
    if row["way"] == "carry_forward":
        if into is None:
            raise InvalidOrder("Choose the plan into which actions are carried forward.", where="into")
        order["into"] = str(into)
    try:
        fields = loaded(schema(), order)
    except InvalidOrder as refusal:
        told = " ".join(each for all_of_it in refusal.details["fields"].values() for each in all_of_it)
        raise InvalidOrder(f"{row['called']}: {told}", where=f"words-{row['id']}") from None
    fields |= {"action": row["id"]}
    if into:
        there = read.plan(into, Asked.of())["objectives"]
        fields |= {"into": into, "objectives": same_objectives(row["action"]["objectives"], there)}
    return Step(row["way"], fields, seen=int(row["seen"]) if row["seen"].isdecimal() else None)


# What was typed is kept


@blueprint.errorhandler(401)
def signed_out(_: Unauthorized) -> ResponseReturnValue:
    if request.method != "POST":
        return redirect(url_for("access.sign_in", next=request.full_path.rstrip("?")))
    kept = [(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"]
    return render_template("recording/signed_out.html", kept=kept, readable=[], heading=HEADING), 401


@blueprint.errorhandler(CSRFError)
def out_of_date(_: CSRFError) -> ResponseReturnValue:
    about = dict(request.view_args or {})
    return page(reader(about["authority"]), about["plan"], {"": SIGNED_IN_AGAIN}, 400)
