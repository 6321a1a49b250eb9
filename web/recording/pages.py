"""The form's page in every state: opened, shown anew, refused, changed by somebody else, kept after signing out."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import Unauthorized

from domain.refusals import CommandIdReused, FactsChanged, NotFound, Refusal, SomeoneChangedThis
from projections.asked import Asked
from projections.findings.answer import finding_named
from projections.findings.found import KINDS, Finding
from projections.history import since
from projections.reading import Reader
from projections.sharing import sharing
from projections.waiting import wait_for
from web import buttons, wording
from web.authorities import reader
from web.connections import connections, read_afresh, registry
from web.errors import status_of
from web.orders import ORDERS
from web.orders.schema import OrderSchema
from web.pictures import ratings_of
from web.recording import correcting, form
from web.recording.at_first import at_first
from web.recording.controls import Typed
from web.recording.offered import opening_the_next, running
from web.recording.subject import Subject, subject_of

SIGNED_IN_AGAIN = (
    "You have signed in again since this form was opened, so nothing was recorded yet."
    " Everything you typed is here: check it and send it once more."
)
WORDS_CHANGED = (
    "This form was recorded already, with other words. If you mean this as a further entry, record it once more."
)

NEXT = {
    "dismiss_finding": "/{authority}/findings/",
    "take_back_dismissal": "/{authority}/findings/",
    "share_with_region": "/{authority}/sharing/",
}
"""Where an order's form comes from and leads to, where that is not the page of what it is about."""


def install(blueprint: Blueprint) -> None:
    blueprint.register_error_handler(401, signed_out)
    blueprint.register_error_handler(CSRFError, out_of_date)


# The states


def opened(schema: type[OrderSchema], authority: str, id: UUID | None) -> ResponseReturnValue:
    read = reader(authority)
    subject = subject_of(schema.on, id, read)
    if schema.order in buttons.LEAVING and subject.found["status"] not in ("open", "paused"):
        return gone_already(schema, subject, authority)
    typed = form.fresh(schema, subject, read, request.args)
    return page(schema, subject, read, typed, status=404 if is_gone(schema, read, typed) else 200)


def gone_already(schema: type[OrderSchema], subject: Subject, authority: str) -> ResponseReturnValue:
    """Before anybody types: the action has left its plan, so it can't leave again, and what can be done instead."""
    names = ("correct_entry",) if subject.found["status"] == "carried_forward" else ("reopen", "correct_entry")
    offered = buttons.offered(names, subject.url, authority, Asked.of())
    return render_template("recording/gone_already.html", schema=schema, subject=subject, buttons=offered)


def redrawn(schema: type[OrderSchema], authority: str, id: UUID | None) -> ResponseReturnValue:
    """Shown anew without recording anything: more rows, or the objectives of the plan that was chosen."""
    read = reader(authority)
    subject, typed = subject_of(schema.on, id, read), typed_so_far()
    if schema.order == "carry_forward":
        chosen = at_first(schema.order, subject, read, MultiDict({"into": typed.get("into", "")}))
        typed.setlist("objectives", [str(each) for each in chosen.get("objectives", ())])
    return page(schema, subject, read, typed)


def refused(schema: type[OrderSchema], authority: str, id: UUID | None, refusal: Refusal) -> ResponseReturnValue:
    """The form again, with what was typed and why it was not recorded."""
    if isinstance(refusal, SomeoneChangedThis | CommandIdReused):
        return changed_since(schema, authority, id, refusal)
    read = reader(authority)
    try:
        subject = subject_of(schema.on, id, read)
        correcting.entry_of(subject, request.form) if schema.order in correcting.ORDERS_THAT_CORRECT else None
    except NotFound:
        raise refusal from None  # there is nothing to show a form about
    typed, changed = typed_so_far(), isinstance(refusal, FactsChanged)
    if changed:
        typed["fingerprint"] = refusal.details["fingerprint"]
    problems = form.problems_of(refusal)
    return page(schema, subject, read, typed, problems, status=status_of(refusal), facts_changed=changed)


def changed_since(schema: type[OrderSchema], authority: str, id: UUID | None, refusal: Refusal) -> ResponseReturnValue:
    """What others changed, the present values, everything that was typed, and the version that is shown now."""
    see_everything(authority)
    read = reader(authority)
    subject, typed = subject_of(schema.on, id, read), typed_so_far()
    news = entries_since(read, subject, typed.get("version", "0"))
    typed["version"] = str(subject.version)
    problems = {"": [str(refusal)]}
    if isinstance(refusal, CommandIdReused):
        typed["command_id"], problems = str(uuid4()), {"": [WORDS_CHANGED]}
    return page(schema, subject, read, typed, problems, news=news, status=status_of(refusal), insists=True)


def signed_out(_: Unauthorized) -> ResponseReturnValue:
    """Nobody is signed in any more: the typed text waits on this page until somebody is."""
    if request.method != "POST":
        return redirect(url_for("access.sign_in", next=request.full_path.rstrip("?")))
    kept = [(name, value) for name, value in request.form.items(multi=True) if name not in ("csrf_token", "redraw")]
    schema = schema_asked_for()
    readable = [(label_of(schema, name), value) for name, value in kept if label_of(schema, name) and value.strip()]
    return render_template("recording/signed_out.html", kept=kept, readable=readable, heading=schema.heading), 401


def out_of_date(_: CSRFError) -> ResponseReturnValue:
    """A form opened before its author last signed in: shown anew, with everything typed and a good token."""
    schema, about = schema_asked_for(), dict(request.view_args or {})
    authority = about.pop("authority")
    read = reader(authority)
    subject = subject_of(schema.on, next(iter(about.values()), None), read)
    return page(schema, subject, read, typed_so_far(), {"": [SIGNED_IN_AGAIN]}, status=400)


# The page


def page(
    schema: type[OrderSchema],
    subject: Subject,
    read: Reader,
    typed: Typed,
    problems: dict[str, list[str]] | None = None,
    *,
    news: list[dict[str, Any]] | None = None,
    status: int = 200,
    insists: bool = False,
    facts_changed: bool = False,
) -> ResponseReturnValue:
    controls = form.controls_of(schema, subject, read, typed)
    corrects = schema.order in correcting.ORDERS_THAT_CORRECT
    entry = correcting.entry_of(subject, typed) if corrects else None
    chooses = corrects and entry is None
    beside = plans_beside(schema.order, read)
    return render_template(
        "recording/form.html",
        schema=schema,
        subject=subject,
        errors=form.placed(problems or {}, controls),
        controls=controls,
        back=NEXT.get(schema.order, subject.url).format(authority=read.slug),
        hidden=form.hidden_of(schema, typed),
        entry=entry,
        chooses_entry=chooses,
        correctable=correcting.correctable(subject) if chooses else [],
        since=news,
        insists=insists,
        names=names_in(subject),
        sentence=wording.sentence,
        plans=beside,
        called=wording.told_apart(beside),
        finding=finding_of(schema, read, typed, entry),
        kinds=KINDS,
        facts_changed=facts_changed,
        next_plan=opening_the_next(read, subject.found["plan"]) if schema.order == "carry_forward" else "",
        rated_now=rated_now(read, subject) if schema.order == "adopt_rag_scheme" else [],
        in_the_way=in_the_way(subject) if schema.order == "close_plan" else [],
        orders_open_to=lambda order: bool(current_user.roles_in(read.slug) & ORDERS[order].roles),
    ), status


def plans_beside(order: str, read: Reader) -> list[dict[str, Any]]:
    """The plans that may have something of their own."""
    if order == "share_with_region":
        return sharing(read, Asked.of())["plans"]  # type: ignore[no-any-return]
    return running(read) if order == "set_lead_glossary" else []


def typed_so_far() -> Typed:
    typed: Typed = MultiDict(request.form)
    typed.setdefault("command_id", str(uuid4()))
    return typed


def rated_now(read: Reader, authority: Subject) -> list[dict[str, Any]]:
    """How the open actions of the plans that run are rated, which another scheme does not change."""
    rated = [each for plan in running(read) for each in plan["counts"]["rated"]]
    open_ones = sum(plan["counts"]["open"] for plan in running(read))
    found = ratings_of({"rated": rated, "open": open_ones}, authority.found["scheme"])
    return [each for each in found if each["count"]]


def in_the_way(plan: Subject) -> list[dict[str, Any]]:
    """The actions that are open, for which somebody must say what became of them before the plan closes."""
    return [action for action in plan.found["actions"] if action["status"] in ("open", "paused")]


def finding_of(schema: type[OrderSchema], read: Reader, typed: Typed, entry: dict[str, Any] | None) -> Finding | None:
    """What is to be dismissed, or was; None if it is there no more."""
    if schema.order == "take_back_dismissal":
        return finding_named(read, entry["body"]["finding"]) if entry else None
    return finding_named(read, typed.get("finding", "")) if schema.order == "dismiss_finding" else None


def is_gone(schema: type[OrderSchema], read: Reader, typed: Typed) -> bool:
    """Before anybody types: the finding is there no more, so there is nothing to dismiss."""
    return schema.order == "dismiss_finding" and finding_of(schema, read, typed, None) is None


def names_in(subject: Subject) -> dict[str, str]:
    """What ids in sentences are called."""
    parts = {str(part["id"]): part["label"] or part["title"] for part in subject.found.get("sub_actions", ())}
    plan = subject.plan or {}
    return parts | {str(each["id"]): each["title"] for each in plan.get("objectives", ())}


def entries_since(read: Reader, subject: Subject, seen: str) -> list[dict[str, Any]]:
    """What was recorded about this after the version that a form showed, the latest last."""
    version = form.whole_number(seen) or 0
    if "history" in subject.found:
        found = [entry for entry in subject.found["history"] if entry["version"] > version]
        return sorted(found, key=lambda entry: entry["version"])
    return since(read, subject.aggregate, version) if subject.aggregate else []


def see_everything(authority: str) -> None:
    """Waits, briefly, until the views hold the whole log, and reads afresh."""
    last = registry(authority).recorder.max_notification_id() or 0
    with connections().transaction(authority) as connection:
        wait_for(connection, authority, last)
    read_afresh()


def schema_asked_for() -> type[OrderSchema]:
    return ORDERS[str(request.endpoint).partition(".")[2].removesuffix("_post")]


def label_of(schema: type[OrderSchema], name: str) -> str:
    of = form.fields_of(schema).get(name)
    return of.metadata["label"] if of else ""
